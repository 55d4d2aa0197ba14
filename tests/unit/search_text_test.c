/* What can be found of a module: the words that a reader sees on the way, and nothing that gives an answer away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "render/search_text.h"

/* Of the lesson. */
static struct search_section found(struct lesson *lesson, const char *text)
{
	lesson_load(lesson, text);
	return search_text_of_module(&lesson->scene.arena, lesson->module)[1];
}

static void headings_and_text_are_apart(void **state)
{
	const struct search_section section =
	    found(*state, "In short: *one* clue.\n\n## Near & far\n\n- Tráfico\n- [care](../glossary.md#care)\n");

	assert_string_equal(section.headings, "near far ");
	assert_string_equal(section.text, "in short one clue trafico care ");
	assert_string_equal(section.excerpt, "In short: one clue.");
}

static void each_word_is_kept_once(void **state)
{
	const struct search_section section = found(*state, "Échale eche ECHE, échale.\n\nEche a b 7 12 人 人.\n");

	assert_string_equal(section.text, "echale eche 12 人 ");
}

static void markup_inside_a_word_does_not_divide_it(void **state)
{
	assert_string_equal(found(*state, "Un**related** `code`-like [@book].\n").text, "unrelated code like ");
}

static void tables_callouts_and_pictures(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/media/door.en.md", "Hinges described.\n");
	scene_write(&lesson->scene, "kit/en/m01-start/media/door.svg",
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>t</title></svg>");
	const struct search_section section = found(
	    lesson, "**Caption**\n\n| Head | Row |\n|---|---|\n| cell | last |\n\n> [!KEY] Remember\n> Inside.\n\n"
		    "![Alternative](media/door.svg \"Legend\")\n");

	assert_string_equal(section.text,
			    "caption head row cell last remember inside alternative legend hinges described ");
}

static void facilitators_keep_their_words(void **state)
{
	const struct search_section section =
	    found(*state, "Seen.\n\n> [!FACILITATOR] 4 min\n> Hidden.\n\n> [!HANDOUT]\n> Hidden.\n\n> Quoted.\n>\n> > "
			  "[!SLIDE]\n> > Hidden.\n");

	assert_string_equal(section.text, "seen quoted ");
}

static void questions_keep_their_answers(void **state)
{
	const struct search_section section = found(
	    *state,
	    "### Which way? {#m01-try1 .q}\n\nStem.\n\n> [!TIP]\n> Hint.\n\n- [x] Right\n  > Because.\n- [ ] Wrong\n"
	    "  > No.\n\n> Explanation.\n\n### Fill {#m01-try2 .q}\n\nCalled [[coercion]] there.\n\n> Why.\n");

	assert_string_equal(section.headings, "which way fill ");
	assert_string_equal(section.text, "stem ");
}

static void scenarios_keep_what_the_coach_says(void **state)
{
	const struct search_section section =
	    found(*state, "## After class {#m01-s1 .scenario}\n\nSetting.\n\n### Hallway {#hallway}\n\nSpoken.\n\n- "
			  "[x] [Choice](#end)\n  > Coached.\n- [ ] "
			  "[Other](#end)\n  > Coached.\n\n### End {#end}\n\nDone well.\n");

	assert_string_equal(section.headings, "after class hallway end ");
	assert_string_equal(section.text, "setting spoken done well ");
}

static void the_summary_is_the_excerpt(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md",
		    "---\nminutes: 5\nobjectives: [m01-o1]\nsummary: What it says.\ncontent-note: Mentions "
		    "threats.\n---\n# Title\n\nBody.\n");
	lesson_reload(lesson, NULL);
	const struct search_section *sections = search_text_of_module(&lesson->scene.arena, lesson->module);

	assert_string_equal(sections[1].excerpt, "What it says.");
	assert_string_equal(sections[1].text, "body what it says mentions threats ");
	assert_string_equal(sections[0].excerpt, "What it is.");
	assert_string_equal(sections[0].text, "what it is say one ");
}

static void excerpts_are_cut_between_words(void **state)
{
	struct lesson *lesson = *state;
	char text[1000];
	const char *excerpt;

	for (size_t i = 0; i < sizeof text; i++)
		text[i] = i % 10 == 9 ? ' ' : 'a';
	text[sizeof text - 1] = '\0';
	excerpt = search_excerpt(&lesson->scene.arena, text);
	assert_int_equal(strlen(excerpt), 139 + strlen(" …"));
	assert_string_equal(search_excerpt(&lesson->scene.arena, "\n\n one \ntwo"), "one");
	assert_string_equal(search_excerpt(&lesson->scene.arena, ""), "");
	for (size_t i = 0; i + 1 < sizeof text; i++)
		text[i] = "人"[i % 3];
	excerpt = search_excerpt(&lesson->scene.arena, text);
	assert_int_equal(strlen(excerpt), 138 + strlen(" …"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(headings_and_text_are_apart),
		lesson_test(each_word_is_kept_once),
		lesson_test(markup_inside_a_word_does_not_divide_it),
		lesson_test(tables_callouts_and_pictures),
		lesson_test(facilitators_keep_their_words),
		lesson_test(questions_keep_their_answers),
		lesson_test(scenarios_keep_what_the_coach_says),
		lesson_test(the_summary_is_the_excerpt),
		lesson_test(excerpts_are_cut_between_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
