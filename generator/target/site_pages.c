/*
 * Site: the pages about the kit as a whole. Each is a row of the table, a function that fills its view and a template.
 */
#include "target/site.h"

#include "render/titles.h"
#include "render/view.h"
#include "target/facilitator.h"
#include "target/kit_pages.h"

/* ---- modules and paths ------------------------------------------------------------------------------------ */

/* On the start page of a discreet build modules have numbers and minutes, and nothing has a summary. The page of paths and the site
 * map have the names; a module begins with its own summary and content note. */
static const char *unless_discreet(const struct kit_page *page, const char *text)
{
	const bool is_start = *page->prefix != '\0';

	return is_start && page->job->kit->is_discreet ? NULL : text;
}

static void fill_module(struct kit_page *page, struct view *view, const struct module_entry *entry)
{
	view_text(view, "number", title_module_number(entry));
	view_text(view, "title", unless_discreet(page, entry->title));
	view_text(view, "summary", unless_discreet(page, entry->summary));
	view_text(view, "address", arena_printf(page->arena, "%s%s.html", page->prefix, entry->id));
	view_number(view, "minutes", entry->minutes);
	view_text(view, "content-note", unless_discreet(page, entry->content_note));
}

static void fill_modules(struct kit_page *page)
{
	const struct edition *edition = page->job->edition;

	view_list(page->view, "modules");
	for (size_t i = 0; i < edition->module_count; i++)
		fill_module(page, view_append(page->view, "modules"), &edition->modules[i]);
}

/* A path in this build: steps that it does not have (another language, a choice of modules) are left out. */
static void fill_path(struct kit_page *page, struct view *view, size_t number)
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

static void fill_paths(struct kit_page *page)
{
	view_list(page->view, "paths");
	view_flag(page->view, "has-paths", page->job->kit->path_count > 0);
	for (size_t i = 0; i < page->job->kit->path_count; i++)
		fill_path(page, view_append(page->view, "paths"), i);
}

/* A kit without paths lists its modules here. */
static void fill_paths_page(struct kit_page *page)
{
	fill_paths(page);
	fill_modules(page);
}

/* Only where it lies beside this site; with no subject the page leads nowhere but into the site. */
static void fill_leading(struct kit_page *page)
{
	const char *code = page->job->edition->code;

	view_text(page->view, "leading", page->subject && target_is_built(page->job, FACILITATOR_NAME)
	                                     ? arena_printf(page->arena, "../" FACILITATOR_NAME "/%s/index.html", code)
	                                     : NULL);
}

static void fill_home(struct kit_page *page)
{
	const struct kit *kit = page->job->kit;

	view_text(page->view, "summary", unless_discreet(page, page->job->edition->summary));
	view_text(page->view, "version", kit->version);
	view_text(page->view, "licence", kit->licence);
	view_text(page->view, "publisher", kit->publisher);
	fill_leading(page);
	fill_paths(page);
	fill_modules(page);
}

/* ---- site map ------------------------------------------------------------------------------------------- */

static void fill_sections(struct kit_page *page, struct view *view, const struct outline_module *module)
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

static void fill_sitemap(struct kit_page *page)
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

static const struct kit_page_row start_row = { "home", NULL, NULL, fill_home };

static const struct kit_page_row rows[] = {
	{ "paths", "paths.html", "paths.tab", fill_paths_page },
	{ "search", "search.html", "search.tab", NULL }, /* the script shows the form when it has what it looks in */
	{ "sitemap", "sitemap.html", "sitemap.tab", fill_sitemap },
};

static struct kit_page_frame frame_of(const struct target_job *job)
{
	return (struct kit_page_frame){ .part = &job->theme->pages, .start_word = SITE_START_WORD, .has_kit_pages = true };
}

void site_add_start_page(struct target_job *job, struct bundle *bundle, bool leads_out)
{
	const struct kit_page_frame frame = frame_of(job);

	kit_page_add_about(job, bundle, &frame, &start_row, leads_out ? job : NULL);
}

void site_add_pages(struct target_job *job, struct bundle *bundle)
{
	const struct kit_page_frame frame = frame_of(job);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		kit_page_add(job, bundle, &frame, &rows[i]);
	kit_pages_add(job, bundle, &frame);
}
