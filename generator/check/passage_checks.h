/*
 * Checks that look at one passage after the other. Each reads its words from a language's data once and is then asked about every
 * passage of a module, or of an edition's own pages; check_passages.c lists them.
 */
#ifndef WAYMARK_CHECK_PASSAGE_CHECKS_H
#define WAYMARK_CHECK_PASSAGE_CHECKS_H

#include "base/diag.h"
#include "check/passages.h"

struct passage_check {
	/* The data of a language, in the arena; NULL where the check has none. */
	const void *(*read)(struct arena *arena, const struct words *words);
	void (*judge)(const struct passage *passage, const void *data, struct diagnostics *diagnostics);
};

extern const struct passage_check passage_check_claims;   /* figures and law without a source */
extern const struct passage_check passage_check_sentence; /* sentences that are too long */
extern const struct passage_check passage_check_terms;    /* words that the field has left behind */

#endif
