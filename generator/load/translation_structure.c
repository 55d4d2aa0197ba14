/*
 * Translations: what is the same in all languages. Ids of headings, the attributes beside them, and the entries of front matter that are
 * no text: a session takes as long, shows the same and asks the same wherever it is led.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "load/translation.h"
#include "load/values.h"

/* ---- headings --------------------------------------------------------------------------------------------- */

struct span {
	const char *text;
	size_t length;
};

/* A heading that was given an id: `## Words {.q #id points=2}`. */
struct heading {
	struct span id;
	struct span tail; /* between the braces */
	int line;
};

struct headings {
	struct heading *items;
	size_t count, capacity;
};

#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

static int compare_spans(struct span left, struct span right)
{
	const size_t shared = left.length < right.length ? left.length : right.length;
	const int order = memcmp(left.text, right.text, shared);
	return order != 0 ? order : (left.length > right.length) - (left.length < right.length);
}

static int compare_ids(const void *a, const void *b)
{
	return compare_spans(((const struct heading *)a)->id, ((const struct heading *)b)->id);
}

/* Where the id in the tail of a heading's line starts, or NULL. `*tail` is where the tail does. */
static const char *find_id(const char *line, size_t length, size_t *tail)
{
	size_t brace = length;
	if (length == 0 || *line != '#')
		return NULL;
	while (brace > 0 && line[brace - 1] != '{')
		brace--;
	*tail = brace;
	for (size_t i = brace; brace > 0 && i + 1 < length; i++)
		if (line[i] == '#' && (i == brace || line[i - 1] == ' ') &&
		    memchr(ID_CHARACTERS, line[i + 1], sizeof ID_CHARACTERS - 1) != NULL)
			return line + i + 1;
	return NULL;
}

static struct heading heading_of(const char *id, const char *tail, const char *end, int line)
{
	const char *brace = memchr(tail, '}', (size_t)(end - tail));
	return (struct heading){
		.id = { id, strspn(id, ID_CHARACTERS) },
		.tail = { tail, (size_t)((brace ? brace : end) - tail) },
		.line = line,
	};
}

/* Between lines of at least three ` or ~ is code, in which a # begins no heading. */
struct fence {
	char mark; /* '\0': the text is not within one */
	size_t length;
};

/* Is this line one, or within one? */
static bool is_code(struct fence *fence, const char *line, size_t length)
{
	size_t indent = 0, end;
	while (indent < length && line[indent] == ' ')
		indent++;
	for (end = indent; end < length && line[end] == line[indent] && (line[end] == '`' || line[end] == '~');)
		end++;
	const bool is_fence = indent < 4 && end - indent >= 3;
	if (fence->mark != '\0') {
		size_t rest = end;
		while (rest < length && (line[rest] == ' ' || line[rest] == '\r'))
			rest++;
		if (is_fence && line[indent] == fence->mark && end - indent >= fence->length && rest == length)
			*fence = (struct fence){ 0 };
		return true;
	}
	/* ```code``` within a line is none */
	if (!is_fence || (line[indent] == '`' && memchr(line + end, '`', length - end) != NULL))
		return false;
	*fence = (struct fence){ line[indent], end - indent };
	return true;
}

/* Those of a text, sorted by their ids. */
static struct headings read_headings(struct arena *arena, const struct source *source)
{
	struct headings headings = { 0 };
	const char *text = source->text, *end = source->text + source->length;
	struct fence fence = { 0 };
	for (int line = 1; text < end; line++) {
		const char *feed = memchr(text, '\n', (size_t)(end - text));
		const char *stop = feed ? feed : end;
		size_t tail;
		const size_t length = (size_t)(stop - text);
		const char *id = is_code(&fence, text, length) ? NULL : find_id(text, length, &tail);
		if (id)
			*ARRAY_PUSH(arena, headings.items, headings.count, headings.capacity) =
			    heading_of(id, text + tail, stop, line);
		text = feed ? feed + 1 : end;
	}
	if (headings.count > 1)
		qsort(headings.items, headings.count, sizeof *headings.items, compare_ids);
	return headings;
}

static const struct heading *find_heading(const struct headings *headings, const struct heading *like)
{
	return headings->count > 0
		   ? bsearch(like, headings->items, headings->count, sizeof *headings->items, compare_ids)
		   : NULL;
}

static void report_missing(const struct source *one, const struct headings *headings, const struct source *other,
			   const struct headings *others, const char *remedy, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < headings->count; i++) {
		const struct heading *heading = &headings->items[i];
		if (find_heading(others, heading) == NULL)
			diag_report(diagnostics, DIAG_TRANSLATION_MISSING, (struct place){ one->path, heading->line, 1 },
				    "'%.*s' is missing in '%s'; %s", (int)heading->id.length, heading->id.text,
				    other->path, remedy);
	}
}

/* ---- attributes of headings -------------------------------------------------------------------------------- */

struct attribute_list {
	struct span *items;
	size_t count, capacity;
};

static int compare_attributes(const void *a, const void *b)
{
	return compare_spans(*(const struct span *)a, *(const struct span *)b);
}

/* Without quotes, and without blanks around commas: lists are equal however they are spaced. */
static struct span plain_attribute(struct arena *arena, const char *word, size_t length)
{
	char *text = arena_alloc(arena, length + 1);
	size_t count = 0;
	for (size_t i = 0; i < length; i++) {
		if (word[i] == '"' || (word[i] == ' ' && count > 0 && text[count - 1] == ','))
			continue;
		while (word[i] == ',' && count > 0 && text[count - 1] == ' ')
			count--;
		text[count++] = word[i];
	}
	return (struct span){ text, count };
}

