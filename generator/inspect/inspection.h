/*
 * Inspection: what is known about one package. Rules read it and add to it; the reports print it.
 */
#ifndef WAYMARK_INSPECT_INSPECTION_H
#define WAYMARK_INSPECT_INSPECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/jsontree.h"
#include "base/strbuf.h"
#include "base/xmltree.h"
#include "inspect/findings.h"
#include "inspect/hosts.h"
#include "inspect/package.h"
#include "inspect/schemas.h"

/* Limits, so that whatever somebody sends takes a bounded time and memory. */
enum {
	DOCUMENT_LIMIT = 16 << 20, /* a manifest, page or style sheet; the largest real ones have some 2 MB */
	OUTLINE_LIMIT = 5000,      /* rows; the largest courses have some hundred */
	LARGEST_FILES = 5,         /* how many are told */
};

/* The pages and style sheets of a package that are read, together. */
#define READING_LIMIT (UINT64_C(128) << 20)

struct fact {
	const char *name;
	const char *value;
};

struct fact_list {
	struct fact *items;
	size_t count, capacity;
};

/* A line of what an LMS or reader will show. */
struct outline_row {
	int level;        /* 0 = a course, organization or book */
	const char *kind; /* "organization", "item", "course", "block", "au", "book", "chapter" */
	const char *identifier;
	const char *title;
	const char *launch;     /* what is opened, as written; "" when nothing is */
	const char *type;       /* "sco", "asset", "webcontent" …, "" when it has none */
	bool is_default;        /* the organization that an LMS shows */
	bool is_hidden;         /* isvisible="false" */
	bool is_container;      /* has no title by its standard: nobody sees it, only what is in it */
	struct fact_list facts; /* mastery score, sequencing */
};

struct standard;

struct inspection {
	struct arena *arena;
	struct package *package;
	const struct inspect_schemas *schemas; /* NULL: manifests are not held against schemas */
	struct findings findings;
	uint64_t read; /* bytes of documents so far */
	size_t unread; /* documents beyond READING_LIMIT */

	const struct standard *standard; /* NULL: not recognised */
	bool is_unreadable;              /* as it cannot be read: its manifest is encrypted, damaged or too large */
	const char *edition;             /* "1.2", "4th Edition"; "" when there is none or it is unknown */
	const char *made_with;           /* "" when nothing tells */
	const char *title;               /* "" */
	struct fact_list facts;

	const struct package_file *manifest; /* by which the standard was recognised, or NULL */
	const char *manifest_text;           /* DOCUMENT_LIMIT at most; NULL when it could not be read */
	size_t manifest_length;
	const char
	    *manifest_words; /* the same to look for words in, whatever its encoding: without null characters; "" */

	struct host_list hosts; /* other sites that it may contact */

	struct outline_row *outline;
	size_t outline_count, outline_capacity;
	size_t outline_more; /* rows beyond OUTLINE_LIMIT */

	size_t file_count; /* without folders */
	uint64_t unpacked_size;
	uint64_t packed_size;                              /* of all entries; 0 when nothing is packed yet */
	const struct package_file *largest[LARGEST_FILES]; /* NULL behind the last */
};

/* Append a fact; empty values are left out. */
void fact_add(struct arena *arena, struct fact_list *list, const char *name, const char *value);

/* A new row of the outline with texts that are not NULL, to be filled; one that nobody sees when there are too many. */
struct outline_row *outline_add(struct inspection *inspection, int level, const char *kind);

/*
 * Read a document into `out`. False: it cannot be read (which the archive's own check tells), it is too large (told here), or too much
 * was read before (counted in `unread`).
 */
bool inspection_read(struct inspection *inspection, const struct package_file *file, struct strbuf *out);

/* Read an XML document; the tree lives in `arena`. NULL: it was told why. */
struct xml_element *inspection_read_xml(struct inspection *inspection, struct arena *arena,
					const struct package_file *file);

/* Parse the manifest's text as XML. NULL: it was told why. */
struct xml_element *inspection_manifest_xml(struct inspection *inspection);

/* Read a JSON document. NULL: it was told why. */
struct json_value *inspection_read_json(struct inspection *inspection, const struct package_file *file);

/* The manifest is that file: keep its text. */
void inspection_take_manifest(struct inspection *inspection, const struct package_file *file);

/* Where an element of a file stands; of a whole file; of the whole archive. */
struct place place_of_element(const struct package_file *file, const struct xml_element *element);
struct place place_of_file(const struct package_file *file);
#define PLACE_OF_ARCHIVE ((struct place){ .path = NULL })

/* So many bytes of `text` are no more than `limit`, cut at a whole character. */
size_t bounded_length(const char *text, size_t limit);

/* Whether it is digits with at most one point and nothing else: no sign, no exponent, no other base. */
bool is_decimal(const char *text);

/* `text` as messages show it: 80 bytes at most, cut at a whole character. */
const char *shortened(struct arena *arena, const char *text);

#endif
