/* Cartridges: the manifest in both versions, what is found in one that is wrong, and what becomes of a section's markup. */
#include "package_fixture.h"

#include "base/xmlread.h"
#include "target/cartridge_manifest.h"
#include "target/cartridge_markup.h"

static const struct cartridge_item pages[] = {
	{ .id = "m07", .title = "A & B <c> ]]> \"q\"", .file = { .path = "pages/m07.html" } },
	{ .id = "m07-p1", .title = "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", .file = { .path = "pages/m07-p1.html" } },
};

static const struct cartridge_item check = { .id = "m07-check", .title = "Check", .file = { .path = "m07-check.xml" } };

static const char *media[] = { "pages/media/m07-a.png" };
static const char *const shared[] = { "pages/s/waymark.css" };

static const struct cartridge_part part = { .id = "m07",
					    .title = "Module",
					    .pages = pages,
					    .page_count = 2,
					    .check = &check,
					    .media = media,
					    .media_count = 1 };

static struct cartridge_manifest manifest_of(int version)
{
	return (struct cartridge_manifest){ .version = version,
					    .id = "kit_base_all_en",
					    .title = "Course \x01",
					    .description = "Course",
					    .language = "en",
					    .licence = "CC BY 4.0",
					    .parts = &part,
					    .part_count = 1,
					    .shared = shared,
					    .shared_count = 1,
					    .bank = "bank.xml" };
}

static int set_up(void **state)
{
	static const char *const files[] = { "pages/s/waymark.css", "pages/media/m07-a.png",
					     "pages/m07.html",   "pages/m07-p1.html",   "m07-check.xml",
					     "bank.xml" };
	static const char quiz[] = "<questestinterop><assessment/></questestinterop>";
	static struct package_fixture fixture;

	package_start_fixture(&fixture, CARTRIDGE_MANIFEST);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		bundle_add(&fixture.arena, fixture.package, files[i], blob_of(&fixture.arena, quiz, strlen(quiz)), NULL);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	package_end_fixture(*state);
	return 0;
}

/* ---- the manifest ------------------------------------------------------------------------------------------ */

static void write(struct package_fixture *fixture, const struct cartridge_manifest *manifest)
{
	strbuf_reset(&fixture->text);
	cartridge_manifest_write(&fixture->arena, manifest, &fixture->text);
}

static void assert_has(const struct package_fixture *fixture, const char *wanted)
{
	if (!strstr(fixture->text.text, wanted))
		fail_msg("no '%s' in %s", wanted, fixture->text.text);
}

static void both_versions_are_sound(void **state)
{
	struct package_fixture *fixture = *state;
	struct cartridge_manifest manifest = manifest_of(11);

	write(fixture, &manifest);
	assert_has(fixture, "<schemaversion>1.1.0</schemaversion>");
	assert_has(fixture, "xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\"");
	assert_has(fixture, "type=\"imsqti_xmlv1p2/imscc_xmlv1p1/assessment\"");
	assert_has(fixture, "type=\"imsqti_xmlv1p2/imscc_xmlv1p1/question-bank\"");
	package_assert_sound(fixture);
	manifest = manifest_of(13);
	write(fixture, &manifest);
	assert_has(fixture, "<schemaversion>1.3.0</schemaversion>");
	assert_has(fixture, "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest");
	assert_has(fixture, "type=\"imsqti_xmlv1p2/imscc_xmlv1p3/assessment\"");
	assert_null(strstr(fixture->text.text, "v1p1/assessment"));
	package_assert_sound(fixture);
}

static void text_is_escaped(void **state)
{
	struct package_fixture *fixture = *state;
	const struct cartridge_manifest manifest = manifest_of(11);

	write(fixture, &manifest);
	assert_has(fixture, "<title>A &amp; B &lt;c&gt; ]]&gt; \"q\"</title>");
	assert_has(fixture, "Course \xef\xbf\xbd");
}

static void files_are_listed_once(void **state)
{
	struct package_fixture *fixture = *state;
	const struct cartridge_manifest manifest = manifest_of(11);

	write(fixture, &manifest);
	for (size_t i = 1; i < fixture->package->count; i++) {
		const char *file =
		    arena_printf(&fixture->arena, "<file href=\"%s\"/>", fixture->package->files[i].path);
		const char *at = strstr(fixture->text.text, file);

		assert_non_null(at);
		assert_null(strstr(at + 1, file));
	}
}

