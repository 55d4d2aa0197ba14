/* Texts that stand in for a link. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_blocks_stand_there(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/a.md", "---\n---\nIn *it*. [@book]\n\n[b](b.md \"include\")\n");
	scene_write(&lesson->scene, "kit/shared/b.md", "- Item\n");
	assert_tree(lesson, "Before.\n\n[a](../../shared/a.md \"include\")\n\nAfter.\n",
		    "(paragraph 'Before.') (paragraph 'In ' (emphasis 'it') '. ' (citation book)) (list (item "
		    "(paragraph 'Item'))) "
		    "(paragraph 'After.')");
	const struct node *first = lesson_section(lesson)->body->first_child->next;
	assert_int_equal(first->line, 3);
	assert_non_null(strstr(first->path, "kit/shared/a.md"));
	assert_silent(&lesson->scene);
}

static void test_questions_and_headings_are_of_the_lesson(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/a.md",
		    "## Words\n\n## Q {#m01-q .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n");
	assert_tree(lesson, "[a](../../shared/a.md \"include\")\n\n> c\n",
		    "(heading 2 m01-p1-words 'Words') (question m01-q)");
	assert_non_null(lesson->module->questions[0]->explanation);
	assert_silent(&lesson->scene);
}

static void test_links_and_pictures_are_of_the_file(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/a.md", "[a](../en/m01-start/module.md) [b](module.md)\n");
	assert_tree(lesson, "[a](../../shared/a.md \"include\")\n",
		    "(paragraph (link within m01 'a') ' ' (link nowhere 'b'))");
	assert_reported(&lesson->scene, "shared/a.md:1:36: error: 'module.md' leads nowhere");
}

static void test_cycles(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "[a](01-lesson.md \"include\")\n");
	assert_reported(&lesson->scene, "01-lesson.md:3:5: error: 'en/m01-start/01-lesson.md' includes itself");
	scene_write(&lesson->scene, "kit/shared/a.md", "[b](b.md \"include\")\n");
	scene_write(&lesson->scene, "kit/shared/b.md", "[a](../shared/a.md \"include\")\n");
	lesson_load(lesson, "[a](../../shared/a.md \"include\")\n");
	assert_reported(&lesson->scene, "shared/b.md:1:5: error: 'shared/a.md' includes itself");
}

/* Eight texts inside each other that include the next one three times would be thousands. */
static void test_limits(void **state)
{
	struct lesson *lesson = *state;

	for (int i = 1; i <= 10; i++)
		scene_write(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/shared/%d.md", i),
			    arena_printf(&lesson->scene.arena,
					 "[a](%d.md \"include\")\n\n[a](%d.md \"include\")\n\n[a](%d.md \"include\")\n",
					 i + 1, i + 1, i + 1));
	lesson_load(lesson, "[a](../../shared/1.md \"include\")\n");
	assert_reported(&lesson->scene, "shared/8.md:1:5: error: includes are nested more than 8 levels deep");
	assert_reported(&lesson->scene, "more than 256 includes in one module");
}

static void test_missing_and_outside(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "[a](../../shared/none.md \"include\")\n\n[a](../../../x.md "
			    "\"include\")\n\n[a](https://x.org/ \"include\")\n");
	assert_reported(&lesson->scene, "01-lesson.md:3:5: error: there is no file");
	assert_reported(&lesson->scene, "01-lesson.md:5:5: error: '../../../x.md' leads out of the kit");
	assert_reported(&lesson->scene, "01-lesson.md:7:5: error: 'https://x.org/' leads out of the kit");
}

static void test_only_alone(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/a.md", "A\n");
	lesson_load(lesson, "See [a](module.md \"include\").\n");
	assert_reported(&lesson->scene, "error: link title 'include' means nothing here");
	assert_tree(lesson, "- [a](../../shared/a.md \"include\")\n", "(list (item (paragraph 'A')))");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_blocks_stand_there),
		lesson_test(test_questions_and_headings_are_of_the_lesson),
		lesson_test(test_links_and_pictures_are_of_the_file),
		lesson_test(test_cycles),
		lesson_test(test_limits),
		lesson_test(test_missing_and_outside),
		lesson_test(test_only_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
