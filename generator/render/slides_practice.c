#include "render/slides_writer.h"

#include "model/scenario.h"
#include "question/question.h"
#include "render/page_writer.h"

/* ---- questions ---- */

struct asked {
	struct page *page;
	const struct question *question;
};

static void write_asked(const void *context, struct strbuf *out)
{
	const struct asked *asked = context;
	struct strbuf *before = asked->page->out;

	asked->page->out = out;
	page_write_asked(asked->page, asked->question);
	asked->page->out = before;
}

static void write_answered(const void *context, struct strbuf *out)
{
	const struct asked *asked = context;
	struct strbuf *before = asked->page->out;

	asked->page->out = out;
	page_write_answered(asked->page, asked->question);
	asked->page->out = before;
}

static void add_asking(const struct slides_job *job, const struct asked *asked, struct slide *slide)
{
	struct page *page = job->page;
	const struct question *question = asked->question;
	struct view *view = view_new(page->arena);

	page_view_blocks(page, view, "stem", question->stem);
	view_text(view, "instruction",
		  words_find(page->words, arena_printf(page->arena, "question.instruction.%s", question->type->name)));
	view_write(view, "choices", write_asked, asked);
	slide_fill(job, slide, "facilitator/slide-vote", view);
	slide_add_note(job, slide, words_get(page->words, "question.hint"), question->hint);
	slide_add_notes_of(job, slide, question->stem);
	slide_add_notes_of(job, slide, question->hint);
}

static void add_answer(const struct slides_job *job, const struct asked *asked, struct slide *slide)
{
	struct view *view = view_new(job->page->arena);

	view_write(view, "answer", write_answered, asked);
	page_view_blocks(job->page, view, "explanation", asked->question->explanation);
	slide_fill(job, slide, "facilitator/slide-answer", view);
	slide_add_notes_of(job, slide, asked->question->answers);
	slide_add_notes_of(job, slide, asked->question->explanation);
}

void slides_of_question(const struct slides_job *job, const struct question *question, const char *kicker,
			const char *audience, struct slides *slides)
{
	struct arena *arena = job->page->arena;
	struct asked *asked = arena_alloc(arena, sizeof *asked);
	struct slide *slide;

	if (question->type == NULL || question->data == NULL)
		return; /* reported when it was read */
	*asked = (struct asked){ .page = job->page, .question = question };
	const int count = question->type->is_scored || question->explanation != NULL ? 2 : 1;

	for (int answers = 0; answers < count; answers++) {
		slide = slides_add(job, slides, answers ? "answer" : "vote",
				   answers ? arena_printf(arena, "%s.answer", question->id) : question->id,
				   question->title);
		slide->kicker = slides_keep(job, kicker);
		slide->audience = slides_keep(job, audience);
		slide->asks = !answers;
		if (answers)
			add_answer(job, asked, slide);
		else
			add_asking(job, asked, slide);
	}
}

/* ---- practice stories ---- */

struct story {
	const struct slides_job *job;
	const struct scenario *scenario;
	const char *title; /* plain */
	struct slides *slides;
};

/* The first step that leads to this one, or NULL. */
static const struct scenario_step *origin_of(const struct scenario *scenario, size_t index)
{
	for (size_t i = 0; i < scenario->step_count; i++)
		for (size_t k = 0; i != index && k < scenario->steps[i].choice_count; k++)
			if (scenario->steps[i].choices[k].to == index)
				return &scenario->steps[i];
	return NULL;
}

/* Of a slide and of the notes: what a choice says, where it leads, what the coach says to it. */
static void view_choices(const struct story *story, struct view *view, const struct scenario_step *step)
{
	view_list(view, "choices");
	view_flag(view, "has-choices", step->choice_count > 0);
	for (size_t i = 0; i < step->choice_count; i++) {
		const struct scenario_choice *choice = &step->choices[i];
		struct view *element = view_append(view, "choices");
		struct strbuf words = STRBUF_INIT;

		page_inlines(story->job->page->words, choice->words, &words);
		view_markup(element, "words", arena_strndup(story->job->page->arena, words.text, words.length),
			    words.length);
		view_text(element, "target", story->scenario->steps[choice->to].anchor);
		view_flag(element, "is-right", choice->mark == MARK_ON);
		view_flag(element, "is-partly", choice->mark == MARK_PARTLY);
		page_view_blocks(story->job->page, element, "coach", choice->coach);
		strbuf_release(&words);
	}
}

