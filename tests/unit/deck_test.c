/* Decks: the slides of a module and of a session as pages, whose minutes add up. */
#include "slides_scene.h"

#include "target/facilitator.h"
#include "target/facilitator_slides.h"

/* ---- modules ---- */

static void write_lesson(const char *name, int length, const char *text)
{
	scene_write(&lesson.scene, arena_printf(&lesson.scene.arena, "kit/en/m01-start/%s", name),
		    arena_printf(&lesson.scene.arena,
				 "---\nminutes: %d\ncontent-note: Note of %s.\nsummary: S.\n---\n%s", length, name,
				 text));
}

static const struct module *load_whole_module(void)
{
	write_lesson("01-lesson.md", 5,
		     "# First\n\nIn short: one.\n\n> [!FACILITATOR] 99 min\n> Ask.\n\n## Part\n\n" QUESTION("m01-q1"));
	write_lesson("02-last.md", 4,
		     "# Last\n\nIn short: two.\n\n## Take this with you\n\nSmall *steps*.\n\nAnd hope.\n");
	scene_write(&lesson.scene, "kit/en/m01-start/scenario-a.md", STORY);
	return lesson_reload(&lesson, NULL);
}

static void a_module_adds_up_and_closes(void **state)
{
	const struct module *module = load_whole_module();
	const struct slides_job job = job_of(module);

	(void)state;
	slides = (struct slides){ 0 };
	slides_of_module(&job, &slides);
	assert_string_equal(
	    tell(),
	    "opening m01 'Start' | title m01-p1 'First' | vote m01-q1 'Which m01-q1?' | answer m01-q1.answer 'Which "
	    "m01-q1?' | "
	    "title m01-p2 'Last' | story m01-s1 'After class' | step m01-s1-hall 'Hall' | step m01-s1-talk 'Talk' | "
	    "step m01-s1-end 'End' | close m01-p2.1 'Take this with you'");
	assert_int_equal(minutes(), 5 + 4 + 7);
	assert_contains(slide("m01")->markup, "<li>Say one.</li>");
	assert_contains(slide("m01-p2.1")->markup, "Small <em>steps</em>.");
	assert_string_equal(slide("m01-p2")->warning, "Note of 02-last.md.");
	show(module, "m01-p2");
	assert_string_equal(tell(), "title m01-p2 'Last' | close m01-p2.1 'Take this with you'");
}

static void a_long_last_part_is_no_close(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_addstr(&text, "Words.\n\n## At length\n\n");
	for (int i = 0; i < 100; i++)
		strbuf_addstr(&text, "word ");
	show(lesson_load(&lesson, text.text), "m01-p1");
	assert_string_equal(tell(), "title m01-p1 'Title' | list m01-p1.1 'At length'");
	strbuf_release(&text);
}

/* ---- what is for who leads ---- */

static struct node *paragraph(struct node *parent, const char *text)
{
	struct node *node = arena_calloc(&lesson.scene.arena, 1, sizeof *node),
		    *words = arena_calloc(&lesson.scene.arena, 1, sizeof *words);

	node->kind = NODE_PARAGRAPH;
	words->kind = NODE_TEXT;
	words->as.text.text = text;
	words->as.text.length = strlen(text);
	node_append(node, words);
	if (parent != NULL)
		node_append(parent, node);
	return node;
}

static struct node *blocks(const char *text)
{
	struct node *root = arena_calloc(&lesson.scene.arena, 1, sizeof *root);

	root->kind = NODE_QUOTE;
	paragraph(root, text);
	return root;
}

static struct node *add_callout(struct node *parent, enum callout_kind kind, const char *text)
{
	struct node *callout = blocks(text);

	callout->kind = NODE_CALLOUT;
	callout->as.callout.kind = kind;
	node_append(parent, callout);
	return callout;
}

