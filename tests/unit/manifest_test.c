/* The manifests of SCORM: what is written is sound, and what an LMS would not take is refused. */
#include "package_fixture.h"

#include "base/xmlread.h"
#include "target/manifest.h"

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

static int set_up(void **state)
{
	static struct package_fixture fixture;

	package_start_fixture(&fixture, MANIFEST_NAME);
	for (size_t i = 0; i < 3; i++)
		package_add(&fixture, files[i]);
	package_add(&fixture, "imscp_rootv1p1p2.xsd");
	package_add(&fixture, "XMLSchema.dtd");
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	package_end_fixture(*state);
	return 0;
}

static void a_sound_manifest(void **state)
{
	struct package_fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	package_assert_sound(fixture);
	assert_non_null(strstr(fixture->text.text, "<schemaversion>1.2</schemaversion>"));
	assert_non_null(strstr(fixture->text.text, "adlcp:scormtype=\"sco\""));
	assert_non_null(strstr(fixture->text.text, "identifier=\"kit_base_m07_en\" version=\"1.0.0\""));
	assert_null(strstr(fixture->text.text, "masteryscore"));
}

static void a_long_version_is_left_out(void **state)
{
	struct package_fixture *fixture = *state;
	struct manifest manifest = sound;

	manifest.version = "1.0.0-with-a-very-long-tail";
	manifest_write(&manifest, &fixture->text);
	package_assert_sound(fixture);
	assert_null(strstr(fixture->text.text, manifest.version));
}

static void hostile_titles_are_only_text(void **state)
{
	struct package_fixture *fixture = *state;
	struct manifest manifest = sound;

	manifest.title = "A & B <c> ]]> \"q\"";
	manifest_write(&manifest, &fixture->text);
	package_assert_sound(fixture);
	assert_non_null(strstr(fixture->text.text, "A &amp; B &lt;c&gt; ]]&gt;"));
}

static void titles_have_a_limit_in_characters(void **state)
{
	struct package_fixture *fixture = *state;
	struct manifest manifest = sound;
	struct strbuf title = STRBUF_INIT;

	for (int i = 0; i < 200; i++)
		strbuf_addstr(&title, "\xc3\xb1");
	manifest.title = title.text;
	manifest_write(&manifest, &fixture->text);
	package_assert_sound(fixture);
	strbuf_addch(&title, 'n');
	manifest.title = title.text;
	strbuf_reset(&fixture->text);
	manifest_write(&manifest, &fixture->text);
	assert_false(package_is_sound(fixture, fixture->text.text));
	assert_non_null(strstr(fixture->faults, "from discreet-title in kit.yaml"));
	strbuf_release(&title);
}

/* Where and why, in words for whoever made the kit. */
static void faults_are_told(void **state)
{
	struct package_fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	package_assert_refused(fixture, "identifierref=\"resource_m07\"", "identifierref=\"resource_m08\"",
			       "item-unknown");
	assert_non_null(strstr(fixture->faults, "kit.yaml: error: manifest of package.zip: imsmanifest.xml:"));
	assert_non_null(strstr(fixture->faults, "report it as a mistake of Waymark"));
	package_assert_refused(fixture, "<file href=\"s/waymark.css\"/>", "", "file-unlisted");
	package_assert_refused(fixture, "</manifest>", "", "xml-syntax");
}

static void files_of_the_package_that_nobody_lists(void **state)
{
	struct package_fixture *fixture = *state;

	manifest_write(&sound, &fixture->text);
	package_add(fixture, "s/stray.js");
	assert_false(package_is_sound(fixture, fixture->text.text));
	assert_non_null(strstr(fixture->faults, "s/stray.js"));
}

/* ---- SCORM 2004 ---- */

static void write_2004(struct package_fixture *fixture, const struct manifest *manifest, int edition)
{
	strbuf_reset(&fixture->text);
	manifest_write_2004(manifest, edition, &fixture->text);
}

static bool has(const struct package_fixture *fixture, const char *part)
{
	return strstr(fixture->text.text, part) != NULL;
}

static void sound_manifests_of_both_editions(void **state)
{
	struct package_fixture *fixture = *state;

	for (int edition = 3; edition <= 4; edition++) {
		write_2004(fixture, &sound, edition);
		package_assert_sound(fixture);
		assert_true(has(fixture, edition == 3 ? ">2004 3rd Edition<" : ">2004 4th Edition<"));
		assert_true(has(fixture, "adlcp:scormType=\"sco\""));
		assert_true(has(fixture, "http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd"));
		assert_true(has(fixture, "completionSetByContent=\"true\" objectiveSetByContent=\"true\""));
		assert_false(has(fixture, "completionThreshold"));
		assert_false(has(fixture, "satisfiedByMeasure=\"true\""));
		assert_false(has(fixture, "rootv1p1p2"));
	}
}

static void objectives_are_declared_where_they_are_sent(void **state)
{
	struct package_fixture *fixture = *state;
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
	struct package_fixture *fixture = *state;
	struct manifest_sco scos[] = { sco, sco };
	struct manifest manifest = sound;

	scos[1].id = "m08";
	manifest.scos = scos;
	write_2004(fixture, &sound, 4);
	assert_true(has(fixture, "<adlnav:hideLMSUI>continue</adlnav:hideLMSUI>"));
	assert_false(has(fixture, ">suspendAll<"));
	manifest.sco_count = 2;
	write_2004(fixture, &manifest, 4);
	package_assert_sound(fixture);
	assert_false(has(fixture, ">continue<") || has(fixture, ">previous<"));
	assert_true(has(fixture, "<adlnav:hideLMSUI>abandon</adlnav:hideLMSUI>"));
	assert_true(has(fixture, "<adlnav:hideLMSUI>abandonAll</adlnav:hideLMSUI>"));
}

static void the_whole_is_done_when_all_is_and_never_failed(void **state)
{
	struct package_fixture *fixture = *state;

	write_2004(fixture, &sound, 4);
	assert_true(has(fixture, "condition=\"satisfied\"") && has(fixture, "action=\"satisfied\""));
	assert_true(has(fixture, "condition=\"completed\"") && has(fixture, "action=\"completed\""));
	assert_false(has(fixture, "action=\"notSatisfied\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_sound_manifest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_version_is_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_titles_are_only_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(titles_have_a_limit_in_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_are_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_of_the_package_that_nobody_lists, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sound_manifests_of_both_editions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(objectives_are_declared_where_they_are_sent, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_lms_hides_what_leads_nowhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_whole_is_done_when_all_is_and_never_failed, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
