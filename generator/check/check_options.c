/*
 * Options of a question: few, each stands for itself, and none gives itself away by its words.
 */
#include "base/strbuf.h"
#include "check/checks.h"
#include "check/wording.h"

#define OPTIONS_WANTED 4

struct option_words {
	struct phrases catch_all; /* make an option stand for the others: "all of the above" */
	struct phrases absolute;  /* hold in every case: "never" */
};

static void check_catch_all(const char *text, const struct phrases *catch_all, struct place place,
			    struct diagnostics *diagnostics)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(text, strlen(text), &folded);
	if (phrases_find(catch_all, folded.text, NULL))
		diag_report(diagnostics, DIAG_OPTION_ALL_ABOVE, place,
			    "the option stands for the others, and options are shuffled; write what it means instead");
	strbuf_release(&folded);
}

/* An option that is something to say may say "never". */
static void check_absolute(const char *text, const struct phrases *absolute, struct place place,
			   struct diagnostics *diagnostics)
{
	struct strbuf meant = STRBUF_INIT, folded = STRBUF_INIT;
	wording_without_speech(text, &meant);
	phrases_fold(meant.text, meant.length, &folded);
	const struct phrase *found = phrases_find(absolute, folded.text, NULL);
	if (found)
		diag_report(diagnostics, DIAG_OPTION_ABSOLUTE, place,
			    "the option says '%s', and people who only guess pass over such options; say when it is "
			    "so, or leave the word out",
			    found->written);
	strbuf_release(&meant);
	strbuf_release(&folded);
}

static void check_option(const struct node *item, const struct option_words *words, struct diagnostics *diagnostics)
{
	const struct place place = { item->path, item->line, item->column };
	struct strbuf text = STRBUF_INIT;
	wording_of_option(item, &text);
	check_catch_all(text.text, &words->catch_all, place, diagnostics);
	check_absolute(text.text, &words->absolute, place, diagnostics);
	strbuf_release(&text);
}

static bool is_option(const struct node *item)
{
	return item->kind == NODE_ITEM && item->as.item.mark != MARK_NONE;
}

static void check_question(const struct question *question, const struct option_words *words,
			   struct diagnostics *diagnostics)
{
	size_t count = 0;
	const struct node *list = question->answers ? question->answers->first_child : NULL;
	for (; list; list = list->next) {
		for (const struct node *item = list->first_child; item; item = item->next) {
			if (!is_option(item))
				continue;
			count++;
			check_option(item, words, diagnostics);
		}
	}
	if (count > OPTIONS_WANTED)
		diag_report(diagnostics, DIAG_OPTION_COUNT, question->place,
			    "the question has %zu options; three are enough, more than %d tire without telling more",
			    count, OPTIONS_WANTED);
}

void check_options(const struct module *module, struct diagnostics *diagnostics)
{
	const struct option_words words = {
		.catch_all = wording_phrases(module, "authoring.catch-all-options"),
		.absolute = wording_phrases(module, "authoring.absolute-words"),
	};
	for (size_t i = 0; i < module->question_count; i++)
		check_question(module->questions[i], &words, diagnostics);
}
