/*
 * The list in SHA256SUMS, as `sha256sum -c` reads it: sorted by path, one "<64 hex digits>  <path>" a line.
 */
#ifndef WAYMARK_OUTPUT_CHECKSUMS_H
#define WAYMARK_OUTPUT_CHECKSUMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/strbuf.h"

struct checksum {
	const char *path;
	char hex[2 * HASH_SHA256_SIZE + 1];
};

struct checksums {
	struct checksum *items;
	size_t count;
	size_t capacity;
};

void checksums_add(struct arena *arena, struct checksums *list, const char *path, const char *hex);

/* Take over the lines of an older list whose path is not in the list yet, does not begin with one of the top-level
 * names `except`, and exists below the open folder `folder`. Lines that are none are dropped. */
void checksums_keep(struct arena *arena, struct checksums *list, const char *old, const char *const *except,
		    size_t count, int folder);

/* Sorts the list. */
void checksums_print(struct checksums *list, struct strbuf *out);

#endif
