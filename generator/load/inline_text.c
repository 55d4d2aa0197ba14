/*
 * Text that is read as inlines by itself: cells of tables and captions. All texts of one table go through cmark
 * together, each as a paragraph of one line.
 */
#include "load/inline_text.h"

#include <string.h>

/* Stands before each text: white space for the rules of emphasis, but the start of no block. */
#define INERT_SPACE "\xC2\xA0"

/* Link definitions are handed to each table; more than this is not. */
#define DEFINITION_LIMIT 2048

bool inline_text_is_plain(const struct inline_text *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (strchr("\\`*_[]<&@~\n", text->text[i]) != NULL)
			return false;
	return true;
}

void inline_text_add(const struct inline_text *text, struct strbuf *out)
{
	strbuf_addstr(out, INERT_SPACE);
	for (size_t i = 0; i < text->length; i++)
		strbuf_addch(out, text->text[i] == '\n' ? ' ' : text->text[i]);
	strbuf_addstr(out, "\n\n");
}

void inline_text_add_definitions(const struct reader *reader, struct strbuf *out)
{
	size_t start = out->length;
	for (size_t i = 0; i < reader->line_count; i++) {
		size_t length;
		const char *line = reader_line(reader, i, &length);
		const char *close = length > 0 && line[0] == '[' ? memchr(line, ']', length) : NULL;
		if (close == NULL || close + 1 >= line + length || close[1] != ':')
			continue;
		strbuf_add(out, line, length);
		strbuf_addch(out, '\n');
		if (out->length - start > DEFINITION_LIMIT) {
			strbuf_truncate(out, start);
			return;
		}
	}
}

void inline_text_drop_space(struct node *parent)
{
	struct node *first = parent->first_child;
	size_t skip = sizeof INERT_SPACE - 1;
	if (first == NULL || first->kind != NODE_TEXT || first->as.text.length < skip)
		return;
	first->as.text.text += skip;
	first->as.text.length -= skip;
	if (first->as.text.length > 0)
		return;
	parent->first_child = first->next;
	if (first->next == NULL)
		parent->last_child = NULL;
}

void inline_text_fix_place(struct reader *reader, const struct inline_text *text)
{
	struct place place = reader_place_at(reader, text->offset);
	reader->fixed_line = place.line;
	reader->fixed_column = place.column;
	reader->begin = reader->cursor = text->offset;
	size_t end = text->offset + text->length;
	reader->end = end < reader->length ? end : reader->length;
}
