/*
 * Scenarios, as they are written:
 *
 *     # After class {#m08-s1 .scenario}       or with '##' and more in a lesson: then the steps have one '#' more, too
 *     Who and where.
 *     ## The hallway {#hallway}               a step, known by this id in the scenario only; the first is the start
 *     What happens.
 *     - [x] ["Words to say"](#one-minute)     a choice and where it leads; a step without such a list is an ending
 *       > What the coach says to it.
 *
 * A heading of the scenario's own level, or above it, ends the scenario.
 */
#include "load/scenarios.h"

#include <string.h>

#include "base/array.h"
#include "load/values.h"

static bool has_class(const struct node *heading, const char *name)
{
	return heading->kind == NODE_HEADING && attributes_has_class(&heading->as.heading.attributes, name);
}

/* ---- headings while they are read -------------------------------------------------------------------- */

static void report_extra(struct reader *reader, const struct attributes *attributes, const char *what,
			 const char *known_class, struct place place)
{
	struct diagnostics *diagnostics = reader->context->diagnostics;
	for (size_t i = 0; i < attributes->class_count; i++)
		if (strcmp(attributes->classes[i], known_class) != 0)
			diag_report(diagnostics, DIAG_CLASS_UNKNOWN, place,
				    "%s cannot have the class '.%s'; take it out", what, attributes->classes[i]);
	for (size_t i = 0; i < attributes->pair_count; i++)
		diag_report(diagnostics, DIAG_ATTRIBUTE_UNKNOWN, place,
			    "%s cannot have the attribute '%s'; take it out", what, attributes->pairs[i].key);
}

/* A scenario or a question inside a scenario: its heading and what follows it are left out when blocks are grouped. */
static bool report_misplaced(struct reader *reader, const struct node *heading, struct place place)
{
	const struct open_scenario *open = &reader->context->load->scenario;
	bool is_scenario = has_class(heading, "scenario");
	if (is_scenario)
		diag_report(
		    reader->context->diagnostics, DIAG_SCENARIO_PLACE, place,
		    "a scenario cannot stand in another one; give its heading as few '#' as the other one's, or a "
		    "file of its own");
	else if (has_class(heading, "q"))
		diag_report(
		    reader->context->diagnostics, DIAG_QUESTION_PLACE, place,
		    "a question cannot stand in a scenario; move it above the scenario, or below a heading with %d "
		    "'#' or fewer",
		    open->level);
	return is_scenario || has_class(heading, "q");
}

static void take_step_heading(struct reader *reader, const struct node *heading, struct place place)
{
	if (!report_misplaced(reader, heading, place))
		report_extra(reader, &heading->as.heading.attributes, "a step", "", place);
}

/* The title of a file scenario-….md that does not say what it is. */
static void report_title(struct reader *reader, struct attributes *attributes, struct place place)
{
	static const char *classes[] = { "scenario" };
	diag_report(
	    reader->context->diagnostics, DIAG_TITLE_MISSING, place,
	    "the title of this file does not say that it is a scenario; write {#%s-s1 .scenario} behind it, with a "
	    "number of its own",
	    reader->context->load->module->entry->id);
	attributes->classes = classes;
	attributes->class_count = 1;
}

/* Where a scenario may begin. What is reported is read as a scenario all the same. */
static void check_start(struct reader *reader, const struct node *heading, struct place place)
{
	const struct section *section = reader->context->load->section;
	struct diagnostics *diagnostics = reader->context->diagnostics;
	if (section->kind == SECTION_CHECK)
		diag_report(
		    diagnostics, DIAG_SCENARIO_PLACE, place,
		    "a check holds only questions; move the scenario into a file scenario-….md or into a lesson");
	else if (heading->as.heading.level == 1 && section->kind != SECTION_SCENARIO)
		diag_report(diagnostics, DIAG_SCENARIO_PLACE, place,
			    "this page is no scenario as a whole; call the file scenario-….md, or write the scenario's "
			    "heading with '##' below the title");
	report_extra(reader, &heading->as.heading.attributes, "a scenario", "scenario", place);
}

