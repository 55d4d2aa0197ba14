#include "output/zipfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include <zip.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/path.h"
#include "output/blob_reader.h"

/* ---- the time that all entries carry ---- */

struct dos_time {
	zip_uint16_t time;
	zip_uint16_t date;
};

/* Zip times begin in 1980 and end in 2107. They have no zone: always UTC, so that it does not matter where we build. */
static struct dos_time entry_time(void)
{
	struct dos_time start = { .time = 0, .date = 1 << 5 | 1 };
	long long seconds;
	struct tm utc;
	if (!date_source_epoch(&seconds) || !gmtime_r(&(time_t){ (time_t)seconds }, &utc) || utc.tm_year < 80 ||
	    utc.tm_year > 207)
		return start;
	return (struct dos_time){
		.time = (zip_uint16_t)(utc.tm_hour << 11 | utc.tm_min << 5 | utc.tm_sec / 2),
		.date = (zip_uint16_t)((utc.tm_year - 80) << 9 | (utc.tm_mon + 1) << 5 | utc.tm_mday),
	};
}

/* ---- a source that hands out bytes which are compressed already ---- */

struct entry {
	const struct blob *blob;
	struct blob_reader reader;
	zip_error_t error;
};

static zip_int64_t entry_fail(struct entry *entry, int what)
{
	zip_error_set(&entry->error, what, errno);
	return -1;
}

static zip_int64_t entry_stat(const struct entry *entry, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = entry->blob->length;
	stat->comp_size = entry->blob->stored ? entry->blob->length : entry->blob->deflated_length;
	stat->crc = entry->blob->crc;
	stat->comp_method = entry->blob->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	stat->encryption_method = ZIP_EM_NONE;
	stat->valid =
	    ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	return (zip_int64_t)sizeof *stat;
}

static zip_int64_t entry_read(struct entry *entry, void *data, zip_uint64_t length)
{
	ssize_t got = blob_reader_read(&entry->reader, data, length);
	return got < 0 ? entry_fail(entry, ZIP_ER_READ) : got;
}

static zip_int64_t entry_command(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct entry *entry = state;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		return blob_reader_open(&entry->reader, entry->blob, BLOB_DEFLATED) ? 0
										    : entry_fail(entry, ZIP_ER_OPEN);
	case ZIP_SOURCE_READ:
		return entry_read(entry, data, length);
	case ZIP_SOURCE_CLOSE:
		blob_reader_close(&entry->reader);
		return 0;
	case ZIP_SOURCE_STAT:
		return entry_stat(entry, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&entry->error, data, length);
	case ZIP_SOURCE_FREE:
		return 0; /* the entries are freed all at once */
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
						      ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		zip_error_set(&entry->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* ---- names ---- */

static int compare_paths(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

/* Case-insensitive systems unpack two names that differ in case only into one file. */
static bool names_are_unique(const struct bundle *bundle, struct strbuf *problem)
{
	if (bundle->count < 2)
		return true;
	const char **paths = memory_alloc(memory_product(bundle->count, sizeof *paths));
	for (size_t i = 0; i < bundle->count; i++)
		paths[i] = bundle->files[i].path;
	qsort(paths, bundle->count, sizeof *paths, compare_paths);
	bool unique = true;
	for (size_t i = 1; i < bundle->count && unique; i++) {
		unique = strcasecmp(paths[i - 1], paths[i]) != 0;
		if (!unique)
			strbuf_addf(problem, "two files of one zip would be named %s and %s", paths[i - 1], paths[i]);
	}
	free(paths);
	return unique;
}

static bool names_are_good(const struct bundle *bundle, struct strbuf *problem)
{
	for (size_t i = 0; i < bundle->count; i++) {
		if (!path_is_publishable(bundle->files[i].path)) {
			strbuf_addf(problem, "'%s' cannot be the name of a file in a zip", bundle->files[i].path);
			return false;
		}
	}
	return names_are_unique(bundle, problem);
}

/* ---- writing ---- */

static bool add_entry(zip_t *zip, const char *path, struct entry *entry, struct dos_time when)
{
	const zip_uint32_t regular_file = (zip_uint32_t)0100644 << 16;
	zip_source_t *source = zip_source_function(zip, entry_command, entry);
	if (!source)
		return false;
	zip_int64_t added = zip_file_add(zip, path, source, ZIP_FL_ENC_UTF_8);
	if (added < 0) {
		zip_source_free(source);
		return false;
	}
	zip_uint64_t index = (zip_uint64_t)added;
	zip_int32_t method = entry->blob->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	return zip_set_file_compression(zip, index, method, 0) == 0 &&
	       zip_file_set_dostime(zip, index, when.time, when.date, 0) == 0 &&
	       zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, regular_file) == 0;
}

static bool add_entries(zip_t *zip, struct arena *arena, const struct bundle *bundle, struct entry *entries,
			struct strbuf *problem)
{
	const struct dos_time when = entry_time();
	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_file *file = &bundle->files[i];
		if (!blob_compress(arena, file->blob)) {
			strbuf_addf(problem, "cannot read %s: ", file->blob->file ? file->blob->file : file->path);
			blob_add_reason(problem, errno);
			return false;
		}
		entries[i] = (struct entry){ .blob = file->blob, .reader = { .descriptor = -1 } };
		if (!add_entry(zip, file->path, &entries[i], when)) {
			strbuf_addf(problem, "cannot add %s: %s", file->path, zip_strerror(zip));
			return false;
		}
	}
	return true;
}

static bool write_zip(struct arena *arena, const struct bundle *bundle, const char *path, struct entry *entries,
		      struct strbuf *problem)
{
	int code;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
	if (!zip) {
		zip_error_t error;
		zip_error_init_with_code(&error, code);
		strbuf_addf(problem, "cannot write %s: %s", path, zip_error_strerror(&error));
		zip_error_fini(&error);
		return false;
	}
	if (!add_entries(zip, arena, bundle, entries, problem)) {
		zip_discard(zip);
		return false;
	}
	if (zip_close(zip) != 0) {
		strbuf_addf(problem, "cannot write %s: %s", path, zip_strerror(zip));
		zip_discard(zip);
		return false;
	}
	return true;
}

bool zipfile_write(struct arena *arena, const struct bundle *bundle, const char *path, struct strbuf *problem)
{
	if (bundle->count == 0) {
		/* libzip would delete the file instead of writing an empty one */
		strbuf_addf(problem, "cannot write %s: nothing would be in it", path);
		return false;
	}
	if (!names_are_good(bundle, problem))
		return false;
	struct entry *entries = memory_alloc(memory_product(bundle->count, sizeof *entries));
	bool written = write_zip(arena, bundle, path, entries, problem);
	free(entries);
	return written;
}
