#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { EXIT_SYSTEM_FAILED = 3 };

void memory_die(const char *what)
{
	fprintf(stderr, "waymark: error: %s\n", what);
	exit(EXIT_SYSTEM_FAILED);
}

void memory_keep(void)
{
#ifdef __GLIBC__
	/* More than a module of usual size needs; what one of several megabytes took goes back. */
	mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
	mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
#endif
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
