#include "output/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/path.h"
#include "output/blob_reader.h"
#include "output/carry.h"
#include "output/checksums.h"
#include "output/staging.h"
#include "output/zipfile.h"

#define CHECKSUMS_NAME "SHA256SUMS"

enum { COPY_SIZE = 64 * 1024, CHECKSUMS_LIMIT = 64 * 1024 * 1024 };

struct publish {
	struct staging staging;
	pthread_mutex_t lock; /* guards everything below */
	struct arena arena;
	struct publish_entry *entries;
	size_t entry_count;
	size_t entry_capacity;
	struct checksums checksums;
};

struct publish *publish_new(const char *destination, struct strbuf *problem)
{
	struct publish *publish = memory_alloc(sizeof *publish);
	memset(publish, 0, sizeof *publish);
	if (!staging_open(&publish->staging, destination, problem)) {
		free(publish);
		return NULL;
	}
	if (pthread_mutex_init(&publish->lock, NULL) != 0)
		memory_die("out of memory");
	return publish;
}

const char *publish_folder(const struct publish *publish)
{
	return publish->staging.folder;
}

void publish_free(struct publish *publish)
{
	if (!publish)
		return;
	staging_close(&publish->staging);
	pthread_mutex_destroy(&publish->lock);
	arena_release(&publish->arena);
	free(publish);
}

/* ---- writing files ---- */

/* Always false. */
static bool cannot_write(const struct publish *publish, const char *path, int error, struct strbuf *problem)
{
	strbuf_addf(problem, "cannot write %s/%s: ", publish->staging.asked, path);
	blob_add_reason(problem, error);
	return false;
}

/* Make the folders above `path`, which is changed and restored. */
static bool make_folders(int folder, char *path)
{
	for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		bool made = mkdirat(folder, path, 0777) == 0 || errno == EEXIST;
		*slash = '/';
		if (!made)
			return false;
	}
	return true;
}

static int open_new(int folder, const char *path)
{
	return openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

/* Most files have neighbours: their folder is only made when opening says that it is missing. */
static int create_file(int folder, char *path)
{
	int descriptor = open_new(folder, path);
	if (descriptor < 0 && errno == ENOENT && make_folders(folder, path))
		descriptor = open_new(folder, path);
	return descriptor;
}

static bool write_from(int descriptor, struct blob_reader *reader)
{
	if (reader->memory)
		return file_write_all(descriptor, reader->memory, reader->length);
	char *buffer = memory_alloc(COPY_SIZE);
	ssize_t got;
	bool written = true;
	while (written && (got = blob_reader_read(reader, buffer, COPY_SIZE)) != 0)
		written = got > 0 && file_write_all(descriptor, buffer, (size_t)got);
	int error = errno;
	free(buffer);
	errno = error;
	return written;
}

static bool write_blob(int descriptor, const struct blob *blob)
{
	struct blob_reader reader;
	if (!blob_reader_open(&reader, blob, BLOB_PLAIN))
		return false;
	bool written = write_from(descriptor, &reader);
	int error = errno;
	blob_reader_close(&reader);
	errno = error;
	return written;
}

/* The descriptor is closed in any case, and what close() says counts. */
static bool close_written(int descriptor, bool written)
{
	int error = errno;
	bool closed = close(descriptor) == 0;
	if (!written)
		errno = error;
	return written && closed;
}

/* ---- what was written ---- */

static bool hash_file(int folder, const char *path, char hex[2 * HASH_SHA256_SIZE + 1])
{
	int descriptor = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	bool hashed = hash_sha256_stream(descriptor, hex);
	int error = errno;
	close(descriptor);
	errno = error;
	return hashed;
}

static const char *copy_of(struct publish *publish, const char *text)
{
	return text ? arena_strdup(&publish->arena, text) : NULL;
}

/* `hex` is NULL for a file that is not listed in SHA256SUMS. */
static void remember(struct publish *publish, const struct bundle *bundle, const char *path, size_t size,
		     const char *hex)
{
	pthread_mutex_lock(&publish->lock);
	*ARRAY_PUSH(&publish->arena, publish->entries, publish->entry_count, publish->entry_capacity) =
	    (struct publish_entry){ .path = copy_of(publish, path),
				    .size = size,
				    .hash = copy_of(publish, hex),
				    .language = copy_of(publish, bundle->language),
				    .module = copy_of(publish, bundle->module) };
	if (hex)
		checksums_add(&publish->arena, &publish->checksums, path, hex);
	pthread_mutex_unlock(&publish->lock);
}

/* ---- bundles ---- */

static bool write_file(struct publish *publish, const struct bundle *bundle, char *path, const struct blob *blob,
		       bool listed, struct strbuf *problem)
{
	const int folder = publish->staging.descriptor;
	char hex[2 * HASH_SHA256_SIZE + 1];
	int descriptor = create_file(folder, path);
	if (descriptor < 0 || !close_written(descriptor, write_blob(descriptor, blob)))
		return cannot_write(publish, path, errno, problem);
	if (listed && blob->data)
		hash_sha256_hex(blob->data, blob->length, hex);
	else if (listed && !hash_file(folder, path, hex))
		return cannot_write(publish, path, errno, problem);
	remember(publish, bundle, path, blob->length, listed ? hex : NULL);
	return true;
}

/* A folder right below the output ("site") is one whole: its files are not handed on one by one. */
static bool is_one_whole(const struct bundle *bundle)
{
	return *bundle->name != '\0' && !strchr(bundle->name, '/');
}

static bool is_publishable(const char *path, struct strbuf *problem)
{
	if (path_is_publishable(path))
		return true;
	strbuf_addf(problem, "'%s' cannot be the name of a file in the output", path);
	return false;
}

static bool write_folder(struct publish *publish, const struct bundle *bundle, struct strbuf *problem)
{
	const bool listed = !is_one_whole(bundle);
	struct strbuf path = STRBUF_INIT;
	bool written = true;
	strbuf_addstr(&path, bundle->name);
	if (path.length > 0)
		strbuf_addch(&path, '/');
	const size_t start = path.length;
	for (size_t i = 0; i < bundle->count && written; i++) {
		strbuf_truncate(&path, start);
		strbuf_addstr(&path, bundle->files[i].path);
		written = is_publishable(path.text, problem) &&
			  write_file(publish, bundle, path.text, bundle->files[i].blob, listed, problem);
	}
	strbuf_release(&path);
	return written;
}

static bool write_zip(struct publish *publish, struct arena *arena, const struct bundle *bundle, struct strbuf *problem)
{
	const int folder = publish->staging.descriptor;
	struct arena scratch = ARENA_INIT;
	char hex[2 * HASH_SHA256_SIZE + 1];
	struct stat status;
	char *name = arena_strdup(&scratch, bundle->name);
	const char *path = path_join(&scratch, publish->staging.folder, name);
	bool written = is_publishable(name, problem);
	if (written && !make_folders(folder, name))
		written = cannot_write(publish, name, errno, problem);
	written = written && zipfile_write(arena, bundle, path, problem);
	if (written && (fstatat(folder, name, &status, 0) != 0 || !hash_file(folder, name, hex)))
		written = cannot_write(publish, name, errno, problem);
	if (written)
		remember(publish, bundle, name, (size_t)status.st_size, hex);
	arena_release(&scratch);
	return written;
}

bool publish_bundle(struct publish *publish, struct arena *arena, const struct bundle *bundle, struct strbuf *problem)
{
	if (bundle->zipped)
		return write_zip(publish, arena, bundle, problem);
	return write_folder(publish, bundle, problem);
}

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct publish_entry *)a)->path, ((const struct publish_entry *)b)->path);
}

