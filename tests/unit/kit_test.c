/* Loading a kit: its settings, its languages, its modules and its paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <time.h>

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

static struct kit *load_with(struct fixture *fixture, struct load_options options)
{
	kit_free(fixture->kit);
	options.templates = fixture->scene.templates;
	fixture->kit = load_kit(fixture->scene.kit, &options, fixture->scene.diagnostics);
	return fixture->kit;
}

static struct kit *load(struct fixture *fixture)
{
	return load_with(fixture, (struct load_options){ 0 });
}

/* A kit.yaml in two languages with every key. */
static const char full_settings[] = "id: demo\n"
				    "version: 1.2.0\n"
				    "languages: [en, es]\n"
				    "title:\n  en: Understanding\n  es: Entender\n"
				    "discreet-title: {en: Course, es: Curso}\n"
				    "summary: {en: Words., es: Palabras.}\n"
				    "region: us\n"
				    "licence: CC BY 4.0\n"
				    "publisher: We\n"
				    "exit: https://example.org/\n"
				    "completion: completed\n"
				    "pass: 70\n"
				    "only-audiences: [school]\n"
				    "audiences:\n  health: {en: Health, es: Salud}\n  school: {en: School, es: Escuela}\n"
				    "paths:\n"
				    "  - id: all\n    title: {en: All, es: Todo}\n    summary: {en: Why., es: Por qué.}\n"
				    "    modules: [m02, m01]\n";

static const char module_text[] = "---\ntitle: T\nsummary: S.\nminutes: 9\nstatus: review\n---\n";

static void write_full_kit(struct scene *scene)
{
	scene_write(scene, "kit/kit.yaml", full_settings);
	scene_write(scene, "kit/en/m02-more/module.md", module_text);
	scene_write(scene, "kit/es/m01-empezar/module.md", module_text);
	scene_write(scene, "kit/es/m02-mas/module.md", module_text);
}

/* ---- settings --------------------------------------------------------------------------------------------- */

static void the_smallest_kit(void **state)
{
	struct fixture *fixture = *state;
	struct kit *kit = load(fixture);
	assert_silent(&fixture->scene);
	assert_string_equal(kit->id, "demo");
	assert_int_equal(kit->pass_mark, 80);
	assert_int_equal(kit->preset, COMPLETION_PASSED_INCOMPLETE);
	assert_null(kit->publisher);
	assert_false(kit->is_partial);
	assert_int_equal(kit->edition_count, 1);
	assert_string_equal(kit->editions[0].direction, "ltr");
	assert_int_equal(kit->path_count, 0);
	assert_null(kit_find_reference(kit, "x"));
	assert_null(edition_find_term(&kit->editions[0], "x"));
}

static void every_setting(void **state)
{
	struct fixture *fixture = *state;
	write_full_kit(&fixture->scene);
	struct kit *kit = load(fixture);
	assert_silent(&fixture->scene);
	assert_string_equal(kit->publisher, "We");
	assert_int_equal(kit->preset, COMPLETION_COMPLETED);
	assert_int_equal(kit->pass_mark, 70);
	assert_int_equal(kit->audience_count, 2);
	assert_string_equal(kit->only_audiences[0], "school");
	const struct edition *spanish = &kit->editions[1];
	assert_string_equal(spanish->title, "Entender");
	assert_string_equal(spanish->discreet_title, "Curso");
	assert_string_equal(spanish->audience_names[1], "Escuela");
	assert_string_equal(spanish->path_titles[0], "Todo");
	assert_string_equal(spanish->path_summaries[0], "Por qué.");
	assert_int_equal(kit->paths[0].step_count, 2);
	assert_string_equal(kit->paths[0].steps[1].module, "m01");
}

/* Without an address the page that comes with the course is the only one. */
static void exit_to_the_bundled_page(void **state)
{
	struct fixture *fixture = *state;
	const char *found = strstr(full_settings, "https://example.org/");
	const struct kit *kit;

	write_full_kit(&fixture->scene);
	kit = load(fixture);
	assert_string_equal(kit->exit_url, "https://example.org/");
	scene_write(&fixture->scene, "kit/kit.yaml",
	            arena_printf(&fixture->scene.arena, "%.*sbundled%s", (int)(found - full_settings), full_settings,
	                         found + strlen("https://example.org/")));
	kit = load(fixture);
	assert_silent(&fixture->scene);
	assert_null(kit->exit_url);
}

