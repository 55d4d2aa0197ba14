/* UTF-8: what is well-formed, what an author may not write, and where things stand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

/* Beginning of the first fault, for each: Unicode 15, table 3-7, and the classic attacks. */
static const struct {
	const char *bytes;
	size_t length;
	size_t invalid;
} invalid_table[] = {
	{ "", 0, 0 },
	{ "abc", 3, 3 },
	{ "a\0b", 3, 3 },
	{ "\xC3\xA9", 2, 2 },
	{ "\xE2\x82\xAC", 3, 3 },
	{ "\xF0\x9F\x98\x80", 4, 4 },
	{ "\xEF\xBF\xBF", 3, 3 },
	{ "\xED\x9F\xBF\xEE\x80\x80", 6, 6 },
	{ "\xF4\x8F\xBF\xBF", 4, 4 },
	{ "a\x80", 2, 1 }, /* continuation alone */
	{ "a\xBF", 2, 1 },
	{ "\xC0\x80", 2, 0 },     /* overlong NUL */
	{ "\xC1\xBF", 2, 0 },     /* overlong */
	{ "\xE0\x80\xAF", 3, 0 }, /* overlong '/' */
	{ "\xE0\x9F\xBF", 3, 0 },
	{ "\xF0\x80\x80\xAF", 4, 0 },
	{ "\xF0\x8F\xBF\xBF", 4, 0 },
	{ "\xED\xA0\x80", 3, 0 }, /* surrogates */
	{ "\xED\xBF\xBF", 3, 0 },
	{ "\xF4\x90\x80\x80", 4, 0 }, /* above U+10FFFF */
	{ "\xF5\x80\x80\x80", 4, 0 },
	{ "\xFE", 1, 0 },
	{ "\xFF", 1, 0 },
	{ "ab\xC3", 3, 2 }, /* cut off */
	{ "ab\xE2\x82", 4, 2 },
	{ "ab\xF0\x9F\x98", 5, 2 },
	{ "\xC3\x28", 2, 0 }, /* no continuation */
	{ "\xE2\x28\xA1", 3, 0 },
	{ "\xE2\x82\x28", 3, 0 },
	{ "\xF0\x28\x8C\xBC", 4, 0 },
	{ "\xF8\x88\x80\x80\x80", 5, 0 }, /* five bytes */
};

static void invalid_sequences_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof invalid_table / sizeof invalid_table[0]; i++) {
		size_t found = utf8_first_invalid(invalid_table[i].bytes, invalid_table[i].length);
		if (found != invalid_table[i].invalid)
			fail_msg("row %zu: %zu instead of %zu", i, found, invalid_table[i].invalid);
	}
}

static void forbidden_characters_are_found(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		size_t found;
	} table[] = {
		{ "plain\ttext\r\n", 12, 12 }, { "a\0b", 3, 1 },           { "a\x0B", 2, 1 },
		{ "a\x1B[0m", 5, 1 },          { "a\x7F", 2, 1 },          { "a\xC2\x85", 3, 1 },
		{ "\xC2\xA0", 2, 2 },          { "ab\xEF\xBF\xBE", 5, 2 }, { "ab\xEF\xBF\xBF", 5, 2 },
		{ "\xEF\xBF\xBD", 3, 3 },      { "\xE2\x80\xAA", 3, 0 },   { "\xE2\x80\xAE", 3, 0 },
		{ "\xE2\x80\xAF", 3, 3 },      { "\xE2\x81\xA6", 3, 0 },   { "\xE2\x81\xA9", 3, 0 },
		{ "\xE2\x80\x8F", 3, 3 }, /* a direction mark is fine */
		{ "\xF0\x9F\x98\x80", 4, 4 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (utf8_first_forbidden(table[i].text, table[i].length) != table[i].found)
			fail_msg("row %zu", i);
}

static void every_code_point_decodes(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x10FFFF; point += point < 0x1000 ? 1 : 61) {
		unsigned char bytes[4];
		size_t length = 0, decoded = 0;
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		if (point < 0x80) {
			bytes[length++] = (unsigned char)point;
		} else if (point < 0x800) {
			bytes[length++] = (unsigned char)(0xC0 | point >> 6);
			bytes[length++] = (unsigned char)(0x80 | (point & 0x3F));
		} else if (point < 0x10000) {
			bytes[length++] = (unsigned char)(0xE0 | point >> 12);
			bytes[length++] = (unsigned char)(0x80 | (point >> 6 & 0x3F));
			bytes[length++] = (unsigned char)(0x80 | (point & 0x3F));
		} else {
			bytes[length++] = (unsigned char)(0xF0 | point >> 18);
			bytes[length++] = (unsigned char)(0x80 | (point >> 12 & 0x3F));
			bytes[length++] = (unsigned char)(0x80 | (point >> 6 & 0x3F));
			bytes[length++] = (unsigned char)(0x80 | (point & 0x3F));
		}
		assert_int_equal(utf8_first_invalid((const char *)bytes, length), length);
		assert_int_equal(utf8_decode((const char *)bytes, length, &decoded), point);
		assert_int_equal(decoded, length);
		assert_int_equal(utf8_count((const char *)bytes, length), 1);
	}
}

static void decoding_never_reads_beyond(void **state)
{
	size_t length = 9;
	(void)state;
	assert_int_equal(utf8_decode("\xE2", 1, &length), 0xFFFD);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_decode("", 0, &length), 0);
	assert_int_equal(length, 0);
}

static void assert_position(const char *text, size_t offset, int line, int column)
{
	int found_line = 0, found_column = 0;
	utf8_position(text, offset, &found_line, &found_column);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
}

static void positions_count_characters(void **state)
{
	const char *text = "a\xC3\xA9z\nsecond\r\nthird\rfourth";
	(void)state;
	assert_position(text, 0, 1, 1);
	assert_position(text, 1, 1, 2);
	assert_position(text, 3, 1, 3);
	assert_position(text, 5, 2, 1);
	assert_position(text, 13, 3, 1);
	assert_position(text, 19, 4, 1);
	assert_position(text, strlen(text), 4, 7);
	assert_position("", 0, 1, 1);
}

/* Text is looked at in words of eight bytes: every place in a word counts. */
static void every_place_in_a_word(void **state)
{
	(void)state;
	for (int byte = 0; byte < 0x80; byte++) {
		const char alone = (char)byte;
		const bool forbidden = utf8_first_forbidden(&alone, 1) == 0;
		for (size_t at = 0; at < 20; at++) {
			char letters[] = "abcdefghijklmnopqrst";
			letters[at] = alone;
			assert_int_equal(utf8_first_forbidden(letters, 20), forbidden ? at : 20);
			assert_int_equal(utf8_first_invalid(letters, 20), 20);
			assert_int_equal(utf8_count(letters, 20), 20);
			letters[at] = '\x80';
			assert_int_equal(utf8_first_invalid(letters, 20), at);
			assert_int_equal(utf8_count(letters, 20), 19);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invalid_sequences_are_found), cmocka_unit_test(forbidden_characters_are_found),
		cmocka_unit_test(every_code_point_decodes),    cmocka_unit_test(decoding_never_reads_beyond),
		cmocka_unit_test(positions_count_characters),  cmocka_unit_test(every_place_in_a_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
