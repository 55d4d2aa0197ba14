#include "base/utf8.h"

#include <string.h>

#include "base/bytes.h"

static bool all_ascii(const char *text)
{
	return BYTES_NONE(bytes_beyond_ascii(bytes_load(text)));
}

static bool all_printable(const char *text)
{
	const uint64_t word = bytes_load(text);
	return BYTES_NONE(bytes_beyond_ascii(word) | bytes_below_blank(word) | bytes_delete(word));
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Bytes of the well-formed sequence at the start of `s` (Unicode table 3-7), or 0. */
static size_t sequence_length(const unsigned char *s, size_t available)
{
	if (s[0] < 0x80)
		return 1;
	size_t length = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (s[0] < 0xC2 || s[0] > 0xF4 || available < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if (!is_continuation(s[i]))
			return 0;
	bool overlong = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xF0 && s[1] < 0x90);
	bool surrogate = s[0] == 0xED && s[1] > 0x9F;
	bool beyond = s[0] == 0xF4 && s[1] > 0x8F;
	return overlong || surrogate || beyond ? 0 : length;
}

size_t utf8_first_invalid(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t i = 0;
	while (i < length) {
		if (length - i >= BYTES_WORD && all_ascii(text + i)) {
			i += BYTES_WORD;
			continue;
		}
		size_t step = sequence_length(bytes + i, length - i);
		if (step == 0)
			return i;
		i += step;
	}
	return length;
}

static bool is_forbidden(uint32_t point)
{
	if (point < 0x20)
		return point != '\t' && point != '\n' && point != '\r';
	if (point >= 0x7F && point <= 0x9F)
		return true;
	if (point == 0xFFFE || point == 0xFFFF)
		return true;
	return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

size_t utf8_first_forbidden(const char *text, size_t length)
{
	size_t i = 0;
	while (i < length) {
		if (length - i >= BYTES_WORD && all_printable(text + i)) {
			i += BYTES_WORD;
			continue;
		}
		size_t step = 1;
		const unsigned char byte = (unsigned char)text[i];
		if (is_forbidden(byte < 0x80 ? byte : utf8_decode(text + i, length - i, &step)))
			return i;
		i += step;
	}
	return length;
}

size_t utf8_count(const char *text, size_t length)
{
	size_t count = 0;
	size_t i = 0;
	while (i < length) {
		if (length - i >= BYTES_WORD && all_ascii(text + i)) {
			count += BYTES_WORD;
			i += BYTES_WORD;
		} else {
			count += !is_continuation((unsigned char)text[i++]);
		}
	}
	return count;
}

uint32_t utf8_decode(const char *text, size_t available, size_t *length)
{
	static const unsigned char first_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *s = (const unsigned char *)text;
	if (available == 0) {
		*length = 0;
		return 0;
	}
	size_t bytes = sequence_length(s, available);
	if (bytes == 0) {
		*length = 1;
		return 0xFFFD;
	}
	uint32_t point = s[0] & first_bits[bytes];
	for (size_t i = 1; i < bytes; i++)
		point = point << 6 | (s[i] & 0x3Fu);
	*length = bytes;
	return point;
}

void utf8_position(const char *text, size_t offset, int *line, int *column)
{
	int lines = 1;
	size_t start = 0;
	for (size_t i = 0; i < offset; i++) {
		/* a lone carriage return ends a line as well, as it does for CommonMark */
		if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) {
			lines++;
			start = i + 1;
		}
	}
	*line = lines;
	*column = (int)utf8_count(text + start, offset - start) + 1;
}

void utf8_make_printable(char *text, size_t length)
{
	for (size_t i = 0; i < length;) {
		const size_t bytes = sequence_length((const unsigned char *)text + i, length - i);
		size_t read = bytes;
		const uint32_t point = bytes > 0 ? utf8_decode(text + i, length - i, &read) : 0;
		if (bytes == 0)
			text[i] = '?';
		else if (point == '\n' || point == '\r' || point == '\t')
			text[i] = ' ';
		else if (is_forbidden(point))
			memset(text + i, '?', bytes);
		i += bytes > 0 ? bytes : 1;
	}
}
