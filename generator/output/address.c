#include "output/address.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- one address ---- */

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* A copy as a browser understands it, without the blanks that it would drop. */
static char *stripped(struct arena *arena, const char *value)
{
	while (*value && is_blank(*value))
		value++;
	size_t length = strlen(value);
	while (length > 0 && is_blank(value[length - 1]))
		length--;
	char *copy = arena_strndup(arena, value, length);
	char *out = copy;
	for (const char *c = copy; *c; c++)
		if (*c != '\t' && *c != '\n' && *c != '\r')
			*out++ = *c;
	*out = '\0';
	return copy;
}

/* The length of "scheme:" at the start, or 0. */
static size_t scheme_length(const char *value)
{
	size_t i = 0;
	if (!isalpha((unsigned char)value[0]))
		return 0;
	while (isalnum((unsigned char)value[i]) || value[i] == '+' || value[i] == '-' || value[i] == '.')
		i++;
	return value[i] == ':' ? i + 1 : 0;
}

static enum address_kind kind_of_scheme(const char *value, size_t length)
{
	static const struct {
		const char *scheme;
		enum address_kind kind;
	} schemes[] = {
		{ "data:", ADDRESS_DATA },       { "http:", ADDRESS_WEB },      { "https:", ADDRESS_WEB },
		{ "mailto:", ADDRESS_CONTACT },  { "tel:", ADDRESS_CONTACT },   { "sms:", ADDRESS_CONTACT },
		{ "javascript:", ADDRESS_CODE }, { "vbscript:", ADDRESS_CODE }, { "about:", ADDRESS_CONTACT },
	};
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (strlen(schemes[i].scheme) == length && strncasecmp(schemes[i].scheme, value, length) == 0)
			return schemes[i].kind;
	return ADDRESS_OTHER;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	int letter = tolower((unsigned char)c);
	return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* Replace %XX in place. "%00" stays: nothing has such a name. */
static void percent_decode(char *text)
{
	char *out = text;
	for (const char *c = text; *c; c++) {
		int high = *c == '%' ? hex_value(c[1]) : -1;
		int low = high >= 0 ? hex_value(c[2]) : -1;
		int byte = low >= 0 ? high * 16 + low : 0;
		if (byte > 0)
			c += 2;
		*out++ = byte > 0 ? (char)byte : *c;
	}
	*out = '\0';
}

struct address address_read(struct arena *arena, const char *value)
{
	struct address address = { .kind = ADDRESS_SAME_PAGE, .anchor = "" };
	if (strncasecmp(value, "data:", 5) == 0) {
		address.kind = ADDRESS_DATA; /* may be megabytes: not to be copied */
		return address;
	}
	char *text = stripped(arena, value);
	size_t scheme = scheme_length(text);
	if (scheme > 0) {
		address.kind = kind_of_scheme(text, scheme);
		return address;
	}
	if (*text == '/' || *text == '\\') {
		address.kind = ADDRESS_OTHER;
		return address;
	}
	char *hash = strchr(text, '#');
	if (hash) {
		*hash = '\0';
		percent_decode(hash + 1);
		address.anchor = hash + 1;
	}
	if (*text == '\0')
		return address;
	text[strcspn(text, "?")] = '\0';
	percent_decode(text);
	address.kind = ADDRESS_FILE;
	address.path = text;
	return address;
}

/* ---- styles and scripts ---- */

/* Whether `text` has `word` (in lower case) at `at`, in any case. */
static bool has_word(const char *text, size_t length, size_t at, const char *word)
{
	size_t word_length = strlen(word);
	return at <= length && length - at >= word_length && strncasecmp(text + at, word, word_length) == 0;
}

/* Whether what stands between the brackets at `at` stays inside the sheet: "#a" or "data:…". */
static bool is_inner_url(const char *text, size_t length, size_t at)
{
	while (at < length && (is_blank(text[at]) || text[at] == '"' || text[at] == '\''))
		at++;
	return at < length && (text[at] == '#' || has_word(text, length, at, "data:"));
}

static bool loads_at(const char *text, size_t length, size_t at)
{
	switch (text[at]) {
	case '@':
		return has_word(text, length, at, "@import");
	case 'u':
	case 'U':
		return has_word(text, length, at, "url(") && !is_inner_url(text, length, at + 4);
	case 'i':
	case 'I':
		/* may hold addresses without url() */
		return has_word(text, length, at, "image-set(");
	default:
		return false;
	}
}

size_t address_in_style(const char *text, size_t length, size_t start)
{
	size_t i = start;
	while (i < length && !loads_at(text, length, i))
		i++;
	return i;
}

/* Length of "http" or "https" before the colon; 0 when it is something else, or the name of an XML namespace. */
static size_t web_scheme_length(const char *text, size_t length, size_t start, size_t colon)
{
	if (!has_word(text, length, colon, "://"))
		return 0;
	if (colon - start >= 5 && strncasecmp(text + colon - 5, "https", 5) == 0)
		return 5;
	bool plain = colon - start >= 4 && strncasecmp(text + colon - 4, "http", 4) == 0;
	return plain && !has_word(text, length, colon, "://www.w3.org/") ? 4 : 0;
}

size_t address_in_script(const char *text, size_t length, size_t start)
{
	for (size_t i = start; i < length; i++) {
		const char *colon = memchr(text + i, ':', length - i);
		if (!colon)
			break;
		i = (size_t)(colon - text);
		size_t scheme = web_scheme_length(text, length, start, i);
		if (scheme > 0)
			return i - scheme;
	}
	return length;
}
