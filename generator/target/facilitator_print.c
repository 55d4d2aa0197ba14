#include "target/facilitator_print.h"

#include <string.h>

#include "base/fill.h"
#include "render/titles.h"
#include "target/facilitator_both.h"
#include "target/facilitator_kept_sheets.h"
#include "target/facilitator_pack.h"

/* ---- a module ------------------------------------------------------------------------------------------- */

static struct pack_subject module_subject(struct target_job *job)
{
	const struct module_entry *entry = job->module->entry;
	const struct fill_value values[] = { { "number", title_module_number(entry) }, { "title", entry->title } };

	return (struct pack_subject){ .id = entry->id,
				      .number = title_module_number(entry),
				      .heading = fill_words(job->arena, words_get(job->edition->words, "pack.module"), values, 2),
				      .title = entry->title,
				      .minutes = entry->minutes,
				      .is_in = edition_has_module };
}

static void write_sheets(const struct paper *paper, struct paper_sheets *sheets)
{
	const struct module *module = paper->module;
	const struct guide *guide = module->guide;

	for (size_t i = 0; guide && i < guide->activity_count; i++)
		paper_add_activity(paper, &guide->activities[i], sheets);
	for (size_t i = 0; guide && i < guide->handout_count; i++)
		paper_add_handout(paper, &guide->handouts[i], sheets);
	for (size_t i = 0; i < module->scenario_count; i++)
		paper_add_story(paper, module->scenarios[i], sheets);
	paper_add_quiz(paper, sheets);
}

static void add_kinds(struct pack *pack, const struct paper_sheets *sheets, enum paper_kind first, enum paper_kind last)
{
	for (size_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].kind >= first && sheets->items[i].kind <= last)
			pack_add(pack, &sheets->items[i]);
}

void facilitator_print_module(struct target_job *job, struct bundle *bundle)
{
	const struct paper paper = { .arena = job->arena,
				     .theme = job->theme,
				     .kit = job->kit,
				     .edition = job->edition,
				     .module = job->module,
				     .diagnostics = job->diagnostics };
	const struct pack_subject subject = module_subject(job);
	const struct pack_form none = { 0 };
	struct paper_sheets sheets = { 0 };
	struct pack pack;

	write_sheets(&paper, &sheets);
	pack_begin(&pack, job, &subject);
	pack_add_sign_in(&pack);
	pack_add_forms(&pack, &none, &none);
	add_kinds(&pack, &sheets, PAPER_ACTIVITY, PAPER_HANDOUT);
	pack_add_cards(&pack);
	add_kinds(&pack, &sheets, PAPER_STORY, PAPER_QUIZ_KEY);
	pack_add_end(&pack);
	pack_write(&pack, bundle);
	keep_module_sheets(job, &paper, &sheets);
}

/* ---- a session ------------------------------------------------------------------------------------------ */

static struct pack_subject session_subject(struct target_job *job, const struct session *session)
{
	const struct fill_value values[] = { { "minutes", arena_printf(job->arena, "%d", session->minutes) },
					     { "title", session->title } };

	return (struct pack_subject){ .id = session->id,
				      .number = session->id,
				      .heading = fill_words(job->arena, words_get(job->edition->words, "pack.session"), values, 2),
				      .title = session->title,
				      .minutes = session->minutes,
				      .asks_nothing = session->before_count == 0,
				      .is_in = edition_has_session };
}

static const struct kept_sheets *kept_of(const struct pack *pack, const char *id)
{
	struct target_job *job = pack->job;

	return kept_sheets_of(job, job->edition, module_of_id(job->arena, id));
}

static bool is_of(const struct paper_sheet *sheet, const char *id)
{
	return sheet->of && strcmp(sheet->of, id) == 0;
}

static void add_once(struct pack *pack, const struct session *session, struct paper_sheet sheet)
{
	sheet.is_spare = !session_shows(session, sheet.of);
	if (!pack_has(pack, sheet.id))
		pack_add(pack, &sheet);
}

