/*
 * Recognising: of what kind a package is, and what made it.
 */
#ifndef WAYMARK_INSPECT_RECOGNISE_H
#define WAYMARK_INSPECT_RECOGNISE_H

#include "inspect/inspection.h"

/* Sets the root, the manifest and the standard, which stays NULL when nothing claims the package; tells a manifest in a folder or under
 * another name. */
void recognise(struct inspection *inspection);

/* The authoring program, from files that it leaves; "" when nothing tells. */
const char *maker_of(const struct package *package);

#endif
