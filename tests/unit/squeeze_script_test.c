/*
 * Squeezed scripts: what is left out, what is called something else, and what has to stay. What the squeezed theme does
 * is judged by the browser suites, which run over it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/memory.h"
#include "squeeze/squeeze_script.h"

struct example {
	const char *script;
	const char *squeezed; /* without the line end; NULL: copied as it is */
};

/* From memory of exactly this length: what is read beyond it is noticed. */
static void squeeze_exactly(struct strbuf *out, const char *script, size_t length)
{
	char *text = memory_alloc(length > 0 ? length : 1);

	memcpy(text, script, length);
	squeeze_script(out, text, length);
	free(text);
}

static void expect_squeezed(const struct example *example)
{
	struct strbuf out = STRBUF_INIT;
	struct strbuf expected = STRBUF_INIT;

	strbuf_addstr(&expected, example->squeezed != NULL ? example->squeezed : example->script);
	strbuf_addstr(&expected, example->squeezed != NULL ? "\n" : "\n;\n");
	squeeze_exactly(&out, example->script, strlen(example->script));
	assert_string_equal(out.text, expected.text);
	strbuf_release(&out);
	strbuf_release(&expected);
}

static void expect_all(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_squeezed(&examples[i]);
}

#define EXPECT_ALL(examples) expect_all((examples), sizeof(examples) / sizeof *(examples))

/* ---- blanks, comments, line ends */

