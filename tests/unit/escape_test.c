/* Escaping: each place its own form, and never anything that XML forbids. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/escape.h"

typedef void escape(struct strbuf *out, const char *text, size_t length);

static void assert_escaped(escape *function, const char *text, size_t length, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	strbuf_addstr(&out, "before ");
	function(&out, text, length);
	assert_memory_equal(out.text, "before ", 7);
	assert_string_equal(out.text + 7, expected);
	strbuf_release(&out);
}

#define ASSERT_ESCAPED(function, text, expected) assert_escaped(function, text, sizeof text - 1, expected)

static void text(void **state)
{
	(void)state;
	ASSERT_ESCAPED(escape_text, "", "");
	ASSERT_ESCAPED(escape_text, "Tom & Jerry", "Tom &amp; Jerry");
	ASSERT_ESCAPED(escape_text, "<script>", "&lt;script&gt;");
	ASSERT_ESCAPED(escape_text, "]]>", "]]&gt;");
	ASSERT_ESCAPED(escape_text, "\"quoted\" & 'so'\n\t", "\"quoted\" &amp; 'so'\n\t");
	ASSERT_ESCAPED(escape_text, "a\0b\x01\x1F",
		       "a\xEF\xBF\xBD"
		       "b\xEF\xBF\xBD\xEF\xBF\xBD");
	ASSERT_ESCAPED(escape_text, "\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD", "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
	ASSERT_ESCAPED(escape_text, "\xE2\x80\xA8\xC3\xB1", "\xE2\x80\xA8\xC3\xB1");
}

static void attribute(void **state)
{
	(void)state;
	ASSERT_ESCAPED(escape_attribute, "\" onload=\"x", "&quot; onload=&quot;x");
	ASSERT_ESCAPED(escape_attribute, "<a> & 'b'", "&lt;a&gt; &amp; 'b'");
	ASSERT_ESCAPED(escape_attribute, "1\r\n2", "1&#13;&#10;2");
	ASSERT_ESCAPED(escape_attribute, "\x02", "\xEF\xBF\xBD");
}

static void url_path(void **state)
{
	(void)state;
	ASSERT_ESCAPED(escape_url_path, "en/m02-a_b.~.html", "en/m02-a_b.~.html");
	ASSERT_ESCAPED(escape_url_path, "a b?c#d%e&\"", "a%20b%3Fc%23d%25e%26%22");
	ASSERT_ESCAPED(escape_url_path, "ni\xC3\xB1o", "ni%C3%B1o");
	ASSERT_ESCAPED(escape_url_path, "a:b\\c", "a%3Ab%5Cc");
}

static void json(void **state)
{
	(void)state;
	ASSERT_ESCAPED(escape_json, "", "\"\"");
	ASSERT_ESCAPED(escape_json, "a\"b\\c", "\"a\\\"b\\\\c\"");
	ASSERT_ESCAPED(escape_json, "</script><!--", "\"\\u003c/script\\u003e\\u003c!--\"");
	ASSERT_ESCAPED(escape_json, "R&D", "\"R\\u0026D\"");
	ASSERT_ESCAPED(escape_json, "\n\t\r\0\x1F", "\"\\n\\t\\u000d\\u0000\\u001f\"");
	ASSERT_ESCAPED(escape_json, "\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAF", "\"\\u2028\\u2029\xE2\x80\xAF\"");
	ASSERT_ESCAPED(escape_json, "\xEF\xBF\xBF\xC3\xB1\xF0\x9F\x98\x80", "\"\\uffff\xC3\xB1\xF0\x9F\x98\x80\"");
}

/* The buffer ends where the text ends: nothing is read behind it. */
/* Text is looked at in words of eight bytes: a character must get its form wherever in a word it stands. */
static void every_place_in_a_word(void **state)
{
	escape *const functions[] = { escape_text, escape_attribute, escape_json };
	(void)state;
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		for (int byte = 0; byte < 0x80; byte++) {
			const char alone = (char)byte;
			struct strbuf form = STRBUF_INIT;
			size_t quote = functions[i] == escape_json;
			functions[i](&form, &alone, 1);
			for (size_t at = 0; at < 20; at++) {
				char letters[] = "abcdefghijklmnopqrst";
				struct strbuf expected = STRBUF_INIT;
				strbuf_add(&expected, "\"", quote);
				strbuf_add(&expected, letters, at);
				strbuf_add(&expected, form.text + quote, form.length - 2 * quote);
				strbuf_addstr(&expected, letters + at + 1);
				strbuf_add(&expected, "\"", quote);
				letters[at] = alone;
				assert_escaped(functions[i], letters, sizeof letters - 1, expected.text);
				strbuf_release(&expected);
			}
			strbuf_release(&form);
		}
	}
}

static void cut_off_sequences(void **state)
{
	static const char *const cut[] = { "\xEF", "\xEF\xBF", "\xE2", "\xE2\x80" };
	(void)state;
	for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
		struct strbuf out = STRBUF_INIT;
		escape_text(&out, cut[i], strlen(cut[i]));
		escape_attribute(&out, cut[i], strlen(cut[i]));
		escape_json(&out, cut[i], strlen(cut[i]));
		assert_true(out.length >= 3 * strlen(cut[i]));
		strbuf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text), cmocka_unit_test(attribute),         cmocka_unit_test(url_path),
		cmocka_unit_test(json), cmocka_unit_test(every_place_in_a_word), cmocka_unit_test(cut_off_sequences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
