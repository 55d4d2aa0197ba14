/*
 * glossary.md: the terms of one language.
 *
 * Terms link to each other, so the file is read twice: first for the ids of all terms, then for their text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "load/loader.h"
#include "load/markdown.h"
#include "load/module_load.h"
#include "load/parts.h"
#include "load/translation.h"

/* A term while its place in the alphabet is found. */
struct term_head {
	const char *sort_key;
	size_t order; /* in the file */
	struct term term;
};

/* The base letter of U+00C0 to U+00FF, 0 for signs; 'n~' puts ñ after n, as Spanish does. */
static const char *base_letter(uint32_t character)
{
	static const char *const letters[] = {
		"a", "a",  "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
		"d", "n~", "o", "o", "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "th", "ss",
	};
	return character < 0xC0 || character > 0xFF ? NULL : letters[(character - 0xC0) % 32];
}

/* Dictionary order without a locale: letter case and Latin accents do not count. */
static const char *sort_key(struct arena *arena, const char *name)
{
	struct strbuf key = STRBUF_INIT;
	size_t length = strlen(name), bytes;
	for (size_t i = 0; i < length; i += bytes) {
		uint32_t character = utf8_decode(name + i, length - i, &bytes);
		const char *base = base_letter(character);
		if (base)
			strbuf_addstr(&key, base);
		else if (character >= 'A' && character <= 'Z')
			strbuf_addch(&key, (char)(character - 'A' + 'a'));
		else
			strbuf_add(&key, name + i, bytes);
	}
	const char *copy = arena_strndup(arena, key.text, key.length);
	strbuf_release(&key);
	return copy;
}

static int compare_heads(const void *a, const void *b)
{
	const struct term_head *left = a;
	const struct term_head *right = b;
	int order = strcmp(left->sort_key, right->sort_key);
	return order != 0 ? order : left->order < right->order ? -1 : 1;
}

static int compare_ids(const void *a, const void *b)
{
	const struct term *left = *(const struct term *const *)a;
	const struct term *right = *(const struct term *const *)b;
	int order = strcmp(left->id, right->id);
	return order != 0 ? order : left->place.line - right->place.line;
}

/* ---- first reading ---------------------------------------------------------------------------------------- */

static struct term_head read_head(struct loader *loader, const struct part *part, size_t order)
{
	const char *id = part->heading->as.heading.attributes.id;
	return (struct term_head){
		.sort_key = sort_key(&loader->scratch, part->title),
		.order = order,
		.term = {
			.id = id ? arena_strdup(loader->arena, id) : ids_slug(loader->arena, part->name),
			.place = part->place,
		},
	};
}

static void index_terms(struct loader *loader, struct edition *edition)
{
	edition->terms_by_id = arena_calloc(loader->arena, edition->term_count, sizeof *edition->terms_by_id);
	for (size_t i = 0; i < edition->term_count; i++)
		edition->terms_by_id[i] = &edition->terms[i];
	if (edition->term_count > 1)
		qsort(edition->terms_by_id, edition->term_count, sizeof *edition->terms_by_id, compare_ids);
	for (size_t i = 1; i < edition->term_count; i++) {
		const struct term *term = edition->terms_by_id[i];
		const struct term *other = edition->terms_by_id[i - 1];
		if (strcmp(term->id, other->id) == 0)
			diag_report(
			    loader->diagnostics, DIAG_ID_DUPLICATE, term->place,
			    "the term '%s' is already in line %d; keep one, or give this one an id: {#other-id}",
			    term->id, other->place.line);
	}
}

/* Put all terms, as yet without text, into the edition. Returns which part of the file is which of them. */
static struct term **read_heads(struct loader *loader, struct edition *edition, const struct source *source,
				const struct frontmatter *front)
{
	/* What is wrong is reported by the second reading, when links to terms can be followed. */
	struct diagnostics *unheard = diagnostics_new();
	struct markdown_context context = {
		.arena = &loader->scratch,
		.diagnostics = unheard,
		.kit = loader->kit,
		.edition = edition,
	};
	size_t count;
	struct part *parts = parts_read(&context, source, front->body, front->body_length, front->body_line, &count);
	struct term_head *heads = arena_calloc(&loader->scratch, count, sizeof *heads);
	struct term **terms = arena_calloc(&loader->scratch, count, sizeof *terms);
	for (size_t i = 0; i < count; i++)
		heads[i] = read_head(loader, &parts[i], i);
	if (count > 1)
		qsort(heads, count, sizeof *heads, compare_heads);
	edition->terms = arena_calloc(loader->arena, count, sizeof *edition->terms);
	edition->term_count = count;
	for (size_t i = 0; i < count; i++) {
		edition->terms[i] = heads[i].term;
		edition->terms[i].place.path = source->path;
		terms[heads[i].order] = &edition->terms[i];
	}
	diagnostics_free(unheard);
	index_terms(loader, edition);
	return terms;
}

