/*
 * The only file that knows libyaml. Its events become a small tree; what our files do not need (anchors, tags, several
 * documents) is refused, so that a value is always what an author sees.
 */
#include "load/yaml.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "load/yaml_explain.h"

#define DEPTH_LIMIT 8
#define SKIP_LIMIT 600 /* what is deeper is not even read over: libyaml's time grows with the square of the depth */

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	const char *path;
	const char *text;
	size_t length;
	int first_line;
	struct diagnostics *diagnostics;
	bool failed; /* libyaml gave up: nothing after this place can be read */
};

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){ reader->path, (int)mark.line + reader->first_line, (int)mark.column + 1 };
}

/* ---- problems --------------------------------------------------------------------------------------------- */

/* libyaml tells where a reader error is only as an offset in bytes. */
static struct place reader_error_place(const struct reader *reader)
{
	struct place place = { reader->path, 0, 0 };
	utf8_position(reader->text, reader->parser.problem_offset, &place.line, &place.column);
	place.line += reader->first_line - 1;
	return place;
}

/* The text of a mark's line before the mark, which counts in characters. */
static const char *line_before(const struct reader *reader, yaml_mark_t mark, size_t *length)
{
	const char *line = reader->text;
	const char *end = reader->text + reader->length;
	for (size_t i = 0; i < mark.line; i++) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		line = feed ? feed + 1 : end;
	}
	const char *stop = line;
	for (size_t i = 0; i < mark.column && stop < end; i++) {
		size_t bytes;
		utf8_decode(stop, (size_t)(end - stop), &bytes);
		stop += bytes;
	}
	*length = (size_t)(stop - line);
	return line;
}

static void report_syntax(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "not readable";
	reader->failed = true;
	if (parser->error == YAML_MEMORY_ERROR)
		memory_die("out of memory");
	if (parser->error == YAML_READER_ERROR) {
		diag_report(reader->diagnostics, DIAG_YAML, reader_error_place(reader), "%s; remove this character",
			    problem);
		return;
	}
	size_t length;
	const char *before = line_before(reader, parser->problem_mark, &length);
	const struct yaml_explanation *explanation = yaml_explain(problem, before, length);
	bool opened = explanation && explanation->opened && parser->context;
	struct place place = place_of(reader, opened ? parser->context_mark : parser->problem_mark);
	if (explanation)
		diag_report(reader->diagnostics, DIAG_YAML, place, "%s", explanation->message);
	else
		diag_report(reader->diagnostics, DIAG_YAML, place, "%s; compare this line with the ones above it",
			    problem);
}

/* ---- events to tree --------------------------------------------------------------------------------------- */

static bool next_event(struct reader *reader, yaml_event_t *event)
{
	if (reader->failed)
		return false;
	if (yaml_parser_parse(&reader->parser, event))
		return true;
	report_syntax(reader);
	return false;
}

static const yaml_char_t *event_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor;
	default:
		return NULL;
	}
}

static const yaml_char_t *event_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.tag;
	default:
		return NULL;
	}
}

static void refuse_extras(struct reader *reader, const yaml_event_t *event)
{
	const char *what = event->type == YAML_ALIAS_EVENT ? "an alias ('*name')"
			   : event_anchor(event)           ? "an anchor ('&name')"
			   : event_tag(event)              ? "a tag ('!name')"
							   : NULL;
	if (what)
		diag_report(
		    reader->diagnostics, DIAG_YAML, place_of(reader, event->start_mark),
		    "%s is not understood here; write the value itself, and put a text that starts so in quotes", what);
}

/* A copy with line breaks as spaces: a value is one line of text, however it was wrapped. */
static const char *scalar_text(struct reader *reader, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	if (utf8_first_forbidden(value, length) < length) {
		diag_report(reader->diagnostics, DIAG_YAML, place_of(reader, event->start_mark),
			    "an escape in this text stands for a control character; remove it");
		return "";
	}
	while (length > 0 && strchr(" \t\r\n", value[length - 1]))
		length--;
	char *text = arena_strndup(reader->arena, value, length);
	for (char *c = text; *c != '\0'; c++) {
		if (*c == '\n' || *c == '\r' || *c == '\t')
			*c = ' ';
	}
	return text;
}

/* Read on to the end of the list or map that `event` started, without keeping any of it. */
static void skip_collection(struct reader *reader)
{
	for (int open = 1; open > 0;) {
		yaml_event_t event;
		if (!next_event(reader, &event))
			return;
		reader->failed = open > SKIP_LIMIT;
		if (event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT)
			open++;
		else if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT)
			open--;
		yaml_event_delete(&event);
	}
}

static struct yaml *read_value(struct reader *reader, const yaml_event_t *event, int depth);

