/*
 * Report: a page without script and without links, so that it can be sent on alone. It holds no time and no path of the
 * machine, so that the same input gives the same bytes.
 */
#include "target/report.h"

#include <string.h>

#include "base/array.h"
#include "render/chrome.h"
#include "render/view.h"
#include "target/search_index.h"
#include "target/target.h"

/* See the budgets that the project keeps. */
#define STATE_LIMIT  4000
#define LESSON_LIMIT ((size_t)60 * 1024)
#define STYLE_LIMIT  (24 * 1024)
#define SCRIPT_LIMIT (40 * 1024)

/* "12.3", in KB of 1024 bytes. */
static const char *kilobytes(struct arena *arena, size_t size)
{
	const size_t tenths = (size * 10 + 512) / 1024;

	return arena_printf(arena, "%zu.%zu", tenths / 10, tenths % 10);
}

size_t report_document_size(const struct theme *theme, const struct outline_module *module)
{
	return module->document_size == 0 ? 0 : module->document_size + theme->main.style->length + theme->main.script->length;
}

/* A value beside its limit. */
static void view_limited(struct view *view, const char *value_name, const char *value, const char *over_name, bool over)
{
	view_text(view, value_name, value);
	view_flag(view, over_name, over);
}

static void fill_module(const struct report *report, struct view *view, const struct outline_module *module)
{
	const size_t document = report_document_size(report->theme, module);
	long lessons = 0;

	for (size_t i = 0; i < module->section_count; i++)
		lessons += module->sections[i].kind == SECTION_LESSON;
	view_text(view, "id", module->entry->id);
	view_text(view, "title", module->entry->title);
	view_text(view, "lessons", arena_printf(report->arena, "%ld", lessons));
	view_text(view, "practice", arena_printf(report->arena, "%zu", module->practice_count));
	view_text(view, "scenarios", arena_printf(report->arena, "%zu", module->scenario_count));
	view_text(view, "pool", arena_printf(report->arena, "%zu", module->check_count));
	view_text(view, "draw", arena_printf(report->arena, "%d", module->draw));
	view_limited(view, "document", document > 0 ? kilobytes(report->arena, document) : NULL, "document-over",
		     document > DOCUMENT_LIMIT);
	view_limited(view, "lesson", module->lesson_size > 0 ? kilobytes(report->arena, module->lesson_size) : NULL,
		     "lesson-over", module->lesson_size > LESSON_LIMIT);
	view_limited(view, "state", arena_printf(report->arena, "%zu", module->state_limit), "state-over",
		     module->state_limit > STATE_LIMIT);
}

/* The script that the search page looks in; there is one where a site was built. */
static void fill_search(const struct report *report, struct view *view, const struct outline *outline)
{
	const char *path = arena_printf(report->arena, "site/s/search-%s.js", outline->edition->code);
	size_t size = 0;

	for (size_t i = 0; i < report->entry_count && size == 0; i++)
		if (strcmp(report->entries[i].path, path) == 0)
			size = report->entries[i].size;
	view_limited(view, "search-size", size > 0 ? kilobytes(report->arena, size) : NULL, "search-over",
		     size > SEARCH_INDEX_LIMIT);
	view_flag(view, "search-headings", outline->notes->search_lacks_text && !outline->notes->search_lacks_headings);
	view_flag(view, "search-titles", outline->notes->search_lacks_headings);
}

static void fill_editions(const struct report *report, struct view *view)
{
	view_list(view, "editions");
	for (size_t i = 0; i < report->kit->edition_count; i++) {
		const struct outline *outline = &report->outlines[i];
		struct view *edition = view_append(view, "editions");

		view_text(edition, "code", outline->edition->code);
		view_text(edition, "name", outline->edition->title);
		fill_search(report, edition, outline);
		view_list(edition, "modules");
		for (size_t k = 0; k < outline->module_count; k++)
			fill_module(report, view_append(edition, "modules"), &outline->modules[k]);
	}
}

static bool lies_in(const char *path, const char *folder)
{
	const size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* ---- what changed shape ---- */

/* Where the changes of one kind are in one edition: "m02-q4, m03-q1"; how many there are. */
static size_t places_of_change(const struct outline *outline, size_t target, const char *word, struct strbuf *ids)
{
	size_t count = 0;

	for (size_t i = 0; i < outline->module_count; i++) {
		const struct outline_changes *changes = &outline->modules[i].changes;

		for (size_t k = 0; k < changes->count; k++)
			if (changes->items[k].target == target && strcmp(changes->items[k].word, word) == 0)
				strbuf_addf(ids, "%s%s", count++ > 0 ? ", " : "", changes->items[k].id);
	}
	return count;
}

/* One row of a kind: the languages in which it is in the same places. */
struct change_row {
	const char *ids;
	const char *codes;
	size_t count;
};

static void add_change_row(const struct report *report, struct view *view, const char *word,
			   const struct change_row *row)
{
	struct view *element = view_append(view, "changes");

	view_text(element, "change", words_get(report->kit->editions[0].words, word));
	view_text(element, "codes", row->codes);
	view_number(element, "count", (long)row->count);
	view_text(element, "ids", row->ids);
}

static void fill_change(const struct report *report, struct view *view, size_t target, const char *word)
{
	struct change_row row = { NULL, NULL, 0 };

	for (size_t i = 0; i < report->kit->edition_count; i++) {
		const char *code = report->outlines[i].edition->code;
		struct strbuf ids = STRBUF_INIT;
		const size_t count = places_of_change(&report->outlines[i], target, word, &ids);

		if (count > 0 && row.ids && strcmp(row.ids, ids.text) == 0) {
			row.codes = arena_printf(report->arena, "%s, %s", row.codes, code);
		} else if (count > 0) {
			if (row.ids)
				add_change_row(report, view, word, &row);
			row = (struct change_row){ arena_strndup(report->arena, ids.text, ids.length), code, count };
		}
		strbuf_release(&ids);
	}
	if (row.ids)
		add_change_row(report, view, word, &row);
}

struct kinds {
	const char **words;
	size_t count;
	size_t capacity;
};

static void add_kind(const struct report *report, struct kinds *kinds, const char *word)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (strcmp(kinds->words[i], word) == 0)
			return;
	*ARRAY_PUSH(report->arena, kinds->words, kinds->count, kinds->capacity) = word;
}

