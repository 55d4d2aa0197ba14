/*
 * JSON of others.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/jsontree.h"

static struct arena arena;
static size_t at;

static const struct json_value *read_text(const char *text)
{
	return jsontree_read(&arena, text, strlen(text), &at);
}

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void reads_values(void **state)
{
	(void)state;
	const struct json_value *root = read_text(" {\"a\": [1, -2.5e3, true, null], \"b\": \"x\", \"a\": {}} \n");
	assert_non_null(root);
	assert_string_equal(json_string(root, "b"), "x");
	assert_null(json_string(root, "a"));
	assert_int_equal(json_member(root, "a")->kind, JSON_ARRAY);
	assert_string_equal(json_member(root, "a")->first->next->text, "-2.5e3");
	assert_null(json_member(root, "c"));
	assert_null(json_string(NULL, "c"));
}

static void decodes_strings(void **state)
{
	(void)state;
	assert_string_equal(json_string(read_text("{\"a\":\"\\\"\\\\\\/\\n\\u00e9\\ud83d\\ude00\\ud800\"}"), "a"),
			    "\"\\/\n\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

/* Half a pair takes nothing of what follows, and no name ends before its quote. */
static void decodes_strange_escapes(void **state)
{
	(void)state;
	assert_string_equal(json_string(read_text("{\"a\":\"\\ud800\\u0041\"}"), "a"), "\xEF\xBF\xBD"
										       "A");
	assert_string_equal(json_string(read_text("{\"a\":\"\\ud800\\ud83d\\ude00\"}"), "a"),
			    "\xEF\xBF\xBD\xF0\x9F\x98\x80");
	assert_null(json_string(read_text("{\"a\\u0000b\":\"x\"}"), "a"));
	assert_string_equal(read_text("\"a\\u0000b\"")->text, "a\xEF\xBF\xBD"
							      "b");
}

static void tells_numbers(void **state)
{
	static const char *const none[] = { "--", "e", "1e+-.", "-", "1.", ".5", "01", "1e", "+1", "1.2.3", "0x1" };
	static const char *const numbers[] = { "0", "-0", "10", "0.50", "1e5", "1.5E-07", "-2.5e+3" };
	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_null(read_text(none[i]));
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		assert_string_equal(read_text(numbers[i])->text, numbers[i]);
}

static void refuses(const char *text, size_t where)
{
	assert_null(read_text(text));
	assert_int_equal(at, where);
}

static void says_where_it_stops(void **state)
{
	(void)state;
	refuses("", 0);
	refuses("{\"a\":1,}", 7);
	refuses("[1 2]", 3);
	refuses("{} x", 3);
	assert_null(read_text("\"\\x\""));
	assert_null(read_text("\"open"));
	assert_null(read_text("\"\\u12\""));
	assert_null(read_text("\"tab\t\""));
}

static void bounds_the_depth(void **state)
{
	(void)state;
	char text[2 * JSONTREE_DEPTH_LIMIT + 3];
	memset(text, '[', JSONTREE_DEPTH_LIMIT);
	memset(text + JSONTREE_DEPTH_LIMIT, ']', JSONTREE_DEPTH_LIMIT);
	assert_non_null(jsontree_read(&arena, text, (size_t)2 * JSONTREE_DEPTH_LIMIT, &at));
	memset(text, '[', JSONTREE_DEPTH_LIMIT + 1);
	memset(text + JSONTREE_DEPTH_LIMIT + 1, ']', JSONTREE_DEPTH_LIMIT + 1);
	assert_null(jsontree_read(&arena, text, (size_t)2 * JSONTREE_DEPTH_LIMIT + 2, &at));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reads_values, tear_down),
		cmocka_unit_test_teardown(decodes_strings, tear_down),
		cmocka_unit_test_teardown(decodes_strange_escapes, tear_down),
		cmocka_unit_test_teardown(tells_numbers, tear_down),
		cmocka_unit_test_teardown(says_where_it_stops, tear_down),
		cmocka_unit_test_teardown(bounds_the_depth, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
