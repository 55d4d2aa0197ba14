/* Interface words: flattened, overridden by a kit, compared between languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "load/words.h"
#include "scene.h"

static struct words *load(struct scene *scene, const char *language)
{
	return words_load(&scene->arena, scene->templates, scene->kit, language, scene->diagnostics);
}

static void nested_keys_join_with_dots(void **state)
{
	struct scene *scene = *state;
	struct words *words = load(scene, "en");
	assert_silent(scene);
	assert_string_equal(words_get(words, "page.next"), "Next");
	assert_null(words_find(words, "page"));
	assert_string_equal(words_get(words, "page.nothing"), "page.nothing");
}

static void gives_the_words_below_a_prefix(void **state)
{
	size_t count;
	const struct word *words = words_with_prefix(load(*state, "en"), "script.", &count);
	assert_int_equal(count, 2);
	assert_string_equal(words[0].key, "script.again");
	assert_string_equal(words[0].text, "Again");
	assert_string_equal(words[1].key, "script.right");
}

static void a_kit_overrides_and_adds_figures(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "kit/en/strings.yaml", "page:\n  next: Onward\n  nxt: x\nfigures:\n  amp:\n    act: Act\nscript.right: Yes\n");
	struct words *words = load(scene, "en");
	assert_string_equal(words_get(words, "page.next"), "Onward");
	assert_string_equal(words_get(words, "figures.amp.act"), "Act");
	assert_string_equal(words_get(words, "script.right"), "Yes");
	assert_reported(scene, "kit/en/strings.yaml:3:3: error: there is no word 'page.nxt'; did you mean 'page.next'? [key-unknown]");
	assert_int_equal(diagnostics_errors(scene->diagnostics), 1);
}

static void languages_have_the_same_words(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "templates/strings/fr.yaml", "page:\n  direction: ltr\n  extra: x\n");
	scene_write(scene, "kit/en/strings.yaml", "figures:\n  act: Act\n");
	words_compare(load(scene, "en"), load(scene, "es"), scene->diagnostics);
	assert_silent(scene);
	words_compare(load(scene, "en"), load(scene, "fr"), scene->diagnostics);
	assert_reported(scene, "templates/strings/fr.yaml:1:1: error: the word 'page.next' is missing; translate it from "
	                       "'templates/strings/en.yaml' [word-missing]");
	assert_reported(scene, "templates/strings/en.yaml:1:1: error: the word 'page.extra' is missing;");
}

static void words_of_checks_lie_beside(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "templates/authoring/en.yaml", "authoring:\n  law-words: statute\n  wording:\n    a:\n      avoid: x\n");
	struct words *en = load(scene, "en");
	assert_string_equal(words_get(en, "authoring.law-words"), "statute");
	assert_string_equal(words_get(en, "page.next"), "Next");
	words_compare(en, load(scene, "es"), scene->diagnostics);
	assert_reported(scene, "templates/authoring/es.yaml:1:1: error: the word 'authoring.law-words' is missing; translate it from "
	                       "'templates/authoring/en.yaml' [word-missing]");
}

static void files_that_are_wrong(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "templates/strings/de.yaml", "- a\n");
	scene_write(scene, "templates/strings/it.yaml", "page:\n  next: [a]\n");
	assert_non_null(load(scene, "de"));
	assert_non_null(load(scene, "it"));
	assert_null(words_find(load(scene, "pt"), "page.next"));
	assert_reported(scene, "templates/strings/de.yaml:1:1: error: this is not a map;");
	assert_reported(scene, "templates/strings/it.yaml:2:9: error: the word 'page.next' is a list; write one text [key-type]");
	assert_reported(scene, "error: there is no file 'templates/strings/pt.yaml'");
}

static void ten_thousand_words(void **state)
{
	struct scene *scene = *state;
	struct strbuf text = STRBUF_INIT;
	strbuf_addstr(&text, "figures:\n");
	for (int i = 0; i < 10000; i++)
		strbuf_addf(&text, "  k%d: v%d\n", i, i);
	scene_write(scene, "kit/en/strings.yaml", text.text);
	struct words *words = load(scene, "en");
	assert_string_equal(words_get(words, "figures.k4711"), "v4711");
	assert_silent(scene);
	strbuf_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_set_up, scene_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nested_keys_join_with_dots),
		TEST(gives_the_words_below_a_prefix),
		TEST(a_kit_overrides_and_adds_figures),
		TEST(languages_have_the_same_words),
		TEST(words_of_checks_lie_beside),
		TEST(files_that_are_wrong),
		TEST(ten_thousand_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
