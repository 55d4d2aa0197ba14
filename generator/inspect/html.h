/*
 * HTML as browsers take it, tag by tag: enough of the tokenizer of the HTML standard (section 13.2.5) to see what a page loads. No tree,
 * no limit of depth, linear in the length of the page.
 */
#ifndef WAYMARK_INSPECT_HTML_H
#define WAYMARK_INSPECT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Lines and columns of offsets that only grow. */
struct text_cursor {
	const char *text;
	size_t offset;
	int line, column; /* from 1; columns in characters */
};

#define TEXT_CURSOR_START(text) ((struct text_cursor){ (text), 0, 1, 1 })

void text_cursor_move(struct text_cursor *cursor, size_t offset);

enum { HTML_NAME_LIMIT = 24, HTML_ATTRIBUTE_LIMIT = 32 };

struct html_attribute {
	const char *name; /* as written, not terminated */
	size_t name_length;
	const char *value; /* not decoded, not terminated */
	size_t value_length;
};

/* A start tag. */
struct html_tag {
	char name[HTML_NAME_LIMIT];                             /* small letters; longer names are cut */
	size_t offset;                                          /* of "<" */
	struct html_attribute attributes[HTML_ATTRIBUTE_LIMIT]; /* those behind are left out */
	size_t attribute_count;
	const char *content; /* script, style, title, textarea: the raw text up to the end tag; otherwise empty */
	size_t content_length;
};

struct html_reader {
	const char *text;
	size_t length;
	size_t at; /* starts as 0 */
};

/* The next start tag that is not in a comment. False: there is none. */
bool html_next(struct html_reader *reader, struct html_tag *tag);

/* The value with character references decoded, or NULL. */
const char *html_attribute(struct arena *arena, const struct html_tag *tag, const char *name);

/* The words of <title>, "" when there is none. */
const char *html_title(struct arena *arena, const char *text, size_t length);

#endif
