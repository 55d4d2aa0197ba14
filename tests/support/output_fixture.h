/*
 * An output made by hand, for the tests of the verification.
 */
#ifndef WAYMARK_TESTS_OUTPUT_FIXTURE_H
#define WAYMARK_TESTS_OUTPUT_FIXTURE_H

#include "temporary.h"

#include "base/diag.h"
#include "base/xmlread.h"
#include "output/verify.h"

struct fixture {
	struct arena arena;
	struct diagnostics *diagnostics;
	struct verify *verify;
	struct bundle *bundle;
};

static inline int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	if (!fixture)
		return -1;
	fixture->diagnostics = diagnostics_new();
	fixture->verify = verify_new("site", fixture->diagnostics);
	fixture->bundle = bundle_new(&fixture->arena, "site", false);
	*state = fixture;
	return 0;
}

static inline int tear_down(void **state)
{
	struct fixture *fixture = *state;
	verify_free(fixture->verify);
	diagnostics_free(fixture->diagnostics);
	arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

static inline void add(struct fixture *fixture, const char *path, const char *text)
{
	bundle_add(&fixture->arena, fixture->bundle, path, blob_of(&fixture->arena, text, strlen(text)), NULL);
}

/* What every page has to say before anything else. */
#define REFERRER "<meta name=\"referrer\" content=\"no-referrer\"/>"
#define POLICY(more)                                                                                                   \
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action "     \
	"'none'" more "\"/>" REFERRER
#define HTML "<html><head>" POLICY("") "</head>"

/* A page with a head and the body that is given. */
static inline void add_page(struct fixture *fixture, const char *path, const char *body)
{
	add(fixture, path,
	    arena_printf(&fixture->arena, "<!DOCTYPE html>\n" HTML "<body>\n%s\n</body></html>\n", body));
}

static inline char *output_of(struct diagnostics *diagnostics)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	assert_non_null(stream);
	assert_true(diagnostics_print(diagnostics, stream));
	fclose(stream);
	return text;
}

/* Verify what was added; exactly the diagnostics `expected` come out. */
static inline void assert_verified(struct fixture *fixture, const char *expected)
{
	verify_bundle(fixture->verify, fixture->bundle);
	verify_finish(fixture->verify);
	char *text = output_of(fixture->diagnostics);
	assert_string_equal(text, expected);
	free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
