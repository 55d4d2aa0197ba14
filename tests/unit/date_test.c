/* Days as numbers, across leap days and centuries, and which day it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/date.h"

static void days_since_1970(void **state)
{
	static const struct {
		const char *date;
		long day;
	} table[] = {
		{ "1970-01-01", 0 },     { "1969-12-31", -1 },    { "1970-03-01", 59 },    { "2000-02-29", 11016 },
		{ "2000-03-01", 11017 }, { "1900-03-01", -25508 }, { "2026-11-22", 20779 }, { "2100-03-01", 47541 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_int_equal(date_day(table[i].date), table[i].day);
}

/* Every day of 130 years is the day after the one before, as the C library counts. */
static void every_day_follows_another(void **state)
{
	char date[32];

	(void)state;
	for (long day = -20000; day < 27000; day++) {
		const time_t seconds = (time_t)day * 86400;
		struct tm utc;

		assert_non_null(gmtime_r(&seconds, &utc));
		strftime(date, sizeof date, "%Y-%m-%d", &utc);
		assert_int_equal(date_day(date), day);
	}
}

static void today_can_be_set(void **state)
{
	static const char *const useless[] = { "", "x", "12x", "-5", "99999999999999999999999" };

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1795391999", 1); /* 2026-11-22 23:59:59 UTC */
	assert_int_equal(date_today(), 20779);
	setenv("SOURCE_DATE_EPOCH", "1795392000", 1);
	assert_int_equal(date_today(), 20780);
	for (size_t i = 0; i < sizeof useless / sizeof *useless; i++) {
		setenv("SOURCE_DATE_EPOCH", useless[i], 1);
		assert_true(date_today() > 20000);
	}
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(date_today() > 20000);
}

static void a_build_may_be_given_a_moment(void **state)
{
	long long seconds = 7;

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "12x", 1);
	assert_false(date_source_epoch(&seconds));
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	assert_true(date_source_epoch(&seconds));
	assert_int_equal(seconds, 0);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_false(date_source_epoch(&seconds));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_since_1970),
		cmocka_unit_test(every_day_follows_another),
		cmocka_unit_test(today_can_be_set),
		cmocka_unit_test(a_build_may_be_given_a_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
