/* Documents: all views of a module in their order, in the forms that the outputs want. */
#include "render_model.h"

#include "base/hash.h"
#include "render/document.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct theme *theme;

static int set_up(void **state)
{
	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	theme = theme_load(arena, project_templates(fixture), NULL, fixture->diagnostics);
	if (theme == NULL)
		fail_msg("%s", reported(fixture));
	return 0;
}

static int tear_down(void **state)
{
	theme_free(theme);
	return render_tear_down(state);
}

static const struct document_form site = {
	.fragments = { .links_modules = true, .links_pages = true, .media_prefix = "media/" },
	.theme_prefix = "../s/",
	.has_site = true,
	.home = "../START-HERE.html",
};
static const struct document_form package = {
	.fragments = { .media_prefix = "media/" },
	.theme_prefix = "s/",
	.has_lms_script = true,
};
static const struct document_form single = { .fragments = { .embeds_media = true }, .inlines_theme = true };

static const char *written(const struct document_form *form)
{
	const struct rendered *rendered = document_render(arena, theme, model.module, fixture->diagnostics);

	strbuf_reset(&fixture->out);
	if (!document_write(arena, theme, model.module, rendered, form, fixture->diagnostics, &fixture->out))
		fail_msg("%s", reported(fixture));
	assert_string_equal(reported(fixture), "");
	assert_well_formed(fixture->out.text);
	return fixture->out.text;
}

/* The parts stand in the page in this order. */
static void assert_order(const char *page, const char *const *parts, size_t count)
{
	const char *at = page;

	for (size_t i = 0; i < count; i++) {
		const char *found = strstr(at, parts[i]);

		if (found == NULL)
			fail_msg("'%s' is not behind '%s' in:\n%s", parts[i], i > 0 ? parts[i - 1] : "the start", page);
		at = found + strlen(parts[i]);
	}
}

/* Something of everything in the first lesson. */
static void cite_and_explain(void)
{
	struct section *lesson = &model.module->sections[1];
	struct node *paragraph = add_node(arena, lesson->body, NODE_PARAGRAPH);
	static const struct reference *references[1];
	static const struct term *terms[1];

	references[0] = &model.kit->references[0];
	terms[0] = &model.edition->terms[0];
	add_node(arena, paragraph, NODE_CITATION)->as.citation.reference = references[0];
	add_text(arena, paragraph, "x");
	paragraph = add_node(arena, paragraph, NODE_TERM);
	paragraph->as.term.term = terms[0];
	add_text(arena, paragraph, "coercion");
	lesson->references = references;
	lesson->reference_count = 1;
	lesson->terms = terms;
	lesson->term_count = 1;
	add_node(arena, lesson->body, NODE_QUESTION)->as.question.question = model.practice;
}

static void shows_the_views_in_order(void **state)
{
	static const char *const parts[] = {
		"<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">",
		"<title>Community course \xe2\x80\x93 7</title>",
		"<body class=\"document\" data-module=\"m07\">",
		"href=\"#main\"",
		"data-exit=",
		"<header",
		"<main id=\"main\"",
		"<section class=\"view\" id=\"m07\" data-view=\"introduction\">",
		"<section class=\"view\" id=\"m07-p1\" data-view=\"lesson\">",
		"<h1>Why context</h1>",
		"<section class=\"view\" id=\"m07-p2\" data-view=\"lesson\"",
		"<section class=\"view\" id=\"m07-check\" data-view=\"check\"",
		"<p>Take your time.</p>",
		"<p class=\"check__progress\"",
		"id=\"m07-q2\"",
		"<div class=\"check__end\" hidden=",
		"<section class=\"view\" id=\"m07-terms\" data-view=\"terms\">",
		"<dt id=\"term-coercion\">",
		"<dt id=\"term-grooming\">",
		"<section class=\"view\" id=\"m07-sources\" data-view=\"sources\">",
		"<li id=\"ref-1\">",
		"<section class=\"view\" id=\"m07-help\" data-view=\"help\">",
		"</main>",
		"<footer",
	};

	(void)state;
	cite_and_explain();
	assert_order(written(&site), parts, sizeof parts / sizeof *parts);
	assert_lacks(fixture->out.text, "term-unused");
}

static void introduces_the_module(void **state)
{
	static const char *const parts[] = {
		"<h1>Clues &amp; stories</h1>",
		"What to notice.",
		"<h2>You will be able to</h2>",
		"<li>See &lt;/script&gt; clues</li>",
		"About 40 minutes",
		"<ol class=\"contents\">",
		"<a href=\"#m07-p1\">Why context</a>",
		"<a href=\"#m07-check\">Check</a>",
		"Not yet reviewed by survivor experts or counsel.",
		"Last updated 2 November 2026.",
		"<a class=\"steps__next\" href=\"#m07-p1\" rel=\"next\">Start</a>",
	};

	(void)state;
	assert_order(written(&site), parts, sizeof parts / sizeof *parts);
	assert_lacks(fixture->out.text, "data-view=\"terms\"");
}

