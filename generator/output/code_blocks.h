/*
 * Scripts and styles inside a page, and whether its content security policy names them.
 */
#ifndef WAYMARK_OUTPUT_CODE_BLOCKS_H
#define WAYMARK_OUTPUT_CODE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

/* Behind the '>' of the tag at `at`, or `end`; a '>' in a quoted value is none. */
const char *markup_tag_end(const char *at, const char *end);

/*
 * The raw bytes of the next element `name` ("script", "style") from `*cursor` on, which is moved behind them. Raw,
 * because that is what a browser hashes. False when there is none.
 */
bool code_block_next(const char **cursor, const char *end, const char *name, const char **content, size_t *length);

/* Whether the directive of `policy` ("script-src", "style-src"; default-src when it is missing) has the hash of the
 * content. */
bool code_block_is_allowed(const char *policy, const char *directive, const char *content, size_t length);

#endif
