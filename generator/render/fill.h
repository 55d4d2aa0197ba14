/*
 * Fill: interface words with holes, "Page {n} of {total}", written escaped for text and attributes.
 *
 * A hole is a name [a-z0-9_-] in braces; any other brace is a brace.
 */
#ifndef WAYMARK_RENDER_FILL_H
#define WAYMARK_RENDER_FILL_H

#include <stddef.h>

#include "base/strbuf.h"

/* Append what stands in the hole `name` to `out`, escaped. */
typedef void fill_hole(const void *context, const char *name, size_t length, struct strbuf *out);

void fill_word(struct strbuf *out, const char *word, fill_hole *fill, const void *context);

/* The same for a word with at most one hole, whatever its name. */
void fill_word_with(struct strbuf *out, const char *word, const char *value);

#endif