static void take_scenario_heading(struct reader *reader, struct node *heading, struct place place)
{
	struct module_load *load = reader->context->load;
	struct attributes *attributes = &heading->as.heading.attributes;
	bool is_named = has_class(heading, "scenario");
	if (!is_named)
		report_title(reader, attributes, place);
	check_start(reader, heading, place);
	if (attributes->id != NULL)
		ids_add_authored(load, attributes->id, place);
	else if (is_named)
		diag_report(load->diagnostics, DIAG_SCENARIO_ID_MISSING, place,
			    "this scenario has no id; write {#%s-s1 .scenario} with a number of its own",
			    load->module->entry->id);
	if (attributes->id == NULL)
		attributes->id = ids_derive(load, arena_printf(load->arena, "%s-s", load->module->entry->id));
	load->scenario.level = heading->as.heading.level;
	load->scenario.id = attributes->id;
	load->scenario.count++;
}

static bool begins_scenario(const struct module_load *load, const struct node *heading)
{
	bool is_title =
	    heading->as.heading.level == 1 && load->section->kind == SECTION_SCENARIO && load->scenario.count == 0;
	return is_title || has_class(heading, "scenario");
}

bool scenarios_take_heading(struct reader *reader, struct node *heading, struct place place)
{
	struct module_load *load = reader->context->load;
	struct open_scenario *open = &load->scenario;
	int level = heading->as.heading.level;
	if (level <= open->level)
		open->level = 0;
	if (open->level > 0 && level == open->level + 1) {
		take_step_heading(reader, heading, place);
		return true;
	}
	if (open->level > 0)
		return report_misplaced(reader, heading, place);
	if (!begins_scenario(load, heading))
		return false;
	take_scenario_heading(reader, heading, place);
	return true;
}

/* ---- steps ------------------------------------------------------------------------------------------- */

/* A scenario while its blocks are put together. */
struct gathering {
	struct module_load *load;
	struct scenario *scenario;
	struct scenario_step *step; /* the last one; NULL before the first */
	size_t step_capacity;
	bool has_list;    /* the step's choices were read */
	bool is_skipping; /* up to the next step: something wrong, reported */
};

static struct node *container_like(struct module_load *load, const struct node *like, enum node_kind kind)
{
	struct node *node = arena_alloc(load->arena, sizeof *node);
	*node = (struct node){ .kind = kind, .path = like->path, .line = like->line, .column = like->column };
	return node;
}

/* The words of a heading below a paragraph. */
static struct node *take_words(struct module_load *load, struct node *heading)
{
	struct node *title = container_like(load, heading, NODE_PARAGRAPH);
	for (struct node *child = heading->first_child, *next; child != NULL; child = next) {
		next = child->next;
		node_append(title, child);
	}
	heading->first_child = heading->last_child = NULL;
	return title;
}

static void report_form(struct gathering *at, const struct node *block, const char *what)
{
	diag_report(at->load->diagnostics, DIAG_STEP_FORM, node_place(block), "%s", what);
	at->scenario->is_whole = false;
	at->is_skipping = true;
}

static bool is_for_facilitator(const struct node *block)
{
	return block->kind == NODE_CALLOUT && callout_is_for_facilitator(block->as.callout.kind);
}

static bool has_text(const struct node *body)
{
	for (const struct node *block = body->first_child; block != NULL; block = block->next)
		if (!is_for_facilitator(block))
			return true;
	return false;
}

static void finish_step(struct gathering *at)
{
	const struct scenario_step *step = at->step;
	at->step = NULL;
	if (step == NULL)
		return;
	lost_report_lists(at->load, step->body);
	if (!has_text(step->body))
		diag_report(at->load->diagnostics, DIAG_STEP_TEXT, step->place,
			    "this step has no text; write above its choices what happens and what people say");
}

