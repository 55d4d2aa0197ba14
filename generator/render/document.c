#include "render/document.h"

#include <string.h>

#include "render/chrome.h"
#include "render/kit_view.h"
#include "render/titles.h"
#include "render/view.h"

/* What is needed while one form of a document is written. */
struct writing {
	struct arena *arena;
	const struct module *module;
	const struct rendered *rendered;
	const struct document_form *form;
	struct diagnostics *diagnostics;
	const char *module_number; /* "7" of m07 */
	bool failed;
};

/* ---- fragments in views ---- */

struct fragment_part {
	struct writing *writing;
	const struct fragment *fragment;
};

static void write_fragment(const void *context, struct strbuf *out)
{
	const struct fragment_part *part = context;
	struct writing *writing = part->writing;
	const struct asset *unread = NULL;

	if (fragment_write(part->fragment, &writing->form->fragments, out, &unread))
		return;
	diag_report(writing->diagnostics, DIAG_FILE_UNREADABLE, (struct place){ .path = unread->source },
		    "the file cannot be read any more; build again when it is in its place");
	writing->failed = true;
}

static void view_fragment(struct writing *writing, struct view *view, const char *name, const struct fragment *fragment)
{
	struct fragment_part *part;

	if (fragment->length == 0) {
		view_markup(view, name, NULL, 0);
		return;
	}
	part = arena_alloc(writing->arena, sizeof *part);
	*part = (struct fragment_part){ .writing = writing, .fragment = fragment };
	view_write(view, name, write_fragment, part);
}

static void view_heading(struct writing *writing, struct view *view, const struct section *section)
{
	struct strbuf markup = STRBUF_INIT;

	if (section->heading == NULL) {
		view_text(view, "title", section->title);
		view_markup(view, "heading", NULL, 0);
		return;
	}
	page_inlines(writing->module->edition->words, section->heading, &markup);
	view_text(view, "title", section->title);
	view_markup(view, "heading", arena_strndup(writing->arena, markup.text, markup.length), markup.length);
	strbuf_release(&markup);
}

/* ---- numbers and names ---- */

static size_t lesson_count(const struct module *module)
{
	size_t count = 0;

	for (size_t i = 0; i < module->section_count; i++)
		count += module->sections[i].kind == SECTION_LESSON;
	return count;
}

/* ---- sections ---- */

static void section_steps(struct view *view, const struct module *module, size_t index)
{
	view_text(view, "previous", index > 0 ? module->sections[index - 1].id : NULL);
	view_text(view, "next", index + 1 < module->section_count ? module->sections[index + 1].id : NULL);
	view_flag(view, "is-start", index == 0);
}

static struct view *add_section(struct writing *writing, struct view *view, size_t index)
{
	const struct section *section = &writing->module->sections[index];
	struct view *element = view_append(view, "sections");

	view_text(element, "id", section->id);
	view_text(element, "key", section->key);
	view_flag(element, "is-introduction", section->kind == SECTION_INTRODUCTION);
	view_flag(element, "is-lesson", section->kind == SECTION_LESSON);
	view_flag(element, "is-scenario", section->kind == SECTION_SCENARIO);
	view_flag(element, "is-check", section->kind == SECTION_CHECK);
	view_heading(writing, element, section);
	view_fragment(writing, element, "body", &writing->rendered->sections[index]);
	view_fragment(writing, element, "notes", &writing->rendered->notes[index]);
	section_steps(element, writing->module, index);
	return element;
}

static void add_page(struct view *view, const char *list, const struct section *section)
{
	struct view *element = view_append(view, list);

	view_text(element, "address", section->id);
	view_text(element, "title", section->title);
	view_number(element, "minutes", section->minutes);
	view_flag(element, "is-scenario", section->kind == SECTION_SCENARIO);
	view_flag(element, "is-check", section->kind == SECTION_CHECK);
}

