/* The content security policy of pages, and styles and scripts: nothing is let through that a page does not need. */
#include "output_fixture.h"

#include "base/hash.h"
#include "output/code_blocks.h"

/* ---- policies ---- */

static void assert_policy(const char *directives, const char *before, const char *element, const char *rule)
{
	struct fixture *fixture = NULL;
	assert_int_equal(set_up((void **)&fixture), 0);
	add(fixture, "a.html",
	    arena_printf(&fixture->arena,
			 "<html><head>%s<meta http-equiv=\"Content-Security-Policy\" content=\"%s; base-uri 'none'; "
			 "form-action 'none'\"/>" REFERRER "%s</head></html>",
			 before, directives, element));
	verify_bundle(fixture->verify, fixture->bundle);
	verify_finish(fixture->verify);
	char *text = output_of(fixture->diagnostics);
	if (rule ? !strstr(text, rule) : *text != '\0')
		fail_msg("%s\n%s\n%s", directives, element, text);
	free(text);
	void *state = fixture;
	tear_down(&state);
}

static void code_that_the_policy_names_is_allowed(void **state)
{
	static const char script[] = "\nvar a = \"<b>\";\n//<![CDATA[\nif (1 < 2 && a) { a(); }\n//]]>\n";
	char hash[HASH_CSP_SIZE];
	char other[HASH_CSP_SIZE];
	char element[256], second[320], good[256], twisted[256];
	(void)state;
	/* the first "<b>" would not be XML: keep to what is both */
	const char *content = strchr(script, '/');
	hash_csp(content, strlen(content), hash);
	hash_csp("a{}", 3, other);
	snprintf(element, sizeof element, "<script>%s</script>", content);
	snprintf(good, sizeof good, "default-src 'none'; script-src 'self' '%s'; style-src '%s'", hash, other);
	assert_policy(good, "", element, NULL);
	assert_policy(good, "", "<style>a{}</style>", NULL);
	assert_policy(good, "<!-- <script>x</script> --><script src=\"a.html\"></script><style></style>", element,
		      "inline-code");
	snprintf(second, sizeof second, "<script src=\"a.html\"></script>%s", element);
	assert_policy(good, "<!-- <script>x</script> -->", second, NULL);
	assert_policy(good, "<meta name=\"a>b\" content=\"'>\"/>", element, NULL);
	assert_policy(good, element, "", "inline-code"); /* before the policy it does not apply */
	assert_policy(good, "", "<style>b{}</style>", "inline-code");
	assert_policy(good, "", "<script>a{}</script>", "inline-code");
	assert_policy(good, "", "<style>a{} </style>", "inline-code");
	snprintf(twisted, sizeof twisted, "default-src '%s'", hash);
	assert_true(code_block_is_allowed(twisted, "script-src", content, strlen(content)));
	snprintf(twisted, sizeof twisted, "default-src '%s'; script-src 'self'", hash);
	assert_policy(twisted, "", element, "inline-code");
	snprintf(twisted, sizeof twisted, "script-src %s", hash);
	assert_policy(twisted, "", element, "inline-code");
	snprintf(twisted, sizeof twisted, "script-src-elem '%s'", hash);
	assert_policy(twisted, "", element, "inline-code");
	assert_policy("script-src 'unsafe-inline'", "", element, "inline-code");
	assert_policy("", "", element, "inline-code");
}

static void allowed_code_must_not_load(void **state)
{
	char hash[HASH_CSP_SIZE];
	char policy[128];
	(void)state;
	hash_csp("@import 'x';", 12, hash);
	snprintf(policy, sizeof policy, "default-src 'none'; style-src '%s'", hash);
	assert_policy(policy, "", "<style>@import 'x';</style>", "external-request");
	hash_csp("'https://x'", 11, hash);
	snprintf(policy, sizeof policy, "default-src 'none'; script-src '%s'", hash);
	assert_policy(policy, "", "<script>'https://x'</script>", "external-request");
}

