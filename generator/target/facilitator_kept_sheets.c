#include "target/facilitator_kept_sheets.h"

#include <errno.h>
#include <string.h>

#include "target/facilitator.h"

/* ---- what sessions show --------------------------------------------------------------------------------- */

typedef bool id_test(const char *shown, const char *id);

static bool is_same(const char *shown, const char *id)
{
	return strcmp(shown, id) == 0;
}

static bool is_of_module(const char *shown, const char *module)
{
	const size_t length = strlen(module);

	return strncmp(shown, module, length) == 0 && (shown[length] == '-' || shown[length] == '\0');
}

static bool step_shows(const struct session_step *step, id_test *test, const char *id)
{
	for (size_t i = 0; i < step->show_count; i++)
		if (test(step->shows[i], id))
			return true;
	return false;
}

static bool any_step_shows(const struct session *session, id_test *test, const char *id)
{
	for (size_t i = 0; i < session->part_count; i++)
		for (size_t k = 0; k < session->parts[i].step_count; k++)
			if (step_shows(&session->parts[i].steps[k], test, id))
				return true;
	return false;
}

bool session_shows(const struct session *session, const char *id)
{
	return any_step_shows(session, is_same, id);
}

bool session_shows_module(const struct session *session, const char *module)
{
	return any_step_shows(session, is_of_module, module);
}

