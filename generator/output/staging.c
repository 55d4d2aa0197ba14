#define _GNU_SOURCE /* renameat2(), flock() */
#include "output/staging.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

static bool refuse(const struct staging *staging, struct strbuf *problem, const char *reason)
{
	strbuf_addf(problem, "the output folder %s %s", staging->asked, reason);
	return false;
}

static bool refuse_errno(const struct staging *staging, struct strbuf *problem, const char *what, int error)
{
	strbuf_addf(problem, "%s %s: %s", what, staging->asked, strerror(error));
	return false;
}

/* ---- which folder is meant ---- */

/* The canonical path of something that exists, in the arena; NULL: errno set. */
static char *canonical(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	if (!real)
		return NULL;
	char *copy = arena_strdup(arena, real);
	free(real);
	return copy;
}

static bool resolve_new(struct staging *staging, struct strbuf *problem)
{
	struct stat status;
	if (lstat(staging->asked, &status) == 0)
		return refuse(staging, problem, "is a symbolic link that leads nowhere");
	size_t length = strlen(staging->asked);
	while (length > 1 && staging->asked[length - 1] == '/')
		length--;
	const char *path = arena_strndup(&staging->arena, staging->asked, length);
	const char *name = path_name(path);
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return refuse_errno(staging, problem, "cannot find", ENOENT);
	const char *parent = path_folder(&staging->arena, path);
	if (!file_is_folder(parent) && !file_make_folders(parent))
		return refuse_errno(staging, problem, "cannot make the folder above", errno);
	parent = canonical(&staging->arena, parent);
	if (!parent)
		return refuse_errno(staging, problem, "cannot find the folder above", errno);
	staging->destination = path_join(&staging->arena, parent, name);
	return true;
}

static bool resolve(struct staging *staging, struct strbuf *problem)
{
	if (*staging->asked == '\0') {
		strbuf_addstr(problem, "the output folder has no name");
		return false;
	}
	staging->destination = canonical(&staging->arena, staging->asked);
	if (staging->destination)
		return true;
	if (errno != ENOENT)
		return refuse_errno(staging, problem, "cannot use", errno);
	return resolve_new(staging, problem);
}

/* ---- whether it may be replaced ---- */

