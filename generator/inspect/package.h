/*
 * Package: the files of what is inspected, wherever they lie: in a zip, or in memory before they are zipped.
 *
 * Who makes one fills `files`, `count`, `read` and `source`, and calls package_start(). A package has a root: the folder in
 * which its manifest lies, which is the archive itself unless somebody zipped a folder instead of its content.
 */
#ifndef WAYMARK_INSPECT_PACKAGE_H
#define WAYMARK_INSPECT_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"

struct package_file {
	const char *path; /* UTF-8, as the archive has it, but always with '/' */
	uint64_t size;    /* unpacked, in bytes, as the archive says */
	uint64_t packed_size;
	bool is_stored; /* packed without compression */
	bool is_folder; /* the entry of a folder itself: "a/" */
	bool is_link;   /* a symbolic link */
	bool is_encrypted;
	bool has_other_method;  /* neither stored nor deflated */
	bool name_is_converted; /* it was not written in UTF-8 */
	bool has_backslash;     /* folders were divided by a backslash */
	size_t index;           /* for `read` */
};

enum package_read { PACKAGE_READ, PACKAGE_READ_TOO_LARGE, PACKAGE_READ_FAILED };

struct package {
	const struct package_file *files; /* in the order of the archive */
	size_t count;

	/* Append a file to `out`; never more than `limit` bytes. */
	enum package_read (*read)(const struct package *package, const struct package_file *file, uint64_t limit,
				  struct strbuf *out);
	void *source; /* for `read` */

	/* filled by package_start() */
	const char *root;                      /* "" or "course/" */
	const struct package_file **by_path;   /* sorted by path */
	const struct package_file **by_folded; /* sorted by path without regard to ASCII letter case */
};

/* Make the package ready for looking files up. */
void package_start(struct arena *arena, struct package *package);

/* Take the folder (with its '/') for the root. */
void package_set_root(struct package *package, const char *folder);

/* The path below the root, or NULL when the file lies outside of it. */
const char *package_inner_path(const struct package *package, const struct package_file *file);

/* The file of that path below the root, or NULL. Entries of folders are not found. */
const struct package_file *package_find(const struct package *package, const char *path);

/* The same without regard to the letter case of ASCII. */
const struct package_file *package_find_folded(const struct package *package, const char *path);

/* Whether any file's path below the root begins so. */
bool package_has_below(const struct package *package, const char *start);

/* In `by_path` and `by_folded` equal paths lie beside each other in the order of the archive. */
int package_compare_folded(const char *a, const char *b);

#endif
