/*
 * Short names: a table of names that are to be replaced by shorter ones. Which name gets which depends only on the names, how
 * often they were added and in which order: the most frequent ones get the shortest, no two the same, and none the name of one
 * that is kept.
 *
 *     struct short_names table = { .arena = arena };
 *     size_t name = short_names_add(&table, "colour", 6);
 *     short_names_keep(&table, short_names_add(&table, "window", 6));
 *     short_names_give(&table, NULL);
 *     write(table.names[name].given);    "a"
 */
#ifndef WAYMARK_SQUEEZE_SHORT_NAMES_H
#define WAYMARK_SQUEEZE_SHORT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct short_name {
	const char *text; /* not terminated; the caller's */
	size_t length;
	const char *given; /* the short one; NULL while there is none and for names that are kept */
	size_t uses;
	size_t mark; /* for the caller; 0 at first */
	bool kept;
};

struct short_names {
	struct arena *arena;
	struct short_name *names; /* in the order of their first use */
	size_t count;
	size_t capacity;
	size_t *slots; /* hash table: index + 1, 0 = free */
	size_t slot_count;
};

/* Counts one use; the index of the name. */
size_t short_names_add(struct short_names *table, const char *text, size_t length);

/* NULL: it was never added. */
const struct short_name *short_names_find(const struct short_names *table, const char *text, size_t length);

void short_names_keep(struct short_names *table, size_t name);

/* After the last name was added. `is_forbidden` says which names nobody may get; it may be NULL. */
void short_names_give(struct short_names *table, bool (*is_forbidden)(const char *text, size_t length));

#endif
