/*
 * One module: its introduction, lessons, scenarios and check, read into the model.
 */
#include <ctype.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "load/links.h"
#include "load/load.h"
#include "load/module_load.h"
#include "load/questions.h"
#include "load/reader.h"
#include "load/scenarios.h"
#include "load/state.h"
#include "load/uses.h"
#include "load/yaml.h"

/* ---- front matter ------------------------------------------------------------------------------------ */

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

struct check_front {
	const char *title;
	int draw, pass, attempts;
	const char *translates;
};

static const struct yaml_field check_fields[] = {
	{ "title", YAML_AS_TEXT, false, 0, 0, offsetof(struct check_front, title) },
	{ "draw", YAML_AS_NUMBER, false, 1, 999, offsetof(struct check_front, draw) },
	{ "pass", YAML_AS_NUMBER, false, 1, 100, offsetof(struct check_front, pass) },
	{ "attempts", YAML_AS_NUMBER, false, 1, 99, offsetof(struct check_front, attempts) },
	{ "translates", YAML_AS_TEXT, false, 0, 0, offsetof(struct check_front, translates) },
};

/* One file of the module, opened. */
struct module_file {
	struct source source;
	struct frontmatter parts;
	const struct yaml *front; /* NULL: there is none that can be read */
};

static bool open_file(struct module_load *load, const char *name, struct module_file *file)
{
	const struct module *module = load->module;
	const char *inside = path_join(load->arena, module->entry->folder, name);
	if (!source_read(load->arena, module->kit->root, inside, SOURCE_LESSON_LIMIT, (struct place){ 0 },
			 load->diagnostics, &file->source) ||
	    !frontmatter_split(file->source.path, file->source.text, file->source.length, &file->parts,
			       load->diagnostics))
		return false;
	return true;
}

static void parse_front(struct module_load *load, struct module_file *file)
{
	if (file->parts.yaml_length > 0)
		file->front = yaml_parse(load->arena, file->source.path, file->parts.yaml, file->parts.yaml_length,
					 file->parts.yaml_line, load->diagnostics);
}

static struct place place_of_key(const struct module_file *file, const char *key)
{
	const struct yaml *value = file->front != NULL ? yaml_get(file->front, key) : NULL;
	return value != NULL ? value->place : (struct place){ file->source.path, 1, 1 };
}

/* ---- sections ---------------------------------------------------------------------------------------- */

static struct section *add_section(struct module_load *load, enum section_kind kind, const char *id, const char *path)
{
	struct module *module = load->module;
	struct section *section =
	    ARRAY_PUSH(load->arena, module->sections, module->section_count, load->section_capacity);
	*section = (struct section){ .kind = kind, .id = id, .place = { path, 1, 1 } };
	load->section = section;
	return section;
}

static const char *plain_text(struct arena *arena, const struct node *node)
{
	struct strbuf words = STRBUF_INIT;
	node_plain_text(node, &words);
	const char *text = arena_strndup(arena, words.text, words.length);
	strbuf_release(&words);
	return text;
}

static struct node *heading_of_text(struct module_load *load, const char *title, struct place place)
{
	struct node *paragraph = arena_alloc(load->arena, sizeof *paragraph),
		    *text = arena_alloc(load->arena, sizeof *text);
	*paragraph =
	    (struct node){ .kind = NODE_PARAGRAPH, .path = place.path, .line = place.line, .column = place.column };
	*text = (struct node){ .kind = NODE_TEXT, .path = place.path, .line = place.line, .column = place.column };
	text->as.text.text = title;
	text->as.text.length = strlen(title);
	node_append(paragraph, text);
	return paragraph;
}

static bool is_title(const struct node *node)
{
	return node != NULL && node->kind == NODE_HEADING && node->as.heading.level == 1;
}

static void report_extra_title(struct module_load *load, const struct node *node)
{
	diag_report(load->diagnostics, DIAG_TITLE_EXTRA, reader_node_place(node),
		    "a page has one title with a single '#', as its first line; write '##' here");
}

/* Take "# Title" from the front of a body; false when the body does not start with it. More of them are
 * reported. */
static bool take_title(struct module_load *load, struct section *section)
{
	struct node *body = section->body, *title = body->first_child;
	bool found = is_title(title);
	for (const struct node *node = found ? title->next : title; node != NULL; node = node->next)
		if (is_title(node))
			report_extra_title(load, node);
	if (!found)
		return false;
	body->first_child = title->next;
	if (title->next == NULL)
		body->last_child = NULL;
	title->next = NULL;
	title->kind = NODE_PARAGRAPH;
	section->heading = title;
	section->title = plain_text(load->arena, title);
	section->place = reader_node_place(title);
	return true;
}

