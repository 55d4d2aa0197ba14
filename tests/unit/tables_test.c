/* Pipe tables, read from source lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_a_table(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "| One | Two | 3 | 4 |\n|:----|:---:|--:|---|\n| a *b* | `c\\|d` | \\| | |\n",
		    "(table left centre right none (row (cell 'One') (cell 'Two') (cell '3') (cell '4')) "
		    "(row (cell 'a ' (emphasis 'b')) (cell (code 'c|d')) (cell '|') (cell)))");
	assert_silent(&lesson->scene);
}

static void test_without_outer_bars(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "One | Two\n--- | ---\n1 | 2\n",
		    "(table none none (row (cell 'One') (cell 'Two')) (row (cell '1') (cell '2')))");
}

static void test_cells_start_no_blocks(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "| - *a* | # `b` |\n|---|---|\n| > **c** | 1. [d](#m01-p1) |\n",
		    "(table none none (row (cell '- ' (emphasis 'a')) (cell '# ' (code 'b'))) "
		    "(row (cell '> ' (strong 'c')) (cell '1. ' (link within m01-p1 'd'))))");
	assert_silent(&lesson->scene);
}

static void test_in_quotes_and_items(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(
	    lesson, "> | a | b |\n> |---|---|\n> | c | d |\n\n- x\n\n  a | b\n  -|-\n  c | d\n",
	    "(quote (table none none (row (cell 'a') (cell 'b')) (row (cell 'c') (cell 'd')))) "
	    "(list (item (paragraph 'x') (table none none (row (cell 'a') (cell 'b')) (row (cell 'c') (cell 'd')))))");
	assert_tree(lesson, "> | a | b |\n|---|---|\n| c | d |\n",
		    "(quote (table none none (row (cell 'a') (cell 'b')) (row (cell 'c') (cell 'd'))))");
}

static void test_a_caption(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "Before.\n\n**The *parts***\n\na | b\n-|-\n",
		    "(paragraph 'Before.') (table none none caption (paragraph 'The ' (emphasis 'parts')) (row (cell "
		    "'a') (cell 'b')))");
	assert_tree(lesson, "**Bold** and not.\n\na | b\n-|-\n",
		    "(paragraph (strong 'Bold') ' and not.') (table none none (row (cell 'a') (cell 'b')))");
}

static void test_what_is_no_table(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "a | b\nc | d\n", "(paragraph 'a | b' (soft) 'c | d')");
	assert_tree(lesson, "a\n|--x--|\n", "(paragraph 'a' (soft) '|--x--|')");
	assert_tree(lesson, "    a | b\n    -|-\n", "(code 'a | b\n-|-\n')");
	assert_silent(&lesson->scene);
}

static void test_ragged_rows(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "a | b\n-|-\n1\n1 | 2 | 3\n");
	assert_reported(&lesson->scene, ":5:1: error: the line of dashes has 2 cells, this row has 1");
	assert_reported(&lesson->scene, ":6:1: error: the line of dashes has 2 cells, this row has 3");
	lesson_load(lesson, "a\n-|-\n");
	assert_reported(&lesson->scene, ":3:1: error: the line of dashes has 2 cells, this row has 1");
}

static void test_a_table_inside_a_paragraph(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words:\na | b\n-|-\n1 | 2\n");
	assert_reported(&lesson->scene, ":4:1: error: a table starts inside this paragraph");
}

static void test_faults_in_cells(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "> | é | b |\n> |---|---|\n> | ñ [c](x.md) | [@nobody] |\n");
	assert_reported(&lesson->scene, ":5:11: error: 'x.md' leads nowhere");
	assert_reported(&lesson->scene, ":5:19: error: no source or fact is called 'nobody'");
	assert_int_equal(diagnostics_errors(lesson->scene.diagnostics), 2);
}

static void test_links_defined_elsewhere(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "| [a][x] | b |\n|---|---|\n\n[x]: https://example.org/\n",
		    "(table none none (row (cell (link external https://example.org/ 'a')) (cell 'b')))");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_a_table),
		lesson_test(test_without_outer_bars),
		lesson_test(test_cells_start_no_blocks),
		lesson_test(test_in_quotes_and_items),
		lesson_test(test_a_caption),
		lesson_test(test_what_is_no_table),
		lesson_test(test_ragged_rows),
		lesson_test(test_a_table_inside_a_paragraph),
		lesson_test(test_faults_in_cells),
		lesson_test(test_links_defined_elsewhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
