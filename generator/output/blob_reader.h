/*
 * Reading a blob bit by bit, wherever its bytes lie: in memory, in a file or in a spool.
 */
#ifndef WAYMARK_OUTPUT_BLOB_READER_H
#define WAYMARK_OUTPUT_BLOB_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/strbuf.h"
#include "output/bundle.h"

enum blob_form {
	BLOB_PLAIN,    /* the content */
	BLOB_DEFLATED, /* what a zip holds: raw deflate, or the content of a blob that is `stored` */
};

struct blob_reader {
	const struct blob *blob;
	const char *memory; /* the bytes, when they lie in memory */
	int descriptor;     /* of the file, -1 when there is none */
	size_t length;      /* of the form that was asked for */
	size_t offset;
};

/* Begin. False: errno set. A file whose size is not the blob's any more is ESTALE. */
bool blob_reader_open(struct blob_reader *reader, const struct blob *blob, enum blob_form form);

/* Up to `size` bytes; 0 at the end, -1 on failure (errno set). */
ssize_t blob_reader_read(struct blob_reader *reader, void *data, size_t size);

void blob_reader_close(struct blob_reader *reader);

/* The words for `error` as it comes from a reader: strerror() and one for files that changed. */
void blob_add_reason(struct strbuf *problem, int error);

#endif
