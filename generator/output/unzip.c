#include "output/unzip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

#include "base/memory.h"

struct unzip {
	int descriptor;   /* -1 when the zip lies in memory */
	const char *data; /* NULL when it lies in a file */
	uint64_t size;
	zip_t *zip;
	bool is_consistent;
};

/* ---- the end of a zip, before libzip looks at it (APPNOTE 6.3, 4.3.14 to 4.3.16) ---- */

enum {
	END_SIZE = 22,
	END_COMMENT_LIMIT = 65535,
	END64_SIZE = 56,
	LOCATOR_SIZE = 20,
};

static uint64_t number(const unsigned char *bytes, size_t size)
{
	uint64_t value = 0;
	while (size > 0)
		value = value << 8 | bytes[--size];
	return value;
}

/* Whole, or not at all. */
static bool read_at(const struct unzip *unzip, uint64_t offset, void *out, size_t length)
{
	if (offset > unzip->size || length > unzip->size - offset)
		return false;
	if (unzip->data) {
		memcpy(out, unzip->data + offset, length);
		return true;
	}
	for (size_t done = 0; done < length;) {
		const ssize_t got = pread(unzip->descriptor, (char *)out + done, length - done, (off_t)(offset + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		done += (size_t)got;
	}
	return true;
}

/* What the ends of a zip say of their lists, all together. */
struct lists {
	uint64_t entries, bytes;
};

/* libzip reads the list of each end before it chooses one: besides its own, a zip may end with one that lies in it unpacked. */
enum { LISTS_READ = 2 };

static bool add_list(struct lists *lists, uint64_t entries, uint64_t bytes, const struct unzip_limits *limits)
{
	if (entries > limits->entries || bytes > limits->list_bytes)
		return false;
	lists->entries += entries;
	lists->bytes += bytes;
	return lists->entries <= LISTS_READ * limits->entries && lists->bytes <= LISTS_READ * limits->list_bytes;
}

/* The record with larger numbers, which a locator before the end points to. */
static bool read_end64(const struct unzip *unzip, uint64_t end, unsigned char record[END64_SIZE])
{
	unsigned char locator[LOCATOR_SIZE];
	return end >= LOCATOR_SIZE && read_at(unzip, end - LOCATOR_SIZE, locator, LOCATOR_SIZE) &&
	       memcmp(locator, "PK\6\7", 4) == 0 && read_at(unzip, number(locator + 8, 8), record, END64_SIZE) &&
	       memcmp(record, "PK\6\6", 4) == 0;
}

/* `end` is where the record lies in the zip. False: it is beyond the limits, alone or with those before. */
static bool add_end(const struct unzip *unzip, const unsigned char *record, uint64_t end, struct lists *lists,
		    const struct unzip_limits *limits)
{
	unsigned char larger[END64_SIZE];
	const uint64_t entries = number(record + 10, 2), bytes = number(record + 12, 4);
	/* 0xFFFF and 0xFFFFFFFF stand for "see the larger record" */
	const bool deferred = entries == 0xFFFF || bytes == 0xFFFFFFFF;
	const bool has_larger = read_end64(unzip, end, larger);
	if (has_larger && !add_list(lists, number(larger + 32, 8), number(larger + 40, 8), limits))
		return false;
	return (has_larger && deferred) || add_list(lists, entries, bytes, limits);
}

/* A zip may hold several records that look like its end, and libzip chooses: all of them have to keep the limits. */
static enum unzip_result measure(const struct unzip *unzip, const struct unzip_limits *limits)
{
	const uint64_t reach = END_SIZE + END_COMMENT_LIMIT;
	const size_t length = (size_t)(unzip->size < reach ? unzip->size : reach);
	const uint64_t start = unzip->size - length;
	unsigned char *tail = memory_alloc(length + 1);
	struct lists lists = { 0 };
	enum unzip_result result = read_at(unzip, start, tail, length) ? UNZIP_NO_END : UNZIP_SYSTEM;
	for (size_t i = 0; result != UNZIP_SYSTEM && i + END_SIZE <= length; i++) {
		if (memcmp(tail + i, "PK\5\6", 4) != 0)
			continue;
		result = UNZIP_OK;
		if (!add_end(unzip, tail + i, start + i, &lists, limits)) {
			result = UNZIP_TOO_MANY;
			break;
		}
	}
	free(tail);
	return result;
}

static bool begins_as_zip(const struct unzip *unzip)
{
	char start[4];
	return read_at(unzip, 0, start, sizeof start) &&
	       (memcmp(start, "PK\3\4", 4) == 0 || memcmp(start, "PK\5\6", 4) == 0);
}

/* ---- opening ---- */

/* What failed before is still to be told. */
static void close_quietly(int descriptor)
{
	const int kept = errno;
	close(descriptor);
	errno = kept;
}

static zip_t *open_with(const struct unzip *unzip, zip_flags_t flags, int *code)
{
	zip_error_t error;
	zip_t *zip;
	if (!unzip->data) {
		const int copy = dup(unzip->descriptor);
		if (copy < 0) {
			*code = ZIP_ER_READ;
			return NULL;
		}
		zip = zip_fdopen(copy, (int)flags, code);
		if (!zip)
			close_quietly(copy);
		return zip;
	}
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(unzip->data, unzip->size, 0, &error);
	zip = source ? zip_open_from_source(source, (int)flags | ZIP_RDONLY, &error) : NULL;
	*code = zip_error_code_zip(&error);
	if (!zip && source)
		zip_source_free(source);
	zip_error_fini(&error);
	return zip;
}

static enum unzip_result open_zip(struct unzip *unzip, const struct unzip_limits *limits)
{
	int code = ZIP_ER_OK;
	if (unzip->size == 0)
		return UNZIP_EMPTY;
	enum unzip_result result = measure(unzip, limits);
	if (result == UNZIP_NO_END && !begins_as_zip(unzip))
		return UNZIP_NOT_A_ZIP;
	if (result != UNZIP_OK)
		return result;
	errno = 0;
	unzip->zip = open_with(unzip, ZIP_CHECKCONS, &code);
	/* names that stand twice are told by name */
	unzip->is_consistent = unzip->zip || code == ZIP_ER_EXISTS;
	if (!unzip->zip)
		unzip->zip = open_with(unzip, 0, &code);
	if (unzip->zip)
		return UNZIP_OK;
	if (code == ZIP_ER_MEMORY)
		memory_die("out of memory");
	if (code == ZIP_ER_READ) {
		errno = errno ? errno : EIO;
		return UNZIP_SYSTEM;
	}
	return code == ZIP_ER_NOZIP && !begins_as_zip(unzip) ? UNZIP_NOT_A_ZIP : UNZIP_DAMAGED;
}

static enum unzip_result open_and_keep(struct unzip start, const struct unzip_limits *limits, struct unzip **unzip)
{
	const enum unzip_result result = open_zip(&start, limits);
	if (result != UNZIP_OK) {
		if (start.descriptor >= 0)
			close_quietly(start.descriptor);
		return result;
	}
	*unzip = memory_alloc(sizeof **unzip);
	**unzip = start;
	return UNZIP_OK;
}

enum unzip_result unzip_open(const char *path, const struct unzip_limits *limits, struct unzip **unzip)
{
	struct stat status;
	/* a pipe must not wait for somebody who writes */
	struct unzip start = { .descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) };
	if (start.descriptor < 0)
		return UNZIP_SYSTEM;
	const bool known = fstat(start.descriptor, &status) == 0;
	if (!known || !S_ISREG(status.st_mode)) {
		close(start.descriptor);
		return known ? UNZIP_NOT_A_FILE : UNZIP_SYSTEM;
	}
	start.size = (uint64_t)status.st_size;
	return open_and_keep(start, limits, unzip);
}

enum unzip_result unzip_open_memory(const void *data, size_t length, const struct unzip_limits *limits,
				    struct unzip **unzip)
{
	return open_and_keep((struct unzip){ .descriptor = -1, .data = data, .size = length }, limits, unzip);
}

void unzip_close(struct unzip *unzip)
{
	if (!unzip)
		return;
	zip_discard(unzip->zip);
	if (unzip->descriptor >= 0)
		close(unzip->descriptor);
	free(unzip);
}

/* ---- what is in it ---- */

uint64_t unzip_size(const struct unzip *unzip)
{
	return unzip->size;
}

uint64_t unzip_count(const struct unzip *unzip)
{
	const zip_int64_t count = zip_get_num_entries(unzip->zip, 0);
	return count > 0 ? (uint64_t)count : 0;
}

bool unzip_is_consistent(const struct unzip *unzip)
{
	return unzip->is_consistent;
}

static bool is_link(zip_t *zip, uint64_t index)
{
	const zip_uint32_t kind_mask = 0170000, link = 0120000;
	zip_uint8_t system;
	zip_uint32_t attributes;
	return zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 &&
	       (attributes >> 16 & kind_mask) == link;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

bool unzip_entry(const struct unzip *unzip, uint64_t index, struct unzip_entry *entry)
{
	zip_stat_t stat;
	const char *raw = zip_get_name(unzip->zip, index, ZIP_FL_ENC_RAW);
	const char *name = zip_get_name(unzip->zip, index, ZIP_FL_ENC_GUESS);
	if (raw && is_ascii(raw))
		name = raw; /* libzip guesses that control characters were meant as signs of the old code page */
	zip_stat_init(&stat);
	if (!raw || !name || zip_stat_index(unzip->zip, index, 0, &stat) != 0)
		return false;
	*entry = (struct unzip_entry){
		.name = name,
		.name_is_converted = strcmp(raw, name) != 0,
		.size = stat.size,
		.packed_size = stat.comp_size,
		.method = stat.comp_method == ZIP_CM_STORE     ? UNZIP_STORED
			  : stat.comp_method == ZIP_CM_DEFLATE ? UNZIP_DEFLATED
							       : UNZIP_OTHER_METHOD,
		.encrypted = stat.encryption_method != ZIP_EM_NONE,
		.is_link = is_link(unzip->zip, index),
	};
	return true;
}

/* ---- entries ---- */

/* `*total`: how many bytes came. */
static enum unzip_read read_open(zip_file_t *file, uint64_t limit, struct strbuf *out, uint64_t *total)
{
	char piece[32768];
	for (;;) {
		const zip_int64_t got = zip_fread(file, piece, sizeof piece);
		if (got < 0)
			return UNZIP_READ_FAILED;
		if (got == 0)
			return UNZIP_READ;
		*total += (uint64_t)got;
		if (*total > limit)
			return UNZIP_READ_LONGER;
		if (out)
			strbuf_add(out, piece, (size_t)got);
	}
}

enum unzip_read unzip_read(struct unzip *unzip, uint64_t index, uint64_t limit, struct strbuf *out,
			   struct strbuf *problem)
{
	zip_file_t *file = zip_fopen_index(unzip->zip, index, 0);
	if (!file) {
		if (problem)
			strbuf_addstr(problem, zip_strerror(unzip->zip));
		return UNZIP_READ_FAILED;
	}
	uint64_t total = 0;
	zip_stat_t stat;
	enum unzip_read result = read_open(file, limit, out, &total);
	if (result == UNZIP_READ_FAILED && problem)
		strbuf_addstr(problem, zip_file_strerror(file));
	zip_fclose(file);
	/* libzip compares the checksum; of a size that is too large it says nothing */
	if (result == UNZIP_READ && (zip_stat_index(unzip->zip, index, 0, &stat) != 0 || stat.size != total)) {
		result = UNZIP_READ_FAILED;
		if (problem)
			strbuf_addf(problem, "it has %llu bytes and says that it has %llu", (unsigned long long)total,
				    (unsigned long long)stat.size);
	}
	return result;
}
