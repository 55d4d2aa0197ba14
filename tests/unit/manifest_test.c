/* The manifest of SCORM 1.2: what is written is valid, and what the schema does not find is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmlread.h"
#include "target/manifest.h"

struct fixture {
	struct arena arena;
	struct strbuf text;
	struct strbuf problem;
	struct bundle *package;
};

static const char *files[] = { "index.html", "s/waymark.css", "media/m07-circles.png" };

static struct manifest_sco sco = {
	.id = "m07", .title = "Community course \xe2\x80\x93 7", .files = files, .file_count = 3
};

static const struct manifest sound = {
	.id = "kit_base_m07_en", .version = "1.0.0", .title = "Community course", .scos = &sco, .sco_count = 1
};

static void add_file(struct fixture *fixture, const char *path)
{
	bundle_add(&fixture->arena, fixture->package, path, blob_of(&fixture->arena, "", 0), NULL);
}

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .arena = ARENA_INIT, .text = STRBUF_INIT, .problem = STRBUF_INIT };
	fixture.package = bundle_new(&fixture.arena, "package.zip", true);
	add_file(&fixture, MANIFEST_NAME);
	for (size_t i = 0; i < 3; i++)
		add_file(&fixture, files[i]);
	add_file(&fixture, "imscp_rootv1p1p2.xsd");
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_release(&fixture->arena);
	strbuf_release(&fixture->text);
	strbuf_release(&fixture->problem);
	return 0;
}

static bool check(struct fixture *fixture)
{
	strbuf_reset(&fixture->problem);
	return manifest_check(&fixture->arena, fixture->text.text, fixture->text.length, fixture->package,
	                      &fixture->problem);
}

/* The manifest with `from` replaced by `to` is refused with a message that has `part` in it. */
static void assert_refused(struct fixture *fixture, const char *from, const char *to, const char *part)
{
	struct strbuf changed = STRBUF_INIT;
	const char *at = strstr(fixture->text.text, from);

	assert_non_null(at);
	strbuf_add(&changed, fixture->text.text, (size_t)(at - fixture->text.text));
	strbuf_addstr(&changed, to);
	strbuf_addstr(&changed, at + strlen(from));
	strbuf_reset(&fixture->problem);
	assert_false(
	    manifest_check(&fixture->arena, changed.text, changed.length, fixture->package, &fixture->problem));
	if (!strstr(fixture->problem.text, part))
		fail_msg("'%s' does not say '%s'", fixture->problem.text, part);
	strbuf_release(&changed);
}

static void a_sound_manifest(void **state)
{
	struct fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	assert_true(check(fixture));
	assert_non_null(strstr(fixture->text.text, "<schemaversion>1.2</schemaversion>"));
	assert_non_null(strstr(fixture->text.text, "adlcp:scormtype=\"sco\""));
	assert_non_null(strstr(fixture->text.text, "identifier=\"kit_base_m07_en\" version=\"1.0.0\""));
	assert_null(strstr(fixture->text.text, "masteryscore"));
}

static void a_long_version_is_left_out(void **state)
{
	struct fixture *fixture = *state;
	struct manifest manifest = sound;

	manifest.version = "1.0.0-with-a-very-long-tail";
	manifest_write(&manifest, &fixture->text);
	assert_true(check(fixture));
	assert_null(strstr(fixture->text.text, manifest.version));
}

static void hostile_titles_are_only_text(void **state)
{
	struct fixture *fixture = *state;
	struct manifest manifest = sound;

	manifest.title = "A & B <c> ]]> \"q\"";
	manifest_write(&manifest, &fixture->text);
	assert_true(check(fixture));
	assert_non_null(strstr(fixture->text.text, "A &amp; B &lt;c&gt; ]]&gt;"));
}

static void titles_have_a_limit_in_characters(void **state)
{
	struct fixture *fixture = *state;
	struct manifest manifest = sound;
	struct strbuf title = STRBUF_INIT;

	for (int i = 0; i < MANIFEST_TITLE_LIMIT; i++)
		strbuf_addstr(&title, "\xc3\xb1");
	manifest.title = title.text;
	manifest_write(&manifest, &fixture->text);
	assert_true(check(fixture));
	strbuf_addch(&title, 'n');
	manifest.title = title.text;
	strbuf_reset(&fixture->text);
	manifest_write(&manifest, &fixture->text);
	assert_false(check(fixture));
	assert_non_null(strstr(fixture->problem.text, "shorten discreet-title"));
	strbuf_release(&title);
}

static void what_the_schema_does_not_find(void **state)
{
	struct fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	assert_refused(fixture, "default=\"organization\"", "default=\"nowhere\"", "default organization");
	assert_refused(fixture, "identifierref=\"resource_m07\"", "identifierref=\"resource_m08\"", "resource_m08");
	assert_refused(fixture, "identifier=\"item_m07\"", "identifier=\"organization\"", "stands twice");
	assert_refused(fixture, ">1.2<", ">1.3<", "schemaversion");
	assert_refused(fixture, "<file href=\"s/waymark.css\"/>", "", "does not list the file 's/waymark.css'");
	assert_refused(fixture, "<file href=\"s/waymark.css\"/>", "<file href=\"s/other.css\"/>", "the package lacks");
	assert_refused(fixture, "<file href=\"index.html\"/>", "", "launches 'index.html'");
	assert_refused(fixture, "</manifest>", "", "not XML");
}

static void files_of_the_package_that_nobody_lists(void **state)
{
	struct fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	add_file(fixture, "s/stray.js");
	assert_false(check(fixture));
	assert_non_null(strstr(fixture->problem.text, "s/stray.js"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_sound_manifest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_version_is_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_titles_are_only_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(titles_have_a_limit_in_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_the_schema_does_not_find, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_of_the_package_that_nobody_lists, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
