/*
 * Script grammar: reads a whole ES5 script (ECMA-262, 5.1, sections 11 to 14) and leaves its tokens in an array, with
 * what they mean:
 *
 * - names of variables are SCRIPT_NAME and know their place in the table of names; names of properties and of statements are
 *   SCRIPT_LABEL;
 * - each statement that ";" ends has one, also where a line's end stood for it (7.9): line ends mean nothing any more;
 * - what means nothing is dropped: "var" behind another one, braces around the one statement of an if or a loop.
 *
 * It accepts more than the standard does (it looks at neither operators' ranks nor what may be assigned to), and less
 * than what browsers take in four cases: function declarations inside blocks, which the standard does not have; names
 * with letters outside ASCII, escapes, or reserved in newer editions; HTML-like comments; and nesting deeper than
 * SCRIPT_NESTING_LIMIT, which also bounds the stack.
 */
#ifndef WAYMARK_SQUEEZE_SCRIPT_GRAMMAR_H
#define WAYMARK_SQUEEZE_SCRIPT_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "squeeze/script_scopes.h"
#include "squeeze/script_token.h"

#define SCRIPT_NESTING_LIMIT 500

struct script {
	struct script_token *tokens; /* the last one is SCRIPT_END */
	size_t count;
	struct script_scopes scopes; /* finished */
};

/* False: this is no ES5, or one of the four cases. */
bool script_read(struct arena *arena, const char *text, size_t length, struct script *script);

#endif
