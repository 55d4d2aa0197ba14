/* The search index: its exact form, and what is left out when there is too much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "target/search_index.h"

struct fixture {
	struct arena arena;
	struct strbuf out;
	struct search_index *index;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){ .arena = ARENA_INIT, .out = STRBUF_INIT };
	fixture.index = search_index_new(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	strbuf_release(&fixture->out);
	arena_release(&fixture->arena);
	return 0;
}

static void assert_written(struct fixture *fixture, const char *script)
{
	strbuf_reset(&fixture->out);
	assert_int_equal(search_index_write(fixture->index, SEARCH_ALL, &fixture->out), SEARCH_ALL);
	assert_string_equal(fixture->out.text, script);
}

static void an_empty_one(void **state)
{
	assert_written(*state, "waymark.index={\"depth\":0,\"places\":[],\n\"words\":\"\"};\n");
}

static void places_pages_and_words(void **state)
{
	struct fixture *fixture = *state;
	struct search_index *index = fixture->index;

	search_index_add_place(index, "m01.html", "Module 1", SEARCH_NAMES);
	search_index_add_page(index, "", "A <b> \"c\"", "Line.");
	search_index_add_words(index, "near ", true);
	search_index_add_words(index, "near abuse abuser ", false);
	search_index_add_page(index, "m01-p1", "Second", "");
	search_index_add_words(index, "abuse ", false);
	search_index_add_place(index, "references.html", "References", SEARCH_SENTENCES);
	search_index_add_page(index, "ref-a", "See https://example.org/", "");
	assert_written(
	    fixture,
	    "waymark.index={\"depth\":0,\"places\":["
	    "[\"m01.html\",\"Module 1\",[[\"\",\"A \\u003cb\\u003e \\\"c\\\"\",\"Line.\"],[\"m01-p1\",\"Second\"]]],\n"
	    "[\"references.html\",\"References\",[[\"ref-a\",\"See https:\\/\\/example.org\\/\"]],1]],\n"
	    "\"words\":\"0abuse 02 5r 0 0near 1\"};\n");
}

/* 5 bits a character: 16 pages on are 32, which takes two. */
static void numbers_grow(void **state)
{
	struct fixture *fixture = *state;

	search_index_add_place(fixture->index, "a.html", "A", SEARCH_NAMES);
	for (int i = 0; i <= 600; i++) {
		search_index_add_page(fixture->index, "", "", "");
		if (i == 15 || i == 31 || i == 600)
			search_index_add_words(fixture->index, "word ", i == 31);
	}
	search_index_write(fixture->index, SEARCH_ALL, &fixture->out);
	assert_non_null(strstr(fixture->out.text, "\"words\":\"0word UX1XZI\"};"));
}

/* Letters of one start with the same bytes: what is shared ends between letters, and an astral one counts twice. */
static void shared_letters_are_whole(void **state)
{
	struct fixture *fixture = *state;

	search_index_add_place(fixture->index, "a.html", "A", SEARCH_NAMES);
	search_index_add_page(fixture->index, "", "", "");
	search_index_add_words(fixture->index, "ня нё нёс 🙂🙂 🙂🙃 ", false);
	search_index_write(fixture->index, SEARCH_ALL, &fixture->out);
	assert_non_null(strstr(fixture->out.text, "\"words\":\"0ня 0 1ё 0 2с 0 0🙂🙂 0 2🙃 0\"};"));
}

static void long_words_share_at_most_35(void **state)
{
	struct fixture *fixture = *state;
	char words[200];

	memset(words, 'x', sizeof words);
	memcpy(words + 60, " ", 1);
	memcpy(words + 160, " ", 2);
	search_index_add_place(fixture->index, "a.html", "A", SEARCH_NAMES);
	search_index_add_page(fixture->index, "", "", "");
	search_index_add_words(fixture->index, words, false);
	search_index_write(fixture->index, SEARCH_ALL, &fixture->out);
	assert_non_null(strstr(fixture->out.text, "x 0 yxxx"));
}

static void add_many(struct fixture *fixture, const char *stem, size_t count, bool in_heading)
{
	for (size_t i = 0; i < count; i++)
		search_index_add_words(
		    fixture->index, arena_printf(&fixture->arena, "%zu%s%zu ", i * 7919 % count, stem, i), in_heading);
}

static void text_goes_before_headings_and_headings_before_titles(void **state)
{
	struct fixture *fixture = *state;

	search_index_add_place(fixture->index, "a.html", "A", SEARCH_NAMES);
	search_index_add_page(fixture->index, "", "Title", "Excerpt.");
	search_index_add_words(fixture->index, "heading ", true);
	add_many(fixture, "text", 20000, false);
	assert_int_equal(search_index_write(fixture->index, SEARCH_ALL, &fixture->out), SEARCH_HEADINGS);
	assert_string_equal(
	    fixture->out.text,
	    "waymark.index={\"depth\":1,\"places\":[[\"a.html\",\"A\",[[\"\",\"Title\",\"Excerpt.\"]]]],\n"
	    "\"words\":\"0heading 1\"};\n");
	add_many(fixture, "heading", 20000, true);
	strbuf_reset(&fixture->out);
	assert_int_equal(search_index_write(fixture->index, SEARCH_ALL, &fixture->out), SEARCH_TITLES);
	assert_string_equal(
	    fixture->out.text,
	    "waymark.index={\"depth\":2,\"places\":[[\"a.html\",\"A\",[[\"\",\"Title\"]]]],\n\"words\":\"\"};\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_one),
		TEST(places_pages_and_words),
		TEST(numbers_grow),
		TEST(shared_letters_are_whole),
		TEST(long_words_share_at_most_35),
		TEST(text_goes_before_headings_and_headings_before_titles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
