/*
 * Site: the pages about the kit as a whole. Each is a row of the table, a function that fills its view and a template.
 */
#include "target/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "render/chrome.h"
#include "render/kit_view.h"
#include "render/page.h"
#include "render/titles.h"
#include "render/view.h"

/* One page while it is made. */
struct site_page {
	struct target_job *job;
	struct arena *arena; /* of this page alone: lists of all lessons are long */
	struct page *page;
	struct view *view;
	const char *prefix; /* of addresses in the language's folder: "" there, "en/" on the start page */
};

struct page_row {
	const char *template;
	const char *file;      /* NULL: the start page, which lies above the language's folder */
	const char *tab_word;  /* what the tab shows after the discreet title; NULL: nothing */
	void (*fill)(struct site_page *page);
};

/* ---- modules and paths ------------------------------------------------------------------------------------ */

/* On the start page of a discreet build modules have numbers and minutes, and nothing has a summary. The page of paths and the site
 * map have the names; a module begins with its own summary and content note. */
static const char *unless_discreet(const struct site_page *page, const char *text)
{
	const bool is_start = *page->prefix != '\0';

	return is_start && page->job->kit->is_discreet ? NULL : text;
}

static void fill_module(struct site_page *page, struct view *view, const struct module_entry *entry)
{
	view_text(view, "number", title_module_number(entry));
	view_text(view, "title", unless_discreet(page, entry->title));
	view_text(view, "summary", unless_discreet(page, entry->summary));
	view_text(view, "address", arena_printf(page->arena, "%s%s.html", page->prefix, entry->id));
	view_number(view, "minutes", entry->minutes);
	view_text(view, "content-note", unless_discreet(page, entry->content_note));
}

static void fill_modules(struct site_page *page)
{
	const struct edition *edition = page->job->edition;

	view_list(page->view, "modules");
	for (size_t i = 0; i < edition->module_count; i++)
		fill_module(page, view_append(page->view, "modules"), &edition->modules[i]);
}

/* A path in this build: steps that it does not have (another language, a choice of modules) are left out. */
static void fill_path(struct site_page *page, struct view *view, size_t number)
{
	const struct edition *edition = page->job->edition;
	const struct learning_path *path = &page->job->kit->paths[number];
	long minutes = 0, count = 0;

	view_list(view, "steps");
	for (size_t i = 0; i < path->step_count; i++) {
		const struct module_entry *entry = edition_find_module(edition, path->steps[i].module);

		if (!entry)
			continue;
		fill_module(page, view_append(view, "steps"), entry);
		minutes += entry->minutes;
		count++;
	}
	view_text(view, "id", arena_printf(page->arena, "path-%s", path->id));
	view_text(view, "title", edition->path_titles[number]);
	view_text(view, "summary", unless_discreet(page, edition->path_summaries[number]));
	view_number(view, "minutes", minutes);
	view_number(view, "count", count);
}

static void fill_paths(struct site_page *page)
{
	view_list(page->view, "paths");
	view_flag(page->view, "has-paths", page->job->kit->path_count > 0);
	for (size_t i = 0; i < page->job->kit->path_count; i++)
		fill_path(page, view_append(page->view, "paths"), i);
}

/* A kit without paths lists its modules here. */
static void fill_paths_page(struct site_page *page)
{
	fill_paths(page);
	fill_modules(page);
}

static void fill_home(struct site_page *page)
{
	const struct kit *kit = page->job->kit;

	view_text(page->view, "summary", unless_discreet(page, page->job->edition->summary));
	view_text(page->view, "version", kit->version);
	view_text(page->view, "licence", kit->licence);
	view_text(page->view, "publisher", kit->publisher);
	fill_paths(page);
	fill_modules(page);
}

/* ---- glossary ------------------------------------------------------------------------------------------- */

struct lettered_term {
	const struct term *term;
	size_t order;      /* among the terms as they are sorted */
	char letter[5];    /* one character, UTF-8 */
};

