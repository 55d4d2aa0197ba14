/*
 * references.md: every source, found by its key or by the key of a fact that stands in it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "load/fields.h"
#include "load/loader.h"
#include "load/markdown.h"
#include "load/parts.h"
#include "load/values.h"

struct reference_fields {
	const char *url, *accessed, *checked, *licence, *facts;
};

static const struct field fields[] = {
	{ "url", FIELD_WEB_ADDRESS, offsetof(struct reference_fields, url) },
	{ "accessed", FIELD_DATE, offsetof(struct reference_fields, accessed) },
	{ "checked", FIELD_DATE, offsetof(struct reference_fields, checked) },
	{ "licence", FIELD_TEXT, offsetof(struct reference_fields, licence) },
	{ "facts", FIELD_TEXT, offsetof(struct reference_fields, facts) },
};

static bool check_key(struct loader *loader, struct place place, const char *key)
{
	if (value_is_id(key))
		return true;
	diag_report(loader->diagnostics, DIAG_ID_SYNTAX, place,
	            "the key '%s' has other characters than a-z, 0-9 and '-'; change them", key);
	return false;
}

/* "key1, key2": every key may be cited in place of the source's. */
static void read_facts(struct loader *loader, struct reference *reference, const char *list)
{
	static const char blanks[] = ", \t";
	size_t capacity = 0;
	for (list += strspn(list, blanks); *list != '\0'; list += strspn(list, blanks)) {
		size_t length = strcspn(list, blanks);
		const char *key = arena_strndup(loader->arena, list, length);
		if (check_key(loader, reference->place, key))
			*ARRAY_PUSH(loader->arena, reference->facts, reference->fact_count, capacity) = key;
		list += length;
	}
}

static void check_text(struct loader *loader, const struct reference *reference)
{
	if (!reference->text->first_child)
		diag_report(loader->diagnostics, DIAG_REFERENCE_TEXT, reference->place,
		            "the source '%s' has no text; write author, title, publisher and year below its heading", reference->key);
	else if (strstr(node_plain_words(&loader->scratch, reference->text), "://"))
		diag_report(loader->diagnostics, DIAG_REFERENCE_TEXT, node_place(reference->text->first_child),
		            "the text of '%s' holds an address; move it into the list below: '- url: https://…'", reference->key);
}

static void read_reference(struct loader *loader, const struct part *part, struct reference *reference)
{
	struct reference_fields values = { 0 };
	fields_read(loader->arena, parts_take(part->body, NODE_LIST), fields, sizeof fields / sizeof *fields, &values,
	            loader->diagnostics);
	*reference = (struct reference){
		.key = part->title,
		.place = part->place,
		.text = part->body,
		.url = values.url,
		.accessed = values.accessed,
		.checked = values.checked,
		.licence = values.licence,
	};
	parts_check_attributes(part, NULL, NULL, loader->diagnostics);
	check_key(loader, part->place, reference->key);
	check_text(loader, reference);
	if (values.facts)
		read_facts(loader, reference, values.facts);
}

static int compare_references(const void *a, const void *b)
{
	const struct reference *left = a;
	const struct reference *right = b;
	int order = strcmp(left->key, right->key);
	return order != 0 ? order : left->place.line - right->place.line;
}

static int compare_names(const void *a, const void *b)
{
	const struct reference_name *left = a;
	const struct reference_name *right = b;
	int order = strcmp(left->key, right->key);
	return order != 0 ? order : left->reference->place.line - right->reference->place.line;
}

static void refuse_duplicates(struct loader *loader)
{
	const struct kit *kit = loader->kit;
	for (size_t i = 1; i < kit->reference_name_count; i++) {
		const struct reference_name *name = &kit->reference_names[i];
		if (strcmp(name->key, name[-1].key) == 0)
			diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, name->reference->place,
			            "the key '%s' is already in line %d; a key stands for one source", name->key,
			            name[-1].reference->place.line);
	}
}

