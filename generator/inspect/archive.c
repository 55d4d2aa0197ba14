#include "inspect/archive.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "inspect/first_bytes.h"
#include "inspect/inspection.h"
#include "output/unzip.h"

/* What is refused, so that whatever somebody sends takes a bounded time and memory. */
static const struct unzip_limits limits = {
	.entries = 65535, /* what the zip format counts without its extension; PHP's and older readers stop there */
	.list_bytes = 16u << 20, /* names and headers; 65,535 names of 200 characters */
};

/* All entries together are unpacked once, in small pieces, to see whether they are what they say. */
#define UNPACKING_LIMIT (UINT64_C(512) << 20)

/* The largest upload that common LMS settings allow, and what 32-bit readers can count. */
#define PACKED_SIZE_LIMIT (UINT64_C(2) << 30)

/* A course on DVD; beyond it, nobody's server has planned for it. */
#define UNPACKED_SIZE_LIMIT (UINT64_C(8) << 30)

/* Deflate makes at best one byte of 1,032; text and code make one of 20. From such a ratio on, a large entry is a trap. */
enum { BOMB_RATIO = 200 };
#define BOMB_SIZE (UINT64_C(64) << 20)

/* Mobile data and phones: some minutes of loading on a slow network. */
#define PHONE_SIZE (UINT64_C(50) << 20)

/* ---- opening ---- */

/* `start` is how the file begins, for what is no zip. */
static void refuse(struct findings *findings, enum unzip_result result, const char *start, size_t length)
{
	switch (result) {
	case UNZIP_EMPTY:
		findings_add(findings, INSPECT_ARCHIVE_NONE, PLACE_OF_ARCHIVE,
			     "the file is empty; copy, download or export it again");
		break;
	case UNZIP_NOT_A_ZIP:
		findings_add(findings, INSPECT_ARCHIVE_NONE, PLACE_OF_ARCHIVE, "%s", first_bytes_tell(start, length));
		break;
	case UNZIP_TOO_MANY:
		findings_add(findings, INSPECT_ARCHIVE_ENTRIES, PLACE_OF_ARCHIVE,
			     "it has more than %llu entries, or names of more than %llu MB together; LMSs give up at "
			     "such a number: make "
			     "several packages of it",
			     (unsigned long long)limits.entries, (unsigned long long)limits.list_bytes >> 20);
		break;
	default:
		findings_add(findings, INSPECT_ARCHIVE_TRUNCATED, PLACE_OF_ARCHIVE,
			     "the end of the zip is missing or damaged, so nothing in it can be found; it was probably "
			     "not copied to its "
			     "end: download or export it again");
	}
}

static enum package_read read_entry(const struct package *package, const struct package_file *file, uint64_t limit,
				    struct strbuf *out)
{
	struct archive *archive = package->source;
	switch (unzip_read(archive->unzip, file->index, limit, out, NULL)) {
	case UNZIP_READ:
		return PACKAGE_READ;
	case UNZIP_READ_LONGER:
		return PACKAGE_READ_TOO_LARGE;
	case UNZIP_READ_FAILED:
		break;
	}
	return PACKAGE_READ_FAILED;
}

/* Some programs for Windows write backslashes. LMSs read them as slashes, so the rules do; that they are there is told. */
static const char *with_slashes(struct arena *arena, const char *name)
{
	if (!strchr(name, '\\'))
		return name;
	char *path = arena_strdup(arena, name);
	for (char *c = path; (c = strchr(c, '\\')) != NULL;)
		*c = '/';
	return path;
}

static void list_entries(struct arena *arena, struct archive *archive, struct findings *findings)
{
	const uint64_t count = unzip_count(archive->unzip);
	struct package_file *files = arena_calloc(arena, count, sizeof *files);
	struct unzip_entry entry;
	size_t kept = 0;
	for (uint64_t i = 0; i < count; i++) {
		if (!unzip_entry(archive->unzip, i, &entry)) {
			findings_add(findings, INSPECT_ENTRY_DAMAGED, PLACE_OF_ARCHIVE,
				     "entry %llu of the zip cannot be read; export the package again",
				     (unsigned long long)i + 1);
			continue;
		}
		const size_t length = strlen(entry.name);
		files[kept++] = (struct package_file){
			.path = with_slashes(arena, entry.name),
			.size = entry.size,
			.packed_size = entry.packed_size,
			.is_stored = entry.method == UNZIP_STORED,
			.is_folder = length > 0 && strchr("/\\", entry.name[length - 1]),
			.is_link = entry.is_link,
			.is_encrypted = entry.encrypted,
			.has_other_method = entry.method == UNZIP_OTHER_METHOD,
			.name_is_converted = entry.name_is_converted,
			.has_backslash = strchr(entry.name, '\\') != NULL,
			.index = i,
		};
	}
	archive->package = (struct package){ .files = files, .count = kept, .read = read_entry, .source = archive };
	package_start(arena, &archive->package);
}

