#include "render/document.h"

#include <string.h>

#include "render/document_data.h"
#include "render/kit_view.h"
#include "render/page_writer.h"
#include "render/view.h"

/* ---- sections ---- */

static void write_content_note(struct page *page, const struct section *section)
{
	if (section->content_note != NULL)
		page_write_content_note(page, NULL, section->content_note);
}

static void write_check_questions(const void *context, struct strbuf *out)
{
	struct page *const *page = context;
	const struct module *module = (*page)->module;

	(void)out; /* the page's own */
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			page_write_question(*page, module->questions[i]);
}

/* The words before the questions, the questions, and the room for the result that the script fills. */
static void write_check(struct page *page, const struct section *section)
{
	struct view *view = view_new(page->arena);

	page_view_blocks(page, view, "introduction", section->body);
	view_write(view, "questions", write_check_questions, &page);
	page_write_part(page, "parts/check", view);
}

static struct fragment render_section(struct page *page, const struct section *section, struct strbuf *markup)
{
	page_begin_fragment(page, markup);
	write_content_note(page, section);
	if (section->kind == SECTION_CHECK)
		write_check(page, section);
	else if (section->body != NULL)
		page_write_blocks(page, section->body);
	page_write_key(page, section);
	return page_end_fragment(page);
}

static struct fragment render_notes(struct page *page, const struct section *section, struct strbuf *markup)
{
	page_begin_fragment(page, markup);
	page_write_notes(page, section);
	return page_end_fragment(page);
}

static void render_sections(struct page *page, struct rendered *rendered, struct strbuf *markup)
{
	const struct module *module = page->module;

	rendered->sections = arena_calloc(page->arena, module->section_count, sizeof *rendered->sections);
	rendered->notes = arena_calloc(page->arena, module->section_count, sizeof *rendered->notes);
	for (size_t i = 0; i < module->section_count; i++) {
		const struct section *section = &module->sections[i];

		page_begin_section(page, section, i + 1 < module->section_count ? module->sections[i + 1].id : NULL);
		strbuf_reset(markup);
		rendered->sections[i] = render_section(page, section, markup);
		strbuf_reset(markup);
		rendered->notes[i] = render_notes(page, section, markup);
	}
	page->section = NULL;
	page->next_section = NULL;
}

/* ---- what stands behind the sections ---- */

static struct fragment render_help(struct page *page, struct strbuf *markup)
{
	struct view *view = view_new(page->arena);

	strbuf_reset(markup);
	page_begin_fragment(page, markup);
	kit_view_help(page, view, kit_view_region(page->kit, page->edition));
	page_write_part(page, "parts/help", view);
	return page_end_fragment(page);
}

static void note_term(const struct node *node, void *context)
{
	struct page *page = context;

	if (node->kind == NODE_TERM && node->as.term.term != NULL)
		page->uses_term[node->as.term.term - page->edition->terms] = true;
}

static size_t count_terms(const struct page *page)
{
	size_t count = 0;

	for (size_t i = 0; i < page->edition->term_count; i++)
		count += page->uses_term[i];
	return count;
}

/* The meaning of a term may use other terms: these must be there as well. */
static void complete_terms(struct page *page)
{
	const struct term *terms = page->edition->terms;
	size_t before;

	do {
		before = count_terms(page);
		for (size_t i = 0; i < page->edition->term_count; i++) {
			if (!page->uses_term[i])
				continue;
			if (terms[i].meaning != NULL)
				node_walk(terms[i].meaning, note_term, page);
			if (terms[i].more != NULL)
				node_walk(terms[i].more, note_term, page);
		}
	} while (count_terms(page) > before);
}

static struct fragment render_terms(struct page *page, struct strbuf *markup)
{
	struct view *view = view_new(page->arena);

	complete_terms(page);
	view_list(view, "terms");
	for (size_t i = 0; i < page->edition->term_count; i++)
		if (page->uses_term[i])
			kit_view_term(page, view_append(view, "terms"), &page->edition->terms[i]);
	strbuf_reset(markup);
	page_begin_fragment(page, markup);
	if (count_terms(page) > 0)
		page_write_part(page, "parts/terms", view);
	return page_end_fragment(page);
}

static size_t count_read_on(const struct page *page, const char *date)
{
	size_t count = 0;

	for (size_t i = 0; i < page->source_count; i++)
		count += strcmp(page->sources[i]->accessed, date) == 0;
	return count;
}

/* The day on which most sources were read, which is said once for all; NULL when one has no such day. */
static const char *usual_date(const struct page *page)
{
	const char *usual = NULL;
	size_t most = 0;

	for (size_t i = 0; i < page->source_count; i++)
		if (page->sources[i]->accessed == NULL)
			return NULL;
	for (size_t i = 0; i < page->source_count; i++) {
		const char *date = page->sources[i]->accessed;
		size_t count = count_read_on(page, date);

		if (count > most)
			usual = date;
		most = count > most ? count : most;
	}
	return usual;
}

static struct fragment render_sources(struct page *page, struct strbuf *markup)
{
	struct view *view = view_new(page->arena);
	const char *usual = usual_date(page);

	view_text(view, "usual", kit_view_date(page->arena, page->words, usual));
	view_list(view, "sources");
	for (size_t i = 0; i < page->source_count; i++)
		kit_view_source(page, view_append(view, "sources"), page->sources[i], usual);
	strbuf_reset(markup);
	page_begin_fragment(page, markup);
	if (page->source_count > 0)
		page_write_part(page, "parts/sources", view);
	return page_end_fragment(page);
}

/* A link to the glossary or the references leads nowhere in a document that has no such view. */
static void settle_links(struct fragment *fragment, const struct rendered *rendered)
{
	for (size_t i = 0; i < fragment->slot_count; i++) {
		struct slot *slot = &fragment->slots[i];

		if (slot->kind != SLOT_LINK_OPEN || slot->link->kind != LINK_PAGE)
			continue;
		if ((strcmp(slot->link->page, "glossary") == 0 && rendered->terms.length == 0) ||
		    (strcmp(slot->link->page, "references") == 0 && rendered->sources.length == 0))
			slot->within = NULL;
	}
}

static void render_data(struct page *page, struct rendered *rendered, struct strbuf *markup)
{
	strbuf_reset(markup);
	document_data(page->module, page->question_sections, markup);
	rendered->data = arena_strndup(page->arena, markup->text, markup->length);
	rendered->data_length = markup->length;
}

struct rendered *document_render(struct arena *arena, const struct theme *theme, const struct module *module,
				 struct diagnostics *diagnostics)
{
	struct rendered *rendered = arena_alloc(arena, sizeof *rendered);
	struct page *page = page_new(arena, theme->templates, module->kit, module->edition, module, diagnostics);
	struct strbuf markup = STRBUF_INIT;

	render_sections(page, rendered, &markup);
	rendered->help = render_help(page, &markup);
	rendered->terms = render_terms(page, &markup);
	rendered->sources = render_sources(page, &markup);
	rendered->cited = page->sources;
	rendered->cited_count = page->source_count;
	render_data(page, rendered, &markup);
	for (size_t i = 0; i < module->section_count; i++)
		settle_links(&rendered->sections[i], rendered);
	settle_links(&rendered->help, rendered);
	settle_links(&rendered->terms, rendered);
	strbuf_release(&markup);
	return rendered;
}
