#include "render/section_notes.h"

#include <stdlib.h>
#include <string.h>

#include "render/kit_view.h"
#include "render/page_writer.h"
#include "render/view.h"

/* What a section needs, found in its markup: no other list knows what hints, reasons and coaches cite. */
struct needs {
	const struct edition *edition;
	const struct rendered *rendered;
	bool *terms;   /* as edition->terms */
	bool *sources; /* as rendered->cited */
	bool grew;
};

static void need_term(struct needs *needs, const struct term *term)
{
	bool *needed = &needs->terms[term - needs->edition->terms];

	needs->grew = needs->grew || !*needed;
	*needed = true;
}

/* "#ref-3", "#term-coercion": a value up to its closing quote. */
static void need_anchor(struct needs *needs, struct arena *arena, const char *href)
{
	const size_t length = strcspn(href, "\"");

	if (length > 5 && strncmp(href, "#ref-", 5) == 0) {
		const unsigned long number = strtoul(href + 5, NULL, 10);

		if (number > 0 && number <= needs->rendered->cited_count)
			needs->sources[number - 1] = true;
	} else if (length > 6 && strncmp(href, "#term-", 6) == 0) {
		const struct term *term = edition_find_term(needs->edition, arena_strndup(arena, href + 6, length - 6));

		if (term)
			need_term(needs, term);
	}
}

static void need_links_of(struct needs *needs, struct arena *arena, const struct fragment *fragment)
{
	static const char start[] = " href=\"";
	const char *at = fragment->markup;

	while (fragment->length > 0 && (at = strstr(at, start)) != NULL) {
		at += strlen(start);
		need_anchor(needs, arena, at);
	}
}

/* Meanings use other terms, and cite sources. */
static void need_node(const struct node *node, void *context)
{
	struct needs *needs = context;

	if (node->kind == NODE_TERM && node->as.term.term)
		need_term(needs, node->as.term.term);
	for (size_t i = 0; node->kind == NODE_CITATION && i < needs->rendered->cited_count; i++)
		if (needs->rendered->cited[i] == node->as.citation.reference)
			needs->sources[i] = true;
}

static void need_meanings(struct needs *needs)
{
	do {
		needs->grew = false;
		for (size_t i = 0; i < needs->edition->term_count; i++) {
			const struct term *term = &needs->edition->terms[i];

			if (needs->terms[i] && term->meaning)
				node_walk(term->meaning, need_node, needs);
			if (needs->terms[i] && term->more)
				node_walk(term->more, need_node, needs);
		}
	} while (needs->grew);
}

static void view_terms(struct page *page, struct view *view, const struct needs *needs)
{
	bool any = false;

	view_list(view, "terms");
	for (size_t i = 0; i < needs->edition->term_count; i++) {
		if (!needs->terms[i])
			continue;
		kit_view_term(page, view_append(view, "terms"), &needs->edition->terms[i]);
		any = true;
	}
	view_flag(view, "has-terms", any);
}

static void view_sources(struct page *page, struct view *view, const struct needs *needs)
{
	long count = 0;

	view_list(view, "sources");
	for (size_t i = 0; i < needs->rendered->cited_count; i++) {
		struct view *source;

		if (!needs->sources[i])
			continue;
		source = view_append(view, "sources");
		kit_view_source(page, source, needs->rendered->cited[i], NULL);
		view_number(source, "number", (long)i + 1);
		count++;
	}
	view_number(view, "count", count);
}

struct fragment section_notes(struct arena *arena, const struct theme *theme, const struct module *module,
			      const struct rendered *rendered, size_t index, struct diagnostics *diagnostics)
{
	struct page *page = page_new(arena, theme->templates, module->kit, module->edition, module, diagnostics);
	struct view *view = view_new(arena);
	struct strbuf markup = STRBUF_INIT;
	struct needs needs = {
		.edition = module->edition,
		.rendered = rendered,
		.terms = arena_calloc(arena, module->edition->term_count + 1, sizeof *needs.terms),
		.sources = arena_calloc(arena, rendered->cited_count + 1, sizeof *needs.sources),
	};
	struct fragment fragment;

	page_share_sources(page, rendered->cited, rendered->cited_count);
	need_links_of(&needs, arena, &rendered->sections[index]);
	need_meanings(&needs);
	page_begin_fragment(page, &markup);
	view_terms(page, view, &needs);
	view_sources(page, view, &needs);
	page_write_part(page, "parts/section-notes", view);
	fragment = page_end_fragment(page);
	strbuf_release(&markup);
	return fragment;
}
