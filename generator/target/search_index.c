#include "target/search_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/escape.h"
#include "base/hash.h"

struct search_page {
	const char *anchor, *title, *excerpt;
};

struct search_place {
	const char *address, *name;
	enum search_titles titles;
	size_t first; /* of its pages */
};

/* On which pages a word stands, ascending: the page's number doubled, plus one for a heading. */
struct entry {
	const char *word;
	size_t length;
	uint32_t *uses;
	size_t use_count;
	size_t use_capacity;
};

struct search_index {
	struct arena *arena;
	struct search_place *places;
	size_t place_count;
	size_t place_capacity;
	struct search_page *pages;
	size_t page_count;
	size_t page_capacity;
	struct entry *entries; /* a hash table; `word` NULL = free */
	size_t entry_count;
	size_t entry_capacity; /* a power of two */
};

struct search_index *search_index_new(struct arena *arena)
{
	struct search_index *index = arena_alloc(arena, sizeof *index);

	index->arena = arena;
	index->entry_capacity = 1024;
	index->entries = arena_calloc(arena, index->entry_capacity, sizeof *index->entries);
	return index;
}

/* ---- filling -------------------------------------------------------------------------------------------- */

void search_index_add_place(struct search_index *index, const char *address, const char *name,
			    enum search_titles titles)
{
	*ARRAY_PUSH(index->arena, index->places, index->place_count, index->place_capacity) =
	    (struct search_place){ .address = address, .name = name, .titles = titles, .first = index->page_count };
}

void search_index_add_page(struct search_index *index, const char *anchor, const char *title, const char *excerpt)
{
	*ARRAY_PUSH(index->arena, index->pages, index->page_count, index->page_capacity) =
	    (struct search_page){ .anchor = anchor, .title = title, .excerpt = excerpt };
}

static struct entry *find_entry(const struct search_index *index, const char *word, size_t length)
{
	size_t at = (size_t)hash_fnv(HASH_FNV_START, word, length) & (index->entry_capacity - 1);
	struct entry *entry = &index->entries[at];

	while (entry->word != NULL && (entry->length != length || memcmp(entry->word, word, length) != 0)) {
		at = (at + 1) & (index->entry_capacity - 1);
		entry = &index->entries[at];
	}
	return entry;
}

static void make_room(struct search_index *index)
{
	const struct search_index old = *index;

	if (index->entry_count * 2 < index->entry_capacity)
		return;
	index->entry_capacity *= 2;
	index->entries = arena_calloc(index->arena, index->entry_capacity, sizeof *index->entries);
	for (size_t i = 0; i < old.entry_capacity; i++)
		if (old.entries[i].word != NULL)
			*find_entry(index, old.entries[i].word, old.entries[i].length) = old.entries[i];
}

static void add_word(struct search_index *index, const char *word, size_t length, bool in_heading)
{
	const uint32_t page = (uint32_t)index->page_count - 1;
	struct entry *entry = find_entry(index, word, length);

	if (entry->word == NULL) {
		entry->word = word;
		entry->length = length;
		index->entry_count++;
	}
	if (entry->use_count == 0 || entry->uses[entry->use_count - 1] / 2 != page)
		*ARRAY_PUSH(index->arena, entry->uses, entry->use_count, entry->use_capacity) = page * 2 + in_heading;
}

void search_index_add_words(struct search_index *index, const char *words, bool in_heading)
{
	while (*words != '\0') {
		const size_t length = strcspn(words, " ");

		make_room(index);
		add_word(index, words, length, in_heading);
		words += length + 1;
	}
}

/* ---- words ---------------------------------------------------------------------------------------------- */

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

static void write_number(uint32_t number, struct strbuf *out)
{
	char text[8];
	size_t at = sizeof text;

	text[--at] = digits[number & 31];
	while ((number >>= 5) != 0)
		text[--at] = digits[32 | (number & 31)];
	strbuf_add(out, text + at, sizeof text - at);
}

static void write_uses(const struct entry *entry, enum search_depth depth, struct strbuf *out)
{
	uint32_t page = 0;

	for (size_t i = 0; i < entry->use_count; i++) {
		const uint32_t use = entry->uses[i];

		if (depth != SEARCH_ALL && use % 2 == 0)
			continue;
		write_number((use / 2 - page) * 2 + use % 2, out);
		page = use / 2;
	}
}

