/*
 * Standard: what kind of package something is, and the rules of that kind. One file a standard, one row each in standards.def,
 * in the order in which they are asked.
 */
#ifndef WAYMARK_INSPECT_STANDARD_H
#define WAYMARK_INSPECT_STANDARD_H

#include <stdbool.h>
#include <stddef.h>

#include "inspect/inspection.h"

struct standard {
	const char *id;       /* "scorm12": stable, for programs */
	const char *name;     /* "SCORM 1.2" */
	const char *manifest; /* the file below the root by which it is known, "" when there is none */

	bool is_document; /* nobody unpacks it: the names and requests in it are its program's own matter */

	/* Whether the package is of this kind. The manifest is there and its text is read. */
	bool (*claims)(const struct inspection *inspection);

	/* Fill in what it is (edition, title, outline), find what is wrong with it. */
	void (*judge)(struct inspection *inspection);
};

const struct standard *const *standards(size_t *count);

#endif
