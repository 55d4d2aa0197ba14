#include "load/uses.h"

#include "base/array.h"

struct uses {
	const struct module *module;
	struct section *section;
	bool *seen_terms;      /* as edition->terms */
	bool *seen_references; /* as kit->references */
	size_t term_capacity, reference_capacity;
};

static void use_term(struct uses *uses, const struct term *term)
{
	size_t index = (size_t)(term - uses->module->edition->terms);
	if (uses->seen_terms[index])
		return;
	uses->seen_terms[index] = true;
	*ARRAY_PUSH(uses->module->arena, uses->section->terms, uses->section->term_count, uses->term_capacity) = term;
}

static void use_reference(struct uses *uses, const struct reference *reference)
{
	size_t index = (size_t)(reference - uses->module->kit->references);
	if (uses->seen_references[index])
		return;
	uses->seen_references[index] = true;
	*ARRAY_PUSH(uses->module->arena, uses->section->references, uses->section->reference_count,
		    uses->reference_capacity) = reference;
}

static void visit(const struct node *node, void *context)
{
	if (node->kind == NODE_TERM)
		use_term(context, node->as.term.term);
	else if (node->kind == NODE_CITATION)
		use_reference(context, node->as.citation.reference);
}

static void collect_section(const struct module *module, struct section *section)
{
	struct uses uses = {
		.module = module,
		.section = section,
		.seen_terms = arena_calloc(module->arena, module->edition->term_count + 1, sizeof(bool)),
		.seen_references = arena_calloc(module->arena, module->kit->reference_count + 1, sizeof(bool)),
	};
	node_walk_learner(section->heading, visit, &uses);
	node_walk_learner(section->body, visit, &uses);
	for (size_t i = 0; section->kind == SECTION_CHECK && i < module->question_count; i++)
		if (!module->questions[i]->practice)
			question_walk(module->questions[i], visit, &uses);
}

void uses_collect(struct module *module)
{
	for (size_t i = 0; i < module->section_count; i++)
		collect_section(module, &module->sections[i]);
}
