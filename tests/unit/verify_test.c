/* Verification: a good output passes, and each fault is found, alone and where it stands. */
#include "output_fixture.h"

#include <pthread.h>

/* One page with this body and nothing beside it has one fault of this rule in line 3; with rule NULL none. */
static void assert_body(const char *body, const char *rule)
{
	struct fixture *fixture = NULL;
	assert_int_equal(set_up((void **)&fixture), 0);
	add_page(fixture, "en/a.html", body);
	add(fixture, "en/b.html", HTML "<p id=\"there\"/></html>");
	add(fixture, "media/x.png", "x");
	verify_bundle(fixture->verify, fixture->bundle);
	verify_finish(fixture->verify);
	char *text = output_of(fixture->diagnostics);
	bool good = rule ? diagnostics_errors(fixture->diagnostics) == 1 &&
			       strncmp(text, "site/en/a.html:3: ", 18) == 0 &&
			       strstr(text, arena_printf(&fixture->arena, " [%s]\n", rule)) != NULL
			 : *text == '\0';
	if (!good)
		fail_msg("%s\nshould give %s, gave:\n%s", body, rule ? rule : "nothing", text);
	free(text);
	void *state = fixture;
	tear_down(&state);
}

/* ---- good outputs ---- */

static void a_good_site_passes(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "START-HERE.html", "<!DOCTYPE html>" HTML "<body><a href=\"en/m02.html\">m</a></body></html>");
	add(fixture, "en/m02.html",
	    "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\" />" POLICY(
		"; script-src 'self' file:") "<link rel=\"icon\" href=\"data:,\" /><link rel=\"stylesheet\" "
					     "href=\"../s/waymark.css\" />"
					     "<script src=\"../s/waymark.js\"></script></head><body>"
					     "<a href=\"#main\">skip</a><main id=\"main\"><a "
					     "href=\"m03.html#m03-p1\">n</a> <a "
					     "href=\"../START-HERE.html\">h</a>"
					     "<a href=\"https://www.weather.gov/\" rel=\"noreferrer noopener\">e</a><a "
					     "href=\"tel:+18883737888\">c</a>"
					     "<a href=\"sms:233733\">t</a><a href=\"mailto:a@example.org\">m</a><a "
					     "href=\"#\">top</a><a "
					     "href=\"#top\">top</a>"
					     "<img src=\"media/a.png\" srcset=\"media/a.png 1x, "
					     "data:image/png;base64,AA== 2x\" alt=\"\" />"
					     "<audio src=\"data:audio/mpeg;base64,AA==\"></audio>"
					     "<svg viewBox=\"0 0 1 1\"><defs><linearGradient id=\"g\"/></defs><use "
					     "href=\"#g\"/><path "
					     "fill=\"url(#g)\"/></svg>"
					     "<script type=\"application/json\" "
					     "id=\"waymark-data\">{\"exit\":\"https://www.weather.gov/\"}</script>"
					     "</main></body></html>");
	add(fixture, "en/m03.html", HTML "<p id=\"m03-p1\">x</p><a href=\"m02.html#main\">b</a></html>");
	add(fixture, "en/media/a.png", "x");
	add(fixture, "s/waymark.css", "a{background:url(data:image/svg+xml;utf8,x)}b{fill:url(#g)} /* important */");
	add(fixture, "s/waymark.js", "var s = 'http://www.w3.org/2000/svg'; // nothing else\n");
	assert_verified(fixture, "");
}

static void parts_may_come_in_any_order(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "en/a.html", HTML "<a href=\"b.html#x\">b</a><a href=\"c.html\">c</a></html>");
	verify_bundle(fixture->verify, fixture->bundle);
	fixture->bundle = bundle_new(&fixture->arena, "site", false);
	add(fixture, "en/c.html", HTML "</html>");
	verify_bundle(fixture->verify, fixture->bundle);
	fixture->bundle = bundle_new(&fixture->arena, "site", false);
	add(fixture, "en/b.html", HTML "<a id=\"x\" href=\"c.html\">c</a></html>");
	assert_verified(fixture, "");
}

/* ---- links ---- */

