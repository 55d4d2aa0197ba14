/* The tail of a heading: ids, classes, keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static const struct attributes *first_heading(const struct lesson *lesson)
{
	return &lesson_section(lesson)->body->first_child->as.heading.attributes;
}

static void test_a_tail_is_taken(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "## Some *words*  {#m01-a}\n\n### More {#m01-b}\n",
		    "(heading 2 m01-a 'Some ' (emphasis 'words')) (heading 3 m01-b 'More')");
	assert_silent(&lesson->scene);
}

static void test_all_parts(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson,
		    "## Q {#m01-q .q .multi points=3 scoring=\"all\"}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	assert_silent(&lesson->scene);
	const struct attributes *attributes = &lesson->module->questions[0]->attributes;
	assert_string_equal(attributes->id, "m01-q");
	assert_true(attributes_has_class(attributes, "q"));
	assert_true(attributes_has_class(attributes, "multi"));
	assert_false(attributes_has_class(attributes, "tf"));
	assert_string_equal(attributes_value(attributes, "points"), "3");
	assert_string_equal(attributes_value(attributes, "scoring"), "all");
	assert_null(attributes_value(attributes, "shuffle"));
}

static void test_a_heading_of_a_tail_only(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "## {#m01-a}\n", "(heading 2 m01-a)");
}

static void test_braces_that_are_no_tail(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "## A {b} c\n", "(heading 2 m01-p1-a-b-c 'A {b} c')");
	assert_silent(&lesson->scene);
	lesson_load(lesson, "## A {b c}\n");
	assert_reported(&lesson->scene, ":3:6: error: 'b' is no attribute");
	assert_reported(&lesson->scene, ":3:6: error: 'c' is no attribute");
}

static void test_what_cannot_be_read(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(
	    lesson,
	    "## A {#}\n\n## B {.}\n\n## C {=x}\n\n## D {x=}\n\n## E {x=1 x=2}\n\n## F {#m01-f\n\n## G {x=\"}\n");
	for (int line = 3; line <= 15; line += 2)
		assert_reported(&lesson->scene, arena_printf(&lesson->scene.arena, "lesson.md:%d:6: error", line));
}

static void test_only_questions_have_keys_and_classes(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## A {#m01-a .wide}\n\n## B {#m01-b points=3}\n\n## C {.tf}\n");
	assert_reported(&lesson->scene,
			":3:6: error: a heading cannot have the class '.wide'; known here: q, scenario, tf, multi");
	assert_reported(&lesson->scene, ":5:6: error: a heading cannot have the attribute 'points'");
	assert_reported(&lesson->scene, ":7:6: error: a heading cannot have the class '.tf'; a question is marked");
}

static void test_a_title_has_none(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md", "# Title {#m01-x}\n");
	lesson_reload(lesson, NULL);
	assert_reported(&lesson->scene, ":1:9: error: a title takes no attributes");
	assert_string_equal(lesson_section(lesson)->title, "Title");
}

static void test_an_unquoted_value_keeps_its_quotes_out(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## A {#m01-a key=\"two words\"}\n");
	assert_reported(&lesson->scene, "[attribute-unknown]");
	assert_string_equal(attributes_value(first_heading(lesson), "key"), "two words");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_a_tail_is_taken),          lesson_test(test_all_parts),
		lesson_test(test_a_heading_of_a_tail_only), lesson_test(test_braces_that_are_no_tail),
		lesson_test(test_what_cannot_be_read),      lesson_test(test_only_questions_have_keys_and_classes),
		lesson_test(test_a_title_has_none),         lesson_test(test_an_unquoted_value_keeps_its_quotes_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
