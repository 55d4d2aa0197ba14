/* Callouts: kinds, labels, what learners do not see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_kinds(void **state)
{
	static const char *const kinds[] = { "NOTE",        "TIP",     "IMPORTANT", "WARNING", "CAUTION",
					     "KEY",         "REFLECT", "STORY",     "CONTENT", "SUPPORT",
					     "FACILITATOR", "HANDOUT", "SLIDE" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		lesson_load(lesson, arena_printf(&lesson->scene.arena, "> [!%s]\n> Words.\n", kinds[i]));
		const struct node *node = lesson_section(lesson)->body->first_child;
		assert_int_equal(node->kind, NODE_CALLOUT);
		assert_int_equal(node->as.callout.kind, i);
		assert_null(node->as.callout.label);
		assert_string_equal(lesson_children(lesson, node), "(paragraph 'Words.')");
		assert_int_equal(callout_is_for_facilitator(node->as.callout.kind), i >= CALLOUT_FACILITATOR);
	}
	assert_silent(&lesson->scene);
}

static void test_labels(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "> [!STORY] Ana, *16*\n> Words.\n>\n> - More\n",
		    "(callout story: Ana, 16 (paragraph 'Words.') (list (item (paragraph 'More'))))");
	assert_silent(&lesson->scene);
	lesson_load(lesson, "> [!WARNING] Stop\n> Words.\n");
	assert_reported(&lesson->scene, ":3:3: error: [!WARNING] takes no words of its own");
}

static void test_a_marker_with_nothing_after_it(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "> [!KEY]\n", "(callout key)");
	assert_tree(lesson, "> [!KEY] Label\n>\n> Words.\n", "(callout key: Label (paragraph 'Words.'))");
}

static void test_what_is_no_callout(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "> [Note] by somebody\n", "(quote (paragraph '[Note] by somebody'))");
	assert_tree(lesson, "> Words [!NOTE]\n", "(quote (paragraph 'Words [!NOTE]'))");
	assert_tree(lesson, "> ## A {#m01-a}\n", "(quote (heading 2 m01-a 'A'))");
	assert_tree(lesson, ">\n", "(quote)");
	assert_silent(&lesson->scene);
}

static void test_markers_that_are_not_read(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "> [NOTE]\n>\n> [! TIP ]\n\n> [! TIP ]\n",
		    "(quote (paragraph '[NOTE]') (paragraph '[! TIP ]')) (quote (paragraph '[! TIP ]'))");
	assert_reported(&lesson->scene, "'[NOTE]' makes no callout; write [!NOTE] [markup-lost]");
	assert_reported(&lesson->scene, "'[! TIP ]' makes no callout; write [!TIP] [markup-lost]");
}

static void test_unknown_kinds(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "> [!WARNNG]\n> Words.\n", "(quote (paragraph '[!WARNNG]' (soft) 'Words.'))");
	assert_reported(&lesson->scene, ":3:3: error: there is no callout [!WARNNG]; did you mean 'WARNING'?");
	lesson_load(lesson, "Words.\n\n> [!note]\n");
	assert_reported(&lesson->scene, ":5:3: error: there is no callout [!note]; did you mean 'NOTE'?");
}

static void test_sources_for_facilitators_do_not_count(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "> [!FACILITATOR] 4 min\n> See [@book] and [care](../glossary.md#care).\n");
	assert_int_equal(lesson_section(lesson)->reference_count, 0);
	assert_int_equal(lesson_section(lesson)->term_count, 0);
	lesson_load(lesson, "> [!NOTE]\n> See [@book] and [care](../glossary.md#care).\n");
	assert_int_equal(lesson_section(lesson)->reference_count, 1);
	assert_int_equal(lesson_section(lesson)->term_count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_kinds),
		lesson_test(test_labels),
		lesson_test(test_a_marker_with_nothing_after_it),
		lesson_test(test_what_is_no_callout),
		lesson_test(test_markers_that_are_not_read),
		lesson_test(test_unknown_kinds),
		lesson_test(test_sources_for_facilitators_do_not_count),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
