/* Growing arrays in an arena. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"

struct item {
	int number;
	const char *text;
};

static void pushed_elements_are_zeroed_and_kept(void **state)
{
	struct arena arena = ARENA_INIT;
	struct item *items = NULL;
	size_t count = 0, capacity = 0;
	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct item *item = ARRAY_PUSH(&arena, items, count, capacity);
		assert_ptr_equal(item, &items[count - 1]);
		assert_int_equal(item->number, 0);
		assert_null(item->text);
		*item = (struct item){ .number = i, .text = "x" };
		assert_true(count <= capacity);
	}
	assert_int_equal(count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i].number, i);
	assert_true(arena.used <= 4 * 1000 * sizeof *items);
	arena_release(&arena);
}

static void a_place_used_before_is_zeroed(void **state)
{
	struct arena arena = ARENA_INIT;
	struct item *items = NULL;
	size_t count = 0, capacity = 0;
	(void)state;
	ARRAY_PUSH(&arena, items, count, capacity)->number = 7;
	count--;
	assert_int_equal(ARRAY_PUSH(&arena, items, count, capacity)->number, 0);
	arena_release(&arena);
}

static void pointers_can_be_pushed(void **state)
{
	struct arena arena = ARENA_INIT;
	const char **names = NULL;
	size_t count = 0, capacity = 0;
	(void)state;
	*ARRAY_PUSH(&arena, names, count, capacity) = "a";
	*ARRAY_PUSH(&arena, names, count, capacity) = "b";
	assert_string_equal(names[0], "a");
	assert_string_equal(names[1], "b");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pushed_elements_are_zeroed_and_kept),
		cmocka_unit_test(a_place_used_before_is_zeroed),
		cmocka_unit_test(pointers_can_be_pushed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
