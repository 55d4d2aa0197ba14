/* Reading XML: what arrives, what is refused, and that nothing reaches stderr or the network. */
#include "temporary.h"

#include <unistd.h>

#include "base/strbuf.h"
#include "base/xmlread.h"

struct record {
	struct strbuf events;
	int errors;
	int error_line;
};

static void on_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		     size_t count, int line)
{
	struct record *record = context;
	strbuf_addf(&record->events, "<%d:%s%s%s", line, prefix ? prefix : "", prefix ? ":" : "", name);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&record->events, " %s%s%s=[%s]", attributes[i].prefix ? attributes[i].prefix : "",
			    attributes[i].prefix ? ":" : "", attributes[i].name, attributes[i].value);
	strbuf_addch(&record->events, '>');
}

static void on_end(void *context, const char *prefix, const char *name)
{
	(void)prefix;
	strbuf_addf(&((struct record *)context)->events, "</%s>", name);
}

static void on_text(void *context, const char *text, size_t length)
{
	strbuf_add(&((struct record *)context)->events, text, length);
}

static void on_error(void *context, int line, int column, const char *message)
{
	struct record *record = context;
	assert_true(strlen(message) > 3);
	assert_null(strchr(message, '\n'));
	assert_true(column >= 0);
	record->errors++;
	record->error_line = line;
}

static bool parse(const char *text, size_t length, struct record *record)
{
	const struct xmlread_handler handler = {
		.start = on_start,
		.end = on_end,
		.text = on_text,
		.error = on_error,
		.context = record,
	};
	*record = (struct record){ .events = STRBUF_INIT };
	return xmlread_parse(text, length, &handler);
}

static void assert_events(const char *text, const char *expected)
{
	struct record record;
	bool parsed = parse(text, strlen(text), &record);
	assert_string_equal(record.events.text, expected);
	strbuf_release(&record.events);
	assert_true(parsed);
	assert_int_equal(record.errors, 0);
}

static void assert_refused(const char *text, size_t length)
{
	struct record record;
	bool parsed = parse(text, length, &record);
	strbuf_release(&record.events);
	if (parsed || record.errors != 1)
		fail_msg("parsed %d, errors %d: %.60s", parsed, record.errors, text);
}

static void elements_attributes_and_text(void **state)
{
	(void)state;
	assert_events("<a/>", "<1:a></a>");
	assert_events("<!DOCTYPE html>\n<html>\n<b c=\"1\" d='2'>x</b></html>",
		      "<2:html>\n<3:b c=[1] d=[2]>x</b></html>");
	assert_events("<a b=\"&amp;&lt;&gt;&quot;&#65;&#x42;\">&amp;&lt;&#67;</a>", "<1:a b=[&<>\"AB]>&<C</a>");
	assert_events("<a xmlns:x=\"u\"><x:b x:c=\"1\"/></a>", "<1:a><1:x:b x:c=[1]></b></a>");
	assert_events("<a><![CDATA[<&]]></a>", "<1:a><&</a>");
	assert_events("<a b=\"\" c=\"\xC3\xB1\">\xC3\xB1</a>", "<1:a b=[] c=[\xC3\xB1]>\xC3\xB1</a>");
	assert_events("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xC3\xB1</a>", "<1:a>\xC3\xB1</a>");
	assert_events("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\"><svg/>",
		      "<1:svg></svg>");
}

