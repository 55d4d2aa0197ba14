/*
 * Attributes: the tail {#id .class key=value} at the end of a heading.
 */
#include <string.h>

#include "base/array.h"
#include "load/reader.h"
#include "load/scenarios.h"
#include "load/values.h"
#include "question/question.h"

enum { CLASS_LIMIT = 32 };

/* Where the tail starts in a heading's last text; NULL when there is none. */
static const char *find_tail(const struct node *text)
{
	const char *start = text->as.text.text, *end = start + text->as.text.length;
	while (end > start && end[-1] == ' ')
		end--;
	if (end == start || end[-1] != '}')
		return NULL;
	for (const char *at = end - 1; at >= start; at--)
		if (*at == '{')
			return at == start || at[-1] == ' ' ? at : NULL;
	return NULL;
}

struct tail {
	struct reader *reader;
	const char *at, *end; /* between the braces */
	size_t offset;        /* of the tail in the body */
	struct attributes attributes;
	size_t class_capacity, pair_capacity;
};

static void report_syntax(struct tail *tail, const char *word)
{
	diag_report(tail->reader->context->diagnostics, DIAG_ATTRIBUTE_SYNTAX,
		    reader_place_at(tail->reader, tail->offset),
		    "'%s' is no attribute; write {#id .class key=value}, the value in \"…\" when it has spaces", word);
}

/* NULL at the end. */
static char *next_word(struct tail *tail)
{
	size_t length;
	const char *word = value_next_word(&tail->at, tail->end, &length);
	return word != NULL ? arena_strndup(tail->reader->context->arena, word, length) : NULL;
}

static void take_id(struct tail *tail, const char *word)
{
	if (word[1] == '\0' || tail->attributes.id != NULL)
		report_syntax(tail, word);
	else
		tail->attributes.id = word + 1;
}

static void take_class(struct tail *tail, const char *word)
{
	if (word[1] == '\0')
		report_syntax(tail, word);
	else
		*ARRAY_PUSH(tail->reader->context->arena, tail->attributes.classes, tail->attributes.class_count,
			    tail->class_capacity) = word + 1;
}

static void take_pair(struct tail *tail, char *word)
{
	char *value = strchr(word, '=');
	size_t length = value != NULL ? strlen(value + 1) : 0;
	if (value == NULL || value == word || length == 0) {
		report_syntax(tail, word);
		return;
	}
	char *shown = arena_strdup(tail->reader->context->arena, word);
	*value++ = '\0';
	if (value[0] == '"' && length > 1 && value[length - 1] == '"') {
		value[length - 1] = '\0';
		value++;
	}
	if (!value_is_id(word) || strchr(value, '"') != NULL || attributes_value(&tail->attributes, word) != NULL)
		report_syntax(tail, shown);
	else
		*ARRAY_PUSH(tail->reader->context->arena, tail->attributes.pairs, tail->attributes.pair_count,
			    tail->pair_capacity) = (struct attribute){ .key = word, .value = value };
}

static void read_tail(struct tail *tail)
{
	size_t count = 0;
	for (char *word; (word = next_word(tail)) != NULL; count++) {
		if (word[0] == '#')
			take_id(tail, word);
		else if (word[0] == '.')
			take_class(tail, word);
		else
			take_pair(tail, word);
	}
	if (count == 0)
		report_syntax(tail, "{}");
}

/* "{#id" or "{.class" without its "}" */
static void report_unclosed(struct reader *reader, const struct node *text)
{
	const char *start = text->as.text.text, *end = start + text->as.text.length;
	for (const char *at = start; at + 1 < end; at++) {
		if (*at != '{' || (at[1] != '#' && at[1] != '.'))
			continue;
		diag_report(
		    reader->context->diagnostics, DIAG_ATTRIBUTE_SYNTAX, reader_place_of(reader, at, 2),
		    "attributes stand at the very end of a heading and end with '}'; write {#id .class key=value}");
		return;
	}
}

/* Cut the tail off the text, with the blanks before it. */
static void cut(struct node *heading, struct node *text, const char *tail)
{
	size_t length = (size_t)(tail - text->as.text.text);
	while (length > 0 && text->as.text.text[length - 1] == ' ')
		length--;
	text->as.text.length = length;
	if (length > 0)
		return;
	if (heading->first_child == text) {
		heading->first_child = heading->last_child = NULL;
		return;
	}
	for (struct node *child = heading->first_child; child != NULL; child = child->next) {
		if (child->next == text) {
			child->next = NULL;
			heading->last_child = child;
		}
	}
}

/* ---- what attributes mean on headings that are no questions ------------------------------------------ */

