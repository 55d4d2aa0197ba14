/*
 * Options of a question: few, and each stands for itself.
 */
#include <string.h>

#include "base/strbuf.h"
#include "check/checks.h"

#define OPTION_LIMIT 4

/* Phrases, divided by commas, that make an option stand for the others: "all of the above, none of the above". */
static const char phrases_key[] = "authoring.catch-all-options";

static void lower(struct strbuf *text)
{
	for (char *c = text->text; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
}

static bool holds_phrase(const char *text, const char *phrases)
{
	while (*phrases != '\0') {
		phrases += strspn(phrases, ", ");
		size_t length = strcspn(phrases, ",");
		for (const char *at = text; length > 0 && (at = strchr(at, *phrases)) != NULL; at++) {
			if (strncmp(at, phrases, length) == 0)
				return true;
		}
		phrases += length;
	}
	return false;
}

/* The words of an option without its feedback. */
static void option_text(const struct node *item, struct strbuf *out)
{
	for (const struct node *block = item->first_child; block; block = block->next) {
		if (block->kind != NODE_QUOTE)
			node_plain_text(block, out);
	}
	lower(out);
}

static void check_words(const struct node *item, const char *phrases, struct diagnostics *diagnostics)
{
	struct strbuf text = STRBUF_INIT;
	option_text(item, &text);
	if (holds_phrase(text.text, phrases))
		diag_report(diagnostics, DIAG_OPTION_ALL_ABOVE, (struct place){ item->path, item->line, item->column },
			    "the option stands for the others, and options are shuffled; write what it means instead");
	strbuf_release(&text);
}

static bool is_option(const struct node *item)
{
	return item->kind == NODE_ITEM && item->as.item.mark != MARK_NONE;
}

static void check_question(const struct module *module, const struct question *question,
			   struct diagnostics *diagnostics)
{
	const char *phrases = words_find(module->edition->words, phrases_key);
	size_t count = 0;
	for (const struct node *list = question->answers ? question->answers->first_child : NULL; list;
	     list = list->next) {
		for (const struct node *item = list->first_child; item; item = item->next) {
			if (!is_option(item))
				continue;
			count++;
			if (phrases)
				check_words(item, phrases, diagnostics);
		}
	}
	if (count > OPTION_LIMIT)
		diag_report(diagnostics, DIAG_OPTION_COUNT, question->place,
			    "the question has %zu options; three are enough, more than %d tire without telling more",
			    count, OPTION_LIMIT);
}

void check_options(const struct module *module, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < module->question_count; i++)
		check_question(module, module->questions[i], diagnostics);
}
