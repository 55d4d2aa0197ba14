/* glossary.md: terms, what to say and to avoid, links between terms. */
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

static const struct edition *load(struct fixture *fixture, const char *glossary)
{
	struct load_options options = { .templates = fixture->scene.templates };
	kit_free(fixture->kit);
	scene_write(&fixture->scene, "kit/en/glossary.md", glossary);
	fixture->kit = load_kit(fixture->scene.kit, &options, fixture->scene.diagnostics);
	return &fixture->kit->editions[0];
}

static void assert_plain(const struct node *node, const char *expected)
{
	struct strbuf text = STRBUF_INIT;
	node_plain_text(node, &text);
	assert_string_equal(text.text, expected);
	strbuf_release(&text);
}

static void a_term(void **state)
{
	struct fixture *fixture = *state;
	const struct edition *edition =
	    load(fixture, "# Glossary\n\n## *Debt* bondage {#bondage}\n\nWork pledged.\n\nSay: debt bondage\nAvoid: debts, slavery\n\n"
	                  "More of it.\n\n## Coercion\n\nPressure.\n\nAvoid: force\n");
	assert_silent(&fixture->scene);
	assert_int_equal(edition->term_count, 2);
	assert_string_equal(edition->terms[0].id, "coercion");
	const struct term *term = edition_find_term(edition, "bondage");
	assert_int_equal(term->place.line, 3);
	assert_plain(term->name, "Debt bondage");
	assert_plain(term->meaning, "Work pledged.");
	assert_plain(term->more, "More of it.");
	assert_string_equal(term->say, "debt bondage");
	assert_string_equal(term->avoid, "debts, slavery");
	const struct term *coercion = edition_find_term(edition, "coercion");
	assert_null(coercion->say);
	assert_string_equal(coercion->avoid, "force");
	assert_null(coercion->more);
}

static void terms_link_to_later_terms(void **state)
{
	struct fixture *fixture = *state;
	load(fixture, "## A\n\nSee [z](glossary.md#z).\n\n## Z\n\nSee [a](#a).\n");
	assert_silent(&fixture->scene);
}

static void dictionary_order(void **state)
{
	static const char *const expected[] = { "abuse", "Ácido", "act", "nube", "ñandú", "Ohio", "über", "zeta" };
	struct fixture *fixture = *state;
	struct strbuf text = STRBUF_INIT;
	for (size_t i = sizeof expected / sizeof *expected; i > 0; i--)
		strbuf_addf(&text, "## %s\n\nText.\n\n", expected[i - 1]);
	const struct edition *edition = load(fixture, text.text);
	strbuf_release(&text);
	assert_silent(&fixture->scene);
	for (size_t i = 0; i < edition->term_count; i++)
		assert_plain(edition->terms[i].name, expected[i]);
}

static void terms_that_are_wrong(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "## A\n", "kit/en/glossary.md:1:1: error: the term 'A' has no meaning;" },
		{ "## A\n\nSay: b\n", "the term 'A' has no meaning;" },
		{ "## A\n\nText.\n\n## a\n\nText.\n", "kit/en/glossary.md:5:1: error: the term 'a' is already in line 1;" },
		{ "## A {#A_b}\n\nText.\n", "the id 'A_b' has other characters than" },
		{ "## A {#a .q}\n\nText.\n", "the class '.q' means nothing here;" },
		{ "Before.\n\n## A\n\nText.\n", "kit/en/glossary.md:1:1: error: text above the first '## ' heading" },
		{ "## A\n\nText.\n\nSay: b\nor c\n", "kit/en/glossary.md:5:1: error: a line below 'Say:' or 'Avoid:' starts with neither;" },
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		load(fixture, rows[i].text);
		assert_reported(&fixture->scene, rows[i].message);
	}
}

static void mistakes_are_reported_once(void **state)
{
	struct fixture *fixture = *state;
	load(fixture, "## A\n\nText [@nothing] and <b>html</b>.\n");
	assert_int_equal(diagnostics_errors(fixture->scene.diagnostics) > 0, 1);
	const char *messages = scene_messages(&fixture->scene);
	const char *first = strstr(messages, "[citation-unknown]");
	assert_non_null(first);
	assert_null(strstr(first + 1, "[citation-unknown]"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_term),
		TEST(terms_link_to_later_terms),
		TEST(dictionary_order),
		TEST(terms_that_are_wrong),
		TEST(mistakes_are_reported_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
