/*
 * Archive: the package that lies in a zip, and what is wrong with the zip itself.
 */
#ifndef WAYMARK_INSPECT_ARCHIVE_H
#define WAYMARK_INSPECT_ARCHIVE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "inspect/findings.h"
#include "inspect/package.h"

struct archive {
	struct package package;
	uint64_t size;       /* of the zip; 0 when it could not be opened */
	struct unzip *unzip; /* NULL when it could not be opened */
};

enum archive_result {
	ARCHIVE_OPEN,
	ARCHIVE_REFUSED, /* it is no zip that can be inspected: `findings` says why */
	ARCHIVE_FAILED   /* the system failed: `problem` says why */
};

/* Open a zip and look through all that can be judged without knowing what it is. Texts go to `arena`. archive_close() in any case. */
enum archive_result archive_open(struct arena *arena, const char *path, struct archive *archive,
				 struct findings *findings, struct strbuf *problem);

/* The same for bytes in memory, which have to outlive the archive. */
enum archive_result archive_open_memory(struct arena *arena, const void *data, size_t length, struct archive *archive,
					struct findings *findings);

void archive_close(struct archive *archive);

#endif
