#include "render/squeeze.h"

#include <string.h>

struct squeezing {
	struct strbuf *out;
	bool has_line_comments; /* // as in scripts */
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
	if (line == end || (squeezing->has_line_comments && starts_with(line, end, "//")))
		return;
	strbuf_add(squeezing->out, line, (size_t)(end - line));
	strbuf_addch(squeezing->out, '\n');
}

void squeeze(struct strbuf *out, const char *text, size_t length, bool has_line_comments)
{
	struct squeezing squeezing = { .out = out, .has_line_comments = has_line_comments };
	const char *end = text + length;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *line_end = newline != NULL ? newline : end;

		squeeze_line(&squeezing, text, line_end);
		text = newline != NULL ? newline + 1 : end;
	}
}
