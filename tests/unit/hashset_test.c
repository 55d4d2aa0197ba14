/* The set of hashes: exact, and small. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "output/hashset.h"

static void what_was_added_is_in_it(void **state)
{
	struct hashset set = HASHSET_INIT;
	(void)state;
	assert_false(hashset_has(&set, 0));
	for (uint64_t i = 0; i < 50000; i++) {
		assert_true(hashset_add(&set, hash_fnv(HASH_FNV_START, &i, sizeof i)));
		assert_true(set.count < set.capacity);
		assert_int_equal(set.count, i + 1);
	}
	for (uint64_t i = 0; i < 50000; i++) {
		assert_true(hashset_has(&set, hash_fnv(HASH_FNV_START, &i, sizeof i)));
		assert_false(hashset_add(&set, hash_fnv(HASH_FNV_START, &i, sizeof i)));
	}
	for (uint64_t i = 50000; i < 100000; i++)
		assert_false(hashset_has(&set, hash_fnv(HASH_FNV_START, &i, sizeof i)));
	assert_int_equal(set.count, 50000);
	assert_true(set.capacity * sizeof *set.slots <= 16 * set.count);
	hashset_release(&set);
	assert_int_equal(set.capacity, 0);
}

/* Numbers that are not spread at all, and the one that marks a free slot. */
static void any_number_will_do(void **state)
{
	struct hashset set = HASHSET_INIT;
	(void)state;
	for (uint64_t i = 2; i < 5000; i++)
		assert_true(hashset_add(&set, i));
	for (uint64_t i = 1; i < 5000; i++)
		assert_true(hashset_add(&set, i << 40));
	assert_true(hashset_add(&set, 0));
	assert_true(hashset_has(&set, 0));
	assert_true(hashset_add(&set, UINT64_MAX));
	hashset_reset(&set);
	assert_int_equal(set.count, 0);
	assert_false(hashset_has(&set, 2));
	assert_false(hashset_has(&set, 0));
	assert_true(hashset_add(&set, 2));
	hashset_release(&set);
}

static void mixing_tells_inside_from_outside(void **state)
{
	(void)state;
	uint64_t a = hash_text("a.html"), b = hash_text("b.html"), x = hash_text("x");
	assert_true(hashset_mix(a, x) != hashset_mix(b, x));
	assert_true(hashset_mix(a, x) != hashset_mix(x, a));
	assert_true(hashset_mix(a, x) == hashset_mix(a, x));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_added_is_in_it),
		cmocka_unit_test(any_number_will_do),
		cmocka_unit_test(mixing_tells_inside_from_outside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