/* The letter below a diacritic, so that "Á" stands under A; '#' for what is no letter. */
static void set_letter(struct lettered_term *entry, const char *name)
{
	const size_t available = strlen(name);
	size_t length = 0;
	const uint32_t first = utf8_decode(name, available, &length);
	struct strbuf folded = STRBUF_INIT;
	const char *letter;

	fold_letter(available > 0 ? first : '#', FOLD_LOOKALIKES, &folded);
	letter = folded.text;
	if (*letter >= 'a' && *letter <= 'z')
		entry->letter[0] = (char)(*letter - 'a' + 'A');
	else if (first < 0x80)
		entry->letter[0] = '#';
	else
		memcpy(entry->letter, name, length);
	strbuf_release(&folded);
}

static int compare_letters(const void *a, const void *b)
{
	const struct lettered_term *first = a, *second = b;
	const int order = strcmp(first->letter, second->letter);

	return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

static struct lettered_term *sort_terms(struct arena *arena, const struct edition *edition)
{
	struct lettered_term *entries = arena_calloc(arena, edition->term_count + 1, sizeof *entries);
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; i < edition->term_count; i++) {
		entries[i].term = &edition->terms[i];
		entries[i].order = i;
		strbuf_reset(&name);
		node_plain_text(edition->terms[i].name, &name);
		set_letter(&entries[i], name.text);
	}
	strbuf_release(&name);
	if (edition->term_count > 1)
		qsort(entries, edition->term_count, sizeof *entries, compare_letters);
	return entries;
}

static void fill_glossary(struct site_page *page)
{
	struct arena *arena = page->arena;
	const struct edition *edition = page->job->edition;
	const struct lettered_term *entries = sort_terms(arena, edition);
	struct view *group = NULL;
	long number = 0;

	view_list(page->view, "letters");
	view_flag(page->view, "has-letters", edition->term_count > 0);
	for (size_t i = 0; i < edition->term_count; i++) {
		if (i == 0 || strcmp(entries[i - 1].letter, entries[i].letter) != 0) {
			group = view_append(page->view, "letters");
			view_text(group, "letter", entries[i].letter);
			view_text(group, "anchor", arena_printf(arena, "letter-%ld", ++number));
			view_list(group, "terms");
		}
		kit_view_term(page->page, view_append(group, "terms"), entries[i].term);
	}
}

/* ---- references, help, site map --------------------------------------------------------------------------- */

static void fill_references(struct site_page *page)
{
	const struct kit *kit = page->job->kit;

	view_list(page->view, "sources");
	for (size_t i = 0; i < kit->reference_count; i++)
		kit_view_source(page->page, view_append(page->view, "sources"), &kit->references[i], NULL);
}

static void fill_help(struct site_page *page)
{
	const struct edition *edition = page->job->edition;

	view_list(page->view, "regions");
	view_flag(page->view, "has-choice", edition->region_count > 1);
	for (size_t i = 0; i < edition->region_count; i++) {
		struct view *view = view_append(page->view, "regions");

		view_text(view, "anchor", arena_printf(page->arena, "region-%s", edition->regions[i].id));
		view_text(view, "title", edition->regions[i].title);
		kit_view_help(page->page, view, &edition->regions[i]);
	}
}

static void fill_card(struct site_page *page)
{
	kit_view_card(page->page, page->view, kit_view_region(page->job->kit, page->job->edition));
}

static void fill_settings(struct site_page *page)
{
	(void)page;
}

/* The script shows the form when it has what it looks in. */
static void fill_search(struct site_page *page)
{
	(void)page;
}

