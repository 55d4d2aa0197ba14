/*
 * Paths: the orders in which kit.yaml offers modules to people.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "load/loader.h"

struct path_record {
	const char *id;
	const struct yaml *title, *summary, *modules;
};

static const struct yaml_field fields[] = {
	{ "id", YAML_AS_ID, true, 0, 0, offsetof(struct path_record, id) },
	{ "title", YAML_AS_TREE, true, 0, 0, offsetof(struct path_record, title) },
	{ "summary", YAML_AS_TREE, true, 0, 0, offsetof(struct path_record, summary) },
	{ "modules", YAML_AS_LIST, true, 0, 0, offsetof(struct path_record, modules) },
};

static bool kit_has_module(const struct kit *kit, const char *id)
{
	for (size_t i = 0; i < kit->edition_count; i++) {
		if (edition_find_module(&kit->editions[i], id) || edition_leaves_out(&kit->editions[i], id))
			return true;
	}
	return false;
}

/* The ids of all modules, in the scratch arena, for suggestions. */
static const char **module_ids(struct loader *loader, size_t *count)
{
	const char **ids = NULL;
	size_t capacity = 0;
	*count = 0;
	const struct edition *edition = loader->kit->editions;
	for (size_t i = 0; loader->kit->edition_count > 0 && i < edition->module_count; i++)
		*ARRAY_PUSH(&loader->scratch, ids, *count, capacity) = edition->modules[i].id;
	for (size_t i = 0; loader->kit->edition_count > 0 && i < edition->left_out_count; i++)
		*ARRAY_PUSH(&loader->scratch, ids, *count, capacity) = edition->left_out[i];
	return ids;
}

static void report_module(struct loader *loader, struct place place, const char *id)
{
	size_t count;
	const char **ids = module_ids(loader, &count);
	loader_report_unknown(loader, DIAG_MODULE_UNKNOWN, place, "module", id, ids, count);
	arena_reset(&loader->scratch);
}

/* A module may stand in a language that is left out now; then its step is left out too. */
static void read_steps(struct loader *loader, const struct yaml *list, struct learning_path *path)
{
	size_t capacity = 0;
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item)) {
		if (kit_has_module(loader->kit, item->text))
			ARRAY_PUSH(loader->arena, path->steps, path->step_count, capacity)->module = item->text;
		else if (loader->kit->edition_count == loader->language_count)
			report_module(loader, item->place, item->text);
	}
}

static void refuse_duplicate(struct loader *loader, const struct learning_path *path)
{
	for (const struct learning_path *other = loader->kit->paths; other < path; other++) {
		if (strcmp(other->id, path->id) == 0)
			diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, path->place,
			            "the path '%s' is already in line %d; give this one another id", path->id, other->place.line);
	}
}

static void read_path(struct loader *loader, const struct yaml *map)
{
	struct kit *kit = loader->kit;
	struct path_record record = { .id = "" };
	yaml_read(map, fields, sizeof fields / sizeof *fields, &record, loader->diagnostics);
	const char **titles = settings_texts(loader, record.title);
	const char **summaries = settings_texts(loader, record.summary);
	for (size_t i = 0; i < kit->edition_count; i++) {
		kit->editions[i].path_titles[kit->path_count] = titles[i];
		kit->editions[i].path_summaries[kit->path_count] = summaries[i];
	}
	struct learning_path *path = &kit->paths[kit->path_count++];
	path->id = record.id;
	path->place = map->place;
	read_steps(loader, record.modules, path);
	refuse_duplicate(loader, path);
}

/* Modules that the command line names and no language has. */
static void check_wanted_modules(struct loader *loader)
{
	for (size_t i = 0; loader->kit->edition_count > 0 && i < loader->options->module_count; i++) {
		if (!kit_has_module(loader->kit, loader->options->modules[i]))
			report_module(loader, loader->kit->place, loader->options->modules[i]);
	}
}

void paths_read(struct loader *loader)
{
	struct kit *kit = loader->kit;
	size_t count = 0;
	check_wanted_modules(loader);
	if (loader->paths && loader->paths->kind != YAML_LIST) {
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, loader->paths->place,
		            "'paths' is not a list; start each path with '- id: …'");
		return;
	}
	for (const struct yaml *map = loader->paths ? loader->paths->first : NULL; map; map = map->next)
		count++;
	kit->paths = arena_calloc(loader->arena, count, sizeof *kit->paths);
	for (size_t i = 0; i < kit->edition_count; i++) {
		struct edition *edition = &kit->editions[i];
		edition->path_titles = arena_calloc(loader->arena, count, sizeof *edition->path_titles);
		edition->path_summaries = arena_calloc(loader->arena, count, sizeof *edition->path_summaries);
	}
	for (const struct yaml *map = loader->paths ? loader->paths->first : NULL; map; map = map->next)
		read_path(loader, map);
}
