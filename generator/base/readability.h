/*
 * Readability: how hard a text is to read, from the length of its sentences and words. A formula knows one language.
 *
 *   Flesch-Kincaid grade, English:      0.39 words a sentence + 11.8 syllables a word - 15.59
 *                                       (Kincaid and others, Derivation of New Readability Formulas, 1975)
 *   Szigriszt-Pazos on the INFLESZ scale, Spanish: 206.835 - 62.3 syllables a word - words a sentence
 *                                       (Szigriszt Pazos 1993; Barrio-Cantalejo and others 2008)
 *
 * Syllables are counted by rules of spelling, so a score is right to about half a grade.
 */
#ifndef WAYMARK_BASE_READABILITY_H
#define WAYMARK_BASE_READABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sentence.h"

struct readability_formula {
	const char *id; /* "flesch-kincaid" */
	size_t (*syllables)(const char *word, size_t length);
	double (*score)(double words_a_sentence, double syllables_a_word);
	/* From `lowest` to below `highest` is what adults of all schoolings read without effort, and students of 14 can. */
	double lowest, highest;
	const char *scale; /* a format for the score that says what it means */
	bool is_grade;     /* a higher score is harder */
};

/* The formula of that name, or NULL. */
const struct readability_formula *readability_find(const char *id);

struct readability {
	size_t sentences, words, syllables;
};

/* Add a sentence to what was counted before. One without words counts nothing. */
void readability_add(const struct readability_formula *formula, const struct sentence *sentence, struct readability *counts);

/* 0 where there are no words. */
double readability_score(const struct readability_formula *formula, const struct readability *counts);

#endif
