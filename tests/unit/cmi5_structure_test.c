/* The course structure of cmi5: what is written keeps the rules. */
#include "package_fixture.h"

#include "base/schema.h"
#include "base/xmlread.h"
#include "target/cmi5_structure.h"

struct fixture {
	struct package_fixture base;
	struct kit kit;
	struct edition edition;
	struct objective objectives[2];
	struct module_entry entries[2];
	struct manifest_sco units[2];
	struct manifest course;
};

static const char *first_files[] = { "m02.html", "s/waymark.css" };
static const char *second_files[] = { "m07.html", "s/waymark.css" };

/* A kit with two modules, of which one has a check. */
static void make_course(struct fixture *fixture)
{
	fixture->kit = (struct kit){ .id = "base", .preset = COMPLETION_PASSED_INCOMPLETE, .pass_mark = 80 };
	fixture->edition =
	    (struct edition){ .code = "en", .summary = "What it is about.", .discreet_title = "Community course" };
	fixture->objectives[0] = (struct objective){ .id = "m07-o1", .text = "Weigh clues together" };
	fixture->objectives[1] = (struct objective){ .id = "m07-o2", .text = "Separate facts from guesses" };
	fixture->entries[0] = (struct module_entry){ .id = "m02", .title = "Words", .summary = "Words that help." };
	fixture->entries[1] = (struct module_entry){ .id = "m07",
						     .title = "Clues",
						     .summary = "Clues in context.",
						     .objectives = fixture->objectives,
						     .objective_count = 2 };
	fixture->units[0] = (struct manifest_sco){ .id = "m02",
						   .title = "Community course \xe2\x80\x93 2",
						   .files = first_files,
						   .file_count = 2,
						   .entry = &fixture->entries[0] };
	fixture->units[1] = (struct manifest_sco){ .id = "m07",
						   .title = "Community course \xe2\x80\x93 7",
						   .files = second_files,
						   .file_count = 2,
						   .entry = &fixture->entries[1],
						   .has_check = true,
						   .pass_mark = 75 };
	fixture->course = (struct manifest){ .id = "kit_base_all_en",
					     .version = "1.0.0",
					     .title = "Community course",
					     .scos = fixture->units,
					     .sco_count = 2,
					     .kit = &fixture->kit,
					     .edition = &fixture->edition };
}

static int set_up(void **state)
{
	static struct fixture fixture;

	package_start_fixture(&fixture.base, CMI5_STRUCTURE_NAME);
	package_add(&fixture.base, "m02.html");
	package_add(&fixture.base, "m07.html");
	make_course(&fixture);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	package_end_fixture(&fixture->base);
	return 0;
}

static void write_course(struct fixture *fixture)
{
	strbuf_reset(&fixture->base.text);
	cmi5_structure_write(&fixture->course, &fixture->base.text);
}

/* It is written, found good by us and, where it is installed, by the official schema. */
static void assert_sound(struct fixture *fixture)
{
	static const struct schema_import import = { "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd",
						     "CourseStructure.xsd" };
	const char *folder = getenv("WAYMARK_MORE_SCHEMAS");
	const char *root = getenv("WAYMARK_ROOT");
	struct strbuf problem = STRBUF_INIT;
	struct schema *schema;

	write_course(fixture);
	package_assert_sound(&fixture->base);
	folder = folder ? arena_printf(&fixture->base.arena, "%s/cmi5-1.0", folder)
			: arena_printf(&fixture->base.arena, "%s/../shared/schemas/cmi5-1.0", root ? root : ".");
	schema = schema_load(folder, &import, 1, &problem);
	strbuf_release(&problem);
	if (!schema) {
		print_message("skip validation of cmi5.xml: there is no schema of cmi5\n");
		return;
	}
	if (!schema_validate(schema, fixture->base.text.text, fixture->base.text.length, &problem))
		fail_msg("%s", problem.text);
	schema_free(schema);
	strbuf_release(&problem);
}

static void assert_holds(const struct fixture *fixture, const char *part)
{
	if (!strstr(fixture->base.text.text, part))
		fail_msg("'%s' is not in %s", part, fixture->base.text.text);
}

