#include "squeeze/script_token.h"

#include <string.h>

/* Reserved in ES5 (7.6.1), in its strict mode, or in newer editions: a script that uses one as a name is better left alone. */
static const char *const reserved[] = {
	"await",     "break",  "case",     "catch",  "class",      "const",   "continue",  "debugger",
	"default",   "delete", "do",       "else",   "enum",       "export",  "extends",   "false",
	"finally",   "for",    "function", "if",     "implements", "import",  "in",        "instanceof",
	"interface", "let",    "new",      "null",   "package",    "private", "protected", "public",
	"return",    "static", "super",    "switch", "this",       "throw",   "true",      "try",
	"typeof",    "var",    "void",     "while",  "with",       "yield",
};

/* Nothing longer begins with these, and most signs are among them (ES5 7.7). The others: longest first. */
static const char lone_signs[] = "(){}[].,;:?~";
static const char *const signs[] = {
	">>>=", "===", "!==", ">>>", "<<=", ">>=", "<=", ">=", "==", "!=", "++", "--",
	"<<",   ">>",  "&&",  "||",  "+=",  "-=",  "*=", "/=", "%=", "&=", "|=", "^=",
	"<",    ">",   "+",   "-",   "*",   "/",   "%",  "&",  "|",  "^",  "!",  "=",
};

enum { RESERVED_COUNT = sizeof reserved / sizeof reserved[0], SIGN_COUNT = sizeof signs / sizeof signs[0] };

/* ---- characters */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex_digit(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_one_of(const char *characters, char c)
{
	return c != '\0' && strchr(characters, c) != NULL;
}

bool script_is_name_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$';
}

static bool starts_with(const char *text, const char *end, const char *prefix)
{
	size_t length = strlen(prefix);

	return (size_t)(end - text) >= length && memcmp(text, prefix, length) == 0;
}

/* The length of the line end here; 0: there is none. U+2028 and U+2029 end lines too (7.3). */
static size_t line_end_length(const char *text, const char *end)
{
	if (text < end && (*text == '\n' || *text == '\r'))
		return 1;
	if (end - text < 3 || memcmp(text, "\xE2\x80", 2) != 0)
		return 0;
	return text[2] == '\xA8' || text[2] == '\xA9' ? 3 : 0;
}

/* ---- between tokens */

static const char *skip_line(const char *text, const char *end)
{
	while (text < end && line_end_length(text, end) == 0)
		text++;
	return text;
}

/* Behind the comment that begins at `text`; NULL: it has no end. */
static const char *skip_comment(const char *text, const char *end, bool *has_line_end)
{
	for (text += 2; text < end; text++) {
		if (starts_with(text, end, "*/"))
			return text + 2;
		if (line_end_length(text, end) > 0)
			*has_line_end = true;
	}
	return NULL;
}

/* Blanks and comments. False: a comment has no end. */
static bool skip_between(struct script_reader *reader, bool *has_line_end)
{
	while (reader->next < reader->end) {
		const char *next = reader->next;
		size_t line_end = line_end_length(next, reader->end);

		if (line_end > 0) {
			*has_line_end = true;
			reader->next += line_end;
		} else if (*next == ' ' || *next == '\t' || *next == '\v' || *next == '\f') {
			reader->next++;
		} else if (starts_with(next, reader->end, "//")) {
			reader->next = skip_line(next, reader->end);
		} else if (starts_with(next, reader->end, "/*")) {
			reader->next = skip_comment(next, reader->end, has_line_end);
			if (reader->next == NULL) {
				reader->next = reader->end;
				return false;
			}
		} else {
			break;
		}
	}
	return true;
}

/* ---- tokens: each function returns where its token ends, NULL when it is none */

static const char *name_end(const char *text, const char *end)
{
	while (text < end && script_is_name_character(*text))
		text++;
	return text;
}

static const char *digits_end(const char *text, const char *end)
{
	while (text < end && is_digit(*text))
		text++;
	return text;
}

