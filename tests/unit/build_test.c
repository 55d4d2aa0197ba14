/* The pipeline: what is published, when nothing is, and that threads and order make no difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "base/xmlread.h"
#include "build.h"
#include "scene.h"

struct fixture {
	struct scene scene;
	struct strbuf summary;
	struct build_options options;
};

/* The project's templates: the tests lie in build/tests/unit/. */
static const char *project_templates(struct arena *arena)
{
	char program[4096];
	ssize_t length;

	if (getenv("WAYMARK_TEMPLATES"))
		return getenv("WAYMARK_TEMPLATES");
	length = readlink("/proc/self/exe", program, sizeof program - 1);
	assert_true(length > 0);
	program[length] = '\0';
	return path_join(arena, path_folder(arena, program), "../../../templates");
}

static void write_lesson(struct scene *scene, int module, const char *text)
{
	static const char front[] = "---\ntitle: Page\nsummary: What it is.\nminutes: 5\nstatus: draft\nobjectives:\n"
				    "  m%02d-o1: Say one.\n---\n";
	static const char lesson[] = "---\nminutes: 3\nobjectives: [m%02d-o1]\n---\n# One\n\n%s\n";
	struct arena *arena = &scene->arena;

	scene_write(scene, arena_printf(arena, "kit/en/m%02d-page/module.md", module),
		    arena_printf(arena, front, module));
	scene_write(scene, arena_printf(arena, "kit/en/m%02d-page/01-one.md", module),
		    arena_printf(arena, lesson, module, text));
}

static const char *inside(struct fixture *fixture, const char *path)
{
	return arena_printf(&fixture->scene.arena, "%s/%s", fixture->scene.folder, path);
}

/* Those that are built where none is named: no browser is needed. */
static const struct target *const *usual_targets(struct arena *arena, size_t *usual)
{
	size_t count;
	const struct target *const *all = targets(&count);
	const struct target **chosen = arena_calloc(arena, count, sizeof(*chosen));

	*usual = 0;
	for (size_t i = 0; i < count; i++)
		if (!all[i]->on_request)
			chosen[(*usual)++] = all[i];
	return chosen;
}

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .summary = STRBUF_INIT };
	scene_open(&fixture.scene);
	scene_write_kit(&fixture.scene);
	for (int module = 2; module < 12; module++)
		write_lesson(&fixture.scene, module, "A page of *words*.");
	fixture.options = (struct build_options){
		.kit = fixture.scene.kit,
		.output = inside(&fixture, "dist"),
		.templates = project_templates(&fixture.scene.arena),
		.threads = 2,
		.quiet = true,
	};
	fixture.options.targets = usual_targets(&fixture.scene.arena, &fixture.options.target_count);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	strbuf_release(&fixture->summary);
	scene_close(&fixture->scene);
	return 0;
}

static enum build_result build(struct fixture *fixture)
{
	strbuf_reset(&fixture->summary);
	diagnostics_free(fixture->scene.diagnostics);
	fixture->scene.diagnostics = diagnostics_new();
	return build_run(&fixture->options, fixture->scene.diagnostics, &fixture->summary);
}

static void assert_built(struct fixture *fixture)
{
	if (build(fixture) != BUILD_OK)
		fail_msg("not built:\n%s", scene_messages(&fixture->scene));
}

/* The content of a file below the scene's folder; NULL when it is not there. */
static const char *content(struct fixture *fixture, const char *path)
{
	char *text = NULL;
	size_t length;

	if (file_read(&fixture->scene.arena, inside(fixture, path), 10 << 20, &text, &length) != FILE_OK)
		return NULL;
	return text;
}

static void assert_there(struct fixture *fixture, const char *path)
{
	if (!file_exists(inside(fixture, path)))
		fail_msg("%s is missing", path);
}

static void everything_lands_where_it_belongs(void **state)
{
	struct fixture *fixture = *state;

	assert_built(fixture);
	assert_there(fixture, "dist/site/START-HERE.html");
	assert_there(fixture, "dist/site/en/m02.html");
	assert_there(fixture, "dist/site/en/glossary.html");
	assert_there(fixture, "dist/site/en/references.html");
	assert_there(fixture, "dist/site/en/paths.html");
	assert_there(fixture, "dist/site/en/help.html");
	assert_there(fixture, "dist/site/en/settings.html");
	assert_there(fixture, "dist/site/en/sitemap.html");
	assert_there(fixture, "dist/site/s/waymark.css");
	assert_there(fixture, "dist/site/s/waymark.js");
	assert_there(fixture, "dist/single/en/m02.html");
	assert_there(fixture, "dist/scorm12/en/demo-m02-en-scorm12.zip");
	assert_there(fixture, "dist/scorm12/en/demo-m02-en-scorm12.html");
	assert_there(fixture, "dist/scorm12/en/demo-all-en-scorm12.zip");
	assert_there(fixture, "dist/scorm2004/en/demo-m02-en-scorm2004.zip");
	assert_there(fixture, "dist/cmi5/en/demo-m02-en-cmi5.zip");
	assert_there(fixture, "dist/imscc/en/demo-en.imscc");
	assert_there(fixture, "dist/epub/en/demo-en.epub");
	assert_there(fixture, "dist/build-report.html");
	assert_there(fixture, "dist/.waymark");
	assert_non_null(strstr(fixture->summary.text, "dist/site/START-HERE.html"));
}