static const struct module *with_guide(const struct module *module)
{
	struct module *led = arena_alloc(&lesson.scene.arena, sizeof *led);
	struct guide *guide = arena_calloc(&lesson.scene.arena, 1, sizeof *guide);

	*led = *module;
	guide->body = blocks("Bring a board.");
	guide->activity_count = 1;
	guide->activities = arena_calloc(&lesson.scene.arena, 1, sizeof *guide->activities);
	guide->activities[0] = (struct activity){ .id = "m01-a1",
						  .title = paragraph(NULL, "In pairs"),
						  .minutes = 12,
						  .body = blocks("Pairs fill three columns.") };
	paragraph(guide->activities[0].body, "Walk around.");
	add_callout(guide->activities[0].body, CALLOUT_HANDOUT, "The sheet.")->as.callout.label = "Columns";
	led->guide = guide;
	return led;
}

static void an_activity_says_what_to_do(void **state)
{
	const struct module *module = with_guide(load_whole_module());
	const struct slides_job job = job_of(module);

	(void)state;
	show(module, "m01-a1");
	assert_string_equal(tell(), "activity m01-a1 'In pairs'");
	assert_int_equal(slides.items[0].minutes, 12);
	assert_contains(slides.items[0].markup, "On the sheet: Columns");
	assert_lacks(slides.items[0].markup, "Pairs fill");
	assert_contains(slides.items[0].notes[0].markup, "Walk around.");
	assert_lacks(slides.items[0].notes[0].markup, "The sheet.");
	add_callout(module->guide->activities[0].body, CALLOUT_SLIDE, "For the room.");
	show(module, "m01-a1");
	assert_contains(slides.items[0].markup, "For the room.");
	assert_lacks(slides.items[0].markup, "On the sheet");
	slides = (struct slides){ 0 };
	slides_of_module(&job, &slides);
	assert_contains(slide("m01")->notes[0].markup, "Bring a board.");
	assert_false(slides_of(&job, "m01-nothing", &slides));
}

/* ---- decks ---- */

static struct session_step make_step(const char *id, const char *title, int length, const char *const *shows,
				     size_t count)
{
	return (struct session_step){ .id = id,
				      .title = paragraph(NULL, title),
				      .minutes = length,
				      .shows = (const char **)shows,
				      .show_count = count,
				      .notes = blocks(arena_printf(&lesson.scene.arena, "Notes of %s.", id)) };
}

static void make_session(struct leading *leading)
{
	static const char *const lesson_and_story[] = { "m01-p1", "m01-s1" }, *const again[] = { "m01-p1" },
				 *const activity[] = { "m01-a1" };
	struct session *session = arena_calloc(&lesson.scene.arena, 1, sizeof *session);

	*leading = (struct leading){ .sessions = session, .session_count = 1 };
	*session = (struct session){
		.id = "30", .title = "Half an hour", .minutes = 30, .part_count = 1, .opening = blocks("Welcome words.")
	};
	session->parts = arena_calloc(&lesson.scene.arena, 1, sizeof *session->parts);
	session->parts[0] = (struct session_part){
		.id = "s30-a", .title = paragraph(NULL, "Understand"), .minutes = 30, .step_count = 4
	};
	session->parts[0].steps = arena_calloc(&lesson.scene.arena, 4, sizeof *session->parts[0].steps);
	session->parts[0].steps[0] = make_step("s30-hello", "Hello", 4, NULL, 0);
	session->parts[0].steps[1] = make_step("s30-learn", "Learn", 13, lesson_and_story, 2);
	session->parts[0].steps[2] = make_step("s30-pairs", "Pairs", 11, activity, 1);
	session->parts[0].steps[3] = make_step("s30-look-back", "Look back", 2, again, 1);
}

/* The page of a deck, as the module step and the kit step make it. */
static const char *page_of(const struct module *module, const char *file)
{
	void *kept = NULL, **list = &kept;
	struct target_job job = { .arena = &lesson.scene.arena,
				  .diagnostics = lesson.scene.diagnostics,
				  .theme = theme,
				  .kit = lesson.kit,
				  .edition = &lesson.kit->editions[0],
				  .module = module,
				  .keep = &kept,
				  .keep_arena = &lesson.scene.arena };
	struct bundle *bundle = bundle_new(job.arena, FACILITATOR_NAME, false);
	struct outline_module outlined = { .kept = list };
	struct outline outline = { .modules = &outlined, .module_count = 1 };

	facilitator_slides_module(&job, bundle);
	job.module = NULL;
	job.outline = &outline;
	facilitator_slides_add(&job, bundle);
	assert_non_null(bundle_find(bundle, file));
	assert_well_formed(bundle_find(bundle, file)->blob->data);
	assert_string_equal(bundle_find(bundle, "en/slides-m01.html")->source, module->entry->place.path);
	return bundle_find(bundle, file)->blob->data;
}

