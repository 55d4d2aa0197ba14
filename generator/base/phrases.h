/*
 * Phrases: does a text hold one of a list of phrases? Words are compared whole, and without regard to letter case, accents and
 * punctuation: "¿Cuál NO…?" holds "cual no", "nobody" does not hold "no".
 *
 * Both sides are folded: small letters without accents, and one blank behind each word.
 *
 *     struct phrases phrases = phrases_read(arena, "all of the above, none of the above");
 *     phrases_fold("None of the above.", 18, &folded);
 *     const struct phrase *found = phrases_find(&phrases, folded.text, NULL);
 *
 * Looking for a thousand phrases in a text takes hardly longer than looking for one.
 */
#ifndef WAYMARK_BASE_PHRASES_H
#define WAYMARK_BASE_PHRASES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

enum { PHRASE_LIMIT = 200 }; /* bytes, folded: what makes looking for phrases take linear time */

struct phrase {
	const char *written; /* as it stands in the list */
	const char *folded;
	size_t length;              /* of `folded` */
	const struct phrase *start; /* the longest other phrase that this one starts with, or NULL */
};

struct phrases {
	const struct phrase *items; /* sorted by `folded` */
	size_t count;
};

/* The phrases of a list, divided by commas. NULL is an empty list. What has no letter or digit is no phrase, nor is what is longer
 * than PHRASE_LIMIT: somebody forgot the commas. */
struct phrases phrases_read(struct arena *arena, const char *list);

/* Append the words of a valid UTF-8 text, folded as base/fold.h says. */
void phrases_fold(const char *text, size_t length, struct strbuf *out);

/* The first phrase in a folded text, the longest where several start there; `*at` (may be NULL) is its first letter.
 * NULL: there is none. */
const struct phrase *phrases_find(const struct phrases *phrases, const char *folded, const char **at);

/* The longest phrase that a folded text starts with, or NULL. */
const struct phrase *phrases_at(const struct phrases *phrases, const char *folded);

#endif
