#include "check/wording.h"

#include <string.h>

/* ---- parts of questions --------------------------------------------------------------------------------- */

void wording_of_option(const struct node *item, struct strbuf *out)
{
	const size_t start = out->length;
	for (const struct node *block = item->first_child; block; block = block->next) {
		if (block->kind == NODE_QUOTE || block->kind == NODE_CALLOUT)
			continue;
		if (out->length > start)
			strbuf_addch(out, ' ');
		node_plain_text(block, out);
	}
}

struct walk {
	wording_visitor *visit;
	void *context;
	enum wording_kind kind;
};

static void visit_text(const struct walk *walk, const char *text, struct place place)
{
	walk->visit(&(struct wording){ walk->kind, text, place }, walk->context);
}

static void walk_block(const struct walk *walk, const struct node *block)
{
	if (block->kind == NODE_QUOTE || block->kind == NODE_CALLOUT)
		return;
	if (block->kind == NODE_LIST) {
		for (const struct node *item = block->first_child; item; item = item->next)
			walk_block(walk, item);
		return;
	}
	struct strbuf text = STRBUF_INIT;
	if (block->kind == NODE_ITEM)
		wording_of_option(block, &text);
	else
		node_plain_text(block, &text);
	visit_text(walk, text.text, node_place(block));
	strbuf_release(&text);
}

static void walk_blocks(const struct walk *walk, const struct node *parent)
{
	for (const struct node *block = parent ? parent->first_child : NULL; block; block = block->next)
		walk_block(walk, block);
}

void wording_walk(const struct question *question, wording_visitor *visit, void *context)
{
	struct strbuf title = STRBUF_INIT;
	node_plain_text(question->title, &title);
	visit_text(&(struct walk){ visit, context, WORDING_TITLE }, title.text, question->place);
	strbuf_release(&title);
	walk_blocks(&(struct walk){ visit, context, WORDING_STEM }, question->stem);
	walk_blocks(&(struct walk){ visit, context, WORDING_ANSWER }, question->answers);
}

/* ---- speech --------------------------------------------------------------------------------------------- */

static const struct quotes {
	const char *open, *close;
} quotes[] = { { "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "«", "»" } };

enum { QUOTES = sizeof quotes / sizeof quotes[0] };

/* What follows the speech that starts at `text`, or NULL: none does. A quote that is nowhere closed is not looked for again. */
static const char *speech_end(const char *text, bool unclosed[QUOTES])
{
	for (size_t i = 0; i < QUOTES; i++) {
		const size_t length = strlen(quotes[i].open);
		if (unclosed[i] || strncmp(text, quotes[i].open, length) != 0)
			continue;
		const char *close = strstr(text + length, quotes[i].close);
		if (close)
			return close + strlen(quotes[i].close);
		unclosed[i] = true;
	}
	return NULL;
}

void wording_without_speech(const char *text, struct strbuf *out)
{
	bool unclosed[QUOTES] = { false };
	while (*text != '\0') {
		const char *end = speech_end(text, unclosed);
		if (end)
			strbuf_addch(out, '"');
		else
			strbuf_addch(out, *text);
		text = end ? end : text + 1;
	}
}

/* ---- data ----------------------------------------------------------------------------------------------- */

struct phrases wording_phrases(const struct module *module, const char *key)
{
	return phrases_read(module->arena, words_find(module->edition->words, key));
}
