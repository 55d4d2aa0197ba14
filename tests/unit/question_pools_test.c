/* Pools of a check: what is drawn from, in which order, and what cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

#define QUESTION(id) "## Q " id " {#m01-" id " .q objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n\n"

static void write_file(struct lesson *lesson, const char *name, const char *text)
{
	scene_write(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/%s", name), text);
}

/* Load with this check.md. */
static void load_check(struct lesson *lesson, const char *text)
{
	write_file(lesson, "en/m01-start/check.md", text);
	lesson_load(lesson, "Words.\n");
}

/* The check as one line: "m01-q1:0 m01-q2:1 | 1/2 2/3": questions with their pools, then draws. */
static const char *drawn(struct lesson *lesson)
{
	const struct module *module = lesson->module;
	struct strbuf out = STRBUF_INIT;
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			strbuf_addf(&out, "%s:%zu ", module->questions[i]->id + 4, module->questions[i]->pool);
	strbuf_addstr(&out, "|");
	for (size_t i = 0; i < module->pool_count; i++)
		strbuf_addf(&out, " %d/%d", module->pools[i].draw, module->pools[i].count);
	const char *text = arena_strdup(&lesson->scene.arena, out.text);
	strbuf_release(&out);
	return text;
}

static void test_pools_in_document_order(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "en/m01-start/pools/a.md", QUESTION("a1") QUESTION("a2") QUESTION("a3"));
	write_file(lesson, "shared/b.md", "---\ntranslates: 9f3c2a\n---\n" QUESTION("b1") QUESTION("b2"));
	load_check(
	    lesson,
	    "---\ndraw: 1\nattempts: 2\n---\n# Check\n\nIntro.\n\n[b](../../shared/b.md \"draw 2\")\n\n" QUESTION("q1")
		QUESTION("q2") "[a](pools/a.md \"draw 2\")\n");
	assert_silent(&lesson->scene);
	assert_string_equal(drawn(lesson), "b1:0 b2:0 q1:1 q2:1 a1:2 a2:2 a3:2 | 2/2 1/2 2/3");
	assert_int_equal(lesson->module->draw, 5);
	assert_int_equal(lesson->module->attempts, 2);
	assert_string_equal(lesson->module->pools[0].file, "shared/b.md");
	assert_null(lesson->module->pools[1].file);
	assert_string_equal(lesson_children(lesson, lesson->module->sections[2].body), "(paragraph 'Intro.')");
	assert_non_null(strstr(lesson->module->questions[0]->place.path, "kit/shared/b.md"));
	assert_int_equal(lesson->module->questions[0]->place.line, 4);
	assert_string_equal(lesson->module->questions[0]->section, "m01-check");
}

/* Questions written before and after a link are one pool, where the first of them stands. */
static void test_written_questions_are_one_pool(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "en/m01-start/pools/a.md", QUESTION("a1"));
	load_check(lesson, "# Check\n\n" QUESTION("q1") "[a](pools/a.md \"draw 1\")\n\n" QUESTION("q2"));
	assert_silent(&lesson->scene);
	assert_string_equal(drawn(lesson), "q1:0 q2:0 a1:1 | 2/2 1/1");
	assert_int_equal(lesson->module->attempts, 0);
}

static void test_no_pools(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, QUESTION("try"));
	assert_int_equal(lesson->module->pool_count, 0);
	assert_int_equal(lesson->module->draw, 0);
}

static void test_pools_of_a_region(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "regions/xx.md", "---\ntitle: X\nchecked: 2026-01-31\n---\n");
	write_file(lesson, "en/m01-start/pools/us.md", QUESTION("a1"));
	write_file(lesson, "en/m01-start/pools/xx.md", QUESTION("x1"));
	load_check(lesson, "# Check\n\n<!-- if region=us -->\n\n[a](pools/us.md \"draw 1\")\n\n<!-- end -->\n\n"
			   "<!-- if region=xx -->\n\n[x](pools/xx.md \"draw 1\")\n\n<!-- end -->\n");
	assert_silent(&lesson->scene);
	assert_string_equal(drawn(lesson), "a1:0 | 1/1");
}

static void test_numbers_that_cannot_be(void **state)
{
	struct lesson *lesson = *state;
	static const char *const titles[] = { "draw", "draw 0", "draw -1", "draw 5 questions", "draw 1000", "draw  2" };

	write_file(lesson, "en/m01-start/pools/a.md", QUESTION("a1"));
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		load_check(lesson,
			   arena_printf(&lesson->scene.arena, "# Check\n\n[a](pools/a.md \"%s\")\n", titles[i]));
		assert_reported(&lesson->scene,
				arena_printf(&lesson->scene.arena,
					     "check.md:3:17: error: '%s' does not say how many questions", titles[i]));
		assert_string_equal(drawn(lesson), "a1:0 | 1/1");
	}
	load_check(lesson, "# Check\n\n[a](pools/a.md \"draw 2\")\n");
	assert_reported(&lesson->scene, "check.md:3:5: error: 2 questions are to be drawn and "
					"'en/m01-start/pools/a.md' has 1; lower the number or write more questions");
	load_check(lesson, "---\ndraw: 1\n---\n# Check\n\n[a](pools/a.md \"draw 1\")\n");
	assert_reported(&lesson->scene, "check.md:2:7: error: no question is written in this file");
}

