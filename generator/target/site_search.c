#include "target/site_search.h"

#include <string.h>

#include "base/fill.h"
#include "base/strbuf.h"
#include "render/search_text.h"
#include "render/titles.h"
#include "target/search_index.h"

/* More than fits into the index with all words. */
enum { KEPT_MODULES = 60 };

static bool keeps_words(const struct edition *edition)
{
	return edition->module_count <= KEPT_MODULES;
}

const struct search_section *site_search_keep(struct target_job *job)
{
	return keeps_words(job->edition) ? search_text_of_module(job->keep_arena, job->module) : NULL;
}

/* ---- places --------------------------------------------------------------------------------------------- */

/* An index while it is filled. */
struct filling {
	struct target_job *job;
	struct arena *arena;
	const struct words *words;
	struct search_index *index;
};

/* "Module 7" of "Module {number}". */
static const char *named(const struct filling *at, const char *word, const char *name, const char *value)
{
	return fill_words(at->arena, words_get(at->words, word), &(struct fill_value){ name, value }, 1);
}

static const char *page_title(const struct filling *at, const struct outline_section *section)
{
	return section->kind == SECTION_SCENARIO
		   ? named(at, "scenario.page", "title", section->title)
		   : section->title;
}

static void add_module(const struct filling *at, const struct outline_module *module)
{
	const struct search_section *kept = ((const struct site_kept *)module->kept[at->job->target])->search;

	search_index_add_place(
	    at->index, arena_printf(at->arena, "%s.html", module->entry->id),
	    named(at, "search.module", "number", title_module_number(module->entry)),
	    SEARCH_NAMES);
	for (size_t i = 0; i < module->section_count; i++) {
		const struct outline_section *section = &module->sections[i];
		const bool is_first = section->kind == SECTION_INTRODUCTION;

		search_index_add_page(at->index, is_first ? "" : section->id, page_title(at, section),
				      kept != NULL ? kept[i].excerpt : "");
		if (kept != NULL) {
			search_index_add_words(at->index, kept[i].headings, true);
			search_index_add_words(at->index, kept[i].text, false);
		}
	}
}

/* ---- pages about the kit -------------------------------------------------------------------------------- */

/* A page with a plain text: title, excerpt and words from it. */
static void add_page(const struct filling *at, const char *anchor, const char *title, const char *text)
{
	search_index_add_page(at->index, anchor, title, search_excerpt(at->arena, text));
	search_index_add_words(at->index, search_words(at->arena, text), false);
}

/* The page as a whole, with words of the interface that it shows. */
static void add_kit_page(const struct filling *at, const char *file, const char *title, const char *lede)
{
	const char *name = words_get(at->words, title);

	search_index_add_place(at->index, file, name, SEARCH_NAMES);
	add_page(at, "", name, lede != NULL ? words_get(at->words, lede) : "");
}

static const char *plain(const struct filling *at, const struct node *node)
{
	return node != NULL ? node_plain_words(at->arena, node) : "";
}

static void add_region(const struct filling *at, const struct region *region)
{
	struct strbuf names = STRBUF_INIT, text = STRBUF_INIT;

	for (size_t i = 0; i < region->line_count; i++) {
		strbuf_addf(&names, "%s\n", plain(at, region->lines[i].name));
		if (region->lines[i].notes != NULL)
			search_add_blocks(region->lines[i].notes, &names, &text);
	}
	if (region->expect != NULL)
		search_add_blocks(region->expect, &names, &text);
	search_index_add_page(at->index, arena_printf(at->arena, "region-%s", region->id), region->title,
			      search_excerpt(at->arena, names.text));
	search_index_add_words(at->index, search_words(at->arena, names.text), true);
	search_index_add_words(at->index, search_words(at->arena, text.text), false);
	strbuf_release(&names);
	strbuf_release(&text);
}

static void add_help(const struct filling *at)
{
	const struct edition *edition = at->job->edition;

	add_kit_page(at, "help.html", "help.title", "help.lede");
	for (size_t i = 0; i < edition->region_count; i++)
		add_region(at, &edition->regions[i]);
	add_page(at, "browsing", words_get(at->words, "help.browsing"), words_get(at->words, "help.browsing-lede"));
}

static void add_paths(const struct filling *at)
{
	const struct edition *edition = at->job->edition;
	const struct kit *kit = at->job->kit;

	add_kit_page(at, "paths.html", "paths.title", "paths.lede");
	for (size_t i = 0; i < kit->path_count; i++)
		add_page(at, arena_printf(at->arena, "path-%s", kit->paths[i].id), edition->path_titles[i],
			 edition->path_summaries[i] != NULL ? edition->path_summaries[i] : "");
}

static void add_term(const struct filling *at, const struct term *term)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s\n", plain(at, term->meaning));
	if (term->more != NULL)
		search_add_blocks(term->more, &text, &text);
	strbuf_addf(&text, "%s\n%s", term->say != NULL ? term->say : "", term->avoid != NULL ? term->avoid : "");
	add_page(at, arena_printf(at->arena, "term-%s", term->id), plain(at, term->name),
		 arena_strndup(at->arena, text.text, text.length));
	strbuf_release(&text);
}

static void add_glossary(const struct filling *at)
{
	const struct edition *edition = at->job->edition;

	add_kit_page(at, "glossary.html", "glossary.title", NULL);
	for (size_t i = 0; i < edition->term_count; i++)
		add_term(at, &edition->terms[i]);
}

/* A citation says it all in its first words: they are its title, but nothing that a lesson should stand behind. */
static void add_references(const struct filling *at)
{
	const struct kit *kit = at->job->kit;

	add_kit_page(at, "references.html", "references.title", NULL);
	search_index_add_place(at->index, "references.html", words_get(at->words, "references.title"),
			       SEARCH_SENTENCES);
	for (size_t i = 0; i < kit->reference_count; i++) {
		const char *text = plain(at, edition_reference_text(kit, at->job->edition, &kit->references[i], NULL));

		search_index_add_page(at->index, arena_printf(at->arena, "ref-%s", kit->references[i].key),
				      search_excerpt(at->arena, text + strspn(text, " ")), "");
		search_index_add_words(at->index, search_words(at->arena, text), false);
	}
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

/* Of pages that fit a search equally well the first comes first: help before everything. */
static void fill(const struct filling *at)
{
	const struct outline *outline = at->job->outline;

	add_help(at);
	for (size_t i = 0; i < outline->module_count; i++)
		add_module(at, &outline->modules[i]);
	add_glossary(at);
	add_references(at);
	add_paths(at);
	add_kit_page(at, "settings.html", "settings.title", NULL);
	add_kit_page(at, "sitemap.html", "sitemap.title", NULL);
}

void site_search_add(struct target_job *job, struct bundle *bundle)
{
	struct arena arena = ARENA_INIT;
	struct strbuf script = STRBUF_INIT;
	const struct filling at = {
		.job = job, .arena = &arena, .words = job->edition->words, .index = search_index_new(&arena)
	};
	enum search_depth depth;

	fill(&at);
	depth = search_index_write(at.index, keeps_words(job->edition) ? SEARCH_ALL : SEARCH_TITLES, &script);
	job->outline->notes->search_lacks_text = depth != SEARCH_ALL;
	job->outline->notes->search_lacks_headings = depth == SEARCH_TITLES;
	bundle_add(job->arena, bundle, arena_printf(job->arena, "s/search-%s.js", job->edition->code),
		   blob_from_strbuf(job->arena, &script), NULL);
	strbuf_release(&script);
	arena_release(&arena);
}
