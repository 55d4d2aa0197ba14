/*
 * Squeeze: style and script without what only their authors need.
 */
#ifndef WAYMARK_RENDER_SQUEEZE_H
#define WAYMARK_RENDER_SQUEEZE_H

#include <stddef.h>

#include "base/strbuf.h"

/* Without comments, line breaks, and the blanks that separate nothing. Strings stay as they are. */
void squeeze_style(struct strbuf *out, const char *text, size_t length);

/* Without indentation, empty lines and whole-line comments: what a script means may hang on the rest. */
void squeeze_script(struct strbuf *out, const char *text, size_t length);

#endif
