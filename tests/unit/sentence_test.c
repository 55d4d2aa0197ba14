/* Sentences, and how hard they are to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/readability.h"
#include "base/sentence.h"
#include "base/strbuf.h"

static void assert_sentences(enum sentence_colon colon, const char *text, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	struct sentence sentence;
	while (sentence_next(&text, colon, &sentence))
		strbuf_addf(&out, "[%.*s|%s]", (int)sentence.length, sentence.text,
			    sentence.end ? (char[]){ sentence.end, '\0' } : "");
	assert_string_equal(out.text, expected);
	strbuf_release(&out);
}

static void sentences(void **state)
{
	(void)state;
	assert_sentences(SENTENCE_ENDS_AT_COLON, "", "");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "  ", "");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "One. Two? Three", "[One|.][Two|?][Three|]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "En este caso, ¿cuál no? ¡Ay!", "[En este caso, |][cuál no|?][Ay|!]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "¿¿?", "[|?]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "All but one: a", "[All but one|:][a|]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "He left.\" Then?", "[He left|.][\" Then|?]");
	assert_sentences(SENTENCE_GOES_ON_AT_COLON, "All but one: a. B", "[All but one: a|.][B|]");
}

static void what_a_full_stop_does_not_end(void **state)
{
	(void)state;
	assert_sentences(SENTENCE_ENDS_AT_COLON, "At 4:10 see G.S. 7.2, page 3.5.",
			 "[At 4:10 see G.S. 7.2, page 3.5|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "(22 U.S.C. 7102). Mrs. J. Doe.",
			 "[(22 U.S.C. 7102)|.][Mrs|.][J. Doe|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "Plan AB. Then.", "[Plan AB|.][Then|.]");
}

static void assert_words(const char *text, size_t expected)
{
	assert_int_equal(sentence_words(&(struct sentence){ text, strlen(text), '.' }), expected);
}

static void words(void **state)
{
	(void)state;
	assert_words("", 0);
	assert_words(" - – \"...\" ", 0);
	assert_words("One two-part \"word\", 27.6 % (or so)", 6);
	assert_words("¿Ñandú y él?", 3);
}

static void assert_syllables(const char *formula, const char *words, size_t expected)
{
	struct readability counts = { 0 };
	readability_add(readability_find(formula), &(struct sentence){ words, strlen(words), '.' }, &counts);
	assert_int_equal(counts.syllables, expected);
}

static void english_syllables(void **state)
{
	const char *const formula = "flesch-kincaid";
	(void)state;
	assert_syllables(formula, "the be why rhythm 27", 5);
	assert_syllables(formula, "made times worked closed used", 5);
	assert_syllables(formula, "table wanted places people needed changes", 12);
	assert_syllables(formula, "nation social question language persuade", 10);
	assert_syllables(formula, "violence actual being saying situation", 14);
	assert_syllables(formula, "Trafficking, children; \"exploitation\"", 9);
}

static void spanish_syllables(void **state)
{
	const char *const formula = "szigriszt-pazos";
	(void)state;
	assert_syllables(formula, "que guía agua hoy y ley", 8);
	assert_syllables(formula, "ayuda leer país ciudad", 9);
	assert_syllables(formula, "explotación víctimas dueño", 9);
	assert_syllables(formula, "ÁRBOL Útil", 4);
}

/* 10 words, 2 sentences, 14 syllables: 0.39 * 5 + 11.8 * 1.4 - 15.59, and 206.835 - 62.3 * 1.4 - 5. */
static void scores(void **state)
{
	struct readability counts = { .sentences = 2, .words = 10, .syllables = 14 };
	(void)state;
	assert_float_equal(readability_score(readability_find("flesch-kincaid"), &counts), 2.88, 0.001);
	assert_float_equal(readability_score(readability_find("szigriszt-pazos"), &counts), 114.615, 0.001);
	counts = (struct readability){ 0 };
	assert_float_equal(readability_score(readability_find("flesch-kincaid"), &counts), 0, 0.001);
	assert_null(readability_find("of-the-stars"));
}

static void what_has_no_words_is_no_sentence(void **state)
{
	struct readability counts = { 0 };
	(void)state;
	readability_add(readability_find("flesch-kincaid"), &(struct sentence){ " – ", 5, '.' }, &counts);
	assert_int_equal(counts.sentences, 0);
	assert_int_equal(counts.words, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(what_a_full_stop_does_not_end),
		cmocka_unit_test(words),
		cmocka_unit_test(english_syllables),
		cmocka_unit_test(spanish_syllables),
		cmocka_unit_test(scores),
		cmocka_unit_test(what_has_no_words_is_no_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
