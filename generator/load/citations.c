/*
 * Citations: [@key] and [@key, p. 4] in running text; and footnotes, which are refused because cmark would take
 * "[^1]: text" for the definition of a link without a word.
 */
#include <string.h>

#include "load/reader.h"

#define FOOTNOTE_REMEDY "footnotes are not supported; cite a source with [@key], or put the remark into the text"

/* "[^" or "[@" in text; NULL when there is none. */
static const char *find_bracket(const char *text, const char *end)
{
	while (text < end && (text = memchr(text, '[', (size_t)(end - text))) != NULL) {
		if (text + 1 < end && (text[1] == '@' || text[1] == '^'))
			return text;
		text++;
	}
	return NULL;
}

/* Where the bracket stands in the source: as much of it as may be written there just so is looked for. */
static size_t find_in_source(struct reader *reader, const char *open, const char *end)
{
	const char *close = memchr(open, ']', (size_t)(end - open));
	return reader_find(reader, open, close != NULL ? (size_t)(close - open) + 1 : 2);
}

/* A backslash before the bracket makes it plain text; cmark's tree does not tell, so ask the source. */
static bool is_escaped(const struct reader *reader, size_t offset)
{
	return offset > 0 && reader->body[offset - 1] == '\\';
}

static size_t key_length(const char *text, const char *end)
{
	size_t length = 0;
	while (text + length < end && strchr("abcdefghijklmnopqrstuvwxyz0123456789-", text[length]) != NULL)
		length++;
	return length;
}

static const char *suggest_key(struct reader *reader, const char *key)
{
	const struct kit *kit = reader->context->kit;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; kit != NULL && i < kit->reference_count; i++)
		capacity += 1 + kit->references[i].fact_count;
	const char **keys = arena_calloc(reader->context->arena, capacity + 1, sizeof *keys);
	for (size_t i = 0; kit != NULL && i < kit->reference_count; i++) {
		keys[count++] = kit->references[i].key;
		for (size_t k = 0; k < kit->references[i].fact_count; k++)
			keys[count++] = kit->references[i].facts[k];
	}
	return reader_suggest(reader, key, keys, count, "add it to references.md");
}

static void append_citation(struct reader *reader, struct node *parent, const char *key, const char *locator,
			    struct place place)
{
	const struct kit *kit = reader->context->kit;
	const struct reference *reference = kit != NULL ? kit_find_reference(kit, key) : NULL;
	if (reference == NULL) {
		diag_report(reader->context->diagnostics, DIAG_CITATION_UNKNOWN, place,
			    "no source or fact is called '%s'; %s", key, suggest_key(reader, key));
		return;
	}
	struct node *node = reader_node(reader, NODE_CITATION, 0, 0);
	node->line = place.line;
	node->column = place.column;
	node->as.citation.reference = reference;
	node->as.citation.locator = locator;
	node_append(parent, node);
}

/* One bracket that starts with "[@". Returns what follows it; NULL when it is no citation, which was reported. */
static const char *take_citation(struct reader *reader, struct node *parent, const char *open, const char *end,
				 struct place place)
{
	struct arena *arena = reader->context->arena;
	const char *close = memchr(open, ']', (size_t)(end - open));
	const char *key = open + 2;
	size_t length = close != NULL ? key_length(key, close) : 0;
	const char *rest = key + length;
	bool has_locator = close != NULL && rest < close && *rest == ',';
	if (length == 0 || (rest != close && !has_locator)) {
		diag_report(reader->context->diagnostics, DIAG_CITATION_SYNTAX, place,
			    "this is not a citation; write [@key] or [@key, p. 4] on one line, with one source for "
			    "each bracket");
		return NULL;
	}
	const char *locator = NULL;
	if (has_locator) {
		rest++;
		while (rest < close && *rest == ' ')
			rest++;
		locator = rest < close ? arena_strndup(arena, rest, (size_t)(close - rest)) : NULL;
	}
	append_citation(reader, parent, arena_strndup(arena, key, length), locator, place);
	return close + 1;
}

static void report_footnote(struct reader *reader, struct place place)
{
	diag_report(reader->context->diagnostics, DIAG_FOOTNOTE, place, FOOTNOTE_REMEDY);
}

void citations_append_text(struct reader *reader, struct node *parent, const char *text, size_t length, int line,
			   int column)
{
	const char *end = text + length, *start = text, *open = text;
	while ((open = find_bracket(open, end)) != NULL) {
		size_t offset = find_in_source(reader, open, end);
		const char *after = open + 2;
		if (!is_escaped(reader, offset)) {
			struct place place = reader_place_at(reader, offset);
			reader_append_text(reader, parent, start, (size_t)(open - start), line, column);
			start = open;
			if (open[1] == '^')
				report_footnote(reader, place);
			else if ((open = take_citation(reader, parent, open, end, place)) != NULL)
				start = after = open;
		}
		open = after;
	}
	reader_append_text(reader, parent, start, (size_t)(end - start), line, column);
}

void citations_report_link(struct reader *reader, const struct node *link)
{
	const struct node *first = link->first_child;
	if (first == NULL || first->kind != NODE_TEXT || first->as.text.length == 0 || first->as.text.text[0] != '^')
		return;
	report_footnote(reader, reader_place_of(reader, "[^", 2));
}

/* "[^1]: text" in the source, outside of code as far as its line shows: cmark would drop it silently. */
void citations_report_definitions(struct reader *reader)
{
	char fence = '\0';
	bool any = strstr(reader->body, "[^") != NULL;
	for (size_t i = 0; any && i < reader->line_count; i++) {
		size_t length;
		const char *line = reader_line(reader, i, &length), *end = line + length, *start = line;
		while (line < end && (*line == ' ' || *line == '>'))
			line++;
		if (end - line >= 3 && (*line == '`' || *line == '~') && line[1] == *line && line[2] == *line)
			fence = fence == '\0' ? *line : fence == *line ? '\0' : fence;
		if (fence != '\0' || line - start > 3 || end - line < 4 || memcmp(line, "[^", 2) != 0)
			continue;
		const char *close = memchr(line, ']', (size_t)(end - line));
		if (close != NULL && close + 1 < end && close[1] == ':')
			report_footnote(reader, reader_place_at(reader, (size_t)(line - reader->body)));
	}
}
