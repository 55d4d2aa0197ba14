/*
 * Processes: another program is looked for and run, for a bounded time and without a word on the terminal.
 */
#ifndef WAYMARK_BASE_PROCESS_H
#define WAYMARK_BASE_PROCESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strbuf.h"

/* The path of the first of `names` (up to NULL) that is in a folder of PATH and may be run, or NULL. */
const char *process_find(struct arena *arena, const char *const *names);

/* Run `arguments[0]` (a path) with `arguments`, up to NULL. It reads and prints nothing; what it starts itself is ended with it. True: it
 * ended with status 0 within `seconds`. False: `problem` says why. */
bool process_run(const char *const *arguments, int seconds, struct strbuf *problem);

#endif
