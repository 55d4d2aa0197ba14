#include "squeeze/squeeze_script.h"

#include <string.h>

#include "squeeze/script_grammar.h"

/* The token that was written last. */
struct last {
	enum script_token_kind kind; /* SCRIPT_END: none was */
	const char *text;
	size_t length;
	bool closes_two; /* it is the second "]" in a row */
};

/* ---- blanks */

static bool starts_with(const char *text, size_t length, const char *prefix)
{
	return length >= strlen(prefix) && memcmp(text, prefix, strlen(prefix)) == 0;
}

/* Would these two be read as something else without a blank between them? */
static bool is_blank_needed(const struct last *last, const char *text, size_t length)
{
	char before = last->kind != SCRIPT_END ? last->text[last->length - 1] : '\0';

	if (script_is_name_character(*text) || *text == '.')
		if (last->kind == SCRIPT_NUMBER)
			return true;
	if (script_is_name_character(*text))
		return script_is_name_character(before) || last->kind == SCRIPT_REGEX;
	switch (before) {
	case '+':
		return *text == '+';
	case '-':
		return *text == '-';
	case '/':
		return *text == '/' || *text == '*';
	case '<': /* the end of an element */
		return *text == '/';
	case '!': /* "<!--" begins a comment in browsers */
		return starts_with(text, length, "--");
	case ']': /* the end of a CDATA section */
		return last->closes_two && *text == '>';
	default:
		return false;
	}
}

/* ---- tokens */

static const struct script_token *find_next(const struct script_token *token)
{
	do
		token++;
	while (token->is_dropped);
	return token;
}

/* Where `true` may be "!0": nothing that binds closer than "!" is done with it. */
static bool is_plain_value(const struct last *last, const struct script_token *next)
{
	bool is_made = last->kind == SCRIPT_KEYWORD && starts_with(last->text, last->length, "new");

	return !is_made && !script_token_is(next, ".") && !script_token_is(next, "[") && !script_token_is(next, "(");
}

static const char *text_of(const struct script *script, const struct script_token *token, const struct last *last,
			   size_t *length)
{
	const char *text = NULL;

	if (token->kind == SCRIPT_NAME)
		text = script->scopes.table.names[token->name].given;
	else if (script_token_is(token, "true") && is_plain_value(last, find_next(token)))
		text = "!0";
	else if (script_token_is(token, "false") && is_plain_value(last, find_next(token)))
		text = "!1";
	*length = text != NULL ? strlen(text) : token->length;
	return text != NULL ? text : token->text;
}

static void write_token(struct strbuf *out, const struct script *script, const struct script_token *token,
			struct last *last)
{
	size_t length;
	const char *text = text_of(script, token, last, &length);

	if (is_blank_needed(last, text, length))
		strbuf_addch(out, ' ');
	strbuf_add(out, text, length);
	last->closes_two = last->kind == SCRIPT_SIGN && *last->text == ']' && *text == ']';
	last->kind = token->kind;
	last->text = text;
	last->length = length;
}

static bool is_needless(const struct script_token *token)
{
	return token->is_dropped || (token->is_terminator && script_token_is(find_next(token), "}"));
}

static void write_script(struct strbuf *out, const struct script *script)
{
	struct last last = { .kind = SCRIPT_END };

	for (size_t i = 0; i + 1 < script->count; i++)
		if (!is_needless(&script->tokens[i]))
			write_token(out, script, &script->tokens[i], &last);
	if (last.kind != SCRIPT_END)
		strbuf_addch(out, '\n');
}

/* What follows must neither be part of a comment nor go on with a statement that only the file's end has ended. */
static void copy(struct strbuf *out, const char *text, size_t length)
{
	strbuf_add(out, text, length);
	strbuf_addstr(out, "\n;\n");
}

void squeeze_script(struct strbuf *out, const char *text, size_t length)
{
	struct arena arena = ARENA_INIT;
	struct script script;

	if (script_read(&arena, text, length, &script))
		write_script(out, &script);
	else
		copy(out, text, length);
	arena_release(&arena);
}