/* A question or another scenario: reported when its heading was read. */
static bool skip_misplaced(struct gathering *at, const struct node *heading)
{
	if (!has_class(heading, "q") && !has_class(heading, "scenario"))
		return false;
	at->scenario->is_whole = false;
	at->is_skipping = true;
	return true;
}

static void begin_step(struct gathering *at, struct node *heading)
{
	struct scenario *scenario = at->scenario;
	finish_step(at);
	at->is_skipping = false;
	if (skip_misplaced(at, heading))
		return;
	at->step = ARRAY_PUSH(at->load->arena, scenario->steps, scenario->step_count, at->step_capacity);
	*at->step = (struct scenario_step){
		.id = heading->as.heading.attributes.id,
		.place = node_place(heading),
		.title = take_words(at->load, heading),
		.body = container_like(at->load, heading, NODE_QUOTE),
	};
	at->has_list = false;
}

/* The last choice's note that is not indented ends the list, and so would every other. */
static void take_choices(struct gathering *at, const struct node *list, const struct node *next)
{
	at->has_list = true;
	if (next != NULL && next->kind == NODE_QUOTE) {
		diag_report(at->load->diagnostics, DIAG_FEEDBACK_MISSING, node_place(next),
			    "the list of choices ends here; indent the '>' below a choice by two spaces");
		at->scenario->is_whole = false;
		at->is_skipping = true;
	} else if (!choices_read(at->load, at->step, list)) {
		at->scenario->is_whole = false;
	}
}

static bool holds_choices(const struct node *condition)
{
	for (const struct node *block = condition->first_child; block != NULL; block = block->next)
		if (choices_are_in(block))
			return true;
	return false;
}

static void take_block(struct gathering *at, struct node *block, const struct node *next)
{
	if (block->kind == NODE_CONDITION && holds_choices(block))
		report_form(at, block, "choices cannot stand inside a condition; take them out of it");
	else if (choices_are_in(block) && at->step == NULL)
		report_form(at, block, "choices belong to a step; write the step's heading above its text");
	else if (choices_are_in(block) && at->has_list)
		report_form(
		    at, block,
		    "a step has one list of choices; make these a part of the first one, or a step of their own");
	else if (choices_are_in(block))
		take_choices(at, block, next);
	else if (at->has_list && !is_for_facilitator(block))
		report_form(at, block,
			    "a step ends with its choices; move this above them, or to the steps they lead to");
	else
		node_append(at->step != NULL ? at->step->body : at->scenario->setting, block);
}

/* ---- ids of steps ------------------------------------------------------------------------------------ */

/* Those that authors gave first: one that is made from words gives way. */
static void give_ids(struct module_load *load, struct scenario *scenario)
{
	for (size_t i = 0; i < scenario->step_count; i++) {
		struct scenario_step *step = &scenario->steps[i];
		if (step->id == NULL)
			continue;
		step->anchor = arena_printf(load->arena, "%s-%s", scenario->id, step->id);
		ids_add_authored(load, step->anchor, step->place);
	}
	for (size_t i = 0; i < scenario->step_count; i++) {
		struct scenario_step *step = &scenario->steps[i];
		if (step->id != NULL)
			continue;
		const char *slug = ids_slug(load->arena, step->title);
		step->anchor = ids_derive(load, arena_printf(load->arena, "%s-%s", scenario->id, slug));
		step->id = step->anchor + strlen(scenario->id) + 1;
	}
}

/* ---- one scenario ------------------------------------------------------------------------------------ */

static int heading_level(const struct node *node)
{
	return node->kind == NODE_HEADING ? node->as.heading.level : 0;
}

/* The highest heading inside a condition, 0 when there is none. */
static int condition_level(const struct node *node)
{
	int highest = 0;
	for (const struct node *block = node->kind == NODE_CONDITION ? node->first_child : NULL; block != NULL;
	     block = block->next) {
		int level = heading_level(block);
		if (level > 0 && (highest == 0 || level < highest))
			highest = level;
	}
	return highest;
}

