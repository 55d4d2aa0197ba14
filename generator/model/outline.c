#include "model/outline.h"

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
}
