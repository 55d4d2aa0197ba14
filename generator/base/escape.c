#include "base/escape.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* The characters that get another form; everything else is copied in runs. */
enum special { PLAIN, AMPERSAND, LESS, GREATER, QUOTE, TAB, LINE_FEED, RETURN, CONTROL, BACKSLASH, MAYBE_WIDE };

/* A look-up for each byte: escaping is a good part of what a build does. */
/* clang-format off */
static const unsigned char kinds[256] = {
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, TAB, LINE_FEED, CONTROL, CONTROL, RETURN, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	['&'] = AMPERSAND, ['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE, ['\\'] = BACKSLASH,
	[0xE2] = MAYBE_WIDE, /* U+2028, U+2029 */
	[0xEF] = MAYBE_WIDE, /* U+FFFE, U+FFFF */
};
/* clang-format on */

static enum special classify(char byte)
{
	return (enum special)kinds[(unsigned char)byte];
}

/* Whether no byte of the word can be special. Two tests serve two characters each, which differ in a single bit. */
static bool all_plain(uint64_t word)
{
	const uint64_t quote_or_ampersand = (word | BYTES_EACH(0x04)) ^ BYTES_EACH('&');
	const uint64_t less_or_greater = (word | BYTES_EACH(0x02)) ^ BYTES_EACH('>');
	const uint64_t backslash = word ^ BYTES_EACH('\\');
	return BYTES_NONE(bytes_beyond_ascii(word) | bytes_below_blank(word) | bytes_zero(quote_or_ampersand) |
			  bytes_zero(less_or_greater) | bytes_zero(backslash));
}

/* Offset, from `i` on, of the next byte that may be special, or `length`. */
static size_t next_special(const char *text, size_t length, size_t i)
{
	while (i < length) {
		if (length - i >= BYTES_WORD && all_plain(bytes_load(text + i))) {
			i += BYTES_WORD;
			continue;
		}
		const size_t stop = length - i >= BYTES_WORD ? i + BYTES_WORD : length;
		for (; i < stop; i++)
			if (classify(text[i]) != PLAIN)
				return i;
	}
	return length;
}

static bool starts_nonexistent(const char *text, size_t length)
{
	return length >= 3 && text[0] == '\xEF' && text[1] == '\xBF' && (text[2] == '\xBE' || text[2] == '\xBF');
}

static bool starts_separator(const char *text, size_t length)
{
	return length >= 3 && text[0] == '\xE2' && text[1] == '\x80' && (text[2] == '\xA8' || text[2] == '\xA9');
}

/* Append text with `forms` in place of the special characters; NULL leaves one as it is. */
static void escape_xml(struct strbuf *out, const char *text, size_t length, const char *const forms[])
{
	size_t start = 0;
	for (size_t i = next_special(text, length, 0); i < length; i = next_special(text, length, i + 1)) {
		const enum special kind = classify(text[i]);
		if (!forms[kind])
			continue;
		if (kind == MAYBE_WIDE && !starts_nonexistent(text + i, length - i))
			continue;
		strbuf_add(out, text + start, i - start);
		strbuf_addstr(out, forms[kind]);
		i += kind == MAYBE_WIDE ? 2 : 0;
		start = i + 1;
	}
	strbuf_add(out, text + start, length - start);
}

void escape_text(struct strbuf *out, const char *text, size_t length)
{
	static const char *const forms[MAYBE_WIDE + 1] = {
		[AMPERSAND] = "&amp;",      [LESS] = "&lt;", [GREATER] = "&gt;", [CONTROL] = REPLACEMENT,
		[MAYBE_WIDE] = REPLACEMENT,
	};
	escape_xml(out, text, length, forms);
}

void escape_attribute(struct strbuf *out, const char *text, size_t length)
{
	static const char *const forms[MAYBE_WIDE + 1] = {
		[AMPERSAND] = "&amp;", [LESS] = "&lt;",    [GREATER] = "&gt;",      [QUOTE] = "&quot;",
		[LINE_FEED] = "&#10;", [RETURN] = "&#13;", [CONTROL] = REPLACEMENT, [MAYBE_WIDE] = REPLACEMENT,
	};
	escape_xml(out, text, length, forms);
}

static bool is_unreserved(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

void escape_url_path(struct strbuf *out, const char *text, size_t length)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		if (is_unreserved(byte) || byte == '/') {
			strbuf_addch(out, text[i]);
		} else {
			strbuf_addch(out, '%');
			strbuf_addch(out, digits[byte >> 4]);
			strbuf_addch(out, digits[byte & 15]);
		}
	}
}

/* Whether JSON in a script element needs another form of the character at the start of `text`. */
static bool json_is_special(const char *text, size_t length)
{
	switch (classify(text[0])) {
	case PLAIN:
		return false;
	case MAYBE_WIDE:
		return starts_nonexistent(text, length) || starts_separator(text, length);
	default:
		return true;
	}
}

static void add_json_form(struct strbuf *out, uint32_t point)
{
	switch (point) {
	case '"':
		strbuf_addstr(out, "\\\"");
		break;
	case '\\':
		strbuf_addstr(out, "\\\\");
		break;
	case '\n':
		strbuf_addstr(out, "\\n");
		break;
	case '\t':
		strbuf_addstr(out, "\\t");
		break;
	default:
		strbuf_addf(out, "\\u%04x", (unsigned)point);
	}
}

void escape_json(struct strbuf *out, const char *text, size_t length)
{
	strbuf_addch(out, '"');
	size_t start = 0;
	for (size_t i = next_special(text, length, 0); i < length; i = next_special(text, length, i + 1)) {
		if (!json_is_special(text + i, length - i))
			continue;
		size_t bytes;
		uint32_t point = utf8_decode(text + i, length - i, &bytes);
		strbuf_add(out, text + start, i - start);
		add_json_form(out, point);
		i += bytes - 1;
		start = i + 1;
	}
	strbuf_add(out, text + start, length - start);
	strbuf_addch(out, '"');
}
