#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Blocks double from the first size to the last, so that an arena of a few words stays small and one of
 * a megabyte has few blocks. What is larger than a quarter of the last size gets a block of its own. */
enum { BLOCK_FIRST = 4 * 1024, BLOCK_LAST = 64 * 1024, OWN_BLOCK = BLOCK_LAST / 4 };

struct arena_block {
	struct arena_block *next;
	size_t size; /* of data */
	size_t used;
	alignas(max_align_t) unsigned char data[];
};

static size_t aligned(size_t size)
{
	const size_t mask = alignof(max_align_t) - 1;
	return (size + mask) & ~mask;
}

static struct arena_block *block_new(size_t size, struct arena_block *next)
{
	struct arena_block *block = memory_alloc(sizeof *block + size);
	block->next = next;
	block->size = size;
	block->used = 0;
	return block;
}

static size_t next_block_size(const struct arena *arena, size_t needed)
{
	size_t size = BLOCK_FIRST;
	if (arena->blocks && arena->blocks->size >= BLOCK_FIRST)
		size = arena->blocks->size * 2;
	while (size < needed)
		size *= 2;
	return size < BLOCK_LAST ? size : BLOCK_LAST;
}

/* A block with room for `size` bytes. One that serves a single large object goes behind the newest block,
 * whose rest is not wasted then. */
static struct arena_block *block_with_room(struct arena *arena, size_t size)
{
	struct arena_block *newest = arena->blocks;
	if (newest && newest->size - newest->used >= size)
		return newest;
	if (size > OWN_BLOCK) {
		struct arena_block *own = block_new(size, newest ? newest->next : NULL);
		if (newest)
			newest->next = own;
		else
			arena->blocks = own;
		return own;
	}
	arena->blocks = block_new(next_block_size(arena, size), newest);
	return arena->blocks;
}

/* Memory that is not zeroed. */
static void *take(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		memory_die("out of memory");
	size = aligned(size > 0 ? size : 1);
	struct arena_block *block = block_with_room(arena, size);
	void *memory = block->data + block->used;
	block->used += size;
	arena->used += size;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *arena_calloc(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, memory_product(count, size));
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX)
		memory_die("out of memory");
	char *copy = take(arena, length + 1);
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

/* Formatted right into the rest of the newest block, and once more when it does not fit there. */
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	struct arena_block *block = arena->blocks;
	const size_t room = block ? block->size - block->used : 0;
	const int length = vsnprintf(room > 0 ? (char *)block->data + block->used : NULL, room, format, args);
	if (length < 0)
		memory_die("text cannot be formatted");
	char *text = take(arena, (size_t)length + 1);
	if ((size_t)length >= room)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void arena_reset(struct arena *arena)
{
	/* A block larger than usual is not kept: one huge module must not decide the memory of all others. */
	struct arena_block *kept = NULL;
	struct arena_block *block = arena->blocks;
	while (block) {
		struct arena_block *next = block->next;
		if (!kept && block->size <= BLOCK_LAST)
			kept = block;
		else
			free(block);
		block = next;
	}
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
	arena->blocks = kept;
	arena->used = 0;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->blocks;
	while (block) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	arena->blocks = NULL;
	arena->used = 0;
}
