/* Waivers: which lines they are about, what they silence, and what is said about those that cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "lesson.h"

/* "3: 1-8 lesson-words\n" for each waiver: its own line, its lines, its rule. */
static const char *waivers(struct lesson *lesson)
{
	size_t count;
	const struct waiver *list = diagnostics_waivers(lesson->scene.diagnostics, &count);
	const char *text = "";
	for (size_t i = 0; i < count; i++)
		text =
		    arena_printf(&lesson->arena, "%s%d: %d-%d %s\n", text, list[i].place.line, list[i].first_line,
				 list[i].last_line > 999 ? 999 : list[i].last_line, diag_rule_info(list[i].rule)->id);
	return text;
}

/* Lines count from 3: the title stands before. */
static void assert_waivers(struct lesson *lesson, const char *text, const char *expected)
{
	lesson_load(lesson, text);
	assert_string_equal(waivers(lesson), expected);
	assert_silent(&lesson->scene);
}

static void a_block(void **state)
{
	assert_waivers(*state, "<!-- allow lesson-words: why -->\n\nOne\ntwo.\n\nThree.\n", "3: 3-6 lesson-words\n");
}

static void a_heading_up_to_the_next(void **state)
{
	assert_waivers(*state, "<!--allow option-count :why-->\n\n## One\n\nText.\n\n- a\n\n### Two\n\nText.\n",
		       "3: 3-10 option-count\n");
}

static void a_heading_up_to_the_end(void **state)
{
	assert_waivers(*state, "Text.\n\n<!-- allow option-count: why -->\n## One\n\nText.\n",
		       "5: 5-999 option-count\n");
}

static void several_for_one_block(void **state)
{
	assert_waivers(*state, "<!-- allow option-count:\n     why -->\n<!-- allow lesson-words: why -->\n\nText.\n",
		       "3: 3-7 option-count\n5: 5-7 lesson-words\n");
}

static void at_the_end_of_a_text(void **state)
{
	assert_waivers(*state, "Text.\n\n<!-- allow lesson-words: why -->\n", "5: 5-5 lesson-words\n");
}

static void inside_a_condition(void **state)
{
	assert_waivers(
	    *state,
	    "<!-- if audience=school -->\n\n<!-- allow lesson-words: why -->\n\nText.\n\n<!-- end -->\n\nMore.\n",
	    "5: 5-7 lesson-words\n");
}

static void a_region_that_is_left_out(void **state)
{
	struct lesson *lesson = *state;
	scene_write(&lesson->scene, "kit/regions/mx.md", "---\ntitle: Mexico\nchecked: 2026-01-31\n---\n");
	assert_waivers(
	    lesson,
	    "<!-- if region=mx -->\n\n<!-- allow nothing -->\n\n<!-- allow lesson-words: why -->\n\nText.\n\n"
	    "<!-- end -->\n",
	    "");
}

/* Before the title it is about the page as a whole, also about what is reported at its front matter. */
static void before_everything_else(void **state)
{
	struct lesson *lesson = *state;
	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md",
		    "---\nminutes: 3\n---\n<!-- allow lesson-words: why -->\n\n# Title\n\nText.\n\n## Two\n");
	lesson_reload(lesson, NULL);
	assert_string_equal(waivers(lesson), "4: 1-9 lesson-words\n");
	assert_silent(&lesson->scene);
}

static void included_text_is_its_own_file(void **state)
{
	struct lesson *lesson = *state;
	scene_write(&lesson->scene, "kit/en/shared/part.md", "<!-- allow lesson-words: why -->\n\nText.\n");
	assert_waivers(lesson, "[a](../shared/part.md \"include\")\n\n[a](../shared/part.md \"include\")\n",
		       "1: 1-3 lesson-words\n1: 1-3 lesson-words\n");
}

static void assert_refused(struct lesson *lesson, const char *text, const char *part)
{
	lesson_load(lesson, text);
	assert_string_equal(waivers(lesson), "");
	assert_reported(&lesson->scene, part);
}

static void what_cannot_be_allowed(void **state)
{
	struct lesson *lesson = *state;
	assert_refused(lesson, "<!-- allow -->\n", ":3:1: error: this does not say which rule is broken;");
	assert_refused(lesson, "<!-- allow: why -->\n", "this does not say which rule is broken;");
	assert_refused(lesson, "\n<!-- allow lesson-word: why -->\n",
		       ":4:1: error: there is no rule 'lesson-word'; did you mean 'lesson-words'?");
	assert_refused(lesson, "<!-- allow link-broken: why -->\n",
		       "'link-broken' is an error, and errors cannot be allowed;");
	assert_refused(lesson, "<!-- allow lesson-words -->\n",
		       "a rule may be broken for a reason; write <!-- allow lesson-words: and why -->");
	assert_refused(lesson, "<!-- allow lesson-words: -->\n", "a rule may be broken for a reason;");
	assert_refused(lesson, "> <!-- allow lesson-words: why -->\n", "this stands inside a list or quote;");
	assert_refused(lesson, "<!-- allow lesson-words: why --> text\n", "alone between empty lines");
	assert_refused(lesson, "<!-- allowed -->\n", "[html-raw]");
	assert_refused(lesson, "Text <!-- allow lesson-words: why -->\n", "[html-raw]");
}

