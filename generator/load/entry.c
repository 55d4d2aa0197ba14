/*
 * Entry: the front matter of one module.md, all that the rest of a kit needs to know of a module.
 */
#include <string.h>

#include "base/array.h"
#include "base/path.h"
#include "load/loader.h"
#include "load/values.h"

struct entry_record {
	const char *title, *summary;
	int minutes;
	const struct yaml *audience, *objectives;
	const char *content_note, *status;
	const struct yaml *reviewed_by;
	const char *reviewed_on, *updated, *translates;
};

#define FIELD(key, type, required, member)                                                                             \
	{                                                                                                              \
		key, type, required, 0, 0, offsetof(struct entry_record, member)                                       \
	}

static const struct yaml_field fields[] = {
	FIELD("title", YAML_AS_TEXT, true, title),
	FIELD("summary", YAML_AS_TEXT, true, summary),
	{ "minutes", YAML_AS_NUMBER, true, 1, 999, offsetof(struct entry_record, minutes) },
	FIELD("audience", YAML_AS_LIST, false, audience),
	FIELD("objectives", YAML_AS_TREE, false, objectives),
	FIELD("content-note", YAML_AS_TEXT, false, content_note),
	FIELD("status", YAML_AS_TEXT, false, status),
	FIELD("reviewed-by", YAML_AS_LIST, false, reviewed_by),
	FIELD("reviewed-on", YAML_AS_DATE, false, reviewed_on),
	FIELD("updated", YAML_AS_DATE, false, updated),
	FIELD("translates", YAML_AS_TEXT, false, translates),
};

/* The texts of a list, copied into the kit's arena. */
static const char **copy_list(struct loader *loader, const struct yaml *list, size_t *count)
{
	const char **texts = NULL;
	size_t capacity = 0;
	*count = 0;
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item))
		*ARRAY_PUSH(loader->arena, texts, *count, capacity) = arena_strdup(loader->arena, item->text);
	return texts;
}

static void check_audiences(struct loader *loader, const struct yaml *list)
{
	const struct kit *kit = loader->kit;
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item)) {
		size_t i = 0;
		while (i < kit->audience_count && strcmp(kit->audiences[i], item->text) != 0)
			i++;
		if (i == kit->audience_count)
			loader_report_unknown(loader, DIAG_AUDIENCE_UNKNOWN, item->place, "audience", item->text,
					      kit->audiences, kit->audience_count);
	}
}

static bool has_module_prefix(const char *id, const char *module)
{
	size_t length = strlen(module);
	return strncmp(id, module, length) == 0 && id[length] == '-' && id[length + 1] != '\0';
}

static void check_objective(struct loader *loader, const struct module_entry *entry, const struct yaml *objective)
{
	if (!value_is_id(objective->key))
		diag_report(loader->diagnostics, DIAG_ID_SYNTAX, objective->key_place,
			    "the id '%s' has other characters than a-z, 0-9 and '-'; change them", objective->key);
	else if (!has_module_prefix(objective->key, entry->id))
		diag_report(loader->diagnostics, DIAG_ID_PREFIX, objective->key_place,
			    "the id '%s' does not start with its module's; write '%s-%s'", objective->key, entry->id,
			    objective->key);
	if (objective->kind != YAML_SCALAR || *objective->text == '\0')
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, objective->place,
			    "the objective '%s' is not one text; write a sentence", objective->key);
}

/* Objectives that are wrong are kept: that a question names one of them is no second mistake. */
static void read_objectives(struct loader *loader, struct module_entry *entry, const struct yaml *map)
{
	size_t capacity = 0;
	if (map && map->kind != YAML_MAP) {
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, map->place,
			    "'objectives' is not a map; write '%s-o1: …' lines below it, with ': ' (colon and a blank) after each id", entry->id);
		return;
	}
	for (const struct yaml *item = map ? map->first : NULL; item; item = item->next) {
		check_objective(loader, entry, item);
		*ARRAY_PUSH(loader->arena, entry->objectives, entry->objective_count, capacity) = (struct objective){
			.id = arena_strdup(loader->arena, item->key),
			.text = arena_strdup(loader->arena, item->text),
			.place = { entry->place.path, item->key_place.line, item->key_place.column },
		};
	}
}

static const char *status_of(struct loader *loader, const struct yaml *map, const char *status)
{
	static const char *const known[] = { "draft", "review", "published" };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (status && strcmp(status, known[i]) == 0)
			return known[i];
	}
	if (status)
		loader_report_unknown(loader, DIAG_VALUE_UNKNOWN, yaml_get(map, "status")->place, "status", status,
				      known, sizeof known / sizeof *known);
	else if (map->kind == YAML_MAP)
		diag_report(loader->diagnostics, DIAG_KEY_MISSING, map->place,
			    "the key 'status' is missing or empty; add 'status: draft' (draft, review, published)");
	return known[0];
}

static const char *copy(struct loader *loader, const char *text)
{
	return text ? arena_strdup(loader->arena, text) : NULL;
}

static void fill(struct loader *loader, struct module_entry *entry, const struct entry_record *record)
{
	entry->title = record->title ? copy(loader, record->title) : entry->id;
	entry->summary = record->summary ? copy(loader, record->summary) : "";
	entry->minutes = record->minutes;
	entry->content_note = copy(loader, record->content_note);
	entry->reviewed_on = copy(loader, record->reviewed_on);
	entry->updated = copy(loader, record->updated);
	entry->audiences = copy_list(loader, record->audience, &entry->audience_count);
	entry->reviewed_by = copy_list(loader, record->reviewed_by, &entry->reviewed_by_count);
	read_objectives(loader, entry, record->objectives);
}

void entry_read(struct loader *loader, struct module_entry *entry)
{
	struct source source;
	struct frontmatter parts;
	struct entry_record record = { 0 };
	const char *inside = path_join(&loader->scratch, entry->folder, "module.md");
	entry->status = "draft";
	entry->is_unread = true;
	entry->place = (struct place){ path_join(loader->arena, loader->kit->root, inside), 1, 1 };
	if (source_read(&loader->scratch, loader->kit->root, inside, SOURCE_LESSON_LIMIT, (struct place){ 0 },
			loader->diagnostics, &source) &&
	    frontmatter_split(source.path, source.text, source.length, &parts, loader->diagnostics)) {
		const struct yaml *map = yaml_parse(&loader->scratch, source.path, parts.yaml, parts.yaml_length,
						    parts.yaml_line, loader->diagnostics);
		entry->is_unread = !map;
		if (map) {
			yaml_read(map, fields, sizeof fields / sizeof *fields, &record, loader->diagnostics);
			check_audiences(loader, record.audience);
			entry->status = status_of(loader, map, record.status);
		}
	}
	fill(loader, entry, &record);
	arena_reset(&loader->scratch);
}