/* Each row changes one line of the full kit. */
static void settings_that_are_wrong(void **state)
{
	static const struct {
		const char *from, *to, *message;
	} rows[] = {
		{ "id: demo", "id: De mo", "kit/kit.yaml:1:5: error: the value 'De mo' of 'id' is not an id;" },
		{ "id: demo\n", "", "kit/kit.yaml:1:1: error: the key 'id' is missing;" },
		{ "pass: 70", "pass: 101", "the value '101' of 'pass' is out of range or no number; write a whole one from 1 to 100" },
		{ "completion: completed", "completion: passed", "there is no completion 'passed';" },
		{ "pass: 70", "pass: 70\ntitles: playn",
		  "there is no way of titles 'playn'; did you mean 'plain'? [value-unknown]" },
		{ "exit: https", "exit: ftp", "'ftp://example.org/' is not a web address;" },
		{ "region: us", "region: uk", "kit/kit.yaml:9:9: error: there is no region 'uk';" },
		{ "[en, es]", "[en, es, EN]", "'EN' is not a language code;" },
		{ "[en, es]", "[en, es, ../x]", "'../x' is not a language code;" },
		{ "[en, es]", "[en, es, en]", "the language 'en' is here twice; keep one [id-duplicate]" },
		{ "[en, es]", "[en, es, fr]", "'title' has no text in 'fr'; add 'fr: …' below it [key-missing]" },
		{ "es: Curso", "fr: Cours", "there is no language 'fr'; known here: en, es [language-unknown]" },
		{ "discreet-title: {en: Course, es: Curso}", "discreet-title: Course",
		  "'discreet-title' is one text for all languages; write one below it for each: 'en: …' [key-type]" },
		{ "es: Palabras.", "es: [a]", "the text in 'es' is a list or a map; write one text [key-type]" },
		{ "[school]", "[scool]", "there is no audience 'scool'; did you mean 'school'? [audience-unknown]" },
		{ "  health: {en", "  He: {en", "the id 'He' has other characters than a-z, 0-9 and '-';" },
		{ "paths:\n", "paths: x\nx:\n", "'paths' is not a list; start each path with '- id: …' [key-type]" },
		{ "[m02, m01]", "[m02, m1]", "there is no module 'm1';" },
		{ "    modules: [m02, m01]\n", "", "the key 'modules' is missing;" },
		{ "publisher: We", "publischer: We", "unknown key 'publischer'; did you mean 'publisher'? [key-unknown]" },
	};
	struct fixture *fixture = *state;
	write_full_kit(&fixture->scene);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *found = strstr(full_settings, rows[i].from);
		assert_non_null(found);
		scene_write(&fixture->scene, "kit/kit.yaml",
		            arena_printf(&fixture->scene.arena, "%.*s%s%s", (int)(found - full_settings), full_settings,
		                         rows[i].to, found + strlen(rows[i].from)));
		assert_non_null(load(fixture));
		assert_reported(&fixture->scene, rows[i].message);
	}
}

static void a_path_id_is_unique(void **state)
{
	struct fixture *fixture = *state;
	write_full_kit(&fixture->scene);
	scene_write(&fixture->scene, "kit/kit.yaml",
	            arena_printf(&fixture->scene.arena,
	                         "%s  - id: all\n    title: {en: A, es: B}\n    summary: {en: A, es: B}\n    modules: m01\n",
	                         full_settings));
	load(fixture);
	assert_reported(&fixture->scene, "error: the path 'all' is already in line 20; give this one another id [id-duplicate]");
}

static void nothing_can_be_loaded(void **state)
{
	struct fixture *fixture = *state;
	scene_write(&fixture->scene, "kit/kit.yaml", "id: [\n");
	assert_null(load(fixture));
	assert_reported(&fixture->scene, "[yaml]");
	file_remove_tree(fixture->scene.kit);
	assert_null(load(fixture));
	assert_reported(&fixture->scene, "this is no kit;");
}

static void settings_that_are_empty(void **state)
{
	struct fixture *fixture = *state;
	static const char *const texts[] = { "", "languages: []\n", "just words\n", "- a\n- b\n", "languages: en\ntitle: x\n" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		scene_write(&fixture->scene, "kit/kit.yaml", texts[i]);
		assert_non_null(load(fixture));
	}
	assert_true(diagnostics_errors(fixture->scene.diagnostics) > 0);
}

/* ---- languages and modules -------------------------------------------------------------------------------- */

