/*
 * Publishing: everything is written into a folder beside the destination, which takes its place in one
 * step (renameat2 with RENAME_EXCHANGE where the system has it). Killed at any instant, the destination
 * holds either the old or the new output, whole.
 *
 * Only a folder that publishing made (it holds the file ".waymark"), an empty one or none is replaced.
 * What the destination holds beside the outputs built now is carried over.
 */
#ifndef WAYMARK_OUTPUT_PUBLISH_H
#define WAYMARK_OUTPUT_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "output/bundle.h"

struct publish; /* safe from several threads */

/* Prepare a staging folder beside `destination`; leftovers of a killed run are removed first. NULL: `problem` says why. */
struct publish *publish_new(const char *destination, struct strbuf *problem);

/* The staging folder, for a spool. */
const char *publish_folder(const struct publish *publish);

/* Write a bundle below the staging folder: files into the folder `bundle->name`, or the zip of that name.
 * Remembers path and SHA-256 of every zip and of every file that is handed on by itself for SHA256SUMS: the files of a
 * bundle whose name has a '/' ("single/en") or is empty (the top of the output). A bundle right below the top ("site")
 * is one whole whose files are not listed. False: `problem` says why. */
bool publish_bundle(struct publish *publish, struct arena *arena, const struct bundle *bundle, struct strbuf *problem);

struct publish_entry {
	const char *path; /* below the destination */
	size_t size;      /* bytes on disk */
	const char *hash; /* SHA-256 in hexadecimal, or NULL where SHA256SUMS does not list it */
	const char *language, *module; /* as the bundle has them */
};

/* What was written until now, sorted by path; belongs to `publish` and stays as it is when more is written, until the next call. */
const struct publish_entry *publish_entries(struct publish *publish, size_t *count);

/* Carry over the rest of the old destination except the top-level names in `replaced`, write SHA256SUMS, swap. False:
 * `problem` says why and the destination is as it was. */
bool publish_commit(struct publish *publish, const char *const *replaced, size_t count, struct strbuf *problem);

/* Remove the staging folder if it was not committed, free everything. */
void publish_free(struct publish *publish);

#endif
