/* references.md: sources, their fields, and finding them by key or fact key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "load/load.h"
#include "scene.h"

struct fixture {
	struct scene scene;
	struct kit *kit;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	fixture.kit = NULL;
	scene_open(&fixture.scene);
	scene_write_kit(&fixture.scene);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	kit_free(fixture->kit);
	scene_close(&fixture->scene);
	return 0;
}

static struct kit *load(struct fixture *fixture, const char *references)
{
	struct load_options options = { .templates = fixture->scene.templates };
	kit_free(fixture->kit);
	scene_write(&fixture->scene, "kit/references.md", references);
	fixture->kit = load_kit(fixture->scene.kit, &options, fixture->scene.diagnostics);
	return fixture->kit;
}

static void a_source(void **state)
{
	struct fixture *fixture = *state;
	const struct kit *kit = load(fixture, "# References\n\n## who-2012\n\nWorld Health *Organization*. Title. 2012.\n\n"
	                                      "- url: <https://example.org/a_b_c>\n- accessed: 2026-11-22\n"
	                                      "- checked: 2026-11-23\n- licence: CC BY 4.0\n- facts: fact-one,\n  fact-two\n\n"
	                                      "## ilo\n\nILO. 2022.\n");
	assert_silent(&fixture->scene);
	assert_int_equal(kit->reference_count, 2);
	assert_string_equal(kit->references[0].key, "ilo");
	assert_null(kit->references[0].url);
	const struct reference *who = kit_find_reference(kit, "who-2012");
	assert_string_equal(who->url, "https://example.org/a_b_c");
	assert_string_equal(who->accessed, "2026-11-22");
	assert_string_equal(who->checked, "2026-11-23");
	assert_string_equal(who->licence, "CC BY 4.0");
	assert_int_equal(who->place.line, 3);
	assert_ptr_equal(kit_find_reference(kit, "fact-one"), who);
	assert_ptr_equal(kit_find_reference(kit, "fact-two"), who);
	assert_null(kit_find_reference(kit, "fact"));
	struct strbuf text = STRBUF_INIT;
	node_plain_text(who->text, &text);
	assert_string_equal(text.text, "World Health Organization. Title. 2012.");
	strbuf_release(&text);
}

static void sources_that_are_wrong(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "# References\n\nIntroduction.\n", "kit/references.md:3:1: error: text above the first '## ' heading is shown nowhere;" },
		{ "## Who 2012\n\nText.\n", "kit/references.md:1:1: error: the key 'Who 2012' has other characters than" },
		{ "## who\n", "kit/references.md:1:1: error: the source 'who' has no text;" },
		{ "## who\n\n- url: https://example.org/\n", "the source 'who' has no text;" },
		{ "## who\n\nText https://example.org/\n", "kit/references.md:3:1: error: the text of 'who' holds an address;" },
		{ "## who\n\nText.\n\n## who\n\nText.\n", "kit/references.md:5:1: error: the key 'who' is already in line 1;" },
		{ "## a\n\nText.\n\n- facts: b\n\n## b\n\nText.\n", "error: the key 'b' is already in line 1;" },
		{ "## a\n\nText.\n\n- facts: B_c\n", "the key 'B_c' has other characters than" },
		{ "## a {.x key=v}\n\nText.\n", "the class '.x' means nothing here; remove it [class-unknown]" },
		{ "## a {.x key=v}\n\nText.\n", "the attribute 'key=' means nothing here; remove it [attribute-unknown]" },
		{ "## a\n\nText.\n\n- uri: x\n", "kit/references.md:5:3: error: unknown key 'uri'; did you mean 'url'? [key-unknown]" },
		{ "## a\n\nText.\n\n- url: example.org\n", "'example.org' is not a web address;" },
		{ "## a\n\nText.\n\n- url: https://example.org/_x_/\n", "'_' or '*' in this address are read as emphasis;" },
		{ "## a\n\nText.\n\n- accessed: May\n", "the value 'May' of 'accessed' is not a date;" },
		{ "## a\n\nText.\n\n- licence:\n", "the key 'licence' has no value; add one or remove it [key-missing]" },
		{ "## a\n\nText.\n\n- licence: x\n- licence: y\n", "the key 'licence' is here twice; keep one of the two" },
		{ "## a\n\nText.\n\n- no field\n", "kit/references.md:5:1: error: an item of this list is not '- key: value';" },
		{ "## a\n\nText.\n\n- url: x\n\n  more\n", "an item of this list is not '- key: value';" },
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_non_null(load(fixture, rows[i].text));
		assert_reported(&fixture->scene, rows[i].message);
	}
}

static void ten_thousand_sources(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 10000; i++)
		strbuf_addf(&text, "## k%d\n\nText.\n\n- facts: f%d, g%d\n\n", i, i, i);
	const struct kit *kit = load(fixture, text.text);
	strbuf_release(&text);
	assert_silent(&fixture->scene);
	assert_string_equal(kit_find_reference(kit, "g4711")->key, "k4711");
}

static const char *text_of(const struct kit *kit, const struct edition *edition, const char *key, struct strbuf *out)
{
	bool is_foreign = false;
	strbuf_reset(out);
	node_plain_text(edition_reference_text(kit, edition, kit_find_reference(kit, key), &is_foreign), out);
	strbuf_addstr(out, is_foreign ? " (en)" : "");
	return out->text;
}

static void words_in_another_language(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf out = STRBUF_INIT;
	scene_write_settings(&fixture->scene, "en, es");
	scene_write(&fixture->scene, "kit/references.es.md",
	            "# Referencias\n\n## a\n\nAlguien. *A title.* Sin fecha.\n\n## fact-b\n\nAlgo.\n\n## c\n\nVea https://example.org/\n\n"
	            "## b\n\nAlguien.\n\n- accessed: 2026-01-01\n\n## a\n\nOtra vez.\n");
	const struct kit *kit = load(fixture, "# References\n\n## a\n\nSomebody. *A title.* No date.\n\n## b\n\nSomebody. 2020.\n\n"
	                                      "- facts: fact-b\n\n## c\n\nC. 2021.\n\n## d\n\nD. 2022.\n");
	assert_string_equal(text_of(kit, &kit->editions[0], "a", &out), "Somebody. A title. No date.");
	assert_string_equal(text_of(kit, &kit->editions[1], "a", &out), "Otra vez.");
	assert_string_equal(text_of(kit, &kit->editions[1], "d", &out), "D. 2022. (en)");
	assert_reported(&fixture->scene, "references.es.md:7:1: error: there is no source 'fact-b'");
	assert_reported(&fixture->scene, "references.es.md:13:1: error: the text of 'c' holds an address");
	assert_reported(&fixture->scene, "references.es.md:15:1: error: the source 'b' has a list here");
	assert_reported(&fixture->scene, "references.es.md:21:1: error: the words of 'a' are already in line 5");
	strbuf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_source),
		TEST(sources_that_are_wrong),
		TEST(words_in_another_language),
		TEST(ten_thousand_sources),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