static void threads_make_no_difference(void **state)
{
	struct fixture *fixture = *state;
	const char *one, *two;

	fixture->options.threads = 1;
	assert_built(fixture);
	one = content(fixture, "dist/SHA256SUMS");
	fixture->options.threads = 7;
	fixture->options.output = inside(fixture, "other");
	assert_built(fixture);
	two = content(fixture, "other/SHA256SUMS");
	assert_non_null(one);
	assert_string_equal(one, two);
	assert_string_equal(content(fixture, "dist/build-report.html"), content(fixture, "other/build-report.html"));
	assert_string_equal(content(fixture, "dist/site/en/sitemap.html"),
			    content(fixture, "other/site/en/sitemap.html"));
}

static void what_changes_shape_is_told(void **state)
{
	static const char question[] =
	    "A page.\n\n### Put it in order {#m02-q7 .q .order objective=m02-o1}\n\n1. Listen\n   > First.\n"
	    "2. Ask\n   > Then.\n3. Wait\n   > Last.\n\n> One after the other.\n";
	struct fixture *fixture = *state;
	const char *report;

	write_lesson(&fixture->scene, 2, question);
	assert_built(fixture);
	assert_there(fixture, "dist/banks/en/demo-en.gift.txt");
	assert_there(fixture, "dist/banks/en/demo-en.moodle.xml");
	report = content(fixture, "dist/build-report.html");
	assert_non_null(strstr(report, "<th scope=\"row\">GIFT: an order is asked step by step"));
	assert_non_null(strstr(report, "<td>1</td><td>m02-q7</td>"));
	assert_non_null(strstr(report, "<th scope=\"row\">Questions of the module are answered by links"));
	assert_non_null(strstr(fixture->summary.text, "changed shape, the report says which"));
}

static void one_error_publishes_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *before;

	assert_built(fixture);
	before = content(fixture, "dist/SHA256SUMS");
	write_lesson(&fixture->scene, 3, "[nowhere](nowhere.md)");
	write_lesson(&fixture->scene, 7, "No [@nobody] source.");
	assert_int_equal(build(fixture), BUILD_CONTENT_ERRORS);
	assert_reported(&fixture->scene, "kit/en/m03-page/01-one.md:7");
	assert_reported(&fixture->scene, "kit/en/m07-page/01-one.md:7");
	assert_string_equal(content(fixture, "dist/SHA256SUMS"), before);
	assert_string_equal(fixture->summary.text, "");
}

static void errors_are_the_same_with_any_number_of_threads(void **state)
{
	struct fixture *fixture = *state;
	const char *one;

	for (int module = 2; module < 12; module++)
		write_lesson(&fixture->scene, module, "[nowhere](nowhere.md) <b>raw</b>");
	fixture->options.threads = 1;
	assert_int_equal(build(fixture), BUILD_CONTENT_ERRORS);
	one = scene_messages(&fixture->scene);
	fixture->options.threads = 4;
	assert_int_equal(build(fixture), BUILD_CONTENT_ERRORS);
	assert_string_equal(scene_messages(&fixture->scene), one);
}

static void checking_writes_nothing(void **state)
{
	struct fixture *fixture = *state;

	fixture->options.output = NULL;
	assert_built(fixture);
	assert_false(file_is_folder(inside(fixture, "dist")));
	assert_string_equal(fixture->summary.text, "0 errors, 0 warnings\n");
}

static void warnings_count_when_strict(void **state)
{
	struct fixture *fixture = *state;

	scene_write(&fixture->scene, "kit/en/glossary.md", "# Glossary\n\n## lonely\n\nA word that nothing uses.\n");
	assert_built(fixture);
	assert_reported(&fixture->scene, "warning: ");
	fixture->options.strict = true;
	fixture->options.output = inside(fixture, "other");
	assert_int_equal(build(fixture), BUILD_CONTENT_ERRORS);
	assert_false(file_is_folder(inside(fixture, "other")));
}

static void one_target_leaves_the_others(void **state)
{
	struct fixture *fixture = *state;
	const struct target *const site[] = { target_find("site") };

	assert_built(fixture);
	fixture->options.targets = site;
	fixture->options.target_count = 1;
	assert_built(fixture);
	assert_there(fixture, "dist/site/START-HERE.html");
	assert_there(fixture, "dist/single/en/m02.html");
}

static void a_kit_that_is_not_there(void **state)
{
	struct fixture *fixture = *state;

	fixture->options.kit = inside(fixture, "nowhere");
	assert_int_equal(build(fixture), BUILD_CONTENT_ERRORS);
	assert_true(diagnostics_errors(fixture->scene.diagnostics) > 0);
	assert_false(file_is_folder(inside(fixture, "dist")));
}

static void a_destination_of_somebody_else(void **state)
{
	struct fixture *fixture = *state;

	scene_write(&fixture->scene, "dist/precious", "keep");
	assert_int_equal(build(fixture), BUILD_SYSTEM_FAILED);
	assert_string_equal(content(fixture, "dist/precious"), "keep");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(everything_lands_where_it_belongs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(threads_make_no_difference, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_changes_shape_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_error_publishes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(errors_are_the_same_with_any_number_of_threads, set_up, tear_down),
		cmocka_unit_test_setup_teardown(checking_writes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(warnings_count_when_strict, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_target_leaves_the_others, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_kit_that_is_not_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_destination_of_somebody_else, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
