/*
 * Cartridge manifest: imsmanifest.xml of a Common Cartridge 1.1 or 1.3 (1EdTech, "IMS Common Cartridge Profile"). What is wrong
 * with one, package_check.h finds.
 *
 * One organization holds exactly one item, which has no title; below it a module is an item with its pages and its check. Identifiers come
 * from ids of the kit, so they stay the same from build to build.
 */
#ifndef WAYMARK_TARGET_CARTRIDGE_MANIFEST_H
#define WAYMARK_TARGET_CARTRIDGE_MANIFEST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "target/cartridge.h"

#define CARTRIDGE_MANIFEST "imsmanifest.xml"

/* A module, or the pages of the course. */
struct cartridge_part {
	const char *id; /* [A-Za-z0-9_] */
	const char *title;
	const struct cartridge_item *pages;
	size_t page_count;
	const struct cartridge_item *check; /* NULL: there is none */
	const char **media;                 /* paths of what the pages show */
	size_t media_count;
};

struct cartridge_manifest {
	int version;    /* 11 or 13 */
	const char *id; /* [A-Za-z0-9_], begins with a letter */
	const char *title;
	const char *description;
	const char *language;
	const char *licence; /* or NULL */
	const struct cartridge_part *parts;
	size_t part_count;
	const char *const *shared; /* paths of style and the like, which all pages need */
	size_t shared_count;
	const char *bank; /* path of the question bank; NULL: there is none */
};

void cartridge_manifest_write(struct arena *arena, const struct cartridge_manifest *manifest, struct strbuf *out);

#endif
