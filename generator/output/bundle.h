/*
 * Bundle: the files of one output, in memory and in order, before anything touches the disk.
 *
 * A blob is content that several bundles share: its CRC and its compressed form are computed once,
 * the first time a zip asks for them. Blobs live in the arena that made them.
 */
#ifndef WAYMARK_OUTPUT_BUNDLE_H
#define WAYMARK_OUTPUT_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"

struct spool;

struct blob {
	const char *data; /* NULL when the content lies in `file` or in `spool` */
	size_t length;
	const char *file; /* a media file, read when it is written out; NULL otherwise */

	/* Raw deflate and CRC-32 (zlib), filled by blob_compress() or by spool_keep(). */
	bool compressed;
	bool stored; /* deflating would not have made it smaller: `deflated` is the plain content */
	uint32_t crc;
	const char *deflated;
	size_t deflated_length;

	const struct spool *spool; /* where the compressed bytes wait on disk; NULL when in memory */
	uint64_t spool_offset;
};

/* A blob of `length` bytes that the caller keeps alive as long as `arena`. */
struct blob *blob_of(struct arena *arena, const char *data, size_t length);

/* A blob that takes over the strbuf's text by copying it into the arena; the strbuf is reset. */
struct blob *blob_from_strbuf(struct arena *arena, struct strbuf *text);

/* A blob whose bytes are those of a file on disk; `length` is asked from the system. NULL: errno set. */
struct blob *blob_of_file(struct arena *arena, const char *path);

/* Fill crc and deflated (zlib level 9, raw). False when a file could not be read (errno set). A blob that several threads
 * share (the theme's) is compressed before they start: this then only reads it. */
bool blob_compress(struct arena *arena, struct blob *blob);

struct bundle_file {
	const char *path;   /* inside the bundle, '/' separated, portable */
	struct blob *blob;
	const char *source; /* what the author wrote it in, for diagnostics; may be NULL */
};

struct bundle {
	const char *name; /* folder or zip file below the output folder: "site", "scorm12/en/x.zip" */
	bool zipped;
	const char *language; /* of a package in one language: its code, or NULL */
	const char *module;   /* of a package with one module: its id, or NULL */
	struct bundle_file *files; /* in the order of the output */
	size_t count;
	size_t capacity;
};

struct bundle *bundle_new(struct arena *arena, const char *name, bool zipped);
void bundle_add(struct arena *arena, struct bundle *bundle, const char *path, struct blob *blob, const char *source);
const struct bundle_file *bundle_find(const struct bundle *bundle, const char *path);

/*
 * Spool: one temporary file for compressed bytes that are wanted again after their module is gone
 * (a package of all modules). Safe from several threads; the file has no name any more once open.
 */
struct spool *spool_new(const char *folder); /* NULL: errno set */
void spool_free(struct spool *spool);

/* Write the blob's compressed bytes to the spool and return a small copy in `arena` that points there. */
struct blob *spool_keep(struct spool *spool, struct arena *arena, const struct blob *blob);

/* Read `length` compressed bytes from `offset` on. False: errno set. */
bool spool_read(const struct spool *spool, uint64_t offset, void *data, size_t length);

#endif
