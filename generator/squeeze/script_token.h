/*
 * Script token: the smallest parts of an ES5 script (ECMA-262, 5.1, section 7), one after the other, without blanks and
 * comments.
 *
 * Whether "/" divides or begins a regular expression is known to the grammar only: it is read as a sign, and read again
 * as a regular expression when the grammar asks for that.
 *
 * What cannot be read makes a token SCRIPT_BROKEN: a template, a string over a line's end, a name with a letter outside
 * ASCII or an escape, and the comments of HTML that browsers know in scripts.
 */
#ifndef WAYMARK_SQUEEZE_SCRIPT_TOKEN_H
#define WAYMARK_SQUEEZE_SCRIPT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum script_token_kind {
	SCRIPT_END,
	SCRIPT_BROKEN,
	SCRIPT_NAME,    /* of a variable, function or parameter */
	SCRIPT_LABEL,   /* of a property or of a statement; never read, but made of a name or keyword by the grammar */
	SCRIPT_KEYWORD, /* reserved, also null, true and false, and what is reserved in newer editions */
	SCRIPT_NUMBER,
	SCRIPT_STRING,
	SCRIPT_REGEX,
	SCRIPT_SIGN,
};

struct script_token {
	enum script_token_kind kind;
	const char *text;
	size_t length;
	bool after_line_end; /* there is a line end between the token before and this one */

	/* Set by the grammar: */
	size_t name;        /* of a SCRIPT_NAME: its index in the table of names */
	bool is_dropped;    /* means nothing */
	bool is_terminator; /* ";" that ends a statement: needless before "}" */
};

struct script_reader {
	const char *next;
	const char *end;
};

/* At the end, SCRIPT_END again and again. */
struct script_token script_token_read(struct script_reader *reader);

/* The regular expression that begins with this "/" or "/=", which is the one that was read last. */
struct script_token script_token_read_regex(struct script_reader *reader, struct script_token slash);

bool script_is_reserved(const char *name, size_t length);
bool script_is_name_character(char c);

/* Is it this sign or keyword? In the header, as the grammar asks that all the time. */
static inline bool script_token_is(const struct script_token *token, const char *text)
{
	return (token->kind == SCRIPT_SIGN || token->kind == SCRIPT_KEYWORD) && *token->text == *text &&
	       token->length == strlen(text) && memcmp(token->text, text, token->length) == 0;
}

#endif