static void policies_that_let_through_too_much(void **state)
{
	static const char *const table[] = {
		"",
		"script-src 'self'",
		"default-src 'self'",
		"default-src *",
		"default-src 'none'; script-src 'unsafe-inline'",
		"default-src 'none'; script-src 'self' 'unsafe-eval'",
		"default-src 'none'; script-src https:",
		"default-src 'none'; script-src data:",
		"default-src 'none'; script-src https://example.org",
		"default-src 'none'; script-src 'nonce-abc'",
		"default-src 'none'; script-src 'strict-dynamic'",
		"default-src 'none'; script-src-elem 'self'",
		"default-src 'none'; style-src 'unsafe-inline'",
		"default-src 'none'; STYLE-SRC-ATTR 'self'",
		"default-src 'none'; img-src *",
		"default-src 'none'; img-src blob:",
		"default-src 'none'; media-src http:",
		"default-src 'none'; connect-src 'self'",
		"default-src 'none'; frame-src 'self'",
		"default-src 'none'; report-uri https://example.org/",
		"default-src 'none'; upgrade-insecure-requests",
		"default-src 'none';\tscript-src\t'self'\thttps://example.org ;img-src data:",
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_policy(table[i], "", "", "policy-weak");
	assert_policy("default-src 'none'", "", "", NULL);
	assert_policy(
	    "DEFAULT-SRC 'NONE';; script-src 'self' file: 'sha256-abc'; img-src 'self' file: data:; font-src data: ;",
	    "", "", NULL);
}

/* The page of packages is the same for trackers that call the LMS by network and for those that do not: lms.js closes what it leaves open. */
static void the_network_is_open_only_to_a_tracker(void **state)
{
	static const char open[] = "default-src 'none'; script-src 'self'; connect-src http: https:";
	(void)state;
	assert_policy(open, "", "<script src=\"s/lms.js\"></script>", "file-missing-in-output");
	assert_policy(open, "", "<script src=\"s/other.js\"></script>", "policy-weak");
	assert_policy(open, "", "<script src=\"s/not-lms.js\"></script>", "policy-weak");
	assert_policy(open, "", "", "policy-weak");
	assert_policy("default-src 'none'; connect-src 'none'", "", "", NULL);
	assert_policy("default-src 'none'; script-src 'self'; connect-src https://example.org", "", "<script src=\"s/lms.js\"></script>",
	              "policy-weak");
}

static void every_page_has_a_policy_first(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "a.html", "<html><head>\n<title>t</title></head>\n<body>x</body></html>");
	add(fixture, "b.html", "<html><head>\n<link rel=\"icon\" href=\"data:,\"/>\n" POLICY("") "</head></html>");
	add(fixture, "c.html", "<html>" POLICY("; connect-src https:") "</html>");
	add(fixture, "d.html", "<html>" REFERRER "</html>");
	add(fixture, "e.html",
	    "<html><meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; form-action "
	    "'none'\"/>" REFERRER "</html>");
	assert_verified(
	    fixture,
	    "site/a.html:1: error: the page would tell other sites where a reader comes from; write <meta "
	    "name=\"referrer\" content=\"no-referrer\" /> in its head [referrer-told]\n"
	    "site/a.html:3: error: the page has no content security policy before <body>; write what parts/head.html "
	    "has "
	    "[policy-weak]\n"
	    "site/b.html:2: error: the page has no content security policy before <link>; write what parts/head.html "
	    "has "
	    "[policy-weak]\n"
	    "site/c.html:1: error: the page's content security policy has connect-src, and no lms.js closes it; write "
	    "connect-src 'none' [policy-weak]\n"
	    "site/d.html:1: error: the page has no content security policy before its end; write what parts/head.html "
	    "has "
	    "[policy-weak]\n"
	    "site/e.html:1: error: the page's content security policy lacks base-uri 'none'; write what "
	    "parts/head.html "
	    "has [policy-weak]\n");
}

static void only_no_referrer_is_good(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "a.html", HTML "<head><meta name=\"Referrer\" content=\"origin\"/></head><p/></html>");
	verify_bundle(fixture->verify, fixture->bundle);
	char *text = output_of(fixture->diagnostics);
	assert_non_null(strstr(text, "[referrer-told]"));
	free(text);
}

/* ---- styles and scripts ---- */

