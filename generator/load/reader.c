/*
 * What the files that recognise things on the tree share: making nodes, finding places.
 */
#define _GNU_SOURCE /* memmem */
#include "load/reader.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "load/suggest.h"

/* More suggestions than this in one module are not worth the time they take. */
#define SUGGESTION_LIMIT 100

struct node *reader_node(const struct reader *reader, enum node_kind kind, int line, int column)
{
	struct node *node = arena_alloc(reader->context->arena, sizeof *node);
	node->kind = kind;
	node->path = reader->source->path;
	if (reader->fixed_line > 0) {
		node->line = reader->fixed_line;
		node->column = reader->fixed_column;
	} else {
		node->line = line + reader->first_line - 1;
		node->column = column;
	}
	return node;
}

static size_t line_of_offset(const struct reader *reader, size_t offset)
{
	size_t low = 0, high = reader->line_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (reader->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct place reader_place_at(struct reader *reader, size_t offset)
{
	size_t line = line_of_offset(reader, offset);
	struct reader_column *last = &reader->last;
	if (last->line != line || last->offset > offset || last->offset < reader->lines[line])
		*last = (struct reader_column){ .line = line, .offset = reader->lines[line] };
	last->column += utf8_count(reader->body + last->offset, offset - last->offset);
	last->offset = offset;
	return (struct place){
		.path = reader->source->path,
		.line = (int)line + reader->first_line,
		.column = (int)last->column + 1,
	};
}

static const char *find_between(const struct reader *reader, size_t from, const char *needle, size_t length)
{
	if (from >= reader->end)
		return NULL;
	return memmem(reader->body + from, reader->end - from, needle, length);
}

size_t reader_find(struct reader *reader, const char *needle, size_t length)
{
	const char *found = find_between(reader, reader->cursor, needle, length);
	if (found == NULL)
		found = find_between(reader, reader->begin, needle, length);
	if (found == NULL || length == 0)
		return reader->begin;
	size_t offset = (size_t)(found - reader->body);
	reader->cursor = offset + length;
	return offset;
}

struct place reader_place_of(struct reader *reader, const char *needle, size_t length)
{
	return reader_place_at(reader, reader_find(reader, needle, length));
}

const char *reader_suggest(const struct reader *reader, const char *word, const char *const *candidates, size_t count,
			   const char *remedy)
{
	if (++*reader->suggestions > SUGGESTION_LIMIT)
		return remedy;
	struct strbuf out = STRBUF_INIT;
	suggest(&out, word, candidates, count, remedy);
	const char *text = arena_strndup(reader->context->arena, out.text, out.length);
	strbuf_release(&out);
	return text;
}

const char *reader_line(const struct reader *reader, size_t line, size_t *length)
{
	size_t start = reader->lines[line];
	size_t end = line + 1 < reader->line_count ? reader->lines[line + 1] : reader->length;
	while (end > start && reader->body[end - 1] == '\n')
		end--;
	*length = end - start;
	return reader->body + start;
}

void reader_append_text(const struct reader *reader, struct node *parent, const char *text, size_t length, int line,
			int column)
{
	if (length == 0)
		return;
	struct node *node = reader_node(reader, NODE_TEXT, line, column);
	node->as.text.text = text;
	node->as.text.length = length;
	node_append(parent, node);
}
