#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { EXIT_SYSTEM_FAILED = 3 };

void memory_die(const char *what)
{
	fprintf(stderr, "waymark: error: %s\n", what);
	exit(EXIT_SYSTEM_FAILED);
}

void *memory_alloc(size_t size)
{
	return memory_realloc(NULL, size);
}

void *memory_realloc(void *old, size_t size)
{
	/* realloc(p, 0) may free p: never ask for nothing */
	void *memory = realloc(old, size > 0 ? size : 1);
	if (!memory)
		memory_die("out of memory");
	return memory;
}