/* ---- what is wrong with the zip ---- */

static bool is_encrypted(const struct package_file *file)
{
	return file->is_encrypted;
}

static bool has_other_method(const struct package_file *file)
{
	return file->has_other_method && !file->is_encrypted;
}

/* A program packs all entries in one way: at the only one, or once for all of them. */
static void tell_together(const struct package *package, struct findings *findings, enum inspect_rule rule,
			  bool (*is_one)(const struct package_file *), const char *one, const char *several)
{
	const struct package_file *first = NULL;
	size_t count = 0;
	for (size_t i = 0; i < package->count; i++)
		if (is_one(&package->files[i]) && count++ == 0)
			first = &package->files[i];
	if (count == 1)
		findings_add(findings, rule, place_of_file(first), "this entry %s", one);
	else if (count > 1)
		findings_add(findings, rule, PLACE_OF_ARCHIVE, "%zu of %zu entries %s", count, package->count, several);
}

static void check_kinds(const struct package *package, struct findings *findings)
{
	for (size_t i = 0; i < package->count; i++)
		if (package->files[i].is_link)
			findings_add(findings, INSPECT_ENTRY_LINK, place_of_file(&package->files[i]),
				     "this is a symbolic link, which LMSs refuse and which can point outside of the "
				     "package; put the file itself in");
	tell_together(package, findings, INSPECT_ENTRY_ENCRYPTED, is_encrypted,
		      "wants a password, which no LMS will type; zip without one",
		      "want a password, which no LMS will type; zip without one");
	tell_together(package, findings, INSPECT_ARCHIVE_METHOD, has_other_method,
		      "is packed in a way that LMSs and readers do not know; zip with 'deflate'",
		      "are packed in a way that LMSs and readers do not know; zip with 'deflate'");
}

static bool is_bomb(const struct package_file *file)
{
	return file->size > BOMB_SIZE && file->size / BOMB_RATIO > file->packed_size;
}

/* Unpack it in small pieces to nowhere, while the allowance lasts. False: it did not. */
static bool check_content(struct archive *archive, const struct package_file *file, uint64_t *allowance,
			  struct findings *findings)
{
	struct strbuf problem = STRBUF_INIT;
	if (file->is_folder || file->is_encrypted || file->has_other_method || is_bomb(file))
		return true;
	if (file->size > *allowance)
		return false;
	*allowance -= file->size;
	switch (unzip_read(archive->unzip, file->index, file->size, NULL, &problem)) {
	case UNZIP_READ:
		break;
	case UNZIP_READ_LONGER:
		findings_add(findings, INSPECT_ENTRY_DAMAGED, place_of_file(file),
			     "it unpacks to more than the %llu bytes it says; export the package again, and trust it "
			     "only if you know who "
			     "made it",
			     (unsigned long long)file->size);
		break;
	case UNZIP_READ_FAILED:
		findings_add(findings, INSPECT_ENTRY_DAMAGED, place_of_file(file),
			     "it cannot be unpacked (%s); export or download the package again", problem.text);
		break;
	}
	strbuf_release(&problem);
	return true;
}

