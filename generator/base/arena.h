/*
 * Arena: memory that is given back all at once.
 *
 * One arena owns what the whole kit needs, one what a module needs. Nothing in an arena is freed by
 * itself. Out of memory ends the program with exit status 3 (see memory.h), so no call here fails.
 */
#ifndef WAYMARK_BASE_ARENA_H
#define WAYMARK_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first; NULL while nothing was asked for */
	size_t used;                /* bytes handed out since the last reset */
};

#define ARENA_INIT { NULL, 0 }

/* Zeroed memory for `size` bytes, aligned for any object. Owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed memory for `count` elements; ends the program when the product overflows. */
void *arena_calloc(struct arena *arena, size_t count, size_t size);

/* Copies of text; always terminated. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Forget everything but keep one block for reuse. */
void arena_reset(struct arena *arena);

/* Give everything back; the arena may be used again. */
void arena_release(struct arena *arena);

#endif
