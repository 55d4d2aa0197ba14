/* Regions: how they lie in each other, their helplines, and the dates that these must have. */
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

static const struct edition *load(struct fixture *fixture)
{
	struct load_options options = { .templates = fixture->scene.templates };
	kit_free(fixture->kit);
	fixture->kit = load_kit(fixture->scene.kit, &options, fixture->scene.diagnostics);
	return &fixture->kit->editions[0];
}

/* A region's file with nothing but front matter. */
static void write_region(struct scene *scene, const char *id, const char *parent)
{
	const char *inside = arena_printf(&scene->arena, "kit/regions/%s.md", id);
	scene_write(scene, inside,
	            arena_printf(&scene->arena, "---\ntitle: T %s\n%s%s\nchecked: 2026-01-31\n---\n", id,
	                         parent ? "parent: " : "", parent ? parent : ""));
}

/* The region "us" with this text below its front matter, which has four lines. */
static void write_lines(struct scene *scene, const char *text)
{
	scene_write(scene, "kit/regions/us.md",
	            arena_printf(&scene->arena, "---\ntitle: US\nchecked: 2026-01-31\n---\n%s", text));
}

static void the_chosen_region_is_first(void **state)
{
	struct fixture *fixture = *state;
	write_region(&fixture->scene, "us-nc", "us");
	write_region(&fixture->scene, "africa", NULL);
	const struct edition *edition = load(fixture);
	assert_silent(&fixture->scene);
	assert_int_equal(edition->region_count, 3);
	assert_string_equal(edition->regions[0].id, "us");
	assert_string_equal(edition->regions[1].id, "africa");
	assert_string_equal(edition->regions[2].id, "us-nc");
	assert_string_equal(edition->regions[2].parent, "us");
	assert_string_equal(edition->regions[2].title, "T us-nc");
	assert_string_equal(edition->regions[2].checked, "2026-01-31");
}

static void a_file_in_the_language_wins(void **state)
{
	struct fixture *fixture = *state;
	scene_write(&fixture->scene, "kit/kit.yaml",
	            "id: demo\nversion: 1.0.0\nlanguages: [es]\ntitle: {es: T}\ndiscreet-title: {es: C}\nsummary: {es: S.}\n"
	            "region: us\nlicence: CC BY 4.0\nexit: https://example.org/\n");
	scene_write(&fixture->scene, "kit/es/m01-x/module.md", "---\ntitle: T\nsummary: S.\nminutes: 5\nstatus: draft\n---\n");
	scene_write(&fixture->scene, "kit/regions/us.es.md", "---\ntitle: Estados Unidos\nchecked: 2026-01-31\n---\n");
	assert_string_equal(load(fixture)->regions[0].title, "Estados Unidos");
	assert_silent(&fixture->scene);
	scene_write(&fixture->scene, "kit/regions/us.en.md", "");
	scene_write(&fixture->scene, "kit/regions/US.md", "");
	scene_write(&fixture->scene, "kit/regions/readme.txt", "");
	load(fixture);
	assert_reported(&fixture->scene, "kit/regions/us.en.md: error: the file is not named like a region;");
	assert_reported(&fixture->scene, "kit/regions/US.md: error: the file is not named like a region;");
	assert_reported(&fixture->scene, "kit/regions/readme.txt: error: the file is not named like a region;");
}

static void parents_never_lead_back(void **state)
{
	struct fixture *fixture = *state;
	write_region(&fixture->scene, "a", "b");
	write_region(&fixture->scene, "b", "c");
	write_region(&fixture->scene, "c", "b");
	write_region(&fixture->scene, "d", "d");
	write_region(&fixture->scene, "e", "nowhere");
	const struct edition *edition = load(fixture);
	assert_reported(&fixture->scene, "kit/regions/b.md:1:1: error: the region 'b' lies in itself by way of its parent 'c';");
	assert_reported(&fixture->scene, "kit/regions/c.md:1:1: error: the region 'c' lies in itself by way of its parent 'b';");
	assert_reported(&fixture->scene, "kit/regions/d.md:1:1: error: the region 'd' lies in itself by way of its parent 'd';");
	assert_reported(&fixture->scene, "kit/regions/e.md:1:1: error: there is no region 'nowhere';");
	assert_int_equal(diagnostics_errors(fixture->scene.diagnostics), 4);
	assert_string_equal(edition->regions[1].parent, "b");
	for (size_t i = 2; i < edition->region_count; i++)
		assert_null(edition->regions[i].parent);
}

static void a_chain_of_two_thousand_parents(void **state)
{
	struct fixture *fixture = *state;
	for (int i = 0; i < 2000; i++)
		write_region(&fixture->scene, arena_printf(&fixture->scene.arena, "r%d", i),
		             arena_printf(&fixture->scene.arena, "r%d", (i + 1) % 2000));
	assert_int_equal(load(fixture)->region_count, 2001);
	assert_int_equal(diagnostics_errors(fixture->scene.diagnostics), 2000);
}