static void names_who_reviewed_it(void **state)
{
	static const char *roles[] = { "survivor expert", "counsel" };
	struct module_entry *entry = model.edition->modules;

	(void)state;
	entry->reviewed_by = roles;
	entry->reviewed_by_count = 2;
	entry->status = "published";
	assert_contains(written(&site), "Reviewed by: survivor expert, counsel.");
	entry->reviewed_on = "2026-05-12";
	assert_contains(written(&site), "Reviewed on 12 May 2026 by: survivor expert, counsel.");
	assert_lacks(fixture->out.text, "Not yet reviewed");
	assert_lacks(fixture->out.text, "draft");
}

static void leads_through_the_pages(void **state)
{
	static const char *const parts[] = {
		"id=\"m07-p1\"",
		"Module 7 \xc2\xb7 page 1 of 2",
		"<p class=\"lede\">In short: one sign proves nothing.</p>",
		"href=\"#m07\" rel=\"prev\">Back</a>",
		"href=\"#m07-p2\" rel=\"next\">Next</a>",
		"id=\"m07-p2\"",
		"Module 7 \xc2\xb7 page 2 of 2",
		"href=\"#m07-check\" rel=\"next\"",
		"id=\"m07-check\"",
		"Module 7 \xc2\xb7 check",
		"href=\"paths.html\"",
	};

	(void)state;
	assert_order(written(&site), parts, sizeof parts / sizeof *parts);
}

static void ends_lessons_with_terms_and_sources(void **state)
{
	(void)state;
	cite_and_explain();
	assert_contains(written(&site), "<li><a href=\"#term-coercion\">coercion</a></li>");
	assert_contains(fixture->out.text, "<summary>Sources (1)</summary>");
	assert_contains(fixture->out.text, "<a href=\"#ref-1\">[1] Full text of ilo2022 &amp; others.</a>");
}

static void shortens_long_sources_below_lessons(void **state)
{
	(void)state;
	cite_and_explain();
	model.kit->references[0].text = root_with(
	    arena, "An office with a long name. A paper with a long name. 2022. Read in a copy that somebody keeps.");
	assert_contains(
	    written(&site),
	    "[1] An office with a long name. A paper with a long name. 2022. Read in a copy that \xe2\x80\xa6</a>");
	assert_contains(fixture->out.text, "that somebody keeps. <small>");
	assert_contains(fixture->out.text, ">example.org</a>");
}

/* The day that most sources share is said once. */
static void says_once_when_sources_were_read(void **state)
{
	struct node *paragraph = add_node(arena, model.module->sections[1].body, NODE_PARAGRAPH);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		add_node(arena, paragraph, NODE_CITATION)->as.citation.reference = &model.kit->references[i];
	model.kit->references[1].accessed = "2026-11-03";
	assert_contains(written(&site), "Unless a source gives another day, it was read on 2 November 2026.</p>");
	assert_contains(fixture->out.text, "<small><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noreferrer\">example.org</a> \xc2\xb7 License: CC BY</small>");
	assert_contains(fixture->out.text, "<small>Read on 3 November 2026 \xc2\xb7 License: CC BY</small>");
	assert_contains(fixture->out.text, "<small>License: CC BY</small>");
	model.kit->references[2].accessed = NULL;
	assert_lacks(written(&site), "Unless a source");
	assert_contains(fixture->out.text, "Read on 2 November 2026");
}

static void prepares_for_content(void **state)
{
	static const char *const parts[] = {
		"<h1>Near and far</h1>",  "<aside class=\"content-note\">",         "<p>Mentions control.</p>",
		"<p>The short form.</p>", "href=\"#m07-check\">Skip this page</a>", "</aside>"
	};

	(void)state;
	model.module->sections[2].content_note = "Mentions control.";
	model.module->sections[2].summary = "The short form.";
	assert_order(written(&site), parts, sizeof parts / sizeof *parts);
}

static void lists_help_nearest_first(void **state)
{
	static const char *const parts[] = {
		"data-view=\"help\"",
		"If you are in danger and a call is safe",
		"<h3 class=\"help-line__name\">Emergency</h3>",
		"href=\"tel:911\"",
		"Not confirmed; the source gives no date.",
		"<h2 class=\"help-group__title\">Talk to someone</h2>",
		"<div class=\"help-line\" data-checked=\"2026-11-22\">",
		"<h3 class=\"help-line__name\">Hotline, as NC sees it</h3>",
		"href=\"tel:18883737888\"",
		"href=\"sms:233733\"",
		"Send the word BEFREE",
		"href=\"https://example.org/chat\"",
		"What they may have to report",
		"Checked on 22 November 2026.",
		"<h2 class=\"help-group__title\">Local help</h2>",
		"<h3 class=\"help-line__name\">Local line</h3>",
		"Not confirmed since 2018.",
		"<a class=\"citation\" href=\"#ref-1\">Source 1</a>",
		"<summary>What happens when you call</summary>",
		"Somebody answers.",
	};

	(void)state;
	assert_order(written(&site), parts, sizeof parts / sizeof *parts);
	assert_lacks(fixture->out.text, "overridden");
}

