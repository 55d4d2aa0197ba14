/*
 * Words that hurt, mislead or are out of date. Which ones, what to write instead and where they are right after all is data of each
 * language: rows below "authoring.wording" in templates/authoring/<lang>.yaml, to which a kit may add.
 *
 * What stands between double quotes is somebody else's words or a title, and what a wrong option says is there to be corrected.
 */
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "check/passage_checks.h"
#include "check/wording.h"

/* One row: "rescue: {avoid: …, prefer: …, why: …, except: …}". */
struct row {
	struct phrases avoid;
	const char *prefer, *why;
};

struct terms {
	struct phrases avoid;  /* of all rows */
	struct phrases except; /* of all rows: longer phrases in which such a word is right */
	struct row *rows;
	size_t row_count, row_capacity;
};

static const char prefix[] = "authoring.wording.";

static bool ends_with(const char *text, const char *end)
{
	const size_t length = strlen(text), size = strlen(end);
	return length >= size && strcmp(text + length - size, end) == 0;
}

static const char *other_word(const struct words *words, struct arena *arena, const char *key, const char *name)
{
	const size_t stem = strlen(key) - strlen("avoid");
	return words_find(words, arena_printf(arena, "%.*s%s", (int)stem, key, name));
}

static void add_list(struct strbuf *list, const char *phrases)
{
	if (phrases)
		strbuf_addf(list, "%s%s", list->length > 0 ? ", " : "", phrases);
}

static const void *read_terms(struct arena *arena, const struct words *words)
{
	struct terms *terms = arena_calloc(arena, 1, sizeof *terms);
	struct strbuf avoid = STRBUF_INIT, except = STRBUF_INIT;
	size_t count = 0;
	const struct word *list = words_with_prefix(words, prefix, &count);
	for (size_t i = 0; i < count; i++) {
		if (!ends_with(list[i].key, ".avoid"))
			continue;
		*ARRAY_PUSH(arena, terms->rows, terms->row_count, terms->row_capacity) = (struct row){
			.avoid = phrases_read(arena, list[i].text),
			.prefer = other_word(words, arena, list[i].key, "prefer"),
			.why = other_word(words, arena, list[i].key, "why"),
		};
		add_list(&avoid, list[i].text);
		add_list(&except, other_word(words, arena, list[i].key, "except"));
	}
	terms->avoid = phrases_read(arena, avoid.text);
	terms->except = phrases_read(arena, except.text);
	strbuf_release(&avoid);
	strbuf_release(&except);
	return terms;
}

static const struct row *row_of(const struct terms *terms, const struct phrase *phrase)
{
	for (size_t i = 0; i < terms->row_count; i++) {
		const struct phrase *found = phrases_at(&terms->rows[i].avoid, phrase->folded);
		if (found && found->length == phrase->length)
			return &terms->rows[i];
	}
	return NULL;
}

/* ---- one passage ------------------------------------------------------------------------------------------ */

/* Reads along with the phrases to avoid, so that a text is gone through once, however many of them it holds. */
struct exceptions {
	const struct phrases *phrases;
	const struct phrase *next; /* the first one that was not reached yet, or NULL */
	const char *at;            /* where it starts */
	const char *end;           /* of the furthest one that was reached, or NULL */
};

static struct exceptions exceptions_in(const struct terms *terms, const char *folded)
{
	struct exceptions exceptions = { .phrases = &terms->except };
	exceptions.next = phrases_find(exceptions.phrases, folded, &exceptions.at);
	return exceptions;
}

/* Is what was found at `at` a part of a phrase in which it is right? */
static bool is_excepted(struct exceptions *exceptions, const char *at, const struct phrase *phrase)
{
	while (exceptions->next && exceptions->at <= at) {
		const char *end = exceptions->at + exceptions->next->length;
		if (!exceptions->end || end > exceptions->end)
			exceptions->end = end;
		const char *word = exceptions->at + strcspn(exceptions->at, " ") + 1;
		exceptions->next = phrases_find(exceptions->phrases, word, &exceptions->at);
	}
	return exceptions->end && at + phrase->length <= exceptions->end;
}

static void report(const struct passage *passage, const struct row *row, const struct phrase *phrase,
		   struct diagnostics *diagnostics)
{
	diag_report(diagnostics, DIAG_WORDING, passage->place, "'%s' %s; write '%s' instead", phrase->written,
		    row->why ? row->why : "is a word to avoid", row->prefer ? row->prefer : "something plainer");
}

/* Each phrase once, however often the passage holds it. */
static void judge_folded(const struct passage *passage, const struct terms *terms, const char *folded,
			 struct arena *arena, struct diagnostics *diagnostics)
{
	struct exceptions exceptions = exceptions_in(terms, folded);
	bool *is_reported = NULL; /* as terms->avoid.items; most passages need none */
	const char *at = folded;
	for (const struct phrase *found; (found = phrases_find(&terms->avoid, at, &at)) != NULL; at += found->length) {
		const size_t index = (size_t)(found - terms->avoid.items);
		if (is_excepted(&exceptions, at, found) || (is_reported && is_reported[index]))
			continue;
		if (!is_reported)
			is_reported = arena_calloc(arena, terms->avoid.count, sizeof *is_reported);
		is_reported[index] = true;
		const struct row *row = row_of(terms, found);
		if (row)
			report(passage, row, found, diagnostics);
	}
}

static void judge_terms(const struct passage *passage, const void *data, struct diagnostics *diagnostics)
{
	struct strbuf meant = STRBUF_INIT, folded = STRBUF_INIT;
	struct arena arena = ARENA_INIT;
	if (passage->kind == PASSAGE_MISCONCEPTION)
		return;
	wording_without_speech(passage->text, &meant);
	phrases_fold(meant.text, meant.length, &folded);
	judge_folded(passage, data, folded.text, &arena, diagnostics);
	arena_release(&arena);
	strbuf_release(&folded);
	strbuf_release(&meant);
}

const struct passage_check passage_check_terms = { .read = read_terms, .judge = judge_terms };
