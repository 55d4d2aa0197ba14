/*
 * Source: one authored file, read and known to be clean text.
 */
#ifndef WAYMARK_LOAD_SOURCE_H
#define WAYMARK_LOAD_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

#define SOURCE_LESSON_LIMIT (64 * 1024)
#define SOURCE_FILE_LIMIT (1024 * 1024)

struct source {
	const char *path;   /* on disk, as shown in diagnostics: root + "/" + inside */
	const char *inside; /* below the kit's root */
	const char *text;   /* valid UTF-8 without control characters, no BOM, line feeds only ("\r\n" is turned into "\n") */
	size_t length;
};

/* False when a symbolic link on the way from `root` to `inside` leads out of `root`. What does not exist is inside. */
bool source_is_inside(struct arena *arena, const char *root, const char *inside);

/* Read `inside` below `root`. Missing [file-missing], unreadable [file-unreadable], too large [file-too-large], leading out of the kit
 * through a link [path-outside], not UTF-8 [utf8-invalid], control characters [control-character]: reported with the place of `from` (or the
 * file itself when the fault is inside it). False: unusable. */
bool source_read(struct arena *arena, const char *root, const char *inside, size_t limit, struct place from,
                 struct diagnostics *diagnostics, struct source *source);

#endif
