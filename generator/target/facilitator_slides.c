#include "target/facilitator_slides.h"

#include <string.h>

#include "base/array.h"
#include "render/page_writer.h"
#include "render/slides_writer.h"
#include "target/deck.h"
#include "target/facilitator.h"

static struct slides_job job_for(struct target_job *job, struct arena *arena)
{
	return slides_job(arena, job->arena, job->theme->templates, job->kit, job->edition, job->module,
			  job->diagnostics);
}

/* ---- a module ---- */

static bool is_kept(const struct kept_slides *kept, const char *id)
{
	for (size_t i = 0; i < kept->count; i++)
		if (strcmp(kept->shown[i].id, id) == 0)
			return true;
	return false;
}

static void keep(struct target_job *job, const struct slides_job *slides_job, const char *id, struct kept_slides *kept)
{
	struct shown_slides shown = { .id = id };

	if (!is_kept(kept, id) && slides_of(slides_job, id, &shown.slides))
		*ARRAY_PUSH(job->keep_arena, kept->shown, kept->count, kept->capacity) = shown;
}

static void keep_part(struct target_job *job, const struct slides_job *slides_job, const struct session_part *part,
		      struct kept_slides *kept)
{
	for (size_t i = 0; i < part->step_count; i++)
		for (size_t k = 0; k < part->steps[i].show_count; k++)
			keep(job, slides_job, part->steps[i].shows[k], kept);
}

/* The ids belong to the edition, which lives as long as what is kept. */
static void keep_shown(struct target_job *job)
{
	const struct leading *leading = job->edition->leading;
	const struct slides_job slides_job = job_for(job, job->keep_arena);
	struct kept_slides *kept = arena_calloc(job->keep_arena, 1, sizeof *kept);

	for (size_t i = 0; i < leading->session_count; i++)
		for (size_t k = 0; k < leading->sessions[i].part_count; k++)
			keep_part(job, &slides_job, &leading->sessions[i].parts[k], kept);
	facilitator_keep(job)->slides = kept;
}

void facilitator_slides_module(struct target_job *job, struct bundle *bundle)
{
	const struct slides_job slides_job = job_for(job, job->arena);
	const struct module_entry *entry = job->module->entry;
	struct deck deck = { .id = entry->id, .source = entry->place.path, .job = &slides_job, .is_in = edition_has_module };

	slides_of_module(&slides_job, &deck.slides);
	deck_add(job, bundle, &deck);
	if (job->edition->leading)
		keep_shown(job);
}

/* ---- a session ---- */

struct session_deck {
	struct target_job *job;
	const struct slides_job *slides_job;
	struct deck deck;
	const char *part;           /* title of the part at hand */
	const char *step;           /* and of its step */
	const struct node *opening; /* what to say first, until the first step has it */
	bool has_script;            /* the step has notes: what others wrote to lead by has other minutes and words */
	bool has_own;               /* it has a slide of its own, which stands instead of those of activities, */
	size_t own;                 /* and that is its index */
	struct view *again;         /* what the step shows that was shown before */
	size_t again_count;
};

static const struct slides *find_shown(const struct target_job *job, const char *id)
{
	for (size_t i = 0; i < job->outline->module_count; i++) {
		const struct kept_slides *kept = facilitator_kept(job, &job->outline->modules[i])->slides;

		for (size_t k = 0; k < kept->count; k++)
			if (strcmp(kept->shown[k].id, id) == 0)
				return &kept->shown[k].slides;
	}
	return NULL;
}

static bool has_slide(const struct slides *slides, const char *id)
{
	for (size_t i = 0; i < slides->count; i++)
		if (strcmp(slides->items[i].id, id) == 0)
			return true;
	return false;
}

static void copy_note(struct session_deck *session, struct slide *copy, const struct slide_note *note)
{
	struct slide_note kept = *note;

	kept.label = note->untimed;
	if (note->is_script && session->has_script) {
		kept.markup = note->instead;
		kept.length = note->instead_length;
	}
	if (kept.length > 0)
		*ARRAY_PUSH(session->job->arena, copy->notes, copy->note_count, copy->note_capacity) = kept;
}

/* The minutes are the step's, and its notes stand before those of what it shows: they are added when it is whole. */
static void add_copy(struct session_deck *session, const struct slide *slide)
{
	struct slides *slides = &session->deck.slides;
	struct slide *copy = ARRAY_PUSH(session->job->arena, slides->items, slides->count, slides->capacity);

	*copy = *slide;
	copy->minutes = 0;
	copy->notes = NULL;
	copy->note_count = copy->note_capacity = 0;
	for (size_t i = 0; i < slide->note_count; i++)
		copy_note(session, copy, &slide->notes[i]);
	copy->kicker = slide->kicker ? slide->kicker : session->part;
}

static void add_link(struct session_deck *session, const struct slide *slide)
{
	struct view *item = view_append(session->again, "items");

	view_text(item, "address", slide->id);
	view_text(item, "title", slide->title);
	session->again_count++;
}

static bool is_activity(const struct slide *slide)
{
	return strcmp(slide->kind, "activity") == 0;
}

/* Its slide is left out; what to do is not, where nothing else says it. */
static void add_steps(struct session_deck *session, const struct slide *activity)
{
	struct slide *own = &session->deck.slides.items[session->own];

	if (session->has_script)
		return;
	for (size_t i = 0; i < activity->note_count; i++)
		copy_note(session, own, &activity->notes[i]);
	for (size_t i = 0; i < activity->source_count; i++)
		slide_add_source(session->slides_job, own, activity->sources[i]);
}