static void says_how_to_find_help_where_none_is_near(void **state)
{
	(void)state;
	for (size_t i = 0; i < model.edition->region_count; i++)
		for (size_t k = 0; k < model.edition->regions[i].line_count; k++)
			if (strcmp(model.edition->regions[i].lines[k].group, "local") == 0)
				model.edition->regions[i].lines[k].group = "other";
	assert_contains(written(&site), "<h2 class=\"help-group__title\">Local help</h2>\n<p>No organization nearby is listed here.");
}

static void says_when_there_is_no_help_to_list(void **state)
{
	(void)state;
	model.edition->region_count = 0;
	assert_contains(written(&site), "No helplines are listed for this region.");
}

static void belongs_to_a_site(void **state)
{
	(void)state;
	assert_contains(
	    written(&site),
	    "<link rel=\"stylesheet\" href=\"../s/waymark.css\" />\n<script src=\"../s/waymark.js\"></script>");
	assert_contains(fixture->out.text, "<a href=\"../START-HERE.html\">");
	assert_contains(fixture->out.text, "<a href=\"glossary.html\">");
	assert_contains(fixture->out.text, "<a href=\"settings.html\">");
	assert_contains(fixture->out.text, "This page sends nothing to anyone.");
	assert_lacks(fixture->out.text, "lms.js");
	assert_lacks(fixture->out.text, "This course records");
	assert_lacks(fixture->out.text, "data-view=\"settings\"");
}

static void offers_the_other_languages_of_a_site(void **state)
{
	struct edition *editions = arena_calloc(arena, 2, sizeof *editions);

	(void)state;
	editions[0] = *model.edition;
	editions[1] = *model.edition;
	editions[1].code = "es";
	editions[1].words = words_load(arena, project_templates(fixture), "/nowhere", "es", fixture->diagnostics);
	model.kit->editions = editions;
	model.kit->edition_count = 2;
	assert_contains(written(&site),
			"<a href=\"../es/m07.html\" lang=\"es\" hreflang=\"es\" dir=\"ltr\">Espa\xc3\xb1ol</a>");
	assert_lacks(written(&package), "hreflang");
}

static void is_a_package(void **state)
{
	(void)state;
	assert_contains(written(&package),
			"<script src=\"s/waymark.js\"></script>\n<script src=\"s/lms.js\"></script>");
	assert_contains(fixture->out.text,
			"This course records: score, finished or not, answers chosen and numbers given in the check, "
			"your way through practice stories, time spent, and where you stopped.");
	assert_contains(fixture->out.text, "data-view=\"settings\"");
	assert_lacks(fixture->out.text, "glossary.html");
	assert_lacks(fixture->out.text, "paths.html");
}

/* Between the tags of the only element of this name; the hash in the policy must be over exactly this. */
static void assert_hash_of(const char *page, const char *start, const char *end)
{
	const char *from = strstr(page, start);
	const char *to;
	char hash[HASH_CSP_SIZE];

	assert_non_null(from);
	from += strlen(start);
	to = strstr(from, end);
	assert_non_null(to);
	hash_csp(from, (size_t)(to - from), hash);
	assert_contains(page, arena_printf(arena, "-src '%s'", hash));
}

static void is_a_single_file(void **state)
{
	const char *page = written(&single);

	(void)state;
	assert_hash_of(page, "<style>", "</style>");
	assert_hash_of(page, "<script>", "</script>");
	assert_lacks(page, "waymark.css");
	assert_lacks(page, " src=\"");
}

static void holds_no_inline_code(void **state)
{
	static const char *const forbidden[] = { " style=\"",   " onclick=", " onload=",
						 "javascript:", "<script>",  "<style>" };

	(void)state;
	cite_and_explain();
	written(&site);
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		assert_lacks(fixture->out.text, forbidden[i]);
}

/* Beside the kit's address stands what is at hand when that cannot be reached; or it is all there is. */
static void leads_out(void **state)
{
	(void)state;
	written(&site);
	assert_contains(fixture->out.text, "class=\"exit\" href=\"https://example.org/weather?a&amp;b\" rel=\"noreferrer nofollow\" data-exit=\"units.html\"");
	written(&package);
	assert_contains(fixture->out.text, "data-exit=\"units.html\"");
	written(&single);
	assert_contains(fixture->out.text, "data-exit=\"about:blank\"");
	model.kit->exit_url = NULL;
	written(&site);
	assert_contains(fixture->out.text, "class=\"exit\" href=\"units.html\"");
	written(&single);
	assert_contains(fixture->out.text, "class=\"exit\" href=\"about:blank\"");
}

