#include "render/book_places.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "model/scenario.h"
#include "render/page_writer.h"

/* ---- ids of a module ---- */

struct collecting {
	struct book *book;
	struct arena *arena;
	const char *section;
};

static void add_place(const struct collecting *collecting, const char *id)
{
	struct book *book = collecting->book;

	if (id != NULL)
		*ARRAY_PUSH(collecting->arena, book->places, book->place_count, book->place_capacity) =
		    (struct book_place){ .id = id, .section = collecting->section };
}

static void add_scenario(const struct collecting *collecting, const struct scenario *scenario)
{
	add_place(collecting, scenario->id);
	for (size_t i = 0; i < scenario->step_count; i++)
		add_place(collecting, scenario->steps[i].anchor);
}

static void visit(const struct node *node, void *context)
{
	const struct collecting *collecting = context;

	if (node->kind == NODE_HEADING)
		add_place(collecting, node->as.heading.attributes.id);
	else if (node->kind == NODE_QUESTION)
		add_place(collecting, node->as.question.question->id);
	else if (node->kind == NODE_SCENARIO)
		add_scenario(collecting, node->as.scenario.scenario);
}

static int compare_places(const void *a, const void *b)
{
	return strcmp(((const struct book_place *)a)->id, ((const struct book_place *)b)->id);
}

void book_find_places(struct book *book, struct arena *arena, const struct module *module)
{
	struct collecting collecting = { .book = book, .arena = arena };

	for (size_t i = 0; i < module->section_count; i++) {
		collecting.section = module->sections[i].id;
		add_place(&collecting, collecting.section);
		if (module->sections[i].body != NULL)
			node_walk_learner(module->sections[i].body, visit, &collecting);
	}
	for (size_t i = 0; i < module->question_count; i++) {
		collecting.section = module->questions[i]->section;
		if (!module->questions[i]->practice)
			add_place(&collecting, module->questions[i]->id);
	}
	if (book->place_count > 1)
		qsort(book->places, book->place_count, sizeof *book->places, compare_places);
}

/* ---- addresses ---- */

static const char *address_in(struct page *page, const char *section, const char *anchor)
{
	const char *file = arena_printf(page->arena, BOOK_SECTION_FILE, section);

	return anchor == NULL || *anchor == '\0' || strcmp(anchor, section) == 0
		   ? file
		   : arena_printf(page->arena, "%s#%s", file, anchor);
}

static const char *address_within(struct page *page, const char *anchor)
{
	const struct book_place key = { .id = anchor };
	const struct book_place *place =
	    page->book->place_count > 0 && anchor != NULL
		? bsearch(&key, page->book->places, page->book->place_count, sizeof key, compare_places)
		: NULL;

	if (place == NULL) /* on a page of the kit */
		return page->module == NULL ? arena_printf(page->arena, "#%s", anchor) : NULL;
	return address_in(page, place->section, anchor);
}

static const char *address_in_module(struct page *page, const struct link *link)
{
	if (page->module != NULL && strcmp(link->module, page->module->entry->id) == 0)
		return address_within(page, *link->anchor != '\0' ? link->anchor : link->module);
	return address_in(page, link->section != NULL && *link->section != '\0' ? link->section : link->module,
			  link->anchor);
}

static const struct reference *find_source(const struct page *page, const char *anchor)
{
	return anchor != NULL && strncmp(anchor, "ref-", 4) == 0 ? kit_find_reference(page->kit, anchor + 4) : NULL;
}

static const struct term *find_term(const struct page *page, const char *anchor)
{
	return anchor != NULL && strncmp(anchor, "term-", 5) == 0 ? edition_find_term(page->edition, anchor + 5) : NULL;
}

static const char *address_of_page(struct page *page, const struct link *link)
{
	if (strcmp(link->page, "glossary") == 0 && page->edition->term_count > 0) {
		const struct term *term = find_term(page, link->anchor);

		return term != NULL ? book_term_address(page, term) : arena_printf(page->arena, BOOK_TERMS, (size_t)1);
	}
	if (strcmp(link->page, "references") == 0 && page->kit->reference_count > 0) {
		const struct reference *source = find_source(page, link->anchor);

		return source != NULL ? book_source_address(page, source)
				      : arena_printf(page->arena, BOOK_SOURCES, (size_t)1);
	}
	if (strcmp(link->page, "help") == 0)
		return BOOK_HELP;
	if (strcmp(link->page, "paths") == 0)
		return BOOK_ABOUT;
	return strcmp(link->page, "home") == 0 ? BOOK_TITLE : NULL;
}

const char *book_link_address(struct page *page, const struct link *link)
{
	switch (link->kind) {
	case LINK_WITHIN:
		return address_within(page, link->anchor);
	case LINK_MODULE:
		return address_in_module(page, link);
	case LINK_PAGE:
		return address_of_page(page, link);
	case LINK_EXTERNAL:
		return link->url;
	case LINK_NOWHERE:
		break;
	}
	return NULL;
}

const char *book_term_address(struct page *page, const struct term *term)
{
	const size_t index = (size_t)(term - page->edition->terms);
	const char *file = arena_printf(page->arena, BOOK_TERMS, index / BOOK_TERMS_A_FILE + 1);

	return arena_printf(page->arena, "%s#term-%s", file, term->id);
}

const char *book_source_address(struct page *page, const struct reference *reference)
{
	const size_t index = (size_t)(reference - page->kit->references);
	const char *file = arena_printf(page->arena, BOOK_SOURCES, index / BOOK_SOURCES_A_FILE + 1);

	return arena_printf(page->arena, "%s#ref-%s", file, reference->key);
}

/* ---- questions ---- */

size_t book_question_index(const struct page *page, const struct question *question)
{
	size_t index = 0;

	while (index < page->module->question_count && page->module->questions[index] != question)
		index++;
	return index;
}

const char *book_question_address(struct page *page, const struct question *question)
{
	return address_in(page, question->section, question->id);
}

const char *book_answer_address(struct page *page, size_t index)
{
	const char *file =
	    arena_printf(page->arena, BOOK_ANSWERS, page->module->entry->id, page->book->answer_files[index]);

	return arena_printf(page->arena, "%s#answer-%s", file, page->module->questions[index]->id);
}

bool book_holds(const struct asset *asset)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (asset->kind == ASSET_IMAGE && strcmp(asset->type, types[i]) == 0)
			return true;
	return asset->kind == ASSET_DRAWING;
}
