/*
 * Ids of a module: given by authors or made from a heading's words, each once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "load/module_load.h"
#include "load/values.h"

/* Ids made from words are cut here. */
#define SLUG_LIMIT 60

/* ---- the table --------------------------------------------------------------------------------------- */

static struct id_entry *find_slot(const struct id_table *table, const char *id)
{
	size_t at = (size_t)hash_text(id) & (table->capacity - 1);
	while (table->entries[at].id != NULL && strcmp(table->entries[at].id, id) != 0)
		at = (at + 1) & (table->capacity - 1);
	return &table->entries[at];
}

static void make_room(struct arena *arena, struct id_table *table)
{
	if (table->count * 2 < table->capacity)
		return;
	struct id_table old = *table;
	table->capacity = old.capacity > 0 ? old.capacity * 2 : 64;
	table->entries = arena_calloc(arena, table->capacity, sizeof *table->entries);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.entries[i].id != NULL)
			*find_slot(table, old.entries[i].id) = old.entries[i];
}

/* The entry of an id, new (path NULL, copies 0) or known. */
static struct id_entry *enter_id(struct module_load *load, const char *id, bool *known)
{
	make_room(load->arena, &load->ids);
	struct id_entry *entry = find_slot(&load->ids, id);
	*known = entry->id != NULL;
	if (!*known) {
		entry->id = id;
		load->ids.count++;
	}
	return entry;
}

bool ids_known(const struct module_load *load, const char *id)
{
	return load->ids.capacity > 0 && find_slot(&load->ids, id)->id != NULL;
}

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **ids_all(const struct module_load *load, size_t *count)
{
	const char **ids = arena_calloc(load->arena, load->ids.count + 1, sizeof *ids);
	*count = 0;
	for (size_t i = 0; i < load->ids.capacity; i++)
		if (load->ids.entries[i].id != NULL)
			ids[(*count)++] = load->ids.entries[i].id;
	qsort(ids, *count, sizeof *ids, compare_ids);
	return ids;
}

void ids_reserve(struct module_load *load, const char *id)
{
	bool known;
	enter_id(load, id, &known);
}

/* Does the file lie in the folder of the module? */
static bool is_own_file(const struct module_load *load, const char *path)
{
	const struct module *module = load->module;
	const char *folder = path_join(load->arena, module->kit->root, module->entry->folder);
	size_t length = strlen(folder);
	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static void report_prefix(struct module_load *load, const char *id, struct place place)
{
	const char *module = load->module->entry->id;
	if (is_own_file(load, place.path))
		diag_report(load->diagnostics, DIAG_ID_PREFIX, place,
			    "id '%s' does not start with its module; write '%s-%s', so that it is unlike the ids of "
			    "other modules",
			    id, module, id);
	else
		diag_report(load->diagnostics, DIAG_ID_PREFIX, place,
			    "id '%s' does not start with '%s', the module that this text is read into; write '%s-%s', "
			    "so that it is unlike the ids of other modules",
			    id, module, module, id);
}

void ids_add_authored(struct module_load *load, const char *id, struct place place)
{
	const char *module = load->module->entry->id;
	size_t length = strlen(module);
	if (!value_is_id(id)) {
		diag_report(load->diagnostics, DIAG_ID_SYNTAX, place,
			    "'%s' cannot be an id; use a to z, 0 to 9 and hyphens", id);
		return;
	}
	if (strncmp(id, module, length) != 0 || id[length] != '-' || id[length + 1] == '\0')
		report_prefix(load, id, place);
	bool known;
	struct id_entry *entry = enter_id(load, id, &known);
	if (!known)
		entry->place = place;
	else if (entry->place.path == NULL)
		diag_report(load->diagnostics, DIAG_ID_DUPLICATE, place,
			    "id '%s' is the page's own; choose another one", id);
	else
		diag_report(load->diagnostics, DIAG_ID_DUPLICATE, place,
			    "id '%s' was given before, at %s:%d:%d; choose another one", id, entry->place.path,
			    entry->place.line, entry->place.column);
}

/* ---- ids from words ---------------------------------------------------------------------------------- */

/* False: it is no letter or digit that an id may have. */
static bool add_plain_letter(struct strbuf *slug, uint32_t c)
{
	const size_t start = slug->length;
	fold_letter(c, FOLD_LOOKALIKES, slug);
	if (strspn(slug->text + start, "abcdefghijklmnopqrstuvwxyz0123456789") == slug->length - start)
		return true;
	strbuf_truncate(slug, start);
	return false;
}

static void add_slug_letter(struct strbuf *slug, uint32_t c)
{
	const bool is_apostrophe = c == '\'' || c == 0x2019;
	if (!add_plain_letter(slug, c) && !is_apostrophe && slug->length > 0 && slug->text[slug->length - 1] != '-')
		strbuf_addch(slug, '-');
}

char *ids_slug(struct arena *arena, const struct node *heading)
{
	struct strbuf words = STRBUF_INIT, slug = STRBUF_INIT;
	node_plain_text(heading, &words);
	for (size_t i = 0, length; i < words.length && slug.length < SLUG_LIMIT; i += length)
		add_slug_letter(&slug, utf8_decode(words.text + i, words.length - i, &length));
	while (slug.length > 0 && slug.text[slug.length - 1] == '-')
		strbuf_truncate(&slug, slug.length - 1);
	char *result = arena_strdup(arena, slug.length > 0 ? slug.text : "part");
	strbuf_release(&words);
	strbuf_release(&slug);
	return result;
}

const char *ids_derive(struct module_load *load, const char *id)
{
	bool known;
	struct id_entry *entry = enter_id(load, id, &known);
	if (!known)
		return id;
	unsigned copies = entry->copies;
	const char *copy;
	do {
		copy = arena_printf(load->arena, "%s-%u", id, ++copies + 1);
		enter_id(load, copy, &known);
	} while (known);
	find_slot(&load->ids, id)->copies = copies;
	return copy;
}

void ids_rename_section(struct module_load *load, const char *from, const char *to)
{
	for (size_t i = load->heading_count; i > 0 && load->headings[i - 1].section == from; i--)
		load->headings[i - 1].section = to;
	for (size_t i = 0; i < load->link_count; i++)
		if (load->links[i].section == from)
			load->links[i].section = to;
}

void ids_settle(struct module_load *load)
{
	for (size_t i = 0; i < load->heading_count; i++) {
		struct node *node = load->headings[i].node;
		const char *slug = ids_slug(load->arena, node);
		node->as.heading.has_made_id = true;
		node->as.heading.attributes.id =
		    ids_derive(load, arena_printf(load->arena, "%s-%s", load->headings[i].section, slug));
	}
	load->heading_count = 0;
}
