/*
 * Carrying over: what an old output holds and a new one does not is linked into it, or copied where links are not
 * possible.
 */
#ifndef WAYMARK_OUTPUT_CARRY_H
#define WAYMARK_OUTPUT_CARRY_H

#include <stdbool.h>
#include <stddef.h>

/* Carry everything from the folder `from` into the open folder `to` that is not there yet, except the names in `except`
 * at the top. False: errno set. */
bool carry_over(const char *from, int to, const char *const *except, size_t count);

#endif