static void add_shown(struct session_deck *session, const char *id)
{
	const struct slides *shown = find_shown(session->job, id);
	size_t count = 0;

	if (shown && session->has_own && is_activity(&shown->items[0])) {
		add_steps(session, &shown->items[0]);
		return;
	}
	for (size_t i = 0; shown && i < shown->count; i++) {
		if (has_slide(&session->deck.slides, shown->items[i].id))
			continue;
		add_copy(session, &shown->items[i]);
		count++;
	}
	if (shown && shown->count > 0 && count == 0)
		add_link(session, &shown->items[0]);
}

static const struct node *find_own(const struct node *notes)
{
	for (const struct node *node = notes ? notes->first_child : NULL; node; node = node->next)
		if (node_is_callout(node, CALLOUT_SLIDE))
			return node;
	return NULL;
}

static bool has_script(const struct node *notes)
{
	for (const struct node *node = notes ? notes->first_child : NULL; node; node = node->next)
		if (!node_is_callout(node, CALLOUT_SLIDE))
			return true;
	return false;
}

/* A slide of the step's own: what its notes have for it, or nothing but its title. */
static struct slide *add_own(struct session_deck *session, const struct session_step *step)
{
	struct slide *slide = slides_add(session->slides_job, &session->deck.slides, "pause", step->id, step->title);
	const struct node *own = find_own(step->notes);

	slide->kicker = session->part;
	if (own) {
		struct page *page = session->slides_job->page;
		struct view *view = view_new(session->job->arena);

		view_list(view, "sheets");
		page_view_blocks(page, view, "own", own);
		slide_fill(session->slides_job, slide, "facilitator/slide-activity", view);
	}
	return slide;
}

/* What the step itself says, then what stands in the notes of what it shows. */
static void add_notes(struct session_deck *session, struct slide *slide, const struct session_step *step)
{
	const struct slide shown = *slide;

	slide->notes = NULL;
	slide->note_count = slide->note_capacity = 0;
	slide->source_capacity = slide->source_count; /* others may be written behind those of the shared one */
	slide_add_note(session->slides_job, slide, words_get(session->slides_job->page->words, "plan.opening"),
		       session->opening);
	slide_add_leader_notes(session->slides_job, slide, session->opening);
	session->opening = NULL;
	slide_add_note(session->slides_job, slide, session->step, step->notes);
	slide_add_leader_notes(session->slides_job, slide, step->notes);
	for (size_t i = 0; i < shown.note_count; i++)
		*ARRAY_PUSH(session->job->arena, slide->notes, slide->note_count, slide->note_capacity) =
		    shown.notes[i];
}

static void add_step(struct session_deck *session, const struct session_step *step)
{
	struct slides *slides = &session->deck.slides;
	const size_t first = slides->count;

	session->step = slides_plain(session->slides_job, step->title);
	session->again = view_new(session->job->arena);
	session->again_count = 0;
	session->has_script = has_script(step->notes);
	session->has_own = find_own(step->notes) != NULL;
	session->own = first;
	view_list(session->again, "items");
	if (session->has_own)
		add_own(session, step);
	for (size_t i = 0; i < step->show_count; i++)
		add_shown(session, step->shows[i]);
	if (slides->count == first)
		add_own(session, step);
	if (step->show_count == 1 && is_activity(&slides->items[first]))
		slide_set_title(session->slides_job, &slides->items[first], step->title);
	if (session->again_count > 0)
		slide_fill(session->slides_job, &slides->items[first], "facilitator/slide-again", session->again);
	slides->items[first].minutes = step->minutes;
	add_notes(session, &slides->items[first], step);
}

static void add_opening(struct session_deck *session, const struct session *about)
{
	struct page *page = session->slides_job->page;
	struct view *view = view_new(page->arena);
	struct slide *slide = slides_add_plain(session->slides_job, &session->deck.slides, "opening",
					       arena_printf(page->arena, "s%s.opening", about->id), about->title);

	view_text(view, "lede", NULL);
	view_list(view, "items");
	for (size_t i = 0; i < about->part_count; i++) {
		struct view *item = view_append(view, "items");

		view_text(item, "text", NULL);
		view_text(item, "whom", NULL);
		page_view_inlines(page, item, "markup", about->parts[i].title);
	}
	if (about->part_count > 0)
		slide_fill(session->slides_job, slide, "facilitator/slide-list", view);
}

static void add_session(struct target_job *job, struct bundle *bundle, const struct session *about)
{
	const struct slides_job slides_job = job_for(job, job->arena);
	struct session_deck session = {
		.job = job,
		.slides_job = &slides_job,
		.opening = about->opening,
		.deck = { .id = about->id, .source = about->place.path, .job = &slides_job, .is_in = edition_has_session },
	};

	add_opening(&session, about);
	for (size_t i = 0; i < about->part_count; i++) {
		session.part = slides_plain(&slides_job, about->parts[i].title);
		for (size_t k = 0; k < about->parts[i].step_count; k++)
			add_step(&session, &about->parts[i].steps[k]);
	}
	deck_add(job, bundle, &session.deck);
}

void facilitator_slides_add(struct target_job *job, struct bundle *bundle)
{
	const struct leading *leading = job->edition->leading;

	for (size_t i = 0; leading && i < leading->session_count; i++)
		add_session(job, bundle, &leading->sessions[i]);
}