/* All of a tail but the id, sorted: in which order they are written means nothing. */
static struct attribute_list read_attributes(struct arena *arena, struct span tail)
{
	struct attribute_list list = { 0 };
	const char *at = tail.text, *end = tail.text + tail.length;
	size_t length;
	for (const char *word; (word = value_next_word(&at, end, &length)) != NULL;)
		if (*word != '#')
			*ARRAY_PUSH(arena, list.items, list.count, list.capacity) =
			    plain_attribute(arena, word, length);
	if (list.count > 1)
		qsort(list.items, list.count, sizeof *list.items, compare_attributes);
	return list;
}

/* The first one that the other list has not. */
static struct span first_alone(const struct attribute_list *list, const struct attribute_list *other)
{
	for (size_t i = 0; i < list->count; i++)
		if (other->count == 0 || !bsearch(&list->items[i], other->items, other->count, sizeof *other->items,
						  compare_attributes))
			return list->items[i];
	return (struct span){ NULL, 0 };
}

static void compare_tails(struct arena *arena, const struct heading *heading, const struct heading *origin,
			  const struct source *text, const struct source *source, struct diagnostics *diagnostics)
{
	const struct attribute_list here = read_attributes(arena, heading->tail),
				    there = read_attributes(arena, origin->tail);
	const struct span own = first_alone(&here, &there), other = first_alone(&there, &here);
	const struct place place = { text->path, heading->line, 1 };
	if (own.text && other.text)
		diag_report(diagnostics, DIAG_TRANSLATION_DIFFERS, place,
			    "'%.*s' has '%.*s' here and '%.*s' in '%s'; make them equal", (int)heading->id.length,
			    heading->id.text, (int)own.length, own.text, (int)other.length, other.text, source->path);
	else if (own.text || other.text)
		diag_report(diagnostics, DIAG_TRANSLATION_DIFFERS, place,
			    "'%.*s' has '%.*s' only %s '%s'; write it in both or in none", (int)heading->id.length,
			    heading->id.text, (int)(own.text ? own.length : other.length),
			    own.text ? own.text : other.text, own.text ? "here, not in" : "in", source->path);
}

static void compare_headings(struct arena *arena, const struct source *source, const struct source *text,
			     struct diagnostics *diagnostics)
{
	const struct headings there = read_headings(arena, source), here = read_headings(arena, text);
	report_missing(source, &there, text, &here, "translate it", diagnostics);
	report_missing(text, &here, source, &there, "write it there too, or take it out here", diagnostics);
	for (size_t i = 0; i < here.count; i++) {
		const struct heading *origin = find_heading(&there, &here.items[i]);
		if (origin != NULL)
			compare_tails(arena, &here.items[i], origin, text, source, diagnostics);
	}
}

/* ---- front matter ------------------------------------------------------------------------------------------ */

/* NULL: there is none, or it cannot be read, which whoever reads the text itself reports. */
static const struct yaml *read_front(struct arena *arena, const struct source *source)
{
	struct diagnostics *unheard = diagnostics_new();
	struct frontmatter parts;
	const struct yaml *map = NULL;
	if (frontmatter_split(source->path, source->text, source->length, &parts, unheard))
		map = yaml_parse(arena, source->path, parts.yaml, parts.yaml_length, parts.yaml_line, unheard);
	diagnostics_free(unheard);
	return map != NULL && map->kind == YAML_MAP ? map : NULL;
}

/* "'m01-q1, m02-q3'", as a message says it. */
static const char *value_of(struct arena *arena, const struct yaml *map, const char *key)
{
	const struct yaml *value = yaml_get(map, key);
	struct strbuf out = STRBUF_INIT;
	for (const struct yaml *item = yaml_next(value, NULL); item != NULL; item = yaml_next(value, item))
		if (item->kind == YAML_SCALAR)
			strbuf_addf(&out, "%s%s", out.length > 0 ? ", " : "", item->text);
	const char *text = out.length > 0 ? arena_printf(arena, "'%s'", out.text) : "missing";
	strbuf_release(&out);
	return text;
}

static void compare_entry(struct arena *arena, const char *key, const struct yaml *there, const struct yaml *here,
			  const struct source *source, const struct source *text, struct diagnostics *diagnostics)
{
	const struct yaml *entry = yaml_get(here, key);
	const char *own = value_of(arena, here, key), *other = value_of(arena, there, key);
	if (strcmp(own, other) != 0)
		diag_report(diagnostics, DIAG_TRANSLATION_DIFFERS,
			    entry != NULL ? entry->key_place : (struct place){ text->path, 1, 1 },
			    "'%s' is %s here and %s in '%s'; make them equal", key, own, other, source->path);
}

static void compare_fronts(struct arena *arena, const struct source *source, const struct source *text,
			   struct diagnostics *diagnostics)
{
	static const char *const keys[] = { "minutes", "before", "after", "draw", "attempts", "pass" };
	const struct yaml *there = read_front(arena, source), *here = read_front(arena, text);
	for (size_t i = 0; there != NULL && here != NULL && i < sizeof keys / sizeof keys[0]; i++)
		compare_entry(arena, keys[i], there, here, source, text, diagnostics);
}

void translation_compare_structure(struct arena *arena, const struct source *source, const struct source *text,
				   struct diagnostics *diagnostics)
{
	compare_headings(arena, source, text, diagnostics);
	compare_fronts(arena, source, text, diagnostics);
}