static void drops_what_separates_nothing(void **state)
{
	static const struct example examples[] = {
		{ "// gone\nvar a = 1; // gone\n\t/* gone\n // too */ b ( a , \"//\" ) ;\r\n/**/ c();",
		  "var a=1;b(a,\"//\");c();" },
		{ "if (a) {\n\tb();\n\tc();\n} else {\n\td();\n\te();\n}\n", "if(a){b();c()}else{d();e()}" },
		{ "return a;", "return a;" },
		{ "typeof a; void 0; delete a.b; new A", "typeof a;void 0;delete a.b;new A;" },
		{ "return \"a\"; return [a]; return -a; return .5; throw {}",
		  "return\"a\";return[a];return-a;return.5;throw{};" },
		{ "\"a\" in b; a instanceof B; 1 in b; /a/ in b; a in /b/",
		  "\"a\"in b;a instanceof B;1 in b;/a/ in b;a in/b/;" },
		{ "1 .a; 1..a; 1.5.a; 0x1f .a; 1e3.a; 1. in a", "1 .a;1. .a;1.5 .a;0x1f .a;1e3 .a;1. in a;" },
		{ "a = \"it's // \\\" /* \" + 'say \"\\'\\\n more'", "a=\"it's // \\\" /* \"+'say \"\\'\\\n more';" },
		{ "a + +b; a + ++b; a++ + b; a - -b; a - --b; a-- - b; + +a; - -a; +-a; !-a",
		  "a+ +b;a+ ++b;a++ +b;a- -b;a- --b;a-- -b;+ +a;- -a;+-a;!-a;" },
		{ "var s = \"\xE2\x80\x93 ñ\"; // ñ", "var s=\"\xE2\x80\x93 ñ\";" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void makes_no_comment_and_ends_no_element(void **state)
{
	static const struct example examples[] = {
		{ "a / /b/", "a/ /b/;" },
		{ "/a/ / b; /a/ * b", "/a/ /b;/a/ *b;" },
		{ "a < /script>/.b", "a< /script>/.b;" },
		{ "a < !--b; !--b", "a<! --b;! --b;" },
		{ "a[b[0]] > c; a[b[0]] >= c; a[b[0]][0] > c; [a] > b", "a[b[0]] >c;a[b[0]] >=c;a[b[0]][0]>c;[a]>b;" },
		{ "a-- > b", "a-->b;" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void ends_statements_where_lines_did(void **state)
{
	static const struct example examples[] = {
		{ "a\nb\n", "a;b;" },
		{ "a = b\n(c)\n[d]\n.e\n/f/g\n+h", "a=b(c)[d].e/f/g+h;" },
		{ "a\n++b\n--c", "a;++b;--c;" },
		{ "a = b\n++\nc", "a=b;++c;" },
		{ "function f() {\nreturn\na\n}", "function f(){return;a}" },
		{ "function f() { return /* one\ntwo */ a }", "function f(){return;a}" },
		{ "function f() { return function () {} }", "function f(){return function(){}}" },
		{ "for (;;) { break\na }", "for(;;){break;a}" },
		{ "a: for (;;) { if (b) break a; else continue a\nb: c }",
		  "a:for(;;){if(b)break a;else continue a;b:c}" },
		{ "do a(); while (b) c()", "do a();while(b);c();" },
		{ "do { a() } while (b)\n(c)", "do{a()}while(b);(c);" },
		{ "var a = function () {}\nvar b = 1", "var a=function(){},b=1;" },
		{ "if (a) b\nelse c", "if(a)b;else c;" },
		{ "if (a) ; else b", "if(a);else b;" },
		{ "{ if (a); } { while (a); } for (;;);", "{if(a);}{while(a);}for(;;);" },
		{ "{ ; }", "{;}" },
		{ "{ a\n}\n/b/g.c()", "{a}/b/g.c();" },
		{ "throw a\nb", "throw a;b;" },
		{ "debugger\na", "debugger;a;" },
		{ "\"use strict\"\n(a)", "\"use strict\"(a);" },
		{ "\"use strict\"\na", "\"use strict\";a;" },
		{ "a\xE2\x80\xA8"
		  "b",
		  "a;b;" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void tells_division_from_regular_expression(void **state)
{
	static const struct example examples[] = {
		{ "a / b / c", "a/b/c;" },
		{ "a = /b/ ; a(/[/]\\//, /=/g); [/a/]; {/a/}", "a=/b/;a(/[/]\\//,/=/g);[/a/];{/a/}" },
		{ "(a) / b / c; a[b] / c / d; a() / b / c", "(a)/b/c;a[b]/c/d;a()/b/c;" },
		{ "if (a) /b/.test(c); while (a) /b/.test(c)", "if(a)/b/.test(c);while(a)/b/.test(c);" },
		{ "a++ / b / c", "a++/b/c;" },
		{ "return / b/; typeof / b/; case_ / b / c", "return/ b/;typeof/ b/;case_/b/c;" },
		{ "a = {} / b / c; a = function () {} / b / c", "a={}/b/c;a=function(){}/b/c;" },
		{ "function f() {} / b /g", "function f(){}/ b /g;" },
		{ "a /= b / c; a = /= b/", "a/=b/c;a=/= b/;" },
		{ "a = b ? /c/ : /d/", "a=b?/c/:/d/;" },
		{ "a && /'/; b = '/'", "a&&/'/;b='/';" },
		{ "this / a / b; null / a / b", "this/a/b;null/a/b;" },
		{ "switch (a) { case /b/: c / d; default: /e/g }", "switch(a){case/b/:c/d;default:/e/g}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void drops_braces_and_joins_variables(void **state)
{
	static const struct example examples[] = {
		{ "if (a) { b(); } c()", "if(a)b();c();" },
		{ "if (a) { b() } else { c() }", "if(a)b();else c();" },
		{ "if (a) { b() } else if (c) { d() } else { e() }", "if(a)b();else if(c)d();else e();" },
		{ "if (a) { if (b) { c() } } else { d() }", "if(a){if(b)c()}else d();" },
		{ "if (a) { if (b) { c() } else { d() } } else { e() }", "if(a)if(b)c();else d();else e();" },
		{ "if (a) { for (;;) { if (b) { c() } } } else { d() }", "if(a){for(;;)if(b)c()}else d();" },
		{ "if (a) { while (b) { if (c) { d() } else { e() } } } else { f() }",
		  "if(a)while(b)if(c)d();else e();else f();" },
		{ "if (a) { l: if (b) c() } else d()", "if(a){l:if(b)c()}else d();" },
		{ "if (a) { do if (b) { c() } while (d) } else { e() }", "if(a)do if(b)c();while(d);else e();" },
		{ "if (a) { try { b() } finally { c() } } else { d() }", "if(a)try{b()}finally{c()}else d();" },
		{ "if (a) {} else {}", "if(a){}else{}" },
		{ "if (a) { b(); c() }", "if(a){b();c()}" },
		{ "while (a) { b() } for (c in d) { e() }", "while(a)b();for(c in d)e();" },
		{ "do { a() } while (b)", "do{a()}while(b);" },
		{ "var a = 1; var b; var c = [1, 2]; d(); var e", "var a=1,b,c=[1,2];d();var e;" },
		{ "var a = b in c\nvar d", "var a=b in c,d;" },
		{ "if (a) var b = 1; var c", "if(a)var b=1;var c;" },
		{ "for (var a = 1; ; ) {} var b", "for(var a=1;;){}var b;" },
		{ "switch (a) { case 1: var b; var c; case 2: var d }", "switch(a){case 1:var b,c;case 2:var d}" },
		{ "a = true; b = !false; c = [true, false]; d(true)", "a=!0;b=!!1;c=[!0,!1];d(!0);" },
		{ "return true; typeof true; true in a; a === true ? b : c", "return!0;typeof!0;!0 in a;a===!0?b:c;" },
		{ "true.a; false[\"a\"]; true(); new true; new false()",
		  "true.a;false[\"a\"];true();new true;new false();" },
		{ "a.true; a = { true: 1, false: true }", "a.true;a={true:1,false:!0};" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

/* ---- names */

static void renames_what_is_local(void **state)
{
	static const struct example examples[] = {
		{ "function outer(one, two) { var three = one + two; return three * one; }",
		  "function outer(a,b){var c=a+b;return c*a}" },
		{ "(function () { function inner() { return inner; } inner(); }());",
		  "(function(){function a(){return a}a()}());" },
		{ "(function () { used(); function used() {} var used; }());",
		  "(function(){a();function a(){}var a}());" },
		/* closures and shadows: what is called the same is called the same again */
		{ "(function (name) { return function (other) { return function (name) { return name + other; }; }; "
		  "}());",
		  "(function(a){return function(b){return function(a){return a+b}}}());" },
		{ "(function () { late = 1; return late; var late; }());", "(function(){a=1;return a;var a}());" },
		{ "(function () { if (x) { for (var key in list) { var value = key; } } return value; }());",
		  "(function(){if(x)for(var a in list)var b=a;return b}());" },
		/* the name of a function expression is known inside of it only */
		{ "(function () { var call = function own(n) { return own(n); }; call(); }());",
		  "(function(){var a=function b(c){return b(c)};a()}());" },
		{ "(function () { x = function own() { own(); }; own(); }());",
		  "(function(){x=function own(){own()};own()}());" },
		{ "try { a(); } catch (problem) { b(problem); }", "try{a()}catch(c){b(c)}" },
		{ "(function () { try { a(); } catch (problem) { var later = problem; } return later; }());",
		  "(function(){try{a()}catch(b){var c=b}return c}());" },
		/* the most frequent name gets the first letter, the first of two equals the first */
		{ "function f(seldom, often, never) { return often + often + seldom; }",
		  "function f(b,a,c){return a+a+b}" },
		{ "(function (x) { return { get size() { return x; }, set size(value) { x = value; }, get: x, set: x "
		  "}; }());",
		  "(function(a){return{get size(){return a},set size(b){a=b},get:a,set:a}}());" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void keeps_names_that_are_not_only_local(void **state)
{
	static const struct example examples[] = {
		/* free in one function, local in another */
		{ "function f(name) { return name; } function g() { return name; }",
		  "function f(name){return name}function g(){return name}" },
		{ "function f(window) { return window; } window.x", "function f(window){return window}window.x;" },
		{ "var own = 1; function f(own) { return own; }", "var own=1;function f(own){return own}" },
		{ "function own(x) {} (function (own) {}());", "function own(a){}(function(own){}());" },
		{ "try { a(); } catch (e) { b(e); } e();", "try{a()}catch(e){b(e)}e();" },
		{ "try { a(); } catch (e) { var e = 1; }", "try{a()}catch(e){var e=1}" },
		{ "(function () { try { a(); } catch (problem) {} return problem; }());",
		  "(function(){try{a()}catch(problem){}return problem}());" },
		{ "function f() { implied = 1; return implied; }", "function f(){implied=1;return implied}" },
		/* no short name is one that stays */
		{ "function f(long) { return a + b + long; }", "function f(c){return a+b+c}" },
		{ "a(function (long) { return d(long, b); });", "a(function(c){return d(c,b)});" },
		{ "function f() { return arguments[0]; } function g(arguments) { return arguments; }",
		  "function f(){return arguments[0]}function g(arguments){return arguments}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void leaves_properties_and_labels(void **state)
{
	static const struct example examples[] = {
		{ "function f(key, a1) { return { key: key, \"key\": a1.key, a1: a1[key] }.key; }",
		  "function f(a,b){return{key:a,\"key\":b.key,a1:b[a]}.key}" },
		{ "function f(one, two) { return one ? two : one; }", "function f(a,b){return a?b:a}" },
		{ "function f(one, two) { return one ? { two: two } : one ? two : { one: two }; }",
		  "function f(b,a){return b?{two:a}:b?a:{one:a}}" },
		{ "function f(one) { switch (one) { case one: one: for (;;) { break one; } } }",
		  "function f(a){switch(a){case a:one:for(;;)break one}}" },
		{ "function f(one) { return { if: one, get: one, in: { get one() { return one; } } }.if.get; }",
		  "function f(a){return{if:a,get:a,in:{get one(){return a}}}.if.get}" },
		{ "function f(one) { return \"one\" + one.one.one + '\\\none'; }",
		  "function f(a){return\"one\"+a.one.one+'\\\none'}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void renames_nothing_where_names_are_looked_up(void **state)
{
	static const struct example examples[] = {
		{ "function f(name) { return eval(\"name\") ; }", "function f(name){return eval(\"name\")}" },
		{ "function f(name) { with (name) { name(); } }", "function f(name){with(name)name()}" },
		{ "function f(name) { var eval; return name; }", "function f(a){var eval;return a}" },
		{ "function f(name) { return name.eval; }", "function f(a){return a.eval}" },
	};

	(void)state;
	EXPECT_ALL(examples);
}

/* More names than there are letters: those of two characters skip the reserved words. */
static void gives_each_name_another(void **state)
{
	enum { COUNT = 4000 };
	struct strbuf script = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	strbuf_addstr(&script, "function f(");
	for (int i = 0; i < COUNT; i++)
		strbuf_addf(&script, "%sname%d", i > 0 ? "," : "", i);
	strbuf_addstr(&script, "){}");
	squeeze_exactly(&out, script.text, script.length);
	assert_memory_equal(out.text, "function f(a,b,c,", 17);
	assert_non_null(strstr(out.text, ",Z,_,aa,ba,ca,"));
	assert_non_null(strstr(out.text, ",cn,dn,"));
	assert_null(strstr(out.text, ",in,"));
	assert_null(strstr(out.text, ",do,"));
	assert_null(strstr(out.text, ",if,"));
	assert_null(strstr(out.text, ",for,"));
	strbuf_release(&script);
	strbuf_release(&out);
}

/* ---- what is no ES5 */

static void copies_what_it_does_not_understand(void **state)
{
	static const struct example examples[] = {
		{ "var a = `\n  ${b} // c\n`;", NULL },
		{ "let  a = 1;", NULL },
		{ "const  a = 1;", NULL },
		{ "a = b  => b;", NULL },
		{ "class  A {}", NULL },
		{ "a?.b  ()", NULL },
		{ "a  ?? b", NULL },
		{ "a = {b,  c}", NULL },
		{ "a = { b()  {} }", NULL },
		{ "function f(a = 1)  {}", NULL },
		{ "f(...  a)", NULL },
		{ "for (a of  b) {}", NULL },
		{ "try {} catch  {}", NULL },
		{ "var {a}  = b", NULL },
		{ "a  ** b", NULL },
		{ "async function  f() {}", NULL },
		{ "1_000  + 1n", NULL },
		{ "3in  a", NULL },
		{ "0x1fg  in a", NULL },
		{ "if (a) { function  f() {} }", NULL },
		{ "var \\u0061  = 1", NULL },
		{ "var ñ  = 1", NULL },
		{ "a  <!--b", NULL },
		{ "a\n--> b", NULL },
		{ "--> b", NULL },
		{ "#!/usr/bin/node", NULL },
		{ "a  = \"unterminated", NULL },
		{ "a  = \"unterminated\n\"", NULL },
		{ "a  = 'unterminated\\", NULL },
		{ "a(); /* unterminated", NULL },
		{ "a  = /unterminated", NULL },
		{ "a  = /[/", NULL },
		{ "a  = /unter\nminated/", NULL },
		{ "a  = /\\", NULL },
		{ "(a  ", NULL },
		{ "a)  ", NULL },
		{ "{ a  ", NULL },
		{ "} a  ", NULL },
		{ "a(]  )", NULL },
		{ "a  b", NULL },
		{ "a.  1", NULL },
		{ "a  .", NULL },
		{ "if (a)  ", NULL },
		{ "case  1:", NULL },
		{ "throw\n  a", NULL },
		{ "function  () {}", NULL },
		{ "var  ;", NULL },
		{ "try  {}", NULL },
		{ "0x  ", NULL },
		{ "1e  ", NULL },
		{ "@  a", NULL },
	};

	(void)state;
	EXPECT_ALL(examples);
}

static void survives_zero_bytes(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	squeeze_exactly(&out, "a\0b", 3);
	assert_int_equal(out.length, 6);
	assert_memory_equal(out.text, "a\0b\n;\n", 6);
	strbuf_release(&out);
}

static void writes_nothing_for_nothing(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	squeeze_exactly(&out, "", 0);
	squeeze_exactly(&out, " // a\n", 6);
	assert_string_equal(out.text, "");
	strbuf_release(&out);
}

/* ---- hostile */

static void repeat(struct strbuf *script, const char *text, size_t bytes)
{
	while (script->length < bytes)
		strbuf_addstr(script, text);
}

static void ends_soon_whatever_is_repeated(void **state)
{
	static const char *const pieces[] = {
		"(", "[", "{", "a(", "{a:", "[[", "a?", "a?b:", "a=", "a+", "!", "- ", "new ", "function f(){",
		"function f(){var a;b;", "(function(){", "if(a)", "if(a);else ", "if(a){", "a:", "/", "/a/", "/*",
		"//", "\"", "'", "\\", "a,", "a;", "var a;", "a\n", "\n", " ", ".a", "a.", "x=function(){a;", "try{",
		"catch(e){", "for(", "do ", "switch(a){case ", "with(a)", "}", ")", "1", "."
	};
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct strbuf script = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;

		repeat(&script, pieces[i], 128 * 1024);
		squeeze_exactly(&out, script.text, script.length);
		strbuf_release(&script);
		strbuf_release(&out);
	}
	assert_true((clock() - start) / CLOCKS_PER_SEC < 60);
}

static void leaves_a_million_brackets_alone(void **state)
{
	struct strbuf script = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	repeat(&script, "(", 1024 * 1024);
	squeeze_exactly(&out, script.text, script.length);
	assert_int_equal(out.length, script.length + 3);
	strbuf_release(&script);
	strbuf_release(&out);
}

/* As deep as scripts may go, and names that stay open through all of it. */
static void takes_deep_nesting(void **state)
{
	struct strbuf script = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 100; i++)
		strbuf_addstr(&script, "(function ( name ) { far ( name ) ; ");
	for (int i = 0; i < 100; i++)
		strbuf_addstr(&script, "})();");
	squeeze_exactly(&out, script.text, script.length);
	assert_memory_equal(out.text, "(function(a){far(a);(function(a){far(a);", 40);
	strbuf_release(&script);
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drops_what_separates_nothing),
		cmocka_unit_test(makes_no_comment_and_ends_no_element),
		cmocka_unit_test(ends_statements_where_lines_did),
		cmocka_unit_test(tells_division_from_regular_expression),
		cmocka_unit_test(drops_braces_and_joins_variables),
		cmocka_unit_test(renames_what_is_local),
		cmocka_unit_test(keeps_names_that_are_not_only_local),
		cmocka_unit_test(leaves_properties_and_labels),
		cmocka_unit_test(renames_nothing_where_names_are_looked_up),
		cmocka_unit_test(gives_each_name_another),
		cmocka_unit_test(copies_what_it_does_not_understand),
		cmocka_unit_test(survives_zero_bytes),
		cmocka_unit_test(writes_nothing_for_nothing),
		cmocka_unit_test(ends_soon_whatever_is_repeated),
		cmocka_unit_test(leaves_a_million_brackets_alone),
		cmocka_unit_test(takes_deep_nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