static bool ends_scenario(const struct scenario *scenario, const struct node *node)
{
	int level = node->kind == NODE_CONDITION ? condition_level(node) : heading_level(node);
	return level > 0 && level <= scenario->level;
}

static void take_any(struct gathering *at, struct node *node, const struct node *next);

/* Steps inside a condition are reported, and read all the same: choices lead to them. */
static void take_steps_of_condition(struct gathering *at, struct node *condition)
{
	report_form(at, condition, "a step cannot stand inside a condition; put the condition into the step");
	for (struct node *node = condition->first_child, *next; node != NULL; node = next) {
		next = node->next;
		node->next = NULL;
		take_any(at, node, next);
	}
}

static void take_any(struct gathering *at, struct node *node, const struct node *next)
{
	int level = heading_level(node);
	if (level == at->scenario->level + 1) {
		begin_step(at, node);
		return;
	}
	if (level > 0)
		skip_misplaced(at, node);
	if (condition_level(node) == at->scenario->level + 1)
		take_steps_of_condition(at, node);
	else if (!at->is_skipping)
		take_block(at, node, next);
}

/* All blocks up to the scenario's end, which is in `*next`. */
static void take_blocks(struct gathering *at, struct node **next)
{
	while (*next != NULL && !ends_scenario(at->scenario, *next)) {
		struct node *node = *next;
		*next = node->next;
		node->next = NULL;
		take_any(at, node, *next);
	}
	finish_step(at);
}

static struct scenario *take_scenario(struct module_load *load, struct node *heading, struct node **next)
{
	struct scenario *scenario = arena_alloc(load->arena, sizeof *scenario);
	*scenario = (struct scenario){
		.id = heading->as.heading.attributes.id,
		.place = node_place(heading),
		.level = heading->as.heading.level,
		.section = load->section->id,
		.title = take_words(load, heading),
		.setting = container_like(load, heading, NODE_QUOTE),
		.is_whole = true,
	};
	struct gathering at = { .load = load, .scenario = scenario };
	take_blocks(&at, next);
	lost_report_lists(load, scenario->setting);
	if (scenario->setting->first_child == NULL)
		scenario->setting = NULL;
	if (scenario->step_count == 0)
		diag_report(
		    load->diagnostics, DIAG_SCENARIO_EMPTY, scenario->place,
		    "this scenario has no steps; write them below it, each with a heading that has one '#' more");
	give_ids(load, scenario);
	scenario->is_whole = choices_resolve(load, scenario) && scenario->is_whole && scenario->step_count > 0;
	return scenario;
}

/* Blocks for one audience are shown to all; a scenario there would have to be finished by all. */
static void refuse_in_condition(struct module_load *load, struct node *condition)
{
	const struct node *node = condition->first_child;
	while (node != NULL && !has_class(node, "scenario"))
		node = node->next;
	if (node != NULL)
		diag_report(load->diagnostics, DIAG_SCENARIO_PLACE, node_place(node),
			    "a scenario cannot stand inside a condition for an audience; move it out");
	scenarios_group(load, condition);
}

void scenarios_group(struct module_load *load, struct node *parent)
{
	struct node *node = parent->first_child, *next;
	parent->first_child = parent->last_child = NULL;
	for (; node != NULL; node = next) {
		next = node->next;
		if (node->kind == NODE_CONDITION)
			refuse_in_condition(load, node);
		if (!has_class(node, "scenario")) {
			node_append(parent, node);
			continue;
		}
		struct node *holder = container_like(load, node, NODE_SCENARIO);
		struct scenario *scenario = take_scenario(load, node, &next);
		if (load->section->kind == SECTION_CHECK)
			continue; /* reported */
		holder->as.scenario.scenario = scenario;
		node_append(parent, holder);
		*ARRAY_PUSH(load->arena, load->module->scenarios, load->module->scenario_count,
			    load->scenario_capacity) = scenario;
	}
}
