/* Sheets that every pack has: sign-in, forms, cards, evaluation, slips, certificates. */
#include "target/facilitator_pack.h"

#include <string.h>

#include "render/kit_view.h"
#include "render/titles.h"
#include "render/view.h"
#include "target/facilitator_kept_sheets.h"

/* Rows that fit on a page of the shorter paper, with their heading. */
enum { COUNT_ROWS = 12, MARKS_A_ROW = 5, FIRST_NAME_ROWS = 18, FULL_NAME_ROWS = 15 };

/* What people are asked to write, for who leads to count. */
static bool is_filled_in(enum paper_kind kind)
{
	return kind == PAPER_BEFORE || kind == PAPER_AFTER || kind == PAPER_SURE || kind == PAPER_FORM_KEY ||
	       kind == PAPER_EVALUATION || kind == PAPER_FOLLOW_UP;
}

static void add_sheet(struct pack *pack, struct paper_sheet sheet, const char *part, const struct view *view)
{
	struct target_job *job = pack->job;
	struct strbuf text = STRBUF_INIT;

	template_render(job->theme->templates, part, view, job->edition->words, job->diagnostics, &text);
	sheet.text = blob_from_strbuf(job->arena, &text);
	sheet.is_spare = pack->subject.asks_nothing && is_filled_in(sheet.kind);
	pack_add(pack, &sheet);
	strbuf_release(&text);
}

static const char *word_of(const struct pack *pack, const char *name, int number)
{
	return words_get(pack->job->edition->words, arena_printf(pack->job->arena, "pack.%s-%d", name, number));
}

/* ---- sign-in -------------------------------------------------------------------------------------------- */

static void add_count(struct pack *pack)
{
	struct view *view = view_new(pack->job->arena);

	view_list(view, "rows");
	for (int i = 1; i <= COUNT_ROWS; i++)
		view_number(view_append(view, "rows"), "count", (long)i * MARKS_A_ROW);
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_COUNT, .id = "count" }, "parts/sheet-count", view);
}

static void add_first_names(struct pack *pack)
{
	struct view *view = view_new(pack->job->arena);

	view_list(view, "rows");
	for (int i = 1; i <= FIRST_NAME_ROWS; i++) {
		struct view *row = view_append(view, "rows");

		view_number(row, "left", i);
		view_number(row, "right", (long)i + FIRST_NAME_ROWS);
	}
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_FIRST_NAMES, .id = "first-names" },
		  "parts/sheet-first-names", view);
}

static void add_full_names(struct pack *pack)
{
	struct view *view = view_new(pack->job->arena);

	view_list(view, "rows");
	for (int i = 1; i <= FULL_NAME_ROWS; i++)
		view_number(view_append(view, "rows"), "n", i);
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_FULL_NAMES, .id = "full-names" }, "parts/sheet-full-names",
		  view);
}

void pack_add_sign_in(struct pack *pack)
{
	add_count(pack);
	add_first_names(pack);
	add_full_names(pack);
}

/* ---- forms ---------------------------------------------------------------------------------------------- */

static void view_joined(struct pack *pack, struct view *view, const char *name, const struct pack_form *form,
			bool is_key)
{
	struct strbuf joined = STRBUF_INIT;

	for (size_t i = 0; i < form->question_count; i++) {
		const struct paper_question *question = &form->questions[i];
		size_t length;
		const char *text = kept_text(pack->job, is_key ? question->answer : question->asked, &length);

		strbuf_add(&joined, text, length);
	}
	view_markup(view, name, arena_strndup(pack->job->arena, joined.text, joined.length), joined.length);
	strbuf_release(&joined);
}

/* Where there are two forms, a word of their own lets people lay them side by side. */
static void add_form(struct pack *pack, struct paper_sheet sheet, const struct pack_form *form, bool has_word)
{
	struct view *view = view_new(pack->job->arena);

	view_flag(view, "has-word", has_word);
	view_flag(view, "has-questions", form->question_count > 0);
	view_flag(view, "is-after", sheet.kind != PAPER_BEFORE);
	view_joined(pack, view, "questions", form, false);
	add_sheet(pack, sheet, "parts/sheet-form", view);
}

static void add_key(struct pack *pack, const struct pack_form *before, const struct pack_form *after)
{
	struct view *view = view_new(pack->job->arena);

	view_joined(pack, view, "before", before, true);
	view_joined(pack, view, "after", after, true);
	view_flag(view, "has-after", after->question_count > 0);
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_FORM_KEY, .id = "form-key" }, "parts/sheet-form-key", view);
}

void pack_add_forms(struct pack *pack, const struct pack_form *before, const struct pack_form *after)
{
	const bool has_before = before->question_count > 0;

	if (has_before)
		add_form(pack, (struct paper_sheet){ .kind = PAPER_BEFORE, .id = "before" }, before, true);
	add_form(pack, (struct paper_sheet){ .kind = has_before ? PAPER_AFTER : PAPER_SURE, .id = "after" }, after,
		 has_before);
	if (has_before)
		add_key(pack, before, after);
}

/* ---- questions ------------------------------------------------------------------------------------------ */

void pack_add_questions(struct pack *pack)
{
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_QUESTIONS, .id = "questions" }, "parts/sheet-questions",
		  view_new(pack->job->arena));
}

/* ---- what people take home ------------------------------------------------------------------------------ */

void pack_add_cards(struct pack *pack)
{
	const struct edition *edition = pack->job->edition;
	struct arena *arena = pack->job->arena;

	for (size_t i = 0; i < edition->region_count; i++) {
		const struct region *region = &edition->regions[i];
		struct view *view = view_new(arena);

		kit_view_card(pack->page, view, region);
		add_sheet(pack,
			  (struct paper_sheet){ .kind = PAPER_CARDS,
						.id = arena_printf(arena, "cards-%s", region->id),
						.title = region->title,
						.region = region->id },
			  "parts/sheet-cards", view);
	}
}

enum { EVALUATION_STATEMENTS = 5 };

static void add_evaluation(struct pack *pack)
{
	const struct words *words = pack->job->edition->words;
	struct view *view = view_new(pack->job->arena);

	view_list(view, "statements");
	view_list(view, "asked");
	for (int i = 1; i <= EVALUATION_STATEMENTS; i++)
		view_text(view_append(view, "statements"), "statement", word_of(pack, "evaluation", i));
	view_text(view_append(view, "asked"), "asked-words", words_get(words, "pack.evaluation-most"));
	view_text(view_append(view, "asked"), "asked-words", words_get(words, "pack.evaluation-change"));
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_EVALUATION, .id = "evaluation" }, "parts/sheet-evaluation",
		  view);
}

/* A certificate is shown to others: where the kit is discreet it says no more than the discreet title. */
static void add_certificate(struct pack *pack)
{
	const struct target_job *job = pack->job;
	struct view *view = view_new(job->arena);

	view_text(view, "course-name", title_heading(job->kit, job->edition));
	view_text(view, "part-name", job->kit->is_discreet ? NULL : pack->subject.title);
	view_number(view, "minutes", pack->subject.minutes);
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_CERTIFICATE, .id = "certificate" },
		  "parts/sheet-certificate", view);
}

void pack_add_end(struct pack *pack)
{
	add_evaluation(pack);
	add_sheet(pack, (struct paper_sheet){ .kind = PAPER_FOLLOW_UP, .id = "follow-up" }, "parts/sheet-follow-up",
		  view_new(pack->job->arena));
	add_certificate(pack);
}
