/* The pool: pieces, growing, marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "load/pool.h"

static int is_zero(const unsigned char *data, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (data[i] != 0)
			return 0;
	return 1;
}

static void test_pieces_are_zeroed_and_apart(void **state)
{
	struct pool pool = POOL_INIT;

	(void)state;
	unsigned char *a = pool_calloc(&pool, 3, 5), *b = pool_calloc(&pool, 1, 100000), *c = pool_calloc(&pool, 0, 8);
	assert_true(is_zero(a, 15) && is_zero(b, 100000));
	assert_true((uintptr_t)a % 16 == 0 && (uintptr_t)b % 16 == 0 && (uintptr_t)c % 16 == 0);
	memset(a, 1, 15);
	memset(b, 2, 100000);
	assert_true(is_zero(pool_calloc(&pool, 1, 1000), 1000));
	assert_int_equal(a[14], 1);
	pool_release(&pool);
}

static void test_growing_keeps_the_content(void **state)
{
	struct pool pool = POOL_INIT;

	(void)state;
	char *text = pool_realloc(&pool, NULL, 4);
	memcpy(text, "abc", 4);
	assert_ptr_equal(pool_realloc(&pool, text, 2), text);
	assert_ptr_equal(pool_realloc(&pool, text, 4000), text);
	char *other = pool_calloc(&pool, 1, 1);
	text = pool_realloc(&pool, text, 8000);
	assert_string_equal(text, "abc");
	assert_true(text > other);
	for (size_t size = 8000; size < 2000000; size *= 2)
		text = pool_realloc(&pool, text, size);
	assert_string_equal(text, "abc");
	pool_release(&pool);
}

static void test_a_mark_takes_back_what_came_after(void **state)
{
	struct pool pool = POOL_INIT;

	(void)state;
	struct pool_mark start = pool_mark(&pool);
	char *kept = pool_calloc(&pool, 1, 10);
	strcpy(kept, "kept");
	struct pool_mark mark = pool_mark(&pool);
	void *first = pool_calloc(&pool, 1, 10);
	for (int i = 0; i < 100; i++)
		memset(pool_calloc(&pool, 1, 5000), 1, 5000);
	pool_reset(&pool, mark);
	assert_ptr_equal(pool_calloc(&pool, 1, 10), first);
	assert_string_equal(kept, "kept");
	assert_true(is_zero(pool_calloc(&pool, 1, 60000), 60000));
	pool_reset(&pool, start);
	pool_release(&pool);
}

static void test_an_empty_pool(void **state)
{
	struct pool pool = POOL_INIT;

	(void)state;
	pool_reset(&pool, pool_mark(&pool));
	pool_release(&pool);
	pool_release(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces_are_zeroed_and_apart),
		cmocka_unit_test(test_growing_keeps_the_content),
		cmocka_unit_test(test_a_mark_takes_back_what_came_after),
		cmocka_unit_test(test_an_empty_pool),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