static void a_unit_a_module(void **state)
{
	struct fixture *fixture = *state;

	assert_sound(fixture);
	assert_holds(fixture, "<course id=\"urn:waymark:base:kit_base_all_en\">");
	assert_holds(fixture, "<au id=\"urn:waymark:base:m02\" moveOn=\"Completed\" launchMethod=\"AnyWindow\"");
	assert_holds(fixture, "<au id=\"urn:waymark:base:m07\" moveOn=\"Passed\" masteryScore=\"0.75\" "
			      "launchMethod=\"AnyWindow\"");
	assert_holds(fixture, "<objective idref=\"urn:waymark:base:m07-o2\"/>");
	assert_holds(fixture, "<url>m07.html</url>");
	assert_holds(fixture, "<langstring lang=\"en\">Community course</langstring>");
}

static void what_counts_follows_the_preset(void **state)
{
	static const struct {
		enum completion_preset preset;
		const char *unit;
	} rows[] = {
		{ COMPLETION_PASSED_INCOMPLETE, "m07\" moveOn=\"Passed\" masteryScore=\"0.75\"" },
		{ COMPLETION_PASSED_FAILED, "m07\" moveOn=\"Passed\" masteryScore=\"0.75\"" },
		{ COMPLETION_COMPLETED, "m07\" moveOn=\"Completed\" launchMethod" },
		{ COMPLETION_COMPLETED_AND_PASSED, "m07\" moveOn=\"CompletedAndPassed\" masteryScore=\"0.75\"" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		fixture->kit.preset = rows[i].preset;
		assert_sound(fixture);
		assert_holds(fixture, rows[i].unit);
		assert_holds(fixture, "m02\" moveOn=\"Completed\" launchMethod");
	}
}

static void pass_marks_are_shares(void **state)
{
	static const struct {
		int percent;
		const char *score;
	} rows[] = { { 0, "\"0.00\"" }, { 5, "\"0.05\"" }, { 100, "\"1.00\"" } };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		fixture->units[1].pass_mark = rows[i].percent;
		assert_sound(fixture);
		assert_holds(fixture, arena_printf(&fixture->base.arena, "masteryScore=%s", rows[i].score));
	}
}

/* An LMS shows these to everybody who looks at the screen. */
static void the_topic_is_told_only_where_the_kit_says_so(void **state)
{
	static const char *const telling[] = { "What it is about.", "Clues in context.", "Weigh clues together" };
	struct fixture *fixture = *state;

	for (int plain = 0; plain < 2; plain++)
		for (int discreet = 0; discreet < 2; discreet++) {
			fixture->kit.has_plain_titles = plain;
			fixture->kit.is_discreet = discreet;
			assert_sound(fixture);
			for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
				assert_int_equal(strstr(fixture->base.text.text, telling[i]) != NULL, plain && !discreet);
		}
}

static void hostile_words_are_only_text(void **state)
{
	struct fixture *fixture = *state;

	fixture->kit.has_plain_titles = true;
	fixture->course.title = "A & B <c> ]]> \"q\" \xe2\x80\xae";
	fixture->objectives[0].text = "]]> <objective id=\"x\"> &amp; \x01";
	assert_sound(fixture);
	assert_holds(fixture, "A &amp; B &lt;c&gt; ]]&gt; \"q\" \xe2\x80\xae");
}

static void a_course_without_objectives(void **state)
{
	struct fixture *fixture = *state;

	fixture->entries[1].objective_count = 0;
	assert_sound(fixture);
	assert_null(strstr(fixture->base.text.text, "objective"));
}

/* Whatever these hold, everybody who gets the package can read it. */
static void nothing_is_secret(void **state)
{
	struct fixture *fixture = *state;

	write_course(fixture);
	assert_null(strstr(fixture->base.text.text, "launchParameters"));
	assert_null(strstr(fixture->base.text.text, "entitlementKey"));
}

static void faults_are_told(void **state)
{
	struct fixture *fixture = *state;

	write_course(fixture);
	package_assert_refused(&fixture->base, "<url>m07.html</url>", "<url>m08.html</url>", "launch-absent");
	package_assert_refused(&fixture->base, "<url>m07.html</url>", "<url>https://example.org/m07.html</url>",
			       "launch-elsewhere");
	package_assert_refused(&fixture->base, "urn:waymark:base:m02", "m02", "cmi5-id");
	assert_non_null(strstr(fixture->base.faults, "from the ids in kit.yaml and module.md"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_unit_a_module),
		TEST(what_counts_follows_the_preset),
		TEST(pass_marks_are_shares),
		TEST(the_topic_is_told_only_where_the_kit_says_so),
		TEST(hostile_words_are_only_text),
		TEST(a_course_without_objectives),
		TEST(nothing_is_secret),
		TEST(faults_are_told),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