static void a_helpline(void **state)
{
	struct fixture *fixture = *state;
	scene_write(&fixture->scene, "kit/references.md", "## src\n\nText.\n\n- facts: fact\n");
	write_lines(&fixture->scene,
	            "## National *Hotline* {#hotline group=talk}\n\n- card: To talk\n- call: 1-888-373-7888\n- text: 233733\n- text-word: BEFREE\n"
	            "- chat: https://example.org/chat\n- relay: 711\n- abroad: +1 202 555 0100\n- languages: English, Spanish\n"
	            "- hours: day and night\n- answered-by: staff\n- may-report: only when asked\n- source: fact\n"
	            "- checked: 2026-11-22\n\nFree notes.\n\n## Police\n\n- call: 911\n- unconfirmed: n.d.\n\n"
	            "## What happens {.expect}\n\nSomebody answers.\n");
	const struct region *region = &load(fixture)->regions[0];
	assert_silent(&fixture->scene);
	assert_int_equal(region->line_count, 2);
	const struct help_line *line = &region->lines[0];
	assert_string_equal(line->id, "hotline");
	assert_string_equal(line->group, "talk");
	assert_string_equal(line->card, "To talk");
	assert_string_equal(line->call, "1-888-373-7888");
	assert_string_equal(line->text, "233733");
	assert_string_equal(line->text_word, "BEFREE");
	assert_string_equal(line->chat, "https://example.org/chat");
	assert_string_equal(line->relay, "711");
	assert_string_equal(line->abroad, "+1 202 555 0100");
	assert_string_equal(line->may_report, "only when asked");
	assert_string_equal(line->source->key, "src");
	assert_string_equal(line->checked, "2026-11-22");
	assert_null(line->unconfirmed);
	assert_non_null(line->notes);
	assert_int_equal(line->place.line, 5);
	assert_string_equal(region->lines[1].id, "police");
	assert_string_equal(region->lines[1].group, "other");
	assert_string_equal(region->lines[1].unconfirmed, "n.d.");
	assert_non_null(region->expect);
}

static void helplines_that_are_wrong(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "## A\n\n- call: 911\n", "kit/regions/us.md:5:1: error: the line does not say when it was confirmed;" },
		{ "## A\n\n- call: 911\n- checked: 2026-01-01\n- unconfirmed: 2018\n", "the line is both checked and unconfirmed;" },
		{ "## A\n\n- call: 911\n- unconfirmed: soon\n", "'soon' is not a year; write '- unconfirmed: 2018'" },
		{ "## A\n\n- call: 911\n- checked: 2026-02-30\n", "the value '2026-02-30' of 'checked' is not a date;" },
		{ "## A\n\n- call: 1-800-HELP\n- checked: 2026-01-01\n", "'1-800-HELP' is not a phone number;" },
		{ "## A\n\n- checked: 2026-01-01\n", "nobody can reach this line;" },
		{ "## A\n\n- card: To write\n- chat: https://example.org/\n- checked: 2026-01-01\n", "there is no number to print;" },
		{ "## A\n\n- call: 911\n- text-word: GO\n- checked: 2026-01-01\n", "'text-word' says what to send, but not where;" },
		{ "## A\n\n- call: 911\n- source: non\n- checked: 2026-01-01\n", "there is no source 'non';" },
		{ "## A {group=call}\n\n- call: 911\n- checked: 2026-01-01\n", "there is no group 'call'; known here: danger, talk, local, other" },
		{ "## A {kind=x}\n\n- call: 911\n- checked: 2026-01-01\n", "the attribute 'kind=' means nothing here;" },
		{ "## A\n\n- call: 911\n- unconfirmed: 2018\n\n## A\n\n- call: 912\n- unconfirmed: 2018\n",
		  "kit/regions/us.md:10:1: error: the id 'a' is already in line 5;" },
		{ "## A {.expect}\n\nx\n\n## B {.expect}\n\ny\n", "a second section '.expect' is shown nowhere;" },
		{ "Lost.\n\n## A {.expect}\n\nx\n", "kit/regions/us.md:5:1: error: text above the first '## ' heading" },
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		write_lines(&fixture->scene, rows[i].text);
		load(fixture);
		assert_reported(&fixture->scene, rows[i].message);
	}
}

static void heads_that_are_wrong(void **state)
{
	struct fixture *fixture = *state;
	scene_write(&fixture->scene, "kit/regions/us.md", "## No front matter\n\n- call: 911\n- unconfirmed: 2018\n");
	scene_write(&fixture->scene, "kit/regions/us-a.md", "---\ntitle: A\n");
	scene_write(&fixture->scene, "kit/regions/us-b.md", "---\ntitle: [\n---\n");
	assert_int_equal(load(fixture)->regions[0].line_count, 1);
	assert_reported(&fixture->scene, "kit/regions/us.md:1:1: error: the key 'title' is missing;");
	assert_reported(&fixture->scene, "kit/regions/us.md:1:1: error: the key 'checked' is missing;");
	assert_reported(&fixture->scene, "kit/regions/us-a.md:1:1: error: the front matter that starts here has no end;");
	assert_reported(&fixture->scene, "kit/regions/us-b.md:3:1: error:");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_chosen_region_is_first),
		TEST(a_file_in_the_language_wins),
		TEST(parents_never_lead_back),
		TEST(a_chain_of_two_thousand_parents),
		TEST(a_helpline),
		TEST(helplines_that_are_wrong),
		TEST(heads_that_are_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
