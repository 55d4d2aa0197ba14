/*
 * Squeeze script: an ES5 script that does the same in fewer bytes.
 *
 * - Comments, line ends and the blanks that separate nothing go. ";" is written where a line's end stood for it, and left
 *   out before "}".
 * - Names that are local everywhere in the file get short ones, the most frequent the shortest (see script_scopes.h).
 * - Braces around the one statement of an "if" or a loop go; "var a; var b" becomes "var a,b"; true and false become !0
 *   and !1.
 * - "</" and "]]>" do not come about where the author did not write them: a page may hold the script inside an element.
 *
 * Never changed: strings, regular expressions, numbers, names of properties and of statements, names that occur free or
 * are declared outside of all functions, and no name at all in a file with "eval" or "with".
 *
 * What a script may not do: ask for the text or the name of a function, or for the names of its parameters.
 *
 * A file that is not ES5, or that the grammar does not take (script_grammar.h says when), is copied as it is: it is not
 * made smaller, and not broken either.
 *
 * What comes out can be followed by the next file: it ends with a line end, and with ";" where one is needed.
 */
#ifndef WAYMARK_SQUEEZE_SQUEEZE_SCRIPT_H
#define WAYMARK_SQUEEZE_SQUEEZE_SCRIPT_H

#include <stddef.h>

#include "base/strbuf.h"

void squeeze_script(struct strbuf *out, const char *text, size_t length);

#endif
