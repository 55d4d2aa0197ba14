/* Sentences, and how hard they are to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
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
	assert_sentences(SENTENCE_ENDS_AT_COLON, "He left.\" Then?", "[He left|.][Then|?]");
	assert_sentences(SENTENCE_GOES_ON_AT_COLON, "All but one: a. B", "[All but one: a|.][B|]");
}

static void what_a_full_stop_does_not_end(void **state)
{
	(void)state;
	assert_sentences(SENTENCE_ENDS_AT_COLON, "At 4:10 see G.S. 7.2, page 3.5.",
			 "[At 4:10 see G.S. 7.2, page 3.5|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "(22 U.S.C. 7102). Mrs. J. Doe.",
			 "[(22 U.S.C. 7102)|.][Mrs. J. Doe|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON,
			 "At 9 a. m. or p.m. see Ms. Li, Sra. Paz or Ud. (núm. 5), e.g. Dr. Roe.",
			 "[At 9 a. m. or p.m. see Ms. Li, Sra. Paz or Ud. (núm. 5), e.g. Dr. Roe|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "La ley de EE. UU. (22 U.S.C. § 7102) es así.",
			 "[La ley de EE. UU. (22 U.S.C. § 7102) es así|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "The U.S. Department. J. R. Doe.",
			 "[The U.S. Department|.][J. R. Doe|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "A. y después. élla", "[A. y después. élla|]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "See https://a.org/?q=1!x now.", "[See https://a.org/?q=1!x now|.]");
}

static void what_a_full_stop_ends(void **state)
{
	(void)state;
	assert_sentences(SENTENCE_ENDS_AT_COLON, "Plan AB. Then.", "[Plan AB|.][Then|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "In the U.S. She works.", "[In the U.S|.][She works|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "Take vitamin C. Then go.", "[Take vitamin C|.][Then go|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "En EE. UU. Ella va con Ud. El mes.",
			 "[En EE. UU|.][Ella va con Ud|.][El mes|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "Para todas. \"300\" es mucho.", "[Para todas|.][\"300\" es mucho|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "(See G.S.) The end.", "[(See G.S|.][The end|.]");
}

static void quotes_that_close(void **state)
{
	(void)state;
	assert_sentences(SENTENCE_ENDS_AT_COLON, "“Go.” «Ven.» (So!) 'Who?' \"I.\"",
			 "[“Go|.][«Ven|.][(So|!]['Who|?][\"I|.]");
	assert_sentences(SENTENCE_ENDS_AT_COLON, "“¿Quién?” ¿Yo?¿Tú? What?! No",
			 "[“|][Quién|?][Yo|?][Tú|?][What?|!][No|]");
}

static void what_is_open(void **state)
{
	const char *text = "Si le preguntan: ¿Quién? Yo";
	struct sentence sentence;
	(void)state;
	assert_true(sentence_next(&text, SENTENCE_GOES_ON_AT_COLON, &sentence));
	assert_int_equal(sentence.end, '\0');
	assert_false(sentence.is_open);
	assert_true(sentence_next(&text, SENTENCE_GOES_ON_AT_COLON, &sentence));
	assert_false(sentence.is_open);
	assert_true(sentence_next(&text, SENTENCE_GOES_ON_AT_COLON, &sentence));
	assert_true(sentence.is_open);
}

static void what_a_message_shows(void **state)
{
	char text[101] = { 0 };
	(void)state;
	assert_int_equal(sentence_shown("word", 4), 4);
	for (size_t i = 1; i < 100; i += 2)
		memcpy(text + i, "é", 2);
	text[0] = 'a';
	assert_int_equal(sentence_shown(text, 99), 59);
}

static void assert_words(const char *text, size_t expected)
{
	assert_int_equal(sentence_words(&(struct sentence){ text, strlen(text), '.', false }), expected);
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
	readability_add(readability_find(formula), &(struct sentence){ words, strlen(words), '.', false }, &counts);
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
	assert_syllables(formula, "didn't doesn’t isn't wasn't don't can't", 10);
	assert_syllables(formula, "science quiet client create friend patient creature experience", 17);
	assert_syllables(formula, "sometimes safely homeless movement statement something", 12);
	assert_syllables(formula, "settlement rely element cement nevertheless society", 18);
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

static double score_of(const char *formula, const char *text)
{
	struct readability counts = { 0 };
	struct sentence sentence;
	while (sentence_next(&text, SENTENCE_GOES_ON_AT_COLON, &sentence))
		readability_add(readability_find(formula), &sentence, &counts);
	return readability_score(readability_find(formula), &counts);
}

/* Counted by hand.
 *
 * Ms(1) Roe(1) did-n't(2) sleep(1) well(1). Some-times(2) a(1) qui-et(2) cli-ent(2) is(1) on-ly(2) tired(1): 12 words in 2
 * sentences, 17 syllables: 0.39 * 6 + 11.8 * 17 / 12 - 15.59 = 3.4667.
 *
 * La(1) Sra(1) Paz(1) vi-ve(2) en(1) E-E(2) UU(1). Ha-bla(2) con(1) su(1) ve-ci-na(3): 11 words in 2 sentences, 16 syllables, of the
 * short forms as they are spelt: 206.835 - 62.3 * 16 / 11 - 11 / 2 = 110.7168. */
static void passages(void **state)
{
	(void)state;
	assert_float_equal(
	    score_of("flesch-kincaid", "Ms. Roe didn't sleep well. Sometimes a quiet client is only tired."), 3.4667,
	    0.001);
	assert_float_equal(score_of("szigriszt-pazos", "La Sra. Paz vive en EE. UU. Habla con su vecina."), 110.7168,
			   0.001);
}

/* The line of a language's data that names its formula must name one that there is: an unknown one is passed over in silence. */
static void assert_formula(const char *path)
{
	const char *const folder = getenv("WAYMARK_TEMPLATES");
	static const char key[] = "\n  reading-formula: ";
	struct arena arena = ARENA_INIT;
	char *text;
	size_t length;
	path = arena_printf(&arena, "%s/authoring/%s", folder ? folder : "templates", path);
	assert_int_equal(file_read(&arena, path, 1 << 20, &text, &length), FILE_OK);
	const char *found = strstr(text, key);
	assert_non_null(found);
	found += strlen(key);
	assert_non_null(readability_find(arena_strndup(&arena, found, strcspn(found, "\n"))));
	arena_release(&arena);
}

static void languages_name_known_formulas(void **state)
{
	(void)state;
	assert_formula("en.yaml");
	assert_formula("es.yaml");
}

static void what_has_no_words_is_no_sentence(void **state)
{
	struct readability counts = { 0 };
	(void)state;
	readability_add(readability_find("flesch-kincaid"), &(struct sentence){ " – ", 5, '.', false }, &counts);
	assert_int_equal(counts.sentences, 0);
	assert_int_equal(counts.words, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(what_a_full_stop_does_not_end),
		cmocka_unit_test(what_a_full_stop_ends),
		cmocka_unit_test(quotes_that_close),
		cmocka_unit_test(what_is_open),
		cmocka_unit_test(what_a_message_shows),
		cmocka_unit_test(words),
		cmocka_unit_test(english_syllables),
		cmocka_unit_test(spanish_syllables),
		cmocka_unit_test(scores),
		cmocka_unit_test(passages),
		cmocka_unit_test(languages_name_known_formulas),
		cmocka_unit_test(what_has_no_words_is_no_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
