/* What ids, dates, phone numbers and addresses may look like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load/values.h"

struct row {
	const char *text;
	bool valid;
};

static void check_all(const struct row *rows, size_t count, bool (*is_valid)(const char *))
{
	for (size_t i = 0; i < count; i++) {
		if (is_valid(rows[i].text) != rows[i].valid)
			fail_msg("'%s' should be %s", rows[i].text, rows[i].valid ? "valid" : "refused");
	}
}

#define CHECK_ALL(rows, is_valid) check_all(rows, sizeof(rows) / sizeof *(rows), is_valid)

static void ids(void **state)
{
	static const struct row rows[] = {
		{ "m07-q1", true }, { "7", true }, { "", false }, { "M07", false }, { "a_b", false }, { "a b", false }, { "é", false },
	};
	(void)state;
	CHECK_ALL(rows, value_is_id);
}

static void dates(void **state)
{
	static const struct row rows[] = {
		{ "2026-11-22", true }, { "2024-02-29", true }, { "2000-02-29", true }, { "1900-02-29", false },
		{ "2026-02-29", false }, { "2026-13-01", false }, { "2026-00-10", false }, { "2026-01-00", false },
		{ "2026-04-31", false }, { "2026-1-1", false }, { "22-11-2026", false }, { "2026-11-22 ", false },
		{ "2026/11/22", false }, { "0000-01-01", false }, { "-026-01-01", false }, { "", false },
	};
	(void)state;
	CHECK_ALL(rows, value_is_date);
}

static void years(void **state)
{
	static const struct row rows[] = {
		{ "2018", true }, { "1899", false }, { "2200", false }, { "n.d.", false }, { "18", false }, { "20189", false },
	};
	(void)state;
	CHECK_ALL(rows, value_is_year);
}

static void phones(void **state)
{
	static const struct row rows[] = {
		{ "911", true }, { "1-888-373-7888", true }, { "+1 (888) 373.7888", true }, { "1", false }, { "", false },
		{ "--", false }, { "888-HELP", false }, { "tel:911", false },
	};
	(void)state;
	CHECK_ALL(rows, value_is_phone);
}

static void addresses(void **state)
{
	static const struct row rows[] = {
		{ "https://example.org/", true }, { "http://a.b/c?d=e&f#g", true }, { "https://a/%C2%A7", true },
		{ "https://", false }, { "https:///path", false }, { "ftp://a.b/", false }, { "javascript:alert(1)", false },
		{ "example.org", false }, { "https://a b/", false }, { "https://a/\"x", false }, { "https://a/%zz", false },
		{ "https://a/<x>", false }, { "https://ñ.es/", false }, { "https://a/100%", false }, { "", false },
	};
	(void)state;
	CHECK_ALL(rows, value_is_web_address);
}

static void words(void **state)
{
	static const char text[] = " #a  .b\tshows=\"c, d\" e=\"f g}";
	static const char *const expected[] = { "#a", ".b", "shows=\"c, d\"", "e=\"f g" };
	const char *at = text, *end = text + strlen(text) - 1;
	size_t length;

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		const char *word = value_next_word(&at, end, &length);

		assert_non_null(word);
		assert_int_equal(length, strlen(expected[i]));
		assert_memory_equal(word, expected[i], length);
	}
	assert_null(value_next_word(&at, end, &length));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids),    cmocka_unit_test(dates),     cmocka_unit_test(years),
		cmocka_unit_test(phones), cmocka_unit_test(addresses),
		cmocka_unit_test(words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
