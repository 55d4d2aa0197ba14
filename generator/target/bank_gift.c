/*
 * GIFT: questions as text, https://docs.moodle.org/en/GIFT_format and what Moodle's importer really reads.
 *
 * A blank line ends a question, so there is none inside; a backslash takes the meaning from : # = ~ { } and itself, and \n is a line feed.
 * A comment "// [id:…] [tag:…]" before a question gives its id number and its tags (since Moodle 3.9; others pass over it). In short
 * answers "->" has no escape: it would make a matching of them.
 */
#include "target/bank.h"

#include <string.h>

static const char arrow[] = "->";

static void put_escaped(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			strbuf_addstr(out, "\\n");
		else if (strchr("\\:#=~{}", *text) != NULL)
			strbuf_addf(out, "\\%c", *text);
		else
			strbuf_addch(out, *text);
	}
}

/* What starts with a bracket could be taken for the name of a format. */
static void put_html(struct strbuf *out, const char *html)
{
	strbuf_addstr(out, html[0] == '[' ? "[html]" : "");
	put_escaped(out, html);
}

static void put_plain(struct strbuf *out, const char *text)
{
	strbuf_addstr(out, text[0] == '[' ? "[plain]" : "");
	put_escaped(out, text);
}

/* ---- answers ---------------------------------------------------------------------------------------------------- */

static void put_feedback(struct strbuf *out, const char *html)
{
	if (html[0] == '\0')
		return;
	strbuf_addch(out, '#');
	put_html(out, html);
}

/* One right answer is "=", which alone says that only one may be chosen. An option that begins with "%" needs a share before it. */
static void put_options(const struct item *item, struct strbuf *out)
{
	for (size_t i = 0; i < item->option_count; i++) {
		const struct item_option *option = &item->options[i];
		const char *percent = bank_percent(item, i);
		if (item->kind == ITEM_CHOICE && option->right)
			strbuf_addstr(out, "\t=");
		else if (item->kind == ITEM_CHOICE && option->words.html[0] != '%')
			strbuf_addstr(out, "\t~");
		else
			strbuf_addf(out, "\t~%%%s%%", percent);
		put_html(out, option->words.html);
		put_feedback(out, option->feedback.html);
		strbuf_addch(out, '\n');
	}
}

/* First the feedback for the wrong answer, then that for the right one. */
static void put_true_false(const struct item *item, struct strbuf *out)
{
	size_t right = item->options[0].right ? 0 : 1;
	strbuf_addf(out, "\t%s#", right == 0 ? "TRUE" : "FALSE");
	put_html(out, item->options[1 - right].feedback.html);
	strbuf_addch(out, '#');
	put_html(out, item->options[right].feedback.html);
	strbuf_addch(out, '\n');
}

static void put_spellings(struct arena *arena, const struct item *item, struct strbuf *out)
{
	size_t count;
	const char **spellings = item_gap_spellings(arena, &item->gaps[0], &count);
	for (size_t i = 0; i < count; i++) {
		if (strstr(spellings[i], arrow) != NULL)
			continue;
		strbuf_addstr(out, "\t=%100%");
		put_plain(out, bank_without_wildcards(arena, spellings[i]));
		strbuf_addch(out, '\n');
	}
}

static void put_pairs(const struct item *item, struct strbuf *out)
{
	for (size_t i = 0; i < item->pair_count; i++) {
		strbuf_addstr(out, "\t=");
		put_html(out, item->pairs[i].premise.html);
		strbuf_addstr(out, " -> ");
		put_escaped(out, item->answers[item->pairs[i].answer].words.plain);
		strbuf_addch(out, '\n');
	}
	for (size_t i = 0; i < item->answer_count; i++) {
		if (!item->answers[i].is_decoy)
			continue;
		strbuf_addstr(out, "\t= -> ");
		put_escaped(out, item->answers[i].words.plain);
		strbuf_addch(out, '\n');
	}
}

/* ---- questions --------------------------------------------------------------------------------------------------- */

static void put_answers(struct arena *arena, const struct item *item, struct strbuf *out)
{
	switch (item->kind) {
	case ITEM_CHOICE:
	case ITEM_MULTIPLE:
		put_options(item, out);
		break;
	case ITEM_TRUE_FALSE:
		put_true_false(item, out);
		break;
	case ITEM_TEXT:
		put_spellings(arena, item, out);
		break;
	case ITEM_NUMBER:
		strbuf_addf(out, "\t=%%100%%%s:%s\n", item->gaps[0].best, item->gaps[0].tolerance);
		break;
	default: /* ITEM_MATCHING */
		put_pairs(item, out);
	}
}

static void put_comment(const struct item *item, struct strbuf *out)
{
	strbuf_addf(out, "// [id:%s]", item->id);
	if (item->objective != NULL)
		strbuf_addf(out, " [tag:%s]", item->objective);
	strbuf_addch(out, '\n');
}

static void put_question(struct arena *arena, const struct item *item, struct strbuf *out)
{
	const char *why = item_explained(arena, item);
	put_comment(item, out);
	strbuf_addstr(out, "::");
	put_escaped(out, bank_question_name(arena, item));
	strbuf_addstr(out, "::[html]");
	put_escaped(out, item_asked(arena, item, ITEM_BLANK));
	strbuf_addstr(out, item->kind == ITEM_NUMBER ? "{#\n" : "{\n");
	put_answers(arena, item, out);
	if (why[0] != '\0') {
		strbuf_addstr(out, "\t####");
		put_html(out, why);
		strbuf_addch(out, '\n');
	}
	strbuf_addstr(out, "}\n\n");
}

static void write_category(struct arena *arena, const struct bank_category *category, struct strbuf *out)
{
	strbuf_addf(out, "$CATEGORY: %s\n\n", bank_category_path(arena, category));
	for (size_t i = 0; i < category->questions->item_count; i++)
		put_question(arena, category->questions->items[i], out);
}

/* A short answer of which nothing is left without an arrow. */
static bool can_be_answered(struct arena *arena, const struct item *item)
{
	size_t count;
	const char **spellings = item_gap_spellings(arena, &item->gaps[0], &count);
	for (size_t i = 0; i < count; i++)
		if (strstr(spellings[i], arrow) == NULL)
			return true;
	return false;
}

static bool prepare(struct reshape *reshape, struct item *item)
{
	if (item->kind == ITEM_MULTIPLE && !bank_has_equal_shares(item))
		reshape_note(reshape, item->question, "bank.change.shares");
	if (item->kind != ITEM_TEXT || can_be_answered(reshape->arena, item))
		return true;
	reshape_note(reshape, item->question, "bank.gift.arrow");
	return false;
}

static const struct item_format items = {
	.kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_TRUE_FALSE) | ITEM_SET(ITEM_TEXT) |
		 ITEM_SET(ITEM_NUMBER) | ITEM_SET(ITEM_MATCHING),
	.parts = ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_MATCHING),
	.matching_lines = BANK_MATCHING_LINES,
	.right_options = BANK_RIGHT_OPTIONS,
};

static const struct bank_change own_changes[] = {
	{ "item.change.ordering", "bank.gift.ordering" },
	{ "item.change.gaps", "bank.gift.gaps" },
	{ "item.change.dropdown", "bank.gift.dropdown" },
	{ NULL, NULL },
};

const struct bank_format bank_gift = {
	.extension = ".gift.txt",
	.head = "",
	.tail = "",
	.lacks = "bank.gift.lacks",
	.own_changes = own_changes,
	.items = &items,
	.prepare = prepare,
	.write = write_category,
};
