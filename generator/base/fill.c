#include "base/fill.h"

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

static void fill_escaped(const void *context, const char *name, size_t length, struct strbuf *out)
{
	const char *value = context;

	(void)name;
	(void)length;
	escape_attribute(out, value, strlen(value));
}

void fill_word_with(struct strbuf *out, const char *word, const char *value)
{
	fill_word(out, word, fill_escaped, value);
}

static const char *value_of(const char *name, size_t length, const struct fill_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(values[i].name) == length && strncmp(values[i].name, name, length) == 0)
			return values[i].value;
	return NULL;
}

void fill_plain(struct strbuf *out, const char *word, const struct fill_value *values, size_t count)
{
	const char *brace;

	for (; (brace = strchr(word, '{')) != NULL;) {
		const size_t length = hole_length(brace);
		const char *value = value_of(brace + 1, length, values, count);

		strbuf_add(out, word, (size_t)(brace - word));
		if (value != NULL) {
			strbuf_addstr(out, value);
			word = brace + length + 2;
		} else {
			strbuf_addch(out, '{');
			word = brace + 1;
		}
	}
	strbuf_addstr(out, word);
}

const char *fill_words(struct arena *arena, const char *word, const struct fill_value *values, size_t count)
{
	struct strbuf out = STRBUF_INIT;
	const char *text;

	fill_plain(&out, word, values, count);
	text = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return text;
}