static void fill_sections(struct site_page *page, struct view *view, const struct outline_module *module)
{
	view_list(view, "sections");
	for (size_t i = 0; i < module->section_count; i++) {
		const struct outline_section *section = &module->sections[i];
		struct view *element;

		if (section->kind == SECTION_INTRODUCTION)
			continue;
		element = view_append(view, "sections");
		view_text(element, "title", section->title);
		view_flag(element, "is-scenario", section->kind == SECTION_SCENARIO);
		view_text(element, "address", arena_printf(page->arena, "%s.html#%s", module->entry->id, section->id));
	}
}

static void fill_sitemap(struct site_page *page)
{
	const struct outline *outline = page->job->outline;

	view_list(page->view, "modules");
	for (size_t i = 0; i < outline->module_count; i++) {
		struct view *view = view_append(page->view, "modules");

		fill_module(page, view, outline->modules[i].entry);
		fill_sections(page, view, &outline->modules[i]);
	}
}

/* ---- writing -------------------------------------------------------------------------------------------- */

static const struct page_row rows[] = {
	{ "home", NULL, NULL, fill_home },
	{ "paths", "paths.html", "paths.tab", fill_paths_page },
	{ "glossary", "glossary.html", "glossary.tab", fill_glossary },
	{ "references", "references.html", "references.tab", fill_references },
	{ "help", "help.html", "help.tab", fill_help },
	{ "card", "card.html", "card.tab", fill_card },
	{ "settings", "settings.html", "settings.tab", fill_settings },
	{ "search", "search.html", "search.tab", fill_search },
	{ "sitemap", "sitemap.html", "sitemap.tab", fill_sitemap },
};

static void set_chrome(struct site_page *page, const struct page_row *row, const struct strbuf *data)
{
	struct target_job *job = page->job;
	const struct edition *edition = job->edition;
	const char *start = site_start_file(edition);

	chrome_view(page->arena, page->view, &(struct chrome){
		.theme = job->theme,
		.kit = job->kit,
		.edition = edition,
		.title_tail = row->tab_word ? words_get(edition->words, row->tab_word) : NULL,
		.theme_prefix = row->file ? "../s/" : "s/",
		.has_pages_theme = true,
		.home = row->file ? arena_printf(page->arena, "../%s", start) : start,
		.pages = page->prefix,
		.help = arena_printf(page->arena, "%shelp.html", page->prefix),
		.settings = arena_printf(page->arena, "%ssettings.html", page->prefix),
		.data = data->text,
		.data_length = data->length,
	});
	for (size_t i = 0; i < job->kit->edition_count; i++) {
		const struct edition *other = &job->kit->editions[i];

		if (other != edition)
			chrome_add_language(page->view, other,
			                    row->file ? arena_printf(page->arena, "../%s/%s", other->code, row->file)
			                              : site_start_file(other));
	}
}

static void render_page(struct site_page *page, const struct page_row *row, struct bundle *bundle)
{
	struct target_job *job = page->job;
	const struct edition *edition = job->edition;
	struct strbuf data = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;
	const char *path = row->file ? arena_printf(page->arena, "%s/%s", edition->code, row->file)
	                             : site_start_file(edition);

	chrome_kit_data(job->kit, edition, &data);
	set_chrome(page, row, &data);
	row->fill(page);
	if (template_render(job->theme->templates, row->template, page->view, edition->words, job->diagnostics, &text))
		bundle_add(job->arena, bundle, path, blob_from_strbuf(job->arena, &text), NULL);
	strbuf_release(&data);
	strbuf_release(&text);
}

static void add_page(struct target_job *job, struct bundle *bundle, const struct page_row *row)
{
	struct arena arena = ARENA_INIT;
	struct site_page page = {
		.job = job,
		.arena = &arena,
		.page = page_new(&arena, job->theme->templates, job->kit, job->edition, NULL, job->diagnostics),
		.view = view_new(&arena),
		.prefix = row->file ? "" : arena_printf(&arena, "%s/", job->edition->code),
	};

	render_page(&page, row, bundle);
	arena_release(&arena);
}

void site_add_pages(struct target_job *job, struct bundle *bundle)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		add_page(job, bundle, &rows[i]);
}