static void use_title(struct module_load *load, struct section *section, const char *title)
{
	section->heading = heading_of_text(load, title, section->place);
	section->title = title;
}

static void report_titles(struct module_load *load, struct place place, const char *here, const char *where,
			  const char *there)
{
	diag_report(load->diagnostics, DIAG_TITLE_DIFFERS, place,
		    "the title here is '%s', the one %s is '%s'; make them equal or leave this one out", here, where,
		    there);
}

static void check_same_title(struct module_load *load, const struct section *section, const char *title,
			     struct place place)
{
	if (title != NULL && strcmp(title, section->title) != 0)
		report_titles(load, place, title, "above the text", section->title);
}

/* A module without a title is called by its id; that was reported. */
static void check_same_as_entry(struct module_load *load, const struct section *section)
{
	const struct module_entry *entry = load->module->entry;
	if (strcmp(entry->title, section->title) != 0 && strcmp(entry->title, entry->id) != 0)
		report_titles(load, section->place, section->title, "in the front matter", entry->title);
}

static void read_body(struct module_load *load, struct section *section, const struct module_file *file)
{
	const struct markdown_context context = {
		.arena = load->arena,
		.diagnostics = load->diagnostics,
		.kit = load->module->kit,
		.edition = load->module->edition,
		.module = load->module,
		.section = section->id,
		.load = load,
	};
	load->scenario = (struct open_scenario){ 0 };
	section->body =
	    markdown_parse(&context, &file->source, file->parts.body, file->parts.body_length, file->parts.body_line);
}

static struct node *empty_body(struct module_load *load, const char *path)
{
	struct node *body = arena_alloc(load->arena, sizeof *body);
	*body = (struct node){ .kind = NODE_QUOTE, .path = path, .line = 1, .column = 1 };
	return body;
}

/* ---- the opening ------------------------------------------------------------------------------------- */

static void read_introduction(struct module_load *load)
{
	const struct module_entry *entry = load->module->entry;
	struct module_file file = { 0 };
	bool opened = open_file(load, "module.md", &file); /* the kit has read its front matter */
	struct section *section = add_section(load, SECTION_INTRODUCTION, entry->id, entry->place.path);
	ids_reserve(load, section->id);
	section->content_note = entry->content_note;
	section->summary = entry->summary;
	section->minutes = entry->minutes;
	section->body = empty_body(load, entry->place.path);
	if (opened) {
		read_body(load, section, &file);
		scenarios_group(load, section->body);
		questions_group(load, section->body);
	}
	if (take_title(load, section))
		check_same_as_entry(load, section);
	else
		use_title(load, section, entry->title);
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
		diag_report(load->diagnostics, DIAG_MODULE_DIFFERS, place_of_key(file, "module"),
			    "this lesson lies in the folder of '%s', not of '%s'; correct one of them", module,
			    front->module);
	if (front->content_note != NULL && front->summary == NULL)
		diag_report(load->diagnostics, DIAG_KEY_MISSING, place_of_key(file, "content-note"),
			    "a lesson with a content note needs 'summary' too, for people who would rather not read "
			    "all of it; write it");
}