static void broken_documents_are_refused(void **state)
{
	static const char *const table[] = {
		"",
		" ",
		"text",
		"<a>",
		"</a>",
		"<a></b>",
		"<a b></a>",
		"<a b=c></a>",
		"<a b=\"1\" b=\"2\"/>",
		"<a/><b/>",
		"<a>&</a>",
		"<a>&nbsp;</a>",
		"<a b=\"&nbsp;\"/>",
		"<a>&#0;</a>",
		"<a>&#xFFFF;</a>",
		"<a b=\"<\"/>",
		"<a>]]></a>",
		"<a><!-- -- --></a>",
		"<x:a/>",
		"<a x:b=\"1\"/>",
		"<a>\x01</a>",
		"<a>\xC3</a>",
		"<a>\xEF\xBF\xBF</a>",
		"<br>",
		"<img src=a.png>",
		"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><a>&nbsp;</a>",
		"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><a b=\"&nbsp;\"/>",
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_refused(table[i], strlen(table[i]));
	assert_refused("<a>\0</a>", 8);
}

static void declarations_are_refused(void **state)
{
	struct temporary *temporary = *state;
	const char *secret = temporary_write(temporary, "secret", "SECRET");
	static const char *const table[] = {
		"<!DOCTYPE a []><a/>",
		"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
		"<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
		"<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c "
		"\"&b;&b;&b;&b;\">]><a>&c;</a>",
		"<!DOCTYPE a [<!ATTLIST a onload CDATA \"alert(1)\">]><a/>",
		"<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]><a/>",
		"<!DOCTYPE a SYSTEM \"x.dtd\" [<!ELEMENT a ANY>]><a/>",
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_refused(table[i], strlen(table[i]));
	const char *external =
	    arena_printf(&temporary->arena, "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>&x;</a>", secret);
	struct record record;
	assert_false(parse(external, strlen(external), &record));
	assert_null(strstr(record.events.text, "SECRET"));
	strbuf_release(&record.events);
}

static void nesting_is_bounded(void **state)
{
	struct record record;
	struct strbuf text = STRBUF_INIT;
	(void)state;
	for (int depth = 256; depth <= 100000; depth = depth < 300 ? depth + 1 : depth * 30) {
		strbuf_reset(&text);
		for (int i = 0; i < depth; i++)
			strbuf_addstr(&text, "<a>");
		for (int i = 0; i < depth; i++)
			strbuf_addstr(&text, "</a>");
		assert_int_equal(parse(text.text, text.length, &record), depth == 256);
		assert_int_equal(record.errors, depth != 256);
		strbuf_release(&record.events);
	}
	strbuf_release(&text);
}

/* A single file holds its pictures in attributes. */
static void long_values_are_read(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct record record;
	(void)state;
	strbuf_addstr(&text, "<a b=\"");
	for (int i = 0; i < 12 * 1024 * 1024; i++)
		strbuf_addch(&text, 'x');
	strbuf_addstr(&text, "\"/>");
	assert_true(parse(text.text, text.length, &record));
	assert_true(record.events.length > 12 * 1024 * 1024);
	strbuf_release(&record.events);
	strbuf_release(&text);
}

static void many_attributes_keep_their_values(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct record record;
	(void)state;
	strbuf_addstr(&text, "<a");
	for (int i = 0; i < 300; i++)
		strbuf_addf(&text, " n%d=\"v%d&amp;\"", i, i);
	strbuf_addstr(&text, "/>");
	assert_true(parse(text.text, text.length, &record));
	for (int i = 0; i < 300; i++) {
		char expected[40];
		snprintf(expected, sizeof expected, " n%d=[v%d&]", i, i);
		assert_non_null(strstr(record.events.text, expected));
	}
	strbuf_release(&record.events);
	strbuf_release(&text);
}

static void the_line_of_an_error(void **state)
{
	struct record record;
	(void)state;
	assert_false(parse("<a>\n\n<b></c></a>", 16, &record));
	assert_int_equal(record.error_line, 3);
	strbuf_release(&record.events);
}

/* libxml2 likes to print: nothing may come out. */
static void nothing_is_printed(void **state)
{
	struct temporary *temporary = *state;
	static const char *const table[] = { "<a>", "<x:a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"nowhere\">]><a>&x;</a>",
					     "<a>&x;</a>" };
	const char *path = temporary_path(temporary, "stderr");
	fflush(stderr);
	int saved = dup(STDERR_FILENO);
	FILE *captured = fopen(path, "w");
	assert_non_null(captured);
	dup2(fileno(captured), STDERR_FILENO);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		const struct xmlread_handler silent = { .context = NULL };
		xmlread_parse(table[i], strlen(table[i]), &silent);
	}
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	fclose(captured);
	assert_string_equal(temporary_read(temporary, "stderr"), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_attributes_and_text),
		cmocka_unit_test(broken_documents_are_refused),
		TEST(declarations_are_refused),
		cmocka_unit_test(nesting_is_bounded),
		cmocka_unit_test(long_values_are_read),
		cmocka_unit_test(many_attributes_keep_their_values),
		cmocka_unit_test(the_line_of_an_error),
		TEST(nothing_is_printed),
	};
	xmlread_start_library();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