static void a_module_entry(void **state)
{
	struct fixture *fixture = *state;
	scene_write(&fixture->scene, "kit/en/m07-clues/module.md",
	            "---\ntitle: Clues\nsummary: What it is.\nminutes: 25\naudience: [school]\nstatus: published\n"
	            "objectives:\n  m07-o1: Tell one.\n  m07-o2: Tell two.\ncontent-note: Mentions threats.\n"
	            "reviewed-by: survivor expert\nreviewed-on: 2026-05-12\nupdated: 2026-11-22\ntranslates: 9f3c2a\n---\n# Clues\n");
	const struct module_entry *entry = edition_find_module(&load(fixture)->editions[0], "m07");
	assert_silent(&fixture->scene);
	assert_string_equal(entry->folder, "en/m07-clues");
	assert_string_equal(entry->title, "Clues");
	assert_int_equal(entry->minutes, 25);
	assert_string_equal(entry->audiences[0], "school");
	assert_string_equal(entry->objectives[1].id, "m07-o2");
	assert_string_equal(entry->objectives[1].text, "Tell two.");
	assert_int_equal(entry->objectives[1].place.line, 9);
	assert_string_equal(entry->reviewed_by[0], "survivor expert");
	assert_string_equal(entry->updated, "2026-11-22");
	assert_null(edition_find_module(&fixture->kit->editions[0], "m0"));
}

static void module_entries_that_are_wrong(void **state)
{
	static const struct {
		const char *lines, *message;
	} rows[] = {
		{ "objectives:\n  m01-o1: x\n", "kit/en/m02-x/module.md:7:3: error: the id 'm01-o1' does not start with its module's; write 'm02-m01-o1'" },
		{ "objectives:\n  M02: x\n", "the id 'M02' has other characters than a-z, 0-9 and '-';" },
		{ "objectives:\n  m02-o1: [x]\n", "the objective 'm02-o1' is not one text;" },
		{ "objectives: [m02-o1]\n", "'objectives' is not a map; write 'm02-o1: …' lines below it" },
		{ "audience: schools\n", "there is no audience 'schools'; did you mean 'school'?" },
		{ "reviewed-on: May\n", "the value 'May' of 'reviewed-on' is not a date;" },
		{ "sumary: x\n", "unknown key 'sumary'; did you mean 'summary'?" },
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		scene_write(&fixture->scene, "kit/en/m02-x/module.md",
		            arena_printf(&fixture->scene.arena, "---\ntitle: T\nsummary: S\nminutes: 5\nstatus: draft\n%s---\n",
		                         rows[i].lines));
		assert_non_null(edition_find_module(&load(fixture)->editions[0], "m02"));
		assert_reported(&fixture->scene, rows[i].message);
	}
	scene_write(&fixture->scene, "kit/en/m02-x/module.md", "---\ntitle: T\nsummary: S\nminutes: 0\nstatus: done\n---\n");
	load(fixture);
	assert_reported(&fixture->scene, "there is no status 'done'; known here: draft, review, published [value-unknown]");
	assert_reported(&fixture->scene, "the value '0' of 'minutes' is out of range or no number; write a whole one from 1 to 999");
	scene_write(&fixture->scene, "kit/en/m02-x/module.md", "# No front matter\n");
	assert_string_equal(edition_find_module(&load(fixture)->editions[0], "m02")->title, "m02");
	assert_reported(&fixture->scene, "kit/en/m02-x/module.md:1:1: error: the key 'title' is missing;");
}

static void folders_of_a_language(void **state)
{
	struct fixture *fixture = *state;
	struct scene *scene = &fixture->scene;
	scene_write(scene, "kit/en/shared/close.md", "");
	scene_write(scene, "kit/en/glossary.md", "# Glossary\n");
	scene_write(scene, "kit/en/.hidden", "");
	scene_write(scene, "kit/en/m01-again/module.md", module_text);
	scene_write(scene, "kit/en/m02-empty/01-lesson.md", "");
	scene_write(scene, "kit/en/M03-case/module.md", "");
	scene_write(scene, "kit/en/m04/module.md", "");
	scene_write(scene, "kit/en/m05-/module.md", "");
	scene_write(scene, "kit/en/notes.txt", "");
	const struct edition *edition = &load(fixture)->editions[0];
	assert_int_equal(edition->module_count, 2);
	assert_reported(scene, "kit/en/m01-start: error: the module id 'm01' is that of 'en/m01-again' too;");
	assert_reported(scene, "there is no file 'kit/en/m02-empty/module.md'");
	assert_reported(scene, "kit/en/M03-case: error: the folder is not named like a module;");
	assert_reported(scene, "kit/en/m04: error: the folder is not named like a module;");
	assert_reported(scene, "kit/en/m05-: error: the folder is not named like a module;");
	assert_reported(scene, "kit/en/notes.txt: error: a language's folder holds");
	assert_int_equal(diagnostics_errors(scene->diagnostics), 6);
}

