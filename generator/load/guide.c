#include "load/guide.h"

#include "base/array.h"
#include "load/leading_heading.h"
#include "load/links.h"
#include "load/parts.h"
#include "load/reader.h"
#include "load/section_file.h"
#include "load/translation.h"
#include "question/gaps.h"

struct guide_load {
	struct module_load *load;
	struct guide *guide;
	size_t activity_capacity, handout_capacity;
};

/* ---- headings ---------------------------------------------------------------------------------------- */

/* Where the blocks below a heading go that is neither: they are lost, the heading was reported. */
static struct node *take_stranger(struct guide_load *guide, const struct node *heading)
{
	const char *module = guide->load->module->entry->id;
	diag_report(guide->load->diagnostics, DIAG_LEADING_HEADING, node_place(heading),
		    "this is neither an activity nor a handout; write {#%s-a1 .activity minutes=10} or {#%s-h1 "
		    ".handout} behind it, with a number of its own, or '###' for a part of the notes",
		    module, module);
	return parts_new(guide->load->arena, NODE_QUOTE, heading);
}

static struct node *take_activity(struct guide_load *guide, struct node *heading)
{
	struct module_load *load = guide->load;
	const struct attributes *attributes = &heading->as.heading.attributes;
	const struct place place = node_place(heading);
	struct activity *activity =
	    ARRAY_PUSH(load->arena, guide->guide->activities, guide->guide->activity_count, guide->activity_capacity);
	*activity = (struct activity){
		.id = attributes->id,
		.place = place,
		.minutes = leading_heading_minutes(attributes, place, load->diagnostics),
		.body = parts_new(load->arena, NODE_QUOTE, heading),
	};
	leading_heading_check(attributes, place, "activity", "minutes", NULL, load->diagnostics);
	activity->title = parts_name(load->arena, heading);
	return activity->body;
}

static struct node *take_handout(struct guide_load *guide, struct node *heading)
{
	struct module_load *load = guide->load;
	const struct attributes *attributes = &heading->as.heading.attributes;
	const struct place place = node_place(heading);
	struct handout *handout =
	    ARRAY_PUSH(load->arena, guide->guide->handouts, guide->guide->handout_count, guide->handout_capacity);
	leading_heading_check(attributes, place, "handout", NULL, NULL, load->diagnostics);
	*handout = (struct handout){ .id = attributes->id,
				     .place = place,
				     .body = parts_new(load->arena, NODE_QUOTE, heading) };
	handout->title = parts_name(load->arena, heading);
	return handout->body;
}

/* Where the blocks below a second-level heading go. */
static struct node *take_heading(struct guide_load *guide, struct node *heading)
{
	const struct attributes *attributes = &heading->as.heading.attributes;
	const bool is_activity = attributes_has_class(attributes, "activity");
	const bool is_handout = attributes_has_class(attributes, "handout");
	if (attributes_has_class(attributes, "q") || attributes_has_class(attributes, "scenario"))
		return parts_new(guide->load->arena, NODE_QUOTE, heading); /* that was reported */
	if (attributes->id == NULL || is_activity == is_handout)
		return take_stranger(guide, heading);
	return is_activity ? take_activity(guide, heading) : take_handout(guide, heading);
}

/* ---- the text ---------------------------------------------------------------------------------------- */

static void report_gaps(struct module_load *load, const struct node *block)
{
	const struct node *text = gaps_find(block);
	if (text != NULL)
		diag_report(load->diagnostics, DIAG_MARKUP_LOST, node_place(text),
			    "a gap '[[…]]' belongs to a question, and there are none here; write '______' for a line "
			    "to write on");
}

static void divide(struct guide_load *guide, struct node *body)
{
	struct node *target = guide->guide->body;
	for (struct node *block = body->first_child, *next; block != NULL; block = next) {
		next = block->next;
		if (block->kind == NODE_HEADING && block->as.heading.level == 2) {
			target = take_heading(guide, block);
			continue;
		}
		leading_heading_report_hidden(block, 2, guide->load->diagnostics);
		report_gaps(guide->load, block);
		node_append(target, block);
	}
}

/* Its text is read as that of a section is, but it is none of the module's. */
static void read_text(struct module_load *load, struct section *text, const struct module_file *file)
{
	load->section = text;
	load->is_guide = true;
	section_read_body(load, text, file);
	load->is_guide = false;
	if (!section_take_title(load, text)) {
		section_report_no_title(load, file);
		section_use_title(load, text, "facilitator.md");
	}
}

void guide_read(struct module_load *load)
{
	struct module_file file = { 0 };
	if (!section_file_open(load, "facilitator.md", &file))
		return;
	translation_check_front(load->arena, &file.source, &file.parts, load->diagnostics);
	struct section *text = arena_alloc(load->arena, sizeof *text);
	struct guide *guide = arena_alloc(load->arena, sizeof *guide);
	*text = (struct section){
		.kind = SECTION_INTRODUCTION,
		.id = ids_derive(load, arena_printf(load->arena, "%s-guide", load->module->entry->id)),
		.place = { file.source.path, 1, 1 },
	};
	read_text(load, text, &file);
	*guide = (struct guide){
		.place = text->place,
		.heading = text->heading,
		.body = parts_new(load->arena, NODE_QUOTE, text->body),
	};
	divide(&(struct guide_load){ .load = load, .guide = guide }, text->body);
	ids_settle(load);
	links_settle(load);
	load->module->guide = guide;
}
