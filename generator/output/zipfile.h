/*
 * Zip files through libzip: same input, same bytes. Entries in bundle order, a fixed time (1980-01-01 or
 * SOURCE_DATE_EPOCH), fixed attributes, compressed bytes taken from the blobs as they are.
 */
#ifndef WAYMARK_OUTPUT_ZIPFILE_H
#define WAYMARK_OUTPUT_ZIPFILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "output/bundle.h"

/* Write the bundle as a zip at `path`, whose folder exists. False: `problem` says why. `arena` holds what
 * is compressed now and was not before. */
bool zipfile_write(struct arena *arena, const struct bundle *bundle, const char *path, struct strbuf *problem);

#endif
