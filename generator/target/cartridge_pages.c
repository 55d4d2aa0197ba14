/*
 * Cartridge: the pages. A section's markup is the document's, passed through cartridge_markup(); its key terms and sources stand below it,
 * because LMSs that take in pages one by one (Moodle) break links with anchors between them.
 */
#include "target/cartridge.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "render/chrome.h"
#include "render/kit_view.h"
#include "render/page.h"
#include "render/section_notes.h"
#include "render/titles.h"
#include "render/units.h"
#include "target/cartridge_markup.h"

const char *cartridge_section_title(struct arena *arena, const struct module *module, size_t index)
{
	const struct section *section = &module->sections[index];
	const char *title = title_of_module(arena, module->kit, module->edition, module->entry, TITLE_IN_LMS);

	if (section->kind == SECTION_INTRODUCTION)
		return title;
	if (module->kit->has_plain_titles && !module->kit->is_discreet)
		return section->title;
	return arena_printf(arena, "%s.%zu", title, index);
}

/* ---- where links lead ------------------------------------------------------------------------------------- */

/* An id, and the section that has it. */
struct anchor {
	const char *id;
	size_t section;
};

struct pages {
	struct target_job *job;
	struct fragment *notes; /* as module->sections */
	struct anchor *anchors; /* of all sections, sorted */
	size_t anchor_count;
	size_t anchor_capacity;
	size_t section; /* that is being read or written */
};

static int compare_anchors(const void *a, const void *b)
{
	const struct anchor *first = a, *second = b;
	const int order = strcmp(first->id, second->id);

	return order != 0 ? order : (first->section > second->section) - (first->section < second->section);
}

static void note_anchor(void *context, const char *id, size_t length)
{
	struct pages *pages = context;

	*ARRAY_PUSH(pages->job->arena, pages->anchors, pages->anchor_count, pages->anchor_capacity) =
	    (struct anchor){ .id = arena_strndup(pages->job->arena, id, length), .section = pages->section };
}

static bool has_page(const struct section *section)
{
	return section->kind != SECTION_CHECK;
}

