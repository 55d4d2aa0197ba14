/* Ids of a module: given, made from words, unlike each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_ids_from_words(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "## ¿Qué es la «coerción»?\n\n## Don't STOP & go\n\n## Straße\n\n## 人\n",
		    "(heading 2 m01-p1-que-es-la-coercion '¿Qué es la «coerción»?') (heading 2 m01-p1-dont-stop-go "
		    "'Don't STOP & go') "
		    "(heading 2 m01-p1-strasse 'Straße') (heading 2 m01-p1-part '人')");
}

static void test_equal_words_get_unlike_ids(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "## A\n\n## A\n\n## A 2\n\n## A\n\n## B {#m01-p1-c}\n\n## C\n",
		    "(heading 2 m01-p1-a 'A') (heading 2 m01-p1-a-2 'A') (heading 2 m01-p1-a-2-2 'A 2') (heading 2 "
		    "m01-p1-a-3 'A') "
		    "(heading 2 m01-p1-c 'B') (heading 2 m01-p1-c-2 'C')");
	assert_silent(&lesson->scene);
}

static void test_a_long_heading_is_cut(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg hhhhhhhhh\n");
	const struct node *heading = lesson_section(lesson)->body->first_child;
	assert_string_equal(heading->as.heading.attributes.id,
			    "m01-p1-aaaaaaaaa-bbbbbbbbb-ccccccccc-ddddddddd-eeeeeeeee-fffffffff");
}

static void test_wrong_ids(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(
	    lesson,
	    "## A {#m01_a}\n\n## B {#b}\n\n## C {#m01}\n\n## D {#m01-d}\n\n## E {#m01-d}\n\n## F {#m01-help}\n");
	assert_reported(&lesson->scene, ":3:6: error: 'm01_a' cannot be an id");
	assert_reported(&lesson->scene, ":5:6: error: id 'b' does not start with its module; write 'm01-b'");
	assert_reported(&lesson->scene, ":7:6: error: id 'm01' does not start with its module");
	assert_reported(&lesson->scene, ":11:6: error: id 'm01-d' was given before, at ");
	assert_reported(&lesson->scene, "01-lesson.md:9:6; choose another one [id-duplicate]");
	assert_reported(&lesson->scene, ":13:6: error: id 'm01-help' is the page's own");
}

static void test_ids_are_compared_across_lessons(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/02-more.md", "# More\n\n## A {#m01-a}\n");
	lesson_load(lesson, "## A {#m01-a}\n");
	assert_reported(&lesson->scene, "02-more.md:3:6: error: id 'm01-a' was given before, at ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_ids_from_words),
		lesson_test(test_equal_words_get_unlike_ids),
		lesson_test(test_a_long_heading_is_cut),
		lesson_test(test_wrong_ids),
		lesson_test(test_ids_are_compared_across_lessons),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
