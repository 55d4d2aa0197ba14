/* The package of a book: what it says, whatever the titles are, and what is wrong with one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmlread.h"
#include "target/epub_package.h"

#define HOSTILE "A & B <c> ]]> \"q\" \xe2\x80\xae \x01 end"

static struct epub_item items[] = {
	{ "nav.xhtml", "nav", true },
	{ "m01.xhtml", "svg", true },
	{ "style.css", NULL, false },
	{ "media/a.png", NULL, false },
};

static struct epub_package package_with(const char *title)
{
	return (struct epub_package){ .identifier = "urn:uuid:1",
				      .title = title,
				      .language = "ar",
				      .direction = "rtl",
				      .modified = "2026-11-22T00:00:00Z",
				      .rights = title,
				      .access_summary = title,
				      .has_pictures = true,
				      .items = items,
				      .item_count = sizeof items / sizeof items[0] };
}

static struct bundle *book_with(struct arena *arena, const char *const *files, size_t count)
{
	struct bundle *book = bundle_new(arena, "x.epub", true);
	static const char *const first[] = { "mimetype", "META-INF/container.xml", "EPUB/package.opf" };

	for (size_t i = 0; i < 3; i++)
		bundle_add(arena, book, first[i], blob_of(arena, "x", 1), NULL);
	for (size_t i = 0; i < count; i++)
		bundle_add(arena, book, files[i], blob_of(arena, "x", 1), NULL);
	return book;
}

static void keep_text(void *context, const char *text, size_t length)
{
	strbuf_add(context, text, length);
}

static void words_come_out_as_they_went_in(void **state)
{
	struct arena arena = ARENA_INIT;
	struct strbuf out = STRBUF_INIT, text = STRBUF_INIT;
	const struct epub_package package = package_with(HOSTILE);
	const struct xmlread_handler handler = { .text = keep_text, .context = &text };

	(void)state;
	epub_write_package(&arena, &package, &out);
	assert_true(xmlread_parse(out.text, out.length, &handler));
	assert_non_null(strstr(text.text, "A & B <c> ]]> \"q\" \xe2\x80\xae"));
	assert_non_null(strstr(out.text, "page-progression-direction=\"rtl\""));
	assert_non_null(strstr(out.text, "href=\"m01.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\""));
	assert_non_null(strstr(out.text, "href=\"media/a.png\" media-type=\"image/png\""));
	assert_null(strstr(out.text, "dc:creator"));
	strbuf_release(&out);
	strbuf_release(&text);
	arena_release(&arena);
}

static void what_is_listed_is_what_there_is(void **state)
{
	static const struct {
		const char *files[5];
		size_t count;
		const char *problem; /* NULL: it is good */
	} rows[] = {
		{ { "EPUB/nav.xhtml", "EPUB/m01.xhtml", "EPUB/style.css", "EPUB/media/a.png" }, 4, NULL },
		{ { "EPUB/nav.xhtml", "EPUB/m01.xhtml", "EPUB/style.css" },
		  3,
		  "a file that the book has not: 'media/a.png'" },
		{ { "EPUB/nav.xhtml", "EPUB/m01.xhtml", "EPUB/style.css", "EPUB/media/a.png", "EPUB/b.png" },
		  5,
		  "does not list the file 'EPUB/b.png'" },
		{ { "EPUB/m01.xhtml", "EPUB/nav.xhtml", "EPUB/style.css", "EPUB/media/a.png" },
		  4,
		  "at its place, the file 'EPUB/m01.xhtml'" },
	};
	struct arena arena = ARENA_INIT;
	struct strbuf out = STRBUF_INIT;
	const struct epub_package package = package_with("T");

	(void)state;
	epub_write_package(&arena, &package, &out);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct strbuf problem = STRBUF_INIT;
		const struct bundle *book = book_with(&arena, rows[i].files, rows[i].count);
		const bool good = epub_check_package(&arena, out.text, out.length, book, &problem);

		assert_int_equal(good, !rows[i].problem);
		if (rows[i].problem)
			assert_non_null(strstr(problem.text, rows[i].problem));
		strbuf_release(&problem);
	}
	strbuf_release(&out);
	arena_release(&arena);
}

static void a_broken_document_is_told(void **state)
{
	static const char *const rows[][2] = { { "<package>", "not well-formed" },
					       { "<package><manifest/></package>", "has no chapters" } };
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct strbuf problem = STRBUF_INIT;

		assert_false(
		    epub_check_package(&arena, rows[i][0], strlen(rows[i][0]), book_with(&arena, NULL, 0), &problem));
		assert_non_null(strstr(problem.text, rows[i][1]));
		strbuf_release(&problem);
	}
	arena_release(&arena);
}

static void identifiers_stay_and_differ(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *one = epub_identifier(&arena, "a kit en");

	(void)state;
	assert_string_equal(one, epub_identifier(&arena, "a kit en"));
	assert_string_not_equal(one, epub_identifier(&arena, "a kit es"));
	assert_int_equal(strlen(one), strlen("urn:uuid:") + 36);
	assert_int_equal(one[strlen("urn:uuid:") + 14], '8');
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_come_out_as_they_went_in),
		cmocka_unit_test(what_is_listed_is_what_there_is),
		cmocka_unit_test(a_broken_document_is_told),
		cmocka_unit_test(identifiers_stay_and_differ),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
