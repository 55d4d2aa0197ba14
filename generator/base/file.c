#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"

/* Read until the end or until `limit` is passed. A file may grow meanwhile: the buffer follows it. */
static enum file_result read_all(struct arena *arena, int descriptor, size_t expected, size_t limit, char **text,
				 size_t *length)
{
	size_t capacity = expected + 1;
	char *buffer = arena_alloc(arena, capacity + 1);
	size_t filled = 0;
	for (;;) {
		ssize_t got = read(descriptor, buffer + filled, capacity - filled);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FILE_FAILED;
		if (got == 0)
			break;
		filled += (size_t)got;
		if (filled > limit)
			return FILE_TOO_LARGE;
		if (filled == capacity) {
			char *larger = arena_alloc(arena, capacity * 2 + 1);
			memcpy(larger, buffer, filled);
			buffer = larger;
			capacity *= 2;
		}
	}
	buffer[filled] = '\0';
	*text = buffer;
	*length = filled;
	return FILE_OK;
}

static enum file_result read_open(struct arena *arena, int descriptor, size_t limit, char **text, size_t *length)
{
	struct stat status;
	if (fstat(descriptor, &status) != 0)
		return FILE_FAILED;
	if (!S_ISREG(status.st_mode))
		return FILE_NOT_REGULAR;
	if (status.st_size < 0 || (uintmax_t)status.st_size > limit)
		return FILE_TOO_LARGE;
	return read_all(arena, descriptor, (size_t)status.st_size, limit, text, length);
}

enum file_result file_read(struct arena *arena, const char *path, size_t limit, char **text, size_t *length)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_FAILED;
	if (!S_ISREG(status.st_mode))
		return FILE_NOT_REGULAR;
	/* Something else may lie there by now: opening a pipe must not wait for a writer. */
	int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0)
		return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_FAILED;
	enum file_result result = read_open(arena, descriptor, limit, text, length);
	int error = errno;
	close(descriptor);
	errno = error;
	return result;
}

bool file_exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool file_is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list_folder(struct arena *arena, const char *path, struct file_list *list)
{
	*list = (struct file_list){ NULL, 0 };
	DIR *folder = opendir(path);
	if (!folder)
		return false;
	size_t capacity = 0;
	const struct dirent *entry;
	while (errno = 0, (entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.')
			*ARRAY_PUSH(arena, list->names, list->count, capacity) = arena_strdup(arena, entry->d_name);
	int error = errno;
	closedir(folder);
	errno = error;
	if (list->count > 1)
		qsort(list->names, list->count, sizeof *list->names, compare_names);
	return error == 0;
}

bool file_write_all(int descriptor, const void *data, size_t length)
{
	const char *bytes = data;
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

static bool make_folder_above(const char *path)
{
	struct arena arena = ARENA_INIT;
	const char *slash = strrchr(path, '/');
	bool made = slash && slash != path && file_make_folders(arena_strndup(&arena, path, (size_t)(slash - path)));
	int error = errno;
	arena_release(&arena);
	errno = error;
	return made;
}

bool file_write(const char *path, const void *data, size_t length)
{
	const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
	int descriptor = open(path, flags, 0666);
	if (descriptor < 0 && errno == ENOENT && make_folder_above(path))
		descriptor = open(path, flags, 0666);
	if (descriptor < 0)
		return false;
	bool written = file_write_all(descriptor, data, length);
	int error = errno;
	if (close(descriptor) != 0 && written) {
		written = false;
		error = errno;
	}
	errno = error;
	return written;
}

static bool make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return true;
	int error = errno;
	if (error == EEXIST && file_is_folder(path))
		return true;
	errno = error;
	return false;
}

bool file_make_folders(const char *path)
{
	struct arena arena = ARENA_INIT;
	char *part = arena_strdup(&arena, path);
	bool made = true;
	for (char *slash = strchr(part + (*part == '/'), '/'); slash && made; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		made = make_folder(part);
		*slash = '/';
	}
	made = made && make_folder(part);
	int error = errno;
	arena_release(&arena);
	errno = error;
	return made;
}

static bool remove_at(int parent, const char *name);

/* Remove everything in the open folder; takes over the descriptor. */
static bool remove_contents(int descriptor)
{
	DIR *folder = fdopendir(descriptor);
	if (!folder) {
		close(descriptor);
		return false;
	}
	bool removed = true;
	const struct dirent *entry;
	while (removed && (errno = 0, entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			removed = remove_at(dirfd(folder), entry->d_name);
	removed = removed && errno == 0;
	int error = errno;
	closedir(folder);
	errno = error;
	return removed;
}

static bool remove_at(int parent, const char *name)
{
	if (unlinkat(parent, name, 0) == 0)
		return true;
	/* POSIX says EPERM for a folder, Linux EISDIR */
	if (errno != EISDIR && errno != EPERM)
		return false;
	int error = errno;
	int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0) {
		errno = errno == ENOTDIR ? error : errno;
		return false;
	}
	return remove_contents(folder) && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

bool file_remove_tree(const char *path)
{
	return remove_at(AT_FDCWD, path);
}