/* Of all that was kept of the module: what belongs to this id, and of its handouts all. */
static void add_kept(struct pack *pack, const struct session *session, const char *id, enum paper_kind first,
		     enum paper_kind last)
{
	const struct kept_sheets *kept = kept_of(pack, id);

	for (size_t i = 0; i < kept->sheet_count; i++) {
		const struct paper_sheet *sheet = &kept->sheets[i];

		if ((sheet->kind == PAPER_HANDOUT || is_of(sheet, id)) && sheet->kind >= first && sheet->kind <= last)
			add_once(pack, session, *sheet);
	}
}

/* This handout alone. */
static void add_handout(struct pack *pack, const struct session *session, const char *id)
{
	const struct kept_sheets *kept = kept_of(pack, id);

	for (size_t i = 0; i < kept->sheet_count; i++)
		if (kept->sheets[i].kind == PAPER_HANDOUT && is_of(&kept->sheets[i], id))
			add_once(pack, session, kept->sheets[i]);
}

/* In the order in which the session shows them. */
static void add_shown(struct pack *pack, const struct session *session, enum paper_kind first, enum paper_kind last)
{
	for (size_t i = 0; i < session->part_count; i++)
		for (size_t k = 0; k < session->parts[i].step_count; k++) {
			const struct session_step *step = &session->parts[i].steps[k];

			for (size_t n = 0; n < step->show_count; n++)
				add_kept(pack, session, step->shows[n], first, last);
		}
}

/* What only some of its audiences get lies there too, for whoever asks for it. */
static void add_for_audiences(struct pack *pack, const struct session *session)
{
	const struct leading *leading = pack->job->edition->leading;

	for (size_t i = 0; i < leading->audience_count; i++)
		for (size_t k = 0; k < leading->audiences[i].show_count; k++)
			add_handout(pack, session, leading->audiences[i].shows[k]);
}

static const struct paper_question *find_question(struct target_job *job, const char *id)
{
	const struct kept_sheets *kept = kept_sheets_of(job, job->edition, module_of_id(job->arena, id));

	for (size_t i = 0; i < kept->question_count; i++)
		if (strcmp(kept->questions[i].id, id) == 0)
			return &kept->questions[i];
	return NULL;
}

static struct pack_form form_of(struct target_job *job, const char *const *ids, size_t count)
{
	struct pack_form form = { .questions = arena_calloc(job->arena, count + 1, sizeof *form.questions) };

	for (size_t i = 0; i < count; i++) {
		const struct paper_question *question = find_question(job, ids[i]);

		if (question)
			form.questions[form.question_count++] = *question;
	}
	return form;
}

static void add_session(struct target_job *job, struct bundle *bundle, const struct session *session)
{
	const struct pack_subject subject = session_subject(job, session);
	const struct pack_form before = form_of(job, session->before, session->before_count);
	const struct pack_form after = form_of(job, session->after, session->after_count);
	struct pack pack;

	pack_begin(&pack, job, &subject);
	pack_add_sign_in(&pack);
	pack_add_forms(&pack, &before, &after);
	add_shown(&pack, session, PAPER_ACTIVITY, PAPER_STEPS);
	add_shown(&pack, session, PAPER_HANDOUT, PAPER_HANDOUT);
	add_for_audiences(&pack, session);
	pack_add_cards(&pack);
	pack_add_questions(&pack);
	add_shown(&pack, session, PAPER_STORY, PAPER_COACH);
	pack_add_end(&pack);
	pack_write(&pack, bundle);
}

void facilitator_print_add(struct target_job *job, struct bundle *bundle)
{
	const struct leading *leading = job->edition->leading;

	for (size_t i = 0; leading && i < leading->session_count && job->system_error == 0; i++)
		add_session(job, bundle, &leading->sessions[i]);
	facilitator_both_add(job, bundle);
}
