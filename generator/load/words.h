/*
 * Interface words: templates/strings/<lang>.yaml with the kit's <lang>/strings.yaml over it, keys joined with dots.
 */
#ifndef WAYMARK_LOAD_WORDS_H
#define WAYMARK_LOAD_WORDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"

/* Read the words of one language. A kit may override known keys and add "figures.*"; anything else is [key-unknown]. */
struct words *words_load(struct arena *arena, const char *templates, const char *kit_root, const char *language,
                         struct diagnostics *diagnostics);

/* Report keys that one of the two has and the other has not [word-missing]. */
void words_compare(const struct words *a, const struct words *b, struct diagnostics *diagnostics);

#endif
