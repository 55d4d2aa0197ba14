/*
 * One module: which files of its folder are texts of it, read in their order.
 */
#include <ctype.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "load/assets.h"
#include "load/guide.h"
#include "load/links.h"
#include "load/load.h"
#include "load/module_load.h"
#include "load/sections.h"
#include "load/state.h"
#include "load/translation.h"
#include "load/uses.h"

static bool has_suffix(const char *name, const char *suffix)
{
	size_t length = strlen(name), tail = strlen(suffix);
	return length > tail && strcmp(name + length - tail, suffix) == 0;
}

/* Files that are read elsewhere. */
static bool is_other_file(const char *name)
{
	return strcmp(name, "module.md") == 0 || strcmp(name, "check.md") == 0 || strcmp(name, "facilitator.md") == 0 ||
	       (links_is_scenario(name) && path_name_is_portable(name)) || !has_suffix(name, ".md");
}

static void report_name(struct module_load *load, const char *name)
{
	const char *inside = path_join(load->arena, load->module->entry->folder, name);
	diag_report(load->diagnostics, DIAG_LESSON_NAME,
		    (struct place){ path_join(load->arena, load->module->kit->root, inside), 1, 1 },
		    "'%s' is no name for a text of a module; lessons are called 01-some-words.md, in their order, and "
		    "scenarios scenario-some-words.md",
		    name);
}

static void report_number(struct module_load *load, const char *name, const char *id)
{
	const char *inside = path_join(load->arena, load->module->entry->folder, name);
	diag_report(load->diagnostics, DIAG_LESSON_NUMBER,
		    (struct place){ path_join(load->arena, load->module->kit->root, inside), 1, 1 },
		    "another lesson has this number too, both would be '%s'; give one of them another number", id);
}

/* "03-some-words.md"; the rest of the name is free as long as it travels. */
static const char *lesson_id(struct module_load *load, const char *name)
{
	const char *id =
	    path_name_is_portable(name) ? links_section_of_file(load->arena, load->module->entry->id, name) : NULL;
	return id != NULL && isdigit((unsigned char)name[0]) ? id : NULL;
}

/* A text under a name that nothing looks for. Sound, pictures and the like are named by the texts. */
static bool is_misnamed_text(const char *name)
{
	static const char *const suffixes[] = { ".markdown", ".mdown", ".mkd", ".MD", ".Md", ".txt" };
	for (size_t i = 0; name[0] != '.' && i < sizeof suffixes / sizeof suffixes[0]; i++)
		if (has_suffix(name, suffixes[i]))
			return true;
	return false;
}

static void report_misnamed(struct module_load *load, const char *name)
{
	const char *inside = path_join(load->arena, load->module->entry->folder, name);
	bool has_number = isdigit((unsigned char)name[0]);
	const char *wanted = has_number ? arena_strndup(load->arena, name, strcspn(name, ".")) : "01-some-words";
	diag_report(load->diagnostics, DIAG_FILE_UNKNOWN,
		    (struct place){ path_join(load->arena, load->module->kit->root, inside), 0, 0 },
		    "nothing reads this file; call it %s.md, or move it out of the module", wanted);
}

static void read_lessons(struct module_load *load, const struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *name = list->names[i];
		if (is_misnamed_text(name))
			report_misnamed(load, name);
		if (is_other_file(name))
			continue;
		const char *id = lesson_id(load, name);
		if (id == NULL)
			report_name(load, name);
		else if (ids_known(load, id))
			report_number(load, name, id);
		else
			sections_read_lesson(load, name, id);
	}
}

/* ---- pools ------------------------------------------------------------------------------------------- */

static bool is_read(const struct module_load *load, const char *inside)
{
	for (size_t i = 0; i < load->included_count; i++)
		if (strcmp(load->included[i], inside) == 0)
			return true;
	return false;
}

/* A link in a condition for another region is not read this time. */
static bool is_named_in_check(const struct module_load *load, const char *name)
{
	return load->check_text != NULL && strstr(load->check_text, name) != NULL;
}

/* Questions that nobody is ever asked. */
static void check_pools(struct module_load *load)
{
	struct file_list list = { 0 };
	const char *folder = path_join(load->arena, load->module->entry->folder, "pools");
	file_list_folder(load->arena, path_join(load->arena, load->module->kit->root, folder), &list);
	for (size_t i = 0; i < list.count; i++) {
		const char *name = arena_printf(load->arena, "pools/%s", list.names[i]);
		const char *inside = path_join(load->arena, folder, list.names[i]);
		bool is_text = has_suffix(name, ".md") || is_misnamed_text(list.names[i]);
		if (is_text && !is_read(load, inside) && !is_named_in_check(load, name))
			diag_report(load->diagnostics, DIAG_FILE_UNKNOWN,
				    (struct place){ path_join(load->arena, load->module->kit->root, inside), 0, 0 },
				    "nothing reads this file; write [words](%s \"draw 5\") in check.md, or move it out "
				    "of the module",
				    name);
	}
}

static void read_scenarios(struct module_load *load, const struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (links_is_scenario(list->names[i]) && path_name_is_portable(list->names[i]))
			sections_read_scenario(load, list->names[i]);
}

static bool has_file(const struct file_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->names[i], name) == 0)
			return true;
	return false;
}

/* Ids of the views that every document has beside its sections. */
static void reserve_views(struct module_load *load)
{
	static const char *const views[] = { "terms", "sources", "help", "settings", "check" };
	for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
		ids_reserve(load, arena_printf(load->arena, "%s-%s", load->module->entry->id, views[i]));
}

const struct module *load_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
				 const struct module_entry *entry, struct diagnostics *diagnostics)
{
	struct module *module = arena_alloc(arena, sizeof *module);
	*module = (struct module){
		.arena = arena, .kit = kit, .edition = edition, .entry = entry, .pass_mark = kit->pass_mark
	};
	struct module_load load = { .arena = arena, .diagnostics = diagnostics, .module = module };
	const char *folder = path_join(arena, kit->root, entry->folder);
	struct file_list list = { 0 };
	if (!file_list_folder(arena, folder, &list))
		diag_report(diagnostics, DIAG_FILE_UNREADABLE, entry->place,
			    "the folder '%s' cannot be read; check its permissions", folder);
	reserve_views(&load);
	sections_read_introduction(&load);
	read_lessons(&load, &list);
	read_scenarios(&load, &list);
	if (has_file(&list, "check.md"))
		sections_read_check(&load);
	check_pools(&load);
	ids_settle(&load);
	links_settle(&load);
	if (has_file(&list, "facilitator.md")) /* when all else is settled: nothing of it can be linked to */
		guide_read(&load);
	assets_settle(&load);
	state_settle(module, diagnostics);
	uses_collect(module);
	translations_check_module(arena, kit, edition, entry, diagnostics);
	pool_release(&load.pool);
	return module;
}
