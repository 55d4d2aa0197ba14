#include "load/sections.h"

#include <string.h>

#include "base/array.h"
#include "load/parts.h"
#include "load/questions.h"
#include "load/scenarios.h"
#include "load/section_file.h"

struct lesson_front {
	const char *title, *module;
	int minutes;
	const struct yaml *objectives;
	const char *content_note, *summary;
	const struct yaml *reviewed_by;
	const char *reviewed_on, *translates;
};

#define LESSON_TEXT(key, member)                                                                                       \
	{                                                                                                              \
		key, YAML_AS_TEXT, false, 0, 0, offsetof(struct lesson_front, member)                                  \
	}

static const struct yaml_field lesson_fields[] = {
	LESSON_TEXT("title", title),
	LESSON_TEXT("module", module),
	{ "minutes", YAML_AS_NUMBER, false, 1, 999, offsetof(struct lesson_front, minutes) },
	{ "objectives", YAML_AS_LIST, false, 0, 0, offsetof(struct lesson_front, objectives) },
	LESSON_TEXT("content-note", content_note),
	LESSON_TEXT("summary", summary),
	{ "reviewed-by", YAML_AS_LIST, false, 0, 0, offsetof(struct lesson_front, reviewed_by) },
	{ "reviewed-on", YAML_AS_DATE, false, 0, 0, offsetof(struct lesson_front, reviewed_on) },
	LESSON_TEXT("translates", translates),
};

/* ---- the introduction --------------------------------------------------------------------------------- */

/* A module without a title is called by its id; that was reported. */
static void check_same_as_entry(struct module_load *load, const struct section *section)
{
	const struct module_entry *entry = load->module->entry;
	if (strcmp(entry->title, section->title) != 0 && strcmp(entry->title, entry->id) != 0)
		section_report_titles(load, section->place, section->title, "in the front matter", entry->title);
}

static struct node *empty_body(struct module_load *load, const char *path)
{
	struct node *body = arena_alloc(load->arena, sizeof *body);
	*body = (struct node){ .kind = NODE_QUOTE, .path = path, .line = 1, .column = 1 };
	return body;
}

void sections_read_introduction(struct module_load *load)
{
	const struct module_entry *entry = load->module->entry;
	struct module_file file = { 0 };
	bool opened = section_file_open(load, "module.md", &file); /* the kit has read its front matter */
	struct section *section = section_add(load, SECTION_INTRODUCTION, entry->id, entry->place.path);
	ids_reserve(load, section->id);
	section->content_note = entry->content_note;
	section->summary = entry->summary;
	section->minutes = entry->minutes;
	section->body = empty_body(load, entry->place.path);
	if (opened) {
		section_read_body(load, section, &file);
		scenarios_group(load, section->body);
		questions_group(load, section->body);
	}
	if (section_take_title(load, section))
		check_same_as_entry(load, section);
	else
		section_use_title(load, section, entry->title);
}

/* ---- lessons ----------------------------------------------------------------------------------------- */

static void fill_lesson(struct module_load *load, struct section *section, const struct lesson_front *front)
{
	size_t capacity = 0;
	section->minutes = front->minutes;
	section->content_note = front->content_note;
	section->summary = front->summary;
	for (const struct yaml *id = yaml_next(front->objectives, NULL); id != NULL;
	     id = yaml_next(front->objectives, id))
		*ARRAY_PUSH(load->arena, section->objectives, section->objective_count, capacity) = id->text;
}

static void check_lesson(struct module_load *load, const struct module_file *file, const struct lesson_front *front)
{
	const char *module = load->module->entry->id;
	if (front->module != NULL && strcmp(front->module, module) != 0)
		diag_report(load->diagnostics, DIAG_MODULE_DIFFERS, section_file_place(file, "module"),
			    "this lesson lies in the folder of '%s', not of '%s'; correct one of them", module,
			    front->module);
	if (front->content_note != NULL && front->summary == NULL)
		diag_report(load->diagnostics, DIAG_KEY_MISSING, section_file_place(file, "content-note"),
			    "a lesson with a content note needs 'summary' too, for people who would rather not read "
			    "all of it; write it");
}

/* The front matter of a lesson or a scenario. */
static void read_lesson_front(struct module_load *load, struct section *section, const struct module_file *file,
			      struct lesson_front *front)
{
	if (file->front != NULL) {
		yaml_read(file->front, lesson_fields, sizeof lesson_fields / sizeof lesson_fields[0], front,
			  load->diagnostics);
		check_lesson(load, file, front);
	}
	fill_lesson(load, section, front);
}

/* The scenario that a text begins with, or NULL. */
static struct scenario *first_scenario(const struct section *section)
{
	const struct node *first = section->body->first_child;
	return first != NULL && first->kind == NODE_SCENARIO ? first->as.scenario.scenario : NULL;
}

void sections_read_lesson(struct module_load *load, const char *name, const char *id)
{
	struct module_file file = { 0 };
	struct lesson_front front = { 0 };
	if (!section_file_open(load, name, &file))
		return;
	section_file_front(load, &file);
	struct section *section = section_add(load, SECTION_LESSON, id, file.source.path);
	ids_reserve(load, section->id);
	read_lesson_front(load, section, &file, &front);
	section_read_body(load, section, &file);
	scenarios_group(load, section->body);
	questions_group(load, section->body);
	if (section_take_title(load, section)) {
		section_check_title(load, section, front.title, section_file_place(&file, "title"));
		return;
	}
	if (first_scenario(section) == NULL) /* or else it takes the title's place, that was reported */
		section_report_no_title(load, &file);
	section_use_title(load, section, front.title != NULL ? front.title : name);
}

/* ---- scenarios --------------------------------------------------------------------------------------- */

/* Its id is only known when its title is read: until then the section is called by its file. */
static void settle_scenario(struct module_load *load, struct section *section, struct scenario *scenario)
{
	ids_rename_section(load, section->id, scenario->id);
	section->id = scenario->section = scenario->id;
	section->heading = scenario->title;
	section->title = node_plain_words(load->arena, scenario->title);
	section->place = scenario->place;
}

static void report_more_titles(struct module_load *load, const struct section *section)
{
	for (const struct node *node = section->body->first_child->next; node != NULL; node = node->next)
		if (node->kind == NODE_SCENARIO || section_is_title(node))
			section_report_extra_title(load, node);
}

void sections_read_scenario(struct module_load *load, const char *name)
{
	struct module_file file = { 0 };
	struct lesson_front front = { 0 };
	if (!section_file_open(load, name, &file))
		return;
	section_file_front(load, &file);
	struct section *section = section_add(load, SECTION_SCENARIO, name, file.source.path);
	read_lesson_front(load, section, &file, &front);
	section_read_body(load, section, &file);
	scenarios_group(load, section->body);
	struct scenario *scenario = first_scenario(section);
	if (scenario == NULL) {
		diag_report(
		    load->diagnostics, DIAG_TITLE_MISSING, (struct place){ file.source.path, file.parts.body_line, 1 },
		    "the text does not start with its title; write '# ', the title and {#%s-s1 .scenario} as its first "
		    "line",
		    load->module->entry->id);
		section_use_title(load, section, front.title != NULL ? front.title : name);
		return;
	}
	settle_scenario(load, section, scenario);
	report_more_titles(load, section);
	section_check_title(load, section, front.title, section_file_place(&file, "title"));
}
