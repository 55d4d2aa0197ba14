/*
 * Inspecting files that are in no zip, as a build does before it packs them; and reading pages tag by tag.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/xmlread.h"
#include "inspect/first_bytes.h"
#include "inspect/hosts.h"
#include "inspect/html.h"
#include "inspect/inspect.h"
#include "inspect/standard.h"

static struct arena arena;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static enum package_read read_text(const struct package *package, const struct package_file *file, uint64_t limit,
				   struct strbuf *out)
{
	const char *const *texts = package->source;
	if (strlen(texts[file->index]) > limit)
		return PACKAGE_READ_TOO_LARGE;
	strbuf_addstr(out, texts[file->index]);
	return PACKAGE_READ;
}

static void files_in_memory_are_inspected(void **state)
{
	static const char *texts[] = {
		"<courseStructure xmlns='https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'><course "
		"id='urn:c'><title><langstring>C"
		"</langstring></title></course><au id='urn:a' "
		"moveOn='Passed'><title><langstring>A</langstring></title><url>a.html</url></au>"
		"</courseStructure>",
		"<p>x",
	};
	const struct package_file files[] = { { .path = "cmi5.xml", .index = 0 }, { .path = "a.html", .index = 1 } };
	struct package package = { .files = files, .count = 2, .read = read_text, .source = texts };
	struct inspection inspection;
	(void)state;
	package_start(&arena, &package);
	inspect_files(&arena, &package, NULL, &inspection);
	assert_string_equal(inspection.standard->id, "cmi5");
	assert_string_equal(inspection.title, "C");
	assert_int_equal(inspection.outline_count, 2);
	assert_int_equal(inspection.findings.count, 0);
}

static void each_rule_is_told_so_many_times(void **state)
{
	struct findings findings = { .arena = &arena };
	(void)state;
	for (int i = 0; i < 25; i++)
		findings_add(&findings, INSPECT_NAME_LONG, (struct place){ .path = "a", .line = 30 - i }, "x; y");
	findings_finish(&findings);
	assert_int_equal(findings.count, FINDINGS_A_RULE + 1);
	assert_int_equal(findings.severities[FINDING_WARNING], 25);
	assert_int_equal(findings.items[0].line, 11);
	assert_non_null(strstr(findings.items[FINDINGS_A_RULE].message, "and 5 more"));
}

static void names_are_found_in_any_case_below_the_root(void **state)
{
	const struct package_file files[] = { { .path = "a/", .is_folder = true },
					      { .path = "a/B.html" },
					      { .path = "b.html" } };
	struct package package = { .files = files, .count = 3 };
	(void)state;
	package_start(&arena, &package);
	assert_null(package_find(&package, "a/"));
	assert_ptr_equal(package_find_folded(&package, "A/b.HTML"), &files[1]);
	package_set_root(&package, "a/");
	assert_ptr_equal(package_find(&package, "B.html"), &files[1]);
	assert_null(package_find(&package, "b.html"));
	assert_null(package_inner_path(&package, &files[2]));
}

static void pages_are_read_as_browsers_do(void **state)
{
	static const char page[] =
	    "<!-- <img src=no> --><IMG alt=\"a > b\"SRC='a&amp;b'><script>if (a<b) '<img>'</SCRIPT ><p a=b/c d>";
	struct html_reader reader = { page, sizeof page - 1, 0 };
	struct html_tag tag;
	(void)state;
	assert_true(html_next(&reader, &tag));
	assert_string_equal(tag.name, "img");
	assert_string_equal(html_attribute(&arena, &tag, "src"), "a&b");
	assert_true(html_next(&reader, &tag));
	assert_int_equal(tag.content_length, strlen("if (a<b) '<img>'"));
	assert_true(html_next(&reader, &tag));
	assert_string_equal(html_attribute(&arena, &tag, "a"), "b/c");
	assert_string_equal(html_attribute(&arena, &tag, "d"), "");
	assert_null(html_attribute(&arena, &tag, "e"));
	assert_false(html_next(&reader, &tag));
}

static void hosts_are_names_once_each(void **state)
{
	static const char *const addresses[] = { "https://B.example:80/x", "//a.example?q", "ftp://u:p@c.example#x",
						 "https://b.EXAMPLE",      "https://",      "https://$(host)/",
						 "relative/path",          "//[::1]:80/",   "https://a.example\\b" };
	static const char *const wanted[] = { "[::1]", "a.example", "b.example", "c.example" };
	struct host_list hosts = { 0 };
	(void)state;
	for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
		hosts_add(&arena, &hosts, addresses[i], strlen(addresses[i]));
	hosts_finish(&hosts);
	assert_int_equal(hosts.count, sizeof wanted / sizeof wanted[0]);
	for (size_t i = 0; i < hosts.count; i++)
		assert_string_equal(hosts.names[i], wanted[i]);
	assert_true(hosts_is_vocabulary("http://www.w3.org/x", 19));
	assert_false(hosts_is_vocabulary("http://notw3.org/x", 18));
}

static void any_first_bytes_are_told(void **state)
{
	char bytes[FIRST_BYTES];
	(void)state;
	for (int value = 0; value < 256; value++) {
		memset(bytes, value, sizeof bytes);
		for (size_t length = 0; length <= sizeof bytes; length = 2 * length + 1)
			assert_non_null(strchr(first_bytes_tell(bytes, length), ';'));
		assert_non_null(first_bytes_tell(bytes, sizeof bytes));
	}
	assert_non_null(strstr(first_bytes_tell("\xff\xfe{\0=\0a\0}\0", 10), "GIFT"));
	assert_non_null(strstr(first_bytes_tell("a {\n", 4), "a text"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(files_in_memory_are_inspected, tear_down),
		cmocka_unit_test_teardown(each_rule_is_told_so_many_times, tear_down),
		cmocka_unit_test_teardown(names_are_found_in_any_case_below_the_root, tear_down),
		cmocka_unit_test_teardown(pages_are_read_as_browsers_do, tear_down),
		cmocka_unit_test_teardown(hosts_are_names_once_each, tear_down),
		cmocka_unit_test_teardown(any_first_bytes_are_told, tear_down),
	};
	xmlread_start_library();
	const int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
