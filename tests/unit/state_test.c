/* Keys of the saved state, and its longest form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static void write_check(struct lesson *lesson, int count)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "# Check\n\n");
	for (int i = 0; i < count; i++)
		strbuf_addf(&text,
			    "## Q%d {#m01-q%d .q .multi objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n- [ ] C\n "
			    " > c\n\n> d\n\n",
			    i, i);
	scene_write(&lesson->scene, "kit/en/m01-start/check.md", text.text);
	strbuf_release(&text);
}

static void test_keys_differ(void **state)
{
	struct lesson *lesson = *state;

	write_check(lesson, 300);
	lesson_load(lesson, "Words.\n");
	const struct module *module = lesson->module;
	assert_int_equal(module->question_count, 300);
	size_t length = strlen(module->sections[0].key);
	assert_true(length >= 3);
	for (size_t i = 0; i < module->question_count; i++) {
		const char *key = module->questions[i]->key;
		assert_int_equal(strlen(key), length);
		assert_int_equal(strspn(key, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), length);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(key, module->questions[k]->key);
	}
}

static void test_a_key_follows_the_answers(void **state)
{
	static const char text[] = "## Q {#m01-q .q}\n\n- [%c] A\n  > a\n- [%c] B\n  > b\n\n> c\n\n%s\n";
	struct lesson *lesson = *state;
	char *texts[] = { arena_printf(&lesson->scene.arena, text, 'x', ' ', ""),
			  arena_printf(&lesson->scene.arena, text, 'x', ' ', "More."),
			  arena_printf(&lesson->scene.arena, text, ' ', 'x', "") };
	char keys[3][16], hashes[3][16];

	for (size_t i = 0; i < 3; i++) {
		lesson_load(lesson, texts[i]);
		snprintf(keys[i], sizeof keys[i], "%s", lesson->module->questions[0]->key);
		snprintf(hashes[i], sizeof hashes[i], "%s", lesson->module->content_hash);
	}
	assert_string_equal(keys[0], keys[1]);
	assert_string_equal(hashes[0], hashes[1]);
	assert_string_not_equal(keys[0], keys[2]);
	assert_string_not_equal(hashes[0], hashes[2]);
	assert_int_equal(strlen(hashes[0]), 8);
	assert_int_equal(strspn(hashes[0], "0123456789abcdef"), 8);
}

static void test_the_longest_state(void **state)
{
	struct lesson *lesson = *state;

	write_check(lesson, 2);
	lesson_load(lesson, "Words.\n");
	/* Keys of three: a last view, three seen views, attempt, seed, best result and two answers of three letters. */
	static const char longest[] =
	    "w1:01234567:lkey;vkey.key.key;azzz;s1z141z3;b12.34;rkey-abc;rkey-abc:01234567";
	assert_int_equal(lesson->module->state_limit, strlen(longest));
	assert_silent(&lesson->scene);
}

#define ANSWERS(id, more) "## Q {#m01-" id " .q .multi objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n" more "\n> d\n\n"
#define C "- [ ] C\n  > c\n"

/* Of each pool the longest answers that it can ask for at once, and no more. */
static void test_only_what_is_drawn(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/pools/a.md", ANSWERS("a1", C) ANSWERS("a2", "") ANSWERS("a3", C));
	scene_write(&lesson->scene, "kit/en/m01-start/check.md",
		    "---\ndraw: 1\nattempts: 40\n---\n# Check\n\n" ANSWERS("q1", "") ANSWERS("q2", "")
			ANSWERS("q3", "") "[a](pools/a.md \"draw 2\")\n");
	lesson_load(lesson, "Words.\n");
	static const char longest[] =
	    "w1:01234567:lkey;vkey.key.key;a14;s1z141z3;b12.34;rkey-ab;rkey-abc;rkey-abc:01234567";
	assert_int_equal(lesson->module->state_limit, strlen(longest));
}

static void test_no_check_and_one_attempt(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words.\n");
	assert_int_equal(lesson->module->state_limit, strlen("w1:01234567:lkey;vkey.key:01234567"));
	scene_write(&lesson->scene, "kit/en/m01-start/check.md", "---\nattempts: 1\n---\n# Check\n\n" ANSWERS("q1", ""));
	lesson_reload(lesson, NULL);
	assert_int_equal(lesson->module->state_limit,
			 strlen("w1:01234567:lkey;vkey.key.key;s1z141z3;b12.34;rkey-ab:01234567"));
	assert_silent(&lesson->scene);
}

static void test_practice_is_not_saved(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words.\n");
	size_t without = lesson->module->state_limit;
	lesson_load(lesson, "## Q {#m01-q .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	assert_int_equal(lesson->module->state_limit, without);
}

/* Ways through a scenario are kept as letters, which mean something else when choices lead elsewhere or change their order. */
static void test_a_scenario(void **state)
{
	static const char text[] = "## S {#m01-s1 .scenario}\n\n### A {#a}\n\n%s\n\n- [x] [One](#%s)\n  > a\n"
				   "- [%c] [Two](#%s)\n  > b\n\n### B {#b}\n\nText.\n\n### %s\n\nText.\n";
	struct lesson *lesson = *state;
	struct arena *arena = &lesson->scene.arena;
	char *texts[] = { arena_printf(arena, text, "Text.", "b", ' ', "c", "C {#c}"),
			  arena_printf(arena, text, "Other text.", "b", '~', "c", "Called otherwise {#c}"),
			  arena_printf(arena, text, "Text.", "c", ' ', "b", "C {#c}"),
			  arena_printf(arena, text, "Text.", "b", ' ', "d", "C {#d}") };
	char keys[4][16];

	lesson_load(lesson, "Words.\n");
	size_t without = lesson->module->state_limit;
	for (size_t i = 0; i < 4; i++) {
		lesson_load(lesson, texts[i]);
		snprintf(keys[i], sizeof keys[i], "%s", lesson->module->scenarios[0]->key);
	}
	assert_silent(&lesson->scene);
	assert_string_equal(keys[0], keys[1]);
	assert_string_not_equal(keys[0], keys[2]);
	assert_string_not_equal(keys[0], keys[3]);
	/* Two digits of endings, 64 letters of the way. */
	assert_int_equal(lesson->module->state_limit, without + strlen(";pkey-99") + 64);
}

static void test_too_long(void **state)
{
	struct lesson *lesson = *state;

	write_check(lesson, 450);
	lesson_load(lesson, "Words.\n");
	assert_true(lesson->module->state_limit > 4000);
	assert_reported(&lesson->scene, "module.md:1:1: error: what is saved of this module could take ");
	assert_reported(&lesson->scene, " are the answers to the 450 questions of its check, up to 3 for 'm01-q0', so draw fewer");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_keys_differ),       lesson_test(test_a_key_follows_the_answers),
		lesson_test(test_the_longest_state), lesson_test(test_practice_is_not_saved),
		lesson_test(test_only_what_is_drawn), lesson_test(test_no_check_and_one_attempt),
		lesson_test(test_a_scenario),        lesson_test(test_too_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
