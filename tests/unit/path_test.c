/* Paths: joining, staying inside the kit, and names that every system keeps. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/path.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void parts(void **state)
{
	(void)state;
	assert_string_equal(path_join(&arena, "a", "b"), "a/b");
	assert_string_equal(path_join(&arena, "a/", "b"), "a/b");
	assert_string_equal(path_join(&arena, "", "b"), "b");
	assert_string_equal(path_join(&arena, ".", "b"), "b");
	assert_string_equal(path_join(&arena, "/", "b"), "/b");
	assert_string_equal(path_join(&arena, "a", "/etc/passwd"), "a/etc/passwd");
	assert_string_equal(path_folder(&arena, "a/b.md"), "a");
	assert_string_equal(path_folder(&arena, "b.md"), ".");
	assert_string_equal(path_folder(&arena, "/b.md"), "/");
	assert_string_equal(path_name("a/b.md"), "b.md");
	assert_string_equal(path_name("b.md"), "b.md");
	assert_string_equal(path_extension("a.b/c.tar.svg"), ".svg");
	assert_string_equal(path_extension("a.b/c"), "");
	assert_string_equal(path_extension("a/.hidden"), "");
}

static const struct {
	const char *folder;
	const char *reference;
	const char *expected;
} resolve_table[] = {
	{ "en/m02", "media/a.png", "en/m02/media/a.png" },
	{ "en/m02", "../../figures/amp.svg", "figures/amp.svg" },
	{ "en/m02", "./../m03/./x.md", "en/m03/x.md" },
	{ "", "a.md", "a.md" },
	{ "en", "", "en" },
	{ "en", "..", "" },
	{ "en", "a//b/", "en/a/b" },
	{ "en", "a/../../b", "b" },
	{ "en", "...", "en/..." },
	{ "en", "../..", NULL },
	{ "", "..", NULL },
	{ "", "../etc/passwd", NULL },
	{ "en/m02", "../../../etc/passwd", NULL },
	{ "en/m02", "media/../../../../x", NULL },
	{ "en", "/etc/passwd", NULL },
	{ "en", "//host/x", NULL },
	{ "en", "http://x/", NULL },
	{ "en", "javascript:alert(1)", NULL },
	{ "en", "C:/x", NULL },
	{ "en", "..\\x", NULL },
	{ "en", "a\nb", NULL },
	{ "en", "a\x7F", NULL },
	{ "en", "1:2", "en/1:2" }, /* a scheme begins with a letter */
};

static void resolving_stays_inside(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof resolve_table / sizeof resolve_table[0]; i++) {
		const char *found = path_resolve(&arena, resolve_table[i].folder, resolve_table[i].reference);
		const char *expected = resolve_table[i].expected;
		if (!expected != !found || (found && strcmp(found, expected) != 0))
			fail_msg("'%s' + '%s' gave '%s'", resolve_table[i].folder, resolve_table[i].reference,
				 found ? found : "(null)");
	}
}

static void the_way_from_file_to_file(void **state)
{
	(void)state;
	assert_string_equal(path_relative(&arena, "en/m02.html", "s/a.css"), "../s/a.css");
	assert_string_equal(path_relative(&arena, "m02.html", "s/a.css"), "s/a.css");
	assert_string_equal(path_relative(&arena, "en/a.html", "en/b.html"), "b.html");
	assert_string_equal(path_relative(&arena, "en/a.html", "en/media/b.png"), "media/b.png");
	assert_string_equal(path_relative(&arena, "en/x/y.html", "es/z.html"), "../../es/z.html");
	assert_string_equal(path_relative(&arena, "en/a.html", "en/a.html"), "a.html");
	assert_string_equal(path_relative(&arena, "en/ab.html", "en/abc.html"), "abc.html");
	assert_string_equal(path_relative(&arena, "enx/a.html", "en/a.html"), "../en/a.html");
}

/* Relative and resolve are each other's reverse. */
static void there_and_back(void **state)
{
	static const char *const files[] = { "a",          "s/a.css", "en/m02.html", "en/media/x.png", "en/media/y/z",
					     "es/m02.html" };
	enum { COUNT = sizeof files / sizeof files[0] };
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t k = 0; k < COUNT; k++) {
			const char *folder = strchr(files[i], '/') ? path_folder(&arena, files[i]) : "";
			const char *way = path_relative(&arena, files[i], files[k]);
			assert_string_equal(path_resolve(&arena, folder, way), files[k]);
		}
	}
}

static void portable_names(void **state)
{
	static const char *const good[] = { "a",         "m02-signs.html", "a_b.c-d", "com",
					    "com10.txt", "console",        "nul-1",   "0" };
	static const char *const bad[] = {
		"",          ".",           "..",  ".hidden", "A.html", "a b",        "a/b",
		"a\\b",      "ni\xC3\xB1o", "con", "con.txt", "nul",    "aux.tar.gz", "com1",
		"lpt9.html", "prn",         "a:",  "a*",      "a?",     "a.",         "-a\n"
	};
	char name[90];
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (!path_name_is_portable(good[i]))
			fail_msg("'%s' is good", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (path_name_is_portable(bad[i]))
			fail_msg("'%s' is bad", bad[i]);
	memset(name, 'a', sizeof name);
	name[81] = '\0';
	assert_false(path_name_is_portable(name));
	name[80] = '\0';
	assert_true(path_name_is_portable(name));
}

static void publishable_paths(void **state)
{
	static const char *const good[] = { "START-HERE.html", "en/m02.html", "s/a.css", "scorm12/en/x-all.zip" };
	static const char *const bad[] = { "",    "/a",   "a/",   "a//b", "../a",    "a/../b",
					   "./a", "a/.b", "a\\b", "C:/a", "a/CON/b", "a b" };
	char path[200];
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (!path_is_publishable(good[i]))
			fail_msg("'%s' is good", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (path_is_publishable(bad[i]))
			fail_msg("'%s' is bad", bad[i]);
	for (size_t i = 0; i < sizeof path; i++)
		path[i] = i % 50 == 49 ? '/' : 'a';
	path[181] = '\0';
	assert_false(path_is_publishable(path));
	path[180] = '\0';
	assert_true(path_is_publishable(path));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts),
		cmocka_unit_test(resolving_stays_inside),
		cmocka_unit_test(the_way_from_file_to_file),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(portable_names),
		cmocka_unit_test(publishable_paths),
	};
	return cmocka_run_group_tests(tests, NULL, release);
}
