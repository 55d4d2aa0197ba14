#include "output/hashset.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

enum { FIRST_CAPACITY = 64 };

/* 0 marks a free slot. */
static uint64_t stored_form(uint64_t hash)
{
	return hash != 0 ? hash : 1;
}

/* Where the search begins. Any capacity will do, not only powers of two: growing by half wastes less. */
static size_t first_slot(uint64_t hash, size_t capacity)
{
	hash ^= hash >> 29;
	hash *= UINT64_C(0xBF58476D1CE4E5B9);
	return (size_t)(((hash >> 32) * capacity) >> 32);
}

static size_t find(const struct hashset *set, uint64_t hash)
{
	size_t i = first_slot(hash, set->capacity);
	while (set->slots[i] != 0 && set->slots[i] != hash)
		i = i + 1 < set->capacity ? i + 1 : 0;
	return i;
}

static void grow(struct hashset *set)
{
	struct hashset larger = { .count = set->count };
	larger.capacity = set->capacity > 0 ? set->capacity + set->capacity / 2 : FIRST_CAPACITY;
	if (larger.capacity > UINT32_MAX)
		memory_die("more ids than can be remembered");
	size_t bytes = memory_product(larger.capacity, sizeof *larger.slots);
	larger.slots = memory_alloc(bytes);
	memset(larger.slots, 0, bytes);
	for (size_t i = 0; i < set->capacity; i++)
		if (set->slots[i] != 0)
			larger.slots[find(&larger, set->slots[i])] = set->slots[i];
	free(set->slots);
	*set = larger;
}

bool hashset_add(struct hashset *set, uint64_t hash)
{
	hash = stored_form(hash);
	if (set->count >= set->capacity - set->capacity / 5)
		grow(set);
	size_t slot = find(set, hash);
	if (set->slots[slot] != 0)
		return false;
	set->slots[slot] = hash;
	set->count++;
	return true;
}

bool hashset_has(const struct hashset *set, uint64_t hash)
{
	return set->count > 0 && set->slots[find(set, stored_form(hash))] != 0;
}

void hashset_reset(struct hashset *set)
{
	if (set->count > 0)
		memset(set->slots, 0, set->capacity * sizeof *set->slots);
	set->count = 0;
}

void hashset_release(struct hashset *set)
{
	free(set->slots);
	*set = (struct hashset)HASHSET_INIT;
}

uint64_t hashset_mix(uint64_t outer, uint64_t inner)
{
	return hash_fnv(outer, &inner, sizeof inner);
}
