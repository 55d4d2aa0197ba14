#include "base/readability.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* ---- English ---------------------------------------------------------------------------------------------- */

enum { WORD_LIMIT = 64 }; /* letters; what is longer is no word of a language */

/* The ASCII letters of a word, small. English writes no others, and "café" loses nothing that would matter. */
static size_t letters_of(const char *word, size_t length, char letters[WORD_LIMIT + 1])
{
	size_t count = 0;
	for (size_t i = 0; i < length && count < WORD_LIMIT; i++) {
		const char c = word[i];
		if (c >= 'A' && c <= 'Z')
			letters[count++] = (char)(c - 'A' + 'a');
		else if (c >= 'a' && c <= 'z')
			letters[count++] = c;
	}
	letters[count] = '\0';
	return count;
}

static bool is_vowel(char c)
{
	return c != '\0' && strchr("aeiouy", c) != NULL;
}

static bool ends_with(const char *word, size_t length, const char *end)
{
	const size_t size = strlen(end);
	return length >= size && memcmp(word + length - size, end, size) == 0;
}

/* "client", "quiet", "society", "experience", but "patient", "friend". */
static bool is_hiatus_of_ie(const char *word, size_t i)
{
	if (strncmp(word + i, "iet", 3) == 0)
		return true;
	if (strncmp(word + i, "ien", 3) != 0 || i == 0)
		return false;
	if (i >= 2 && strncmp(word + i - 2, "frien", 5) == 0)
		return false;
	return !strchr("tcsgx", word[i - 1]) || (i == 2 && strncmp(word, "scien", 5) == 0);
}

/* Two vowels that are spoken apart: "violence", "actual", "saying", "create", but "nation", "persuade". */
static bool is_hiatus(const char *word, size_t i)
{
	const char before = i > 0 ? word[i - 1] : '\0';
	if (word[i] == 'i' && word[i + 1] != '\0' && strchr("ao", word[i + 1]))
		return before == '\0' || !strchr("tcsgx", before);
	if (word[i] == 'u' && word[i + 1] == 'a')
		return before == '\0' || !strchr("gqs", before);
	if (i >= 2 && strncmp(word + i - 2, "creat", 5) == 0)
		return word[i + 3] != 'u';
	return is_hiatus_of_ie(word, i) || (strchr("eoyau", word[i]) && strncmp(word + i + 1, "ing", 3) == 0);
}

/* "made", "times", "worked", but "table", "places", "wanted". */
static bool has_silent_end(const char *word, size_t length)
{
	if (ends_with(word, length, "e"))
		return length > 2 && !(ends_with(word, length, "le") && !is_vowel(word[length - 3]));
	if (length < 4 || is_vowel(word[length - 3]))
		return false;
	if (ends_with(word, length, "ed"))
		return word[length - 3] != 't' && word[length - 3] != 'd';
	return ends_with(word, length, "es") && !strchr("sxzcgh", word[length - 3]) &&
	       !(word[length - 3] == 'l' && !is_vowel(word[length - 4]));
}

/* The e before an ending: "sometimes", "safely", but "settlement", "rely", "element", "nevertheless". */
static bool is_silent_inside(const char *word, size_t i)
{
	static const char *const endings[] = { "ful",   "less",  "ly",    "ment", "some",
					       "thing", "times", "where", "body", "ty" };
	bool has_ending = false;
	for (size_t j = 0; j < sizeof endings / sizeof endings[0]; j++)
		has_ending |= strncmp(word + i + 1, endings[j], strlen(endings[j])) == 0;
	if (word[i] != 'e' || !has_ending || i < 2 || is_vowel(word[i - 1]) || strcspn(word, "aeiouy") >= i)
		return false;
	return strncmp(word, "element", 7) != 0 && !(word[i - 1] == 'l' && !is_vowel(word[i - 2])) &&
	       !(word[i - 1] == 'h' && word[i - 2] == 't');
}

/* "didn't", "wasn't", but "don't", "can't". */
static bool ends_with_not(const char *word, size_t length)
{
	return ends_with(word, length, "dnt") || ends_with(word, length, "snt") || ends_with(word, length, "tnt");
}

static size_t english_syllables(const char *word, size_t length)
{
	char letters[WORD_LIMIT + 1];
	const size_t count = letters_of(word, length, letters);
	size_t syllables = 0;
	for (size_t i = 0; i < count; i++) {
		const bool starts = is_vowel(letters[i]) && (i == 0 || !is_vowel(letters[i - 1]));
		syllables += (size_t)starts + (size_t)(is_vowel(letters[i]) && is_hiatus(letters, i));
		syllables -= is_silent_inside(letters, i);
	}
	syllables += ends_with_not(letters, count);
	if (syllables > 1 && has_silent_end(letters, count))
		syllables--;
	return syllables > 0 ? syllables : 1;
}

