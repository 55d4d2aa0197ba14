/*
 * Inspect: what a package is and what is wrong with it. The rules see files, not a zip: the same run over a zip (archive.h) and over a
 * bundle in memory before it is zipped.
 *
 *     struct inspection inspection;
 *     inspect_files(&arena, &package, schemas, &inspection);
 *     inspection.findings …
 */
#ifndef WAYMARK_INSPECT_INSPECT_H
#define WAYMARK_INSPECT_INSPECT_H

#include "inspect/inspection.h"

/* Prepare an inspection whose findings may be added to before the files are known. */
void inspection_start(struct arena *arena, struct inspection *inspection);

/* Run all rules over the files of a package that package_start() has made ready. `schemas` may be NULL. Everything lives in `arena`.
 * The findings are complete and sorted then. xmlread_start_library() was called before. */
void inspect_files(struct arena *arena, struct package *package, const struct inspect_schemas *schemas,
		   struct inspection *inspection);

/* The same for an inspection that was started and may have findings of the archive already. */
void inspection_run(struct inspection *inspection, struct package *package, const struct inspect_schemas *schemas);

#endif
