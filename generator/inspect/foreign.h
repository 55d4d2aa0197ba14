/*
 * Foreign: zips that are not what an LMS imports as a course, and are known by the names of their files: packages of other standards,
 * backups, office documents. They are named and explained, not judged.
 */
#ifndef WAYMARK_INSPECT_FOREIGN_H
#define WAYMARK_INSPECT_FOREIGN_H

#include "inspect/standard.h"

/* The kind whose marks lie at the root, or NULL. Its judge() tells what to do with it. */
const struct standard *foreign_standard(const struct package *package);

#endif
