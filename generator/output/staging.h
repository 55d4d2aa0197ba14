/*
 * Staging: the folder beside the destination in which an output grows, and the step that puts it there.
 *
 * For "out/dist" it is "out/.dist.new-<pid>": the same file system, so that a rename is enough.
 */
#ifndef WAYMARK_OUTPUT_STAGING_H
#define WAYMARK_OUTPUT_STAGING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strbuf.h"

/* A folder with this file in it was made by publishing and may be replaced. */
#define STAGING_MARKER ".waymark"

struct staging {
	struct arena arena;
	const char *asked;       /* the destination as the user wrote it, for messages */
	const char *destination; /* absolute, without symbolic links */
	const char *folder;      /* absolute */
	int descriptor;          /* of the folder, locked; -1 when there is none */
	bool swapped;
};

/* Judge the destination, remove what killed runs left beside it, make the folder. False: `problem` says why. */
bool staging_open(struct staging *staging, const char *destination, struct strbuf *problem);

/* Put the folder in the destination's place and remove what was there. False: nothing has changed. */
bool staging_swap(struct staging *staging, struct strbuf *problem);

/* Remove the folder unless it has taken its place. */
void staging_close(struct staging *staging);

#endif
