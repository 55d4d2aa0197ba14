/*
 * The whole kit: sources that nothing cites, terms that nothing uses.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "check/check.h"
#include "check/checks.h"

/* What of a kit is used anywhere. */
struct usage {
	const struct kit *kit;
	const struct edition *edition; /* whose text is walked */
	bool *references;              /* as kit->references */
	bool *terms;                   /* as edition->terms */
};

static bool *new_flags(size_t count)
{
	bool *flags = memory_alloc(memory_product(count + 1, sizeof *flags));
	for (size_t i = 0; i < count; i++)
		flags[i] = false;
	return flags;
}

static void mark_reference(struct usage *usage, const struct reference *reference)
{
	if (reference)
		usage->references[reference - usage->kit->references] = true;
}

static void mark_node(const struct node *node, void *context)
{
	struct usage *usage = context;
	if (node->kind == NODE_CITATION)
		mark_reference(usage, node->as.citation.reference);
	else if (node->kind == NODE_TERM && node->as.term.term)
		usage->terms[node->as.term.term - usage->edition->terms] = true;
}

static void mark_text(struct usage *usage, const struct node *node)
{
	if (node)
		node_walk(node, mark_node, usage);
}

static void mark_glossary(struct usage *usage)
{
	for (size_t i = 0; i < usage->edition->term_count; i++) {
		mark_text(usage, usage->edition->terms[i].meaning);
		mark_text(usage, usage->edition->terms[i].more);
	}
}

static void mark_regions(struct usage *usage)
{
	for (size_t i = 0; i < usage->edition->region_count; i++) {
		const struct region *region = &usage->edition->regions[i];
		mark_text(usage, region->expect);
		for (size_t j = 0; j < region->line_count; j++) {
			mark_reference(usage, region->lines[j].source);
			mark_text(usage, region->lines[j].notes);
		}
	}
}

static void mark_leading_text(const struct node *text, bool is_title, void *context)
{
	(void)is_title;
	mark_text(context, text);
}

static void mark_modules(struct usage *usage, const struct outline *outline)
{
	for (size_t i = 0; i < outline->module_count; i++) {
		const struct outline_module *module = &outline->modules[i];
		for (size_t j = 0; j < usage->kit->reference_count; j++)
			usage->references[j] |= module->uses_reference[j];
		for (size_t j = 0; j < usage->edition->term_count; j++)
			usage->terms[j] |= module->uses_term[j];
	}
}

static void report_terms(const struct usage *usage, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < usage->edition->term_count; i++) {
		const struct term *term = &usage->edition->terms[i];
		if (!usage->terms[i])
			diag_report(diagnostics, DIAG_TERM_UNUSED, term->place,
				    "nothing uses the term '%s'; link to it where it matters, [words](glossary.md#%s), "
				    "or remove it",
				    term->id, term->id);
	}
}

static void report_references(const struct usage *usage, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < usage->kit->reference_count; i++) {
		const struct reference *reference = &usage->kit->references[i];
		if (!usage->references[i])
			diag_report(diagnostics, DIAG_REFERENCE_UNUSED, reference->place,
				    "nothing cites the source '%s'; cite it, [@%s], or remove it", reference->key,
				    reference->key);
	}
}

void check_kit(const struct kit *kit, const struct outline *outlines, struct diagnostics *diagnostics)
{
	if (kit->is_partial)
		return;
	struct usage usage = { .kit = kit, .references = new_flags(kit->reference_count) };
	for (size_t i = 0; i < kit->edition_count; i++) {
		usage.edition = &kit->editions[i];
		usage.terms = new_flags(usage.edition->term_count);
		mark_glossary(&usage);
		mark_regions(&usage);
		mark_modules(&usage, &outlines[i]);
		if (usage.edition->leading)
			leading_walk(usage.edition->leading, mark_leading_text, &usage);
		report_terms(&usage, diagnostics);
		free(usage.terms);
	}
	report_references(&usage, diagnostics);
	free(usage.references);
}
