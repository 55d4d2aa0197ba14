/* The manifests of SCORM: what is written is valid, and what the schema does not find is found. */
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
	const struct manifest_rules *rules;
	struct strbuf text;
	struct strbuf problem;
	struct bundle *package;
};

static const char *files[] = { "index.html", "s/waymark.css", "media/m07-circles.png" };

static struct objective objectives[] = { { .id = "m07-o1", .text = "Weigh clues." },
					 { .id = "m07-o2", .text = "Say so." } };

static const struct module_entry entry = { .id = "m07", .objectives = objectives, .objective_count = 2 };

static struct manifest_sco sco = { .id = "m07",
				   .title = "Community course \xe2\x80\x93 7",
				   .files = files,
				   .file_count = 3,
				   .entry = &entry,
				   .has_check = true };

static const struct kit kit = { .preset = COMPLETION_PASSED_INCOMPLETE };

static const struct manifest sound = { .id = "kit_base_m07_en",
				       .version = "1.0.0",
				       .title = "Community course",
				       .scos = &sco,
				       .sco_count = 1,
				       .kit = &kit };

static void add_file(struct fixture *fixture, const char *path)
{
	bundle_add(&fixture->arena, fixture->package, path, blob_of(&fixture->arena, "", 0), NULL);
}

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .arena = ARENA_INIT, .text = STRBUF_INIT, .problem = STRBUF_INIT };
	fixture.rules = &manifest_scorm12;
	fixture.package = bundle_new(&fixture.arena, "package.zip", true);
	add_file(&fixture, MANIFEST_NAME);
	for (size_t i = 0; i < 3; i++)
		add_file(&fixture, files[i]);
	add_file(&fixture, "imscp_rootv1p1p2.xsd");
	add_file(&fixture, "XMLSchema.dtd");
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
			      fixture->rules, &fixture->problem);
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
	assert_false(manifest_check(&fixture->arena, changed.text, changed.length, fixture->package, fixture->rules,
				    &fixture->problem));
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
	assert_refused(fixture, "adlcp:scormtype", "adlcp:scormType", "adlcp:scormtype");
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

/* ---- SCORM 2004 ---- */

static void write_2004(struct fixture *fixture, const struct manifest *manifest, int edition)
{
	fixture->rules = edition == 3 ? &manifest_scorm2004_3 : &manifest_scorm2004_4;
	strbuf_reset(&fixture->text);
	manifest_write_2004(manifest, edition, &fixture->text);
}

static bool has(const struct fixture *fixture, const char *part)
{
	return strstr(fixture->text.text, part) != NULL;
}

static void sound_manifests_of_both_editions(void **state)
{
	struct fixture *fixture = *state;

	for (int edition = 3; edition <= 4; edition++) {
		write_2004(fixture, &sound, edition);
		assert_true(check(fixture));
		assert_true(has(fixture, edition == 3 ? ">2004 3rd Edition<" : ">2004 4th Edition<"));
		assert_true(has(fixture, "adlcp:scormType=\"sco\""));
		assert_true(has(fixture, "http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd"));
		assert_true(has(fixture, "completionSetByContent=\"true\" objectiveSetByContent=\"true\""));
		assert_false(has(fixture, "completionThreshold"));
		assert_false(has(fixture, "satisfiedByMeasure=\"true\""));
		assert_false(has(fixture, "rootv1p1p2"));
	}
	fixture->rules = &manifest_scorm2004_3;
	assert_false(check(fixture));
	assert_non_null(strstr(fixture->problem.text, "its schemaversion is not 2004 3rd Edition"));
}

static void objectives_are_declared_where_they_are_sent(void **state)
{
	struct fixture *fixture = *state;
	struct manifest manifest = sound;
	struct kit completed = { .preset = COMPLETION_COMPLETED };
	struct manifest_sco lesson = sco;

	write_2004(fixture, &sound, 4);
	assert_true(has(fixture, "<imsss:objective objectiveID=\"m07_o2\"/>"));
	assert_false(has(fixture, "rollupObjectiveSatisfied"));
	manifest.kit = &completed;
	write_2004(fixture, &manifest, 4);
	assert_false(has(fixture, "imsss:objectives"));
	assert_true(has(fixture, "rollupObjectiveSatisfied=\"false\""));
	lesson.has_check = false;
	manifest.kit = &kit;
	manifest.scos = &lesson;
	write_2004(fixture, &manifest, 4);
	assert_false(has(fixture, "imsss:objectives"));
	assert_true(has(fixture, "rollupObjectiveSatisfied=\"false\""));
}

static void the_lms_hides_what_leads_nowhere(void **state)
{
	struct fixture *fixture = *state;
	struct manifest_sco scos[] = { sco, sco };
	struct manifest manifest = sound;

	scos[1].id = "m08";
	manifest.scos = scos;
	write_2004(fixture, &sound, 4);
	assert_true(has(fixture, "<adlnav:hideLMSUI>continue</adlnav:hideLMSUI>"));
	assert_false(has(fixture, ">suspendAll<"));
	manifest.sco_count = 2;
	write_2004(fixture, &manifest, 4);
	assert_true(check(fixture));
	assert_false(has(fixture, "adlnav:presentation"));
}

static void what_the_schema_of_2004_does_not_find(void **state)
{
	struct fixture *fixture = *state;

	write_2004(fixture, &sound, 4);
	assert_refused(fixture, "4th Edition<", "4th edition<", "schemaversion");
	assert_refused(fixture, "adlcp:scormType", "adlcp:scormtype", "adlcp:scormType");
	assert_refused(fixture, "adlcp:scormType=\"sco\" ", "", "adlcp:scormType");
	assert_refused(fixture, "adlcp:scormType=\"sco\"", "adlcp:scormType=\"SCO\"", "adlcp:scormType");
	assert_refused(fixture, "objectiveID=\"m07_o2\"", "objectiveID=\"m07_o1\"", "an objective stands twice");
	assert_refused(fixture, "<imsss:deliveryControls",
		       "<s:deliveryControls xmlns:s=\"http://www.imsglobal.org/xsd/imsss\"",
		       "'imsss:deliveryControls'");
	assert_refused(fixture, " identifierref=\"resource_m07\"", "", "'presentation' stands in an item without");
	assert_refused(fixture, "<file href=\"index.html\"/>", "", "launches 'index.html'");
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
		cmocka_unit_test_setup_teardown(sound_manifests_of_both_editions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(objectives_are_declared_where_they_are_sent, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_lms_hides_what_leads_nowhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_the_schema_of_2004_does_not_find, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