static void styles_and_scripts_are_searched(void **state)
{
	struct fixture *fixture = *state;
	add(fixture, "s/a.css",
	    "a { background: url( \"https://example.org/x.png\" ) }\n@IMPORT 'b.css';\nb { background: URL(x.png) }\n"
	    "c { background: image-set('x.png' 1x) }\nd { background: url(data:image/png;base64,AA==) }\n"
	    "e { background: u\\72L(x.png) }\n@\\69 mport 'x';\nf { background: -webkit-image-set(\"x\" 1x) }\n"
	    "g { content: src('x') }\nh { content: '\\2713' }\n@font-face { src: local(x), data:x }\n");
	add(fixture, "s/a.js",
	    "var a = 'http://www.w3.org/2000/svg';\nvar b = 'https://example.org/';\nvar c = 'HTTP://x';\nvar d = "
	    "'p://';\nvar e = '//example.org/';\nvar f = 'wss://x';\nvar g = a / b //c\n;var h = \"///\";\n");
	assert_verified(
	    fixture,
	    "site/s/a.css:1: error: the style sheet loads 'url( \"https://example.org/x.png\" ) }'; use data: or "
	    "nothing "
	    "[external-request]\n"
	    "site/s/a.css:2: error: the style sheet loads '@IMPORT 'b.css';'; use data: or nothing [external-request]\n"
	    "site/s/a.css:3: error: the style sheet loads 'URL(x.png) }'; use data: or nothing [external-request]\n"
	    "site/s/a.css:4: error: the style sheet loads 'image-set('x.png' 1x) }'; use data: or nothing "
	    "[external-request]\n"
	    "site/s/a.css:6: error: the style sheet loads 'u\\72L(x.png) }'; use data: or nothing [external-request]\n"
	    "site/s/a.css:7: error: the style sheet loads '@\\69 mport 'x';'; use data: or nothing [external-request]\n"
	    "site/s/a.css:8: error: the style sheet loads 'image-set(\"x\" 1x) }'; use data: or nothing "
	    "[external-request]\n"
	    "site/s/a.css:9: error: the style sheet loads 'src('x') }'; use data: or nothing [external-request]\n"
	    "site/s/a.js:2: error: the script holds the address 'https://example.org/';'; take it from the page's data "
	    "or leave it "
	    "out [external-request]\n"
	    "site/s/a.js:3: error: the script holds the address 'HTTP://x';'; take it from the page's data or leave it "
	    "out "
	    "[external-request]\n"
	    "site/s/a.js:5: error: the script holds the address '//example.org/';'; take it from the page's data or "
	    "leave "
	    "it out [external-request]\n"
	    "site/s/a.js:6: error: the script holds the address 'wss://x';'; take it from the page's data or leave it "
	    "out "
	    "[external-request]\n");
}

static void assert_script(const char *script, const char *shown)
{
	struct fixture *fixture = NULL;
	assert_int_equal(set_up((void **)&fixture), 0);
	add(fixture, "s/a.js", script);
	verify_bundle(fixture->verify, fixture->bundle);
	char *text = output_of(fixture->diagnostics);
	const char *expected =
	    shown ? arena_printf(
			&fixture->arena,
			"site/s/a.js:2: error: the script reaches out of the page with '%s'; no page needs that: "
			"leave it out [external-request]\n",
			shown)
		  : "";
	assert_string_equal(text, expected);
	free(text);
	void *state = fixture;
	tear_down(&state);
}

static void scripts_stay_in_the_page(void **state)
{
	static const char *const table[] = {
		"fetch(a)",
		"window.fetch(a)",
		"new XMLHttpRequest",
		"navigator.sendBeacon(a)",
		"new WebSocket(a)",
		"new WebTransport(a)",
		"new EventSource(a)",
		"importScripts(a)",
		"import(a)",
		"new Worker(a)",
		"new SharedWorker(a)",
		"navigator.serviceWorker",
		"new RTCPeerConnection",
		"eval(a)",
		"new Function(a)",
		"document.cookie",
		"window.indexedDB",
		"window.caches",
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		char script[64];
		const char *name = strrchr(table[i], ' ') ? strrchr(table[i], ' ') + 1 : table[i];
		snprintf(script, sizeof script, "\n%s", table[i]);
		assert_script(script, strrchr(name, '.') ? strrchr(name, '.') + 1 : name);
	}
	assert_script("\nprefetch(a); medieval(b); cookies; cachesAll; a.function(b); function (a) {}", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_that_the_policy_names_is_allowed),
		cmocka_unit_test(allowed_code_must_not_load),
		cmocka_unit_test(policies_that_let_through_too_much),
		TEST(the_network_is_open_only_to_a_tracker),
		TEST(every_page_has_a_policy_first),
		TEST(only_no_referrer_is_good),
		TEST(styles_and_scripts_are_searched),
		cmocka_unit_test(scripts_stay_in_the_page),
	};
	xmlread_start_library();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