static void a_module_has_a_limit(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 257; i++)
		strbuf_addstr(&text, "<!-- allow lesson-words: why -->\n\nText.\n\n");
	lesson_load(lesson, text.text);
	assert_reported(&lesson->scene, "this module allows more than 256 times that a rule is broken;");
	strbuf_release(&text);
}

static void files_outside_modules_have_none(void **state)
{
	struct lesson *lesson = *state;
	scene_write(&lesson->scene, "kit/en/glossary.md",
		    "# Glossary\n\n<!-- allow term-unused: why -->\n\n## Care {#care}\n\nWhat helps.\n");
	lesson_reload(lesson, NULL);
	assert_reported(&lesson->scene, "kit/en/glossary.md:3:1: error: only <!-- if");
}

/* ---- what they do --------------------------------------------------------------------------------------- */

static void report(struct lesson *lesson, int line)
{
	diag_report(lesson->scene.diagnostics, DIAG_OPTION_COUNT, (struct place){ "a.md", line, 1 }, "here");
}

static void they_silence_one_rule_on_their_lines(void **state)
{
	struct lesson *lesson = *state;
	struct diagnostics *diagnostics = lesson->scene.diagnostics;
	const struct waiver waiver = {
		.rule = DIAG_OPTION_COUNT, .place = { "a.md", 3, 1 }, .first_line = 3, .last_line = 5
	};
	size_t count;
	diagnostics_waive(diagnostics, &waiver);
	report(lesson, 2);
	report(lesson, 6);
	diag_report(diagnostics, DIAG_OPTION_COUNT, (struct place){ "b.md", 4, 1 }, "there");
	diag_report(diagnostics, DIAG_OPTION_ALL_ABOVE, (struct place){ "a.md", 4, 1 }, "other");
	assert_int_equal(diagnostics_warnings(diagnostics), 4);
	assert_false(diagnostics_waivers(diagnostics, &count)->is_used);
	report(lesson, 3);
	report(lesson, 5);
	assert_int_equal(diagnostics_warnings(diagnostics), 4);
	assert_true(diagnostics_waivers(diagnostics, &count)->is_used);
	assert_int_equal(count, 1);
}

static void check(struct lesson *lesson, const char *text)
{
	lesson_load(lesson, text);
	check_module(lesson->module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
}

static const char crowded[] =
    "## Which? {#m01-q1 .q}\n\n- [x] a\n  > Yes.\n- [ ] b\n  > No.\n- [ ] c\n  > No.\n- [ ] d\n  > No.\n"
    "- [ ] e\n  > No.\n\n> Why.\n";

static void a_question_with_a_reason(void **state)
{
	struct lesson *lesson = *state;
	check(lesson, arena_printf(&lesson->arena, "<!-- allow option-count: the law names five -->\n\n%s", crowded));
	assert_silent(&lesson->scene);
}

static void nothing_to_allow(void **state)
{
	struct lesson *lesson = *state;
	check(lesson, arena_printf(&lesson->arena, "<!-- allow option-count: why -->\n\nText.\n\n%s", crowded));
	assert_reported(&lesson->scene,
			"01-lesson.md:3:1: warning: nothing here breaks 'option-count'; take this comment out");
	assert_reported(&lesson->scene, "01-lesson.md:7:1: warning: the question has 5 options;");
}

/* What an error keeps from being looked at may well need its waiver. */
static void errors_come_first(void **state)
{
	struct lesson *lesson = *state;
	check(lesson, "<!-- allow option-count: why -->\n\n## Which? {#m01-q1 .q}\n\n- [x] a\n\n> Why.\n");
	assert_true(diagnostics_errors(lesson->scene.diagnostics) > 0);
	assert_int_equal(diagnostics_warnings(lesson->scene.diagnostics), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, lesson_set_up, lesson_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_block),
		TEST(a_heading_up_to_the_next),
		TEST(a_heading_up_to_the_end),
		TEST(several_for_one_block),
		TEST(at_the_end_of_a_text),
		TEST(inside_a_condition),
		TEST(a_region_that_is_left_out),
		TEST(before_everything_else),
		TEST(included_text_is_its_own_file),
		TEST(what_cannot_be_allowed),
		TEST(a_module_has_a_limit),
		TEST(files_outside_modules_have_none),
		TEST(they_silence_one_rule_on_their_lines),
		TEST(a_question_with_a_reason),
		TEST(nothing_to_allow),
		TEST(errors_come_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
