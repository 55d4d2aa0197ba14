/*
 * What the files that check a page share. Private to page_check.c and page_references.c.
 */
#ifndef WAYMARK_OUTPUT_PAGE_CHECKER_H
#define WAYMARK_OUTPUT_PAGE_CHECKER_H

#include <stdint.h>

#include "base/strbuf.h"
#include "base/xmlread.h"
#include "output/page_check.h"

/* A link to an anchor of the page itself, judged when all its ids are known. */
struct fragment {
	const char *anchor;
	uint64_t hash;
	int line;
};

struct checker {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct checked_file *page;
	struct page_facts *facts;
	const char *folder; /* of the page, "" for the root */
	const char *cursor; /* in the page's text, behind the last script or style */
	struct strbuf policy;
	bool policy_judged; /* something came that a policy has to stand before */
	bool keeps_referrer;
	bool has_tracker; /* lms.js */
	bool is_book; /* see page_is_of_book() */
	struct fragment *fragments;
	size_t fragment_count;
	size_t fragment_capacity;
};

/* One start tag. */
struct element {
	const char *name;
	const struct xmlread_attribute *attributes;
	size_t count;
	int line;
};

/* Report with the page's place and origin. `format` is a literal with one %s less than the arguments. */
#define REPORT(checker, rule, where, format, ...)                                                                      \
	diag_report((checker)->diagnostics, (rule), (struct place){ .path = (checker)->page->shown, .line = (where) }, \
		    format "%s", __VA_ARGS__, (checker)->page->made_from)

/* The value of an attribute, or NULL. */
const char *element_attribute(const struct element *element, const char *name);

/* Whether a list of words separated by blanks (may be NULL) has `word`. */
bool checker_has_token(const char *list, const char *word);

/* Whether the name, letter case aside, is in a list that NULL ends. */
bool checker_is_one_of(const char *name, const char *const names[]);

/* A value for a message: a long one (a picture in a data: address) is not repeated in full. */
const char *checker_shortened(struct arena *arena, const char *value);

/* The checks of attributes that hold addresses. */
void checker_href(struct checker *checker, const struct element *element, const char *value);
void checker_sends(struct checker *checker, const struct element *element, const char *value);
void checker_source(struct checker *checker, const struct element *element, const char *value);
void checker_source_set(struct checker *checker, const struct element *element, const char *value);
void checker_paint(struct checker *checker, const struct element *element, const char *value);

/* When all ids of the page are known: the links to its own anchors. */
void checker_judge_fragments(struct checker *checker);

#endif
