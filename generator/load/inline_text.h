/*
 * Text that is read as inlines by itself: cells of tables and captions.
 */
#ifndef WAYMARK_LOAD_INLINE_TEXT_H
#define WAYMARK_LOAD_INLINE_TEXT_H

#include "base/strbuf.h"
#include "load/reader.h"

/* Text that stands somewhere in the body and is to be read as inlines: a table's cell, a caption. */
struct inline_text {
	struct node *parent;
	const char *text;
	size_t length;
	size_t offset; /* in the body, for diagnostics */
};

/* Read all texts as inlines below their parents. One line each; nothing in them starts a block. (markdown.c) */
void reader_inlines(struct reader *reader, const struct inline_text *texts, size_t count);

/* ---- steps of that ----------------------------------------------------------------------------------- */

/* No character in it means anything to Markdown. */
bool inline_text_is_plain(const struct inline_text *text);

/* Append the text as a paragraph of one line. */
void inline_text_add(const struct inline_text *text, struct strbuf *out);

/* Append the lines that define links ("[sign]: 03-signs.md"), so that a cell may use them. */
void inline_text_add_definitions(const struct reader *reader, struct strbuf *out);

/* What inline_text_add() put before the words goes again. */
void inline_text_drop_space(struct node *parent);

/* Nodes made from now on stand where the text does; diagnostics look for their words in it. */
void inline_text_fix_place(struct reader *reader, const struct inline_text *text);

#endif
