/*
 * Schemas: the official ones of SCORM, compiled once. May be shared by threads.
 */
#ifndef WAYMARK_INSPECT_SCHEMAS_H
#define WAYMARK_INSPECT_SCHEMAS_H

#include "base/schema.h"
#include "base/strbuf.h"

struct inspect_schemas;

/* The standards that have schemas: each name is that of a folder. NULL behind the last. */
const char *inspect_schema_name(size_t index);
size_t inspect_schema_count(void);

/* From `folder`, which has a folder a standard; NULL gives none. What is missing or does not compile is left out and told in `problem`. */
struct inspect_schemas *inspect_schemas_load(const char *folder, struct strbuf *problem);
void inspect_schemas_free(struct inspect_schemas *schemas);

/* "scorm12", "scorm2004", "scorm2004-3"; NULL when it is not there. `schemas` may be NULL. */
const struct schema *inspect_schema(const struct inspect_schemas *schemas, const char *name);

#endif
