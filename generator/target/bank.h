/*
 * Banks: what a format of question banks is. Each is one file that defines a struct bank_format, and one line in banks.c.
 *
 * A file is written in pieces, one a module, so that memory does not grow with the kit: what a format writes for a module is put between
 * its head and its tail, behind the modules before.
 */
#ifndef WAYMARK_TARGET_BANK_H
#define WAYMARK_TARGET_BANK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "question/reshape.h"

enum { BANK_DEPTH = 3 }; /* course, module, practice */

/* A folder of a bank, with its questions in the order of the module. */
struct bank_category {
	const char *names[BANK_DEPTH]; /* plain, from the top */
	size_t depth;
	const struct reshape *questions; /* what the format has to write of it */
};

/* A change that only this format makes: its words say so. */
struct bank_change {
	const char *word; /* of the reshaping: "item.change.gaps" */
	const char *own;  /* of the format: "bank.gift.gaps" */
};

struct bank_format {
	const char *extension; /* ".gift.txt" */
	const char *head;      /* of the whole file */
	const char *tail;
	bool is_xml;       /* read back before anything is published */
	const char *lacks; /* interface word for what the format has no place for in any question; NULL: nothing */
	const struct bank_change *own_changes; /* up to one without words; NULL: none */
	const struct item_format *items;

	/* May be NULL. Look at an item before it is written and note what changes; false: it cannot be asked in this format. */
	bool (*prepare)(struct reshape *reshape, struct item *item);

	/* The questions of a category, appended. */
	void (*write)(struct arena *arena, const struct bank_category *category, struct strbuf *out);
};

extern const struct bank_format bank_gift;
extern const struct bank_format bank_moodle;

/* ---- what both of them need: both are read by Moodle ----------------------------------------------------------- */

/* A multiple choice has no more right options than this, or Moodle has no shares for them. */
#define BANK_RIGHT_OPTIONS 20

/* A matching with fewer lines ends Moodle's import without a word. */
#define BANK_MATCHING_LINES 3

/* "m07-q1 Which fits best?", in one line of less than 255 characters. */
const char *bank_question_name(struct arena *arena, const struct item *item);

/* The category as a path: "Course/m07 Clues". */
const char *bank_category_path(struct arena *arena, const struct bank_category *category);

/* What an option counts, in percent: "100", "33.33333", "-50", "0". Moodle takes only shares of its own list; where the right ones cannot
 * have equal ones, some count 10 and some 5. */
const char *bank_percent(const struct item *item, size_t option);

/* Can the right options have equal shares? */
bool bank_has_equal_shares(const struct item *item);

/* Text for an answer that Moodle compares with what is typed: "*" would stand for anything. */
const char *bank_without_wildcards(struct arena *arena, const char *text);

#endif
