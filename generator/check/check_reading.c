/*
 * Reading level: how hard the running text of a lesson is, by the formula of its language ("authoring.reading-formula"). A language
 * without one is not judged.
 */
#include "base/readability.h"
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/passages.h"

enum { WORDS_AT_LEAST = 100 }; /* less says nothing about a level */

struct level {
	const struct readability_formula *formula;
	struct readability *counts; /* as module->sections */
	const struct module *module;
};

/* Lists of things are no sentences, and questions are not read in one go. What leads up to a question inside the sentence is one:
 * "Si le preguntan: ¿…?" */
static void count_passage(const struct passage *passage, void *context)
{
	const struct level *level = context;
	struct sentence sentence;
	if (passage->kind != PASSAGE_PROSE || passage->question || !passage->section)
		return;
	struct readability *counts = &level->counts[passage->section - level->module->sections];
	for (const char *at = passage->text; sentence_next(&at, SENTENCE_GOES_ON_AT_COLON, &sentence);)
		if (!sentence.is_open)
			readability_add(level->formula, &sentence, counts);
}

static void judge(const struct section *section, const struct readability_formula *formula,
		  const struct readability *counts, struct diagnostics *diagnostics)
{
	const double score = readability_score(formula, counts);
	if (section->kind != SECTION_LESSON || counts->words < WORDS_AT_LEAST ||
	    (score >= formula->lowest && score < formula->highest))
		return;
	struct strbuf scale = STRBUF_INIT;
	strbuf_addf(&scale, formula->scale, score);
	const bool is_hard = (score >= formula->highest) == formula->is_grade;
	diag_report(diagnostics, DIAG_READING_LEVEL, section->place,
		    "the lesson reads at %s; %s (a sentence has %.0f words on average)", scale.text,
		    is_hard ? "shorten its sentences and take plainer words" : "let its short sentences flow together",
		    (double)counts->words / (double)counts->sentences);
	strbuf_release(&scale);
}

/* That the program's own languages name formulas that there are is a unit test's business (sentence_test.c). */
void check_reading(const struct module *module, struct diagnostics *diagnostics)
{
	const char *name = words_find(module->edition->words, "authoring.reading-formula");
	struct level level = { name ? readability_find(name) : NULL, NULL, module };
	if (!level.formula)
		return;
	level.counts = arena_calloc(module->arena, module->section_count, sizeof *level.counts);
	passages_of_module(module, count_passage, &level);
	for (size_t i = 0; i < module->section_count; i++)
		judge(&module->sections[i], level.formula, &level.counts[i], diagnostics);
}
