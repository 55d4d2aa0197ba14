/*
 * The end of a message about a name that is not known: which one was probably meant, or which there are.
 */
#ifndef WAYMARK_LOAD_SUGGEST_H
#define WAYMARK_LOAD_SUGGEST_H

#include <stddef.h>

#include "base/strbuf.h"

/* Append "did you mean 'x'?", else "known here: a, b, c" when there are few, else `remedy`. */
void suggest(struct strbuf *out, const char *word, const char *const *candidates, size_t count, const char *remedy);

#endif
