/* Diagnostics: the form of a line, the order, repeats, JSON, threads and the nearest name. */
#include "temporary.h"

#include <pthread.h>

#include "base/diag.h"

static int set_up(void **state)
{
	*state = diagnostics_new();
	return 0;
}

static int tear_down(void **state)
{
	diagnostics_free(*state);
	return 0;
}

static void assert_output(struct diagnostics *diagnostics, bool json, const char *expected)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	assert_non_null(stream);
	assert_true(json ? diagnostics_print_json(diagnostics, stream) : diagnostics_print(diagnostics, stream));
	fclose(stream);
	assert_string_equal(text, expected);
	free(text);
}

static void a_line_says_place_kind_message_and_rule(void **state)
{
	struct diagnostics *diagnostics = *state;
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a.md", 3, 7 }, "no %s", "file");
	diag_report(diagnostics, DIAG_REFERENCE_UNUSED, (struct place){ "b.md", 4, 0 }, "unused");
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "c.md", 0, 5 }, "no column without line");
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ NULL, 0, 0 }, "nowhere");
	assert_output(diagnostics, false,
		      "error: nowhere [file-missing]\n"
		      "a.md:3:7: error: no file [file-missing]\n"
		      "b.md:4: warning: unused [reference-unused]\n"
		      "c.md: error: no column without line [file-missing]\n");
	assert_int_equal(diagnostics_errors(diagnostics), 3);
	assert_int_equal(diagnostics_warnings(diagnostics), 1);
}

static void lines_are_sorted_and_told_once(void **state)
{
	struct diagnostics *diagnostics = *state;
	for (int round = 0; round < 3; round++) {
		for (int line = 20; line > 0; line -= 9) {
			diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "b", line, 2 }, "x");
			diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "b", line, 1 }, "y");
			diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a", line, 1 }, "z");
			diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a", line, 1 }, "w");
		}
		assert_int_equal(diagnostics_errors(diagnostics), 12);
		assert_output(diagnostics, false,
			      "a:2:1: error: w [file-missing]\na:2:1: error: z [file-missing]\n"
			      "a:11:1: error: w [file-missing]\na:11:1: error: z [file-missing]\n"
			      "a:20:1: error: w [file-missing]\na:20:1: error: z [file-missing]\n"
			      "b:2:1: error: y [file-missing]\nb:2:2: error: x [file-missing]\n"
			      "b:11:1: error: y [file-missing]\nb:11:2: error: x [file-missing]\n"
			      "b:20:1: error: y [file-missing]\nb:20:2: error: x [file-missing]\n");
	}
}

static void a_message_is_one_harmless_line(void **state)
{
	struct diagnostics *diagnostics = *state;
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a\033[2J\n", 1, 1 }, "%s",
		    "one\ntwo\tthree \033]0;x\007 \xFF \xC3\xB1 \xE2\x80\xAEtxt");
	assert_output(diagnostics, false, "a?[2J :1:1: error: one two three ?]0;x? ? \xC3\xB1 ???txt [file-missing]\n");
}

static void json_is_one_array(void **state)
{
	struct diagnostics *diagnostics = *state;
	assert_output(diagnostics, true, "[]\n");
	diag_report(diagnostics, DIAG_REFERENCE_UNUSED, (struct place){ "b", 0, 0 }, "say \"why\" \\");
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a", 1, 2 }, "n");
	assert_output(diagnostics, true,
		      "[\n "
		      "{\"path\":\"a\",\"line\":1,\"column\":2,\"severity\":\"error\",\"rule\":\"file-missing\","
		      "\"message\":\"n\"},\n"
		      " {\"path\":\"b\",\"line\":0,\"column\":0,\"severity\":\"warning\",\"rule\":\"reference-unused\","
		      "\"message\":\"say \\\"why\\\" \\\\\"}\n]\n");
}

static void a_full_disk_is_noticed(void **state)
{
	struct diagnostics *diagnostics = *state;
	diag_report(diagnostics, DIAG_FILE_MISSING, (struct place){ "a", 1, 2 }, "n");
	FILE *full = fopen("/dev/full", "w");
	assert_non_null(full);
	assert_false(diagnostics_print(diagnostics, full));
	assert_false(diagnostics_print_json(diagnostics, full));
	fclose(full);
}

static void *report_many(void *context)
{
	for (int i = 0; i < 500; i++) {
		diag_report(context, DIAG_FILE_MISSING, (struct place){ "same", i + 1, 1 }, "message %d", i);
		diag_report(context, DIAG_REFERENCE_UNUSED, (struct place){ "same", i + 1, 1 }, "message %d", i);
	}
	return NULL;
}

static void threads_report_side_by_side(void **state)
{
	struct diagnostics *diagnostics = *state;
	pthread_t threads[4];
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, report_many, diagnostics), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(diagnostics_errors(diagnostics), 500);
	assert_int_equal(diagnostics_warnings(diagnostics), 500);
}

static void rules_are_well_formed(void **state)
{
	(void)state;
	for (int rule = 0; rule < DIAG_RULE_COUNT; rule++) {
		const struct diag_rule_info *info = diag_rule_info((enum diag_rule)rule);
		assert_int_equal(strspn(info->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(info->id));
		assert_true(strlen(info->summary) > 5);
		for (int other = 0; other < rule; other++)
			assert_string_not_equal(info->id, diag_rule_info((enum diag_rule)other)->id);
	}
}

static void the_nearest_name(void **state)
{
	static const char *const names[] = { "title", "summary", "minutes", "audience", "objectives", "status" };
	enum { COUNT = sizeof names / sizeof names[0] };
	(void)state;
	assert_string_equal(diag_nearest("titel", names, COUNT), "title");
	assert_string_equal(diag_nearest("Title", names, COUNT), "title");
	assert_string_equal(diag_nearest("sumary", names, COUNT), "summary");
	assert_string_equal(diag_nearest("objective", names, COUNT), "objectives");
	assert_string_equal(diag_nearest("stauts", names, COUNT), "status");
	assert_null(diag_nearest("colour", names, COUNT));
	assert_null(diag_nearest("xy", names, COUNT));
	assert_null(diag_nearest("", names, COUNT));
	assert_null(diag_nearest("title", names, 0));
	/* exactly a third of the letters, and one more */
	assert_string_equal(diag_nearest("minxxs", names, COUNT) ? "found" : "none", "none");
	assert_string_equal(diag_nearest("tixxle", names, COUNT), "title");
	char longer[200];
	memset(longer, 'a', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_null(diag_nearest(longer, names, COUNT));
	const char *const long_names[] = { longer };
	assert_null(diag_nearest("aaaaaaaa", long_names, 1));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_says_place_kind_message_and_rule),
		TEST(lines_are_sorted_and_told_once),
		TEST(a_message_is_one_harmless_line),
		TEST(json_is_one_array),
		TEST(a_full_disk_is_noticed),
		TEST(threads_report_side_by_side),
		cmocka_unit_test(rules_are_well_formed),
		cmocka_unit_test(the_nearest_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