static void read_list(struct reader *reader, struct yaml *list, int depth)
{
	struct yaml **tail = &list->first;
	yaml_event_t event;
	while (next_event(reader, &event)) {
		bool end = event.type == YAML_SEQUENCE_END_EVENT;
		if (!end) {
			*tail = read_value(reader, &event, depth);
			tail = &(*tail)->next;
		}
		yaml_event_delete(&event);
		if (end)
			return;
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct yaml *const *left = a;
	const struct yaml *const *right = b;
	int order = strcmp((*left)->key, (*right)->key);
	if (order != 0)
		return order;
	order = (*left)->key_place.line - (*right)->key_place.line;
	return order != 0 ? order : (*left)->key_place.column - (*right)->key_place.column;
}

static void refuse_duplicates(struct reader *reader, const struct yaml *map, size_t count)
{
	if (count < 2)
		return;
	const struct yaml **values = memory_alloc(memory_product(count, sizeof *values));
	size_t i = 0;
	for (const struct yaml *value = map->first; value; value = value->next)
		values[i++] = value;
	qsort(values, count, sizeof *values, compare_keys);
	for (i = 1; i < count; i++) {
		if (strcmp(values[i]->key, values[i - 1]->key) == 0)
			diag_report(reader->diagnostics, DIAG_YAML, values[i]->key_place,
				    "the key '%s' is already in line %d; keep one of the two", values[i]->key,
				    values[i - 1]->key_place.line);
	}
	free(values);
}

/* The key that `event` starts; NULL when it is not a plain text. */
static const char *read_key(struct reader *reader, const yaml_event_t *event)
{
	refuse_extras(reader, event);
	if (event->type == YAML_SCALAR_EVENT)
		return scalar_text(reader, event);
	diag_report(reader->diagnostics, DIAG_YAML, place_of(reader, event->start_mark),
		    "a key is a word; write 'key: value'");
	if (event->type != YAML_ALIAS_EVENT)
		skip_collection(reader);
	return "";
}

static void read_map(struct reader *reader, struct yaml *map, int depth)
{
	struct yaml **tail = &map->first;
	size_t count = 0;
	yaml_event_t event;
	while (next_event(reader, &event)) {
		bool end = event.type == YAML_MAPPING_END_EVENT;
		struct place place = place_of(reader, event.start_mark);
		const char *key = end ? NULL : read_key(reader, &event);
		yaml_event_delete(&event);
		if (end || !next_event(reader, &event))
			break;
		*tail = read_value(reader, &event, depth);
		(*tail)->key = key;
		(*tail)->key_place = place;
		tail = &(*tail)->next;
		count++;
		yaml_event_delete(&event);
	}
	refuse_duplicates(reader, map, count);
}

/* The value that `event` starts; read to its end. Never NULL. */
static struct yaml *read_value(struct reader *reader, const yaml_event_t *event, int depth)
{
	struct yaml *value = arena_alloc(reader->arena, sizeof *value);
	value->place = place_of(reader, event->start_mark);
	value->text = "";
	refuse_extras(reader, event);
	if (event->type == YAML_SCALAR_EVENT) {
		value->text = scalar_text(reader, event);
	} else if (event->type != YAML_ALIAS_EVENT) {
		value->kind = event->type == YAML_SEQUENCE_START_EVENT ? YAML_LIST : YAML_MAP;
		if (depth >= DEPTH_LIMIT) {
			diag_report(reader->diagnostics, DIAG_YAML, value->place,
				    "lists and maps are nested more than %d deep; write them flatter", DEPTH_LIMIT);
			skip_collection(reader);
		} else if (value->kind == YAML_LIST) {
			read_list(reader, value, depth + 1);
		} else {
			read_map(reader, value, depth + 1);
		}
	}
	return value;
}

static void refuse_document(struct reader *reader, const yaml_event_t *event)
{
	diag_report(reader->diagnostics, DIAG_YAML, place_of(reader, event->start_mark),
		    "a second document starts here; remove the '---'");
	reader->failed = true;
}

static struct yaml *read_stream(struct reader *reader)
{
	struct yaml *root = NULL;
	yaml_event_t event;
	bool end = false;
	while (!end && next_event(reader, &event)) {
		end = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT && root)
			refuse_document(reader, &event);
		else if (event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
			 event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT)
			root = read_value(reader, &event, 0);
		yaml_event_delete(&event);
	}
	return root;
}

static struct yaml *empty_map(const struct reader *reader)
{
	struct yaml *map = arena_alloc(reader->arena, sizeof *map);
	map->kind = YAML_MAP;
	map->text = "";
	map->place = (struct place){ reader->path, reader->first_line, 1 };
	return map;
}

struct yaml *yaml_parse(struct arena *arena, const char *path, const char *text, size_t length, int first_line,
			struct diagnostics *diagnostics)
{
	struct reader reader = {
		.arena = arena,
		.path = path,
		.text = text,
		.length = length,
		.first_line = first_line,
		.diagnostics = diagnostics,
	};
	if (!yaml_parser_initialize(&reader.parser))
		memory_die("out of memory");
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, length);
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	struct yaml *root = read_stream(&reader);
	yaml_parser_delete(&reader.parser);
	if (reader.failed)
		return NULL;
	return root && (root->kind != YAML_SCALAR || *root->text != '\0') ? root : empty_map(&reader);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	if (map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml *value = map->first; value; value = value->next) {
		if (strcmp(value->key, key) == 0)
			return value;
	}
	return NULL;
}
