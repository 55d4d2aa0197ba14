/*
 * Reading level: how hard the running text of a lesson is, by the formula of its language ("authoring.reading-formula"). A language
 * without one is not judged.
 */
#include <string.h>

#include "base/readability.h"
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/passages.h"

enum { WORDS_AT_LEAST = 100 }; /* less says nothing about a level */

/* What adults of all schoolings read without effort, and students of 14 can. Below, English falls to pieces. */
static const struct band {
	const char *formula;
	double lowest, highest;
	const char *scale; /* says what the score means */
	bool is_grade;     /* a higher score is harder */
} bands[] = {
	{ "flesch-kincaid", 5.5, 8.5, "grade %.1f by Flesch-Kincaid, where 6 to 8 is the aim", true },
	{ "szigriszt-pazos", 60, 1000, "%.0f on the INFLESZ scale, where 60 or more is the aim", false },
};

static const struct band *find_band(const char *formula)
{
	for (size_t i = 0; formula && i < sizeof bands / sizeof bands[0]; i++)
		if (strcmp(bands[i].formula, formula) == 0)
			return &bands[i];
	return NULL;
}

struct level {
	const struct readability_formula *formula;
	struct readability *counts; /* as module->sections */
	const struct module *module;
};

/* Lists of things are no sentences, and questions are not read in one go. */
static void count_passage(const struct passage *passage, void *context)
{
	const struct level *level = context;
	struct sentence sentence;
	if (passage->kind != PASSAGE_PROSE || passage->question || !passage->section)
		return;
	struct readability *counts = &level->counts[passage->section - level->module->sections];
	for (const char *at = passage->text; sentence_next(&at, SENTENCE_GOES_ON_AT_COLON, &sentence);)
		if (sentence.end != '\0')
			readability_add(level->formula, &sentence, counts);
}

static void judge(const struct section *section, const struct level *level, const struct band *band,
		  const struct readability *counts, struct diagnostics *diagnostics)
{
	const double score = readability_score(level->formula, counts);
	if (section->kind != SECTION_LESSON || counts->words < WORDS_AT_LEAST ||
	    (score >= band->lowest && score < band->highest))
		return;
	struct strbuf scale = STRBUF_INIT;
	strbuf_addf(&scale, band->scale, score);
	const bool is_hard = (score >= band->highest) == band->is_grade;
	diag_report(diagnostics, DIAG_READING_LEVEL, section->place,
		    "the lesson reads at %s; %s (a sentence has %.0f words on average)", scale.text,
		    is_hard ? "shorten its sentences and take plainer words" : "let its short sentences flow together",
		    (double)counts->words / (double)counts->sentences);
	strbuf_release(&scale);
}

void check_reading(const struct module *module, struct diagnostics *diagnostics)
{
	const char *formula = words_find(module->edition->words, "authoring.reading-formula");
	const struct band *band = find_band(formula);
	if (!band)
		return;
	struct level level = { readability_find(formula), NULL, module };
	level.counts = arena_calloc(module->arena, module->section_count, sizeof *level.counts);
	passages_of_module(module, count_passage, &level);
	for (size_t i = 0; i < module->section_count; i++)
		judge(&module->sections[i], &level, band, &level.counts[i], diagnostics);
}
