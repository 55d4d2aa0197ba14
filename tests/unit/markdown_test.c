/* Text as a tree: blocks and inlines, their places, and limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void test_inlines(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(
	    lesson, "Some *soft* **loud** `code` \\\nand\nmore &amp; <https://example.org/>.\n",
	    "(paragraph 'Some ' (emphasis 'soft') ' ' (strong 'loud') ' ' (code 'code') ' ' (hard) 'and' (soft) "
	    "'more & ' (link external https://example.org/ 'https://example.org/') '.')");
	assert_silent(&lesson->scene);
}

static void test_blocks(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(
	    lesson, "1. One\n\n   More\n2. Two\n\n---\n\n    code\n\n> Quote\n",
	    "(list (item (paragraph 'One') (paragraph 'More')) (item (paragraph 'Two'))) (rule) (code 'code\n') "
	    "(quote (paragraph 'Quote'))");
	const struct node *list = lesson_section(lesson)->body->first_child;
	assert_true(list->as.list.ordered);
	assert_false(list->as.list.tight);
	assert_int_equal(list->as.list.start, 1);
	assert_silent(&lesson->scene);
}

static void test_items_have_marks(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "- [x] on\n- [ ] off\n- [~] partly\n- [x]none\n- [X] `on`\n- none [x]\n- [x]\n",
		    "(list (item [x] (paragraph 'on')) (item [ ] (paragraph 'off')) (item [~] (paragraph 'partly')) "
		    "(item (paragraph '[x]none')) (item [x] (paragraph '' (code 'on'))) (item (paragraph 'none [x]')) "
		    "(item [x] (paragraph '')))");
}

static void test_places_are_those_of_the_file(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md",
		    "---\nminutes: 3\n---\n# Title\n\nFirst.\n\n- Item\n\n  > Quote\n");
	lesson_reload(lesson, NULL);
	const struct section *section = lesson_section(lesson);
	const struct node *paragraph = section->body->first_child, *list = paragraph->next;
	const struct node *quote = list->first_child->first_child->next;
	assert_int_equal(section->place.line, 4);
	assert_int_equal(paragraph->line, 6);
	assert_int_equal(list->line, 8);
	assert_int_equal(quote->line, 10);
	assert_int_equal(quote->column, 3);
	assert_non_null(strstr(quote->path, "kit/en/m01-start/01-lesson.md"));
}

static void test_faults_are_found_where_they_stand(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Días **muy** [uno](x.md) y\n   [otro](x.md)\\\n[más](x.md).\n");
	assert_reported(&lesson->scene, "01-lesson.md:3:20: error: 'x.md'");
	assert_reported(&lesson->scene, "01-lesson.md:4:11: error: 'x.md'");
	assert_reported(&lesson->scene, "01-lesson.md:5:7: error: 'x.md'");
	assert_int_equal(diagnostics_errors(lesson->scene.diagnostics), 3);
}

static void test_html_is_refused(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "A <b>word</b>.\n\n<script>\nx\n</script>\n");
	assert_reported(&lesson->scene, "lesson.md:3:3: error: HTML is not allowed in a text: '<b>'");
	assert_reported(&lesson->scene, "lesson.md:5:1: error: HTML is not allowed in a text: '<script>'");
	assert_string_equal(lesson_tree(lesson), "(paragraph 'A ' 'word' '.')");
}

static char *repeat(struct lesson *lesson, const char *text, size_t count)
{
	size_t length = strlen(text);
	char *all = arena_alloc(&lesson->scene.arena, count * length + 1);

	for (size_t i = 0; i < count; i++)
		memcpy(all + i * length, text, length);
	return all;
}

static void test_nesting_is_bounded(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, repeat(lesson, "> ", 20000));
	assert_reported(&lesson->scene, "[nesting]");
	lesson_load(lesson, repeat(lesson, "- ", 20000));
	lesson_load(lesson, arena_printf(&lesson->scene.arena, "%sx%s", repeat(lesson, "*a **b ", 2000),
					 repeat(lesson, "** *", 2000)));
	lesson_load(lesson, repeat(lesson, "![a", 10000));
}

/* Each of these took another parser long. The whole test fails by time, not by a number. */
static void test_hostile_texts_end(void **state)
{
	static const char *const texts[] = {
		"![[](",
		"[",
		"*a _",
		"`` ` ",
		"[@",
		"[^1] ",
		"[@x, ",
		"<!-- if",
		"<b>",
		"|-\n",
		"a|b\n-|-\n",
		"\\[@a]",
		"{#",
		"## a {#m01-x}\n",
		"# a\n",
		"## a\n",
		"> [!NOTE] a\n",
		"[a](#b) ",
		"![a](b.png) ",
		"- [x] a\n  > b\n",
		"## q {#m01-q .q}\n",
		"&amp;",
		"\t",
		"[a]: b\n",
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		lesson_load(lesson, repeat(lesson, texts[i], 60000 / strlen(texts[i])));
}

static void test_an_empty_text(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "", "");
	assert_string_equal(lesson_section(lesson)->title, "Title");
	assert_silent(&lesson->scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_inlines),
		lesson_test(test_blocks),
		lesson_test(test_items_have_marks),
		lesson_test(test_places_are_those_of_the_file),
		lesson_test(test_faults_are_found_where_they_stand),
		lesson_test(test_html_is_refused),
		lesson_test(test_nesting_is_bounded),
		lesson_test(test_hostile_texts_end),
		lesson_test(test_an_empty_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
