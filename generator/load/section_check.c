/*
 * The module's check: check.md and what it draws from pools.
 */
#include "load/questions.h"
#include "load/scenarios.h"
#include "load/section_file.h"
#include "load/sections.h"

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

/* `draw` of the front matter is about the questions written in the file. */
static void check_draw(struct module_load *load, const struct module_file *file, int draw)
{
	int count = question_pools_written(load->module);
	if (count == 0 && load->draw_links == 0)
		diag_report(
		    load->diagnostics, DIAG_CHECK_EMPTY, (struct place){ file->source.path, file->parts.body_line, 1 },
		    "this check has no question that can be asked; write one, with '.q' in the {…} of its heading");
	else if (count == 0 && draw > 0)
		diag_report(load->diagnostics, DIAG_CHECK_DRAW, section_file_place(file, "draw"),
			    "no question is written in this file, and each pool has a number of its own; take 'draw' "
			    "out");
	else if (draw > count)
		diag_report(load->diagnostics, DIAG_CHECK_DRAW, section_file_place(file, "draw"),
			    "%d questions are to be asked and there are %d; lower the number or write more questions",
			    draw, count);
}

void sections_read_check(struct module_load *load)
{
	struct module *module = load->module;
	struct module_file file = { 0 };
	struct check_front front = { .pass = module->kit->pass_mark };
	if (!section_file_open(load, "check.md", &file))
		return;
	section_file_front(load, &file);
	struct section *section = section_add(
	    load, SECTION_CHECK, arena_printf(load->arena, "%s-check", module->entry->id), file.source.path);
	ids_reserve(load, section->id);
	if (file.front != NULL)
		yaml_read(file.front, check_fields, sizeof check_fields / sizeof check_fields[0], &front,
			  load->diagnostics);
	section_read_body(load, section, &file);
	scenarios_group(load, section->body);
	questions_group(load, section->body);
	if (section_take_title(load, section))
		section_check_title(load, section, front.title, section_file_place(&file, "title"));
	else if (front.title != NULL)
		section_use_title(load, section, front.title);
	else {
		section_report_no_title(load, &file);
		section_use_title(load, section, "check.md");
	}
	questions_of_check(load, section->body);
	module->pass_mark = front.pass;
	module->attempts = front.attempts;
	load->check_text = file.source.text;
	check_draw(load, &file, front.draw);
	question_pools_settle(module, front.draw);
}
