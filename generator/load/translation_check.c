/*
 * Translations: files and ids that one language lacks, and texts that are older than their source.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "load/translation.h"

/* ---- ids -------------------------------------------------------------------------------------------------- */

/* An id that a heading was given, `## Words {.q #id}`. */
struct heading_id {
	const char *text;
	size_t length;
	int line;
};

struct heading_ids {
	struct heading_id *items;
	size_t count, capacity;
};

static int compare_id_texts(const void *a, const void *b)
{
	const struct heading_id *left = a;
	const struct heading_id *right = b;
	const size_t shared = left->length < right->length ? left->length : right->length;
	const int order = memcmp(left->text, right->text, shared);
	return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

/* Where the id in the tail of a heading's line starts, or NULL. */
static const char *find_id(const char *line, size_t length)
{
	size_t brace = length;
	if (length == 0 || *line != '#')
		return NULL;
	while (brace > 0 && line[brace - 1] != '{')
		brace--;
	for (size_t i = brace; brace > 0 && i < length; i++)
		if (line[i] == '#' && (i == brace || line[i - 1] == ' '))
			return line + i + 1;
	return NULL;
}

/* The ids of a text, sorted. */
static struct heading_ids read_ids(struct arena *arena, const struct source *source)
{
	struct heading_ids ids = { 0 };
	const char *text = source->text, *end = source->text + source->length;
	for (int line = 1; text < end; line++) {
		const char *feed = memchr(text, '\n', (size_t)(end - text));
		const char *stop = feed ? feed : end;
		const char *id = find_id(text, (size_t)(stop - text));
		if (id)
			*ARRAY_PUSH(arena, ids.items, ids.count, ids.capacity) =
			    (struct heading_id){ id, strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-"), line };
		text = feed ? feed + 1 : end;
	}
	if (ids.count > 1)
		qsort(ids.items, ids.count, sizeof *ids.items, compare_id_texts);
	return ids;
}

static void report_missing_ids(const struct source *one, const struct heading_ids *ids, const struct source *other,
			       const struct heading_ids *others, const char *remedy, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < ids->count; i++) {
		const struct heading_id *id = &ids->items[i];
		if (others->count > 0 &&
		    bsearch(id, others->items, others->count, sizeof *others->items, compare_id_texts))
			continue;
		diag_report(diagnostics, DIAG_TRANSLATION_MISSING, (struct place){ one->path, id->line, 1 },
			    "'%.*s' is missing in '%s'; %s", (int)id->length, id->text, other->path, remedy);
	}
}

static void compare_ids(struct arena *arena, const struct source *source, const struct source *text,
			struct diagnostics *diagnostics)
{
	const struct heading_ids here = read_ids(arena, source), there = read_ids(arena, text);
	report_missing_ids(source, &here, text, &there, "translate it", diagnostics);
	report_missing_ids(text, &there, source, &here, "write it there too, or take it out here", diagnostics);
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

static void check_pair(struct arena *arena, const struct kit *kit, const struct translation *translation,
		       bool wants_mark, struct diagnostics *diagnostics)
{
	struct source source, text;
	if (!read_text(arena, kit, translation->source, translation->text, "write it, or take this text out",
		       diagnostics, &source) ||
	    !read_text(arena, kit, translation->text, translation->source, "translate this text into it", diagnostics,
		       &text))
		return;
	compare_ids(arena, &source, &text, diagnostics);
	translation_compare_marks(arena, &source, &text, wants_mark, diagnostics);
}

struct visit {
	struct arena texts; /* of one pair at a time */
	const struct kit *kit;
	const char *first; /* the text that is asked for a mark when none has one */
	bool wants_mark;
	struct diagnostics *diagnostics;
};

static void visit_pair(const struct translation *translation, void *context)
{
	struct visit *visit = context;
	const bool wants_mark = visit->wants_mark || strcmp(translation->text, visit->first) == 0;
	check_pair(&visit->texts, visit->kit, translation, wants_mark, visit->diagnostics);
	arena_reset(&visit->texts);
}

static bool is_marked(struct visit *visit, const char *inside)
{
	struct source source;
	const bool found = file_exists(path_join(&visit->texts, visit->kit->root, inside)) &&
			   source_read(&visit->texts, visit->kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 },
				       visit->diagnostics, &source) &&
			   translation_read_mark(&visit->texts, &source, visit->diagnostics);
	arena_reset(&visit->texts);
	return found;
}

void translations_check_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			       const struct module_entry *entry, struct diagnostics *diagnostics)
{
	struct visit visit = { ARENA_INIT, kit, path_join(arena, entry->folder, "module.md"), false, diagnostics };
	if (strcmp(edition->code, kit->source_language) == 0)
		return;
	visit.wants_mark = is_marked(&visit, visit.first);
	translations_of_module(arena, kit, edition, entry, visit_pair, &visit);
	arena_release(&visit.texts);
}

void translations_check_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    struct diagnostics *diagnostics)
{
	struct visit visit = { ARENA_INIT, kit, path_join(arena, edition->code, "glossary.md"), false, diagnostics };
	if (strcmp(edition->code, kit->source_language) == 0)
		return;
	visit.wants_mark = is_marked(&visit, visit.first);
	translations_of_kit(arena, kit, edition, visit_pair, &visit);
	arena_release(&visit.texts);
}
