/*
 * Questions about the learner's own life: family, sexuality, immigration, income, wrongdoing and the like. A school may not ask
 * students for such things; a kit for schools asks about cases, or about what one could do.
 */
#include "base/sentence.h"
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/wording.h"
#include "question/question.h"

struct personal_words {
	struct phrases questions; /* personal wherever they stand: "your family" */
	struct phrases openings;  /* personal where a sentence starts with them: "are you" */
	struct phrases topics;    /* "income": personal in one sentence with a person, where no answer is right */
	struct phrases persons;   /* "i", "your" */
};

struct personal_check {
	struct personal_words words;
	struct diagnostics *diagnostics;
	bool asks_for_view; /* the question at hand */
};

/* Nothing is right or wrong: learners are asked what they think, or what they live. */
static bool asks_for_view(const struct question *question)
{
	return !question->type->is_scored;
}

static const struct phrase *find_words(const char *folded, const struct personal_check *check)
{
	const struct personal_words *words = &check->words;
	const struct phrase *found = phrases_find(&words->questions, folded, NULL);
	if (!found)
		found = phrases_at(&words->openings, folded);
	if (!found && check->asks_for_view && phrases_find(&words->persons, folded, NULL))
		found = phrases_find(&words->topics, folded, NULL);
	return found;
}

static const struct phrase *find_in_sentence(const struct sentence *sentence, const struct personal_check *check)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(sentence->text, sentence->length, &folded);
	const struct phrase *found = find_words(folded.text, check);
	strbuf_release(&folded);
	return found;
}

/* What somebody in a case says, between quotes, is not said about the learner. */
static void check_wording(const struct wording *wording, void *context)
{
	const struct personal_check *check = context;
	const struct phrase *found = NULL;
	struct strbuf text = STRBUF_INIT;
	wording_without_speech(wording->text, &text);
	const char *at = text.text;
	for (struct sentence sentence; !found && sentence_next(&at, SENTENCE_ENDS_AT_COLON, &sentence);)
		found = find_in_sentence(&sentence, check);
	strbuf_release(&text);
	if (found)
		diag_report(check->diagnostics, DIAG_QUESTION_PERSONAL, wording->place,
			    "'%s' makes this a question about the learner's own life, which schools may not ask; ask "
			    "about a person in a case, or about what one could do",
			    found->written);
}

void check_personal(const struct module *module, struct diagnostics *diagnostics)
{
	struct personal_check check = {
		.words = { .questions = wording_phrases(module, "authoring.personal-questions"),
			   .openings = wording_phrases(module, "authoring.personal-openings"),
			   .topics = wording_phrases(module, "authoring.personal-topics"),
			   .persons = wording_phrases(module, "authoring.persons") },
		.diagnostics = diagnostics,
	};
	for (size_t i = 0; i < module->question_count; i++) {
		check.asks_for_view = asks_for_view(module->questions[i]);
		wording_walk(module->questions[i], check_wording, &check);
	}
}
