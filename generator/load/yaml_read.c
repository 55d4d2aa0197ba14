/*
 * Maps to structs, by a table of fields.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "load/suggest.h"
#include "load/values.h"
#include "load/yaml.h"

static bool report_type(const struct yaml *value, const char *wanted, struct diagnostics *diagnostics)
{
	if (value->kind == YAML_SCALAR)
		diag_report(diagnostics, DIAG_KEY_TYPE, value->place, "the value '%s' of '%s' is not %s", value->text,
			    value->key, wanted);
	else
		diag_report(diagnostics, DIAG_KEY_TYPE, value->place, "the value of '%s' is a %s; write %s", value->key,
			    value->kind == YAML_LIST ? "list" : "map", wanted);
	return false;
}

static bool put_text(const struct yaml *value, void *member)
{
	memcpy(member, &value->text, sizeof value->text);
	return true;
}

static bool put_checked(const struct yaml *value, void *member, bool (*is_valid)(const char *), const char *wanted,
			struct diagnostics *diagnostics)
{
	if (!is_valid(value->text))
		return report_type(value, wanted, diagnostics);
	return put_text(value, member);
}

static bool put_number(const struct yaml_field *field, const struct yaml *value, void *member,
		       struct diagnostics *diagnostics)
{
	size_t length = strlen(value->text);
	long number = length > 0 && length < 8 && strspn(value->text, "0123456789") == length
			  ? strtol(value->text, NULL, 10)
			  : -1;
	if (number < field->minimum || number > field->maximum) {
		diag_report(diagnostics, DIAG_KEY_TYPE, value->place,
			    "the value '%s' of '%s' is out of range or no number; write a whole one from %d to %d",
			    value->text, value->key, field->minimum, field->maximum);
		return false;
	}
	int result = (int)number;
	memcpy(member, &result, sizeof result);
	return true;
}

static bool put_list(const struct yaml *value, void *member, struct diagnostics *diagnostics)
{
	if (value->kind == YAML_MAP)
		return report_type(value, "a list: [a, b]", diagnostics);
	for (const struct yaml *item = value->first; item; item = item->next) {
		if (item->kind != YAML_SCALAR || *item->text == '\0') {
			diag_report(diagnostics, DIAG_KEY_TYPE, item->place,
				    "an element of '%s' is not a text; write a plain list: [a, b]", value->key);
			return false;
		}
	}
	memcpy(member, &value, sizeof value);
	return true;
}

static bool put_value(const struct yaml_field *field, const struct yaml *value, void *record,
		      struct diagnostics *diagnostics)
{
	void *member = (char *)record + field->offset;
	if (value->kind == YAML_SCALAR && *value->text == '\0')
		return true; /* an empty value is as good as none */
	if (field->type == YAML_AS_TREE) {
		memcpy(member, &value, sizeof value);
		return true;
	}
	if (field->type == YAML_AS_LIST)
		return put_list(value, member, diagnostics);
	if (value->kind != YAML_SCALAR)
		return report_type(value, "one text", diagnostics);
	switch (field->type) {
	case YAML_AS_NUMBER:
		return put_number(field, value, member, diagnostics);
	case YAML_AS_DATE:
		return put_checked(value, member, value_is_date, "a date; write year-month-day: 2026-05-12",
				   diagnostics);
	case YAML_AS_ID:
		return put_checked(value, member, value_is_id, "an id; use only a-z, 0-9 and '-'", diagnostics);
	default:
		return put_text(value, member);
	}
}

static const struct yaml_field *find_field(const struct yaml_field *fields, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	}
	return NULL;
}

static void report_unknown(const struct yaml *value, const struct yaml_field *fields, size_t count,
			   struct diagnostics *diagnostics)
{
	const char **keys = memory_alloc(memory_product(count, sizeof *keys));
	struct strbuf remedy = STRBUF_INIT;
	for (size_t i = 0; i < count; i++)
		keys[i] = fields[i].key;
	suggest(&remedy, value->key, keys, count, "remove it");
	diag_report(diagnostics, DIAG_KEY_UNKNOWN, value->key_place, "unknown key '%s'; %s", value->key, remedy.text);
	strbuf_release(&remedy);
	free(keys);
}

static bool require(const struct yaml *map, const struct yaml_field *field, struct diagnostics *diagnostics)
{
	const struct yaml *value = yaml_get(map, field->key);
	bool is_empty = value && (value->kind == YAML_SCALAR ? *value->text == '\0' : !value->first);
	if (value && !is_empty)
		return true;
	if (is_empty)
		diag_report(diagnostics, DIAG_KEY_MISSING, value->key_place, "the key '%s' has no value; add one",
			    field->key);
	else
		diag_report(diagnostics, DIAG_KEY_MISSING, map->place, "the key '%s' is missing; add '%s: %s'",
			    field->key, field->key,
			    field->type == YAML_AS_NUMBER ? "5"
			    : field->type == YAML_AS_DATE ? "2026-11-22"
							  : "…");
	return false;
}

const struct yaml *yaml_next(const struct yaml *list, const struct yaml *previous)
{
	if (!list || (list->kind == YAML_SCALAR && (previous || *list->text == '\0')))
		return NULL;
	if (list->kind == YAML_SCALAR)
		return list;
	return previous ? previous->next : list->first;
}

bool yaml_read(const struct yaml *map, const struct yaml_field *fields, size_t count, void *record,
	       struct diagnostics *diagnostics)
{
	bool good = true;
	if (map->kind != YAML_MAP) {
		diag_report(diagnostics, DIAG_KEY_TYPE, map->place, "this is not a map; write lines 'key: value'");
		return false;
	}
	for (const struct yaml *value = map->first; value; value = value->next) {
		const struct yaml_field *field = find_field(fields, count, value->key);
		if (!field)
			report_unknown(value, fields, count, diagnostics);
		if (!field || !put_value(field, value, record, diagnostics))
			good = false;
	}
	for (size_t i = 0; i < count; i++) {
		if (fields[i].required && !require(map, &fields[i], diagnostics))
			good = false;
	}
	return good;
}
