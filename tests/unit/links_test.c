/* What an address means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void write_more(struct lesson *lesson)
{
	scene_write(&lesson->scene, "kit/en/m01-start/02-more.md",
		    "# More\n\n## A place {#m01-place}\n\n## Its words\n");
	scene_write(&lesson->scene, "kit/en/m01-start/check.md",
		    "# Check\n\n## Q {#m01-q .q objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	scene_write(&lesson->scene, "kit/en/m02-next/module.md",
		    "---\ntitle: Next\nsummary: S.\nminutes: 5\nstatus: draft\n---\n");
	scene_write(&lesson->scene, "kit/en/m02-next/03-it.md",
		    "# It\n\n## Here {#m02-here}\n\n## *Some* words\n\n# Extra\n");
}

/* The only link of a text, as the tree shows it. */
static const char *link_of(struct lesson *lesson, const char *url)
{
	lesson_load(lesson, arena_printf(&lesson->scene.arena, "[a](%s)\n", url));
	return lesson_children(lesson, lesson_section(lesson)->body->first_child);
}

static void test_within_the_module(void **state)
{
	struct lesson *lesson = *state;

	write_more(lesson);
	assert_string_equal(link_of(lesson, "02-more.md"), "(link within m01-p2 'a')");
	assert_string_equal(link_of(lesson, "./02-more.md#m01-place"), "(link within m01-place 'a')");
	assert_string_equal(link_of(lesson, "02-more.md#its-words"), "(link within m01-p2-its-words 'a')");
	assert_string_equal(link_of(lesson, "#m01-place"), "(link within m01-place 'a')");
	assert_string_equal(link_of(lesson, "#m01-q"), "(link within m01-q 'a')");
	assert_string_equal(link_of(lesson, "check.md"), "(link within m01-check 'a')");
	assert_string_equal(link_of(lesson, "module.md"), "(link within m01 'a')");
	assert_string_equal(link_of(lesson, "../m01-start/01-lesson.md"), "(link within m01-p1 'a')");
	assert_silent(&lesson->scene);
}

static void test_to_other_modules(void **state)
{
	struct lesson *lesson = *state;

	write_more(lesson);
	assert_string_equal(link_of(lesson, "../m02-next/module.md"), "(link module m02  'a')");
	assert_string_equal(link_of(lesson, "../m02-next/03-it.md"), "(link module m02 m02-p3 'a')");
	assert_string_equal(link_of(lesson, "../m02-next/03-it.md#m02-here"), "(link module m02 m02-here 'a')");
	assert_string_equal(link_of(lesson, "../m02-next/03-it.md#some-words"),
			    "(link module m02 m02-p3-some-words 'a')");
	assert_silent(&lesson->scene);
	assert_string_equal(link_of(lesson, "../m02-next/03-it.md#here"), "(link nowhere 'a')");
	assert_reported(&lesson->scene, ":3:5: error: 'en/m02-next/03-it.md' has no heading '#here'");
}

static void test_a_module_that_is_not_built(void **state)
{
	struct lesson *lesson = *state;
	const char *const modules[] = { "m01" };

	write_more(lesson);
	link_of(lesson, "../m02-next/03-it.md");
	lesson_reload(lesson, &(struct load_options){ .modules = modules, .module_count = 1 });
	if (lesson->kit->editions[0].module_count == 1)
		assert_string_equal(lesson_tree(lesson), "(paragraph (link nowhere 'a'))");
	assert_silent(&lesson->scene);
}

static void test_pages_of_the_kit(void **state)
{
	struct lesson *lesson = *state;

	assert_string_equal(link_of(lesson, "../help.md"), "(link page help 'a')");
	assert_string_equal(link_of(lesson, "../paths.md"), "(link page paths 'a')");
	assert_string_equal(link_of(lesson, "../settings.md"), "(link page settings 'a')");
	assert_string_equal(link_of(lesson, "../glossary.md"), "(link page glossary 'a')");
	assert_string_equal(link_of(lesson, "../references.md"), "(link page references 'a')");
	assert_string_equal(link_of(lesson, "../../references.md#book"), "(link page references ref-book 'a')");
	assert_string_equal(link_of(lesson, "glossary.md#care"), "(term care 'a')");
	assert_string_equal(link_of(lesson, "../glossary.md#care"), "(term care 'a')");
	assert_silent(&lesson->scene);
	link_of(lesson, "../glossary.md#cares");
	assert_reported(&lesson->scene, ":3:5: error: the glossary has no term 'cares'; did you mean 'care'?");
}

static void test_other_addresses(void **state)
{
	static const char *const good[] = { "https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org",
					    "tel:+1-555" };
	static const char *const bad[] = { "javascript:x",       "data:text/html,x", "//example.org",
					   "file:///etc/passwd", "https:",           "tel:" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_string_equal(link_of(lesson, good[i]),
				    arena_printf(&lesson->scene.arena, "(link external %s 'a')", good[i]));
	assert_silent(&lesson->scene);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_string_equal(link_of(lesson, bad[i]), "(link nowhere 'a')");
		assert_reported(&lesson->scene,
				arena_printf(&lesson->scene.arena, "'%s' is no address that a link may have", bad[i]));
	}
}

static void test_out_of_the_kit(void **state)
{
	static const char *const bad[] = { "../../../x.md", "/etc/passwd", "a%5C..%5Cb.md\\x" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_string_equal(link_of(lesson, bad[i]), "(link nowhere 'a')");
	assert_reported(&lesson->scene, ":3:5: error: '../../../x.md' leads out of the kit");
	assert_reported(&lesson->scene, ":3:5: error: '/etc/passwd' leads out of the kit");
}

static void test_missing_files(void **state)
{
	struct lesson *lesson = *state;

	write_more(lesson);
	assert_string_equal(link_of(lesson, "02-mor.md"), "(link nowhere 'a')");
	assert_reported(&lesson->scene, ":3:5: error: '02-mor.md' leads nowhere; did you mean '02-more.md'?");
	link_of(lesson, "#m01-plaice");
	assert_reported(&lesson->scene,
			":3:5: error: no heading of this module has the id 'm01-plaice'; did you mean 'm01-place'?");
	link_of(lesson, "");
	assert_reported(&lesson->scene, ":3:3: error: this link leads nowhere");
}

static void test_files_that_are_no_pages(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/list.pdf", "x");
	scene_write(&lesson->scene, "kit/es/m01-start/module.md", "x");
	link_of(lesson, "list.pdf");
	assert_reported(&lesson->scene, "'list.pdf' is no page of the course");
	link_of(lesson, "../../es/m01-start/module.md");
	assert_reported(&lesson->scene, "'../../es/m01-start/module.md' is no page of the course in this language");
}

static void test_titles_and_words(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "[a](module.md \"t\") [](module.md)\n");
	assert_reported(&lesson->scene, ":3:16: error: link title 't' means nothing here");
	assert_reported(&lesson->scene, "error: this link has no words to press");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_within_the_module),
		lesson_test(test_to_other_modules),
		lesson_test(test_a_module_that_is_not_built),
		lesson_test(test_pages_of_the_kit),
		lesson_test(test_other_addresses),
		lesson_test(test_out_of_the_kit),
		lesson_test(test_missing_files),
		lesson_test(test_files_that_are_no_pages),
		lesson_test(test_titles_and_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
