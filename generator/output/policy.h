/*
 * Content security policies, as pages carry them in a <meta>: reading them, and what one must say at least.
 *
 * Everything is forbidden that is not allowed; allowed are only the output's own files, data: addresses of what is shown or played, and
 * code in the page that is named by its hash. 'self' does not match the files of a folder in every browser, so file: stands beside it.
 */
#ifndef WAYMARK_OUTPUT_POLICY_H
#define WAYMARK_OUTPUT_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The sources of a directive ("script-src"), not terminated, or NULL when the policy does not have it. */
const char *policy_directive(const char *policy, const char *name, size_t *length);

/* Does it leave the network open? Only the packages' page may, whose tracker (lms.js) closes it with a second policy to all but the LMS: so the
 * page is the same for trackers that need no network and for those that do. */
bool policy_lets_connect(const char *policy);

/* What the policy lets through although no page needs it, as a part of a sentence; NULL when there is nothing. */
const char *policy_weakness(struct arena *arena, const char *policy);

#endif