/* The section that has an id: the one being written, if it does. NULL: none. */
static const struct anchor *find_anchor(const struct pages *pages, const char *id)
{
	const struct anchor wanted = { .id = id, .section = pages->section };
	const struct anchor *found = NULL;
	size_t low = 0, high = pages->anchor_count;

	if (high > 0 && bsearch(&wanted, pages->anchors, high, sizeof wanted, compare_anchors))
		return bsearch(&wanted, pages->anchors, high, sizeof wanted, compare_anchors);
	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (strcmp(pages->anchors[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < pages->anchor_count && strcmp(pages->anchors[low].id, id) == 0)
		found = &pages->anchors[low];
	return found;
}

/* The pages of the course that stand for views of a module's document: "#m07-help". */
static const char *address_of_view(const struct module *module, const char *id)
{
	static const struct {
		const char *view, *page;
	} views[] = { { "help", "help.html" }, { "terms", "glossary.html" }, { "sources", "references.html" } };
	const size_t length = strlen(module->entry->id);

	if (strncmp(id, module->entry->id, length) != 0 || id[length] != '-')
		return NULL;
	for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
		if (strcmp(id + length + 1, views[i].view) == 0)
			return views[i].page;
	return NULL;
}

static const struct section *section_of_id(const struct module *module, const char *id)
{
	for (size_t i = 0; i < module->section_count; i++)
		if (strcmp(module->sections[i].id, id) == 0)
			return &module->sections[i];
	return NULL;
}

/* The last page says where the check is. */
static const char *last_page(const struct module *module)
{
	size_t last = module->section_count - 1;

	while (last > 0 && !has_page(&module->sections[last]))
		last--;
	return module->sections[last].id;
}

static const char *address_within(const struct pages *pages, const char *id)
{
	struct arena *arena = pages->job->arena;
	const struct module *module = pages->job->module;
	const struct section *section = section_of_id(module, id);
	const struct anchor *anchor;

	if (section && has_page(section))
		return arena_printf(arena, "%s.html", id);
	if (section)
		return arena_printf(arena, "%s.html#%s", last_page(module), id);
	anchor = find_anchor(pages, id);
	if (anchor && anchor->section == pages->section)
		return arena_printf(arena, "#%s", id);
	if (anchor)
		return arena_printf(arena, "%s.html#%s", module->sections[anchor->section].id, id);
	return address_of_view(module, id);
}

/* "m08-p3": ids of this form are made from the names of lessons' files. */
static bool is_lesson_id(const char *id, const char *module)
{
	const size_t length = strlen(module);
	const char *digits = id + length + 2;

	if (strncmp(id, module, length) != 0 || strncmp(id + length, "-p", 2) != 0 || !isdigit((unsigned char)*digits))
		return false;
	return digits[strspn(digits, "0123456789")] == '\0';
}

/* "m08.html#m08-near": which page of another module has the anchor is not known while this one is built, so it is the first one's. */
static const char *address_in_module(struct target_job *job, const char *href)
{
	const size_t length = strcspn(href, ".");
	const char *id = arena_strndup(job->arena, href, length);
	const char *anchor = strchr(href, '#');

	if (strncmp(href + length, ".html", 5) != 0 || !edition_find_module(job->edition, id))
		return NULL;
	if (anchor && is_lesson_id(anchor + 1, id))
		return arena_printf(job->arena, "%s.html", anchor + 1);
	return arena_printf(job->arena, "%s.html", id);
}

static bool leaves_course(const char *href)
{
	return strstr(href, "://") || strncmp(href, "tel:", 4) == 0 || strncmp(href, "sms:", 4) == 0 ||
	       strncmp(href, "mailto:", 7) == 0;
}

static const char *module_address(void *context, const char *href)
{
	const struct pages *pages = context;

	if (leaves_course(href))
		return href;
	return *href == '#' ? address_within(pages, href + 1) : address_in_module(pages->job, href);
}

/* On a page of the course anchors are those of the page itself, or of another page of the course. */
static const char *kit_address(void *context, const char *href)
{
	static const char *const names[] = { "help.html", "glossary.html", "references.html" };
	const size_t length = strcspn(href, "#");

	if (leaves_course(href) || *href == '#')
		return href;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && strncmp(href, names[i], length) == 0)
			return href;
	return address_in_module(context, href);
}

/* ---- a page ----------------------------------------------------------------------------------------------- */

struct markup {
	const char *text;
	size_t length;
};

static struct markup keep_markup(struct arena *arena, struct strbuf *text)
{
	const struct markup markup = { arena_strndup(arena, text->text, text->length), text->length };

	strbuf_release(text);
	return markup;
}

static struct view *frame_view(struct target_job *job, const char *title, const struct theme_part *part)
{
	struct view *view = view_new(job->arena);

	chrome_view(job->arena, view,
		    &(struct chrome){ .theme = job->theme,
				      .kit = job->kit,
				      .edition = job->edition,
				      .title = title,
				      .theme_prefix = "s/",
				      .theme_part = part,
				      .pages = "" });
	view_text(view, "previous", NULL);
	view_text(view, "next", NULL);
	view_text(view, "last", NULL);
	view_flag(view, "has-steps", false);
	return view;
}

/* `body` is passed through; the frame around it is not: its links are right as they are. */
static void add_page(struct target_job *job, struct cartridge_items *items, const char *id, const char *source,
		     struct view *view, const char *title, cartridge_address *address, void *context,
		     const struct strbuf *body)
{
	struct strbuf passed = STRBUF_INIT, page = STRBUF_INIT;
	struct markup markup;

	cartridge_markup(job->arena, body->text, body->length, address, context, &passed);
	markup = keep_markup(job->arena, &passed);
	view_markup(view, "body", markup.text, markup.length);
	if (template_render(job->theme->templates, "cartridge/page", view, job->edition->words, job->diagnostics,
			    &page))
		*ARRAY_PUSH(job->arena, items->list, items->count, items->capacity) = (struct cartridge_item){
			.id = id,
			.title = title,
			.file = { .path = arena_printf(job->arena, CARTRIDGE_PAGES "%s.html", id),
				  .blob = blob_from_strbuf(job->arena, &page),
				  .source = source },
		};
	strbuf_release(&page);
}

/* ---- pages of a module ------------------------------------------------------------------------------------ */

static void view_fragment(const struct pages *pages, struct view *view, const char *name,
			  const struct fragment *fragment)
{
	static const struct fragment_form form = { .links_modules = true, .media_prefix = "media/" };
	struct strbuf text = STRBUF_INIT;
	struct markup markup;

	fragment_write(fragment, &form, &text, NULL);
	markup = keep_markup(pages->job->arena, &text);
	view_markup(view, name, markup.text, markup.length);
}

static void view_heading(const struct pages *pages, struct view *view, const struct section *section)
{
	struct strbuf text = STRBUF_INIT;
	struct markup markup;

	if (section->heading)
		page_inlines(pages->job->edition->words, section->heading, &text);
	markup = keep_markup(pages->job->arena, &text);
	view_text(view, "title", section->title);
	view_markup(view, "heading", markup.text, markup.length);
}

static void view_position(const struct pages *pages, struct view *view, const struct section *section)
{
	const struct module *module = pages->job->module;
	long lessons = 0, number = 0;

	for (size_t i = 0; i < module->section_count; i++) {
		lessons += module->sections[i].kind == SECTION_LESSON;
		number = i == pages->section ? lessons : number;
	}
	view_number(view, "n", number);
	view_number(view, "total", lessons);
	view_text(view, "module-number", title_module_number(module->entry));
	view_flag(view, "is-scenario", section->kind == SECTION_SCENARIO);
}

static void view_steps(const struct pages *pages, struct view *view)
{
	struct arena *arena = pages->job->arena;
	const struct module *module = pages->job->module;
	const size_t index = pages->section;
	const struct section *next = index + 1 < module->section_count ? &module->sections[index + 1] : NULL;

	if (index > 0)
		view_text(view, "previous", arena_printf(arena, "%s.html", module->sections[index - 1].id));
	if (next && has_page(next))
		view_text(view, "next", arena_printf(arena, "%s.html", next->id));
	if (next && !has_page(next))
		view_text(view, "last", next->id);
	view_flag(view, "has-steps", index > 0 || (next && has_page(next)));
}

static void add_section(struct pages *pages, struct cartridge_items *items)
{
	struct target_job *job = pages->job;
	const struct section *section = &job->module->sections[pages->section];
	const bool is_first = section->kind == SECTION_INTRODUCTION;
	const char *title = cartridge_section_title(job->arena, job->module, pages->section);
	struct view *view = frame_view(job, title, NULL);
	struct strbuf body = STRBUF_INIT;

	view_heading(pages, view, section);
	view_position(pages, view, section);
	view_steps(pages, view);
	if (is_first)
		kit_view_entry(pages->job->arena, view, pages->job->edition->words, pages->job->module->entry);
	view_fragment(pages, view, "text", &job->rendered->sections[pages->section]);
	view_fragment(pages, view, "notes", &pages->notes[pages->section]);
	if (template_render(job->theme->templates, is_first ? "cartridge/introduction" : "cartridge/lesson", view,
			    job->edition->words, job->diagnostics, &body))
		add_page(job, items, section->id, section->place.path, view, title, module_address, pages, &body);
	strbuf_release(&body);
}

/* Ids in the text come before those of notes: a heading named like a term stays what it is. */
static void note_anchors(struct pages *pages)
{
	const struct module *module = pages->job->module;
	const struct rendered *rendered = pages->job->rendered;

	for (size_t i = 0; i < module->section_count; i++) {
		if (!has_page(&module->sections[i]))
			continue;
		pages->section = i;
		pages->notes[i] =
		    section_notes(pages->job->arena, pages->job->theme, module, rendered, i, pages->job->diagnostics);
		cartridge_ids(rendered->sections[i].markup, rendered->sections[i].length, note_anchor, pages);
		cartridge_ids(pages->notes[i].markup, pages->notes[i].length, note_anchor, pages);
	}
	if (pages->anchor_count > 1)
		qsort(pages->anchors, pages->anchor_count, sizeof *pages->anchors, compare_anchors);
}

void cartridge_add_module_pages(struct target_job *job, struct cartridge_items *items)
{
	struct pages pages = { .job = job };

	pages.notes = arena_calloc(job->arena, job->module->section_count, sizeof *pages.notes);
	note_anchors(&pages);
	for (pages.section = 0; pages.section < job->module->section_count; pages.section++)
		if (has_page(&job->module->sections[pages.section]))
			add_section(&pages, items);
}

/* ---- pages of the course ---------------------------------------------------------------------------------- */

static void fill_glossary(struct target_job *job, struct page *page, struct view *view)
{
	view_list(view, "terms");
	for (size_t i = 0; i < job->edition->term_count; i++)
		kit_view_term(page, view_append(view, "terms"), &job->edition->terms[i]);
}

static void fill_references(struct target_job *job, struct page *page, struct view *view)
{
	view_list(view, "sources");
	for (size_t i = 0; i < job->kit->reference_count; i++)
		kit_view_source(page, view_append(view, "sources"), &job->kit->references[i], NULL);
}

static void fill_help(struct target_job *job, struct page *page, struct view *view)
{
	view_list(view, "regions");
	for (size_t i = 0; i < job->edition->region_count; i++) {
		const struct region *region = &job->edition->regions[i];
		struct view *element = view_append(view, "regions");

		view_text(element, "anchor", arena_printf(job->arena, "region-%s", region->id));
		view_text(element, "title", region->title);
		kit_view_help(page, element, region);
	}
}

static const struct kit_page {
	const char *id;   /* of the item, the file and, below cartridge/, the template */
	const char *word; /* what LMSs list */
	void (*fill)(struct target_job *job, struct page *page, struct view *view);
} kit_pages[] = {
	{ "help", "menu.help", fill_help },
	{ "glossary", "menu.glossary", fill_glossary },
	{ "references", "menu.references", fill_references },
};

static void add_kit_page(struct target_job *job, struct cartridge_items *items, const struct kit_page *row)
{
	const char *title = words_get(job->edition->words, row->word);
	struct page *page = page_new(job->arena, job->theme->templates, job->kit, job->edition, NULL, job->diagnostics);
	struct view *view = frame_view(job, title, &job->theme->pages);
	struct strbuf body = STRBUF_INIT;

	view_text(view, "title", title);
	row->fill(job, page, view);
	if (template_render(job->theme->templates, arena_printf(job->arena, "cartridge/%s", row->id), view,
			    job->edition->words, job->diagnostics, &body))
		add_page(job, items, row->id, NULL, view, title, kit_address, job, &body);
	strbuf_release(&body);
}

void cartridge_add_kit_pages(struct target_job *job, struct cartridge_items *items)
{
	for (size_t i = 0; i < sizeof kit_pages / sizeof kit_pages[0]; i++)
		add_kit_page(job, items, &kit_pages[i]);
}

/* ---- the way out ------------------------------------------------------------------------------------------ */

/* Its form is hidden until script shows it, so it goes with the script. */
struct blob *cartridge_units_page(struct target_job *job)
{
	struct strbuf page = STRBUF_INIT, passed = STRBUF_INIT;
	struct blob *blob = NULL;

	if (units_write(job->arena, job->theme, job->edition, "s/", job->diagnostics, &page)) {
		cartridge_markup(job->arena, page.text, page.length, kit_address, job, &passed);
		blob = blob_from_strbuf(job->arena, &passed);
	}
	strbuf_release(&page);
	strbuf_release(&passed);
	return blob;
}
