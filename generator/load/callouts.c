/*
 * Callouts: block quotes that start with [!KIND], as GitHub shows them, and kinds of our own.
 */
#include <ctype.h>
#include <string.h>

#include "base/strbuf.h"
#include "load/reader.h"

static const struct callout_row {
	const char *word;
	bool own; /* not GitHub's: may have a label on the marker line */
} rows[] = {
	[CALLOUT_NOTE] = { "NOTE", false },
	[CALLOUT_TIP] = { "TIP", false },
	[CALLOUT_IMPORTANT] = { "IMPORTANT", false },
	[CALLOUT_WARNING] = { "WARNING", false },
	[CALLOUT_CAUTION] = { "CAUTION", false },
	[CALLOUT_KEY] = { "KEY", true },
	[CALLOUT_REFLECT] = { "REFLECT", true },
	[CALLOUT_STORY] = { "STORY", true },
	[CALLOUT_CONTENT] = { "CONTENT", true },
	[CALLOUT_SUPPORT] = { "SUPPORT", true },
	[CALLOUT_FACILITATOR] = { "FACILITATOR", true },
	[CALLOUT_HANDOUT] = { "HANDOUT", true },
	[CALLOUT_SLIDE] = { "SLIDE", true },
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

/* Length of the word in "[!WORD]…", 0 when the text does not start like that. */
static size_t marker_word(const char *text)
{
	if (text[0] != '[' || text[1] != '!')
		return 0;
	size_t length = 0;
	while (isalpha((unsigned char)text[2 + length]) || text[2 + length] == '-')
		length++;
	return text[2 + length] == ']' ? length : 0;
}

enum callout_match callouts_match(const char *text, enum callout_kind *kind, size_t *marker_length)
{
	size_t length = marker_word(text);
	if (length == 0)
		return CALLOUT_NO_MATCH;
	*marker_length = length + 3;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (strlen(rows[i].word) == length && memcmp(rows[i].word, text + 2, length) == 0) {
			*kind = (enum callout_kind)i;
			return CALLOUT_KNOWN;
		}
	}
	return CALLOUT_UNKNOWN;
}

/* Kinds that other programs know, and ours for them. */
static const char *kind_elsewhere(const char *word)
{
	static const char *const pairs[][2] = {
		{ "HINT", "TIP" },       { "INFO", "NOTE" },      { "DANGER", "WARNING" }, { "ERROR", "WARNING" },
		{ "ATTENTION", "CAUTION" }, { "EXAMPLE", "STORY" }, { "CASE", "STORY" },    { "HELP", "SUPPORT" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (strcmp(pairs[i][0], word) == 0)
			return pairs[i][1];
	return NULL;
}

/* "[NOTE]" or "[! NOTE]" */
void callouts_report_lost(struct reader *reader, const char *text)
{
	if (text[0] != '[')
		return;
	const char *word = text + 1 + (text[1] == '!');
	word += strspn(word, " ");
	size_t length = strcspn(word, " ]");
	const char *close = word + length + strspn(word + length, " ");
	for (size_t i = 0; *close == ']' && i < ROW_COUNT; i++)
		if (strlen(rows[i].word) == length && memcmp(rows[i].word, word, length) == 0)
			diag_report(reader->context->diagnostics, DIAG_MARKUP_LOST,
				    reader_place_of(reader, text, (size_t)(close - text) + 1),
				    "'%.*s' makes no callout; write [!%s]", (int)(close - text) + 1, text,
				    rows[i].word);
}

void callouts_report_unknown(struct reader *reader, const char *text)
{
	size_t length = marker_word(text);
	char *word = arena_strndup(reader->context->arena, text + 2, length);
	const char *words[ROW_COUNT];
	for (size_t i = 0; i < ROW_COUNT; i++)
		words[i] = rows[i].word;
	struct place place = reader_place_of(reader, text, length + 3);
	for (char *c = word; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	const char *ours = kind_elsewhere(word);
	diag_report(reader->context->diagnostics, DIAG_CALLOUT_UNKNOWN, place, "there is no callout [!%.*s]; %s",
		    (int)length, text + 2,
		    ours != NULL
			? arena_printf(reader->context->arena, "write [!%s]", ours)
			: reader_suggest(reader, word, words, ROW_COUNT, "write one of the known kinds in capitals"));
}

/* Words on the marker line, taken out of the paragraph; NULL when there are none. */
static const char *take_label(struct arena *arena, struct node *paragraph, size_t marker_length)
{
	struct strbuf words = STRBUF_INIT;
	struct node *node = paragraph->first_child;
	node->as.text.text += marker_length;
	node->as.text.length -= marker_length;
	while (node != NULL && node->kind != NODE_SOFT_BREAK && node->kind != NODE_HARD_BREAK) {
		node_plain_text(node, &words);
		node = node->next;
	}
	paragraph->first_child = node != NULL ? node->next : NULL;
	if (paragraph->first_child == NULL)
		paragraph->last_child = NULL;
	const char *start = words.text + strspn(words.text, " \t");
	const char *label = *start != '\0' ? arena_strdup(arena, start) : NULL;
	strbuf_release(&words);
	return label;
}

void callouts_take(struct reader *reader, struct node *quote, enum callout_kind kind, size_t marker_length)
{
	struct node *paragraph = quote->first_child;
	quote->kind = NODE_CALLOUT;
	quote->as.callout.kind = kind;
	if (paragraph == NULL || paragraph->kind != NODE_PARAGRAPH || paragraph->first_child == NULL ||
	    paragraph->first_child->kind != NODE_TEXT || paragraph->first_child->as.text.length < marker_length)
		return;
	quote->as.callout.label = take_label(reader->context->arena, paragraph, marker_length);
	if (paragraph->first_child == NULL) {
		quote->first_child = paragraph->next;
		if (paragraph->next == NULL)
			quote->last_child = NULL;
	}
	if (quote->as.callout.label != NULL && !rows[kind].own)
		diag_report(reader->context->diagnostics, DIAG_CALLOUT_TITLE, reader_place_of(reader, "[!", 2),
			    "[!%s] takes no words of its own on its line, GitHub would not show the box; start them on "
			    "the next line",
			    rows[kind].word);
}
