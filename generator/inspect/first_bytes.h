/*
 * First bytes: what a file is that is no zip, told by how it begins.
 */
#ifndef WAYMARK_INSPECT_FIRST_BYTES_H
#define WAYMARK_INSPECT_FIRST_BYTES_H

#include <stddef.h>

/* So many bytes are enough to tell; fewer are, where the file has no more. */
enum { FIRST_BYTES = 4096 };

/* "this is a PDF document; …", what to do with it behind the semicolon. `bytes` holds at most FIRST_BYTES. Never NULL. */
const char *first_bytes_tell(const char *bytes, size_t length);

#endif