/* "1", "1.5e-3", ".5", "0x1f". A name right behind it would be a newer kind of number, or a mistake (7.8.3). */
static const char *number_end(const char *text, const char *end)
{
	if (starts_with(text, end, "0x") || starts_with(text, end, "0X")) {
		const char *digits = text + 2;

		for (text = digits; text < end && is_hex_digit(*text);)
			text++;
		return text > digits && name_end(text, end) == text ? text : NULL;
	}
	text = digits_end(text, end);
	if (text < end && *text == '.')
		text = digits_end(text + 1, end);
	if (text < end && (*text == 'e' || *text == 'E')) {
		const char *digits = text + 1 < end && (text[1] == '+' || text[1] == '-') ? text + 2 : text + 1;

		text = digits_end(digits, end);
		if (text == digits)
			return NULL;
	}
	return name_end(text, end) == text ? text : NULL;
}

/* Behind the backslash and the character it protects; "\" before a line end goes on in the next line. */
static const char *skip_escape(const char *text, const char *end)
{
	if (starts_with(text + 1, end, "\r\n"))
		return text + 3;
	return end - text > 1 ? text + 2 : end;
}

static const char *string_end(const char *text, const char *end)
{
	char quote = *text++;

	while (text < end && *text != quote) {
		if (line_end_length(text, end) > 0)
			return NULL;
		text = *text == '\\' ? skip_escape(text, end) : text + 1;
	}
	return text < end ? text + 1 : NULL;
}

static const char *regex_end(const char *text, const char *end)
{
	bool in_class = false;

	for (text++; text < end && (*text != '/' || in_class); text++) {
		if (*text == '\\')
			text++;
		else if (*text == '[')
			in_class = true;
		else if (*text == ']')
			in_class = false;
		if (text >= end || line_end_length(text, end) > 0)
			return NULL;
	}
	return text < end ? name_end(text + 1, end) : NULL;
}

static const char *sign_end(const char *text, const char *end)
{
	if (is_one_of(lone_signs, *text))
		return text + 1;
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (signs[i][0] == *text && starts_with(text, end, signs[i]))
			return text + strlen(signs[i]);
	return NULL;
}

static struct script_token read_here(const char *text, const char *end)
{
	struct script_token token = { .text = text };
	const char *token_end;

	if (is_digit(*text) || (*text == '.' && end - text > 1 && is_digit(text[1]))) {
		token.kind = SCRIPT_NUMBER;
		token_end = number_end(text, end);
	} else if (script_is_name_character(*text)) {
		token_end = name_end(text, end);
		token.kind = script_is_reserved(text, (size_t)(token_end - text)) ? SCRIPT_KEYWORD : SCRIPT_NAME;
	} else if (*text == '"' || *text == '\'') {
		token.kind = SCRIPT_STRING;
		token_end = string_end(text, end);
	} else {
		token.kind = SCRIPT_SIGN;
		token_end = sign_end(text, end);
	}
	if (token_end == NULL)
		token.kind = SCRIPT_BROKEN;
	else
		token.length = (size_t)(token_end - text);
	return token;
}

struct script_token script_token_read(struct script_reader *reader)
{
	bool after_line_end = false;
	struct script_token token = { .kind = SCRIPT_END };

	/* "<!--" begins a comment in browsers (ECMA-262 since 2015, B.1.3); the grammar has no place for "-->" */
	if (!skip_between(reader, &after_line_end) || starts_with(reader->next, reader->end, "<!--"))
		token.kind = SCRIPT_BROKEN;
	else if (reader->next < reader->end)
		token = read_here(reader->next, reader->end);
	reader->next += token.length;
	token.after_line_end = after_line_end;
	return token;
}

struct script_token script_token_read_regex(struct script_reader *reader, struct script_token slash)
{
	struct script_token token = slash;
	const char *end = regex_end(slash.text, reader->end);

	if (end == NULL) {
		token.kind = SCRIPT_BROKEN;
		return token;
	}
	token.kind = SCRIPT_REGEX;
	token.length = (size_t)(end - slash.text);
	reader->next = end;
	return token;
}

/* ---- questions */

static bool equals(const char *text, size_t length, const char *wanted)
{
	return *text == *wanted && strlen(wanted) == length && memcmp(text, wanted, length) == 0;
}

bool script_is_reserved(const char *name, size_t length)
{
	for (size_t i = 0; i < RESERVED_COUNT; i++)
		if (equals(name, length, reserved[i]))
			return true;
	return false;
}
