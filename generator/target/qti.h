/*
 * QTI 1.2.1 in the profile of Common Cartridge 1.1 and 1.3: an assessment, or a bank of objects, from items (question/item.h).
 *
 * What the profile says, and what importers do with it, read in Moodle 4.5 and Canvas:
 *
 *     multiple choice     three options or more (rule 4d of the profile): the caller sees to it
 *     multiple response   one condition with all right options and none of the others; Moodle finds these by case="Yes"
 *     true or false       options named "true" and "false", or Moodle stops
 *     fill in the blank   one condition with all accepted forms, which Canvas and Moodle read as "any of them", then one for each form:
 *                         the standard reads the first as "all of them", and the others as what is meant
 *     feedback            of an option stands with its condition, which is the last ("continue" is No) for Moodle; of the whole question
 *                         with a condition that always holds and is not the last
 *     text                is HTML in ASCII: Moodle reads other characters of a question as Latin-1
 *
 * Names of options ignore letter case in Moodle, so they are numbered.
 */
#ifndef WAYMARK_TARGET_QTI_H
#define WAYMARK_TARGET_QTI_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "question/item.h"

/* Points of an item are 1 to this many. */
#define QTI_WEIGHT_LIMIT 99

/* The profile has assessments of 1 to this many attempts, or without limit. */
#define QTI_ATTEMPT_LIMIT 5

struct qti_assessment {
	const char *id;
	const char *title;
	const char *language;
	const char *introduction; /* HTML, or NULL */
	int attempts;             /* 0: without limit; more than QTI_ATTEMPT_LIMIT count as that many */
	const struct item *const *
	    items; /* CHOICE (three options or more), MULTIPLE (the whole answer counts), TRUE_FALSE, TEXT; one or more */
	const int *weights; /* as items: 1 to QTI_WEIGHT_LIMIT */
	size_t count;
};

/* `arena` holds what is needed while writing. */
void qti_write_assessment(struct arena *arena, const struct qti_assessment *assessment, struct strbuf *out);
void qti_write_bank(struct arena *arena, const char *id, const struct item *const *items, const int *weights,
		    size_t count, struct strbuf *out);

/* Whole points in the same proportions as the items' hundredths: those themselves where they are whole, otherwise a multiple of them; the
 * nearest that there are where even that does not exist. */
void qti_weigh(const struct item *const *items, size_t count, int *weights);

#endif