static void tells_the_script_all_it_needs(void **state)
{
	const struct rendered *rendered;
	struct asset asset = { .published = "m07-a.webm", .cue_count = 1 };
	struct asset *assets[] = { &asset };

	(void)state;
	asset.cues = arena_alloc(arena, sizeof *asset.cues);
	asset.cues[0] = (struct cue){ .start = 0.5, .end = 61.25, .text = "Hi \"you\"" };
	model.module->assets = assets;
	model.module->asset_count = 1;
	cite_and_explain();
	rendered = document_render(arena, theme, model.module, fixture->diagnostics);
	assert_contains(
	    rendered->data,
	    "{\"course\":\"demo\",\"module\":\"m07\",\"language\":\"en\",\"version\":\"1.0.0\",\"hash\":\"0123abcd\","
	    "\"pass\":80,\"preset\":\"passed-incomplete\",\"draw\":1,\"draws\":[1],\"attempts\":3,"
	    "\"exit\":\"https://example.org/weather?a\\u0026b\",\"stateLimit\":99,\"sections\":["
	    "{\"id\":\"m07\",\"key\":\"x1\",\"kind\":\"introduction\"},");
	assert_contains(
	    rendered->data,
	    "{\"id\":\"m07-q1\",\"key\":\"k1x\",\"type\":\"multiple\",\"section\":\"m07-p1\","
	    "\"practice\":true,\"points\":2,\"objective\":\"m07-o1\",\"options\":[\"a\"],\"right\":[\"a\"]},"
	    "{\"id\":\"m07-q2\",\"key\":\"k1x\",\"type\":\"multiple\",\"points\":2,");
	assert_contains(
	    rendered->data,
	    "\"objectives\":[{\"id\":\"m07-o1\",\"text\":\"See \\u003c/script\\u003e clues\"}]");
	assert_contains(rendered->data, "\"choose-first\":\"Choose an answer first.\"");
	assert_contains(rendered->data, "\"cues\":{\"m07-a.webm\":[[0.500,61.250,\"Hi \\\"you\\\"\"]]}}");
	assert_int_equal(strlen(rendered->data), rendered->data_length);
}

static void drops_links_to_views_that_are_not_there(void **state)
{
	struct node *paragraph = add_node(arena, model.module->sections[1].body, NODE_PARAGRAPH);

	(void)state;
	model.edition->region_count = 0;
	add_link(arena, paragraph, (struct link){ .kind = LINK_PAGE, .page = "glossary" }, "words");
	add_link(arena, paragraph, (struct link){ .kind = LINK_PAGE, .page = "references" }, "sources");
	assert_contains(written(&package), "<p>wordssources</p>");
	cite_and_explain();
	assert_contains(written(&package),
			"<p><a href=\"#m07-terms\">words</a><a href=\"#m07-sources\">sources</a></p>");
}

static void speaks_the_language_of_the_edition(void **state)
{
	(void)state;
	model = make_model(fixture, "es");
	cite_and_explain();
	assert_contains(written(&package), "<html lang=\"es\" dir=\"ltr\">");
	assert_contains(fixture->out.text, "Salir de esta p\xc3\xa1gina");
	assert_contains(fixture->out.text, "\xc3\x9altima actualizaci\xc3\xb3n el 2 de noviembre de 2026.");
	written(&single);
	written(&site);
}

static void is_the_same_every_time(void **state)
{
	char *first;

	(void)state;
	cite_and_explain();
	first = arena_strdup(arena, written(&package));
	assert_string_equal(first, written(&package));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(shows_the_views_in_order),
		TEST(introduces_the_module),
		TEST(names_who_reviewed_it),
		TEST(leads_through_the_pages),
		TEST(ends_lessons_with_terms_and_sources),
		TEST(shortens_long_sources_below_lessons),
		TEST(prepares_for_content),
		TEST(says_once_when_sources_were_read),
		TEST(lists_help_nearest_first),
		TEST(says_how_to_find_help_where_none_is_near),
		TEST(says_when_there_is_no_help_to_list),
		TEST(belongs_to_a_site),
		TEST(offers_the_other_languages_of_a_site),
		TEST(is_a_package),
		TEST(is_a_single_file),
		TEST(holds_no_inline_code),
		TEST(leads_out),
		TEST(tells_the_script_all_it_needs),
		TEST(drops_links_to_views_that_are_not_there),
		TEST(speaks_the_language_of_the_edition),
		TEST(is_the_same_every_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
