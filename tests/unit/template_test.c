/* Templates: what each tag does, where its value lands, and what is said about every mistake, with its place. */
#include "render_fixture.h"

#include "base/fill.h"

static const struct word word_list[] = {
	{ "greeting", "Good \"day\" & welcome" },
	{ "position", "Page {n} of {total-pages} { {Not a hole}" },
	{ "wrong-hole", "Page {nowhere}" },
};

static const struct words *words(struct render_fixture *fixture)
{
	return wordlist_new(&fixture->arena, "words.yaml", word_list, sizeof word_list / sizeof *word_list);
}

static const struct templates *load(struct render_fixture *fixture, const char *page)
{
	put_file(fixture, "parts/inner.html", "[{{title}}]\n");
	put_file(fixture, "page.html", page);
	return templates_load(&fixture->arena, fixture->folder, fixture->diagnostics);
}

static void write_marker(const void *context, struct strbuf *out)
{
	strbuf_addf(out, "<i>%s</i>", (const char *)context);
}

static struct view *sample(struct render_fixture *fixture)
{
	struct view *view = view_new(&fixture->arena);

	view_text(view, "title", "Tom & \"Ann\" <b>");
	view_text(view, "nothing", NULL);
	view_markup(view, "body", "<p>x</p>", 8);
	view_write(view, "made", write_marker, "made");
	view_flag(view, "yes", true);
	view_flag(view, "no", false);
	view_number(view, "n", 3);
	view_number(view, "below", -12);
	view_number(view, "total-pages", 5);
	view_list(view, "empty");
	for (int i = 0; i < 3; i++) {
		struct view *item = view_append(view, "items");

		view_number(item, "n", i);
		view_text(view_append(item, "inner"), "word", i == 1 ? "one" : "other");
	}
	return view;
}

/* The page filled with the sample; must work. */
static const char *filled(struct render_fixture *fixture, const char *page)
{
	const struct templates *templates = load(fixture, page);

	if (templates == NULL ||
	    !template_render(templates, "page", sample(fixture), words(fixture), fixture->diagnostics, &fixture->out))
		fail_msg("%s", reported(fixture));
	return fixture->out.text;
}

/* What is said about the page, without the folder in front. */
static void assert_reported(struct render_fixture *fixture, const char *page, const char *expected)
{
	const struct templates *templates = load(fixture, page);
	const char *messages;

	if (templates != NULL)
		assert_false(template_render(templates, "page", sample(fixture), words(fixture), fixture->diagnostics,
					     &fixture->out));
	messages = reported(fixture);
	assert_int_equal(strncmp(messages, fixture->folder, strlen(fixture->folder)), 0);
	assert_string_equal(messages + strlen(fixture->folder) + 1, expected);
}

static void escapes_text_for_elements_and_attributes(void **state)
{
	assert_string_equal(filled(*state, "<p title=\"{{title}}\">{{ title }}</p>"),
			    "<p title=\"Tom &amp; &quot;Ann&quot; &lt;b&gt;\">Tom &amp; &quot;Ann&quot; &lt;b&gt;</p>");
}

static void writes_numbers_and_markup(void **state)
{
	assert_string_equal(filled(*state, "{{n}} {{below}} {{{body}}}{{{ made }}}{{nothing}}."),
			    "3 -12 <p>x</p><i>made</i>.");
}

static void fills_words(void **state)
{
	assert_string_equal(filled(*state, "{{t.greeting}} {{t.position}}"),
			    "Good &quot;day&quot; &amp; welcome Page 3 of 5 { {Not a hole}");
}

static void takes_sections_or_their_opposite(void **state)
{
	assert_string_equal(
	    filled(*state, "{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{#nothing}}d{{/nothing}}"
			   "{{^nothing}}e{{/nothing}}{{#body}}f{{/body}}{{#empty}}g{{/empty}}{{^empty}}h{{/empty}}"),
	    "acefh");
}

