/*
 * The package of an EPUB 3 book: META-INF/container.xml (OCF 3.2, section 4.2.6.3.1) and the package document (EPUB Packages 3.2),
 * with the accessibility metadata of EPUB Accessibility 1.0. What nobody has certified is not claimed.
 */
#ifndef WAYMARK_TARGET_EPUB_PACKAGE_H
#define WAYMARK_TARGET_EPUB_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "output/bundle.h"

#define EPUB_MIMETYPE  "application/epub+zip"
#define EPUB_CONTAINER "META-INF/container.xml"
#define EPUB_FOLDER    "EPUB/"
#define EPUB_PACKAGE   EPUB_FOLDER "package.opf"

struct epub_item {
	const char *file;       /* below EPUB_FOLDER */
	const char *properties; /* "nav", "svg", or NULL */
	bool in_spine;          /* a chapter, in reading order */
};

struct epub_package {
	const char *identifier; /* "urn:uuid:…" */
	const char *title;
	const char *language;
	const char *direction;      /* "ltr" or "rtl" */
	const char *modified;       /* "2026-11-22T00:00:00Z" */
	const char *publisher;      /* or NULL */
	const char *rights;         /* or NULL */
	const char *access_summary; /* in words */
	bool has_pictures;
	struct epub_item *items;
	size_t item_count;
	size_t item_capacity;
};

void epub_write_container(struct strbuf *out);
void epub_write_package(struct arena *arena, const struct epub_package *package, struct strbuf *out);

/* The package document as it was written: it parses, it lists the files of the book, each once, and nothing else, its spine names chapters.
 * One line a fault in `problem`. */
bool epub_check_package(struct arena *arena, const char *document, size_t length, const struct bundle *book,
			struct strbuf *problem);

/* "urn:uuid:…" for the same words always the same: a UUID of version 8 (RFC 9562), made by SHA-256. */
const char *epub_identifier(struct arena *arena, const char *words);

#endif
