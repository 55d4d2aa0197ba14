/* How old helplines are on a day, what is told of it, and what --strict makes of that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "check/check.h"

#define CHECKED "2026-01-31"

static char *messages(struct diagnostics *diagnostics)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);

	assert_true(diagnostics_print(diagnostics, stream));
	fclose(stream);
	return text;
}

/* One line that was checked on CHECKED, judged so many days later. */
static struct diagnostics *judge(long days, int due)
{
	struct help_line lines[] = { { .id = "line", .place = { "us.md", 5, 1 }, .checked = CHECKED },
		                     { .id = "other", .place = { "us.md", 9, 1 }, .unconfirmed = "2018" } };
	struct region region = { .id = "us", .place = { "us.md", 1, 1 }, .lines = lines, .line_count = 2 };
	struct edition edition = { .regions = &region, .region_count = 1 };
	struct kit kit = { .editions = &edition, .edition_count = 1 };
	const struct check_rules rules = { .dates = true, .today = date_day(CHECKED) + days, .due = due };
	struct diagnostics *diagnostics = diagnostics_new();

	check_dates(&kit, &rules, diagnostics);
	return diagnostics;
}

static void a_line_grows_old(void **state)
{
	static const struct {
		long days;
		int due;
		const char *rule; /* NULL: nothing is told */
		size_t advice, warnings;
	} table[] = {
		{ -2, 0, "[line-future]", 0, 1 },  { -1, 0, NULL, 0, 0 },
		{ 0, 0, NULL, 0, 0 },              { 89, 0, NULL, 0, 0 },
		{ 90, 0, "[line-stale]", 1, 0 },   { 179, 0, "[line-stale]", 1, 0 },
		{ 180, 0, "[line-overdue]", 0, 1 }, { 20000, 0, "[line-overdue]", 0, 1 },
		{ 79, 10, NULL, 0, 0 },            { 80, 10, "in 10 days; ", 1, 0 },
		{ 89, 1, "in 1 day; ", 1, 0 },     { 0, 90, "[line-due]", 1, 0 },
		{ 90, 30, "[line-stale]", 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct diagnostics *diagnostics = judge(table[i].days, table[i].due);
		char *told = messages(diagnostics);

		if (table[i].rule ? !strstr(told, table[i].rule) : *told != '\0')
			fail_msg("after %ld days: '%s'", table[i].days, told);
		assert_int_equal(diagnostics_advice(diagnostics), table[i].advice);
		assert_int_equal(diagnostics_warnings(diagnostics), table[i].warnings);
		assert_int_equal(diagnostics_errors(diagnostics), 0);
		free(told);
		diagnostics_free(diagnostics);
	}
}

static void the_line_is_named_with_its_place(void **state)
{
	struct diagnostics *diagnostics = judge(90, 0);
	char *told = messages(diagnostics);

	(void)state;
	assert_string_equal(told, "us.md:5:1: warning: the line 'line' was checked on " CHECKED
	                          ", 90 days ago; confirm it at its source and write the new date after 'checked:' "
	                          "[line-stale]\n");
	free(told);
	diagnostics_free(diagnostics);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_grows_old),
		cmocka_unit_test(the_line_is_named_with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