static void report_no_title(struct module_load *load, const struct module_file *file)
{
	diag_report(load->diagnostics, DIAG_TITLE_MISSING,
		    (struct place){ file->source.path, file->parts.body_line, 1 },
		    "the text does not start with its title; write '# ' and the title as its first line");
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

static void read_lesson(struct module_load *load, const char *name, const char *id)
{
	struct module_file file = { 0 };
	struct lesson_front front = { 0 };
	if (!open_file(load, name, &file))
		return;
	parse_front(load, &file);
	struct section *section = add_section(load, SECTION_LESSON, id, file.source.path);
	ids_reserve(load, section->id);
	read_lesson_front(load, section, &file, &front);
	read_body(load, section, &file);
	scenarios_group(load, section->body);
	questions_group(load, section->body);
	if (take_title(load, section)) {
		check_same_title(load, section, front.title, place_of_key(&file, "title"));
		return;
	}
	if (first_scenario(section) == NULL) /* or else it takes the title's place, that was reported */
		report_no_title(load, &file);
	use_title(load, section, front.title != NULL ? front.title : name);
}

/* ---- scenarios --------------------------------------------------------------------------------------- */

/* Its id is only known when its title is read: until then the section is called by its file. */
static void settle_scenario(struct module_load *load, struct section *section, struct scenario *scenario)
{
	ids_rename_section(load, section->id, scenario->id);
	section->id = scenario->section = scenario->id;
	section->heading = scenario->title;
	section->title = plain_text(load->arena, scenario->title);
	section->place = scenario->place;
}

static void report_more_titles(struct module_load *load, const struct section *section)
{
	for (const struct node *node = section->body->first_child->next; node != NULL; node = node->next)
		if (node->kind == NODE_SCENARIO || is_title(node))
			report_extra_title(load, node);
}

static void read_scenario(struct module_load *load, const char *name)
{
	struct module_file file = { 0 };
	struct lesson_front front = { 0 };
	if (!open_file(load, name, &file))
		return;
	parse_front(load, &file);
	struct section *section = add_section(load, SECTION_SCENARIO, name, file.source.path);
	read_lesson_front(load, section, &file, &front);
	read_body(load, section, &file);
	scenarios_group(load, section->body);
	struct scenario *scenario = first_scenario(section);
	if (scenario == NULL) {
		diag_report(
		    load->diagnostics, DIAG_TITLE_MISSING, (struct place){ file.source.path, file.parts.body_line, 1 },
		    "the text does not start with its title; write '# ', the title and {#%s-s1 .scenario} as its first "
		    "line",
		    load->module->entry->id);
		use_title(load, section, front.title != NULL ? front.title : name);
		return;
	}
	settle_scenario(load, section, scenario);
	report_more_titles(load, section);
	check_same_title(load, section, front.title, place_of_key(&file, "title"));
}

/* ---- the check --------------------------------------------------------------------------------------- */

/* `draw` of the front matter is about the questions written in the file. */
static void check_draw(struct module_load *load, const struct module_file *file, int draw)
{
	int count = question_pools_written(load->module);
	if (count == 0 && load->draw_links == 0)
		diag_report(
		    load->diagnostics, DIAG_CHECK_EMPTY, (struct place){ file->source.path, file->parts.body_line, 1 },
		    "this check has no question that can be asked; write one, with '.q' in the {…} of its heading");
	else if (count == 0 && draw > 0)
		diag_report(load->diagnostics, DIAG_CHECK_DRAW, place_of_key(file, "draw"),
			    "no question is written in this file, and each pool has a number of its own; take 'draw' "
			    "out");
	else if (draw > count)
		diag_report(load->diagnostics, DIAG_CHECK_DRAW, place_of_key(file, "draw"),
			    "%d questions are to be asked and there are %d; lower the number or write more questions",
			    draw, count);
}

static void read_check(struct module_load *load)
{
	struct module *module = load->module;
	struct module_file file = { 0 };
	struct check_front front = { .pass = module->kit->pass_mark };
	if (!open_file(load, "check.md", &file))
		return;
	parse_front(load, &file);
	struct section *section = add_section(
	    load, SECTION_CHECK, arena_printf(load->arena, "%s-check", module->entry->id), file.source.path);
	ids_reserve(load, section->id);
	if (file.front != NULL)
		yaml_read(file.front, check_fields, sizeof check_fields / sizeof check_fields[0], &front,
			  load->diagnostics);
	read_body(load, section, &file);
	scenarios_group(load, section->body);
	questions_group(load, section->body);
	if (take_title(load, section))
		check_same_title(load, section, front.title, place_of_key(&file, "title"));
	else if (front.title != NULL)
		use_title(load, section, front.title);
	else {
		report_no_title(load, &file);
		use_title(load, section, "check.md");
	}
	questions_of_check(load, section->body);
	module->pass_mark = front.pass;
	module->attempts = front.attempts;
	load->check_text = file.source.text;
	check_draw(load, &file, front.draw);
	question_pools_settle(module, front.draw);
}

/* ---- the folder -------------------------------------------------------------------------------------- */

static bool has_suffix(const char *name, const char *suffix)
{
	size_t length = strlen(name), tail = strlen(suffix);
	return length > tail && strcmp(name + length - tail, suffix) == 0;
}

/* Files that are read elsewhere, or by a later version. */
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
			read_lesson(load, name, id);
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
			read_scenario(load, list->names[i]);
}

static bool has_check(const struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->names[i], "check.md") == 0)
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
	read_introduction(&load);
	read_lessons(&load, &list);
	read_scenarios(&load, &list);
	if (has_check(&list))
		read_check(&load);
	check_pools(&load);
	ids_settle(&load);
	links_settle(&load);
	state_settle(module, diagnostics);
	uses_collect(module);
	pool_release(&load.pool);
	return module;
}
