#include "output/blob_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that changed since its length was asked would give a zip whose sizes lie. */
static bool open_file(struct blob_reader *reader)
{
	reader->descriptor = open(reader->blob->file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (reader->descriptor < 0)
		return false;
	struct stat status;
	bool same = fstat(reader->descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
		    (uintmax_t)status.st_size == reader->length;
	if (!same) {
		blob_reader_close(reader);
		errno = ESTALE;
	}
	return same;
}

bool blob_reader_open(struct blob_reader *reader, const struct blob *blob, enum blob_form form)
{
	bool deflated = form == BLOB_DEFLATED && !blob->stored;
	*reader = (struct blob_reader){
		.blob = blob,
		.memory = deflated || !blob->data ? blob->deflated : blob->data,
		.descriptor = -1,
		.length = deflated ? blob->deflated_length : blob->length,
	};
	if (deflated ? !blob->compressed : !blob->data && !blob->file && !blob->stored) {
		/* not compressed yet, or kept compressed only */
		errno = EINVAL;
		return false;
	}
	if (!deflated && blob->file) {
		reader->memory = NULL;
		return open_file(reader);
	}
	return true;
}

static ssize_t read_file(struct blob_reader *reader, void *data, size_t size)
{
	for (;;) {
		ssize_t got = read(reader->descriptor, data, size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = ESTALE;
		return got == 0 ? -1 : got;
	}
}

ssize_t blob_reader_read(struct blob_reader *reader, void *data, size_t size)
{
	size_t left = reader->length - reader->offset;
	ssize_t got = (ssize_t)(size < left ? size : left);
	if (got == 0)
		return 0;
	if (reader->memory)
		memcpy(data, reader->memory + reader->offset, (size_t)got);
	else if (reader->descriptor >= 0)
		got = read_file(reader, data, (size_t)got);
	else if (!spool_read(reader->blob->spool, reader->blob->spool_offset + reader->offset, data, (size_t)got))
		got = -1;
	if (got > 0)
		reader->offset += (size_t)got;
	return got;
}

void blob_reader_close(struct blob_reader *reader)
{
	if (reader->descriptor >= 0)
		close(reader->descriptor);
	reader->descriptor = -1;
}

void blob_add_reason(struct strbuf *problem, int error)
{
	char words[128];
	if (error == ESTALE)
		strbuf_addstr(problem, "the file changed while it was being read; build again");
	else if (strerror_r(error, words, sizeof words) == 0)
		strbuf_addstr(problem, words);
	else
		strbuf_addf(problem, "system error %d", error);
}
