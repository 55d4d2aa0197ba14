#include "model/outline.h"

#include <string.h>

#include "base/array.h"
#include "model/scenario.h"

static void copy_sections(struct arena *arena, const struct module *module, struct outline_module *outline)
{
	outline->section_count = module->section_count;
	outline->sections = arena_calloc(arena, module->section_count, sizeof *outline->sections);
	for (size_t i = 0; i < module->section_count; i++) {
		const struct section *section = &module->sections[i];
		outline->sections[i] = (struct outline_section){
			.id = arena_strdup(arena, section->id),
			.title = arena_strdup(arena, section->title),
			.kind = section->kind,
			.minutes = section->minutes,
		};
	}
}

static void mark_uses(const struct module *module, const struct section *section, struct outline_module *outline)
{
	for (size_t i = 0; i < section->reference_count; i++)
		outline->uses_reference[section->references[i] - module->kit->references] = true;
	for (size_t i = 0; i < section->term_count; i++)
		outline->uses_term[section->terms[i] - module->edition->terms] = true;
}

/* ---- what is for people who lead ---- */

struct names {
	struct arena *arena;
	struct outline_module *outline;
	size_t capacity;
};

static void add_name(struct names *names, const char *id, enum outline_name_kind kind, const struct question_type *type)
{
	struct outline_module *outline = names->outline;
	*ARRAY_PUSH(names->arena, outline->names, outline->name_count, names->capacity) =
	    (struct outline_name){ arena_strdup(names->arena, id), kind, type };
}

static void add_parts(struct names *names, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next) {
		const char *part = node_part_name(node);
		if (part != NULL)
			add_name(names, part, OUTLINE_PART, NULL);
		if (node->kind == NODE_CONDITION)
			add_parts(names, node);
	}
}

static void copy_names(struct arena *arena, const struct module *module, struct outline_module *outline)
{
	struct names names = { .arena = arena, .outline = outline };
	const size_t activity_count = module->guide != NULL ? module->guide->activity_count : 0;
	const size_t handout_count = module->guide != NULL ? module->guide->handout_count : 0;
	for (size_t i = 0; i < module->section_count; i++)
		if (module->sections[i].kind == SECTION_LESSON && module->sections[i].body != NULL)
			add_parts(&names, module->sections[i].body);
	for (size_t i = 0; i < module->question_count; i++)
		add_name(&names, module->questions[i]->id, OUTLINE_QUESTION, module->questions[i]->type);
	for (size_t i = 0; i < module->scenario_count; i++)
		add_name(&names, module->scenarios[i]->id, OUTLINE_SCENARIO, NULL);
	for (size_t i = 0; i < activity_count; i++)
		add_name(&names, module->guide->activities[i].id, OUTLINE_ACTIVITY, NULL);
	for (size_t i = 0; i < handout_count; i++)
		add_name(&names, module->guide->handouts[i].id, OUTLINE_HANDOUT, NULL);
}

struct guide_uses {
	const struct module *module;
	struct outline_module *outline;
};

static void mark_node(const struct node *node, void *context)
{
	const struct guide_uses *uses = context;
	const struct module *module = uses->module;
	if (node->kind == NODE_CITATION && node->as.citation.reference != NULL)
		uses->outline->uses_reference[node->as.citation.reference - module->kit->references] = true;
	else if (node->kind == NODE_TERM && node->as.term.term != NULL)
		uses->outline->uses_term[node->as.term.term - module->edition->terms] = true;
}

static void mark_text(const struct node *text, bool is_title, void *context)
{
	(void)is_title;
	node_walk(text, mark_node, context);
}

void outline_of_module(struct arena *arena, const struct module *module, struct outline_module *outline)
{
	outline->entry = module->entry;
	outline->draw = module->draw;
	outline->pass_mark = module->pass_mark;
	outline->state_limit = module->state_limit;
	outline->scenario_count = module->scenario_count;
	copy_sections(arena, module, outline);
	for (size_t i = 0; i < module->question_count; i++) {
		if (module->questions[i]->practice)
			outline->practice_count++;
		else
			outline->check_count++;
	}
	outline->uses_reference = arena_calloc(arena, module->kit->reference_count, sizeof *outline->uses_reference);
	outline->uses_term = arena_calloc(arena, module->edition->term_count, sizeof *outline->uses_term);
	for (size_t i = 0; i < module->section_count; i++)
		mark_uses(module, &module->sections[i], outline);
	if (module->guide != NULL)
		guide_walk(module->guide, mark_text, &(struct guide_uses){ module, outline });
	if (module->edition->leading != NULL && module->edition->leading->session_count > 0)
		copy_names(arena, module, outline);
}

static bool is_noted(const struct outline_changes *changes, const struct outline_change *change)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct outline_change *noted = &changes->items[i];
		if (noted->target == change->target && strcmp(noted->id, change->id) == 0 &&
		    strcmp(noted->word, change->word) == 0)
			return true;
	}
	return false;
}

void outline_note_change(struct arena *arena, struct outline_changes *changes, const struct outline_change *change)
{
	if (!is_noted(changes, change))
		*ARRAY_PUSH(arena, changes->items, changes->count, changes->capacity) =
		    (struct outline_change){ .target = change->target,
					     .id = arena_strdup(arena, change->id),
					     .word = arena_strdup(arena, change->word) };
}