const struct publish_entry *publish_entries(struct publish *publish, size_t *count)
{
	pthread_mutex_lock(&publish->lock);
	if (publish->entry_count > 1)
		qsort(publish->entries, publish->entry_count, sizeof *publish->entries, compare_entries);
	const struct publish_entry *entries = publish->entries;
	*count = publish->entry_count;
	pthread_mutex_unlock(&publish->lock);
	return entries;
}

/* ---- committing ---- */

/* `replaced` and the two files that every output has anew. */
static const char **names_not_carried(struct arena *arena, const char *const *replaced, size_t count)
{
	const char **names = arena_calloc(arena, count + 2, sizeof *names);
	if (count > 0)
		memcpy(names, replaced, count * sizeof *names);
	names[count] = CHECKSUMS_NAME;
	names[count + 1] = STAGING_MARKER;
	return names;
}

static bool carry(struct publish *publish, const char *const *except, size_t count, struct strbuf *problem)
{
	const struct staging *staging = &publish->staging;
	char *old = NULL;
	size_t length;
	if (!file_is_folder(staging->destination))
		return true;
	if (!carry_over(staging->destination, staging->descriptor, except, count)) {
		strbuf_addf(problem, "cannot keep the rest of %s: ", staging->asked);
		blob_add_reason(problem, errno);
		return false;
	}
	const char *list = path_join(&publish->arena, staging->destination, CHECKSUMS_NAME);
	if (file_read(&publish->arena, list, CHECKSUMS_LIMIT, &old, &length) == FILE_OK)
		checksums_keep(&publish->arena, &publish->checksums, old, except, count, staging->descriptor);
	return true;
}

static bool write_text(struct publish *publish, const char *name, const char *text, struct strbuf *problem)
{
	int descriptor = open_new(publish->staging.descriptor, name);
	if (descriptor < 0 || !close_written(descriptor, file_write_all(descriptor, text, strlen(text))))
		return cannot_write(publish, name, errno, problem);
	return true;
}

static bool write_checksums(struct publish *publish, struct strbuf *problem)
{
	struct strbuf text = STRBUF_INIT;
	checksums_print(&publish->checksums, &text);
	bool written = write_text(publish, CHECKSUMS_NAME, text.text, problem);
	strbuf_release(&text);
	return written;
}

bool publish_commit(struct publish *publish, const char *const *replaced, size_t count, struct strbuf *problem)
{
	static const char marker[] = "Waymark built this folder. The next build replaces it as a whole.\n";
	pthread_mutex_lock(&publish->lock);
	const char *const *except = names_not_carried(&publish->arena, replaced, count);
	bool committed = carry(publish, except, count + 2, problem) && write_checksums(publish, problem) &&
			 write_text(publish, STAGING_MARKER, marker, problem) &&
			 staging_swap(&publish->staging, problem);
	pthread_mutex_unlock(&publish->lock);
	return committed;
}
