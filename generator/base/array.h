/*
 * Growing arrays inside an arena. The old storage stays in the arena until it is released,
 * doubling keeps that below the size of the array itself.
 *
 *     struct lesson *lessons = NULL;
 *     size_t count = 0, capacity = 0;
 *     *ARRAY_PUSH(arena, lessons, count, capacity) = (struct lesson){ .id = id };
 */
#ifndef WAYMARK_BASE_ARRAY_H
#define WAYMARK_BASE_ARRAY_H

#include <stddef.h>

#include "base/arena.h"

/* Make room for one more element of `size` bytes; returns the (possibly moved) storage. */
void *array_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* An lvalue pointer to a new, zeroed last element. `items`, `count` and `capacity` are updated. */
#define ARRAY_PUSH(arena, items, count, capacity)                                                          \
	((items) = array_reserve((arena), (items), (count), &(capacity), sizeof *(items)), &(items)[(count)++])

#endif
