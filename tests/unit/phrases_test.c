/* Phrases: folding, lists, whole words, and lists and texts that are made to take long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/phrases.h"

static int set_up(void **state)
{
	static struct arena arena;
	arena = (struct arena)ARENA_INIT;
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

static const char *fold(struct arena *arena, const char *text)
{
	struct strbuf out = STRBUF_INIT;
	phrases_fold(text, strlen(text), &out);
	const char *folded = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return folded;
}

/* The phrase of the list that is found in the text, as it was written; "" for none. */
static const char *find(struct arena *arena, const char *list, const char *text)
{
	const struct phrases phrases = phrases_read(arena, list);
	const struct phrase *found = phrases_find(&phrases, fold(arena, text), NULL);
	return found ? found->written : "";
}

static const struct {
	const char *text, *folded;
} foldings[] = {
	{ "", "" },
	{ " ,.;", "" },
	{ "None of the ABOVE.", "none of the above " },
	{ "¿Cuál NO?", "cual no " },
	{ "¡JAMÁS! Ñandú, pingüino", "jamas nandu pinguino " },
	{ "Æther Œuvre straße Þing ĳs", "aether oeuvre strasse thing ijs " },
	{ "Ā Ğ Ł Š ſ Ž ŉ", "a g l s s z n " },
	{ "×2÷3", "2 3 " },
	{ "1.ª y 2.º", "1 a y 2 o " },
	{ "isn't isn’t", "isn t isn t " },
	{ "a\u00a0b—c\u2026d\u3000e", "a b c d e " },
	{ "co\u00adop e\u0301l\u200b", "coop el " },
	{ "Пример 例 نعم", "пример 例 نعم " },
	{ "نعم، ¿هل؟ हाँ। 好！", "نعم هل हाँ 好 " },
	{ "a\nb\tc", "a b c " },
	{ "“always”", "always " },
};

static void letters_lose_case_and_accents(void **state)
{
	for (size_t i = 0; i < sizeof foldings / sizeof foldings[0]; i++)
		assert_string_equal(fold(*state, foldings[i].text), foldings[i].folded);
}

static void folding_appends_to_what_is_there(void **state)
{
	struct strbuf out = STRBUF_INIT;
	(void)state;
	strbuf_addstr(&out, "x");
	phrases_fold(" Y", 2, &out);
	assert_string_equal(out.text, "xy ");
	strbuf_release(&out);
}

/* All of Latin-1 and Latin Extended-A: the table has a row for each, and both cases fold alike. */
static void every_latin_letter_has_its_plain_one(void **state)
{
	for (unsigned point = 0xC0; point < 0x180; point++) {
		const char text[] = { (char)(0xC0 | point >> 6), (char)(0x80 | (point & 0x3F)), '\0' };
		const char *folded = fold(*state, text);
		if (point == 0xD7 || point == 0xF7)
			assert_string_equal(folded, "");
		else
			assert_true(folded[0] >= 'a' && folded[0] <= 'z');
	}
	assert_string_equal(fold(*state, "ÀÉÎÕÜÇÑÝ"), fold(*state, "àéîõüçñý"));
	assert_string_equal(fold(*state, "ŐŰŘŤŻŚĐĦ"), fold(*state, "őűřťżśđħ"));
}

static void lists_are_divided_by_commas(void **state)
{
	const struct phrases phrases = phrases_read(*state, " b c ,a,, ... ,Á b,");
	assert_int_equal(phrases.count, 3);
	assert_string_equal(phrases.items[0].folded, "a ");
	assert_string_equal(phrases.items[1].written, "Á b");
	assert_ptr_equal(phrases.items[1].start, &phrases.items[0]);
	assert_string_equal(phrases.items[2].written, "b c");
	assert_null(phrases.items[2].start);
	assert_int_equal(phrases_read(*state, NULL).count, 0);
	assert_int_equal(phrases_read(*state, "").count, 0);
}

static void only_whole_words_are_found(void **state)
{
	assert_string_equal(find(*state, "no, never", "Nobody knows, nevertheless."), "");
	assert_string_equal(find(*state, "no, never", "NO!"), "no");
	assert_string_equal(find(*state, "all of the above", "all of the aboves"), "");
	assert_string_equal(find(*state, "all of the above", "(All of\nthe above)"), "all of the above");
	assert_string_equal(find(*state, "self-harm", "They self harm."), "self-harm");
	assert_string_equal(find(*state, "jamás", "Jamas lo haga"), "jamás");
	assert_string_equal(find(*state, "", "anything"), "");
	assert_string_equal(find(*state, "word", ""), "");
}

static void the_longest_that_starts_first(void **state)
{
	static const char list[] = "a, a b c d, b, a b, z";
	assert_string_equal(find(*state, list, "x a b c e"), "a b");
	assert_string_equal(find(*state, list, "x a b c d"), "a b c d");
	assert_string_equal(find(*state, list, "x a c b"), "a");
	assert_string_equal(find(*state, list, "zz b"), "b");
	assert_string_equal(find(*state, "a, a b, a c", "a d"), "a");
}

static void where_it_was_found(void **state)
{
	const struct phrases phrases = phrases_read(*state, "two");
	const char *text = fold(*state, "One, two."), *at = NULL;
	assert_non_null(phrases_find(&phrases, text, &at));
	assert_ptr_equal(at, text + 4);
	assert_null(phrases_at(&phrases, text));
	assert_non_null(phrases_at(&phrases, at));
	at = NULL;
	assert_null(phrases_find(&phrases, "three ", &at));
	assert_null(at);
}

static void a_list_without_commas_is_no_phrase(void **state)
{
	struct strbuf list = STRBUF_INIT;
	for (int i = 0; i < PHRASE_LIMIT; i++)
		strbuf_addstr(&list, "word; ");
	assert_int_equal(phrases_read(*state, list.text).count, 0);
	strbuf_release(&list);
}

/* Each phrase starts with all shorter ones, and the text nearly with the longest, everywhere. */
static void hostile_lists_and_texts_take_no_time(void **state)
{
	struct strbuf list = STRBUF_INIT, text = STRBUF_INIT;
	for (int length = 1; length < PHRASE_LIMIT / 2; length++) {
		for (int i = 0; i < length; i++)
			strbuf_addstr(&list, "a ");
		strbuf_addstr(&list, "b,");
	}
	for (int i = 0; i < 100000; i++)
		strbuf_addf(&list, "c%d,", i);
	for (int i = 0; i < 500000; i++)
		strbuf_addstr(&text, "a ");
	const clock_t start = clock();
	assert_string_equal(find(*state, list.text, text.text), "");
	assert_true(clock() - start < 10 * CLOCKS_PER_SEC); /* under the sanitizers; it takes a fraction of that */
	strbuf_release(&list);
	strbuf_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(letters_lose_case_and_accents),
		TEST(folding_appends_to_what_is_there),
		TEST(every_latin_letter_has_its_plain_one),
		TEST(lists_are_divided_by_commas),
		TEST(only_whole_words_are_found),
		TEST(the_longest_that_starts_first),
		TEST(where_it_was_found),
		TEST(a_list_without_commas_is_no_phrase),
		TEST(hostile_lists_and_texts_take_no_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
