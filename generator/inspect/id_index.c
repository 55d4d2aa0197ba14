#include "inspect/id_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

void id_index_add(struct arena *arena, struct id_index *index, const char *id, const void *thing)
{
	const size_t order = index->count;
	*ARRAY_PUSH(arena, index->entries, index->count, index->capacity) = (struct id_entry){ id, thing, order };
}

static int compare_entries(const void *first, const void *second)
{
	const struct id_entry *a = first, *b = second;
	const int order = strcmp(a->id, b->id);
	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

void id_index_sort(struct id_index *index)
{
	if (index->count > 1)
		qsort(index->entries, index->count, sizeof *index->entries, compare_entries);
}

const void *id_index_find(const struct id_index *index, const char *id)
{
	size_t low = 0, high = index->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(index->entries[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < index->count && strcmp(index->entries[low].id, id) == 0 ? index->entries[low].thing : NULL;
}
