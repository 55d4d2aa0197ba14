/*
 * Links whose target was not known yet: each target once, with one place that names it.
 */
#ifndef WAYMARK_OUTPUT_LINK_TABLE_H
#define WAYMARK_OUTPUT_LINK_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct pending_link {
	uint64_t file;
	uint64_t anchor; /* 0 = none */
	const char *written;
	const char *shown;     /* page that names it, for diagnostics */
	const char *made_from; /* see struct checked_file */
	int line;
	bool loads;
};

struct link_table {
	struct arena arena; /* texts; outgrown storage of `links` */
	struct pending_link *links;
	size_t count;
	size_t capacity;
	uint32_t *slots; /* hash table of numbers in `links` plus one; 0 = free */
	size_t slot_count;
};

/* Remember a link; its texts are copied. Of several with one target the first by page, line and text stays, so that the
 * order in which pages come does not matter. */
void link_table_add(struct link_table *table, const struct pending_link *link);
void link_table_release(struct link_table *table);

#endif