/* ---- second reading --------------------------------------------------------------------------------------- */

/* An interface word may be written with its colon: its length without it. */
static size_t word_length(const char *word)
{
	size_t length = strlen(word);
	return length > 0 && word[length - 1] == ':' ? length - 1 : length;
}

/* What follows "<word>:" at the start of `line`; NULL when it starts otherwise. */
static const char *after_word(const char *line, const char *word)
{
	size_t length = word_length(word);
	if (length == 0 || strncmp(line, word, length) != 0 || line[length] != ':')
		return NULL;
	line += length + 1;
	return line + strspn(line, " ");
}

/* The plain words of a paragraph with its line breaks. */
static char *lines_of(struct arena *arena, const struct node *paragraph)
{
	struct strbuf text = STRBUF_INIT;
	for (const struct node *child = paragraph->first_child; child; child = child->next) {
		if (child->kind == NODE_SOFT_BREAK || child->kind == NODE_HARD_BREAK)
			strbuf_addch(&text, '\n');
		else
			node_plain_text(child, &text);
	}
	char *copy = arena_strndup(arena, text.text, text.length);
	strbuf_release(&text);
	return copy;
}

/* Is this paragraph made of "Say: …" and "Avoid: …" lines? Then they are taken over. */
static bool read_usage(struct loader *loader, const struct words *words, struct term *term, const struct node *block)
{
	const char *say_word = words_get(words, "glossary.say");
	const char *avoid_word = words_get(words, "glossary.avoid");
	if (block->kind != NODE_PARAGRAPH)
		return false;
	char *line = lines_of(loader->arena, block);
	if (!after_word(line, say_word) && !after_word(line, avoid_word))
		return false;
	for (char *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		const char *say = after_word(line, say_word);
		const char *avoid = after_word(line, avoid_word);
		if (say)
			term->say = say;
		else if (avoid)
			term->avoid = avoid;
		else
			diag_report(
			    loader->diagnostics, DIAG_TEXT_LOST, node_place(block),
			    "a line below '%.*s:' or '%.*s:' starts with neither; leave an empty line before it",
			    (int)word_length(say_word), say_word, (int)word_length(avoid_word), avoid_word);
	}
	return true;
}

static void read_term(struct loader *loader, const struct words *words, struct term *term, const struct part *part)
{
	struct node *block = part->body->first_child;
	part->body->first_child = part->body->last_child = NULL;
	for (struct node *next; block; block = next) {
		next = block->next;
		if (read_usage(loader, words, term, block))
			continue;
		if (!term->meaning && block->kind == NODE_PARAGRAPH)
			term->meaning = block;
		else
			node_append(part->body, block);
	}
	term->name = part->name;
	term->more = parts_or_null(part->body);
	parts_check_attributes(part, NULL, NULL, loader->diagnostics);
	if (!term->meaning)
		diag_report(loader->diagnostics, DIAG_TERM_MEANING, part->place,
			    "the term '%s' has no meaning; write a paragraph below its heading", part->title);
}

static void read_terms(struct loader *loader, struct edition *edition, const struct source *source,
		       const struct frontmatter *front, struct term **terms)
{
	struct markdown_context context = {
		.arena = loader->arena,
		.diagnostics = loader->diagnostics,
		.kit = loader->kit,
		.edition = edition,
	};
	size_t count;
	struct part *parts = parts_read(&context, source, front->body, front->body_length, front->body_line, &count);
	for (size_t i = 0; i < count && i < edition->term_count; i++)
		read_term(loader, edition->words, terms[i], &parts[i]);
}

static bool open_glossary(struct loader *loader, const char *inside, struct source *source, struct frontmatter *front)
{
	return file_exists(path_join(&loader->scratch, loader->kit->root, inside)) &&
	       source_read(loader->arena, loader->kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 },
			   loader->diagnostics, source) &&
	       frontmatter_split(source->path, source->text, source->length, front, loader->diagnostics);
}

void glossary_read(struct loader *loader, struct edition *edition)
{
	struct source source;
	struct frontmatter front;
	if (open_glossary(loader, path_join(loader->arena, edition->code, "glossary.md"), &source, &front)) {
		translation_check_front(&loader->scratch, &source, &front, loader->diagnostics);
		struct term **terms = read_heads(loader, edition, &source, &front);
		read_terms(loader, edition, &source, &front, terms);
	}
	arena_reset(&loader->scratch);
}
