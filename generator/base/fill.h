/*
 * Fill: interface words with holes, "Page {n} of {total}", plain or escaped for text and attributes.
 *
 * A hole is a name [a-z0-9_-] in braces; any other brace is a brace.
 */
#ifndef WAYMARK_BASE_FILL_H
#define WAYMARK_BASE_FILL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

/* Append what stands in the hole `name` to `out`, escaped. */
typedef void fill_hole(const void *context, const char *name, size_t length, struct strbuf *out);

void fill_word(struct strbuf *out, const char *word, fill_hole *fill, const void *context);

/* The same for a word with at most one hole, whatever its name. */
void fill_word_with(struct strbuf *out, const char *word, const char *value);

/* Plain text; a hole without a value stays as it is written. */
struct fill_value {
	const char *name, *value;
};
void fill_plain(struct strbuf *out, const char *word, const struct fill_value *values, size_t count);

/* The same as a text in `arena`. */
const char *fill_words(struct arena *arena, const char *word, const struct fill_value *values, size_t count);

#endif
