/*
 * Lessons that are too long to be read in one go.
 */
#include "base/bytes.h"
#include "check/checks.h"

#define LESSON_WORD_LIMIT 600

/* Authors' text has no control characters but tabs and line ends. */
static bool is_letter(char c)
{
	return (unsigned char)c > ' ';
}

/* The top bit of each of eight bytes: is it a letter? No byte can carry into the next. */
static uint64_t letters_at(const char *text)
{
	const uint64_t word = bytes_load(text);
	return (((word & BYTES_EACH(0x7F)) + BYTES_EACH(0x7F - ' ')) | word) & BYTES_EACH(0x80);
}

/* How many of the eight bytes at `text` are letters behind something else. There is a byte before `text`. */
static size_t starts_at(const char *text)
{
	const uint64_t starts = letters_at(text) & ~letters_at(text - 1);
	return (size_t)(((starts >> 7) * BYTES_EACH(1)) >> 56);
}

/* A word may go on from one inline to the next ("*un*likely"), so whether one is open lives in `*open`. */
static size_t words_in_text(const char *text, size_t length, bool *open)
{
	size_t count = 0;
	size_t i = 0;
	while (i < length) {
		if (i > 0 && length - i >= BYTES_WORD) {
			count += starts_at(text + i);
			i += BYTES_WORD;
		} else {
			const bool inside = i > 0 ? is_letter(text[i - 1]) : *open;
			count += is_letter(text[i]) && !inside;
			i++;
		}
	}
	if (length > 0)
		*open = is_letter(text[length - 1]);
	return count;
}

static size_t words_below(const struct node *parent, bool *open);

static size_t words_of(const struct node *node, bool *open)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_CODE:
		return words_in_text(node->as.text.text, node->as.text.length, open);
	case NODE_CODE_BLOCK:
		*open = false;
		return words_in_text(node->as.text.text, node->as.text.length, open);
	case NODE_QUESTION:
	case NODE_SCENARIO:
	case NODE_CITATION:
		return 0; /* a question is not read but worked on, and so is a scenario */
	case NODE_CALLOUT:
		return callout_is_for_facilitator(node->as.callout.kind) ? 0 : words_below(node, open);
	case NODE_EMPHASIS:
	case NODE_STRONG:
	case NODE_LINK:
	case NODE_TERM:
		return words_below(node, open);
	default:
		*open = false; /* a block, a break, a picture: a new word starts behind it */
		return words_below(node, open);
	}
}

static size_t words_below(const struct node *parent, bool *open)
{
	size_t count = 0;
	for (const struct node *child = parent->first_child; child; child = child->next)
		count += words_of(child, open);
	return count;
}

void check_lesson_length(const struct module *module, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < module->section_count; i++) {
		const struct section *section = &module->sections[i];
		bool open = false;
		size_t count = section->kind == SECTION_LESSON && section->body ? words_below(section->body, &open) : 0;
		if (count > LESSON_WORD_LIMIT)
			diag_report(diagnostics, DIAG_LESSON_WORDS, section->place,
				    "the lesson has %zu words, more than %d; divide it in two", count,
				    LESSON_WORD_LIMIT);
	}
}