static void repeats_sections_and_looks_outwards(void **state)
{
	assert_string_equal(
	    filled(*state, "{{#items}}{{n}}{{#inner}}({{word}} {{n}}/{{total-pages}}){{/inner}};{{/items}} {{n}}"),
	    "0(other 0/5);1(one 1/5);2(other 2/5); 3");
}

static void drops_indentation_and_lines_of_tags(void **state)
{
	assert_string_equal(
	    filled(*state,
		   "<ul>\n\t{{! only for readers\n of the template }}\n  {{#items}}\n    <li>{{n}}</li>\n  {{/items}}\n"
		   "</ul> {{#yes}}x{{/yes}}\n"),
	    "<ul>\n<li>0</li>\n<li>1</li>\n<li>2</li>\n</ul> x\n");
}

static void puts_parts_in(void **state)
{
	assert_string_equal(filled(*state, "{{>inner}}\n<b>{{>inner}}</b>"),
			    "[Tom &amp; &quot;Ann&quot; &lt;b&gt;]\n<b>[Tom &amp; &quot;Ann&quot; &lt;b&gt;]</b>");
}

static void fills_parts_by_themselves(void **state)
{
	struct render_fixture *fixture = *state;
	const struct templates *templates = load(fixture, "x");

	assert_true(templates_have(templates, "parts/inner"));
	assert_false(templates_have(templates, "inner"));
	assert_true(template_render(templates, "parts/inner", sample(fixture), words(fixture), fixture->diagnostics,
				    &fixture->out));
	assert_string_equal(fixture->out.text, "[Tom &amp; &quot;Ann&quot; &lt;b&gt;]");
}

static void reports_an_unknown_name(void **state)
{
	assert_reported(*state, "<h1>\n  \xc3\xa9 {{titel}}</h1>",
			"page.html:2:5: error: unknown name 'titel'; did you mean 'title'? [template]\n");
}

static void reports_an_unknown_name_in_the_list(void **state)
{
	assert_reported(*state, "{{#items}}\n{{#inner}}{{wrod}}{{/inner}}\n{{/items}}",
			"page.html:2:11: error: unknown name 'wrod'; did you mean 'word'? [template]\n");
}

static void reports_an_unknown_section(void **state)
{
	assert_reported(*state, "{{^itms}}x{{/itms}}",
			"page.html:1:1: error: unknown name 'itms'; did you mean 'items'? [template]\n");
}

static void reports_a_missing_word(void **state)
{
	assert_reported(
	    *state, "{{t.farewell}}",
	    "page.html:1:1: error: there is no interface word 'farewell'; add it to templates/strings [template]\n");
}

static void reports_a_hole_that_cannot_be_filled(void **state)
{
	assert_reported(
	    *state, "\n{{t.wrong-hole}}",
	    "page.html:2:1: error: the word 't.wrong-hole' has a hole '{nowhere}' that this page cannot fill; "
	    "change the word, or give the page the value [template]\n");
}

static void reports_text_in_three_braces(void **state)
{
	assert_reported(*state, "{{{title}}}",
			"page.html:1:1: error: 'title' is not markup; write it in two braces [template]\n");
}

static void reports_markup_in_two_braces(void **state)
{
	assert_reported(*state, "{{body}}",
			"page.html:1:1: error: 'body' is markup; write it in three braces [template]\n");
}

static void reports_a_list_where_a_text_belongs(void **state)
{
	assert_reported(*state, "{{items}}",
			"page.html:1:1: error: 'items' is not a text; open a section with '#' [template]\n");
}

static void reports_an_unclosed_section_where_it_was_opened(void **state)
{
	assert_reported(
	    *state, "a\n  {{#yes}}\nb",
	    "page.html:2:3: error: the section 'yes' is never closed; write '{{/yes}}' where it ends [template]\n");
}

