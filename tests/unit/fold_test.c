/* Letters without case and diacritics, beside what the learner's script makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/utf8.h"

static const char *fold(const char *text, enum fold_reach reach)
{
	static struct strbuf out = STRBUF_INIT;
	const size_t length = strlen(text);
	static char copy[4096];
	strbuf_reset(&out);
	for (size_t i = 0, step; i < length; i += step)
		fold_letter(utf8_decode(text + i, length - i, &step), reach, &out);
	assert_true(out.length < sizeof copy);
	memcpy(copy, out.text, out.length + 1);
	strbuf_release(&out);
	return copy;
}

static void assert_each(const char *folded, const char *letters, enum fold_reach reach)
{
	const size_t length = strlen(letters);
	for (size_t i = 0, step; i < length; i += step) {
		char letter[5] = "";
		utf8_decode(letters + i, length - i, &step);
		memcpy(letter, letters + i, step);
		if (strcmp(fold(letter, reach), folded) != 0)
			fail_msg("%s is '%s' instead of '%s'", letter, fold(letter, reach), folded);
	}
	assert_string_equal(fold(folded, reach), folded);
}

static void letters_that_are_one(void **state)
{
	(void)state;
#define LETTERS(folded, letters) assert_each(folded, letters, FOLD_ACCENTS);
#define CAPITALS(pairs)
#define LOOKALIKES(folded, letters)
#include "letters.h"
#undef LETTERS
#undef CAPITALS
#undef LOOKALIKES
}

/* "ðÐþÞ": each small letter stays, and its capital becomes it. */
static void assert_pairs(const char *pairs)
{
	for (size_t i = 0, length = strlen(pairs); i < length;) {
		char small[5] = "", capital[5] = "";
		size_t step;
		utf8_decode(pairs + i, length - i, &step);
		memcpy(small, pairs + i, step);
		i += step;
		utf8_decode(pairs + i, length - i, &step);
		memcpy(capital, pairs + i, step);
		i += step;
		assert_each(small, capital, FOLD_ACCENTS);
	}
}

static void capitals_become_small(void **state)
{
	(void)state;
#define LETTERS(folded, letters)
#define CAPITALS(pairs) assert_pairs(pairs);
#define LOOKALIKES(folded, letters)
#include "letters.h"
#undef LETTERS
#undef CAPITALS
#undef LOOKALIKES
}

static void look_alikes_are_one_for_whoever_searches(void **state)
{
	(void)state;
#define LETTERS(folded, letters)
#define CAPITALS(pairs)
#define LOOKALIKES(folded, letters) assert_each(folded, letters, FOLD_LOOKALIKES);
#include "letters.h"
#undef LETTERS
#undef CAPITALS
#undef LOOKALIKES
	assert_string_equal(fold("Øł", FOLD_ACCENTS), "øł");
	assert_string_equal(fold("ÁÑü", FOLD_LOOKALIKES), "anu");
}

static void what_shows_nothing_goes(void **state)
{
	(void)state;
	assert_string_equal(fold("e\u0301 co\u00adop \u200fa\u200d\ufeff", FOLD_ACCENTS), "e coop a");
	assert_string_equal(fold("كـتاب قُوَّة", FOLD_ACCENTS), "كتاب قوة");
}

static void the_rest_stays(void **state)
{
	(void)state;
	assert_string_equal(fold("", FOLD_ACCENTS), "");
	assert_string_equal(fold("Ab 1.,!\n", FOLD_ACCENTS), "ab 1.,!\n");
	assert_string_equal(fold("×÷¿…", FOLD_LOOKALIKES), "×÷¿…");
	assert_string_equal(fold("例 हिन्दी 한국 🙂", FOLD_LOOKALIKES),
			    "例 हिन्दी 한국 🙂");
}

/* Whatever comes, folding it twice changes nothing more. */
static void every_character_settles(void **state)
{
	(void)state;
	for (uint32_t point = 1; point < 0x11000; point++) {
		struct strbuf once = STRBUF_INIT;
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		fold_letter(point, FOLD_LOOKALIKES, &once);
		if (strcmp(fold(once.text, FOLD_LOOKALIKES), once.text) != 0)
			fail_msg("U+%04X: '%s', then '%s'", point, once.text, fold(once.text, FOLD_LOOKALIKES));
		assert_int_equal(utf8_first_invalid(once.text, once.length), once.length);
		strbuf_release(&once);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_that_are_one),
		cmocka_unit_test(capitals_become_small),
		cmocka_unit_test(look_alikes_are_one_for_whoever_searches),
		cmocka_unit_test(what_shows_nothing_goes),
		cmocka_unit_test(the_rest_stays),
		cmocka_unit_test(every_character_settles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
