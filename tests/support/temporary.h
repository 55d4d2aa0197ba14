/*
 * A folder of its own for a test, below $TMPDIR, removed at the end. Includes what cmocka wants before itself.
 */
#ifndef WAYMARK_TESTS_TEMPORARY_H
#define WAYMARK_TESTS_TEMPORARY_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

struct temporary {
	struct arena arena;
	char *folder; /* absolute */
};

static inline int temporary_set_up(void **state)
{
	struct temporary *temporary = calloc(1, sizeof *temporary);
	const char *parent = getenv("TMPDIR");

	if (!temporary)
		return -1;
	temporary->folder = arena_strdup(
	    &temporary->arena, path_join(&temporary->arena, parent && *parent ? parent : "/tmp", "waymark-XXXXXX"));
	*state = temporary;
	return mkdtemp(temporary->folder) ? 0 : -1;
}

static inline int temporary_tear_down(void **state)
{
	struct temporary *temporary = *state;

	file_remove_tree(temporary->folder);
	arena_release(&temporary->arena);
	free(temporary);
	return 0;
}

/* The path of something in the folder. */
static inline char *temporary_path(struct temporary *temporary, const char *name)
{
	return path_join(&temporary->arena, temporary->folder, name);
}

static inline char *temporary_write(struct temporary *temporary, const char *name, const char *text)
{
	char *path = temporary_path(temporary, name);

	assert_true(file_write(path, text, strlen(text)));
	return path;
}

/* The content of a file in the folder; NULL when there is none. */
static inline char *temporary_read(struct temporary *temporary, const char *name)
{
	char *text = NULL;
	size_t length;
	enum file_result result =
	    file_read(&temporary->arena, temporary_path(temporary, name), (size_t)64 << 20, &text, &length);

	return result == FILE_OK ? text : NULL;
}

#endif
