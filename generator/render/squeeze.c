#include "render/squeeze.h"

#include <stdbool.h>
#include <string.h>

struct squeezing {
	struct strbuf *out;
	bool in_comment;
};

static bool starts_with(const char *text, const char *end, const char *prefix)
{
	size_t length = strlen(prefix);

	return (size_t)(end - text) >= length && memcmp(text, prefix, length) == 0;
}

static const char *comment_end(const char *from, const char *end)
{
	for (; end - from >= 2; from++)
		if (from[0] == '*' && from[1] == '/')
			return from + 2;
	return NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* One line without its line feed. What follows a comment on its line is code: such a line stays. */
static void squeeze_line(struct squeezing *squeezing, const char *line, const char *end)
{
	while (line < end && is_blank(*line))
		line++;
	while (end > line && is_blank(end[-1]))
		end--;
	if (squeezing->in_comment) {
		line = comment_end(line, end);
		if (line == NULL)
			return;
		squeezing->in_comment = false;
	} else if (starts_with(line, end, "/*")) {
		const char *after = comment_end(line + 2, end);

		squeezing->in_comment = after == NULL;
		if (after == NULL || after == end)
			return;
	}
	if (line == end || starts_with(line, end, "//"))
		return;
	strbuf_add(squeezing->out, line, (size_t)(end - line));
	strbuf_addch(squeezing->out, '\n');
}

void squeeze_script(struct strbuf *out, const char *text, size_t length)
{
	struct squeezing squeezing = { .out = out };
	const char *end = text + length;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *line_end = newline != NULL ? newline : end;

		squeeze_line(&squeezing, text, line_end);
		text = newline != NULL ? newline + 1 : end;
	}
}

/* Blanks beside these separate nothing in a style sheet. Before a colon they may: "a :hover" is not "a:hover". */
static bool stands_alone_before(char c)
{
	return strchr("{};,>", c) != NULL;
}

static bool stands_alone_after(char c)
{
	return strchr("{};,>:", c) != NULL;
}

/* The end of a string that starts at `from` with its quote. */
static const char *string_end(const char *from, const char *end)
{
	char quote = *from++;

	while (from < end && *from != quote)
		from += *from == '\\' && end - from > 1 ? 2 : 1;
	return from < end ? from + 1 : end;
}

static const char *skip_blanks_and_comments(const char *text, const char *end)
{
	while (text < end) {
		if (is_blank(*text) || *text == '\n') {
			text++;
		} else if (starts_with(text, end, "/*")) {
			const char *after = comment_end(text + 2, end);

			text = after != NULL ? after : end;
		} else {
			break;
		}
	}
	return text;
}

static void add_style_character(struct strbuf *out, char c)
{
	if (c == '}' && out->length > 0 && out->text[out->length - 1] == ';')
		strbuf_truncate(out, out->length - 1);
	strbuf_addch(out, c);
}

void squeeze_style(struct strbuf *out, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		const char *next = skip_blanks_and_comments(text, end);

		if (next == end)
			break;
		if (next > text && out->length > 0 && !stands_alone_before(*next) &&
		    !stands_alone_after(out->text[out->length - 1]))
			strbuf_addch(out, ' ');
		text = next;
		if (*text == '"' || *text == '\'') {
			next = string_end(text, end);
			strbuf_add(out, text, (size_t)(next - text));
			text = next;
		} else {
			add_style_character(out, *text++);
		}
	}
}