/* The kinds of change that a target told, in the order in which they come in the kit. */
static struct kinds kinds_of_change(const struct report *report, size_t target)
{
	struct kinds kinds = { 0 };

	for (size_t i = 0; i < report->kit->edition_count; i++)
		for (size_t m = 0; m < report->outlines[i].module_count; m++) {
			const struct outline_changes *changes = &report->outlines[i].modules[m].changes;

			for (size_t k = 0; k < changes->count; k++)
				if (changes->items[k].target == target)
					add_kind(report, &kinds, changes->items[k].word);
		}
	return kinds;
}

/* Of the targets that changed something. */
static void fill_changes(const struct report *report, struct view *view)
{
	bool has_changes = false;

	view_list(view, "changed-targets");
	for (size_t i = 0; i < report->target_count; i++) {
		const struct kinds kinds = kinds_of_change(report, i);
		struct view *element;

		if (kinds.count == 0)
			continue;
		has_changes = true;
		element = view_append(view, "changed-targets");
		view_text(element, "target", report->targets[i]->name);
		view_list(element, "changes");
		for (size_t k = 0; k < kinds.count; k++)
			fill_change(report, element, i, kinds.words[k]);
	}
	view_flag(view, "has-changes", has_changes);
}

size_t report_count_changes(const struct outline *outlines, size_t count, size_t target)
{
	size_t changes = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t m = 0; m < outlines[i].module_count; m++)
			for (size_t k = 0; k < outlines[i].modules[m].changes.count; k++)
				changes += outlines[i].modules[m].changes.items[k].target == target;
	return changes;
}

/* ---- targets ---- */

static void fill_target(const struct report *report, struct view *view, size_t number)
{
	const struct target *target = report->targets[number];
	size_t size = 0;

	view_text(view, "target", target->name);
	view_list(view, "files");
	for (size_t i = 0; i < report->entry_count; i++) {
		struct view *file;

		if (!lies_in(report->entries[i].path, target->name))
			continue;
		file = view_append(view, "files");
		view_text(file, "path", report->entries[i].path);
		view_text(file, "size", kilobytes(report->arena, report->entries[i].size));
		size += report->entries[i].size;
	}
	view_text(view, "total", kilobytes(report->arena, size));
	view_text(view, "schemas", target->schemas);
	view_flag(view, "has-schemas", target->schemas && theme_schema(report->theme, target->schemas)->file_count > 0);
}

static void fill_limits(const struct report *report, struct view *view)
{
	const struct theme *theme = report->theme;

	view_text(view, "kit", report->kit->id);
	view_text(view, "version", report->kit->version);
	view_text(view, "preset", completion_preset_name(report->kit->preset));
	view_text(view, "pass", arena_printf(report->arena, "%d", report->kit->pass_mark));
	view_text(view, "region-id", report->kit->region);
	view_text(view, "document-limit", kilobytes(report->arena, DOCUMENT_LIMIT));
	view_text(view, "lesson-limit", kilobytes(report->arena, LESSON_LIMIT));
	view_text(view, "package-limit", kilobytes(report->arena, PACKAGE_LIMIT));
	view_text(view, "search-limit", kilobytes(report->arena, SEARCH_INDEX_LIMIT));
	view_text(view, "state-limit", arena_printf(report->arena, "%d", STATE_LIMIT));
	view_text(view, "style-limit", kilobytes(report->arena, STYLE_LIMIT));
	view_text(view, "script-limit", kilobytes(report->arena, SCRIPT_LIMIT));
	view_limited(view, "style-size", kilobytes(report->arena, theme->main.style->length), "style-over",
		     theme->main.style->length > STYLE_LIMIT);
	view_limited(view, "script-size", kilobytes(report->arena, theme->main.script->length), "script-over",
		     theme->main.script->length > SCRIPT_LIMIT);
}

/* In the kit's first language. */
static struct view *report_view(const struct report *report)
{
	struct view *view = view_new(report->arena);

	chrome_view(report->arena, view,
		    &(struct chrome){
			.theme = report->theme,
			.kit = report->kit,
			.edition = &report->kit->editions[0],
			.inlines_theme = true,
		    });
	fill_limits(report, view);
	fill_editions(report, view);
	fill_changes(report, view);
	view_list(view, "targets");
	for (size_t i = 0; i < report->target_count; i++)
		fill_target(report, view_append(view, "targets"), i);
	return view;
}

struct bundle *report_bundle(const struct report *report)
{
	struct bundle *bundle = bundle_new(report->arena, "", false);
	struct strbuf text = STRBUF_INIT;
	bool done = false;

	if (report->kit->edition_count > 0 &&
	    template_render(report->theme->templates, "report", report_view(report), report->kit->editions[0].words,
			    report->diagnostics, &text)) {
		bundle_add(report->arena, bundle, REPORT_NAME, blob_from_strbuf(report->arena, &text), NULL);
		done = true;
	}
	strbuf_release(&text);
	return done ? bundle : NULL;
}
