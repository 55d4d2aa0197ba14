#include "load/leading_heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "load/parts.h"
#include "load/suggest.h"
#include "load/values.h"

enum { MINUTES_LIMIT = 240 };

int leading_heading_minutes(const struct attributes *attributes, struct place place, struct diagnostics *diagnostics)
{
	const char *value = attributes_value(attributes, "minutes");
	if (value == NULL) {
		diag_report(diagnostics, DIAG_MINUTES_MISSING, place,
			    "nothing says how long this takes; write minutes=5 into the {…} behind it");
		return 0;
	}
	const size_t length = strlen(value);
	const long number = length < 4 && strspn(value, "0123456789") == length ? strtol(value, NULL, 10) : 0;
	if (number >= 1 && number <= MINUTES_LIMIT)
		return (int)number;
	diag_report(diagnostics, DIAG_ATTRIBUTE_VALUE, place,
		    "'minutes=%s' is no number of minutes; write a whole number from 1 to %d", value, MINUTES_LIMIT);
	return 0;
}

const char **leading_heading_shows(struct arena *arena, const char *list, struct place place,
				   struct diagnostics *diagnostics, size_t *count)
{
	const char **ids = NULL;
	size_t capacity = 0;
	*count = 0;
	for (const char *at = list; at != NULL; at = *at == ',' ? at + 1 : NULL) {
		at += strspn(at, " ");
		const size_t length = strcspn(at, " ,");
		const char *id = arena_strndup(arena, at, length);
		at += length + strspn(at + length, " ");
		if (value_is_id(id) && (*at == ',' || *at == '\0'))
			*ARRAY_PUSH(arena, ids, *count, capacity) = id;
		else
			diag_report(
			    diagnostics, DIAG_ATTRIBUTE_VALUE, place,
			    "'shows=%s' is no list of ids; write them with a comma between: shows=m01-p1,m02-q3", list);
		if (*at != ',' && *at != '\0')
			break;
	}
	return ids;
}

static void report_unknown(enum diag_rule rule, struct place place, const char *what, const char *word,
			   const char *const *known, size_t count, struct diagnostics *diagnostics)
{
	struct strbuf remedy = STRBUF_INIT;
	suggest(&remedy, word, known, count, "take it out");
	diag_report(diagnostics, rule, place, "%s%s' means nothing here; %s", what, word, remedy.text);
	strbuf_release(&remedy);
}

static bool is_one_of(const char *word, const char *const *known, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(known[i], word) == 0)
			return true;
	return false;
}

void leading_heading_check(const struct attributes *attributes, struct place place, const char *known_class,
			   const char *known_key, const char *other_key, struct diagnostics *diagnostics)
{
	const char *const keys[] = { known_key, other_key };
	const size_t key_count = other_key != NULL ? 2 : known_key != NULL ? 1 : 0;
	const size_t class_count = known_class != NULL;
	for (size_t i = 0; i < attributes->class_count; i++)
		if (!is_one_of(attributes->classes[i], &known_class, class_count))
			report_unknown(DIAG_CLASS_UNKNOWN, place, "the class '.", attributes->classes[i], &known_class,
				       class_count, diagnostics);
	for (size_t i = 0; i < attributes->pair_count; i++)
		if (!is_one_of(attributes->pairs[i].key, keys, key_count))
			report_unknown(DIAG_ATTRIBUTE_UNKNOWN, place, "the attribute '", attributes->pairs[i].key, keys,
				       key_count, diagnostics);
}

void leading_heading_report_hidden(struct node *block, int level, struct diagnostics *diagnostics)
{
	if (block->kind != NODE_CONDITION)
		return;
	for (struct node *child = block->first_child; child != NULL; child = child->next) {
		if (child->kind != NODE_HEADING || child->as.heading.level > level)
			continue;
		diag_report(diagnostics, DIAG_LEADING_HEADING, node_place(child),
			    "this cannot stand in a condition; put the condition around what is below it, or write "
			    "'%.*s'",
			    level + 1, "######");
		child->as.heading.attributes.class_count = child->as.heading.attributes.pair_count = 0;
	}
}