static void sections_view(struct writing *writing, struct view *view)
{
	const struct module *module = writing->module;
	long number = 0;

	view_list(view, "sections");
	view_list(view, "contents");
	view_flag(view, "has-contents", module->section_count > 1);
	view_number(view, "total", (long)lesson_count(module));
	view_text(view, "module-number", writing->module_number);
	for (size_t i = 0; i < module->section_count; i++) {
		struct view *section = add_section(writing, view, i);

		view_number(section, "n", module->sections[i].kind == SECTION_LESSON ? ++number : 0);
		if (module->sections[i].kind != SECTION_INTRODUCTION)
			add_page(view, "contents", &module->sections[i]);
		add_page(view, "menu-pages", &module->sections[i]);
	}
}

/* ---- the introduction ---- */

static void introduction_view(struct writing *writing, struct view *view)
{
	kit_view_entry(writing->arena, view, writing->module->edition->words, writing->module->entry);
	view_flag(view, "has-records", writing->form->has_lms_script);
}

/* ---- the page ---- */

static void languages_view(struct writing *writing, struct view *view)
{
	const struct kit *kit = writing->module->kit;
	const char *id = writing->module->entry->id;

	if (!writing->form->has_site)
		return;
	for (size_t i = 0; i < kit->edition_count; i++) {
		const struct edition *other = &kit->editions[i];

		if (strcmp(other->code, writing->module->edition->code) != 0 && edition_find_module(other, id) != NULL)
			chrome_add_language(view, other,
					    arena_printf(writing->arena, "../%s/%s.html", other->code, id));
	}
}

static void page_view(struct writing *writing, struct view *view, const struct theme *theme)
{
	const struct document_form *form = writing->form;
	const struct module *module = writing->module;
	const char *id = module->entry->id;
	const enum title_place place = form->has_lms_script ? TITLE_IN_LMS : TITLE_ON_DEVICE;

	chrome_view(writing->arena, view,
		    &(struct chrome){
			.theme = theme,
			.kit = module->kit,
			.edition = module->edition,
			.title = title_of_module(writing->arena, module->kit, module->edition, module->entry, place),
			.theme_prefix = form->theme_prefix,
			.inlines_theme = form->inlines_theme,
			.has_lms_script = form->has_lms_script,
			.home = form->has_site ? form->home : NULL,
			.pages = form->has_site ? "" : NULL,
			.help = arena_printf(writing->arena, "#%s-help", id),
			.settings = form->has_site ? "settings.html" : arena_printf(writing->arena, "#%s-settings", id),
			.data = writing->rendered->data,
			.data_length = writing->rendered->data_length,
		    });
	languages_view(writing, view);
	view_text(view, "menu-title", title_menu(writing->arena, module->kit, module->edition, module->entry));
	view_text(view, "module", id);
	view_flag(view, "has-settings", !form->has_site);
}

static void document_view(struct writing *writing, struct view *view, const struct theme *theme)
{
	page_view(writing, view, theme);
	introduction_view(writing, view);
	sections_view(writing, view);
	view_fragment(writing, view, "terms", &writing->rendered->terms);
	view_fragment(writing, view, "sources", &writing->rendered->sources);
	view_fragment(writing, view, "help-lines", &writing->rendered->help);
}

/* About as long as the page will be, so that it need not be moved while it grows. */
static size_t expected_length(const struct module *module, const struct rendered *rendered)
{
	const size_t frame = 16 * (size_t)1024;
	size_t length = frame + rendered->data_length + rendered->terms.length + rendered->sources.length +
			rendered->help.length;

	for (size_t i = 0; i < module->section_count; i++)
		length += rendered->sections[i].length + rendered->notes[i].length;
	return length;
}

bool document_write(struct arena *arena, const struct theme *theme, const struct module *module,
		    const struct rendered *rendered, const struct document_form *form, struct diagnostics *diagnostics,
		    struct strbuf *out)
{
	struct view *view = view_new(arena);
	struct writing writing = {
		.arena = arena,
		.module = module,
		.rendered = rendered,
		.form = form,
		.diagnostics = diagnostics,
		.module_number = title_module_number(module->entry),
	};

	document_view(&writing, view, theme);
	strbuf_grow(out, expected_length(module, rendered));
	return template_render(theme->templates, "module", view, module->edition->words, diagnostics, out) &&
	       !writing.failed;
}