static double flesch_kincaid(double words_a_sentence, double syllables_a_word)
{
	return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59;
}

/* ---- Spanish ---------------------------------------------------------------------------------------------- */

enum vowel { VOWEL_NONE, VOWEL_WEAK, VOWEL_STRONG };

static enum vowel spanish_vowel(uint32_t letter)
{
	switch (letter) {
	case 'a':
	case 'e':
	case 'o':
	case 'A':
	case 'E':
	case 'O':
	case 0xE1:
	case 0xE9:
	case 0xED:
	case 0xF3:
	case 0xFA: /* á é í ó ú: an accent makes a weak one strong */
	case 0xC1:
	case 0xC9:
	case 0xCD:
	case 0xD3:
	case 0xDA:
		return VOWEL_STRONG;
	case 'i':
	case 'u':
	case 'I':
	case 'U':
	case 0xFC:
	case 0xDC: /* ü */
	case 'y':
	case 'Y':
		return VOWEL_WEAK;
	default:
		return VOWEL_NONE;
	}
}

/* A y before a vowel is a consonant: "ayuda", but "hoy". The silent u of "que" falls together with what follows it. */
static bool is_consonant_y(uint32_t letter, uint32_t follows)
{
	return (letter == 'y' || letter == 'Y') && spanish_vowel(follows) != VOWEL_NONE;
}

static size_t spanish_syllables(const char *word, size_t length)
{
	size_t syllables = 0, step = 1, next_step = 1;
	enum vowel last = VOWEL_NONE;
	for (size_t i = 0; i < length; i += step) {
		const uint32_t letter = utf8_decode(word + i, length - i, &step);
		const uint32_t follows =
		    i + step < length ? utf8_decode(word + i + step, length - i - step, &next_step) : 0;
		const enum vowel vowel = is_consonant_y(letter, follows) ? VOWEL_NONE : spanish_vowel(letter);
		/* two strong ones are two syllables, any other two are one */
		syllables +=
		    vowel != VOWEL_NONE && (last == VOWEL_NONE || (vowel == VOWEL_STRONG && last == VOWEL_STRONG));
		last = vowel;
	}
	return syllables > 0 ? syllables : 1;
}

static double szigriszt_pazos(double words_a_sentence, double syllables_a_word)
{
	return 206.835 - 62.3 * syllables_a_word - words_a_sentence;
}

/* ---- formulas --------------------------------------------------------------------------------------------- */

/* Below grade 5.5, English falls to pieces. The INFLESZ scale has no end upwards that a text could come to. */
static const struct readability_formula formulas[] = {
	{ .id = "flesch-kincaid",
	  .syllables = english_syllables,
	  .score = flesch_kincaid,
	  .lowest = 5.5,
	  .highest = 8.5,
	  .scale = "grade %.1f by Flesch-Kincaid, where 6 to 8 is the aim",
	  .is_grade = true },
	{ .id = "szigriszt-pazos",
	  .syllables = spanish_syllables,
	  .score = szigriszt_pazos,
	  .lowest = 60,
	  .highest = 1000,
	  .scale = "%.0f on the INFLESZ scale, where 60 or more is the aim" },
};

const struct readability_formula *readability_find(const char *id)
{
	for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++)
		if (strcmp(formulas[i].id, id) == 0)
			return &formulas[i];
	return NULL;
}

void readability_add(const struct readability_formula *formula, const struct sentence *sentence,
		     struct readability *counts)
{
	const size_t before = counts->words;
	struct sentence word = { 0 };
	for (size_t i = 0, length; i < sentence->length; i += length + 1) {
		length = 0;
		while (i + length < sentence->length && sentence->text[i + length] != ' ')
			length++;
		word = (struct sentence){ .text = sentence->text + i, .length = length };
		if (sentence_words(&word) == 0)
			continue;
		counts->words++;
		counts->syllables += formula->syllables(word.text, word.length);
	}
	counts->sentences += counts->words > before;
}

double readability_score(const struct readability_formula *formula, const struct readability *counts)
{
	if (counts->words == 0)
		return 0;
	return formula->score((double)counts->words / (double)counts->sentences,
			      (double)counts->syllables / (double)counts->words);
}
