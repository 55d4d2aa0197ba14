/* Slides: what of a lesson, a question and a story a room sees, and what stands in the notes. */
#include "slides_scene.h"

/* The slides of a lesson, which is not the last one. */
static const char *derive(const char *text)
{
	struct slides_job job;

	scene_write(&lesson.scene, "kit/en/m01-start/09-last.md", "# Last\n\nWords.\n");
	job = job_of(lesson_load(&lesson, text));
	slides = (struct slides){ 0 };
	slides_of_lesson(&job, lesson_section(&lesson), true, &slides, NULL);
	for (size_t i = 0; i < slides.count; i++)
		assert_well_formed(slides.items[i].markup);
	return tell();
}

/* ---- lessons ---- */

static void a_lesson_opens_with_its_title_and_first_sentence(void **state)
{
	(void)state;
	assert_string_equal(derive("In short: *one*. [@book]\n\nMore words.\n"), "title m01-p1 'Title'");
	assert_contains(slides.items[0].markup, "In short: <em>one</em>.");
	assert_contains(slides.items[0].markup, "<small>[1]</small>");
	assert_lacks(slides.items[0].markup, "More words");
	assert_int_equal(slides.items[0].source_count, 1);
	assert_string_equal(derive("## At once\n"), "title m01-p1 'Title' | list m01-p1.1 'At once'");
	assert_string_equal(slides.items[0].markup, "");
}

