/*
 * Pool: memory for a library that wants to allocate and free piece by piece but whose pieces all die together.
 * Taking is an addition, freeing is nothing, and what was taken since a mark goes at once.
 */
#ifndef WAYMARK_LOAD_POOL_H
#define WAYMARK_LOAD_POOL_H

#include <stddef.h>

struct pool_block;

struct pool {
	struct pool_block *blocks; /* the one in use, then older ones */
	struct pool_block *spare;  /* kept for reuse */
};

#define POOL_INIT                                                                                                      \
	{                                                                                                              \
		NULL, NULL                                                                                             \
	}

struct pool_mark {
	struct pool_block *block;
	size_t used;
};

/* Zeroed memory, aligned for any object. */
void *pool_calloc(struct pool *pool, size_t count, size_t size);

/* The same content with room for `size` bytes; `old` (may be NULL) is of this pool. What is new is not zeroed. */
void *pool_realloc(struct pool *pool, void *old, size_t size);

/* Give back everything taken since the mark. Marks nest. */
struct pool_mark pool_mark(const struct pool *pool);
void pool_reset(struct pool *pool, struct pool_mark mark);

/* Give all memory back to the system. */
void pool_release(struct pool *pool);

#endif
