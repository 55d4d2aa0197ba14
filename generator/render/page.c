#include "render/page.h"

#include <string.h>

#include "base/array.h"
#include "base/escape.h"
#include "render/page_writer.h"

void page_put_text(struct page *page, const char *text)
{
	escape_text(page->out, text, strlen(text));
}

void page_put_attribute(struct page *page, const char *text)
{
	escape_attribute(page->out, text, strlen(text));
}

void page_put_word(struct page *page, const char *key)
{
	page_put_text(page, words_get(page->words, key));
}

struct page *page_new(struct arena *arena, const struct templates *templates, const struct kit *kit,
		      const struct edition *edition, const struct module *module, struct diagnostics *diagnostics)
{
	struct page *page = arena_alloc(arena, sizeof *page);

	page->arena = arena;
	page->templates = templates;
	page->words = edition->words;
	page->kit = kit;
	page->edition = edition;
	page->module = module;
	page->diagnostics = diagnostics;
	page->source_numbers = arena_calloc(arena, kit->reference_count, sizeof *page->source_numbers);
	page->sources = arena_calloc(arena, kit->reference_count, sizeof *page->sources);
	page->cites = arena_calloc(arena, kit->reference_count, sizeof *page->cites);
	page->uses_term = arena_calloc(arena, edition->term_count, sizeof *page->uses_term);
	if (module != NULL)
		page->question_sections = arena_calloc(arena, module->question_count, sizeof *page->question_sections);
	return page;
}

void page_set_apart(struct page *page)
{
	page->is_apart = true;
	page->for_leader = true;
}

void page_begin_fragment(struct page *page, struct strbuf *markup)
{
	page->out = markup;
	page->slots = NULL;
	page->slot_count = 0;
	page->slot_capacity = 0;
	page->top_heading = 0;
}

struct fragment page_end_fragment(struct page *page)
{
	struct fragment fragment = {
		.markup = arena_strndup(page->arena, page->out->text, page->out->length),
		.length = page->out->length,
		.slots = page->slots,
		.slot_count = page->slot_count,
	};

	page->out = NULL;
	return fragment;
}

struct slot *page_add_slot(struct page *page, enum slot_kind kind)
{
	struct slot *slot = ARRAY_PUSH(page->arena, page->slots, page->slot_count, page->slot_capacity);

	slot->kind = kind;
	slot->offset = page->out->length;
	return slot;
}

void page_begin_section(struct page *page, const struct section *section, const char *next_section)
{
	const struct node *first = section->body != NULL ? section->body->first_child : NULL;

	page->section = section;
	page->next_section = next_section;
	page->summary_shown = false;
	page->has_subheading = section->kind == SECTION_INTRODUCTION;
	page->lede = first != NULL && first->kind == NODE_PARAGRAPH && section->kind == SECTION_LESSON ? first : NULL;
}

size_t page_source_number(struct page *page, const struct reference *reference)
{
	size_t index = (size_t)(reference - page->kit->references);

	page->cites[index] = true;
	/* A page of the kit shares the numbers of references.html, which lists all sources in the kit's order; so does a book. */
	if (page->sheet == NULL && (page->module == NULL || page->book != NULL))
		return index + 1;
	if (page->source_numbers[index] == 0) {
		page->sources[page->source_count++] = reference;
		page->source_numbers[index] = page->source_count;
	}
	return page->source_numbers[index];
}

const char *page_source_anchor(struct page *page, const struct reference *reference)
{
	if (page->sheet == NULL && (page->module == NULL || page->book != NULL))
		return reference->key;
	return arena_printf(page->arena, "%zu", page_source_number(page, reference));
}

void page_share_sources(struct page *page, const struct reference *const *sources, size_t count)
{
	for (size_t i = 0; i < count; i++)
		page_source_number(page, sources[i]);
}

void page_begin_sheet(struct page *page, const char *id, bool for_leader)
{
	page->sheet = id;
	page->for_leader = for_leader;
	page->section = NULL;
	page->lede = NULL;
	page->tables = 0;
	page->source_count = 0;
	for (size_t i = 0; i < page->kit->reference_count; i++)
		page->source_numbers[i] = 0;
}

const struct reference *const *page_sheet_sources(const struct page *page, size_t *count)
{
	*count = page->source_count;
	return page->sources;
}

struct fragment page_blocks(struct page *page, const struct node *parent)
{
	struct strbuf markup = STRBUF_INIT;
	struct fragment fragment;

	page_begin_fragment(page, &markup);
	page_write_blocks(page, parent);
	fragment = page_end_fragment(page);
	strbuf_release(&markup);
	return fragment;
}

void page_inlines(const struct words *words, const struct node *parent, struct strbuf *out)
{
	struct page page = { .words = words, .plain = true, .out = out };

	page_write_inlines(&page, parent);
}

void page_kit_blocks(struct page *page, const struct node *parent, struct strbuf *out)
{
	page->out = out;
	page_write_blocks(page, parent);
	page->out = NULL;
}

/* ---- parts of the theme ---- */

struct written {
	struct page *page;
	const struct node *parent;
};

/* A template of the kit's own pages is filled into a text that the page does not know yet. */
static void write_blocks(const void *context, struct strbuf *out)
{
	const struct written *written = context;
	struct strbuf *before = written->page->out;

	written->page->out = out;
	page_write_blocks(written->page, written->parent);
	written->page->out = before;
}

static void write_inlines(const void *context, struct strbuf *out)
{
	const struct written *written = context;
	struct strbuf *before = written->page->out;

	written->page->out = out;
	page_write_inlines(written->page, written->parent);
	written->page->out = before;
}

static void write_plain(const void *context, struct strbuf *out)
{
	struct page *page = ((const struct written *)context)->page;

	page->plain = true;
	write_inlines(context, out);
	page->plain = false;
}

static void view_written(struct page *page, struct view *view, const char *name, const struct node *parent,
			 view_writer *write)
{
	struct written *written;

	if (parent == NULL) {
		view_markup(view, name, NULL, 0);
		return;
	}
	written = arena_alloc(page->arena, sizeof *written);
	written->page = page;
	written->parent = parent;
	view_write(view, name, write, written);
}

void page_view_blocks(struct page *page, struct view *view, const char *name, const struct node *parent)
{
	view_written(page, view, name, parent, write_blocks);
}

void page_view_inlines(struct page *page, struct view *view, const char *name, const struct node *parent)
{
	view_written(page, view, name, parent, write_inlines);
}

void page_view_plain(struct page *page, struct view *view, const char *name, const struct node *parent)
{
	view_written(page, view, name, parent, write_plain);
}

void page_write_part(struct page *page, const char *name, const struct view *view)
{
	const char *last = name + strlen("parts/");
	const char *own = page->book != NULL    ? arena_printf(page->arena, "epub/%s", last)
			  : page->sheet != NULL ? arena_printf(page->arena, "parts/sheet-%s", last)
						: NULL;

	template_render(page->templates, own != NULL && templates_have(page->templates, own) ? own : name, view,
			page->words, page->diagnostics, page->out);
}
