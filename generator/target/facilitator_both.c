#include "target/facilitator_both.h"

#include <string.h>

#include "base/array.h"
#include "render/titles.h"
#include "target/facilitator.h"
#include "target/facilitator_kept_sheets.h"
#include "target/facilitator_pack.h"

/* The same sheet in the job's language and in another. */
struct pair {
	const struct kept_columns *left;
	const struct kept_columns *right;
};

/* A page: of a module or a session what there is in the job's language and in another. */
struct both {
	const char *id;     /* "m07", "60": the page is bilingual-<id>.html */
	const char *number; /* what the tab says of it */
	const char *title;
	const struct edition *other;
	struct pair *pairs;
	size_t pair_count;
	size_t pair_capacity;
};

static const struct kept_columns *find_columns(const struct kept_sheets *kept, const struct kept_columns *like)
{
	for (size_t i = 0; i < kept->column_count; i++)
		if (kept->columns[i].kind == like->kind && strcmp(kept->columns[i].id, like->id) == 0)
			return &kept->columns[i];
	return NULL;
}

static bool has_pair(const struct both *both, const struct kept_columns *left)
{
	for (size_t i = 0; i < both->pair_count; i++)
		if (both->pairs[i].left == left)
			return true;
	return false;
}

/* "m07-a1-1" is handed out in "m07-a1". */
static bool belongs_to(const struct kept_columns *sheet, const char *id)
{
	const size_t length = strlen(id);

	return strncmp(sheet->id, id, length) == 0 && (sheet->id[length] == '-' || sheet->id[length] == '\0');
}

/* What belongs to this id of a module; a module's own id: all that it has. */
static void add_pairs(struct target_job *job, struct both *both, const char *id)
{
	const char *module = module_of_id(job->arena, id);
	const struct kept_sheets *first = kept_sheets_of(job, job->edition, module);
	const struct kept_sheets *second = kept_sheets_of(job, both->other, module);

	for (size_t i = 0; i < first->column_count; i++) {
		const struct kept_columns *left = &first->columns[i], *right = find_columns(second, left);

		if (right && belongs_to(left, id) && !has_pair(both, left))
			*ARRAY_PUSH(job->arena, both->pairs, both->pair_count, both->pair_capacity) =
			    (struct pair){ left, right };
	}
}

static struct both both_of_module(struct target_job *job, const struct module_entry *entry, const struct edition *other)
{
	struct both both = {
		.id = entry->id, .number = title_module_number(entry), .title = entry->title, .other = other
	};

	add_pairs(job, &both, entry->id);
	return both;
}

/* What its plan hands out, in the order in which it does, and what some of its audiences get besides. */
static struct both both_of_session(struct target_job *job, const struct session *session, const struct edition *other)
{
	const struct leading *leading = job->edition->leading;
	struct both both = { .id = session->id, .number = session->id, .title = session->title, .other = other };

	for (size_t i = 0; i < session->part_count; i++)
		for (size_t k = 0; k < session->parts[i].step_count; k++)
			for (size_t n = 0; n < session->parts[i].steps[k].show_count; n++)
				add_pairs(job, &both, session->parts[i].steps[k].shows[n]);
	for (size_t i = 0; i < leading->audience_count; i++)
		for (size_t k = 0; k < leading->audiences[i].show_count; k++)
			add_pairs(job, &both, leading->audiences[i].shows[k]);
	return both;
}

/* ---- the page ------------------------------------------------------------------------------------------- */

/* A sheet in one language, while its rows are made. */
struct column {
	const struct kept_columns *kept;
	const char *text;
	size_t length;
	size_t written;
};

static struct column open_column(struct target_job *job, const struct kept_columns *kept)
{
	struct column column = { .kept = kept };

	column.text = kept_text(job, kept->text, &column.length);
	return column;
}

static void view_until(struct column *column, size_t end, struct view *row, const char *name)
{
	if (end > column->length) /* nothing was kept, for nothing is written */
		end = column->length;
	view_markup(row, name, column->text + column->written, end - column->written);
	column->written = end;
}

static void add_row(struct view *sheet, struct column *first, size_t first_end, struct column *second,
		    size_t second_end)
{
	struct view *row = view_append(sheet, "rows");

	view_until(first, first_end, row, "first");
	view_until(second, second_end, row, "second");
}

static void view_rows(struct target_job *job, struct view *sheet, const struct kept_columns *left,
		      const struct kept_columns *right)
{
	struct column first = open_column(job, left), second = open_column(job, right);

	view_list(sheet, "rows");
	for (size_t i = 0; left->block_count == right->block_count && i < left->block_count; i++)
		add_row(sheet, &first, left->ends[i], &second, right->ends[i]);
	add_row(sheet, &first, left->help_end, &second, right->help_end);
	view_until(&first, first.length, sheet, "sources"); /* the other language cites the same */
}