/* A mistake in a question is no second one in the number of questions. */
static void test_a_broken_question_counts(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "en/m01-start/pools/a.md",
		   QUESTION("a1") "## Q {#m01-a2 .q objective=m01-o1}\n\n- [ ] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	load_check(lesson, "# Check\n\n[a](pools/a.md \"draw 2\")\n");
	assert_reported(&lesson->scene, "pools/a.md:10:1: error: no option of this question is right");
	assert_null(strstr(scene_messages(&lesson->scene), "check-draw"));
	assert_string_equal(drawn(lesson), "a1:0 | 1/1");
}

static void test_places_that_cannot_draw(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "en/m01-start/pools/a.md", QUESTION("a1") "[b](b.md \"draw 1\")\n");
	write_file(lesson, "en/m01-start/pools/b.md", QUESTION("b1"));
	write_file(lesson, "en/m01-start/check.md",
		   "# Check\n\n- [b](pools/b.md \"draw 1\")\n\n[a](pools/a.md \"draw 1\")\n");
	lesson_load(lesson, "[b](pools/b.md \"draw 1\")\n");
	assert_reported(&lesson->scene, "01-lesson.md:3:17: error: only check.md draws questions");
	assert_reported(&lesson->scene, "check.md:3:19: error: a link that draws questions stands alone");
	assert_reported(&lesson->scene, "pools/a.md:10:11: error: a pool cannot draw from another one");
	write_file(lesson, "en/glossary.md",
		   "# Glossary\n\n## Care {#care}\n\nWhat helps.\n\n[b](m01-start/pools/b.md \"draw 1\")\n");
	lesson_reload(lesson, NULL);
	assert_reported(&lesson->scene, "glossary.md:7:27: error: only check.md draws questions");
}

static void test_files_that_cannot_be_pools(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "en/m01-start/pools/a.md", "# A title\n\n" QUESTION("a1") "## A heading\n");
	write_file(lesson, "en/m01-start/pools/b.md", "---\ndraw: 2\n---\n");
	load_check(
	    lesson,
	    "# Check\n\n[a](pools/a.md \"draw 1\")\n\n[a](./pools/a.md \"draw 1\")\n\n[b](pools/b.md \"draw 1\")\n\n"
	    "[none](pools/none.md \"draw 1\")\n\n[out](../../../x.md \"draw 1\")\n\n[self](check.md \"draw 1\")\n");
	assert_reported(&lesson->scene, "pools/a.md:1:1: error: a pool file holds nothing but questions");
	assert_reported(&lesson->scene, "pools/a.md:12:1: error: a pool file holds nothing but questions");
	assert_reported(&lesson->scene, "check.md:5:5: error: line 3 draws from 'en/m01-start/pools/a.md' already");
	assert_reported(&lesson->scene, "pools/b.md:2:1: error: unknown key 'draw'");
	assert_reported(&lesson->scene, "check.md:7:5: error: 'en/m01-start/pools/b.md' has no question to draw");
	assert_reported(&lesson->scene, "check.md:9:8: error");
	assert_reported(&lesson->scene, "[file-missing]");
	assert_reported(&lesson->scene, "[path-outside]");
	assert_reported(&lesson->scene, "check.md:13:8: error: 'en/m01-start/check.md' includes itself");
}

static void test_ids_and_files_nobody_reads(void **state)
{
	struct lesson *lesson = *state;

	write_file(lesson, "shared/b.md", "## Q {#b1 .q objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	write_file(lesson, "en/m01-start/pools/a.md", QUESTION("a1"));
	write_file(lesson, "en/m01-start/pools/c.txt", "Words.\n");
	write_file(lesson, "en/m01-start/pools/d.png", "");
	load_check(lesson, "# Check\n\n[b](../../shared/b.md \"draw 1\")\n");
	assert_reported(&lesson->scene, "shared/b.md:1:6: error: id 'b1' does not start with 'm01', the module that");
	assert_reported(&lesson->scene,
			"pools/a.md: error: nothing reads this file; write [words](pools/a.md \"draw 5\")");
	assert_reported(&lesson->scene, "pools/c.txt: error: nothing reads this file");
	assert_null(strstr(scene_messages(&lesson->scene), "d.png"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_pools_in_document_order),
		lesson_test(test_written_questions_are_one_pool),
		lesson_test(test_no_pools),
		lesson_test(test_pools_of_a_region),
		lesson_test(test_numbers_that_cannot_be),
		lesson_test(test_a_broken_question_counts),
		lesson_test(test_places_that_cannot_draw),
		lesson_test(test_files_that_cannot_be_pools),
		lesson_test(test_ids_and_files_nobody_reads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
