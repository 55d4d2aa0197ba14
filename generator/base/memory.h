/*
 * Heap memory that never fails: running out ends the program with exit status 3 in one place.
 */
#ifndef WAYMARK_BASE_MEMORY_H
#define WAYMARK_BASE_MEMORY_H

#include <stddef.h>

void *memory_alloc(size_t size);
void *memory_realloc(void *old, size_t size);

/* Once, before the first thread starts: keep what is given back for the next module instead of returning it to the system,
 * which would clear each page anew. */
void memory_keep(void);

/* Print "waymark: error: <what>" and exit with status 3. */
void memory_die(const char *what) __attribute__((noreturn));

/* a * b, or the end of the program when it does not fit. */
static inline size_t memory_product(size_t a, size_t b)
{
	size_t product;
	if (__builtin_mul_overflow(a, b, &product))
		memory_die("out of memory");
	return product;
}

#endif