static void fill_both(struct kit_page *page)
{
	const struct both *both = page->subject;

	view_text(page->view, "subject", both->title);
	view_text(page->view, "second-language", both->other->code);
	view_text(page->view, "second-direction", both->other->direction);
	pack_view_regions(page->job->edition, page->view);
	view_list(page->view, "sheets");
	for (size_t i = 0; i < both->pair_count; i++) {
		const struct pair *pair = &both->pairs[i];
		struct view *sheet = view_append(page->view, "sheets");

		view_text(sheet, "id", pair->left->id);
		view_text(sheet, "first-title", pair->left->title);
		view_text(sheet, "second-title", pair->right->title);
		view_rows(page->job, sheet, pair->left, pair->right);
	}
}

static bool in_none(const struct edition *other, const void *subject)
{
	(void)other;
	(void)subject;
	return false;
}

/* A kit of two languages has one such page of each, which then need not name the other. */
static const char *file_of(struct target_job *job, const struct both *both)
{
	return job->kit->edition_count > 2
		   ? arena_printf(job->arena, "bilingual-%s-%s.html", both->other->code, both->id)
		   : arena_printf(job->arena, "bilingual-%s.html", both->id);
}

static void add_page(struct target_job *job, struct bundle *bundle, const struct both *both)
{
	struct kit_page_frame frame = facilitator_frame(job);
	const struct kit_page_row row = {
		.template = "facilitator/both", .file = file_of(job, both), .tab_word = "pack.both-tab", .fill = fill_both
	};

	frame.is_in = in_none;
	frame.tab_which = both->number;
	kit_page_add_about(job, bundle, &frame, &row, both);
}

/* ---- all of them ---------------------------------------------------------------------------------------- */

static void note(struct target_job *job, struct outline_module *module, const char *id, const char *word)
{
	outline_note_change(job->keep_arena, &module->changes, &(struct outline_change){ job->target, id, word });
}

/* What stands in this language alone: of a module that has nothing in both, the module as a whole. */
static void note_missing(struct target_job *job, struct outline_module *module, const struct both *both)
{
	const struct kept_sheets *kept = kept_sheets_of(job, job->edition, both->id);

	if (both->pair_count == 0 && kept->column_count > 0)
		note(job, module, both->id, "pack.change.bilingual");
	for (size_t i = 0; both->pair_count > 0 && i < kept->column_count; i++)
		if (!has_pair(both, &kept->columns[i]))
			note(job, module, kept->columns[i].id, "pack.change.one-language");
}

static void add_module(struct target_job *job, struct bundle *bundle, struct outline_module *module,
		       const struct edition *other)
{
	const struct both both = both_of_module(job, module->entry, other);

	if (both.pair_count > 0)
		add_page(job, bundle, &both);
	note_missing(job, module, &both);
}

static void add_sessions(struct target_job *job, struct bundle *bundle, const struct edition *other)
{
	const struct leading *leading = job->edition->leading;

	for (size_t i = 0; leading && i < leading->session_count; i++) {
		const struct both both = both_of_session(job, &leading->sessions[i], other);

		if (both.pair_count > 0)
			add_page(job, bundle, &both);
	}
}

void facilitator_both_add(struct target_job *job, struct bundle *bundle)
{
	for (size_t k = 0; k < job->kit->edition_count; k++) {
		const struct edition *other = &job->kit->editions[k];

		if (other == job->edition)
			continue;
		for (size_t i = 0; i < job->outline->module_count; i++)
			add_module(job, bundle, &job->outline->modules[i], other);
		add_sessions(job, bundle, other);
	}
}

/* ---- links to them -------------------------------------------------------------------------------------- */

static void view_link(struct target_job *job, struct view *view, struct both both)
{
	struct view *page;

	if (both.pair_count == 0)
		return;
	page = view_append(view, "both");
	view_text(page, "both-file", file_of(job, &both));
	view_text(page, "both-names",
		  arena_printf(job->arena, "%s + %s", words_get(job->edition->words, "language.name"),
			       words_get(both.other->words, "language.name")));
}

void facilitator_both_view(struct target_job *job, struct view *view, const char *module)
{
	const struct module_entry *entry = edition_find_module(job->edition, module);

	view_list(view, "both");
	for (size_t i = 0; entry && i < job->kit->edition_count; i++)
		if (&job->kit->editions[i] != job->edition)
			view_link(job, view, both_of_module(job, entry, &job->kit->editions[i]));
}

void facilitator_both_view_session(struct target_job *job, struct view *view, const struct session *session)
{
	view_list(view, "both");
	for (size_t i = 0; i < job->kit->edition_count; i++)
		if (&job->kit->editions[i] != job->edition)
			view_link(job, view, both_of_session(job, session, &job->kit->editions[i]));
}
