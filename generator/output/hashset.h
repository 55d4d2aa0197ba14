/*
 * A set of 64-bit hashes that takes little room: ten to fifteen bytes each, whatever was hashed.
 */
#ifndef WAYMARK_OUTPUT_HASHSET_H
#define WAYMARK_OUTPUT_HASHSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hashset {
	uint64_t *slots; /* 0 = free */
	size_t count;
	size_t capacity;
};

#define HASHSET_INIT { NULL, 0, 0 }

/* True when the hash was not in the set yet. */
bool hashset_add(struct hashset *set, uint64_t hash);
bool hashset_has(const struct hashset *set, uint64_t hash);

/* Forget everything, keep the storage. */
void hashset_reset(struct hashset *set);
void hashset_release(struct hashset *set);

/* The hash of something inside something: an anchor in a file. */
uint64_t hashset_mix(uint64_t outer, uint64_t inner);

#endif
