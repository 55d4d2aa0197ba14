/* The arena: zeroed and aligned memory, small when little is asked for, one block kept by a reset. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void assert_zero(const unsigned char *memory, size_t size)
{
	for (size_t i = 0; i < size; i++)
		assert_int_equal(memory[i], 0);
}

static void memory_is_zeroed_and_aligned(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	for (size_t size = 0; size < 300; size += 7) {
		unsigned char *memory = arena_alloc(&arena, size);
		assert_non_null(memory);
		assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
		assert_zero(memory, size);
		memset(memory, 0xAA, size);
	}
	arena_release(&arena);
	assert_null(arena.blocks);
	assert_int_equal(arena.used, 0);
}

static void objects_do_not_overlap(void **state)
{
	enum { COUNT = 2000 };
	struct arena arena = ARENA_INIT;
	unsigned char *objects[COUNT];
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		size_t size = 1 + (i * 37) % 500 + (i % 400 == 0 ? 100000 : 0);
		objects[i] = arena_alloc(&arena, size);
		assert_zero(objects[i], size);
		memset(objects[i], (int)(i & 0xFF), size);
	}
	for (size_t i = 0; i < COUNT; i++) {
		size_t size = 1 + (i * 37) % 500 + (i % 400 == 0 ? 100000 : 0);
		assert_int_equal(objects[i][0], i & 0xFF);
		assert_int_equal(objects[i][size - 1], i & 0xFF);
	}
	arena_release(&arena);
}

static void reset_gives_zeroed_memory_again(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	for (int round = 0; round < 50; round++) {
		for (int i = 0; i < 40; i++) {
			unsigned char *memory = arena_alloc(&arena, 1000);
			assert_zero(memory, 1000);
			memset(memory, 0xFF, 1000);
		}
		assert_true(arena.used >= 40000);
		arena_reset(&arena);
		assert_int_equal(arena.used, 0);
		assert_non_null(arena.blocks);
	}
	arena_release(&arena);
}

static void reset_does_not_keep_a_huge_block(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	arena_alloc(&arena, 10 * 1024 * 1024);
	arena_reset(&arena);
	assert_null(arena.blocks);
	arena_reset(&arena);
	arena_release(&arena);
}

static void text_is_copied_and_terminated(void **state)
{
	struct arena arena = ARENA_INIT;
	char source[] = "abcdef";
	(void)state;
	char *whole = arena_strdup(&arena, source);
	char *part = arena_strndup(&arena, source, 3);
	char *nothing = arena_strndup(&arena, NULL, 0);
	source[0] = 'X';
	assert_string_equal(whole, "abcdef");
	assert_string_equal(part, "abc");
	assert_string_equal(nothing, "");
	assert_string_equal(arena_printf(&arena, "%s-%05d", part, 42), "abc-00042");
	char *padded = arena_printf(&arena, "%70000d", 7);
	assert_int_equal(strlen(padded), 70000);
	assert_int_equal(padded[69999], '7');
	arena_release(&arena);
}

/* A text that does not fit into the rest of a block goes into the next, whole. */
static void printed_text_is_whole_at_the_end_of_a_block(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *texts[300];
	(void)state;
	for (int i = 0; i < 300; i++)
		texts[i] = arena_printf(&arena, "%*d", 1 + i * 7 % 200, i);
	for (int i = 0; i < 300; i++) {
		assert_int_equal(atoi(texts[i]), i);
		assert_true(strlen(texts[i]) >= (size_t)(1 + i * 7 % 200));
	}
	arena_release(&arena);
}

static void calloc_counts_elements(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	uint64_t *numbers = arena_calloc(&arena, 1000, sizeof *numbers);
	for (size_t i = 0; i < 1000; i++)
		assert_true(numbers[i] == 0);
	numbers[999] = 1;
	assert_true(arena.used >= 8000);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),    cmocka_unit_test(objects_do_not_overlap),
		cmocka_unit_test(reset_gives_zeroed_memory_again), cmocka_unit_test(reset_does_not_keep_a_huge_block),
		cmocka_unit_test(text_is_copied_and_terminated),   cmocka_unit_test(calloc_counts_elements),
		cmocka_unit_test(printed_text_is_whole_at_the_end_of_a_block),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
