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

/*
 * What process_run() runs is a group of its own, which would outlive this program when somebody ends that. So while it may run:
 *
 *     process_hold_signals();
 *     … process_run() in any thread …
 *     process_release_signals();
 *     … clean up …
 *     process_end_by_signal();
 *
 * Between the first two, SIGINT, SIGTERM and SIGHUP only end what runs: process_run() returns false and starts nothing more. Signals that are
 * ignored stay so. The same signal a second time ends this program at once.
 */
void process_hold_signals(void);
void process_release_signals(void);

int process_signal(void);         /* that came since process_hold_signals(), or 0 */
void process_end_by_signal(void); /* as though it came now; nothing when none came */

#endif