static int sum_of_minutes(const char *page)
{
	int sum = 0;

	for (const char *at = strstr(page, "data-minutes=\""); at != NULL; at = strstr(at + 1, "data-minutes=\""))
		sum += atoi(at + strlen("data-minutes=\""));
	return sum;
}

static size_t count_of(const char *page, const char *part)
{
	size_t count = 0;

	for (const char *at = strstr(page, part); at != NULL; at = strstr(at + 1, part))
		count++;
	return count;
}

static void a_modules_deck_ends_with_help_and_sources(void **state)
{
	const char *page = page_of(load_whole_module(), "en/slides-m01.html");

	(void)state;
	assert_int_equal(sum_of_minutes(page), 16);
	assert_contains(page, "Minute 9 to 16 of 16");
	assert_contains(page, "99 min");
	assert_contains(page, "id=\"m01.help\"");
	assert_contains(page, "id=\"m01.sources-1\"");
	assert_contains(page, "<li>[1] A book. 2020.");
	/* Before the lesson is shown: on the slide that leads to it. */
	assert_true(strstr(page, "Note of 02-last.md.") < strstr(page, "id=\"m01-p2\""));
	/* From an ending to what follows the story; where the room has to choose there is only a way out. */
	assert_contains(strstr(page, "id=\"m01-s1-end\""), "href=\"#m01-p2.1\" rel=\"next\"");
	assert_contains(strstr(page, "id=\"m01-s1-hall\""), "class=\"slide__past\" href=\"#m01-p2.1\">");
}

static void a_sessions_deck_takes_exactly_its_minutes(void **state)
{
	struct leading leading;
	const struct module *module = with_guide(load_whole_module());
	const char *page;

	(void)state;
	make_session(&leading);
	lesson.kit->editions[0].leading = &leading;
	page = page_of(module, "en/slides-30.html");
	assert_int_equal(sum_of_minutes(page), 30);
	assert_contains(strstr(page, "id=\"m01-p1\""), "data-minutes=\"13\"");
	assert_contains(strstr(page, "id=\"m01-a1\""), "data-minutes=\"11\"");
	assert_contains(strstr(page, "id=\"s30-hello\""), "data-minutes=\"4\"");
	/* With the first step, for nothing is said in no time. */
	assert_contains(strstr(page, "id=\"s30-hello\""), "Welcome words.");
	assert_true(strstr(page, "Welcome words.") < strstr(page, "Notes of s30-hello."));
	assert_lacks(page, "Minute 0 to 0");
	assert_contains(page, "11 minutes");
	assert_contains(strstr(page, "id=\"m01-p1\""), "Notes of s30-learn.");
	/* Who leads has one script: what others wrote to lead by is left out, the coach of a story is not. */
	assert_lacks(page, "<p>Ask.</p>");
	assert_lacks(page, "Read aloud.");
	assert_lacks(page, "Walk around.");
	assert_contains(strstr(page, "id=\"m01-a1\""),
			"<p>Steps: sheet \xe2\x80\x9cHow to lead: In pairs\xe2\x80\x9d</p>");
	assert_contains(page, "Coach two.");
	leading.sessions->parts[0].steps[1].notes = leading.sessions->parts[0].steps[2].notes = NULL;
	page = page_of(module, "en/slides-30.html");
	assert_contains(page, "<p>Ask.</p>");
	assert_contains(page, "Walk around.");
	assert_lacks(page, "99 min");
	assert_contains(page, "<li>Understand</li>");
	/* What was shown before is not shown twice, but led to. */
	assert_int_equal(count_of(page, "id=\"m01-p1\""), 1);
	assert_contains(strstr(page, "id=\"s30-look-back\""), "<a href=\"#m01-p1\">First</a>");
	/* What no session names is not kept. */
	assert_lacks(page, "m01-p2");
}

