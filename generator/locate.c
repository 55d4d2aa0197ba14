/*
 * Locate: the program's own files, from the place of the program.
 */
#include "locate.h"

#include <limits.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

#ifndef WAYMARK_DATADIR
#define WAYMARK_DATADIR "/usr/local/share/waymark"
#endif

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* "." where the system does not tell. */
static const char *program_folder(struct arena *arena)
{
	char path[PATH_MAX];
	const ssize_t length = readlink("/proc/self/exe", path, sizeof path);

	if (length <= 0 || (size_t)length >= sizeof path)
		return ".";
	return path_folder(arena, arena_strndup(arena, path, (size_t)length));
}

/* The first of `count` folders, as seen from the program, that is there; or NULL. */
static const char *find_folder(struct arena *arena, const char *const *candidates, size_t count)
{
	const char *program = program_folder(arena);

	for (size_t i = 0; i < count; i++) {
		const char *folder = path_join(arena, program, candidates[i]);

		if (file_is_folder(folder))
			return folder;
	}
	return NULL;
}

/* The program lies in build/, the one that the tests run in build/tests/. */
const char *locate_templates(struct arena *arena)
{
	static const char *const candidates[] = { "../templates", "../../templates" };
	const char *found = find_folder(arena, candidates, 2);

	return found ? found : WAYMARK_DATADIR "/templates";
}

const char *locate_schemas(struct arena *arena)
{
	static const char *const candidates[] = { "schemas", "../schemas" };
	const char *found = find_folder(arena, candidates, 2);

	if (!found && file_is_folder(WAYMARK_DATADIR "/schemas"))
		found = WAYMARK_DATADIR "/schemas";
	return found;
}