static void fill_step(const struct story *story, struct slide *slide, const struct scenario_step *step,
		      const struct scenario_step *origin)
{
	struct page *page = story->job->page;
	struct view *view = view_new(page->arena);

	page_view_blocks(page, view, "text", step->body);
	view_choices(story, view, step);
	view_text(view, "back", origin != NULL ? origin->anchor : story->scenario->id);
	view_text(view, "back-title", origin != NULL ? slides_plain(story->job, origin->title) : story->title);
	slide_fill(story->job, slide, "facilitator/slide-step", view);
}

static void note_coach(const struct story *story, struct slide *slide, const struct scenario_step *step)
{
	struct view *view = view_new(story->job->page->arena);
	struct strbuf markup = STRBUF_INIT;

	if (step->choice_count == 0)
		return;
	view_choices(story, view, step);
	slide_begin(story->job, &markup);
	page_write_part(story->job->page, "facilitator/slide-coach", view);
	slide_end_note(story->job, slide, words_get(story->job->page->words, "scenario.coach"), &markup);
}

static void add_step(const struct story *story, size_t index)
{
	const struct slides_job *job = story->job;
	const struct scenario_step *step = &story->scenario->steps[index];
	const struct scenario_step *origin = index > 0 ? origin_of(story->scenario, index) : NULL;
	struct slide *slide = slides_add(job, story->slides, "step", step->anchor, step->title);

	slide->kicker = story->title;
	slide->story = slides_keep(job, story->scenario->id);
	slide->asks = step->choice_count > 0;
	slide->ends_story = true; /* nobody chooses for the room: without a choice it leaves the story */
	slide->previous = slides_keep(job, origin != NULL ? origin->anchor : story->scenario->id);
	fill_step(story, slide, step, origin);
	note_coach(story, slide, step);
	slide_add_notes_of(job, slide, step->body);
}

static void add_setting(const struct story *story, const char *kicker)
{
	const struct slides_job *job = story->job;
	const struct scenario *scenario = story->scenario;
	struct slide *slide = slides_add(job, story->slides, "story", scenario->id, scenario->title);
	struct strbuf markup = STRBUF_INIT;

	slide->kicker = slides_keep(job, kicker);
	slide->story = slides_keep(job, scenario->id);
	slide->next = scenario->step_count > 0 ? slides_keep(job, scenario->steps[0].anchor) : NULL;
	if (scenario->setting == NULL)
		return;
	slide_begin(job, &markup);
	page_write_blocks(job->page, scenario->setting);
	slide_end(job, slide, &markup);
	slide_add_notes_of(job, slide, scenario->setting);
}

void slides_of_scenario(const struct slides_job *job, const struct scenario *scenario, const char *kicker,
			struct slides *slides)
{
	const struct story story = { job, scenario, slides_plain(job, scenario->title), slides };

	if (!scenario->is_whole)
		return; /* reported: none of its choices can be trusted */
	add_setting(&story, kicker);
	for (size_t i = 0; i < scenario->step_count; i++)
		add_step(&story, i);
}

/* ---- activities ---- */

/* What the room is to do: the author's slide, or else which sheets there are. The text itself is for who leads. */
void slides_of_activity(const struct slides_job *job, const struct activity *activity, struct slides *slides)
{
	struct slide *slide = slides_add(job, slides, "activity", activity->id, activity->title);
	struct view *view = view_new(job->page->arena);
	const struct node *own = NULL;

	slide->minutes = activity->minutes;
	slide->tells_minutes = true;
	view_list(view, "sheets");
	for (const struct node *node = activity->body != NULL ? activity->body->first_child : NULL; node != NULL;
	     node = node->next) {
		if (node_is_callout(node, CALLOUT_SLIDE))
			own = node;
		else if (node_is_callout(node, CALLOUT_HANDOUT) && node->as.callout.label != NULL)
			view_text(view_append(view, "sheets"), "sheet", node->as.callout.label);
	}
	page_view_blocks(job->page, view, "own", own);
	slide_fill(job, slide, "facilitator/slide-activity", view);
	slide_add_note(job, slide, NULL, activity->body);
	if (slide->note_count > 0) {
		view_text(view, "activity", slide->title);
		slide_replace_note(job, slide, "facilitator/slide-steps", view);
	}
	slide_add_leader_notes(job, slide, activity->body);
}