static void check_sizes(const struct archive *archive, struct findings *findings)
{
	const struct package *package = &archive->package;
	uint64_t unpacked = 0;
	for (size_t i = 0; i < package->count; i++) {
		const struct package_file *file = &package->files[i];
		if (is_bomb(file))
			findings_add(findings, INSPECT_ARCHIVE_BOMB, place_of_file(file),
				     "%llu bytes unpack to %llu, as in archives that are made to fill a server's disk; "
				     "do not unpack it, ask "
				     "who made it",
				     (unsigned long long)file->packed_size, (unsigned long long)file->size);
		if (__builtin_add_overflow(unpacked, file->size, &unpacked))
			unpacked = UINT64_MAX;
	}
	if (unpacked > UNPACKED_SIZE_LIMIT)
		findings_add(findings, INSPECT_ARCHIVE_BOMB, PLACE_OF_ARCHIVE,
			     "it says that it unpacks to more than %llu GB; do not unpack it, ask who made it",
			     (unsigned long long)(UNPACKED_SIZE_LIMIT >> 30));
	if (archive->size > PACKED_SIZE_LIMIT)
		findings_add(findings, INSPECT_ARCHIVE_SIZE, PLACE_OF_ARCHIVE,
			     "it has more than 2 GB, which most LMSs do not take; make several packages of it, or "
			     "smaller videos");
	else if (archive->size > PHONE_SIZE)
		findings_add(findings, INSPECT_SIZE_LARGE, PLACE_OF_ARCHIVE,
			     "it has %llu MB, which takes long on phones and slow networks; look at the largest files",
			     (unsigned long long)(archive->size >> 20));
}

static void check_archive(struct archive *archive, struct findings *findings)
{
	const struct package *package = &archive->package;
	uint64_t allowance = UNPACKING_LIMIT;
	if (package->count == 0)
		findings_add(findings, INSPECT_ARCHIVE_EMPTY, PLACE_OF_ARCHIVE,
			     "the zip is empty; export the package again");
	if (!unzip_is_consistent(archive->unzip))
		findings_add(findings, INSPECT_ARCHIVE_INCONSISTENT, PLACE_OF_ARCHIVE,
			     "the list at the end of the zip and the entries themselves contradict each other, so "
			     "programs would unpack "
			     "different things; export the package again, and trust it only if you know who made it");
	check_sizes(archive, findings);
	check_kinds(package, findings);
	size_t unchecked = 0;
	for (size_t i = 0; i < package->count; i++)
		unchecked += !check_content(archive, &package->files[i], &allowance, findings);
	if (unchecked > 0)
		findings_add(findings, INSPECT_ARCHIVE_UNCHECKED, PLACE_OF_ARCHIVE,
			     "files that were not unpacked to see whether they are whole, as that would take long: "
			     "%zu; unpack the zip "
			     "once to be sure",
			     unchecked);
}

/* ---- the interface ---- */

static enum archive_result finish_opening(struct arena *arena, struct archive *archive, struct findings *findings)
{
	archive->size = unzip_size(archive->unzip);
	list_entries(arena, archive, findings);
	check_archive(archive, findings);
	return ARCHIVE_OPEN;
}

/* How many bytes came: a file that is gone meanwhile has none. */
static size_t read_start(const char *path, char start[FIRST_BYTES])
{
	FILE *file = fopen(path, "rb");
	const size_t length = file ? fread(start, 1, FIRST_BYTES, file) : 0;
	if (file)
		fclose(file);
	return length;
}

enum archive_result archive_open(struct arena *arena, const char *path, struct archive *archive,
				 struct findings *findings, struct strbuf *problem)
{
	*archive = (struct archive){ .unzip = NULL };
	char start[FIRST_BYTES];
	const enum unzip_result result = unzip_open(path, &limits, &archive->unzip);
	if (result == UNZIP_OK)
		return finish_opening(arena, archive, findings);
	if (result == UNZIP_SYSTEM || result == UNZIP_NOT_A_FILE) {
		strbuf_addf(problem, "cannot read %s: %s", path,
			    result == UNZIP_SYSTEM ? strerror(errno) : "it is a folder or a device; name a zip");
		return ARCHIVE_FAILED;
	}
	refuse(findings, result, start, result == UNZIP_NOT_A_ZIP ? read_start(path, start) : 0);
	return ARCHIVE_REFUSED;
}

enum archive_result archive_open_memory(struct arena *arena, const void *data, size_t length, struct archive *archive,
					struct findings *findings)
{
	*archive = (struct archive){ .unzip = NULL };
	const enum unzip_result result = unzip_open_memory(data, length, &limits, &archive->unzip);
	if (result == UNZIP_OK)
		return finish_opening(arena, archive, findings);
	refuse(findings, result, data, length < FIRST_BYTES ? length : FIRST_BYTES);
	return ARCHIVE_REFUSED;
}

void archive_close(struct archive *archive)
{
	unzip_close(archive->unzip);
	archive->unzip = NULL;
}