static void languages_that_differ(void **state)
{
	struct fixture *fixture = *state;
	write_full_kit(&fixture->scene);
	file_remove_tree(arena_printf(&fixture->scene.arena, "%s/es/m01-empezar", fixture->scene.kit));
	load(fixture);
	assert_reported(&fixture->scene, "kit/en/m01-start/module.md:1:1: warning: the module 'm01' is missing in 'es';");
	file_remove_tree(arena_printf(&fixture->scene.arena, "%s/es", fixture->scene.kit));
	load(fixture);
	assert_reported(&fixture->scene, "kit/kit.yaml:1:1: error: the language 'es' has no folder");
}

static void parts_of_a_kit(void **state)
{
	struct fixture *fixture = *state;
	const char *languages[] = { "es" };
	const char *modules[] = { "m02" };
	write_full_kit(&fixture->scene);
	file_remove_tree(arena_printf(&fixture->scene.arena, "%s/es/m01-empezar", fixture->scene.kit));
	struct kit *kit = load_with(fixture, (struct load_options){ .languages = languages, .language_count = 1 });
	assert_silent(&fixture->scene);
	assert_int_equal(kit->paths[0].step_count, 1);
	scene_write(&fixture->scene, "kit/es/m01-empezar/module.md", module_text);
	assert_int_equal(kit->edition_count, 1);
	assert_string_equal(kit->editions[0].title, "Entender");
	assert_true(kit->is_partial);

	kit = load_with(fixture, (struct load_options){ .modules = modules, .module_count = 1 });
	assert_silent(&fixture->scene);
	assert_int_equal(kit->editions[0].module_count, 1);
	assert_true(edition_leaves_out(&kit->editions[0], "m01"));
	assert_false(edition_leaves_out(&kit->editions[0], "m02"));
	assert_int_equal(kit->paths[0].step_count, 2);
	assert_true(kit->is_partial);
}

static void parts_that_a_kit_does_not_have(void **state)
{
	struct fixture *fixture = *state;
	const char *languages[] = { "fr" };
	const char *modules[] = { "m03" };
	write_full_kit(&fixture->scene);
	load_with(fixture, (struct load_options){
				   .languages = languages, .language_count = 1, .modules = modules, .module_count = 1, .region = "uk" });
	assert_reported(&fixture->scene, "there is no language 'fr'; known here: en, es [language-unknown]");
	assert_int_equal(diagnostics_errors(fixture->scene.diagnostics), 1);
	load_with(fixture, (struct load_options){ .modules = modules, .module_count = 1, .region = "uk" });
	assert_reported(&fixture->scene, "kit/kit.yaml:1:1: error: there is no module 'm03';");
	assert_reported(&fixture->scene, "kit/kit.yaml:1:1: error: there is no region 'uk'; known here: us [region-unknown]");
}

static void ten_thousand_modules(void **state)
{
	struct fixture *fixture = *state;
	for (int i = 0; i < 10000; i++)
		scene_write(&fixture->scene, arena_printf(&fixture->scene.arena, "kit/en/x%04d-y/module.md", i), module_text);
	clock_t start = clock();
	const struct edition *edition = &load(fixture)->editions[0];
	assert_silent(&fixture->scene);
	assert_int_equal(edition->module_count, 10001);
	assert_string_equal(edition_find_module(edition, "x4711")->folder, "en/x4711-y");
	assert_true(clock() - start < 20 * CLOCKS_PER_SEC); /* nothing quadratic, even under sanitizers */
	assert_true(fixture->kit->arena.used < 10000 * 400);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_smallest_kit),
		TEST(every_setting),
		TEST(exit_to_the_bundled_page),
		TEST(settings_that_are_wrong),
		TEST(a_path_id_is_unique),
		TEST(nothing_can_be_loaded),
		TEST(settings_that_are_empty),
		TEST(a_module_entry),
		TEST(module_entries_that_are_wrong),
		TEST(folders_of_a_language),
		TEST(languages_that_differ),
		TEST(parts_of_a_kit),
		TEST(parts_that_a_kit_does_not_have),
		TEST(ten_thousand_modules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