static void dead_links_are_found(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "en/a.html",
	    HTML "\n<a href=\"none.html\">1</a>\n<a href=\"b.html#none\">2</a>\n<a href=\"#none\">3</a>\n<img "
		 "src=\"none.png\"/></html>");
	add(fixture, "en/b.html", HTML "\n\n<a href=\"a.html#b.html\">4</a><a href=\"b.html#none\">2 again</a></html>");
	assert_verified(
	    fixture,
	    "site/en/a.html:2: error: the link to 'none.html' leads nowhere in site [link-dead]\n"
	    "site/en/a.html:3: error: the link to 'b.html#none' leads nowhere in site [link-dead]\n"
	    "site/en/a.html:4: error: nothing in the page has the id 'none'; link to one that it has [link-dead]\n"
	    "site/en/a.html:5: error: the page loads 'none.png', which is not in site [file-missing-in-output]\n"
	    "site/en/b.html:3: error: the link to 'a.html#b.html' leads nowhere in site [link-dead]\n");
}

static void every_kind_of_address(void **state)
{
	static const struct {
		const char *body;
		const char *rule;
	} table[] = {
		{ "<a href=\"b.html\">x</a>", NULL },
		{ "<a href=\" b.html#there \">x</a>", NULL },
		{ "<a href=\"b%2Ehtml#th%65re\">x</a>", NULL },
		{ "<a href=\"../en/b.html?q=1#there\">x</a>", NULL },
		{ "<a href=\"../media/x.png#page=2\">x</a>", NULL },
		{ "<a href=\"\">x</a>", NULL },
		{ "<a href=\"b.html#There\">x</a>", "link-dead" },
		{ "<a href=\"B.html\">x</a>", "link-dead" },
		{ "<a href=\"../\">x</a>", "link-dead" },
		{ "<a href=\"../en\">x</a>", "link-dead" },
		{ "<a href=\"?q\">x</a>", "link-dead" },
		{ "<a href=\"../../b.html\">x</a>", "link-dead" },
		{ "<a href=\"..\\b.html\">x</a>", "link-dead" },
		{ "<a href=\"/en/b.html\">x</a>", "external-request" },
		{ "<a href=\"//example.org/\">x</a>", "external-request" },
		{ "<a href=\"\\\\example.org\\x\">x</a>", "external-request" },
		{ "<a href=\"ftp://example.org/\">x</a>", "external-request" },
		{ "<a href=\"file:///etc/passwd\">x</a>", "external-request" },
		{ "<a href=\"https://example.org/\">x</a>", "link-referrer" },
		{ "<a href=\"https://example.org/\" rel=\"noopener\">x</a>", "link-referrer" },
		{ "<a href=\"https://example.org/\" rel=\"noreferrers\">x</a>", "link-referrer" },
		{ "<a href=\"HTTPS://example.org/\" rel=\"noopener NoReferrer\">x</a>", NULL },
		{ "<a href=\"javascript:alert(1)\">x</a>", "inline-code" },
		{ "<a href=\" &#10;java&#9;script:alert(1)\">x</a>", "inline-code" },
		{ "<a href=\"JavaScript&#58;alert(1)\">x</a>", "inline-code" },
		{ "<a href=\"vbscript:x\">x</a>", "inline-code" },
		{ "<a href=\"data:text/html,x\">x</a>", "inline-code" },
		{ "<area href=\"https://example.org/\"/>", "link-referrer" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_body(table[i].body, table[i].rule);
}

static void whatever_loads_by_itself_is_found(void **state)
{
	static const char *const table[] = {
		"<img src=\"https://example.org/x.png\"/>",
		"<img src=\"//example.org/x.png\"/>",
		"<img src=\"&#104;ttps://example.org/x.png\"/>",
		"<IMG SRC=\"https://example.org/x.png\"/>",
		"<img src=\"../media/x.png\" srcset=\"../media/x.png 1x, https://example.org/x.png 2x\"/>",
		"<img src=\"../media/x.png\" srcset=\"https://example.org/x.png\"/>",
		"<img src=\"../../x.png\"/>",
		"<picture><source srcset=\"https://example.org/x.png\"/></picture>",
		"<video poster=\"http://example.org/x.png\"></video>",
		"<audio src=\"http://example.org/x.mp3\"></audio>",
		"<video><source src=\"http://example.org/x.mp4\"/></video>",
		"<video><track src=\"http://example.org/x.vtt\"/></video>",
		"<script src=\"https://example.org/x.js\"></script>",
		"<link rel=\"stylesheet\" href=\"https://example.org/x.css\"/>",
		"<link rel=\"preconnect\" href=\"https://example.org\"/>",
		"<link rel=\"preload\" imagesrcset=\"https://example.org/x.png 1x\"/>",
		"<iframe src=\"https://example.org/\"></iframe>",
		"<object data=\"https://example.org/x\"></object>",
		"<embed src=\"https://example.org/x\"/>",
		"<form action=\"https://example.org/\"></form>",
		"<button formaction=\"https://example.org/\">x</button>",
		"<input type=\"image\" src=\"https://example.org/x.png\"/>",
		"<table background=\"https://example.org/x.png\"></table>",
		"<a href=\"b.html\" ping=\"https://example.org/\">x</a>",
		"<base href=\"https://example.org/\"/>",
		"<base target=\"x\"/>",
		"<meta http-equiv=\"refresh\" content=\"0; url=https://example.org/\"/>",
		"<meta HTTP-EQUIV=\"Refresh\" content=\"5\"/>",
		"<svg><use href=\"https://example.org/x.svg#a\"/></svg>",
		"<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image "
		"xlink:href=\"https://example.org/x.png\"/></svg>",
		"<svg><feImage href=\"https://example.org/x.png\"/></svg>",
		"<svg><path fill=\"url(https://example.org/x.svg#a)\"/></svg>",
		"<svg><path clip-path=\" URL( 'https://example.org/x.svg#a')\"/></svg>",
		"<svg><path mask=\"url(x.svg#a)\"/></svg>",
		"<svg><path fill=\"\\75 rl(https://example.org/x.svg#a)\"/></svg>",
		"<svg><path><animate attributeName=\"fill\" to=\"url(https://example.org/x.svg#a)\"/></path></svg>",
		"<svg><path><set attributeName=\"mask\" values=\"none;url(x.svg#a)\"/></path></svg>",
		"<svg><textPath href=\"https://example.org/x.svg#a\"/></svg>",
		"<iframe src=\"b.html\"></iframe>",
		"<object data=\"../media/x.png\"></object>",
		"<embed src=\"../media/x.png\"/>",
		"<frame src=\"b.html\"/>",
		"<form action=\"b.html\"></form>",
		"<form action=\"\"></form>",
		"<form action=\"//example.org/\"></form>",
		"<form action=\"mailto:a@example.org\"></form>",
		"<button formaction=\"b.html\">x</button>",
		"<a href=\"b.html\" attributionsrc=\"https://example.org/\">x</a>",
		"<applet codebase=\"https://example.org/\"></applet>",
		"<img lowsrc=\"https://example.org/x.png\"/>",
		"<noscript><img src=\"https://example.org/x.png\"/></noscript>",
		"<?xml-stylesheet href=\"https://example.org/x.css\"?>",
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_body(table[i], "external-request");
}

static void code_in_pages_is_found(void **state)
{
	static const char *const table[] = {
		"<p style=\"color:red\">x</p>",
		"<p onclick=\"x()\">x</p>",
		"<svg onload=\"x()\"/>",
		"<p OnMouseOver=\"x()\">x</p>",
		"<script>x()</script>",
		"<script type=\"text/javascript\">x()</script>",
		"<script type=\"module\">x()</script>",
		"<script type=\"\">x()</script>",
		"<script type=\"speculationrules\">{}</script>",
		"<SCRIPT>x()</SCRIPT>",
		"<svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>x()</s:script></svg>",
		"<style>a{}</style>",
		"<svg><style>a{}</style></svg>",
		"<script src=\"data:text/javascript,x()\"></script>",
		"<iframe src=\"data:text/html,x\"></iframe>",
		"<iframe src=\"javascript:x()\"></iframe>",
		"<object data=\"data:text/html,x\"></object>",
		"<form action=\"javascript:x()\"></form>",
		"<link rel=\"stylesheet\" href=\"data:text/css,a\"/>",
		"<iframe srcdoc=\"&lt;script>x()&lt;/script>\"></iframe>",
		"<svg><a><animate attributeName=\"href\" to=\"javascript:x()\"/></a></svg>",
		"<svg xmlns:xlink=\"x\"><set attributeName=\"xlink:href\" to=\"x\"/></svg>",
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_body(table[i], "inline-code");
	assert_body("<script type=\"application/json\">{\"a\":\"https://example.org/\"}</script>", NULL);
	assert_body("<script type=\"application/ld+json\">{}</script>", NULL);
	assert_body("<p class=\"one\" data-on=\"x\" title=\"url(https://example.org/)\">one: style=\"x\"</p>", NULL);
}
/* ---- files ---- */
static void names_are_portable_and_unique(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "media/a.png", "x");
	add(fixture, "media/A.png", "x");
	add(fixture, "media/a.png", "x");
	add(fixture, "../x", "x");
	add(fixture, "b c.png", "x");
	assert_verified(
	    fixture,
	    "site: error: several files are named 'media/a.png', letter case aside; rename all but one [name-clash]\n"
	    "site: error: '../x' is not a name that every system keeps; use letters, digits, '.', '_' and '-', at most "
	    "80 a part "
	    "[name-not-portable]\n"
	    "site: error: 'b c.png' is not a name that every system keeps; use letters, digits, '.', '_' and '-', at "
	    "most 80 a part "
	    "[name-not-portable]\n");
}

static void ids_are_unique_in_a_page_only(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "a.html", HTML "\n<p id=\"x\"/>\n<p id=\"y\"/>\n<p id=\"x\"/></html>");
	add(fixture, "b.html", HTML "<p id=\"x\"/></html>");
	assert_verified(
	    fixture, "site/a.html:4: error: the id 'x' stands twice in the page; change one [id-duplicate-in-page]\n");
}

static void pages_parse_as_xml(void **state)
{
	struct fixture *fixture = *state;
	const char *page = HTML "\n<p>x<br></p><a href=\"#unknown\">x</a></html>";
	bundle_add(&fixture->arena, fixture->bundle, "a.html", blob_of(&fixture->arena, page, strlen(page)), "en/a.md");
	add(fixture, "b.html", HTML "<a href=\"a.html#x\">not judged: the page was not read to its end</a></html>");
	verify_bundle(fixture->verify, fixture->bundle);
	verify_finish(fixture->verify);
	char *text = output_of(fixture->diagnostics);
	assert_int_equal(diagnostics_errors(fixture->diagnostics), 1);
	assert_memory_equal(text, "site/a.html:2:", 14);
	assert_non_null(strstr(text, "error: the page is not well-formed: "));
	assert_non_null(strstr(text, " (made from en/a.md) [page-not-xml]\n"));
	free(text);
}

static void messages_name_the_source_and_stay_short(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf page = STRBUF_INIT;
	strbuf_addstr(&page, HTML "<object data=\"data:text/html,");
	for (int i = 0; i < 100000; i++)
		strbuf_addstr(&page, "\xC3\xB1");
	strbuf_addstr(&page, "\"/></html>");
	bundle_add(&fixture->arena, fixture->bundle, "a.html", blob_from_strbuf(&fixture->arena, &page), "en/a.md");
	verify_bundle(fixture->verify, fixture->bundle);
	char *text = output_of(fixture->diagnostics);
	assert_true(strlen(text) < 250);
	assert_non_null(strstr(text, "...'; put it into a file of the output (made from en/a.md) [inline-code]"));
	assert_null(strchr(text, '?'));
	free(text);
	strbuf_release(&page);
}

static void pages_in_files_and_spools(void **state)
{
	struct fixture *fixture = *state;
	struct temporary *temporary = NULL;
	assert_int_equal(temporary_set_up((void **)&temporary), 0);
	const char *path = temporary_write(temporary, "b.html", HTML "<p id=\"x\"/><a href=\"none.html\"/></html>");
	struct spool *spool = spool_new(temporary->folder);
	const char *page = HTML "<p id=\"x\"/></html>";
	struct blob *kept = spool_keep(spool, &fixture->arena, blob_of(&fixture->arena, page, strlen(page)));
	bundle_add(&fixture->arena, fixture->bundle, "b.html", blob_of_file(&fixture->arena, path), NULL);
	bundle_add(&fixture->arena, fixture->bundle, "c.html", kept, NULL);
	add(fixture, "a.html",
	    HTML "<a href=\"b.html#x\">1</a><a href=\"b.html#y\">2</a><a href=\"c.html#x\">3</a></html>");
	assert_verified(fixture, "site/a.html:1: error: the link to 'b.html#y' leads nowhere in site [link-dead]\n"
				 "site/b.html:1: error: the link to 'none.html' leads nowhere in site [link-dead]\n");
	spool_free(spool);
	void *temporary_state = temporary;
	temporary_tear_down(&temporary_state);
}

/* ---- trackers ---- */

/* One script may call, the tracker of a package whose LMS is called by network; and it calls whom the launch names, nobody else. */
static void a_tracker_that_calls_its_lms(void **state)
{
	struct fixture *fixture = *state;

	fixture->bundle->calls_lms = true;
	add(fixture, "s/lms.js",
	    "var v = \"http://adlnet.gov/expapi/verbs/passed\", c = \"https://w3id.org/xapi/cmi5/context/\";\n"
	    "new XMLHttpRequest(); window.fetch(v);\n"
	    "navigator.sendBeacon(\"https://lrs.example/\");\n"
	    "eval(c); var o = \"https://w3id.org/other\";\n");
	add(fixture, "s/waymark.js", "new XMLHttpRequest();\nvar v = \"http://adlnet.gov/expapi/verbs/passed\";\n");
	assert_verified(
	    fixture,
	    "site/s/lms.js:3: error: the script holds the address 'https://lrs.example/\");'; take it from the page's "
	    "data or leave it out [external-request]\n"
	    "site/s/lms.js:3: error: the script reaches out of the page with 'sendBeacon(\"https://lrs.example/\");'; no "
	    "page needs that: leave it out [external-request]\n"
	    "site/s/lms.js:4: error: the script holds the address 'https://w3id.org/other\";'; take it from the page's data "
	    "or leave it out [external-request]\n"
	    "site/s/lms.js:4: error: the script reaches out of the page with 'eval(c); var o = \"https://w3id.org/other'; no "
	    "page needs that: leave it out [external-request]\n"
	    "site/s/waymark.js:1: error: the script reaches out of the page with 'XMLHttpRequest();'; no page needs that: "
	    "leave it out [external-request]\n"
	    "site/s/waymark.js:2: error: the script holds the address 'http://adlnet.gov/expapi/verbs/passed\";'; take it "
	    "from the page's data or leave it out [external-request]\n");
}

static void other_trackers_call_nobody(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "s/lms.js", "new XMLHttpRequest();\n");
	assert_verified(fixture, "site/s/lms.js:1: error: the script reaches out of the page with 'XMLHttpRequest();'; no "
				 "page needs that: leave it out [external-request]\n");
}

/* ---- threads ---- */

struct job {
	struct verify *verify;
	int first;
};

enum { THREADS = 4, PAGES = 100 };

static void *verify_pages(void *context)
{
	const struct job *job = context;
	struct arena arena = ARENA_INIT;
	for (int i = job->first; i < job->first + PAGES; i++) {
		struct bundle *bundle = bundle_new(&arena, "site", false);
		const char *page = arena_printf(
		    &arena,
		    HTML "<p id=\"p%d\"/><a href=\"p%d.html#p%d\">n</a>\n<a href=\"p%d.html#gone\">d</a></html>", i,
		    (i + 1) % (THREADS * PAGES), (i + 1) % (THREADS * PAGES), i % 10);
		bundle_add(&arena, bundle, arena_printf(&arena, "p%d.html", i), blob_of(&arena, page, strlen(page)),
			   NULL);
		verify_bundle(job->verify, bundle);
	}
	arena_release(&arena);
	return NULL;
}

/* Each dead target is told once, at the first page by name, however the threads took turns. */
static void the_number_of_threads_does_not_matter(void **state)
{
	char *first = NULL;
	(void)state;
	for (int round = 0; round < 5; round++) {
		struct fixture *fixture = NULL;
		pthread_t threads[THREADS];
		struct job jobs[THREADS];
		assert_int_equal(set_up((void **)&fixture), 0);
		for (int i = 0; i < THREADS; i++) {
			jobs[i] = (struct job){ fixture->verify, i * PAGES };
			if (round == 0)
				verify_pages(&jobs[i]);
			else
				assert_int_equal(pthread_create(&threads[i], NULL, verify_pages, &jobs[i]), 0);
		}
		for (int i = 0; i < THREADS && round > 0; i++)
			pthread_join(threads[i], NULL);
		verify_finish(fixture->verify);
		assert_int_equal(diagnostics_errors(fixture->diagnostics), 10);
		char *text = output_of(fixture->diagnostics);
		if (first)
			assert_string_equal(text, first);
		else
			first = strdup(text);
		free(text);
		void *fixture_state = fixture;
		tear_down(&fixture_state);
	}
	free(first);
}

/* ---- books ---- */

#define CHAPTER "<html><head>" REFERRER "<link rel=\"stylesheet\" href=\"style.css\"/></head><body>\n"

static void chapters_need_no_policy(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "EPUB/a.xhtml", CHAPTER "<a href=\"b.xhtml#b\">b</a><a href=\"tel:1\">c</a></body></html>");
	add(fixture, "EPUB/b.xhtml", CHAPTER "<p id=\"b\">b</p></body></html>");
	add(fixture, "EPUB/style.css", "p{margin:0}");
	assert_verified(fixture, "");
}

