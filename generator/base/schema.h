/*
 * Validation against W3C XML Schema files on disk (libxml2, no network).
 */
#ifndef WAYMARK_BASE_SCHEMA_H
#define WAYMARK_BASE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct schema_import {
	const char *namespace_uri;
	const char *file; /* in the schema folder */
};

struct schema;

/* A schema that imports all of `imports` from `folder`; NULL when a file is missing or does not compile
 * (`problem` then says which). The result may be used by several threads. */
struct schema *schema_load(const char *folder, const struct schema_import *imports, size_t count, struct strbuf *problem);
void schema_free(struct schema *schema);

/* True when the document is valid; otherwise `problem` holds "line N: message" lines. */
bool schema_validate(const struct schema *schema, const char *document, size_t length, struct strbuf *problem);

#endif