static void faults_are_told(void **state)
{
	struct package_fixture *fixture = *state;
	const struct cartridge_manifest manifest = manifest_of(11);

	write(fixture, &manifest);
	package_assert_refused(fixture, "identifierref=\"resource_m07_p1\"", "identifierref=\"none\"", "item-unknown");
	package_assert_refused(fixture, "<title>Module</title>", "", "item-title");
	package_assert_refused(fixture, "<file href=\"bank.xml\"/>", "", "file-unlisted");
	package_assert_refused(fixture, "<item identifier=\"root\">", "<item identifier=\"a\"/><item identifier=\"root\">",
			       "cartridge-organization");
}

/* ---- markup ------------------------------------------------------------------------------------------------ */

static const char *address(void *context, const char *href)
{
	(void)context;
	return strcmp(href, "#near") == 0 ? "m07-p1.html#near" : strcmp(href, "#gone") == 0 ? NULL : href;
}

static void assert_passed(struct package_fixture *fixture, const char *markup, const char *wanted)
{
	strbuf_reset(&fixture->text);
	cartridge_markup(&fixture->arena, markup, strlen(markup), address, NULL, &fixture->text);
	assert_string_equal(fixture->text.text, wanted);
}

static void plain_markup_stays(void **state)
{
	static const char markup[] =
	    "<!DOCTYPE html>\n<p class=\"a &gt; b\" title='>'>A &amp; <br /> <em>b</em></p>\n<svg "
	    "viewBox=\"0 0 1 1\"><g><text>x</text></g></svg> text";

	assert_passed(*state, markup, markup);
	assert_passed(*state, "", "");
	assert_passed(*state, "</p>", "</p>");
}

static void links_lead_to_pages(void **state)
{
	assert_passed(*state, "<a href=\"#near\" rel=\"next\">x</a>",
		      "<a href=\"m07-p1.html#near\" rel=\"next\">x</a>");
	assert_passed(*state, "<a href=\"#gone\"><em>x</em></a>", "<span><em>x</em></span>");
	assert_passed(*state, "<a href=\"https://a.example/?b&amp;c\" rel=\"noreferrer\">x</a>",
		      "<a href=\"https://a.example/?b&amp;c\" rel=\"noreferrer\" target=\"_blank\">x</a>");
	assert_passed(*state, "<a href=\"tel:911\">x</a>", "<a href=\"tel:911\">x</a>");
	assert_passed(*state, "<a id=\"x\">y</a>", "<a id=\"x\">y</a>");
}

static void what_needs_script_goes(void **state)
{
	assert_passed(*state, "a<select id=\"x\"><option value=\"a\">b</option></select>c", "ac");
	assert_passed(*state, "<span class=\"row order__moves\" hidden=\"hidden\"><button>x</button></span>y", "y");
	assert_passed(*state, "<section class=\"key\"><section>x</section></section>y", "y");
	assert_passed(*state, "<p class=\"keys\">x</p>", "<p class=\"keys\">x</p>");
}

static void what_paper_has_is_shown(void **state)
{
	assert_passed(*state, "<span class=\"gap__paper\">(a / b)</span>", "<span>(a / b)</span>");
	assert_passed(*state, "<ol class=\"match__answers\" type=\"A\"><li>x</li></ol>",
		      "<ol type=\"A\"><li>x</li></ol>");
	assert_passed(*state, "<label class=\"row__text\" for=\"x\">y</label>", "<span class=\"row__text\">y</span>");
}

static void fields_leave_a_trace(void **state)
{
	assert_passed(*state, "<label class=\"option\"><input type=\"radio\" /><span>x</span></label>",
		      "<label class=\"option\"><input type=\"radio\" /><span>x</span><span hidden=\"hidden\"><br "
		      "/></span></label>");
	assert_passed(*state, "<input class=\"gap__field\" />",
		      "<input class=\"gap__field\" /><span hidden=\"hidden\"> ________ </span>");
}

static void note_id(void *context, const char *id, size_t length)
{
	strbuf_add(context, id, length);
	strbuf_addch(context, ' ');
}

static void ids_are_found(void **state)
{
	static const char markup[] = "<p id=\"a\">id=\"no\" <b data-id=\"no\" id=\"b\">x</b></p><br id=\"c\" />";
	struct package_fixture *fixture = *state;

	cartridge_ids(markup, strlen(markup), note_id, &fixture->text);
	assert_string_equal(fixture->text.text, "a b c ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(both_versions_are_sound, set_up, tear_down),
		cmocka_unit_test_setup_teardown(text_is_escaped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_are_listed_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_are_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(plain_markup_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(links_lead_to_pages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_needs_script_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_paper_has_is_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(fields_leave_a_trace, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ids_are_found, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
