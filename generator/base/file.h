/*
 * Files and folders. Errors of the system are told by errno; the caller knows the words for them.
 */
#ifndef WAYMARK_BASE_FILE_H
#define WAYMARK_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum file_result { FILE_OK, FILE_MISSING, FILE_TOO_LARGE, FILE_NOT_REGULAR, FILE_FAILED };

/* The whole of a regular file, terminated, in the arena. Never reads more than `limit` bytes: a larger
 * file is FILE_TOO_LARGE. Devices, pipes and folders are FILE_NOT_REGULAR and are not opened for reading. */
enum file_result file_read(struct arena *arena, const char *path, size_t limit, char **text, size_t *length);

bool file_exists(const char *path); /* a regular file */
bool file_is_folder(const char *path);

struct file_list {
	const char **names; /* sorted by byte value; without "." and "..", dot files left out */
	size_t count;
};

/* Names in a folder. False (errno set) when it cannot be read. */
bool file_list_folder(struct arena *arena, const char *path, struct file_list *list);

/* Write a new file, making missing folders above it. Checks the last write. False: errno set. */
bool file_write(const char *path, const void *data, size_t length);

/* The same into an open file, from where it stands. */
bool file_write_all(int descriptor, const void *data, size_t length);

bool file_make_folders(const char *path);

/* Remove a file or a folder with everything in it; does not follow symbolic links. */
bool file_remove_tree(const char *path);

#endif
