#define ZLIB_CONST
#include "output/bundle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <zlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/path.h"
#include "output/blob_reader.h"

/* ---- blobs ---- */

struct blob *blob_of(struct arena *arena, const char *data, size_t length)
{
	struct blob *blob = arena_alloc(arena, sizeof *blob);
	blob->data = data;
	blob->length = length;
	return blob;
}

struct blob *blob_from_strbuf(struct arena *arena, struct strbuf *text)
{
	struct blob *blob = blob_of(arena, arena_strndup(arena, text->text, text->length), text->length);
	strbuf_reset(text);
	return blob;
}

struct blob *blob_of_file(struct arena *arena, const char *path)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return NULL;
	if (!S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return NULL;
	}
	struct blob *blob = blob_of(arena, NULL, (size_t)status.st_size);
	blob->file = arena_strdup(arena, path);
	return blob;
}

/* ---- compressing ---- */

enum { READ_SIZE = 64 * 1024, LEVEL = 9, RAW_WINDOW = -15, MEMORY_LEVEL = 9 };

/* Kinds of media that are compressed already: trying costs seconds and wins nothing. */
static bool is_compressed_kind(const char *path)
{
	static const char *const extensions[] = { ".png", ".jpg", ".jpeg", ".webp", ".gif",
						  ".mp3", ".ogg", ".webm", ".mp4" };
	const char *extension = path_extension(path);
	for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
		if (strcasecmp(extension, extensions[i]) == 0)
			return true;
	return false;
}

/* Deflate what `stream` has been given; `flush` is Z_NO_FLUSH or Z_FINISH. */
static void deflate_chunk(z_stream *stream, int flush, struct strbuf *out)
{
	do {
		strbuf_grow(out, READ_SIZE);
		stream->next_out = (Bytef *)out->text + out->length;
		stream->avail_out = READ_SIZE;
		if (deflate(stream, flush) == Z_STREAM_ERROR)
			memory_die("zlib failed");
		out->length += READ_SIZE - stream->avail_out;
	} while (stream->avail_out == 0);
	out->text[out->length] = '\0';
}

/* Compute the CRC of everything, and deflate as long as that pays; `*pays` tells whether it did. */
static bool compress_from(struct blob_reader *reader, z_stream *stream, struct strbuf *out, uLong *crc, bool *pays)
{
	unsigned char *buffer = memory_alloc(READ_SIZE);
	ssize_t got;
	while ((got = blob_reader_read(reader, buffer, READ_SIZE)) > 0) {
		*crc = crc32(*crc, buffer, (uInt)got);
		if (!*pays)
			continue;
		stream->next_in = buffer;
		stream->avail_in = (uInt)got;
		deflate_chunk(stream, reader->offset == reader->length ? Z_FINISH : Z_NO_FLUSH, out);
		*pays = out->length < reader->length;
	}
	int error = errno;
	free(buffer);
	errno = error;
	return got == 0;
}

static bool compress_open(struct arena *arena, struct blob *blob, struct blob_reader *reader)
{
	z_stream stream = { .zalloc = Z_NULL, .zfree = Z_NULL, .opaque = Z_NULL };
	if (deflateInit2(&stream, LEVEL, Z_DEFLATED, RAW_WINDOW, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		memory_die("out of memory");
	struct strbuf out = STRBUF_INIT;
	uLong crc = crc32(0, Z_NULL, 0);
	bool pays = blob->length > 0 && !blob->stays_plain && !(blob->file && is_compressed_kind(blob->file));
	bool done = compress_from(reader, &stream, &out, &crc, &pays);
	int error = errno;
	deflateEnd(&stream);
	if (done) {
		blob->crc = (uint32_t)crc;
		blob->stored = !pays;
		/* the content of a stored file stays on disk until it is written */
		blob->deflated = pays ? arena_strndup(arena, out.text, out.length) : blob->data;
		blob->deflated_length = pays ? out.length : blob->length;
		blob->compressed = true;
	}
	strbuf_release(&out);
	errno = error;
	return done;
}

bool blob_compress(struct arena *arena, struct blob *blob)
{
	if (blob->compressed)
		return true;
	struct blob_reader reader;
	if (!blob_reader_open(&reader, blob, BLOB_PLAIN))
		return false;
	bool done = compress_open(arena, blob, &reader);
	int error = errno;
	blob_reader_close(&reader);
	errno = error;
	return done;
}

/* ---- reading ---- */

static char *read_all(struct arena *arena, const struct blob *blob, enum blob_form form, size_t *length)
{
	struct blob_reader reader;
	if (!blob_reader_open(&reader, blob, form))
		return NULL;
	char *text = arena_alloc(arena, reader.length + 1);
	ssize_t got = 1;
	size_t filled = 0;
	while (filled < reader.length && (got = blob_reader_read(&reader, text + filled, reader.length - filled)) > 0)
		filled += (size_t)got;
	int error = errno;
	blob_reader_close(&reader);
	errno = error;
	*length = filled;
	return got > 0 ? text : NULL;
}

static const char *inflate_all(struct arena *arena, const struct blob *blob)
{
	size_t length;
	char *deflated = read_all(arena, blob, BLOB_DEFLATED, &length);
	if (!deflated)
		return NULL;
	char *text = arena_alloc(arena, blob->length + 1);
	z_stream stream = { .zalloc = Z_NULL, .zfree = Z_NULL, .opaque = Z_NULL };
	if (inflateInit2(&stream, RAW_WINDOW) != Z_OK)
		memory_die("out of memory");
	stream.next_in = (const Bytef *)deflated;
	stream.avail_in = (uInt)length;
	stream.next_out = (Bytef *)text;
	stream.avail_out = (uInt)blob->length;
	bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
	inflateEnd(&stream);
	errno = EIO;
	return whole ? text : NULL;
}

const char *blob_content(struct arena *arena, const struct blob *blob)
{
	size_t length;
	if (blob->data)
		return blob->data;
	if (blob->file || (blob->spool && blob->stored))
		return read_all(arena, blob, BLOB_PLAIN, &length);
	if (blob->spool)
		return inflate_all(arena, blob);
	errno = EINVAL;
	return NULL;
}

/* ---- bundles ---- */

struct bundle *bundle_new(struct arena *arena, const char *name, bool zipped)
{
	struct bundle *bundle = arena_alloc(arena, sizeof *bundle);
	bundle->name = arena_strdup(arena, name);
	bundle->zipped = zipped;
	return bundle;
}

void bundle_add(struct arena *arena, struct bundle *bundle, const char *path, struct blob *blob, const char *source)
{
	*ARRAY_PUSH(arena, bundle->files, bundle->count, bundle->capacity) = (struct bundle_file){
		.path = arena_strdup(arena, path),
		.blob = blob,
		.source = source,
	};
}

const struct bundle_file *bundle_find(const struct bundle *bundle, const char *path)
{
	for (size_t i = 0; i < bundle->count; i++)
		if (strcmp(bundle->files[i].path, path) == 0)
			return &bundle->files[i];
	return NULL;
}
