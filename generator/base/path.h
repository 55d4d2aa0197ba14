/*
 * Paths as text: joining, staying inside a folder, and the names that every system accepts.
 */
#ifndef WAYMARK_BASE_PATH_H
#define WAYMARK_BASE_PATH_H

#include <stdbool.h>

#include "base/arena.h"

char *path_join(struct arena *arena, const char *folder, const char *name);

/* The folder part, "." when there is none. */
char *path_folder(struct arena *arena, const char *path);

/* The part after the last '/'. Points into `path`. */
const char *path_name(const char *path);

/* ".svg" of "a/b.svg", "" when there is none. Points into `path`. */
const char *path_extension(const char *path);

/*
 * Resolve `reference` (with '/' only) against `folder`, both relative to the kit's root ("" = root).
 * Removes "." and ".."; NULL when it is absolute, has a backslash, a control character or a scheme,
 * or leaves the root.
 */
char *path_resolve(struct arena *arena, const char *folder, const char *reference);

/* The way from the file `from` to the file `to`, both relative to one root: ("en/m02.html","s/a.css") -> "../s/a.css". */
char *path_relative(struct arena *arena, const char *from, const char *to);

/*
 * A name that USB sticks, LMSs and zip readers keep: [a-z0-9._-], at most 80 characters, no leading
 * dot, not a reserved Windows name.
 */
bool path_name_is_portable(const char *name);

/* Whether Windows opens a device for the name, whatever its extension: "con", "LPT1.txt". */
bool path_name_is_device(const char *name);

/* Every part portable apart from letter case, relative, no "..", at most 180 characters. */
bool path_is_publishable(const char *path);

#endif
