#include "render/search_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/phrases.h"
#include "model/scenario.h"

enum { EXCERPT_LENGTH = 140 }; /* bytes: a line or two on a phone */

/* ---- gathering ------------------------------------------------------------------------------------------ */

struct gathering {
	struct strbuf *headings;
	struct strbuf *text;
};

static void gather(const struct gathering *at, const struct node *node);

static void add_text(struct strbuf *out, const char *text)
{
	if (text != NULL)
		strbuf_addf(out, "%s\n", text);
}

static void add_plain(struct strbuf *out, const struct node *node)
{
	if (node == NULL)
		return;
	node_plain_text(node, out);
	strbuf_addch(out, '\n');
}

static void gather_below(const struct gathering *at, const struct node *parent)
{
	if (parent == NULL)
		return;
	for (const struct node *child = parent->first_child; child != NULL; child = child->next)
		gather(at, child);
}

static void gather_question(const struct gathering *at, const struct question *question)
{
	add_plain(at->headings, question->title);
	gather_below(at, question->stem);
}

static void gather_scenario(const struct gathering *at, const struct scenario *scenario)
{
	add_plain(at->headings, scenario->title);
	gather_below(at, scenario->setting);
	for (size_t i = 0; i < scenario->step_count; i++) {
		add_plain(at->headings, scenario->steps[i].title);
		gather_below(at, scenario->steps[i].body);
	}
}

static void gather_figure(const struct gathering *at, const struct node *figure)
{
	const struct asset *asset = figure->as.figure.asset;

	add_text(at->text, figure->as.figure.alt);
	add_plain(at->text, figure);
	if (asset != NULL)
		gather_below(at, asset->description);
}

static void gather_callout(const struct gathering *at, const struct node *callout)
{
	if (callout_is_for_facilitator(callout->as.callout.kind))
		return;
	add_text(at->text, callout->as.callout.label);
	gather_below(at, callout);
}

static void gather(const struct gathering *at, const struct node *node)
{
	switch (node->kind) {
	case NODE_HEADING:
		add_plain(at->headings, node);
		return;
	case NODE_CALLOUT:
		gather_callout(at, node);
		return;
	case NODE_QUESTION:
		gather_question(at, node->as.question.question);
		return;
	case NODE_SCENARIO:
		gather_scenario(at, node->as.scenario.scenario);
		return;
	case NODE_FIGURE:
	case NODE_PLAYER:
		gather_figure(at, node);
		return;
	case NODE_LIST:
	case NODE_ITEM:
	case NODE_QUOTE:
	case NODE_CONDITION:
	case NODE_ROW:
		gather_below(at, node);
		return;
	case NODE_TABLE:
		add_plain(at->text, node->as.table.caption);
		gather_below(at, node);
		return;
	default:
		add_plain(at->text, node);
	}
}

void search_add_blocks(const struct node *parent, struct strbuf *headings, struct strbuf *text)
{
	gather_below(&(struct gathering){ headings, text }, parent);
}

/* ---- words ---------------------------------------------------------------------------------------------- */

/* The words that are there already, by where they start in the text that is made. */
struct seen {
	size_t *starts;  /* plus one; 0 = free */
	size_t capacity; /* a power of two, more than twice the number of words */
};

static size_t count_words(const char *folded)
{
	size_t count = 0;

	for (; (folded = strchr(folded, ' ')) != NULL; folded++)
		count++;
	return count;
}

static bool is_new(struct seen *seen, const struct strbuf *out, const char *word, size_t length)
{
	size_t at = (size_t)hash_fnv(HASH_FNV_START, word, length) & (seen->capacity - 1);

	for (; seen->starts[at] != 0; at = (at + 1) & (seen->capacity - 1))
		if (strncmp(out->text + seen->starts[at] - 1, word, length + 1) == 0)
			return false;
	seen->starts[at] = out->length + 1;
	return true;
}

/* One letter of ASCII is nothing to look for; in other scripts it may be a word. */
static bool is_word(const char *word, size_t length)
{
	return length > 1 || (unsigned char)*word >= 0x80;
}

static void add_new_words(const char *folded, struct seen *seen, struct strbuf *out)
{
	while (*folded != '\0') {
		const size_t length = strcspn(folded, " ");

		if (is_word(folded, length) && is_new(seen, out, folded, length))
			strbuf_add(out, folded, length + 1);
		folded += length + 1;
	}
}

const char *search_words(struct arena *arena, const char *text)
{
	struct strbuf folded = STRBUF_INIT, words = STRBUF_INIT;
	struct arena scratch = ARENA_INIT;
	struct seen seen = { .capacity = 16 };
	const char *result;

	phrases_fold(text, strlen(text), &folded);
	while (seen.capacity < 2 * count_words(folded.text) + 2)
		seen.capacity *= 2;
	seen.starts = arena_calloc(&scratch, seen.capacity, sizeof *seen.starts);
	add_new_words(folded.text, &seen, &words);
	result = arena_strndup(arena, words.text, words.length);
	arena_release(&scratch);
	strbuf_release(&folded);
	strbuf_release(&words);
	return result;
}

/* ---- excerpts ------------------------------------------------------------------------------------------- */

static bool is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Where to cut: behind a word, or in writing without blanks behind a character. */
static size_t cut_at(const char *text)
{
	size_t length = EXCERPT_LENGTH;

	while (length > EXCERPT_LENGTH / 2 && text[length] != ' ')
		length--;
	if (text[length] == ' ')
		return length;
	for (length = EXCERPT_LENGTH; is_inside_character(text[length]);)
		length--;
	return length;
}

const char *search_excerpt(struct arena *arena, const char *text)
{
	size_t length;

	text += strspn(text, " \n");
	length = strcspn(text, "\n");
	while (length > 0 && text[length - 1] == ' ')
		length--;
	if (length <= EXCERPT_LENGTH)
		return arena_strndup(arena, text, length);
	return arena_printf(arena, "%.*s \xe2\x80\xa6", (int)cut_at(text), text);
}

/* ---- sections ------------------------------------------------------------------------------------------- */

static void add_objectives(const struct module_entry *entry, struct strbuf *text)
{
	for (size_t i = 0; i < entry->objective_count; i++)
		add_text(text, entry->objectives[i].text);
}

static struct search_section read_section(struct arena *arena, const struct module *module,
					  const struct section *section)
{
	struct strbuf headings = STRBUF_INIT, text = STRBUF_INIT;
	struct search_section result;

	search_add_blocks(section->body, &headings, &text);
	result.excerpt = search_excerpt(arena, section->summary != NULL ? section->summary : text.text);
	add_text(&text, section->summary);
	add_text(&text, section->content_note);
	if (section->kind == SECTION_INTRODUCTION)
		add_objectives(module->entry, &text);
	result.headings = search_words(arena, headings.text);
	result.text = search_words(arena, text.text);
	strbuf_release(&headings);
	strbuf_release(&text);
	return result;
}

struct search_section *search_text_of_module(struct arena *arena, const struct module *module)
{
	struct search_section *sections = arena_calloc(arena, module->section_count + 1, sizeof *sections);

	for (size_t i = 0; i < module->section_count; i++)
		sections[i] = read_section(arena, module, &module->sections[i]);
	return sections;
}