static void a_part_shows_its_figure_and_its_key_points(void **state)
{
	(void)state;
	scene_write(&lesson.scene, "kit/en/m01-start/media/a.svg",
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>");
	scene_write(&lesson.scene, "kit/en/m01-start/media/a.en.md", "The twin.\n");
	assert_string_equal(derive("Words.\n\n## One\n\n> [!KEY]\n> First.\n\nText.\n\n> [!KEY]\n> Second.\n\n## "
				   "Two\n\n![A line](media/a.svg \"Caption\")\n\n> [!KEY]\n> Third.\n"),
			    "title m01-p1 'Title' | key m01-p1.1 'One' | figure m01-p1.2 'Two' | key m01-p1.3 'Two'");
	assert_contains(slide("m01-p1.1")->markup, "First.");
	assert_contains(slide("m01-p1.1")->markup, "Second.");
	assert_string_equal(slide("m01-p1.1")->kicker, "Title");
	assert_contains(slide("m01-p1.2")->markup, "<svg");
	assert_contains(slide("m01-p1.2")->markup, "The twin.");
}

static void headings_alone_are_a_list(void **state)
{
	(void)state;
	assert_string_equal(derive("Words.\n\n## One\n\nText.\n\n## Two & \\<b>\n\n> [!KEY]\n> K.\n\n## Three\n"),
			    "title m01-p1 'Title' | list m01-p1.1 'Title' | key m01-p1.2 'Two & <b>'");
	assert_contains(slide("m01-p1.1")->markup, "<li>One</li>");
	assert_contains(slide("m01-p1.1")->markup, "<li>Three</li>");
	assert_lacks(slide("m01-p1.1")->markup, "Two");
	assert_string_equal(slide("m01-p1.2")->heading, "Two &amp; &lt;b&gt;");
}

static void a_rule_begins_a_new_slide(void **state)
{
	(void)state;
	assert_string_equal(
	    derive(
		"Words.\n\n## One\n\nText.\n\n---\n\n## Two\n\n## Three\n\n> [!KEY]\n> A.\n\n---\n\n> [!KEY]\n> B.\n"),
	    "title m01-p1 'Title' | list m01-p1.1 'One' | list m01-p1.2 'Two' | key m01-p1.3 'Three' | key m01-p1.4 "
	    "'Three'");
}

static void the_authors_slide_stands_instead(void **state)
{
	(void)state;
	assert_string_equal(
	    derive("Words.\n\n> [!SLIDE]\n> Own *opening*.\n\n## One\n\n> [!KEY]\n> K.\n\n> [!SLIDE]\n> Own.\n>\n> "
		   "---\n>\n> Second half.\n\n" QUESTION("m01-q1") "## Two\n\n> [!SLIDE] A title\n> Named.\n"),
	    "title m01-p1 'Title' | own m01-p1.1 'One' | own m01-p1.2 'One' | vote m01-q1 'Which m01-q1?' | "
	    "answer m01-q1.answer 'Which m01-q1?' | own m01-p1.3 'A title'");
	assert_contains(slide("m01-p1")->markup, "Own <em>opening</em>.");
	assert_lacks(slide("m01-p1")->markup, "Words.");
	assert_lacks(slide("m01-p1.1")->markup, "Second half");
	assert_contains(slide("m01-p1.2")->markup, "Second half");
}

static void what_is_for_some_says_for_whom(void **state)
{
	(void)state;
	assert_string_equal(derive("Words.\n\n## One\n\n> [!KEY]\n> All.\n\n<!-- if audience=school -->\n\n> [!KEY]\n> "
				   "Some.\n\n> [!FACILITATOR] 2 min\n> Ask.\n\n<!-- end -->\n"),
			    "title m01-p1 'Title' | key m01-p1.1 'One' | key m01-p1.2 'One' for Words");
	assert_contains(slide("m01-p1.2")->markup, "Some.");
	assert_string_equal(slide("m01-p1.1")->notes[0].label, "Words, 2 min");
}

static void notes_stand_with_the_first_slide_of_their_part(void **state)
{
	(void)state;
	derive("Words.\n\n> [!FACILITATOR] 1 min\n> Start.\n\n## One\n\n> [!FACILITATOR]\n> List. [@book]\n\n## "
	       "Two\n\n> [!KEY]\n> K.\n\n" QUESTION("m01-q1") "> [!FACILITATOR] 5 min\n> Lost.\n");
	assert_int_equal(slide("m01-p1")->note_count, 1);
	assert_string_equal(slide("m01-p1")->notes[0].label, "1 min");
	assert_contains(slide("m01-p1")->notes[0].markup, "<p>Start.</p>");
	assert_contains(slide("m01-p1.1")->notes[0].markup, "List.");
	assert_null(slide("m01-p1.1")->notes[0].label);
	assert_int_equal(slide("m01-p1.1")->source_count, 1);
	assert_lacks(slide("m01-p1")->markup, "Start.");
}

/* In a lesson as in a session: what stands in a note, or on the author's slide, is a note of its own. */
static void notes_stand_wherever_they_were_written(void **state)
{
	(void)state;
	derive("Words.\n\n## One\n\n> [!FACILITATOR] 2 min\n> Outer.\n>\n> > [!FACILITATOR]\n> > Inner.\n\n> [!SLIDE]\n> Own.\n>\n"
	       "> > [!FACILITATOR]\n> > Behind it.\n\n" QUESTION("m01-q1") "## Two\n\nEnd.\n");
	assert_int_equal(slide("m01-p1.1")->note_count, 3);
	assert_lacks(slide("m01-p1.1")->notes[0].markup, "Inner.");
	assert_contains(slide("m01-p1.1")->notes[1].markup, "Inner.");
	assert_contains(slide("m01-p1.1")->notes[2].markup, "Behind it.");
	assert_lacks(slide("m01-p1.1")->markup, "Behind it.");
}

static void headings_of_notes_follow_the_title(void **state)
{
	(void)state;
	derive("Words.\n\n> [!FACILITATOR]\n> #### First\n>\n> ##### Below\n>\n> ### Second\n");
	assert_contains(slide("m01-p1")->notes[0].markup, ">First</h2>");
	assert_contains(slide("m01-p1")->notes[0].markup, ">Below</h3>");
	assert_contains(slide("m01-p1")->notes[0].markup, ">Second</h2>");
}

static void links_are_only_words(void **state)
{
	(void)state;
	derive("Words [here](#m01-one), [care](../glossary.md#care), [help](../help.md), [start](../home.md).\n\n## "
	       "One\n");
	assert_contains(slides.items[0].markup, "Words here, care, help, start.");
}

/* ---- questions ---- */

static void a_question_is_two_slides(void **state)
{
	(void)state;
	derive(
	    QUESTION("m01-q1") "### Right? {#m01-q2 .q .tf}\n\n- [x] True\n  > Yes.\n- [ ] False\n  > No.\n\n> So.\n\n"
			       "### Sort {#m01-q3 .q .order}\n\n1. A\n   > a\n2. B\n   > b\n\n> So.\n");
	assert_string_equal(
	    tell(), "title m01-p1 'Title' | vote m01-q1 'Which m01-q1?' | answer m01-q1.answer 'Which m01-q1?' | "
		    "vote m01-q2 'Right?' | answer m01-q2.answer 'Right?'");
	assert_true(slide("m01-q1")->asks);
	assert_false(slide("m01-q1.answer")->asks);
	assert_contains(slide("m01-q1")->markup, "A case.");
	assert_contains(slide("m01-q1")->markup, "<ol class=\"options\" type=\"A\"><li>This</li><li>That</li></ol>");
	assert_lacks(slide("m01-q1")->markup, "Right.");
	assert_lacks(slide("m01-q1")->markup, "<input");
	assert_contains(slide("m01-q1.answer")->markup, "Right.");
	assert_contains(slide("m01-q1.answer")->markup, "Because.");
	show(lesson.module, "m01-q3");
	assert_string_equal(tell(), "vote m01-q3 'Sort' | answer m01-q3.answer 'Sort'");
	show(lesson.module, "m01-p1");
	assert_string_equal(tell(), "title m01-p1 'Title'");
}

static void a_lesson_alone_has_no_practice(void **state)
{
	(void)state;
	derive("Words.\n\n## Warm-up\n\n" QUESTION("m01-q1") "## One\n\n> [!KEY]\n> K.\n\n## Two\n");
	assert_string_equal(tell(), "title m01-p1 'Title' | vote m01-q1 'Which m01-q1?' | answer m01-q1.answer 'Which "
				    "m01-q1?' | key m01-p1.1 'One' | list m01-p1.2 'Two'");
	show(lesson.module, "m01-p1");
	assert_string_equal(tell(), "title m01-p1 'Title' | key m01-p1.1 'One' | list m01-p1.2 'Two'");
}

/* The same slide has the same id in the whole lesson and in its part. */
static void a_part_stands_alone(void **state)
{
	static const char text[] =
	    "---\ncontent-note: Heavy.\nsummary: S.\n---\n# Title\n\nWords.\n\n## Alone\n\n## One {#m01-one}\n\nText.\n\n## Two "
	    "{#m01-two}\n\n> [!KEY]\n> K.\n\n> [!FACILITATOR]\n> Ask.\n\n" QUESTION("m01-q1") "> [!KEY]\n> L.\n\n"
	    "<!-- if audience=school -->\n\n## Three {#m01-three}\n\n> [!SLIDE]\n> Own.\n\n<!-- end -->\n\n## Four {#m01-four}\n\n" QUESTION("m01-q2");

	(void)state;
	scene_write(&lesson.scene, "kit/en/m01-start/01-lesson.md", text);
	lesson_reload(&lesson, NULL);
	show(lesson.module, "m01-p1");
	assert_string_equal(tell(), "title m01-p1 'Title' | list m01-p1.1 'Title' | key m01-p1.2 'Two' | key m01-p1.3 'Two' | "
				    "own m01-p1.4 'Three' for Words");
	show(lesson.module, "m01-two");
	assert_string_equal(tell(), "key m01-p1.2 'Two' | key m01-p1.3 'Two'");
	assert_string_equal(slides.items[0].warning, "Heavy.");
	assert_null(slides.items[1].warning);
	assert_string_equal(slides.items[0].kicker, "Title");
	assert_contains(slides.items[0].notes[0].markup, "Ask.");
	assert_int_equal(minutes(), 0);
	show(lesson.module, "m01-three");
	assert_string_equal(tell(), "own m01-p1.4 'Three' for Words");
	show(lesson.module, "m01-one");
	assert_string_equal(tell(), "list m01-one 'One'");
}

/* Its questions have ids of their own: where it has nothing else it is only its title, with what is said to it. */
static void a_part_of_practice_is_its_title(void **state)
{
	(void)state;
	derive("Words.\n\n## One {#m01-one}\n\n" QUESTION("m01-q1") "> [!FACILITATOR]\n> Ask.\n");
	show(lesson.module, "m01-one");
	assert_string_equal(tell(), "list m01-one 'One'");
	assert_string_equal(slides.items[0].kicker, "Title");
	assert_contains(slides.items[0].notes[0].markup, "Ask.");
	show(lesson.module, "m01-p1");
	assert_string_equal(tell(), "title m01-p1 'Title'");
}

/* Other headings have no id that stays. */
static void what_is_no_part(void **state)
{
	struct slides_job job;

	(void)state;
	derive("Words.\n\n## One {#m01-one}\n\n" QUESTION("m01-q1") "## Two\n\n### Three {#m01-three}\n");
	job = job_of(lesson.module);
	assert_false(slides_of(&job, "m01-p1-two", &slides));
	assert_false(slides_of(&job, "m01-three", &slides));
}

/* ---- practice stories ---- */

static void a_story_is_a_slide_a_step(void **state)
{
	(void)state;
	scene_write(&lesson.scene, "kit/en/m01-start/scenario-a.md", STORY);
	lesson_load(&lesson, "Words.\n");
	show(lesson.module, "m01-s1");
	assert_string_equal(
	    tell(),
	    "story m01-s1 'After class' | step m01-s1-hall 'Hall' | step m01-s1-talk 'Talk' | step m01-s1-end 'End'");
	assert_int_equal(minutes(), 7);
	assert_string_equal(slide("m01-s1")->warning, "Heavy.");
	assert_contains(slide("m01-s1")->markup, "The setting.");
	assert_string_equal(slide("m01-s1")->notes[0].label, "12 min");
	assert_null(slide("m01-s1-hall")->next);
	assert_string_equal(slide("m01-s1-hall")->previous, "m01-s1");
	assert_contains(slide("m01-s1-hall")->markup, "<a href=\"#m01-s1-end\">Wait</a>");
	assert_contains(slide("m01-s1-talk")->markup, "href=\"#m01-s1-hall\">One step back: Hall</a>");
	assert_lacks(slide("m01-s1-hall")->markup, "Coach");
	assert_contains(slide("m01-s1-hall")->notes[0].markup, "Coach two.");
	assert_true(slide("m01-s1-end")->ends_story);
	assert_null(slide("m01-s1-end")->next);
	assert_string_equal(slide("m01-s1-end")->previous, "m01-s1-hall");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		slides_test(a_lesson_opens_with_its_title_and_first_sentence),
		slides_test(a_part_shows_its_figure_and_its_key_points),
		slides_test(headings_alone_are_a_list),
		slides_test(a_rule_begins_a_new_slide),
		slides_test(the_authors_slide_stands_instead),
		slides_test(what_is_for_some_says_for_whom),
		slides_test(notes_stand_with_the_first_slide_of_their_part),
		slides_test(notes_stand_wherever_they_were_written),
		slides_test(headings_of_notes_follow_the_title),
		slides_test(links_are_only_words),
		slides_test(a_question_is_two_slides),
		slides_test(a_lesson_alone_has_no_practice),
		slides_test(a_part_stands_alone),
		slides_test(a_part_of_practice_is_its_title),
		slides_test(what_is_no_part),
		slides_test(a_story_is_a_slide_a_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
