/* The theme: in which order files are joined, and what is said when something is not there. */
#include "render_fixture.h"

#include "render/theme.h"

static void put_theme(struct render_fixture *fixture)
{
	put_file(fixture, "page.html", "x");
	put_file(fixture, "parts/p.html", "x");
	put_file(fixture, "css/20-b.css", "b{}");
	put_file(fixture, "css/10-a.css", "a{}");
	put_file(fixture, "css/notes.txt", "no style");
	put_file(fixture, "css/pages/10-kit.css", "p{}");
	put_file(fixture, "js/pages/search.js", "search();");
	put_file(fixture, "js/90-z.js", "z();");
	put_file(fixture, "js/00-a.js", "a();");
	put_file(fixture, "js/question/choice.js", "choice();");
	put_file(fixture, "js/tracker/scorm12.js", "lms();");
	put_file(fixture, "js/tracker/cmi5.js", "cmi();");
	put_file(fixture, "js/lms/record.js", "record();");
	put_file(fixture, "js/lms/scorm/session.js", "session();");
	put_file(fixture, "css/units/10-units.css", "u{}");
	put_file(fixture, "js/units/10-units.js", "units();");
}

static void joins_files_in_name_order(void **state)
{
	struct render_fixture *fixture = *state;
	struct theme *theme;

	put_theme(fixture);
	theme = theme_load(&fixture->arena, fixture->folder, NULL, fixture->diagnostics);
	assert_non_null(theme);
	assert_string_equal(theme->main.style->data, "a{}b{}");
	assert_string_equal(theme->main.script->data, "a();\nz();\nchoice();\n");
	assert_true(theme->main.script->compressed);
	assert_string_equal(theme->pages.style->data, "p{}");
	assert_string_equal(theme->pages.script->data, "search();\n");
	assert_string_equal(theme_tracker(theme, "scorm12")->data, "record();\nsession();\nlms();\n");
	assert_string_equal(theme_tracker(theme, "cmi5")->data, "record();\ncmi();\n");
	assert_string_equal(theme->units.style->data, "u{}");
	assert_string_equal(theme->units.script->data, "units();\n");
	assert_null(theme_tracker(theme, "cmi6"));
	assert_string_equal(theme->inline_style.text, "/*<![CDATA[*/\na{}b{}/*]]>*/");
	assert_int_equal(theme_schema(theme, "scorm12")->file_count, 0);
	assert_int_equal(theme_schema(theme, "unheard-of")->file_count, 0);
	theme_free(theme);
}

static void refuses_what_would_end_an_element(void **state)
{
	struct render_fixture *fixture = *state;

	put_theme(fixture);
	put_file(fixture, "js/50-bad.js", "x = '</script>';");
	assert_null(theme_load(&fixture->arena, fixture->folder, NULL, fixture->diagnostics));
	assert_contains(reported(fixture),
			"js: error: the theme holds '</' or ']]>', which would end the element in a single file; "
			"write '<\\/' or ']] >' [file-unreadable]");
}

static void reports_missing_folders(void **state)
{
	struct render_fixture *fixture = *state;

	put_file(fixture, "page.html", "x");
	put_file(fixture, "parts/p.html", "x");
	assert_null(theme_load(&fixture->arena, fixture->folder, NULL, fixture->diagnostics));
	assert_contains(reported(fixture), "/css: error: a folder of the theme cannot be read");
	assert_contains(reported(fixture), "/js/tracker: error: a folder of the theme cannot be read");
}

static void reports_schemas_that_do_not_compile(void **state)
{
	struct render_fixture *fixture = *state;
	const char *schemas;

	put_theme(fixture);
	put_file(fixture, "schemas/scorm12/adlcp_rootv1p2.xsd", "<broken");
	schemas = path_join(&fixture->arena, fixture->folder, "schemas");
	assert_null(theme_load(&fixture->arena, fixture->folder, schemas, fixture->diagnostics));
	assert_contains(reported(fixture), "/schemas/scorm12: error: the official schema files cannot be used: ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, render_set_up, render_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(joins_files_in_name_order),
		TEST(refuses_what_would_end_an_element),
		TEST(reports_missing_folders),
		TEST(reports_schemas_that_do_not_compile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
