#include "output/checksums.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/path.h"

enum { HEX_LENGTH = 2 * HASH_SHA256_SIZE, PATH_START = HEX_LENGTH + 2 };

void checksums_add(struct arena *arena, struct checksums *list, const char *path, const char *hex)
{
	struct checksum *item = ARRAY_PUSH(arena, list->items, list->count, list->capacity);
	item->path = arena_strdup(arena, path);
	memcpy(item->hex, hex, HEX_LENGTH);
}

static int compare_items(const void *a, const void *b)
{
	return strcmp(((const struct checksum *)a)->path, ((const struct checksum *)b)->path);
}

static void sort(struct checksums *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof *list->items, compare_items);
}

static bool is_line(const char *line, size_t length)
{
	return length > PATH_START && strspn(line, "0123456789abcdef") == HEX_LENGTH && line[HEX_LENGTH] == ' ' &&
	       line[HEX_LENGTH + 1] == ' ';
}

static bool lies_in(const char *path, const char *const *names, size_t count)
{
	size_t length = strcspn(path, "/");
	for (size_t i = 0; i < count; i++)
		if (strlen(names[i]) == length && strncmp(path, names[i], length) == 0)
			return true;
	return false;
}

static bool is_listed(const struct checksums *list, size_t sorted, const char *path)
{
	const struct checksum wanted = { .path = path };
	return sorted > 0 && bsearch(&wanted, list->items, sorted, sizeof *list->items, compare_items) != NULL;
}

void checksums_keep(struct arena *arena, struct checksums *list, const char *old, const char *const *except,
		    size_t count, int folder)
{
	sort(list);
	const size_t sorted = list->count;
	for (const char *line = old; *line;) {
		size_t length = strcspn(line, "\n");
		if (is_line(line, length)) {
			const char *path = arena_strndup(arena, line + PATH_START, length - PATH_START);
			struct stat status;
			if (!lies_in(path, except, count) && !is_listed(list, sorted, path) &&
			    path_is_publishable(path) && fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0)
				checksums_add(arena, list, path, line);
		}
		line += length;
		line += *line == '\n';
	}
}

void checksums_print(struct checksums *list, struct strbuf *out)
{
	sort(list);
	for (size_t i = 0; i < list->count; i++)
		strbuf_addf(out, "%s  %s\n", list->items[i].hex, list->items[i].path);
}
