#include "load/pool.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Below the size from which malloc asks the system for pages and gives them back each time. */
enum { BLOCK_SIZE = 64 * 1024 };

struct pool_block {
	struct pool_block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char data[];
};

/* Before each piece stands its size, for pool_realloc(). */
enum { HEAD = alignof(max_align_t) };

static size_t aligned(size_t size)
{
	return (size + HEAD - 1) / HEAD * HEAD;
}

static void add_block(struct pool *pool, size_t size)
{
	struct pool_block *block = pool->spare;
	if (block != NULL && block->size >= size) {
		pool->spare = block->next;
	} else {
		size_t whole = size > BLOCK_SIZE ? size : BLOCK_SIZE;
		block = memory_alloc(sizeof *block + whole);
		block->size = whole;
	}
	block->used = 0;
	block->next = pool->blocks;
	pool->blocks = block;
}

static void *take(struct pool *pool, size_t size)
{
	size_t whole = HEAD + aligned(size);
	if (whole < size)
		memory_die("out of memory");
	if (pool->blocks == NULL || pool->blocks->size - pool->blocks->used < whole)
		add_block(pool, whole);
	unsigned char *head = pool->blocks->data + pool->blocks->used;
	pool->blocks->used += whole;
	memcpy(head, &size, sizeof size);
	return head + HEAD;
}

void *pool_calloc(struct pool *pool, size_t count, size_t size)
{
	size_t whole = memory_product(count, size);
	return memset(take(pool, whole), 0, whole);
}

/* Grow the newest piece where it stands. */
static int grows_in_place(struct pool *pool, void *old, size_t old_size, size_t size)
{
	struct pool_block *block = pool->blocks;
	unsigned char *start = old;
	if (start + aligned(old_size) != block->data + block->used)
		return 0;
	size_t offset = (size_t)(start - block->data);
	if (block->size - offset < aligned(size))
		return 0;
	block->used = offset + aligned(size);
	memcpy(start - HEAD, &size, sizeof size);
	return 1;
}

void *pool_realloc(struct pool *pool, void *old, size_t size)
{
	if (old == NULL)
		return take(pool, size);
	size_t old_size;
	memcpy(&old_size, (unsigned char *)old - HEAD, sizeof old_size);
	if (aligned(size) < size)
		memory_die("out of memory");
	if (size <= old_size || grows_in_place(pool, old, old_size, size))
		return old;
	return memcpy(take(pool, size), old, old_size);
}

struct pool_mark pool_mark(const struct pool *pool)
{
	return (struct pool_mark){ pool->blocks, pool->blocks != NULL ? pool->blocks->used : 0 };
}

void pool_reset(struct pool *pool, struct pool_mark mark)
{
	while (pool->blocks != mark.block) {
		struct pool_block *block = pool->blocks;
		pool->blocks = block->next;
		if (block->size > BLOCK_SIZE) {
			free(block);
			continue;
		}
		block->next = pool->spare;
		pool->spare = block;
	}
	if (mark.block != NULL)
		mark.block->used = mark.used;
}

void pool_release(struct pool *pool)
{
	pool_reset(pool, (struct pool_mark){ NULL, 0 });
	while (pool->spare != NULL) {
		struct pool_block *block = pool->spare;
		pool->spare = block->next;
		free(block);
	}
}
