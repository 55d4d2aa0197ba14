/* Squeezed style sheets: what is left out, what is written shorter, and what has to stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/memory.h"
#include "squeeze/squeeze_style.h"

struct example {
	const char *style;
	const char *squeezed;
};

static void squeeze_exactly(struct strbuf *out, const char *style, size_t length)
{
	char *text = memory_alloc(length > 0 ? length : 1);

	memcpy(text, style, length);
	squeeze_style(out, text, length);
	free(text);
}

static void expect_all(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct strbuf out = STRBUF_INIT;

		squeeze_exactly(&out, examples[i].style, strlen(examples[i].style));
		assert_string_equal(out.text, examples[i].squeezed);
		strbuf_release(&out);
	}
}

#define EXPECT_ALL(examples) expect_all((examples), sizeof(examples) / sizeof *(examples))

static void drops_what_separates_nothing(void **state)
{
	static const struct example examples[] = {
		{ "/* one line */\n\n  a {\n\tcolor: red; /* why */\n  }\n/* two\n lines */\nb { }",
		  "a{color:red}b{}" },
		{ "a :hover, b > c { margin: 0 -1px calc(1em + 2px) }", "a :hover,b>c{margin:0 -1px calc(1em + 2px)}" },
		{ "a::before { content: \"  ; } /* \\\" \"; }", "a::before{content:\"  ; } /* \\\" \"}" },
		{ "@media (min-width: 48em) and print {\n a b { x: y !important; }\n}\n",
		  "@media (min-width:48em) and print{a b{x:y!important}}" },
		{ ":is( a, b ) c { d: rgba( 0, 0, 0, .5 ) solid }", ":is(a,b) c{d:rgba(0,0,0,.5) solid}" },
		{ "a { b: c;\f}", "a{b:c}" },
		{ "a { b: c; ; }", "a{b:c;}" },
		{ "a { b: 'c", "a{b:'c" },
		{ "a{} /* unclosed", "a{}" },
		{ "/*", "" },
		{ "", "" },
		{ "\\", "\\" },
		{ "//a", "//a" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

/* A comment separates words, but it is not the blank that says "inside of". */
static void keeps_comments_that_separate(void **state)
{
	static const struct example examples[] = {
		{ ".a/* x */.b { c: 1px/* x */2px }", ".a/**/.b{c:1px/**/2px}" },
		{ ".a /* x */.b/* x */ c{}", ".a .b c{}" },
		{ "a/* x */{/* x */b/* x */:/* x */c/* x */;/* x */}/* x */", "a{b/**/:c}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void shortens_numbers_colours_and_quotes(void **state)
{
	static const struct example examples[] = {
		{ "a{b:0.5rem 0.25em -0.5px +0.5px 0 10.05px 1.0.5}", "a{b:.5rem .25em -.5px +.5px 0 10.05px 1.0.5}" },
		{ "a{b:#aabbcc #aAbBcC #aabbcd #AABBCCDD #abcabc;c:#ddd}",
		  "a{b:#abc #aAbBcC #aabbcd #ABCD #abcabc;c:#ddd}" },
		{ "#aabbcc,a:not(#ddeeff) #ffffff{b:c}@media x{#aabbcc{d:#112233}}",
		  "#aabbcc,a:not(#ddeeff) #ffffff{b:c}@media x{#aabbcc{d:#123}}" },
		{ "@scope (#aabbcc) to ([a=\"b\"]){a{b:#aabbcc}}", "@scope (#aabbcc) to ([a=b]){a{b:#abc}}" },
		{ "a[b=\"c\"],a[b='c-1'][d^=\"e\"]{f:\"g\"}", "a[b=c],a[b=c-1][d^=e]{f:\"g\"}" },
		{ "a[b=\"\"],a[b=\"1\"],a[b=\"c d\"],a[b=\"c\" i],a[b=\"-c\"],a[b=\"c\\\"\"]{}",
		  "a[b=\"\"],a[b=\"1\"],a[b=\"c d\"],a[b=\"c\" i],a[b=\"-c\"],a[b=\"c\\\"\"]{}" },
		{ "a{b:[c=\"d\"]}", "a{b:[c=\"d\"]}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void leaves_strings_and_addresses(void **state)
{
	static const struct example examples[] = {
		{ "a{b:url( //c/*d*/ 0.5 --e;} )  f}", "a{b:url( //c/*d*/ 0.5 --e;} ) f}" },
		{ "a{b:url( \"c  d\" ) , url('0.5')}", "a{b:url(\"c  d\"),url('0.5')}" },
		{ "a{b:\"--c 0.5 #aabbcc\";--c:d}", "a{b:\"--c 0.5 #aabbcc\";--a:d}" },
		{ "a{b:url(", "a{b:url(" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void renames_custom_properties(void **state)
{
	static const struct example examples[] = {
		{ ":root { --seldom: #aabbcc; --often: 1px; } a { b: var(--often) var(--often, 2px) }",
		  ":root{--b:#abc;--a:1px}a{b:var(--a) var(--a,2px)}" },
		{ "a{--x:calc(-1 * var(--y))}", "a{--a:calc(-1 * var(--b))}" },
		{ "a{--empty: ;--other: }", "a{--a: ;--b: }" },
		{ "a{--A:1;--a:2}", "a{--a:1;--b:2}" },
		/* not custom properties: a class, an id, a part of a longer name, a vendor's name */
		{ ".--wide,#--wide,.button--quiet{-webkit-x:y}a{--wide:1}",
		  ".--wide,#--wide,.button--quiet{-webkit-x:y}a{--a:1}" },
		{ "<!-- a{--long:1} -->", "<!-- a{--a:1}-->" },
		{ "a{--l\\6fng:1;--long:2}", "a{--l\\6fng:1;--long:2}" },
		{ "@property --long{}@container x style(--long: 1){}", "@property --a{}@container x style(--a:1){}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void names_are_the_same_in_all_sheets(void **state)
{
	static const char *const texts[] = { "a { --primary: red }",
					     "b { --other: 0; color: var(--primary); fill: var(--primary) }" };
	struct strbuf out[2] = { STRBUF_INIT, STRBUF_INIT };

	(void)state;
	squeeze_styles(
	    (struct style_sheet[]){ { texts[0], strlen(texts[0]), &out[0] }, { texts[1], strlen(texts[1]), &out[1] } },
	    2);
	assert_string_equal(out[0].text, "a{--a:red}");
	assert_string_equal(out[1].text, "b{--b:0;color:var(--a);fill:var(--a)}");
	strbuf_release(&out[0]);
	strbuf_release(&out[1]);
}

static void ends_soon_whatever_is_repeated(void **state)
{
	static const char *const pieces[] = { "{",   "}",         "a{",  "a{b:c;}", "(",  "[",   "#aabbcc ", "\"",
					      "'",   "/*",        "\\",  "a,",      "--", "--a", "url(",     ";",
					      "@a ", "[a=\"b\"]", "0.5", "a/**/",   " ",  "/" };
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct strbuf style = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;

		while (style.length < 128 * 1024)
			strbuf_addstr(&style, pieces[i]);
		squeeze_exactly(&out, style.text, style.length);
		strbuf_release(&style);
		strbuf_release(&out);
	}
	assert_true((clock() - start) / CLOCKS_PER_SEC < 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drops_what_separates_nothing),
		cmocka_unit_test(keeps_comments_that_separate),
		cmocka_unit_test(shortens_numbers_colours_and_quotes),
		cmocka_unit_test(leaves_strings_and_addresses),
		cmocka_unit_test(renames_custom_properties),
		cmocka_unit_test(names_are_the_same_in_all_sheets),
		cmocka_unit_test(ends_soon_whatever_is_repeated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