static void nothing_in_a_chapter_runs_or_asks(void **state)
{
	static const char *const rows[][2] = {
		{ "<script src=\"a.js\"></script>", "inline-code" },  { "<style>p{}</style>", "inline-code" },
		{ "<input type=\"text\"/>", "inline-code" },           { "<select></select>", "inline-code" },
		{ "<button>b</button>", "inline-code" },               { "<audio src=\"style.css\"/>", "inline-code" },
		{ "<p style=\"margin:0\">b</p>", "inline-code" },      { "<p onclick=\"a()\">b</p>", "inline-code" },
		{ "<img src=\"https://example.org/a.png\"/>", "external-request" },
		{ "<a href=\"https://example.org/\">b</a>", "link-referrer" },
		{ "<a href=\"none.xhtml\">b</a>", "link-dead" },       { "<a href=\"#none\">b</a>", "link-dead" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture *fixture = NULL;
		assert_int_equal(set_up((void **)&fixture), 0);
		add(fixture, "EPUB/a.xhtml", arena_printf(&fixture->arena, CHAPTER "%s</body></html>", rows[i][0]));
		add(fixture, "EPUB/style.css", "");
		add(fixture, "EPUB/a.js", "");
		verify_bundle(fixture->verify, fixture->bundle);
		verify_finish(fixture->verify);
		char *text = output_of(fixture->diagnostics);
		if (!strstr(text, arena_printf(&fixture->arena, "site/EPUB/a.xhtml:2: ")) ||
		    !strstr(text, arena_printf(&fixture->arena, "[%s]", rows[i][1])))
			fail_msg("%s should give %s, gave:\n%s", rows[i][0], rows[i][1], text);
		free(text);
		void *made = fixture;
		tear_down(&made);
	}
}

/* They were in no bundle before: nobody else has looked at them. */
static void chapters_that_wait_in_a_spool_are_looked_at(void **state)
{
	struct fixture *fixture = *state;
	struct arena *arena = &fixture->arena;
	struct spool *spool = spool_new("/tmp");
	const char *chapter = CHAPTER "<a href=\"none.xhtml\">a link that leads nowhere, nowhere, nowhere</a></body></html>";
	struct blob *blob = blob_of(arena, chapter, strlen(chapter));
	assert_non_null(spool);
	bundle_add(arena, fixture->bundle, "EPUB/a.xhtml", spool_keep(spool, arena, blob), NULL);
	bundle_add(arena, fixture->bundle, "EPUB/style.css", blob_of(arena, "", 0), NULL);
	assert_verified(fixture, "site/EPUB/a.xhtml:2: error: the link to 'none.xhtml' leads nowhere in site [link-dead]\n");
	spool_free(spool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_good_site_passes),
		TEST(parts_may_come_in_any_order),
		TEST(dead_links_are_found),
		cmocka_unit_test(every_kind_of_address),
		cmocka_unit_test(whatever_loads_by_itself_is_found),
		cmocka_unit_test(code_in_pages_is_found),
		TEST(names_are_portable_and_unique),
		TEST(ids_are_unique_in_a_page_only),
		TEST(pages_parse_as_xml),
		TEST(messages_name_the_source_and_stay_short),
		TEST(pages_in_files_and_spools),
		TEST(a_tracker_that_calls_its_lms),
		TEST(other_trackers_call_nobody),
		TEST(chapters_need_no_policy),
		cmocka_unit_test(nothing_in_a_chapter_runs_or_asks),
		TEST(chapters_that_wait_in_a_spool_are_looked_at),
		cmocka_unit_test(the_number_of_threads_does_not_matter),
	};
	xmlread_start_library();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
