/*
 * Entries: which modules a language has.
 */
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "load/leading.h"
#include "load/loader.h"

/* The length of the id that a module's folder starts with, 0 when its name is not "<id>-<words>". */
static size_t module_id_length(const char *name)
{
	if (*name < 'a' || *name > 'z' || !path_name_is_portable(name))
		return 0;
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789");
	return name[length] == '-' && name[length + 1] != '\0' ? length : 0;
}

static bool is_known_name(const char *name, bool is_folder)
{
	if (is_folder)
		return strcmp(name, "shared") == 0 || strcmp(name, LEADING_FOLDER) == 0;
	return strcmp(name, "glossary.md") == 0 || strcmp(name, "strings.yaml") == 0;
}

static void report_stranger(struct loader *loader, const char *path, bool is_folder)
{
	if (is_folder)
		diag_report(loader->diagnostics, DIAG_MODULE_FOLDER, (struct place){ path, 0, 0 },
			    "the folder is not named like a module; name it like 'm02-what-it-is', 'shared' for "
			    "texts to include, or 'facilitator' for people who lead a session");
	else
		diag_report(loader->diagnostics, DIAG_FILE_UNKNOWN, (struct place){ path, 0, 0 },
			    "a language's folder holds glossary.md, strings.yaml and folders of modules; move or "
			    "remove the file");
}

static bool is_wanted(const struct load_options *options, const char *id)
{
	for (size_t i = 0; i < options->module_count; i++) {
		if (strcmp(options->modules[i], id) == 0)
			return true;
	}
	return options->module_count == 0;
}

/* A module's page lies beside the pages of the kit. */
static bool is_reserved(const char *id)
{
	static const char *const names[] = { "glossary", "help",       "home",     "index",  "media",
					     "paths",    "references", "settings", "sitemap" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(id, names[i]) == 0)
			return true;
	}
	return false;
}

/* Folder names come sorted, and '-' sorts before letters and digits: so equal ids are neighbours and ids are sorted too. */
struct entry_list {
	const char *last_id;
	const char *last_folder;
};

static void add_entry(struct loader *loader, struct edition *edition, struct entry_list *list, const char *name,
		      size_t id_length)
{
	struct arena *arena = loader->arena;
	const char *id = arena_strndup(arena, name, id_length);
	const char *folder = path_join(arena, edition->code, name);
	if (list->last_id && strcmp(list->last_id, id) == 0) {
		diag_report(loader->diagnostics, DIAG_ID_DUPLICATE,
			    (struct place){ path_join(arena, loader->kit->root, folder), 0, 0 },
			    "the module id '%s' is that of '%s' too; number one of the two differently", id,
			    list->last_folder);
		return;
	}
	if (is_reserved(id))
		diag_report(
		    loader->diagnostics, DIAG_MODULE_FOLDER,
		    (struct place){ path_join(arena, loader->kit->root, folder), 0, 0 },
		    "the module id '%s' is the name of another page; start the folder's name with 'm02-' or the like",
		    id);
	list->last_id = id;
	list->last_folder = folder;
	if (is_wanted(loader->options, id))
		edition->modules[edition->module_count++] = (struct module_entry){ .id = id, .folder = folder };
	else
		edition->left_out[edition->left_out_count++] = id;
}

void entries_read(struct loader *loader, struct edition *edition)
{
	struct file_list names;
	struct entry_list list = { 0 };
	struct arena arena = ARENA_INIT;
	const char *path = path_join(&arena, loader->kit->root, edition->code);
	if (!file_list_folder(&arena, path, &names)) {
		diag_report(loader->diagnostics, DIAG_FILE_MISSING, loader->kit->place,
			    "the language '%s' has no folder '%s'; make it or remove the language", edition->code,
			    path);
		names.count = 0;
	}
	/* Room for all of them at once: growing would leave the smaller arrays behind in the kit's arena. */
	edition->modules = arena_calloc(loader->arena, names.count, sizeof *edition->modules);
	edition->left_out =
	    arena_calloc(loader->arena, loader->options->module_count > 0 ? names.count : 0, sizeof *edition->left_out);
	for (size_t i = 0; i < names.count; i++) {
		const char *inner = path_join(&arena, path, names.names[i]);
		bool is_folder = file_is_folder(inner);
		size_t id_length = is_folder ? module_id_length(names.names[i]) : 0;
		if (id_length > 0)
			add_entry(loader, edition, &list, names.names[i], id_length);
		else if (!is_known_name(names.names[i], is_folder))
			report_stranger(loader, inner, is_folder);
	}
	arena_release(&arena);
	if (edition->left_out_count > 0)
		loader->kit->is_partial = true;
	for (size_t i = 0; i < edition->module_count; i++)
		entry_read(loader, &edition->modules[i]);
}
