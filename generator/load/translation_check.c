/*
 * Translations: what a text was made from, and what has changed since.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
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

/* "minutes: 5" and "objectives: [m07-o1]" are the same in every language; a title is not. */
static bool is_translated(const char *entry, size_t length)
{
	static const char *const keys[] = { "title", "summary", "content-note", "objectives" };
	const size_t key = strcspn(entry, ":\n");
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (strlen(keys[i]) == key && strncmp(entry, keys[i], key) == 0)
			return memchr(entry, '[', length) == NULL || strcmp(keys[i], "objectives") != 0;
	return false;
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

void translation_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
		      struct strbuf *out)
{
	struct blocks blocks = { 0 };
	read_blocks(arena, source, diagnostics, &blocks);
	for (size_t i = 0; i < blocks.count; i++)
		strbuf_addf(out, "%s%04x", i > 0 ? " " : "", blocks.items[i].mark);
}

/* ---- marks ------------------------------------------------------------------------------------------------ */

/* What stands behind "translates:", or NULL. */
static const char *find_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics)
{
	static const char key[] = "\ntranslates:";
	struct frontmatter parts;
	if (!frontmatter_split(source->path, source->text, source->length, &parts, diagnostics) ||
	    parts.yaml_length == 0)
		return NULL;
	const char *front = arena_printf(arena, "\n%.*s", (int)parts.yaml_length, parts.yaml);
	const char *found = strstr(front, key);
	return found ? arena_strndup(arena, found + sizeof key - 1, strcspn(found + sizeof key - 1, "\n")) : NULL;
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

bool translation_is_marked(struct arena *arena, const struct kit *kit, const char *inside,
			   struct diagnostics *diagnostics)
{
	struct source source;
	return file_exists(path_join(arena, kit->root, inside)) &&
	       source_read(arena, kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 }, diagnostics, &source) &&
	       find_mark(arena, &source, diagnostics) != NULL;
}

/* Take the first block with this mark that is not taken yet. */
static bool match(struct blocks *blocks, unsigned mark)
{
	for (size_t i = 0; i < blocks->count; i++) {
		if (blocks->items[i].mark == mark && !blocks->items[i].is_matched)
			return blocks->items[i].is_matched = true;
	}
	return false;
}

/* How many blocks of the mark there are no more. */
static size_t match_all(struct blocks *blocks, const char *mark)
{
	size_t gone = 0;
	for (const char *at = mark + strspn(mark, " \t"); *at != '\0'; at += strspn(at, " \t")) {
		char *end = NULL;
		const unsigned long value = strtoul(at, &end, 16);
		gone += end != at + MARK_DIGITS || !match(blocks, (unsigned)value);
		at += strcspn(at, " \t");
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

static void check_mark(struct arena *arena, const struct source *source, const struct source *text, bool wants_mark,
		       struct diagnostics *diagnostics)
{
	struct blocks blocks = { 0 };
	const char *mark = find_mark(arena, text, diagnostics);
	if (!mark && wants_mark)
		diag_report(diagnostics, DIAG_TRANSLATION_UNMARKED, (struct place){ text->path, 1, 1 },
			    "nothing tells when '%s' changes after this was translated; run 'waymark translate mark' "
			    "once it says the "
			    "same",
			    source->path);
	if (!mark || !read_blocks(arena, source, diagnostics, &blocks))
		return;
	const size_t gone = match_all(&blocks, mark);
	bool is_outdated = gone > 0;
	for (size_t i = 0; i < blocks.count; i++)
		is_outdated |= !blocks.items[i].is_matched;
	if (is_outdated)
		report_outdated(source, text, &blocks, gone, diagnostics);
}

/* ---- ids -------------------------------------------------------------------------------------------------- */

/* The next id that a heading was given, `## Words {#id …}`, in a text. */
static bool next_id(const char **at, int *line, const char **id, size_t *length)
{
	while (**at != '\0') {
		const char *text = *at;
		const size_t size = strcspn(text, "\n");
		const char *tail = *text == '#' ? strstr(text, "{#") : NULL;
		*at = text + size + (text[size] == '\n');
		(*line)++;
		if (!tail || tail >= text + size)
			continue;
		*id = tail + 2;
		*length = strspn(*id, "abcdefghijklmnopqrstuvwxyz0123456789-");
		return true;
	}
	return false;
}

static bool has_id(const struct source *source, const char *id, size_t length)
{
	const char *at = source->text, *other = NULL;
	size_t other_length = 0;
	for (int line = 0; next_id(&at, &line, &other, &other_length);)
		if (other_length == length && memcmp(other, id, length) == 0)
			return true;
	return false;
}

static void compare_ids(const struct source *one, const struct source *other, const char *remedy,
			struct diagnostics *diagnostics)
{
	const char *at = one->text, *id = NULL;
	size_t length = 0;
	for (int line = 0; next_id(&at, &line, &id, &length);)
		if (!has_id(other, id, length))
			diag_report(diagnostics, DIAG_TRANSLATION_MISSING, (struct place){ one->path, line, 1 },
				    "'%.*s' is missing in '%s'; %s", (int)length, id, other->path, remedy);
}

/* ---- pairs ------------------------------------------------------------------------------------------------ */

static bool read_text(struct arena *arena, const struct kit *kit, const char *inside, const char *fellow,
		      const char *remedy, struct diagnostics *diagnostics, struct source *source)
{
	if (file_exists(path_join(arena, kit->root, inside)))
		return source_read(arena, kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 }, diagnostics,
				   source);
	diag_report(diagnostics, DIAG_TRANSLATION_MISSING, (struct place){ path_join(arena, kit->root, fellow), 1, 1 },
		    "'%s' is missing; %s", inside, remedy);
	return false;
}

void translation_check(struct arena *arena, const struct kit *kit, const struct translation *translation,
		       bool wants_mark, struct diagnostics *diagnostics)
{
	struct source source, text;
	if (!read_text(arena, kit, translation->source, translation->text, "write it, or take this text out",
		       diagnostics, &source) ||
	    !read_text(arena, kit, translation->text, translation->source, "translate this text into it", diagnostics,
		       &text))
		return;
	compare_ids(&source, &text, "translate it", diagnostics);
	compare_ids(&text, &source, "write it there too, or take it out here", diagnostics);
	check_mark(arena, &source, &text, wants_mark, diagnostics);
}

struct visit {
	struct arena *arena;
	const struct kit *kit;
	const char *first; /* the text that is asked for a mark when none has one */
	bool wants_mark;
	struct diagnostics *diagnostics;
};

static void check_pair(const struct translation *translation, void *context)
{
	const struct visit *visit = context;
	const bool wants_mark = visit->wants_mark || strcmp(translation->text, visit->first) == 0;
	translation_check(visit->arena, visit->kit, translation, wants_mark, visit->diagnostics);
}

void translations_check_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			       const struct module_entry *entry, struct diagnostics *diagnostics)
{
	struct visit visit = { arena, kit, path_join(arena, entry->folder, "module.md"), false, diagnostics };
	visit.wants_mark = translation_is_marked(arena, kit, visit.first, diagnostics);
	translations_of_module(arena, kit, edition, entry, check_pair, &visit);
}

void translations_check_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    struct diagnostics *diagnostics)
{
	struct visit visit = { arena, kit, path_join(arena, edition->code, "glossary.md"), false, diagnostics };
	visit.wants_mark = translation_is_marked(arena, kit, visit.first, diagnostics);
	translations_of_kit(arena, kit, edition, check_pair, &visit);
}
