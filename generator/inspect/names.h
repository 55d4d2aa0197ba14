/*
 * Names: what happens to the names of a package's files on Windows, on servers and in LMSs.
 */
#ifndef WAYMARK_INSPECT_NAMES_H
#define WAYMARK_INSPECT_NAMES_H

#include <stdbool.h>

#include "inspect/inspection.h"

/* Whether a file manager or an archiver made the file for itself: "__MACOSX/…", ".DS_Store", "Thumbs.db". */
bool name_is_of_system(const char *path);

/* The whole path: unsafe ones first, then each part. */
void names_check(struct inspection *inspection);

#endif
