#include "inspect/package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

int package_compare_folded(const char *a, const char *b)
{
	return strcasecmp(a, b);
}

static int by_archive_order(const struct package_file *a, const struct package_file *b)
{
	return (a > b) - (a < b);
}

static int compare_paths(const void *first, const void *second)
{
	const struct package_file *a = *(const struct package_file *const *)first;
	const struct package_file *b = *(const struct package_file *const *)second;
	const int order = strcmp(a->path, b->path);
	return order != 0 ? order : by_archive_order(a, b);
}

static int compare_folded(const void *first, const void *second)
{
	const struct package_file *a = *(const struct package_file *const *)first;
	const struct package_file *b = *(const struct package_file *const *)second;
	const int order = package_compare_folded(a->path, b->path);
	return order != 0 ? order : by_archive_order(a, b);
}

static const struct package_file **sorted(struct arena *arena, const struct package *package,
					  int (*compare)(const void *, const void *))
{
	const struct package_file **files = arena_calloc(arena, package->count, sizeof *files);
	for (size_t i = 0; i < package->count; i++)
		files[i] = &package->files[i];
	if (package->count > 1)
		qsort(files, package->count, sizeof *files, compare);
	return files;
}

void package_start(struct arena *arena, struct package *package)
{
	package->root = "";
	package->by_path = sorted(arena, package, compare_paths);
	package->by_folded = sorted(arena, package, compare_folded);
}

void package_set_root(struct package *package, const char *folder)
{
	package->root = folder;
}

const char *package_inner_path(const struct package *package, const struct package_file *file)
{
	const size_t root = strlen(package->root);
	return strncmp(file->path, package->root, root) == 0 ? file->path + root : NULL;
}

/* ---- looking up ---- */

/* Compares `path` with root and name joined, without joining them. */
static int compare_joined(int (*compare)(const char *, const char *, size_t), const char *root, const char *name,
			  const char *path)
{
	const size_t length = strlen(root);
	const int order = compare(root, path, length);
	return order != 0 ? order : compare(name, path + length, SIZE_MAX);
}

static const struct package_file *find(const struct package *package, const struct package_file *const *files,
				       int (*compare)(const char *, const char *, size_t), const char *path)
{
	size_t low = 0, high = package->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (compare_joined(compare, package->root, path, files[middle]->path) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == package->count || compare_joined(compare, package->root, path, files[low]->path) != 0)
		return NULL;
	return files[low]->is_folder ? NULL : files[low];
}

const struct package_file *package_find(const struct package *package, const char *path)
{
	return find(package, package->by_path, strncmp, path);
}

const struct package_file *package_find_folded(const struct package *package, const char *path)
{
	return find(package, package->by_folded, strncasecmp, path);
}

bool package_has_below(const struct package *package, const char *start)
{
	const size_t root = strlen(package->root), length = strlen(start);
	for (size_t i = 0; i < package->count; i++)
		if (strncmp(package->files[i].path, package->root, root) == 0 &&
		    strncmp(package->files[i].path + root, start, length) == 0)
			return true;
	return false;
}
