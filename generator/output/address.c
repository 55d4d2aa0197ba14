#include "output/address.h"

#include <ctype.h>
#include <limits.h>
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

/* ---- words ---- */

/* Whether `text` has `word` (in lower case) at `at`, in any case. */
static bool has_word(const char *text, size_t length, size_t at, const char *word)
{
	size_t word_length = strlen(word);
	return at <= length && length - at >= word_length && strncasecmp(text + at, word, word_length) == 0;
}

/* ---- styles ---- */

/* Length of the character at `at` of a style sheet, 0 at its end; an escape ("\75 ", "\u") counts as what it stands for. */
static size_t style_character(const char *text, size_t length, size_t at, char *character)
{
	size_t digits = 0;
	unsigned value = 0;
	if (at >= length || text[at] != '\\' || at + 1 >= length) {
		*character = at < length ? text[at] : '\0';
		return at < length;
	}
	while (digits < 6 && at + 1 + digits < length && hex_value(text[at + 1 + digits]) >= 0)
		value = value * 16 + (unsigned)hex_value(text[at + 1 + digits++]);
	*character = digits == 0 ? text[at + 1] : value < 0x80 ? (char)value : '?';
	if (digits == 0)
		return 2;
	return 1 + digits + (at + 1 + digits < length && is_blank(text[at + 1 + digits]));
}

/* The length of `word` (in lower case) at `at`, in any case and however it is escaped; 0 when something else stands there. */
static size_t style_word_length(const char *text, size_t length, size_t at, const char *word)
{
	const size_t start = at;
	for (; *word; word++) {
		char character;
		const size_t step = style_character(text, length, at, &character);
		if (step == 0 || tolower((unsigned char)character) != *word)
			return 0;
		at += step;
	}
	return at - start;
}

/* Whether what stands between the brackets at `at` stays inside the sheet: "#a" or "data:…". */
static bool is_inner_url(const char *text, size_t length, size_t at)
{
	while (at < length && (is_blank(text[at]) || text[at] == '"' || text[at] == '\''))
		at++;
	return at < length && (text[at] == '#' || has_word(text, length, at, "data:"));
}

/* Other functions than url() may hold an address as a mere string. */
static bool takes_addresses(const char *text, size_t length, size_t at)
{
	return style_word_length(text, length, at, "image-set(") > 0 ||
	       style_word_length(text, length, at, "image(") > 0 || style_word_length(text, length, at, "src(") > 0;
}

static bool loads_at(const char *text, size_t length, size_t at)
{
	size_t url;
	switch (text[at]) {
	case '@':
		return style_word_length(text, length, at, "@import") > 0;
	case 'u':
	case 'U':
	case 'i':
	case 'I':
	case 's':
	case 'S':
	case '\\':
		url = style_word_length(text, length, at, "url(");
		return (url > 0 && !is_inner_url(text, length, at + url)) || takes_addresses(text, length, at);
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

/* ---- scripts ---- */

/* Whether the colon at `at` ends a scheme that fetches, and how long that is. Names of XML namespaces only look like addresses. */
static size_t fetching_scheme(const char *text, size_t length, size_t start, size_t colon)
{
	static const char *const schemes[] = { "https", "http", "wss", "ws", "ftp" };
	size_t i = 0, scheme = 0;
	if (!has_word(text, length, colon, "://"))
		return 0;
	for (; i < sizeof schemes / sizeof schemes[0]; i++) {
		scheme = strlen(schemes[i]);
		if (colon - start >= scheme && strncasecmp(text + colon - scheme, schemes[i], scheme) == 0)
			break;
	}
	if (i == sizeof schemes / sizeof schemes[0])
		return 0;
	return scheme == 4 && has_word(text, length, colon, "://www.w3.org/") ? 0 : scheme;
}

static size_t scheme_in_script(const char *text, size_t length, size_t start)
{
	for (size_t i = start; i < length; i++) {
		const char *colon = memchr(text + i, ':', length - i);
		if (!colon)
			break;
		i = (size_t)(colon - text);
		size_t scheme = fetching_scheme(text, length, start, i);
		if (scheme > 0)
			return i - scheme;
	}
	return length;
}

/* "//host/…" in quotes: the address of another site, with the page's own scheme. */
static size_t host_in_script(const char *text, size_t length, size_t start)
{
	for (size_t i = start; i < length; i++) {
		const char *slash = memchr(text + i, '/', length - i);
		if (!slash)
			break;
		i = (size_t)(slash - text);
		if (i > 0 && strchr("\"'`", text[i - 1]) && i + 2 < length && text[i + 1] == '/' &&
		    isalnum((unsigned char)text[i + 2]))
			return i;
	}
	return length;
}

size_t address_in_script(const char *text, size_t length, size_t start)
{
	const size_t scheme = scheme_in_script(text, length, start);
	const size_t host = host_in_script(text, scheme, start);
	return host < scheme ? host : scheme;
}

static bool is_name_character(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* What a script has to write to send, fetch, keep beyond the page or run text as code. */
static const char *const reaching_names[] = {
	"fetch(",      "XMLHttpRequest", "sendBeacon",        "WebSocket", "WebTransport",
	"EventSource", "importScripts",  "import(",           "Worker(",   "SharedWorker(",
	"cookie",      "serviceWorker",  "RTCPeerConnection", "eval(",     "Function(",
	"indexedDB",   "caches",
};

static bool reaches_at(const char *text, size_t length, size_t at)
{
	if (at > 0 && is_name_character(text[at - 1]))
		return false;
	for (size_t i = 0; i < sizeof reaching_names / sizeof reaching_names[0]; i++) {
		const size_t name = strlen(reaching_names[i]);
		if (length - at < name || strncmp(text + at, reaching_names[i], name) != 0)
			continue;
		if (reaching_names[i][name - 1] == '(' || at + name == length || !is_name_character(text[at + name]))
			return true;
	}
	return false;
}

size_t reach_in_script(const char *text, size_t length, size_t start)
{
	/* the first letters of the names: this runs over the script of every one-file edition */
	static const bool may_start[UCHAR_MAX + 1] = {
		['f'] = true, ['S'] = true, ['X'] = true, ['s'] = true, ['W'] = true, ['E'] = true,
		['i'] = true, ['c'] = true, ['R'] = true, ['e'] = true, ['F'] = true,
	};
	for (size_t i = start; i < length; i++)
		if (may_start[(unsigned char)text[i]] && reaches_at(text, length, i))
			return i;
	return length;
}