static bool is_listed(const char *const *list, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

static bool is_asked(const struct session *session, const char *id)
{
	return is_listed(session->before, session->before_count, id) ||
	       is_listed(session->after, session->after_count, id);
}

/* ---- keeping -------------------------------------------------------------------------------------------- */

static struct blob *keep_text(struct target_job *job, const struct blob *text)
{
	struct blob *kept;

	if (!job->spool)
		return blob_of(job->keep_arena, NULL, text->length);
	kept = spool_keep_plain(job->spool, job->keep_arena, text);
	if (!kept)
		job->system_error = errno;
	return kept;
}

static const char *keep_words(struct target_job *job, const char *words)
{
	return words ? arena_strdup(job->keep_arena, words) : NULL;
}

static struct paper_sheet keep_sheet(struct target_job *job, const struct paper_sheet *sheet)
{
	return (struct paper_sheet){ .kind = sheet->kind,
				     .id = keep_words(job, sheet->id),
				     .of = keep_words(job, sheet->of),
				     .title = keep_words(job, sheet->title),
				     .source = keep_words(job, sheet->source),
				     .text = keep_text(job, sheet->text) };
}

static bool is_wanted(const struct target_job *job, const struct paper_sheet *sheet)
{
	const struct leading *leading = job->edition->leading;

	if (leading && sheet->of && leading_audience_shows(leading, sheet->of))
		return true;
	for (size_t i = 0; leading && i < leading->session_count; i++) {
		const struct session *session = &leading->sessions[i];

		if (sheet->kind == PAPER_HANDOUT && session_shows_module(session, job->module->entry->id))
			return true;
		if (sheet->of && session_shows(session, sheet->of))
			return true;
	}
	return false;
}

static void keep_sheets(struct target_job *job, const struct paper_sheets *sheets, struct kept_sheets *kept)
{
	kept->sheets = arena_calloc(job->keep_arena, sheets->count + 1, sizeof *kept->sheets);
	for (size_t i = 0; i < sheets->count; i++)
		if (is_wanted(job, &sheets->items[i]))
			kept->sheets[kept->sheet_count++] = keep_sheet(job, &sheets->items[i]);
}

static bool is_in_a_form(const struct target_job *job, const struct question *question)
{
	const struct leading *leading = job->edition->leading;

	for (size_t i = 0; leading && i < leading->session_count; i++)
		if (is_asked(&leading->sessions[i], question->id))
			return true;
	return false;
}

static void keep_questions(struct target_job *job, const struct paper *paper, struct kept_sheets *kept)
{
	const struct module *module = job->module;

	kept->questions = arena_calloc(job->keep_arena, module->question_count + 1, sizeof *kept->questions);
	for (size_t i = 0; i < module->question_count; i++) {
		struct paper_question question;

		if (!is_in_a_form(job, module->questions[i]))
			continue;
		question = paper_question(paper, module->questions[i]);
		kept->questions[kept->question_count++] =
		    (struct paper_question){ .id = keep_words(job, question.id),
					     .asked = keep_text(job, question.asked),
					     .answer = keep_text(job, question.answer) };
	}
}

/* ---- sheets for two languages --------------------------------------------------------------------------- */

static void keep_columns(struct target_job *job, const struct paper_sheet *sheet, const struct paper_blocks *blocks,
			 struct kept_columns *kept)
{
	struct strbuf text = STRBUF_INIT;

	*kept = (struct kept_columns){
		.kind = sheet->kind,
		.id = keep_words(job, sheet->id),
		.title = keep_words(job, sheet->title),
		.ends = arena_calloc(job->keep_arena, blocks->count + 1, sizeof *kept->ends),
		.block_count = blocks->count,
	};
	for (size_t i = 0; i < blocks->count; i++) {
		strbuf_add(&text, blocks->items[i]->data, blocks->items[i]->length);
		kept->ends[i] = text.length;
	}
	strbuf_add(&text, blocks->help->data, blocks->help->length);
	kept->help_end = text.length;
	strbuf_add(&text, blocks->sources->data, blocks->sources->length);
	kept->text = keep_text(job, blob_from_strbuf(job->arena, &text));
	strbuf_release(&text);
}

/* Ids of drawings in both columns have to differ, so they begin with the language. */
static void keep_all_columns(struct target_job *job, const struct paper *paper, const struct paper_sheets *sheets,
			     struct kept_sheets *kept)
{
	if (job->kit->edition_count < 2)
		return;
	kept->columns = arena_calloc(job->keep_arena, sheets->count + 1, sizeof *kept->columns);
	for (size_t i = 0; i < sheets->count; i++) {
		const struct paper_sheet *sheet = &sheets->items[i];
		struct paper_blocks blocks;

		if (!sheet->body)
			continue;
		blocks = paper_blocks(paper, arena_printf(job->arena, "%s-%s", job->edition->code, sheet->id),
				      sheet->body, sheet->kind == PAPER_HANDOUT);
		keep_columns(job, sheet, &blocks, &kept->columns[kept->column_count++]);
	}
}

void keep_module_sheets(struct target_job *job, const struct paper *paper, const struct paper_sheets *sheets)
{
	struct kept_sheets *kept = arena_alloc(job->keep_arena, sizeof *kept);

	keep_sheets(job, sheets, kept);
	keep_questions(job, paper, kept);
	keep_all_columns(job, paper, sheets, kept);
	if (job->system_error == 0)
		facilitator_keep(job)->sheets = kept;
}

/* ---- finding it again ----------------------------------------------------------------------------------- */

const struct kept_sheets *kept_sheets_of(const struct target_job *job, const struct edition *edition,
					 const char *module)
{
	const struct outline *outline = &job->outlines[edition - job->kit->editions];

	static const struct kept_sheets none;

	for (size_t i = 0; i < outline->module_count; i++)
		if (strcmp(outline->modules[i].entry->id, module) == 0)
			return facilitator_kept(job, &outline->modules[i])->sheets;
	return &none;
}

const char *kept_text(struct target_job *job, const struct blob *blob, size_t *length)
{
	const char *text;

	*length = 0;
	if (!blob || (!blob->data && !job->spool))
		return "";
	text = blob_content(job->arena, blob);
	if (!text) {
		job->system_error = errno;
		return "";
	}
	*length = blob->length;
	return text;
}

const char *module_of_id(struct arena *arena, const char *id)
{
	return arena_strndup(arena, id, strcspn(id, "-"));
}
