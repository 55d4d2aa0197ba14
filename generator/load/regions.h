/*
 * Regions of one edition, read in two steps: conditions in any text need to know how regions lie in each other, and texts of
 * regions link to terms.
 */
#ifndef WAYMARK_LOAD_REGIONS_H
#define WAYMARK_LOAD_REGIONS_H

#include <stdbool.h>

#include "load/loader.h"

/* The file of one region, between the two steps. */
struct region_text {
	const char *id;
	const char *inside; /* below the kit's root */
	bool is_readable;
	struct source source;
	struct frontmatter parts;
};

/* Ids, titles, parents and dates; the build's region first. Parents exist and never lead back. Returns the texts, one a region. */
struct region_text *regions_read_heads(struct loader *loader, struct edition *edition);

/* The lines of all regions. (helplines.c) */
void regions_read_lines(struct loader *loader, struct edition *edition, const struct region_text *texts);

#endif