/* Callouts for who leads are left out of the text that they stand in, and so are notes of their own. */
static void callouts_for_who_leads_are_notes(void **state)
{
	static const char *school[] = { "school" };
	struct leading leading;
	const struct module *module = with_guide(load_whole_module());
	struct node *quote = blocks("Quoted."), *steps = module->guide->activities[0].body, *condition = blocks("For some.");
	const struct slides_job job = job_of(module);
	const char *page;

	(void)state;
	add_callout(quote, CALLOUT_FACILITATOR, "Deep down.")->as.callout.label = "2 min";
	node_append(module->guide->body, quote);
	condition->kind = NODE_CONDITION;
	condition->as.condition.audiences = school;
	condition->as.condition.count = 1;
	add_callout(condition, CALLOUT_FACILITATOR, "At school.");
	node_append(module->guide->body, condition);
	slides = (struct slides){ 0 };
	slides_of_module(&job, &slides);
	assert_int_equal(slide("m01")->note_count, 3);
	assert_lacks(slide("m01")->notes[0].markup, "Deep down.");
	assert_contains(slide("m01")->notes[1].markup, "Deep down.");
	assert_string_equal(slide("m01")->notes[1].label, "2 min");
	assert_string_equal(slide("m01")->notes[2].label, "Words");

	add_callout(steps, CALLOUT_CONTENT, "Speaks of threats.");
	add_callout(steps, CALLOUT_FACILITATOR, "Stay near.");
	show(module, "m01-a1");
	assert_int_equal(slides.items[0].note_count, 2);
	assert_contains(slides.items[0].notes[0].markup, "Speaks of threats.");
	assert_contains(slides.items[0].notes[1].markup, "Stay near.");

	make_session(&leading);
	lesson.kit->editions[0].leading = &leading;
	add_callout(leading.sessions->opening, CALLOUT_FACILITATOR, "Breathe first.");
	add_callout(leading.sessions->parts[0].steps[0].notes, CALLOUT_FACILITATOR, "Look around.");
	page = strstr(page_of(module, "en/slides-30.html"), "id=\"s30-hello\"");
	assert_true(strstr(page, "Breathe first.") < strstr(page, "Notes of s30-hello."));
	assert_true(strstr(page, "Look around.") < strstr(page, "id=\"m01-p1\""));
	assert_int_equal(count_of(page, "Look around."), 1);
}

/* "Two cases" is no work in pairs, whatever the activity is called; and a slide that the step has says what is left of it. */
static void a_steps_slide_of_an_activity(void **state)
{
	struct leading leading;
	const struct module *module = with_guide(load_whole_module());
	const char *page;

	(void)state;
	make_session(&leading);
	lesson.kit->editions[0].leading = &leading;
	page = page_of(module, "en/slides-30.html");
	assert_contains(strstr(page, "id=\"m01-a1\""), "Pairs</h1>");
	add_callout(leading.sessions->parts[0].steps[2].notes, CALLOUT_SLIDE, "One case is enough.");
	page = page_of(module, "en/slides-30.html");
	assert_lacks(page, "id=\"m01-a1\"");
	assert_contains(strstr(page, "id=\"s30-pairs\""), "One case is enough.");
	assert_contains(strstr(page, "id=\"s30-pairs\""), "data-minutes=\"11\"");
	assert_int_equal(sum_of_minutes(page), 30);
	assert_lacks(page, "Walk around.");
	/* A slide alone says nothing to who leads: the steps of the activity do. */
	leading.sessions->parts[0].steps[2].notes->first_child = leading.sessions->parts[0].steps[2].notes->last_child;
	page = page_of(module, "en/slides-30.html");
	assert_lacks(page, "id=\"m01-a1\"");
	assert_contains(strstr(page, "id=\"s30-pairs\""), "One case is enough.");
	assert_contains(strstr(page, "id=\"s30-pairs\""), "Walk around.");
	assert_int_equal(sum_of_minutes(page), 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		slides_test(a_module_adds_up_and_closes),
		slides_test(a_long_last_part_is_no_close),
		slides_test(an_activity_says_what_to_do),
		slides_test(a_modules_deck_ends_with_help_and_sources),
		slides_test(a_sessions_deck_takes_exactly_its_minutes),
		slides_test(callouts_for_who_leads_are_notes),
		slides_test(a_steps_slide_of_an_activity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
