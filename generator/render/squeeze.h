/*
 * Squeeze: style and script without what only their authors need: indentation, empty lines, whole-line comments.
 */
#ifndef WAYMARK_RENDER_SQUEEZE_H
#define WAYMARK_RENDER_SQUEEZE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* `has_line_comments`: lines that start with two slashes are comments (scripts). */
void squeeze(struct strbuf *out, const char *text, size_t length, bool has_line_comments);

#endif
