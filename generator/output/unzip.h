/*
 * Reading zips that somebody else made, through libzip: what is in them, and entries up to a limit. Nothing is written to the disk.
 *
 * The list at the end of a zip is measured before libzip reads it, so that a list of millions costs nothing.
 */
#ifndef WAYMARK_OUTPUT_UNZIP_H
#define WAYMARK_OUTPUT_UNZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum unzip_result {
	UNZIP_OK,
	UNZIP_SYSTEM,     /* errno set */
	UNZIP_NOT_A_FILE, /* a folder, a device, a pipe */
	UNZIP_EMPTY,      /* no bytes at all */
	UNZIP_NOT_A_ZIP,
	UNZIP_NO_END,   /* it begins as a zip does and has no list at its end */
	UNZIP_TOO_MANY, /* more entries, or a longer list of them, than the limits say */
	UNZIP_DAMAGED   /* the list cannot be read */
};

struct unzip_limits {
	uint64_t entries;
	uint64_t list_bytes; /* of the list at the end */
};

struct unzip; /* an open zip */

/* Open a file; or bytes, which stay the caller's and have to outlive the unzip. */
enum unzip_result unzip_open(const char *path, const struct unzip_limits *limits, struct unzip **unzip);
enum unzip_result unzip_open_memory(const void *data, size_t length, const struct unzip_limits *limits,
				    struct unzip **unzip);
void unzip_close(struct unzip *unzip);

uint64_t unzip_size(const struct unzip *unzip); /* of the zip itself, in bytes */
uint64_t unzip_count(const struct unzip *unzip);

/* Whether the headers before the entries say what the list at the end says. Programs go by one or the other. */
bool unzip_is_consistent(const struct unzip *unzip);

enum unzip_method { UNZIP_STORED, UNZIP_DEFLATED, UNZIP_OTHER_METHOD };

struct unzip_entry {
	const char *name; /* UTF-8; what was written in an old code page is converted. Valid until unzip_close(). */
	bool name_is_converted;
	uint64_t size; /* as the list says; that may be a lie */
	uint64_t packed_size;
	enum unzip_method method;
	bool encrypted;
	bool is_link; /* a symbolic link */
};

/* False: the list has no such entry that can be read. */
bool unzip_entry(const struct unzip *unzip, uint64_t index, struct unzip_entry *entry);

enum unzip_read { UNZIP_READ, UNZIP_READ_LONGER, UNZIP_READ_FAILED };

/*
 * Append an entry to `out`, which may be NULL: then the entry is only looked through. Stops with UNZIP_READ_LONGER behind `limit` bytes.
 * UNZIP_READ_FAILED: it is encrypted, cannot be unpacked, or is not what its size and checksum say; `problem` (may be NULL) says what.
 */
enum unzip_read unzip_read(struct unzip *unzip, uint64_t index, uint64_t limit, struct strbuf *out,
			   struct strbuf *problem);

#endif
