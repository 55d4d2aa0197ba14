#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "output/blob_reader.h"
#include "output/bundle.h"

enum { COPY_SIZE = 64 * 1024 };

struct spool {
	int descriptor;
	pthread_mutex_t lock;
	uint64_t end; /* where the next bytes go; guarded by `lock` */
};

struct spool *spool_new(const char *folder)
{
	struct strbuf name = STRBUF_INIT;
	strbuf_addf(&name, "%s/.spool-XXXXXX", folder);
	int descriptor = mkstemp(name.text);
	if (descriptor >= 0)
		unlink(name.text);
	int error = errno;
	strbuf_release(&name);
	errno = error;
	if (descriptor < 0)
		return NULL;
	fcntl(descriptor, F_SETFD, FD_CLOEXEC);
	struct spool *spool = memory_alloc(sizeof *spool);
	*spool = (struct spool){ .descriptor = descriptor };
	if (pthread_mutex_init(&spool->lock, NULL) != 0)
		memory_die("out of memory");
	return spool;
}

void spool_free(struct spool *spool)
{
	if (!spool)
		return;
	close(spool->descriptor);
	pthread_mutex_destroy(&spool->lock);
	free(spool);
}

/* Claim a range of the file: threads then write side by side. */
static uint64_t claim(struct spool *spool, uint64_t length)
{
	pthread_mutex_lock(&spool->lock);
	uint64_t offset = spool->end;
	spool->end += length;
	pthread_mutex_unlock(&spool->lock);
	return offset;
}

static bool write_at(int descriptor, const char *data, size_t length, uint64_t offset)
{
	while (length > 0) {
		ssize_t written = pwrite(descriptor, data, length, (off_t)offset);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		data += written;
		length -= (size_t)written;
		offset += (uint64_t)written;
	}
	return true;
}

/* Bytes that lie in memory are written at once, those of another spool piece by piece. */
static bool copy_to(int descriptor, uint64_t offset, const struct blob *blob, enum blob_form form)
{
	struct blob_reader reader;
	if (!blob_reader_open(&reader, blob, form))
		return false;
	bool copied = true;
	if (reader.memory) {
		copied = write_at(descriptor, reader.memory, reader.length, offset);
	} else {
		char *buffer = memory_alloc(COPY_SIZE);
		ssize_t got;
		while (copied && (got = blob_reader_read(&reader, buffer, COPY_SIZE)) != 0) {
			copied = got > 0 && write_at(descriptor, buffer, (size_t)got, offset);
			offset += copied ? (uint64_t)got : 0;
		}
		free(buffer);
	}
	int error = errno;
	blob_reader_close(&reader);
	errno = error;
	return copied;
}

struct blob *spool_keep(struct spool *spool, struct arena *arena, const struct blob *blob)
{
	struct arena scratch = ARENA_INIT;
	struct blob compressed = *blob;
	struct blob *kept = NULL;
	if (blob_compress(&scratch, &compressed)) {
		/* a stored media file waits on disk where it is */
		bool stays_in_file = compressed.stored && compressed.file;
		uint64_t offset = stays_in_file ? 0 : claim(spool, compressed.deflated_length);
		if (stays_in_file || copy_to(spool->descriptor, offset, &compressed, BLOB_DEFLATED)) {
			kept = arena_alloc(arena, sizeof *kept);
			*kept = compressed;
			kept->data = NULL;
			kept->file = stays_in_file ? arena_strdup(arena, compressed.file) : NULL;
			kept->deflated = NULL;
			kept->spool = stays_in_file ? NULL : spool;
			kept->spool_offset = offset;
		}
	}
	int error = errno;
	arena_release(&scratch);
	errno = error;
	return kept;
}

struct blob *spool_join(struct spool *spool, struct arena *arena, const struct blob *const *parts, size_t count)
{
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += parts[i]->length;
	uint64_t start = claim(spool, length), offset = start;
	for (size_t i = 0; i < count; i++) {
		if (!copy_to(spool->descriptor, offset, parts[i], BLOB_PLAIN))
			return NULL;
		offset += parts[i]->length;
	}
	struct blob *joined = blob_of(arena, NULL, length);
	joined->stored = true;
	joined->spool = spool;
	joined->spool_offset = start;
	return joined;
}

struct blob *spool_keep_plain(struct spool *spool, struct arena *arena, const struct blob *blob)
{
	return spool_join(spool, arena, &blob, 1);
}

bool spool_read(const struct spool *spool, uint64_t offset, void *data, size_t length)
{
	char *bytes = data;
	while (length > 0) {
		ssize_t got = pread(spool->descriptor, bytes, length, (off_t)offset);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			errno = got == 0 ? EIO : errno;
			return false;
		}
		bytes += got;
		length -= (size_t)got;
		offset += (uint64_t)got;
	}
	return true;
}
