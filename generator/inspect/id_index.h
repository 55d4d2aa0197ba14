/*
 * Identifiers of a document and what has them: to look one up, and to find those that stand twice.
 *
 *     id_index_add(arena, &index, id, element);     as often as wanted, in document order
 *     id_index_sort(&index);
 *     element = id_index_find(&index, id);          the first that has it
 */
#ifndef WAYMARK_INSPECT_ID_INDEX_H
#define WAYMARK_INSPECT_ID_INDEX_H

#include <stddef.h>

#include "base/arena.h"

struct id_entry {
	const char *id;
	const void *thing;
	size_t order; /* in which it came */
};

struct id_index {
	struct id_entry *entries; /* once sorted: by id, equal ones in the order in which they came */
	size_t count, capacity;
};

void id_index_add(struct arena *arena, struct id_index *index, const char *id, const void *thing);
void id_index_sort(struct id_index *index);

/* NULL: nothing has it. */
const void *id_index_find(const struct id_index *index, const char *id);

#endif
