/*
 * Reading level: how hard the running text of a lesson, or of a text for who leads, is, by the formula of its language
 * ("authoring.reading-formula"). A language without one is not judged.
 */
#include <string.h>

#include "base/array.h"
#include "base/readability.h"
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/passages.h"

enum { WORDS_AT_LEAST = 100 }; /* less says nothing about a level */

/* Something that is read in one go. */
struct text {
	const struct section *section; /* NULL: it is for who leads */
	struct place place;
	struct readability counts;
};

struct level {
	struct arena *arena;
	const struct readability_formula *formula;
	struct text *texts;
	size_t count, capacity;
};

/* The text that a passage is part of: a section, or a file for who leads. They come one after the other. */
static struct text *text_of(struct level *level, const struct passage *passage)
{
	struct text *last = level->count > 0 ? &level->texts[level->count - 1] : NULL;
	if (last && last->section == passage->section &&
	    (last->section || strcmp(last->place.path, passage->place.path) == 0))
		return last;
	last = ARRAY_PUSH(level->arena, level->texts, level->count, level->capacity);
	*last = (struct text){
		.section = passage->section,
		.place = passage->section ? passage->section->place : (struct place){ passage->place.path, 1, 1 },
	};
	return last;
}

/* Questions are not read in one go. Notes for who leads that stand in a lesson are no part of it, and too short by themselves. */
static bool is_running_text(const struct passage *passage)
{
	if (passage->question)
		return false;
	if (passage->section)
		return passage->kind == PASSAGE_PROSE && passage->section->kind == SECTION_LESSON;
	return passage->kind == PASSAGE_LEADER;
}

/* Lists of things are no sentences. What leads up to a question inside the sentence is one: "Si le preguntan: ¿…?" */
static void count_passage(const struct passage *passage, void *context)
{
	struct level *level = context;
	struct sentence sentence;
	if (!is_running_text(passage))
		return;
	struct text *text = text_of(level, passage);
	for (const char *at = passage->text; sentence_next(&at, SENTENCE_GOES_ON_AT_COLON, &sentence);)
		if (!sentence.is_open)
			readability_add(level->formula, &sentence, &text->counts);
}

static void judge(const struct text *text, const struct readability_formula *formula, struct diagnostics *diagnostics)
{
	const struct readability *counts = &text->counts;
	const double score = readability_score(formula, counts);
	const bool is_hard = formula->is_grade ? score >= formula->highest : score < formula->lowest;
	if (counts->words < WORDS_AT_LEAST || (score >= formula->lowest && score < formula->highest))
		return;
	if (!text->section && !is_hard)
		return; /* what to do is best said in short sentences */
	struct strbuf scale = STRBUF_INIT;
	strbuf_addf(&scale, formula->scale, score);
	diag_report(diagnostics, DIAG_READING_LEVEL, text->place,
		    "the %s reads at %s; %s (a sentence has %.0f words on average)", text->section ? "lesson" : "text",
		    scale.text,
		    is_hard ? "shorten its sentences and take plainer words" : "let its short sentences flow together",
		    (double)counts->words / (double)counts->sentences);
	strbuf_release(&scale);
}

static struct level open_level(struct arena *arena, const struct words *words)
{
	const char *name = words_find(words, "authoring.reading-formula");
	return (struct level){ .arena = arena, .formula = name ? readability_find(name) : NULL };
}

static void judge_all(const struct level *level, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < level->count; i++)
		judge(&level->texts[i], level->formula, diagnostics);
}

/* That the program's own languages name formulas that there are is a unit test's business (sentence_test.c). */
void check_reading(const struct module *module, struct diagnostics *diagnostics)
{
	struct level level = open_level(module->arena, module->edition->words);
	if (!level.formula)
		return;
	passages_of_module(module, count_passage, &level);
	judge_all(&level, diagnostics);
}

void check_leading_reading(const struct edition *edition, struct diagnostics *diagnostics)
{
	struct arena arena = ARENA_INIT;
	struct level level = open_level(&arena, edition->words);
	if (level.formula) {
		passages_of_edition(edition, count_passage, &level);
		judge_all(&level, diagnostics);
	}
	arena_release(&arena);
}
