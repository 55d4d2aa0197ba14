#include "render/fill.h"

#include <string.h>

#include "base/escape.h"

/* Length of the name when `text` starts with "{name}", otherwise 0. */
static size_t hole_length(const char *text)
{
	size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return text[1 + length] == '}' ? length : 0;
}

void fill_word(struct strbuf *out, const char *word, fill_hole *fill, const void *context)
{
	const char *start = word;
	const char *brace = strchr(word, '{');

	while (brace != NULL) {
		size_t length = hole_length(brace);

		if (length > 0) {
			escape_attribute(out, start, (size_t)(brace - start));
			fill(context, brace + 1, length, out);
			start = brace + length + 2;
		}
		brace = strchr(brace + 1 + length, '{');
	}
	escape_attribute(out, start, strlen(start));
}

static void fill_value(const void *context, const char *name, size_t length, struct strbuf *out)
{
	const char *value = context;

	(void)name;
	(void)length;
	escape_attribute(out, value, strlen(value));
}

void fill_word_with(struct strbuf *out, const char *word, const char *value)
{
	fill_word(out, word, fill_value, value);
}
