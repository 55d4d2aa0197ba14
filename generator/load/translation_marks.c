/*
 * Translations: the mark that says what a text was made from, and what has changed since.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "load/translation.h"

enum {
	MARK_DIGITS = 4,
	QUOTED_BYTES = 40, /* of a block that has changed */
	QUOTED_BLOCKS = 2,
};

/* ---- blocks ----------------------------------------------------------------------------------------------- */

struct block {
	const char *text;
	size_t length;
	int line;
	unsigned mark;
	bool is_matched;
};

struct blocks {
	struct block *items;
	size_t count, capacity;
};

/* How a text is wrapped is not what it says: blanks and line ends count as one blank. */
static unsigned mark_of(const char *text, size_t length)
{
	uint64_t hash = HASH_FNV_START;
	for (size_t i = 0; i < length; i++) {
		const bool is_blank = isspace((unsigned char)text[i]) != 0;
		if (!is_blank)
			hash = hash_fnv(hash, text + i, 1);
		else if (i + 1 < length && !isspace((unsigned char)text[i + 1]))
			hash = hash_fnv(hash, " ", 1);
	}
	return (unsigned)((hash ^ hash >> 16 ^ hash >> 32 ^ hash >> 48) & 0xFFFF);
}

static void add_block(struct arena *arena, struct blocks *blocks, const char *text, size_t length, int line)
{
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	if (length > 0)
		*ARRAY_PUSH(arena, blocks->items, blocks->count, blocks->capacity) =
		    (struct block){ text, length, line, mark_of(text, length), false };
}

static size_t line_length(const char *text, size_t length)
{
	const char *feed = memchr(text, '\n', length);
	return feed ? (size_t)(feed - text) + 1 : length;
}

static bool is_blank_line(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!isspace((unsigned char)text[i]))
			return false;
	return true;
}

/* The blocks of a body, each as long as no empty line ends it. */
static void add_body(struct arena *arena, struct blocks *blocks, const char *text, size_t length, int line)
{
	size_t start = 0;
	int first = line;
	for (size_t i = 0, size; i < length; i += size, line++) {
		size = line_length(text + i, length - i);
		if (!is_blank_line(text + i, size))
			continue;
		add_block(arena, blocks, text + start, i - start, first);
		start = i + size;
		first = line + 1;
	}
	add_block(arena, blocks, text + start, length - start, first);
}

/* ": [m07-o1]" */
static bool is_inline_list(const char *value, size_t length)
{
	for (size_t i = 1; i < length; i++)
		if (!isspace((unsigned char)value[i]))
			return value[i] == '[';
	return false;
}

/* "minutes: 5" and "objectives: [m07-o1]" are the same in every language; a title is not. */
static bool is_translated(const char *entry, size_t length)
{
	static const char *const keys[] = { "title", "summary", "content-note", "objectives" };
	const size_t key = strcspn(entry, ":\n");
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (strlen(keys[i]) == key && strncmp(entry, keys[i], key) == 0)
			return !is_inline_list(entry + key, length - key);
	return key == strlen("materials") && strncmp(entry, "materials", key) == 0; /* words, however they are listed */
}

/* The entries of front matter: a line that starts at the margin, with those below it that do not. */
static void add_front(struct arena *arena, struct blocks *blocks, const char *text, size_t length, int line)
{
	size_t start = 0;
	int first = line;
	for (size_t i = 0, size; i <= length; i += size, line++) {
		size = i < length ? line_length(text + i, length - i) : 1;
		if (i < length && (i == start || isspace((unsigned char)text[i])))
			continue;
		if (is_translated(text + start, i - start))
			add_block(arena, blocks, text + start, i - start, first);
		start = i;
		first = line;
	}
}

static bool read_blocks(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
			struct blocks *blocks)
{
	struct frontmatter parts;
	if (!frontmatter_split(source->path, source->text, source->length, &parts, diagnostics))
		return false;
	add_front(arena, blocks, parts.yaml, parts.yaml_length, parts.yaml_line);
	add_body(arena, blocks, parts.body, parts.body_length, parts.body_line);
	return true;
}

bool translation_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
		      struct strbuf *out)
{
	struct blocks blocks = { 0 };
	if (!read_blocks(arena, source, diagnostics, &blocks))
		return false;
	for (size_t i = 0; i < blocks.count; i++)
		strbuf_addf(out, "%s%04x", i > 0 ? " " : "", blocks.items[i].mark);
	return true;
}

/* ---- marks ------------------------------------------------------------------------------------------------ */

static bool is_indented(char c)
{
	return c == ' ' || c == '\t';
}

const char *translation_find_mark(const struct frontmatter *parts, size_t *length)
{
	static const char key[] = "translates:";
	const char *end = parts->yaml + parts->yaml_length;
	for (const char *at = parts->yaml; at < end; at += line_length(at, (size_t)(end - at))) {
		if ((size_t)(end - at) < sizeof key - 1 || memcmp(at, key, sizeof key - 1) != 0)
			continue;
		const char *behind = at + line_length(at, (size_t)(end - at));
		while (behind < end && is_indented(*behind)) /* a long line may have been wrapped */
			behind += line_length(behind, (size_t)(end - behind));
		*length = (size_t)(behind - at);
		return at;
	}
	return NULL;
}

const char *translation_read_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics)
{
	struct frontmatter parts;
	size_t length = 0;
	if (!frontmatter_split(source->path, source->text, source->length, &parts, diagnostics))
		return NULL;
	const char *entry = translation_find_mark(&parts, &length);
	const size_t key = strlen("translates:");
	return entry ? arena_strndup(arena, entry + key, length - key) : NULL;
}