static void index_names(struct loader *loader)
{
	struct kit *kit = loader->kit;
	size_t capacity = 0;
	for (size_t i = 0; i < kit->reference_count; i++) {
		const struct reference *reference = &kit->references[i];
		*ARRAY_PUSH(loader->arena, kit->reference_names, kit->reference_name_count, capacity) =
		    (struct reference_name){ reference->key, reference };
		for (size_t j = 0; j < reference->fact_count; j++)
			*ARRAY_PUSH(loader->arena, kit->reference_names, kit->reference_name_count, capacity) =
			    (struct reference_name){ reference->facts[j], reference };
	}
	if (kit->reference_name_count > 1)
		qsort(kit->reference_names, kit->reference_name_count, sizeof *kit->reference_names, compare_names);
	refuse_duplicates(loader);
}

static struct part *read_parts(struct loader *loader, const char *inside, struct source *source, size_t *count)
{
	*count = 0;
	if (!file_exists(path_join(&loader->scratch, loader->kit->root, inside)) ||
	    !source_read(loader->arena, loader->kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 }, loader->diagnostics,
	                 source))
		return NULL;
	struct markdown_context context = { .arena = loader->arena, .diagnostics = loader->diagnostics, .kit = loader->kit };
	return parts_read(&context, source, source->text, source->length, 1, count);
}

void references_read(struct loader *loader)
{
	struct kit *kit = loader->kit;
	struct source source;
	struct part *parts = read_parts(loader, "references.md", &source, &kit->reference_count);
	kit->references = arena_calloc(loader->arena, kit->reference_count, sizeof *kit->references);
	for (size_t i = 0; i < kit->reference_count; i++)
		read_reference(loader, &parts[i], &kit->references[i]);
	if (kit->reference_count > 1)
		qsort(kit->references, kit->reference_count, sizeof *kit->references, compare_references);
	index_names(loader);
	arena_reset(&loader->scratch);
}

/* ---- in other languages ----------------------------------------------------------------------------------- */

/* The source of that key itself, and not one of its facts; or NULL, and that was reported. */
static const struct reference *find_source(struct loader *loader, const struct part *part, const char *const *keys)
{
	const struct reference *reference = kit_find_reference(loader->kit, part->title);
	if (reference && strcmp(reference->key, part->title) == 0)
		return reference;
	loader_report_unknown(loader, DIAG_KEY_UNKNOWN, part->place, "source", part->title, keys, loader->kit->reference_count);
	return NULL;
}

static const char **list_keys(struct loader *loader)
{
	const char **keys = arena_calloc(loader->arena, loader->kit->reference_count + 1, sizeof *keys);
	for (size_t i = 0; i < loader->kit->reference_count; i++)
		keys[i] = loader->kit->references[i].key;
	return keys;
}

static bool holds_list(const struct node *body)
{
	for (const struct node *block = body->first_child; block; block = block->next)
		if (block->kind == NODE_LIST)
			return true;
	return false;
}

/* Report what belongs into references.md, and a second text of one source. */
static void check_translated(struct loader *loader, const struct part *part, const struct node *earlier)
{
	parts_check_attributes(part, NULL, NULL, loader->diagnostics);
	if (earlier)
		diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, part->place,
		            "the words of '%s' are already in line %d; write them once", part->title, earlier->first_child->line);
	if (holds_list(part->body))
		diag_report(loader->diagnostics, DIAG_REFERENCE_TEXT, part->place,
		            "the source '%s' has a list here; its address and dates stand in references.md, so take the list out",
		            part->title);
	else
		check_text(loader,
		           &(struct reference){ .key = part->title, .place = part->place, .text = part->body });
}

void references_translate(struct loader *loader, struct edition *edition)
{
	const struct kit *kit = loader->kit;
	struct source source;
	size_t count;
	const char *inside = arena_printf(loader->arena, "references.%s.md", edition->code);
	struct part *parts = read_parts(loader, inside, &source, &count);
	const char **keys = count > 0 ? list_keys(loader) : NULL;
	edition->reference_texts = arena_calloc(loader->arena, kit->reference_count + 1, sizeof *edition->reference_texts);
	for (size_t i = 0; i < count; i++) {
		const struct reference *reference = find_source(loader, &parts[i], keys);
		if (!reference)
			continue;
		const struct node **text = &edition->reference_texts[reference - kit->references];
		check_translated(loader, &parts[i], *text);
		if (parts[i].body->first_child)
			*text = parts[i].body;
	}
	arena_reset(&loader->scratch);
}
