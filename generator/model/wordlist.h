/*
 * Word list: the interface words of one language, in the form in which words_get() and words_find() (model.h) search them.
 */
#ifndef WAYMARK_MODEL_WORDLIST_H
#define WAYMARK_MODEL_WORDLIST_H

#include <stddef.h>

#include "base/arena.h"
#include "model/model.h"

struct words {
	const char *path;   /* the file they come from, as shown in diagnostics */
	struct word *words; /* sorted by key; keys are joined with dots */
	size_t count;
};

/* A list of `count` words in file order, copied; keys are unique. */
struct words *wordlist_new(struct arena *arena, const char *path, const struct word *words, size_t count);

#endif