static bool is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many letters two words share at their start, as the script counts them, at most 35; `*bytes` is how long they are. */
static size_t shared_start(const struct entry *word, const struct entry *before, size_t *bytes)
{
	const size_t most = word->length < before->length ? word->length : before->length;
	size_t count = 0, length = 0;

	*bytes = 0;
	while (length < most && count < 34 && word->word[length] == before->word[length]) {
		const bool is_pair = (unsigned char)word->word[length] >= 0xF0; /* two UTF-16 units */

		length++;
		while (length < most && is_inside_character(word->word[length]) &&
		       word->word[length] == before->word[length])
			length++;
		if (length < word->length && is_inside_character(word->word[length]))
			break;
		*bytes = length;
		count += is_pair ? 2 : 1;
	}
	return count;
}

static void write_word(const struct entry *entry, const struct entry *before, struct strbuf *out)
{
	size_t bytes = 0;
	const size_t count = before != NULL ? shared_start(entry, before, &bytes) : 0;

	if (before != NULL)
		strbuf_addch(out, ' ');
	strbuf_addch(out, "0123456789abcdefghijklmnopqrstuvwxyz"[count]);
	strbuf_add(out, entry->word + bytes, entry->length - bytes);
	strbuf_addch(out, ' ');
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = *(const struct entry *const *)a, *right = *(const struct entry *const *)b;
	const size_t shorter = left->length < right->length ? left->length : right->length;
	const int order = memcmp(left->word, right->word, shorter);

	return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

static bool has_uses(const struct entry *entry, enum search_depth depth)
{
	for (size_t i = 0; i < entry->use_count; i++)
		if (depth == SEARCH_ALL || (depth == SEARCH_HEADINGS && entry->uses[i] % 2 == 1))
			return true;
	return false;
}

static void write_words(const struct search_index *index, enum search_depth depth, struct strbuf *out)
{
	const struct entry **sorted = arena_calloc(index->arena, index->entry_count + 1, sizeof *sorted);
	size_t count = 0;

	for (size_t i = 0; i < index->entry_capacity; i++)
		if (has_uses(&index->entries[i], depth))
			sorted[count++] = &index->entries[i];
	if (count > 1)
		qsort(sorted, count, sizeof *sorted, compare_entries);
	for (size_t i = 0; i < count; i++) {
		write_word(sorted[i], i > 0 ? sorted[i - 1] : NULL, out);
		write_uses(sorted[i], depth, out);
	}
}

/* ---- pages ---------------------------------------------------------------------------------------------- */

/* What stands in a script must not look like the address of something to load; a slash may be written in two ways. */
static void write_text(const char *text, struct strbuf *out)
{
	const char *slashes = strstr(text, "//");
	struct strbuf plain = STRBUF_INIT;

	escape_json(&plain, text, strlen(text));
	if (slashes == NULL)
		strbuf_add(out, plain.text, plain.length);
	for (size_t i = 0; slashes != NULL && i < plain.length; i++)
		strbuf_addf(out, plain.text[i] == '/' ? "\\%c" : "%c", plain.text[i]);
	strbuf_release(&plain);
}

static void write_page(const struct search_page *page, enum search_depth depth, struct strbuf *out)
{
	strbuf_addch(out, '[');
	write_text(page->anchor, out);
	strbuf_addch(out, ',');
	write_text(page->title, out);
	if (depth != SEARCH_TITLES && *page->excerpt != '\0') {
		strbuf_addch(out, ',');
		write_text(page->excerpt, out);
	}
	strbuf_addch(out, ']');
}

static void write_place(const struct search_index *index, size_t number, enum search_depth depth, struct strbuf *out)
{
	const struct search_place *place = &index->places[number];
	const size_t end = number + 1 < index->place_count ? place[1].first : index->page_count;

	strbuf_addstr(out, number > 0 ? ",\n[" : "[");
	write_text(place->address, out);
	strbuf_addch(out, ',');
	write_text(place->name, out);
	strbuf_addstr(out, ",[");
	for (size_t i = place->first; i < end; i++) {
		if (i > place->first)
			strbuf_addch(out, ',');
		write_page(&index->pages[i], depth, out);
	}
	strbuf_addstr(out, place->titles == SEARCH_SENTENCES ? "],1]" : "]]");
}

static void write_all(const struct search_index *index, enum search_depth depth, struct strbuf *out)
{
	strbuf_addf(out, "waymark.index={\"depth\":%d,\"places\":[", depth);
	for (size_t i = 0; i < index->place_count; i++)
		write_place(index, i, depth, out);
	strbuf_addstr(out, "],\n\"words\":\"");
	write_words(index, depth, out);
	strbuf_addstr(out, "\"};\n");
}

enum search_depth search_index_write(const struct search_index *index, enum search_depth depth, struct strbuf *out)
{
	const size_t start = out->length;

	write_all(index, depth, out);
	while (out->length - start > SEARCH_INDEX_LIMIT && depth < SEARCH_TITLES) {
		strbuf_truncate(out, start);
		write_all(index, ++depth, out);
	}
	return depth;
}
