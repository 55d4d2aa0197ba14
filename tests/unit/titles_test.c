/* Titles: what tabs, LMS lists, headings and menus may say, in each of the three ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/titles.h"

#define DASH " \xe2\x80\x93 "

static const struct edition edition = { .title = "A telling title", .discreet_title = "Community course" };
static const struct module_entry entry = { .id = "m07", .title = "A telling module" };

static void assert_number(const char *id, const char *number)
{
	const struct module_entry module = { .id = id };

	assert_string_equal(title_module_number(&module), number);
}

static void numbers_of_modules(void **state)
{
	(void)state;
	assert_number("m02", "2");
	assert_number("m10", "10");
	assert_number("m00", "0");
	assert_number("guide", "guide");
	assert_number("part007", "7");
}

/* The six titles of a kit. */
struct expected {
	const char *device_course, *device_module;
	const char *lms_course, *lms_module;
	const char *heading, *menu;
};

static void assert_titles(const struct kit *kit, const struct expected *expected)
{
	struct arena arena = ARENA_INIT;

	assert_string_equal(title_of_course(kit, &edition, TITLE_ON_DEVICE), expected->device_course);
	assert_string_equal(title_of_module(&arena, kit, &edition, &entry, TITLE_ON_DEVICE), expected->device_module);
	assert_string_equal(title_of_course(kit, &edition, TITLE_IN_LMS), expected->lms_course);
	assert_string_equal(title_of_module(&arena, kit, &edition, &entry, TITLE_IN_LMS), expected->lms_module);
	assert_string_equal(title_heading(kit, &edition), expected->heading);
	assert_string_equal(title_menu(&arena, kit, &edition, &entry), expected->menu);
	arena_release(&arena);
}

static void by_default_names_stand_inside_pages_only(void **state)
{
	const struct kit kit = { 0 };

	(void)state;
	assert_titles(&kit, &(struct expected){ "Community course", "Community course" DASH "7", "Community course",
	                                        "Community course" DASH "7", "A telling title", "A telling module" });
}

static void plain_titles_are_for_an_lms(void **state)
{
	const struct kit kit = { .has_plain_titles = true };

	(void)state;
	assert_titles(&kit, &(struct expected){ "Community course", "Community course" DASH "7", "A telling title",
	                                        "A telling module" DASH "7", "A telling title", "A telling module" });
}

static void discreet_wins_over_plain(void **state)
{
	const struct kit kit = { .has_plain_titles = true, .is_discreet = true };

	(void)state;
	assert_titles(&kit, &(struct expected){ "Community course", "Community course" DASH "7", "Community course",
	                                        "Community course" DASH "7", "Community course",
	                                        "Community course" DASH "7" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_modules),
		cmocka_unit_test(by_default_names_stand_inside_pages_only),
		cmocka_unit_test(plain_titles_are_for_an_lms),
		cmocka_unit_test(discreet_wins_over_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
