/* Writing XML: the exact document, and values that try to break out of it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/xmlout.h"
#include "base/xmlread.h"

static void a_document(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct xmlout *xml = xmlout_new();
	(void)state;
	xmlout_open(xml, "manifest");
	xmlout_attribute(xml, "xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2");
	xmlout_attribute(xml, "xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2");
	xmlout_open(xml, "item");
	xmlout_attribute(xml, "identifier", "I1");
	xmlout_text_element(xml, "title", "Tom & Jerry \xC3\xB1");
	xmlout_text_element(xml, "adlcp:masteryscore", "80");
	xmlout_close(xml);
	xmlout_open(xml, "resources");
	xmlout_finish(xml, &out);
	assert_string_equal(out.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				      "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\""
				      " xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n"
				      "  <item identifier=\"I1\">\n"
				      "    <title>Tom &amp; Jerry \xC3\xB1</title>\n"
				      "    <adlcp:masteryscore>80</adlcp:masteryscore>\n"
				      "  </item>\n"
				      "  <resources/>\n"
				      "</manifest>\n");
	strbuf_release(&out);
}

static void keep_value(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		       size_t count, int line)
{
	(void)prefix;
	(void)name;
	(void)line;
	if (count == 1)
		strbuf_addstr(context, attributes[0].value);
}

/* What was written is what is read, apart from characters that XML cannot hold. */
static void hostile_values_stay_values(void **state)
{
	static const struct {
		const char *value;
		const char *read;
	} table[] = {
		{ "\"><script>", "\"><script>" },
		{ "a\nb\rc\td", "a\nb\rc d" }, /* XML itself makes a blank of a tab */
		{ "&amp;&lt;", "&amp;&lt;" },
		{ "]]>", "]]>" },
		{ "x\x01y\x1B", "x\xEF\xBF\xBDy\xEF\xBF\xBD" },
		{ "\xEF\xBF\xBF", "\xEF\xBF\xBD" },
		{ "\xC3\xB1 \xE4\xB8\xAD", "\xC3\xB1 \xE4\xB8\xAD" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct strbuf out = STRBUF_INIT;
		struct strbuf value = STRBUF_INIT;
		struct xmlout *xml = xmlout_new();
		xmlout_open(xml, "a");
		xmlout_attribute(xml, "v", table[i].value);
		xmlout_text(xml, table[i].value);
		xmlout_finish(xml, &out);
		struct xmlread_handler handler = { .start = keep_value, .context = &value };
		assert_true(xmlread_parse(out.text, out.length, &handler));
		assert_string_equal(value.text, table[i].read);
		strbuf_release(&out);
		strbuf_release(&value);
	}
}

static void appends_to_what_is_there(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct xmlout *xml = xmlout_new();
	(void)state;
	strbuf_addstr(&out, "before\n");
	xmlout_text_element(xml, "a", "");
	xmlout_finish(xml, &out);
	assert_string_equal(out.text, "before\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a></a>\n");
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document),
		cmocka_unit_test(hostile_values_stay_values),
		cmocka_unit_test(appends_to_what_is_there),
	};
	xmlread_start_library();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
