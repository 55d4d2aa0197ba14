/* Drawings: what is kept, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

#include "load/assets.h"
#include "load/words.h"

#define SVG(content) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">" content "</svg>"
#define CLEAN(content)                                                                                                 \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure__drawing\" role=\"img\" viewBox=\"0 0 9 "            \
	"9\">" content "</svg>"

static const char *clean_with(struct lesson *lesson, const struct words *words, const char *text)
{
	struct source source = { .path = "a.svg", .inside = "a.svg", .text = text, .length = strlen(text) };
	struct drawing_setting setting = {
		.arena = &lesson->scene.arena,
		.diagnostics = lesson->scene.diagnostics,
		.words = words,
		.prefix = "m01-a-",
	};

	return drawing_clean(&setting, &source);
}

static const char *clean(struct lesson *lesson, const char *text)
{
	return clean_with(lesson, NULL, text);
}

static void test_what_draws_is_kept(void **state)
{
	struct lesson *lesson = *state;

	assert_string_equal(
	    clean(
		lesson,
		SVG("\n <g class=\"draw-line\" transform=\"scale(2)\">\n  <path d=\"M0 0H9\" fill=\"none\" />\n </g>\n"
		    " <text x=\"1\">a <tspan>&lt;b&gt;</tspan></text>\n")),
	    CLEAN("<g class=\"draw-line\" transform=\"scale(2)\"><path d=\"M0 0H9\" fill=\"none\"/></g>"
		  "<text x=\"1\">a <tspan>&lt;b&gt;</tspan></text>"));
	assert_silent(&lesson->scene);
}

static void test_the_page_decides_on_the_root(void **state)
{
	struct lesson *lesson = *state;

	assert_string_equal(
	    clean(lesson, "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"9\" "
			  "class=\"x\" role=\"presentation\" viewBox=\"0 0 9 9\"/>"),
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure__drawing\" role=\"img\" viewBox=\"0 0 9 9\"/>");
}

static void test_ids_get_a_prefix(void **state)
{
	struct lesson *lesson = *state;

	assert_string_equal(
	    clean(lesson,
		  SVG("<defs><g id=\"b\"/></defs><use href=\"#b\"/><path marker-end=\"url(#b)\" clip-path=\"none\"/>")),
	    CLEAN("<defs><g id=\"m01-a-b\"/></defs><use href=\"#m01-a-b\"/>"
		  "<path marker-end=\"url(#m01-a-b)\" clip-path=\"none\"/>"));
	assert_silent(&lesson->scene);
}

static void test_words_of_the_language(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/strings.yaml", "figures:\n  act: \"<Acto>\"\n");
	const struct words *words = words_load(&lesson->scene.arena, lesson->scene.templates, lesson->scene.kit, "en",
					       lesson->scene.diagnostics);
	assert_string_equal(
	    clean_with(lesson, words,
		       SVG("<text data-word=\"act\">Act <tspan>x</tspan></text><text data-word=\"no\">No</text>"
			   "<text>A <tspan data-word=\"act\"/> b</text>")),
	    CLEAN("<text>&lt;Acto&gt;</text><text>No</text><text>A <tspan>&lt;Acto&gt;</tspan> b</text>"));
	assert_silent(&lesson->scene);
}

static void test_refused_elements(void **state)
{
	static const char *const refused[] = { "script", "style",   "foreignObject", "image",
					       "a",      "animate", "iframe",        "linearGradient",
					       "svg",    "set",     "metadata" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		const char *content = arena_printf(&lesson->scene.arena, SVG("\n<g><%s><path/></%s></g>\n<path/>"),
						   refused[i], refused[i]);
		assert_null(clean(lesson, content));
		assert_reported(&lesson->scene,
				arena_printf(&lesson->scene.arena,
					     "a.svg:2:1: error: a drawing cannot have the element <%s>", refused[i]));
	}
	assert_null(clean(lesson, "<html/>"));
	assert_reported(&lesson->scene, "element <html> here; its root is <svg>");
	assert_null(clean(lesson, SVG("<x:g xmlns:x=\"http://x.org/\"/>")));
	assert_null(clean(lesson, SVG("<g>words</g>")));
	assert_reported(&lesson->scene, "there are words outside of <text>");
}

static void test_refused_attributes(void **state)
{
	static const char *const refused[] = { "style=\"fill:red\"",
					       "onload=\"x()\"",
					       "fill=\"red\"",
					       "stroke=\"#000\"",
					       "href=\"https://x.org/#a\"",
					       "href=\"javascript:x\"",
					       "id=\"a b\"",
					       "id=\"\"",
					       "clip-path=\"url(https://x.org/#a)\"",
					       "clip-path=\"url(#)\"",
					       "d=\"url(x)\"",
					       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\"",
					       "tabindex=\"0\"" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		size_t before = diagnostics_errors(lesson->scene.diagnostics);
		assert_null(clean(lesson, arena_printf(&lesson->scene.arena, SVG("<path %s/>"), refused[i])));
		assert_int_equal(diagnostics_errors(lesson->scene.diagnostics), before + 1);
	}
	assert_reported(&lesson->scene, "'fill' cannot be \"red\" in a drawing; colours come from classes");
}

static void test_what_is_no_drawing(void **state)
{
	static const char *const texts[] = {
		"",       "words",
		"<svg",   "<svg viewBox=\"0 0 9 9\"><g></svg>",
		"<svg/>", "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg viewBox=\"0 0 1 1\"><text>&a;</text></svg>"
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_null(clean(lesson, texts[i]));
	assert_reported(&lesson->scene, "the drawing has no viewBox");
	assert_reported(&lesson->scene, "the drawing is not well-formed");
}

static void test_size(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">");
	for (int i = 0; i < 1000; i++)
		strbuf_addstr(&text, "<path d=\"M0 0\"/>");
	strbuf_addstr(&text, "</svg>");
	assert_non_null(clean(lesson, text.text));
	strbuf_release(&text);
	assert_reported(&lesson->scene, "a.svg:1:1: warning: the drawing takes 16");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_what_draws_is_kept), lesson_test(test_the_page_decides_on_the_root),
		lesson_test(test_ids_get_a_prefix),   lesson_test(test_words_of_the_language),
		lesson_test(test_refused_elements),   lesson_test(test_refused_attributes),
		lesson_test(test_what_is_no_drawing), lesson_test(test_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