static void check_plain_heading(struct reader *reader, const struct attributes *attributes, struct place place)
{
	const char *classes[CLASS_LIMIT] = { "q", "scenario" };
	const size_t class_count = 2 + question_type_classes(classes + 2, CLASS_LIMIT - 2);
	for (size_t i = 0; i < attributes->class_count; i++) {
		bool of_question = false;
		for (size_t k = 2; k < class_count; k++)
			of_question |= strcmp(attributes->classes[i], classes[k]) == 0;
		diag_report(reader->context->diagnostics, DIAG_CLASS_UNKNOWN, place,
			    "a heading cannot have the class '.%s'; %s", attributes->classes[i],
			    of_question
				? "a question is marked with '.q' too"
				: reader_suggest(reader, attributes->classes[i], classes, class_count, "take it out"));
	}
	for (size_t i = 0; i < attributes->pair_count; i++)
		diag_report(reader->context->diagnostics, DIAG_ATTRIBUTE_UNKNOWN, place,
			    "a heading cannot have the attribute '%s'; only questions have some, marked with '.q'",
			    attributes->pairs[i].key);
}

/* The title is known by the id of its section. */
static void check_title(struct reader *reader, struct attributes *attributes, struct place place)
{
	bool is_extra = reader->context->load->section->kind == SECTION_SCENARIO; /* the title was another one */
	if (!is_extra && (attributes->id != NULL || attributes->class_count > 0 || attributes->pair_count > 0))
		diag_report(reader->context->diagnostics, DIAG_ATTRIBUTE_UNKNOWN, place,
			    "a title takes no attributes, it is known as '%s'; take {…} out", reader->context->section);
	*attributes = (struct attributes){ .id = reader->context->section };
}

static void wait_for_id(struct reader *reader, struct node *heading)
{
	struct module_load *load = reader->context->load;
	*ARRAY_PUSH(load->arena, load->headings, load->heading_count, load->heading_capacity) =
	    (struct pending_heading){ .node = heading, .section = reader->context->section };
}

/* facilitator.md: what its second-level headings mean is for guide.c to say. */
static void check_in_guide(struct reader *reader, struct node *heading, struct place place)
{
	struct attributes *attributes = &heading->as.heading.attributes;
	const bool is_outside = reader->containers == 0;
	if (is_outside && heading->as.heading.level == 1) {
		check_title(reader, attributes, place);
		return;
	}
	if (attributes->id != NULL)
		ids_add_authored(reader->context->load, attributes->id, place);
	if (attributes_has_class(attributes, "q") || attributes_has_class(attributes, "scenario"))
		diag_report(reader->context->diagnostics, DIAG_QUESTION_PLACE, place,
			    "what is for facilitators asks learners nothing; move it into a lesson or into check.md");
	else if (!is_outside || heading->as.heading.level != 2)
		check_plain_heading(reader, attributes, place);
	if (attributes->id == NULL && !(is_outside && heading->as.heading.level == 2))
		wait_for_id(reader, heading);
}

static void check_in_module(struct reader *reader, struct node *heading, struct place place)
{
	struct attributes *attributes = &heading->as.heading.attributes;
	struct module_load *load = reader->context->load;
	bool is_outside = reader->containers == 0 && !reader->context->plain;
	if (is_outside && scenarios_take_heading(reader, heading, place))
		return;
	if (is_outside && heading->as.heading.level == 1) {
		check_title(reader, attributes, place);
		return;
	}
	if (attributes->id != NULL)
		ids_add_authored(load, attributes->id, place);
	if (attributes_has_class(attributes, "scenario")) {
		diag_report(reader->context->diagnostics, DIAG_SCENARIO_PLACE, place,
			    "a scenario cannot stand in a quote, a list or a description; move it out");
	} else if (!attributes_has_class(attributes, "q")) {
		check_plain_heading(reader, attributes, place);
		if (attributes->id == NULL)
			wait_for_id(reader, heading);
	} else if (reader->containers > 0) {
		diag_report(reader->context->diagnostics, DIAG_QUESTION_PLACE, place,
			    "a question cannot stand in a quote or list; move it out");
	}
}

void attributes_take(struct reader *reader, struct node *heading)
{
	struct node *text = heading->last_child;
	const char *start = text != NULL && text->kind == NODE_TEXT ? find_tail(text) : NULL;
	struct tail tail = { .reader = reader, .offset = reader->begin };
	if (start != NULL) {
		size_t length = (size_t)(text->as.text.text + text->as.text.length - start);
		while (start[length - 1] != '}')
			length--;
		tail.offset = reader_find(reader, start, length);
		tail.at = start + 1;
		tail.end = start + length - 1;
		read_tail(&tail);
		cut(heading, text, start);
	}
	if (start == NULL && text != NULL && text->kind == NODE_TEXT)
		report_unclosed(reader, text);
	heading->as.heading.attributes = tail.attributes;
	struct place place = reader_place_at(reader, tail.offset);
	if (reader->context->load != NULL && reader->context->load->is_guide && !reader->context->plain)
		check_in_guide(reader, heading, place);
	else if (reader->context->load != NULL)
		check_in_module(reader, heading, place);
	else if (tail.attributes.id == NULL)
		heading->as.heading.attributes.id = ids_slug(reader->context->arena, heading);
}
