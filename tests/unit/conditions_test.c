/* Conditions by audience and region. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void write_regions(struct lesson *lesson)
{
	scene_write(&lesson->scene, "kit/regions/us-nc.md",
		    "---\ntitle: North Carolina\nparent: us\nchecked: 2026-01-31\n---\n");
	scene_write(&lesson->scene, "kit/regions/mx.md", "---\ntitle: Mexico\nchecked: 2026-01-31\n---\n");
}

static void test_an_audience_stays_in_the_tree(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "A\n\n<!-- if audience=school -->\n\nB\n\n- C\n\n<!-- end -->\n\nD\n",
		    "(paragraph 'A') (condition school (paragraph 'B') (list (item (paragraph 'C')))) (paragraph 'D')");
	assert_silent(&lesson->scene);
}

static void test_without_blank_lines(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "<!-- if audience=school -->\nB\n<!-- end -->\nD\n",
		    "(condition school (paragraph 'B')) (paragraph 'D')");
	assert_silent(&lesson->scene);
}

static const char regional[] =
    "<!-- if region=us -->\n\nUS\n\n<!-- end -->\n\n<!-- if region=us-nc -->\n\nNC\n\n<!-- end -->\n\n"
    "<!-- if region=mx -->\n\nMX [x](nowhere.md)\n\n<!-- end -->\n";

static void test_a_region_is_settled(void **state)
{
	struct lesson *lesson = *state;

	write_regions(lesson);
	assert_tree(lesson, regional, "(paragraph 'US')");
	lesson_reload(lesson, &(struct load_options){ .region = "us-nc" });
	assert_string_equal(lesson_tree(lesson), "(paragraph 'US') (paragraph 'NC')");
	assert_silent(&lesson->scene);
	lesson_reload(lesson, &(struct load_options){ .region = "mx" });
	assert_reported(&lesson->scene, "'nowhere.md' leads nowhere");
}

static void test_both_must_fit(void **state)
{
	struct lesson *lesson = *state;

	write_regions(lesson);
	assert_tree(lesson,
		    "<!-- if audience=school region=mx -->\n\nA\n\n<!-- end -->\n\n"
		    "<!-- if region=us audience=school -->\n\nB\n\n<!-- end -->\n",
		    "(condition school (paragraph 'B'))");
}

static void test_only_some_audiences(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/kit.yaml",
		    "id: demo\nversion: 1.0.0\nlanguages: [en]\ntitle: {en: Title}\ndiscreet-title: {en: Course}\n"
		    "summary: {en: Summary.}\nregion: us\nlicence: CC BY 4.0\nexit: https://example.org/\n"
		    "audiences:\n  school: {en: School}\n  health: {en: Health}\nonly-audiences: [health]\n");
	assert_tree(lesson,
		    "<!-- if audience=school -->\n\nA\n\n<!-- end -->\n\n<!-- if audience=school,health "
		    "-->\n\nB\n\n<!-- end -->\n",
		    "(condition school health (paragraph 'B'))");
	assert_silent(&lesson->scene);
}

static void test_a_question_inside(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson,
		    "<!-- if audience=school -->\n\n## Q {#m01-q .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> "
		    "c\n\nMore\n\n<!-- end -->\n",
		    "(condition school (question m01-q) (paragraph 'More'))");
	assert_int_equal(lesson->module->question_count, 1);
	assert_silent(&lesson->scene);
}

static void test_faults(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(
	    lesson,
	    "<!-- if audience=schol -->\n\n<!-- end -->\n\n<!-- if region=su -->\n\n<!-- end -->\n\n"
	    "<!-- iff -->\n\n<!-- if region= -->\n\n<!-- if audience=school -->\n\n<!-- end -->\n\n<!-- end -->\n");
	assert_reported(&lesson->scene, ":3:1: error: the kit has no audience 'schol'; did you mean 'school'?");
	assert_reported(&lesson->scene, ":7:1: error: the kit has no region 'su'");
	assert_reported(&lesson->scene, ":11:1: error: ");
	assert_reported(&lesson->scene, ":13:1: error: 'region=' is no condition");
	assert_reported(&lesson->scene, "01-lesson.md:13; close that one first with <!-- end --> [condition-nested]");
	assert_reported(&lesson->scene, ":19:1: error: <!-- end --> closes nothing");
}

static void test_unclosed_names_its_opening(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "A\n\n<!-- if audience=school -->\n\nB\n");
	assert_reported(&lesson->scene, ":5:1: error: this condition is never closed");
}

static void test_through_an_include(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/a.md", "<!-- if region=us -->\n\nA\n\n<!-- end -->\n");
	assert_tree(lesson, "[a](../../shared/a.md \"include\")\n", "(paragraph 'A')");
	assert_silent(&lesson->scene);
	lesson_load(lesson, "<!-- if audience=school -->\n\n[a](../../shared/a.md \"include\")\n\n<!-- end -->\n");
	assert_reported(&lesson->scene, "shared/a.md:1:1: error: a condition inside the one opened at ");
}

static void test_only_at_the_top(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "> <!-- if audience=school -->\n>\n> A\n>\n> <!-- end -->\n\nWords <!-- end --> here\n");
	assert_reported(&lesson->scene, ":3:3: error: a condition inside a quote or list");
	assert_reported(&lesson->scene, ":9:7: error: a condition stands alone on its line");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_an_audience_stays_in_the_tree),
		lesson_test(test_without_blank_lines),
		lesson_test(test_a_region_is_settled),
		lesson_test(test_both_must_fit),
		lesson_test(test_only_some_audiences),
		lesson_test(test_a_question_inside),
		lesson_test(test_faults),
		lesson_test(test_unclosed_names_its_opening),
		lesson_test(test_through_an_include),
		lesson_test(test_only_at_the_top),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