void translation_check_front(struct arena *arena, const struct source *source, const struct frontmatter *parts,
			     struct diagnostics *diagnostics)
{
	static const struct yaml_field fields[] = { { "translates", YAML_AS_TEXT, false, 0, 0, 0 } };
	const char *translates = NULL;
	if (parts->yaml_length == 0)
		return;
	const struct yaml *map =
	    yaml_parse(arena, source->path, parts->yaml, parts->yaml_length, parts->yaml_line, diagnostics);
	if (map != NULL)
		yaml_read(map, fields, 1, &translates, diagnostics);
}

struct marks {
	unsigned *items; /* sorted; NO_MARK where one cannot be read */
	size_t count, capacity;
};

enum { NO_MARK = 0x10000 };

static int compare_marks(const void *a, const void *b)
{
	const unsigned left = *(const unsigned *)a, right = *(const unsigned *)b;
	return (left > right) - (left < right);
}

static int compare_blocks(const void *a, const void *b)
{
	const struct block *const *left = a;
	const struct block *const *right = b;
	const int order = compare_marks(&(*left)->mark, &(*right)->mark);
	return order != 0 ? order : (*left)->line - (*right)->line;
}

static void read_marks(struct arena *arena, const char *text, struct marks *marks)
{
	static const char blanks[] = " \t\n";
	for (const char *at = text + strspn(text, blanks); *at != '\0'; at += strspn(at, blanks)) {
		char *end = NULL;
		const unsigned long value = strtoul(at, &end, 16);
		*ARRAY_PUSH(arena, marks->items, marks->count, marks->capacity) =
		    end == at + MARK_DIGITS ? (unsigned)value : NO_MARK;
		at += strcspn(at, blanks);
	}
	if (marks->count > 1)
		qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
}

static struct block **sort_blocks(struct arena *arena, struct blocks *blocks)
{
	struct block **sorted = arena_calloc(arena, blocks->count + 1, sizeof *sorted);
	for (size_t i = 0; i < blocks->count; i++)
		sorted[i] = &blocks->items[i];
	if (blocks->count > 1)
		qsort(sorted, blocks->count, sizeof *sorted, compare_blocks);
	return sorted;
}

/* Which blocks the mark knows. How many of its blocks there are no more. */
static size_t match_all(struct arena *arena, struct blocks *blocks, const char *text)
{
	struct marks marks = { 0 };
	struct block **sorted = sort_blocks(arena, blocks);
	size_t gone = 0, next = 0;
	read_marks(arena, text, &marks);
	for (size_t i = 0; i < marks.count; i++) {
		while (next < blocks->count && sorted[next]->mark < marks.items[i])
			next++;
		const bool is_there = next < blocks->count && sorted[next]->mark == marks.items[i];
		if (is_there)
			sorted[next++]->is_matched = true;
		gone += !is_there;
	}
	return gone;
}

static void quote_blocks(const struct blocks *blocks, struct strbuf *out)
{
	size_t quoted = 0;
	for (size_t i = 0; i < blocks->count && quoted < QUOTED_BLOCKS; i++) {
		const struct block *block = &blocks->items[i];
		if (block->is_matched)
			continue;
		size_t length = strcspn(block->text, "\n");
		if (length > block->length)
			length = block->length;
		const bool is_cut = length > QUOTED_BYTES;
		for (; length > QUOTED_BYTES ||
		       (is_cut && length > 0 && ((unsigned char)block->text[length] & 0xC0) == 0x80);)
			length--;
		strbuf_addf(out, "%s line %d '%.*s%s'", quoted > 0 ? "," : ":", block->line, (int)length, block->text,
			    is_cut ? " …" : "");
		quoted++;
	}
}

static void report_outdated(const struct source *source, const struct source *text, const struct blocks *blocks,
			    size_t gone, struct diagnostics *diagnostics)
{
	struct strbuf changes = STRBUF_INIT;
	size_t changed = 0;
	for (size_t i = 0; i < blocks->count; i++)
		changed += !blocks->items[i].is_matched;
	if (changed > 0) {
		strbuf_addf(&changes, "%zu block%s of '%s' %s new or changed", changed, changed == 1 ? "" : "s",
			    source->path, changed == 1 ? "is" : "are");
		quote_blocks(blocks, &changes);
	} else {
		strbuf_addf(&changes, "%zu block%s of '%s' %s gone", gone, gone == 1 ? "" : "s", source->path,
			    gone == 1 ? "is" : "are");
	}
	diag_report(diagnostics, DIAG_TRANSLATION_OUTDATED, (struct place){ text->path, 1, 1 },
		    "since this was translated, %s; bring it up to date, then run 'waymark translate mark'",
		    changes.text);
	strbuf_release(&changes);
}

void translation_compare_marks(struct arena *arena, const struct source *source, const struct source *text,
			       bool wants_mark, struct diagnostics *diagnostics)
{
	struct blocks blocks = { 0 };
	const char *mark = translation_read_mark(arena, text, diagnostics);
	if (!mark && wants_mark)
		diag_report(diagnostics, DIAG_TRANSLATION_UNMARKED, (struct place){ text->path, 1, 1 },
			    "nothing tells when '%s' changes after this was translated; run 'waymark translate mark' "
			    "once it says the same",
			    source->path);
	if (!mark || !read_blocks(arena, source, diagnostics, &blocks))
		return;
	const size_t gone = match_all(arena, &blocks, mark);
	bool is_outdated = gone > 0;
	for (size_t i = 0; i < blocks.count; i++)
		is_outdated |= !blocks.items[i].is_matched;
	if (is_outdated)
		report_outdated(source, text, &blocks, gone, diagnostics);
}