static void reports_a_wrong_end(void **state)
{
	struct render_fixture *fixture = *state;

	assert_null(load(fixture, "{{#yes}}{{/no}}{{/yes}}{{/yes}}"));
	assert_contains(reported(fixture),
			"page.html:1:9: error: '{{/no}}' closes another section than the one that is open; "
			"write '{{/yes}}' for the section opened in line 1 [template]\n");
	assert_contains(reported(fixture), "page.html:1:24: error: '{{/yes}}' closes a section that is not open; "
					   "remove it, or open the section before [template]\n");
}

static void reports_an_unclosed_tag(void **state)
{
	assert_reported(*state, "<p>{{title</p>",
			"page.html:1:4: error: '{{title</p>' is not closed; write '}}' behind the name [template]\n");
}

static void reports_a_bad_name(void **state)
{
	assert_reported(*state, "{{Title here}}",
			"page.html:1:1: error: '{{Title here}}' holds no name; names are made of a-z, 0-9, '_', '-' "
			"and '.' [template]\n");
}

static void reports_a_part_that_is_not_there(void **state)
{
	assert_reported(*state, "{{>iner}}",
			"page.html:1:1: error: there is no part 'iner'; did you mean 'inner'? [template]\n");
}

static void reports_parts_that_include_themselves(void **state)
{
	struct render_fixture *fixture = *state;

	put_file(fixture, "parts/one.html", "1\n{{>two}}\n");
	put_file(fixture, "parts/two.html", "2 {{>one}}\n");
	assert_null(load(fixture, "{{>one}}"));
	assert_contains(
	    reported(fixture),
	    "parts/two.html:1:3: error: the part 'one' includes itself; break the circle here [template]\n");
}

static void reports_all_templates_at_once(void **state)
{
	struct render_fixture *fixture = *state;

	put_file(fixture, "other.html", "{{#open}}");
	assert_null(load(fixture, "{{>nothing-like-it}}{{"));
	assert_int_equal(diagnostics_errors(fixture->diagnostics), 2);
}

static void reports_a_folder_that_is_not_there(void **state)
{
	struct render_fixture *fixture = *state;

	assert_null(templates_load(&fixture->arena, "/nowhere/at/all", fixture->diagnostics));
	assert_contains(reported(fixture), "/nowhere/at/all");
}

static void reports_a_template_that_is_not_there(void **state)
{
	struct render_fixture *fixture = *state;
	const struct templates *templates = load(fixture, "x");

	assert_false(
	    template_render(templates, "home", sample(fixture), words(fixture), fixture->diagnostics, &fixture->out));
	assert_contains(reported(fixture), "add home.html to the folder of templates");
}

static void fills_a_word_with_one_value(void **state)
{
	struct render_fixture *fixture = *state;

	fill_word_with(&fixture->out, "Source {n}{", "3 & 4");
	assert_string_equal(fixture->out.text, "Source 3 &amp; 4{");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, render_set_up, render_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(escapes_text_for_elements_and_attributes),
		TEST(writes_numbers_and_markup),
		TEST(fills_words),
		TEST(takes_sections_or_their_opposite),
		TEST(repeats_sections_and_looks_outwards),
		TEST(drops_indentation_and_lines_of_tags),
		TEST(puts_parts_in),
		TEST(fills_parts_by_themselves),
		TEST(reports_an_unknown_name),
		TEST(reports_an_unknown_name_in_the_list),
		TEST(reports_an_unknown_section),
		TEST(reports_a_missing_word),
		TEST(reports_a_hole_that_cannot_be_filled),
		TEST(reports_text_in_three_braces),
		TEST(reports_markup_in_two_braces),
		TEST(reports_a_list_where_a_text_belongs),
		TEST(reports_an_unclosed_section_where_it_was_opened),
		TEST(reports_a_wrong_end),
		TEST(reports_an_unclosed_tag),
		TEST(reports_a_bad_name),
		TEST(reports_a_part_that_is_not_there),
		TEST(reports_parts_that_include_themselves),
		TEST(reports_all_templates_at_once),
		TEST(reports_a_folder_that_is_not_there),
		TEST(reports_a_template_that_is_not_there),
		TEST(fills_a_word_with_one_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
