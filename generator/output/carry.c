#include "output/carry.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

enum { COPY_SIZE = 64 * 1024 };

static void close_quietly(int descriptor)
{
	int error = errno;
	close(descriptor);
	errno = error;
}

/* ---- one file ---- */

static bool copy_bytes(int from, int to)
{
	char *buffer = memory_alloc(COPY_SIZE);
	ssize_t got;
	bool copied = true;
	while (copied && (got = read(from, buffer, COPY_SIZE)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		copied = got > 0 && file_write_all(to, buffer, (size_t)got);
	}
	int error = errno;
	free(buffer);
	errno = error;
	return copied;
}

static bool copy_file(int from_folder, int to_folder, const char *name, mode_t mode)
{
	int from = openat(from_folder, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	if (from < 0)
		return false;
	int to = openat(to_folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
	bool copied = to >= 0 && copy_bytes(from, to);
	if (to >= 0 && copied)
		copied = close(to) == 0;
	else if (to >= 0)
		close_quietly(to);
	close_quietly(from);
	return copied;
}

static bool copy_symbolic_link(int from_folder, int to_folder, const char *name)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(from_folder, name, target, sizeof target - 1);
	if (length < 0)
		return false;
	target[length] = '\0';
	return symlinkat(target, to_folder, name) == 0;
}

/* A link costs nothing, and the old output is about to go. */
static bool carry_file(int from_folder, int to_folder, const char *name, mode_t mode)
{
	if (linkat(from_folder, name, to_folder, name, 0) == 0 || errno == EEXIST)
		return true;
	if (S_ISLNK(mode))
		return copy_symbolic_link(from_folder, to_folder, name);
	if (S_ISREG(mode))
		return copy_file(from_folder, to_folder, name, mode);
	return true; /* pipes and devices: nobody's output */
}

/* ---- folders ---- */

static bool carry_entries(int from, int to, const char *const *except, size_t count);

static bool carry_folder(int from_folder, int to_folder, const char *name, mode_t mode)
{
	if (mkdirat(to_folder, name, (mode & 0777) | S_IRWXU) != 0 && errno != EEXIST)
		return false;
	int to = openat(to_folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (to < 0)
		return errno == ENOTDIR || errno == ELOOP; /* the new output has a file of that name */
	int from = openat(from_folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool carried = from >= 0 && carry_entries(from, to, NULL, 0);
	close_quietly(to);
	return carried;
}

static bool is_excepted(const char *name, const char *const *except, size_t count)
{
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, except[i]) == 0)
			return true;
	return false;
}

static bool carry_entry(int from, int to, const char *name)
{
	struct stat status;
	if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (S_ISDIR(status.st_mode))
		return carry_folder(from, to, name, status.st_mode);
	return carry_file(from, to, name, status.st_mode);
}

/* Takes over `from`. */
static bool carry_entries(int from, int to, const char *const *except, size_t count)
{
	DIR *folder = fdopendir(from);
	if (!folder) {
		close_quietly(from);
		return false;
	}
	bool carried = true;
	const struct dirent *entry;
	while (carried && (errno = 0, entry = readdir(folder)) != NULL)
		if (!is_excepted(entry->d_name, except, count))
			carried = carry_entry(dirfd(folder), to, entry->d_name);
	carried = carried && errno == 0;
	int error = errno;
	closedir(folder);
	errno = error;
	return carried;
}

bool carry_over(const char *from, int to, const char *const *except, size_t count)
{
	int folder = open(from, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return folder >= 0 && carry_entries(folder, to, except, count);
}
