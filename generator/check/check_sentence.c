/*
 * Sentences that do not fit into one breath. What is heard, or read on a small screen, is held in memory until the full stop.
 */
#include "base/sentence.h"
#include "check/passage_checks.h"

enum {
	WORD_LIMIT = 25,
	SHOWN_WORDS = 4, /* of the sentence, for the author to find it */
};

/* The first words of a sentence, with the quotes and dashes before them, as far as a message has room. */
static int shown_length(const struct sentence *sentence)
{
	size_t length = 0;
	for (int words = 0; length < sentence->length && words < SHOWN_WORDS; length++)
		words += sentence->text[length] == ' ';
	if (length > 0 && sentence->text[length - 1] == ' ')
		length--;
	return (int)sentence_shown(sentence->text, length);
}

static void judge_sentence(const struct passage *passage, const void *data, struct diagnostics *diagnostics)
{
	struct sentence sentence;
	(void)data;
	if (passage->kind == PASSAGE_TITLE || passage->kind == PASSAGE_CELL)
		return;
	for (const char *at = passage->text; sentence_next(&at, SENTENCE_GOES_ON_AT_COLON, &sentence);) {
		const size_t words = sentence_words(&sentence);
		if (words > WORD_LIMIT)
			diag_report(diagnostics, DIAG_SENTENCE_LONG, passage->place,
				    "the sentence '%.*s …' has %zu words, more than %d; divide it in two",
				    shown_length(&sentence), sentence.text, words, WORD_LIMIT);
	}
}

const struct passage_check passage_check_sentence = { .judge = judge_sentence };
