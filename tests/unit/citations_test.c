/* Citations in running text; footnotes, which are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_citations(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "One [@book], two [@book, p. 4][@fact-one].\n",
		    "(paragraph 'One ' (citation book) ', two ' (citation book p. 4) (citation book) '.')");
	assert_int_equal(lesson_section(lesson)->reference_count, 1);
	assert_silent(&lesson->scene);
}

static void test_inside_other_text(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "*So [@book]*\n\n## Head [@book]\n\n- Item [@book]\n",
		    "(paragraph (emphasis 'So ' (citation book))) (heading 2 m01-p1-head 'Head ' (citation book)) "
		    "(list (item (paragraph 'Item ' (citation book))))");
	assert_silent(&lesson->scene);
}

static void test_code_and_escapes_are_literal(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "`[@book]` \\[@book] [@book] \\[^1]\n",
		    "(paragraph (code '[@book]') ' [@book] ' (citation book) ' [^1]')");
	assert_tree(lesson, "    [@nobody] [^1]\n", "(code '[@nobody] [^1]\n')");
	assert_silent(&lesson->scene);
}

static void test_unknown_keys(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Día [@boook] [@boook]\n[@fact-on, p. 3]\n");
	assert_reported(&lesson->scene, ":3:5: error: no source or fact is called 'boook'; did you mean 'book'?");
	assert_reported(&lesson->scene, ":3:14: error: no source or fact is called 'boook'");
	assert_reported(&lesson->scene, ":4:1: error: no source or fact is called 'fact-on'; did you mean 'fact-one'?");
}

static void test_what_cannot_be_read(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "[@]\n[@Book]\n[@book; @book]\n[@book p. 4]\n[@book,\np. 4]\n[@book\n");
	for (int line = 3; line <= 9; line += line == 7 ? 2 : 1)
		assert_reported(&lesson->scene, arena_printf(&lesson->scene.arena,
							     "lesson.md:%d:1: error: this is not a citation", line));
}

static void test_an_empty_locator_is_none(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "[@book, ]\n", "(paragraph (citation book))");
}

static void test_footnotes(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson,
		    "One[^1] two[^2]\n\n[^1]: Words that would be lost.\n\n> [^3]: More\n\n```\n[^4]: code\n```\n");
	assert_reported(&lesson->scene, ":3:4: error: footnotes are not supported; cite a source with [@key]");
	assert_reported(&lesson->scene, ":3:12: error: footnotes");
	assert_reported(&lesson->scene, ":5:1: error: footnotes");
	assert_reported(&lesson->scene, ":7:3: error: footnotes");
	assert_int_equal(diagnostics_errors(lesson->scene.diagnostics), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_citations),
		lesson_test(test_inside_other_text),
		lesson_test(test_code_and_escapes_are_literal),
		lesson_test(test_unknown_keys),
		lesson_test(test_what_cannot_be_read),
		lesson_test(test_an_empty_locator_is_none),
		lesson_test(test_footnotes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
