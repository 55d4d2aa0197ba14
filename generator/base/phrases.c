#include "base/phrases.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/utf8.h"

/* ---- folding ------------------------------------------------------------------------------------------- */

static bool lies_in(uint32_t point, uint32_t first, uint32_t last)
{
	return point >= first && point <= last;
}

/* Punctuation, symbols and blanks beyond ASCII. The script that searches divides words at the same (templates/js/pages/search.js). */
static bool is_between_words(uint32_t point)
{
	return (point < 0xC0 && point != 0xAA && point != 0xBA) || point == 0xD7 || point == 0xF7 || point == 0x60C ||
	       point == 0x61B || point == 0x61F || lies_in(point, 0x964, 0x965) || lies_in(point, 0x2000, 0x2BFF) ||
	       lies_in(point, 0x3000, 0x303F) || lies_in(point, 0xFF01, 0xFF0F) || lies_in(point, 0xFF1A, 0xFF20);
}

static void end_word(struct strbuf *out, size_t start)
{
	if (out->length > start && out->text[out->length - 1] != ' ')
		strbuf_addch(out, ' ');
}

static void fold_ascii(char c, size_t start, struct strbuf *out)
{
	if (c >= 'A' && c <= 'Z')
		strbuf_addch(out, (char)(c - 'A' + 'a'));
	else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		strbuf_addch(out, c);
	else
		end_word(out, start);
}

/* Of one code point beyond ASCII. */
static void fold_point(uint32_t point, size_t start, struct strbuf *out)
{
	if (fold_is_nothing(point))
		return;
	if (is_between_words(point))
		end_word(out, start);
	else
		fold_letter(point, FOLD_LOOKALIKES, out);
}

void phrases_fold(const char *text, size_t length, struct strbuf *out)
{
	const size_t start = out->length;
	for (size_t i = 0, step = 1; i < length; i += step) {
		step = 1;
		if ((unsigned char)text[i] < 0x80) {
			fold_ascii(text[i], start, out);
		} else {
			const uint32_t point = utf8_decode(text + i, length - i, &step);
			fold_point(point, start, out);
		}
	}
	end_word(out, start);
}

/* ---- reading a list ------------------------------------------------------------------------------------ */

static int compare_phrases(const void *a, const void *b)
{
	const struct phrase *left = a;
	const struct phrase *right = b;
	return strcmp(left->folded, right->folded);
}

static bool starts_with(const struct phrase *phrase, const struct phrase *start)
{
	return strncmp(phrase->folded, start->folded, start->length) == 0;
}

/* What a phrase starts with is sorted before it, and all between the two start with it too. */
static void link_starts(struct phrase *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct phrase *start = &items[i - 1];
		while (start && !starts_with(&items[i], start))
			start = start->start;
		items[i].start = start;
	}
}

static bool read_phrase(struct arena *arena, const char *text, size_t length, struct phrase *phrase)
{
	struct strbuf folded = STRBUF_INIT;
	while (length > 0 && text[length - 1] == ' ')
		length--;
	phrases_fold(text, length, &folded);
	if (folded.length > 0 && folded.length <= PHRASE_LIMIT)
		*phrase = (struct phrase){ .written = arena_strndup(arena, text, length),
					   .folded = arena_strndup(arena, folded.text, folded.length),
					   .length = folded.length };
	strbuf_release(&folded);
	return phrase->length > 0;
}

struct phrases phrases_read(struct arena *arena, const char *list)
{
	struct phrase *items = NULL;
	size_t count = 0, capacity = 0;
	for (const char *at = list ? list : ""; *at != '\0'; at += strcspn(at, ",")) {
		at += strspn(at, ", ");
		struct phrase phrase = { 0 };
		if (read_phrase(arena, at, strcspn(at, ","), &phrase))
			*ARRAY_PUSH(arena, items, count, capacity) = phrase;
	}
	if (count > 1)
		qsort(items, count, sizeof *items, compare_phrases);
	link_starts(items, count);
	return (struct phrases){ items, count };
}

/* ---- finding ------------------------------------------------------------------------------------------- */

static size_t common_length(const char *a, const char *b)
{
	size_t length = 0;
	while (a[length] != '\0' && a[length] == b[length])
		length++;
	return length;
}

/* The last phrase that is not sorted behind the text: it, or something it starts with, is what the text starts with. */
static const struct phrase *last_before(const struct phrases *phrases, const char *folded)
{
	size_t low = 0, high = phrases->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(phrases->items[middle].folded, folded) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &phrases->items[low - 1] : NULL;
}

const struct phrase *phrases_at(const struct phrases *phrases, const char *folded)
{
	const struct phrase *phrase = last_before(phrases, folded);
	const size_t common = phrase ? common_length(phrase->folded, folded) : 0;
	while (phrase && phrase->length > common)
		phrase = phrase->start;
	return phrase;
}

const struct phrase *phrases_find(const struct phrases *phrases, const char *folded, const char **at)
{
	if (phrases->count == 0)
		return NULL;
	for (const char *word = folded; *word != '\0'; word += strcspn(word, " ") + 1) {
		const struct phrase *phrase = phrases_at(phrases, word);
		if (phrase && at)
			*at = word;
		if (phrase)
			return phrase;
	}
	return NULL;
}
