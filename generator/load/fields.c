#include "load/fields.h"

#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "load/parts.h"
#include "load/suggest.h"
#include "load/values.h"

struct field_reader {
	struct arena *arena;
	const struct field *fields;
	size_t count;
	void *record;
	struct diagnostics *diagnostics;
	uint64_t seen; /* one bit a field */
};

static char *trimmed(struct arena *arena, const char *text, size_t length)
{
	while (length > 0 && strchr(" \t\n", text[length - 1]))
		length--;
	while (length > 0 && strchr(" \t\n", *text)) {
		text++;
		length--;
	}
	return arena_strndup(arena, text, length);
}

static void report_unknown(const struct field_reader *reader, const char *key, struct place place)
{
	const char **keys = arena_calloc(reader->arena, reader->count, sizeof *keys);
	struct strbuf remedy = STRBUF_INIT;
	for (size_t i = 0; i < reader->count; i++)
		keys[i] = reader->fields[i].key;
	suggest(&remedy, key, keys, reader->count, "remove it");
	diag_report(reader->diagnostics, DIAG_KEY_UNKNOWN, place, "unknown key '%s'; %s", key, remedy.text);
	strbuf_release(&remedy);
}

/* Emphasis swallows its '*' or '_', and an address without them leads elsewhere. */
static bool has_emphasis(const struct node *paragraph)
{
	for (const struct node *child = paragraph->first_child; child; child = child->next) {
		if (child->kind == NODE_EMPHASIS || child->kind == NODE_STRONG)
			return true;
	}
	return false;
}

static void check_address(const struct field_reader *reader, const struct node *paragraph, const char *value)
{
	if (has_emphasis(paragraph))
		diag_report(reader->diagnostics, DIAG_ADDRESS_INVALID, node_place(paragraph),
			    "'_' or '*' in this address are read as emphasis; write it as <https://…>");
	else if (!value_is_web_address(value))
		diag_report(reader->diagnostics, DIAG_ADDRESS_INVALID, node_place(paragraph),
			    "'%s' is not a web address; start it with https:// and leave no spaces in it", value);
}

/* Is the value one to keep? An address or number that is wrong is reported and kept: it is there, so nothing is missing. */
static bool check_value(const struct field_reader *reader, const struct field *field, const struct node *paragraph,
			const char *value)
{
	struct place place = node_place(paragraph);
	if (*value == '\0') {
		diag_report(reader->diagnostics, DIAG_KEY_MISSING, place,
			    "the key '%s' has no value; add one or remove it", field->key);
		return false;
	}
	if (field->type == FIELD_DATE && !value_is_date(value)) {
		diag_report(reader->diagnostics, DIAG_KEY_TYPE, place,
			    "the value '%s' of '%s' is not a date; write year-month-day: 2026-05-12", value,
			    field->key);
		return false;
	}
	if (field->type == FIELD_WEB_ADDRESS)
		check_address(reader, paragraph, value);
	else if (field->type == FIELD_PHONE && !value_is_phone(value))
		diag_report(reader->diagnostics, DIAG_PHONE_INVALID, place,
			    "'%s' is not a phone number; use only digits, spaces and + - ( ) .", value);
	return true;
}

static void read_field(struct field_reader *reader, const struct node *paragraph, const char *key, const char *value)
{
	size_t i = 0;
	while (i < reader->count && strcmp(reader->fields[i].key, key) != 0)
		i++;
	if (i == reader->count) {
		report_unknown(reader, key, node_place(paragraph));
		return;
	}
	if (reader->seen & (UINT64_C(1) << i)) {
		diag_report(reader->diagnostics, DIAG_KEY_TYPE, node_place(paragraph),
			    "the key '%s' is here twice; keep one of the two", key);
		return;
	}
	reader->seen |= UINT64_C(1) << i;
	if (check_value(reader, &reader->fields[i], paragraph, value))
		memcpy((char *)reader->record + reader->fields[i].offset, &value, sizeof value);
}

static void read_item(struct field_reader *reader, const struct node *item)
{
	const struct node *paragraph = item->first_child;
	bool alone = paragraph && paragraph->kind == NODE_PARAGRAPH && !paragraph->next;
	const char *text = alone ? node_plain_words(reader->arena, paragraph) : "";
	const char *colon = strchr(text, ':');
	if (!colon) {
		diag_report(reader->diagnostics, DIAG_KEY_TYPE, node_place(item),
			    "an item of this list is not '- key: value'; write it so or move it out of the list");
		return;
	}
	const char *key = trimmed(reader->arena, text, (size_t)(colon - text));
	read_field(reader, paragraph, key, trimmed(reader->arena, colon + 1, strlen(colon + 1)));
}

void fields_read(struct arena *arena, const struct node *list, const struct field *fields, size_t count, void *record,
		 struct diagnostics *diagnostics)
{
	struct field_reader reader = { arena, fields, count, record, diagnostics, 0 };
	for (const struct node *item = list ? list->first_child : NULL; item; item = item->next)
		read_item(&reader, item);
}
