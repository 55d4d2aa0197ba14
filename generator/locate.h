/*
 * Locate: where the program's own files lie: beside a program that was built in its source tree, below WAYMARK_DATADIR
 * once it is installed.
 */
#ifndef WAYMARK_LOCATE_H
#define WAYMARK_LOCATE_H

#include "base/arena.h"

/* The folder of templates; where none is found, the place where `make install` puts it. */
const char *locate_templates(struct arena *arena);

/* The folder with the official schema files, one folder a standard; NULL when they are not installed. */
const char *locate_schemas(struct arena *arena);

#endif
