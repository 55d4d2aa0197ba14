/*
 * XML of others: places, namespaces, encodings, and what is refused.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/strbuf.h"
#include "base/xmlread.h"
#include "base/xmltree.h"

struct fixture {
	struct arena arena;
	struct xml_problem problem;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){ .arena = ARENA_INIT };
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	arena_release(&((struct fixture *)*state)->arena);
	return 0;
}

static struct xml_element *read_bytes(struct fixture *fixture, const char *text, size_t length)
{
	return xmltree_read(&fixture->arena, text, length, &fixture->problem);
}

static struct xml_element *read_text(struct fixture *fixture, const char *text)
{
	return read_bytes(fixture, text, strlen(text));
}

static void tells_where_a_tag_begins(void **state)
{
	const struct xml_element *root =
	    read_text(*state, "<?xml version=\"1.0\"?>\n<a>\n  \xC3\xA9<b\n   c=\"1\"\n/></a>");
	assert_non_null(root);
	assert_int_equal(root->line, 2);
	assert_int_equal(root->column, 1);
	assert_int_equal(root->first->line, 3);
	assert_int_equal(root->first->column, 4);
}

static void keeps_prefixes_and_namespaces(void **state)
{
	const struct xml_element *root = read_text(*state, "<p:a xmlns:p='urn:x' p:b='1' b='2'> one <c/> two </p:a>");
	assert_non_null(root);
	assert_string_equal(root->prefix, "p");
	assert_string_equal(root->namespace_uri, "urn:x");
	assert_string_equal(xml_attribute(root, "b"), "2");
	assert_string_equal(root->text, "one  two");
	assert_ptr_equal(xml_child(root, "c", NULL), root->first);
	assert_null(xml_following(root, root->first));
}

static void decodes_references_once(void **state)
{
	const struct xml_element *root = read_text(*state, "<a b='x &amp;amp; &#65;'>&lt;&#x42;<![CDATA[&c;]]></a>");
	assert_non_null(root);
	assert_string_equal(xml_attribute(root, "b"), "x &amp; A");
	assert_string_equal(root->text, "<B&c;");
}

static void reads_other_encodings(void **state)
{
	static const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xF3</a>";
	static const char wide[] = "\xFF\xFE<\0a\0>\0\xF3\0<\0/\0a\0>\0";
	const struct xml_element *root = read_text(*state, latin);
	assert_non_null(root);
	assert_string_equal(root->text, "\xC3\xB3");
	root = read_bytes(*state, wide, sizeof wide - 1);
	assert_non_null(root);
	assert_string_equal(root->text, "\xC3\xB3");
}

static void passes_over_a_document_type_without_declarations(void **state)
{
	assert_non_null(read_text(*state, "<!DOCTYPE a PUBLIC '-//X//Y' 'http://example.org/a.dtd'><a/>"));
}

static void refuses_declarations(void **state)
{
	struct fixture *fixture = *state;
	assert_null(read_text(fixture, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
	assert_true(fixture->problem.declares);
}

static void assert_refused(void **state, const char *text, const char *message)
{
	struct fixture *fixture = *state;
	assert_null(read_text(fixture, text));
	assert_false(fixture->problem.declares);
	assert_non_null(strstr(fixture->problem.message, message));
}

static void refuses_what_is_not_well_formed(void **state)
{
	assert_refused(state, "", "empty");
	assert_refused(state, "<a><b></a>", "mismatch");
	assert_refused(state, "<a>&nbsp;</a>", "nbsp");
	assert_refused(state, "<x:a/>", "prefix x");
	assert_refused(state, "<a/><b/>", "Extra content");
}

static void refuses_crowds(void **state)
{
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 300; i++)
		strbuf_addstr(&text, "<a>");
	assert_refused(state, text.text, "inside one another");
	strbuf_reset(&text);
	/* neither a comment nor a value with ">" ends the counting */
	strbuf_addstr(&text, "<!-- ' --><a b='>'");
	for (int i = 0; i < 70; i++)
		strbuf_addf(&text, " a%d='>'", i);
	strbuf_addstr(&text, "/>");
	assert_refused(state, text.text, "64 attributes");
	strbuf_reset(&text);
	for (int i = 0; i < 300; i++)
		strbuf_addf(&text, "<a xmlns:p%d='u' xmlns:q%d='u'>", i, i);
	assert_refused(state, text.text, "256 prefixes");
	strbuf_release(&text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_where_a_tag_begins, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keeps_prefixes_and_namespaces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(decodes_references_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_other_encodings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(passes_over_a_document_type_without_declarations, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_declarations, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_what_is_not_well_formed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_crowds, set_up, tear_down),
	};
	xmlread_start_library();
	const int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