static bool is_empty_folder(const char *path)
{
	DIR *folder = opendir(path);
	if (!folder)
		return false;
	bool empty = true;
	const struct dirent *entry;
	while (empty && (entry = readdir(folder)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(folder);
	return empty;
}

static bool has_marker(struct staging *staging)
{
	struct stat status;
	const char *marker = path_join(&staging->arena, staging->destination, STAGING_MARKER);
	return lstat(marker, &status) == 0 && S_ISREG(status.st_mode);
}

/* Whoever stands in the folder, or runs us from there, would be left in one that is gone. */
static bool holds_present_folder(const struct staging *staging)
{
	char *present = getcwd(NULL, 0);
	size_t length = strlen(staging->destination);
	bool holds = present && strncmp(present, staging->destination, length) == 0 &&
		     (present[length] == '/' || present[length] == '\0');
	free(present);
	return holds;
}

static bool may_be_replaced(struct staging *staging, struct strbuf *problem)
{
	struct stat status;
	struct stat above;
	if (strcmp(staging->destination, "/") == 0)
		return refuse(staging, problem, "is the root of the file system; name a folder in it");
	if (lstat(staging->destination, &status) != 0)
		return errno == ENOENT || refuse_errno(staging, problem, "cannot use", errno);
	if (!S_ISDIR(status.st_mode))
		return refuse(staging, problem, "is a file; name a folder");
	const char *parent = path_folder(&staging->arena, staging->destination);
	if (stat(parent, &above) == 0 && above.st_dev != status.st_dev)
		return refuse(staging, problem,
			      "is a mounted disk, which cannot be replaced as a whole; name a folder in it");
	if (holds_present_folder(staging))
		return refuse(staging, problem, "is replaced as a whole, but you are in it; go to another folder");
	if (!has_marker(staging) && !is_empty_folder(staging->destination))
		return refuse(
		    staging, problem,
		    "holds files that were not built here; name another folder, or empty it if nobody needs them");
	return true;
}

/* ---- what killed runs left ---- */

/* The process that a name like ".dist.new-123" speaks of, 0 if it is none of these. */
static pid_t staging_owner(const char *entry, const char *name, const char *kind)
{
	size_t length = strlen(name);
	if (entry[0] != '.' || strncmp(entry + 1, name, length) != 0)
		return 0;
	const char *rest = entry + 1 + length;
	if (strncmp(rest, kind, strlen(kind)) != 0)
		return 0;
	const char *digits = rest + strlen(kind);
	if (!isdigit((unsigned char)*digits) || digits[strspn(digits, "0123456789")] != '\0' || strlen(digits) > 9)
		return 0;
	return (pid_t)strtol(digits, NULL, 10);
}

/* A live build holds a lock on its folder. The number alone is not enough: another container has its own numbers. */
static bool is_stale(const char *path, pid_t owner)
{
	if (owner != getpid() && (kill(owner, 0) == 0 || errno != ESRCH))
		return false;
	int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	bool locked = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	close(descriptor);
	return !locked;
}

/* Only where no exchange is possible: killed between its two renames, a run leaves the old output beside its place. */
static void restore_or_remove(const struct staging *staging, const char *old)
{
	struct stat status;
	if (lstat(staging->destination, &status) == 0 || rename(old, staging->destination) != 0)
		file_remove_tree(old);
}

static void clean_up_after_killed_runs(struct staging *staging)
{
	const char *parent = path_folder(&staging->arena, staging->destination);
	const char *name = path_name(staging->destination);
	DIR *folder = opendir(parent);
	if (!folder)
		return;
	const struct dirent *entry;
	while ((entry = readdir(folder)) != NULL) {
		pid_t new_owner = staging_owner(entry->d_name, name, ".new-");
		pid_t old_owner = staging_owner(entry->d_name, name, ".old-");
		if (new_owner == 0 && old_owner == 0)
			continue;
		const char *path = path_join(&staging->arena, parent, entry->d_name);
		if (new_owner != 0 && is_stale(path, new_owner))
			file_remove_tree(path);
		else if (old_owner != 0 && is_stale(path, old_owner))
			restore_or_remove(staging, path);
	}
	closedir(folder);
}

/* ---- the interface ---- */

static char *beside(struct staging *staging, const char *kind)
{
	const char *parent = path_folder(&staging->arena, staging->destination);
	const char *name = path_name(staging->destination);
	const char *slash = strcmp(parent, "/") == 0 ? "" : "/";
	return arena_printf(&staging->arena, "%s%s.%s%s%ld", parent, slash, name, kind, (long)getpid());
}

static bool make_folder(struct staging *staging, struct strbuf *problem)
{
	staging->folder = beside(staging, ".new-");
	if (mkdir(staging->folder, 0777) != 0)
		return refuse_errno(staging, problem, "cannot make a folder beside", errno);
	staging->descriptor = open(staging->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (staging->descriptor < 0) {
		rmdir(staging->folder);
		return refuse_errno(staging, problem, "cannot open a folder beside", errno);
	}
	flock(staging->descriptor, LOCK_EX | LOCK_NB); /* some file systems have no locks: then the number must do */
	return true;
}

bool staging_open(struct staging *staging, const char *destination, struct strbuf *problem)
{
	*staging = (struct staging){ .arena = ARENA_INIT, .descriptor = -1 };
	staging->asked = arena_strdup(&staging->arena, destination);
	bool opened = resolve(staging, problem);
	if (opened) {
		clean_up_after_killed_runs(staging);
		opened = may_be_replaced(staging, problem) && make_folder(staging, problem);
	}
	if (!opened)
		staging_close(staging);
	return opened;
}

/* Where the system cannot exchange two folders. Should the second rename fail, the first is undone. */
static bool replace_in_two_steps(struct staging *staging, const char *old)
{
	if (rename(staging->destination, old) != 0)
		return false;
	if (rename(staging->folder, staging->destination) == 0)
		return true;
	int error = errno;
	rename(old, staging->destination);
	errno = error;
	return false;
}

static bool replace(struct staging *staging, const struct stat *present)
{
	/* who could read the folder shall read the new one */
	fchmod(staging->descriptor, present->st_mode & 07777);
	if (renameat2(AT_FDCWD, staging->folder, AT_FDCWD, staging->destination, RENAME_EXCHANGE) == 0) {
		file_remove_tree(staging->folder);
		return true;
	}
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return false;
	const char *old = beside(staging, ".old-");
	if (!replace_in_two_steps(staging, old))
		return false;
	file_remove_tree(old);
	return true;
}

bool staging_swap(struct staging *staging, struct strbuf *problem)
{
	struct stat present;
	if (!may_be_replaced(staging, problem)) /* it may have changed while we worked */
		return false;
	if (lstat(staging->destination, &present) == 0)
		staging->swapped = replace(staging, &present);
	else
		staging->swapped = rename(staging->folder, staging->destination) == 0;
	if (!staging->swapped)
		return refuse_errno(staging, problem, "cannot replace", errno);
	return true;
}

void staging_close(struct staging *staging)
{
	if (staging->descriptor >= 0) {
		if (!staging->swapped)
			file_remove_tree(staging->folder);
		close(staging->descriptor);
	}
	staging->descriptor = -1;
	arena_release(&staging->arena);
}
