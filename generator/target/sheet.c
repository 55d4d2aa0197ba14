#include "target/sheet.h"

#include <string.h>

#include "render/titles.h"
#include "render/view.h"

/* What one sheet is about. */
struct subject {
	const struct target *target;
	const struct outline *outline;
	const struct outline_module *module; /* NULL: all of them */
};

/* The target whose folder begins the path. */
static const struct target *target_of(const struct report *report, const char *path)
{
	const size_t length = strcspn(path, "/");

	for (size_t i = 0; i < report->target_count; i++) {
		const char *name = report->targets[i]->name;

		if (strlen(name) == length && strncmp(name, path, length) == 0)
			return report->targets[i];
	}
	return NULL;
}

static const struct outline *outline_of(const struct report *report, const char *code)
{
	for (size_t i = 0; i < report->kit->edition_count; i++)
		if (strcmp(report->outlines[i].edition->code, code) == 0)
			return &report->outlines[i];
	return NULL;
}

static const struct outline_module *module_of(const struct outline *outline, const char *id)
{
	for (size_t i = 0; id && i < outline->module_count; i++)
		if (strcmp(outline->modules[i].entry->id, id) == 0)
			return &outline->modules[i];
	return NULL;
}

/* False: nobody needs a sheet of it. */
static bool find_subject(const struct report *report, const struct publish_entry *entry, struct subject *subject)
{
	subject->target = target_of(report, entry->path);
	subject->outline = entry->language ? outline_of(report, entry->language) : NULL;
	if (!subject->target || subject->target->sheet == SHEET_NONE || !subject->outline)
		return false;
	subject->module = module_of(subject->outline, entry->module);
	return true;
}

/* ---- values ---------------------------------------------------------------------------------------------- */

static void fill_frame(const struct report *report, struct view *view, const struct edition *edition)
{
	const struct inline_source *style = &report->theme->inline_sheet_style;

	view_text(view, "language", edition->code);
	view_text(view, "direction", edition->direction);
	view_text(view, "language-name", words_get(edition->words, "language.name"));
	view_markup(view, "style", style->text, style->length);
	view_text(view, "style-hash", style->hash);
}

static void fill_package(const struct report *report, struct view *view, const struct publish_entry *entry)
{
	const char *slash = strrchr(entry->path, '/');

	view_text(view, "file", slash ? slash + 1 : entry->path);
	view_number(view, "size", (long)((entry->size + 1023) / 1024));
	view_text(view, "checksum", entry->hash);
	view_text(view, "version", report->kit->version);
	view_text(view, "pass", arena_printf(report->arena, "%d", report->kit->pass_mark));
}

/* The template asks which it is: its paragraphs differ. */
static void fill_kinds(const struct report *report, struct view *view, const struct target *target)
{
	const char *preset = completion_preset_name(report->kit->preset);
	size_t count;
	const struct target *const *all = targets(&count);

	for (size_t i = 0; i < count; i++)
		view_flag(view, arena_printf(report->arena, "is-%s", all[i]->name), all[i] == target);
	for (int i = COMPLETION_PASSED_INCOMPLETE; i <= COMPLETION_COMPLETED_AND_PASSED; i++) {
		const char *name = completion_preset_name((enum completion_preset)i);

		view_flag(view, arena_printf(report->arena, "is-%s", name), strcmp(name, preset) == 0);
	}
	view_flag(view, "is-run", target->sheet == SHEET_RUN);
	view_flag(view, "is-import", target->sheet == SHEET_IMPORT);
	view_text(view, "edition", arena_printf(report->arena, "%d", report->options->scorm_edition));
	view_text(view, "cartridge",
		  arena_printf(report->arena, "%d.%d", report->options->cartridge_version / 10,
			       report->options->cartridge_version % 10));
}

/* The whole course and each of its modules, or one module. */
static void fill_content(const struct report *report, struct view *view, const struct subject *subject)
{
	const struct outline *outline = subject->outline;
	long minutes = 0;
	bool has_check = false;
	bool has_draft = false;

	for (size_t i = 0; i < outline->module_count; i++) {
		const struct outline_module *module = &outline->modules[i];

		if (subject->module && module != subject->module)
			continue;
		minutes += module->entry->minutes;
		has_check = has_check || module->check_count > 0;
		has_draft = has_draft || module->entry->reviewed_by_count == 0;
	}
	view_text(view, "title",
		  subject->module ? title_of_module(report->arena, report->kit, outline->edition,
						    subject->module->entry, TITLE_IN_LMS)
				  : title_of_course(report->kit, outline->edition, TITLE_IN_LMS));
	/* Who vets a package wants to know what it is, unless even that must not be told. */
	view_text(view, "about", report->kit->is_discreet ? NULL : subject->module ? subject->module->entry->title : outline->edition->title);
	view_flag(view, "is-whole", !subject->module);
	view_number(view, "modules", (long)outline->module_count);
	view_number(view, "minutes", minutes);
	view_flag(view, "has-check", has_check);
	view_flag(view, "has-draft", has_draft);
}

/* Whose it is, whose law and helplines, and where its exit leads. */
static void fill_kit(const struct report *report, struct view *view, const struct edition *edition)
{
	const struct kit *kit = report->kit;

	view_text(view, "publisher", kit->publisher);
	view_text(view, "licence", kit->licence);
	view_text(view, "region", edition->region_count > 0 ? edition->regions[0].title : NULL);
	view_text(view, "preset", completion_preset_name(kit->preset));
	view_text(view, "exit", kit->exit_url);
}

static const char *sheet_name(struct arena *arena, const char *path)
{
	const char *dot = strrchr(path, '.');
	const size_t length = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);

	return arena_printf(arena, "%.*s.html", (int)length, path);
}

struct bundle *sheet_bundle(const struct report *report, const struct publish_entry *entry)
{
	const struct edition *edition;
	struct subject subject;
	struct view *view = view_new(report->arena);
	struct strbuf page = STRBUF_INIT;
	struct bundle *bundle = NULL;

	if (!find_subject(report, entry, &subject))
		return NULL;
	edition = subject.outline->edition;
	fill_frame(report, view, edition);
	fill_package(report, view, entry);
	fill_kinds(report, view, subject.target);
	fill_content(report, view, &subject);
	fill_kit(report, view, edition);
	if (template_render(report->theme->templates, "sheet", view, edition->words, report->diagnostics, &page)) {
		const char *name = sheet_name(report->arena, entry->path);
		const char *slash = strrchr(name, '/');

		bundle = bundle_new(report->arena, arena_strndup(report->arena, name, (size_t)(slash - name)), false);
		bundle_add(report->arena, bundle, slash + 1, blob_from_strbuf(report->arena, &page), NULL);
	}
	strbuf_release(&page);
	return bundle;
}
