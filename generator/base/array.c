#include "base/array.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 8 };

void *array_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity) {
		/* the place may have been used before the count went down */
		memset((char *)items + count * size, 0, size);
		return items;
	}
	if (*capacity > SIZE_MAX / 2)
		memory_die("out of memory");
	size_t wanted = *capacity > 0 ? *capacity * 2 : FIRST_CAPACITY;
	if (wanted <= count)
		wanted = count + 1;
	void *grown = arena_calloc(arena, wanted, size);
	if (count > 0)
		memcpy(grown, items, count * size);
	*capacity = wanted;
	return grown;
}
