/*
 * Stems that ask for what is not so. People read over the "not", and what they remember is the wrong answer.
 *
 * A question is negative when it starts with a question word and is negated before a subordinate clause begins: "Which of these
 * is not a sign?", but not "What do you do when she does not answer?". Or when it says "except" or the like.
 */
#include "base/sentence.h"
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/wording.h"

struct stem_words {
	struct phrases exceptions;     /* "except" */
	struct phrases question_words; /* "which" */
	struct phrases negations;      /* "not" */
	struct phrases clause_words;   /* "when" */
};

struct stem_check {
	struct stem_words words;
	struct diagnostics *diagnostics;
	bool is_reported; /* of the question at hand */
};

static const struct phrase *find_negation(const char *folded, const struct stem_words *words)
{
	const char *negated_at = NULL, *clause_at = NULL;
	const struct phrase *negation = phrases_find(&words->negations, folded, &negated_at);
	const struct phrase *start = phrases_at(&words->question_words, folded);
	if (!negation || !start)
		return NULL;
	/* a clause word may be a part of the question word: "in which" */
	const bool has_clause = phrases_find(&words->clause_words, folded + start->length, &clause_at) != NULL;
	return has_clause && clause_at < negated_at ? NULL : negation;
}

static const struct phrase *find_in_clauses(const struct sentence *sentence, const struct stem_words *words)
{
	const struct phrase *found = NULL;
	struct strbuf folded = STRBUF_INIT;
	for (size_t i = 0; i < sentence->length && !found; i++) {
		const char *clause = sentence->text + i;
		size_t length = 0;
		while (i + length < sentence->length && clause[length] != ',' && clause[length] != ';')
			length++;
		strbuf_reset(&folded);
		phrases_fold(clause, length, &folded);
		found = find_negation(folded.text, words);
		i += length;
	}
	strbuf_release(&folded);
	return found;
}

static const struct phrase *find_in_sentence(const struct sentence *sentence, const struct stem_words *words)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(sentence->text, sentence->length, &folded);
	const struct phrase *found = phrases_find(&words->exceptions, folded.text, NULL);
	strbuf_release(&folded);
	return found ? found : find_in_clauses(sentence, words);
}

/* Titles often lack their question mark; a statement to be judged has its full stop. */
static bool is_question(const struct sentence *sentence, enum wording_kind kind)
{
	return sentence->end == '?' || sentence->end == ':' || (sentence->end == '\0' && kind == WORDING_TITLE);
}

static const struct phrase *find_in_text(const char *text, enum wording_kind kind, const struct stem_words *words)
{
	const struct phrase *found = NULL;
	struct sentence sentence;
	while (!found && sentence_next(&text, SENTENCE_ENDS_AT_COLON, &sentence))
		if (is_question(&sentence, kind))
			found = find_in_sentence(&sentence, words);
	return found;
}

static void check_wording(const struct wording *wording, void *context)
{
	struct stem_check *check = context;
	if (wording->kind == WORDING_ANSWER || check->is_reported)
		return;
	struct strbuf text = STRBUF_INIT;
	wording_without_speech(wording->text, &text);
	const struct phrase *found = find_in_text(text.text, wording->kind, &check->words);
	strbuf_release(&text);
	if (!found)
		return;
	check->is_reported = true;
	diag_report(check->diagnostics, DIAG_STEM_NEGATIVE, wording->place,
		    "the question asks for what is not so ('%s'), and people read over that; ask for the one that is "
		    "true, or say it in positive words",
		    found->written);
}

void check_stems(const struct module *module, struct diagnostics *diagnostics)
{
	struct stem_check check = {
		.words = { .exceptions = wording_phrases(module, "authoring.exception-words"),
			   .question_words = wording_phrases(module, "authoring.question-words"),
			   .negations = wording_phrases(module, "authoring.negations"),
			   .clause_words = wording_phrases(module, "authoring.clause-words") },
		.diagnostics = diagnostics,
	};
	for (size_t i = 0; i < module->question_count; i++) {
		check.is_reported = false;
		wording_walk(module->questions[i], check_wording, &check);
	}
}
