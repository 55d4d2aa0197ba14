/* Sources at the foot of a sheet: who, when, a short title, the site; nothing is cut off in the middle. */
#include "render_model.h"

#include "render/paper_source.h"

static struct arena arena;

/* `title`: emphasized, between `before` and `after`; NULL: there is only `before`. */
static void assert_source(const char *before, const char *title, const char *after, const char *url,
			  const char *expected)
{
	static const struct edition edition = { .code = "en" };
	static const struct kit kit = { .source_language = "en" };
	struct node *root = root_with(&arena, before);
	const struct reference reference = { .key = "key", .text = root, .url = url };

	if (title) {
		add_text(&arena, add_node(&arena, root->first_child, NODE_EMPHASIS), title);
		add_text(&arena, root->first_child, after);
	}
	assert_string_equal(paper_source(&arena, &kit, &edition, &reference), expected);
}

static void it_says_who_when_what_and_where(void **state)
{
	(void)state;
	assert_source("An office. ", "A sheet of facts.", " 2009. Read in a copy of 2014.",
		      "https://www.example.org/a/b", "An office, 2009. A sheet of facts. example.org");
	assert_source("An office. ", "Is it so?", " No date. Read in 2014.", "https://example.org:80",
		      "An office. Is it so? example.org");
	assert_source("An office. ", "Care", ", in its training. Notice 12345, 2020.", NULL, "An office, 2020. Care");
}

static void a_long_title_ends_at_its_colon(void **state)
{
	(void)state;
	assert_source("An office. ", "One Call to All: Supporting People Through Everything That May Come After It.",
		      " 2025.", NULL, "An office, 2025. One Call to All");
	assert_source("An office. ", "One Call: Supporting People.", " 2025.", NULL,
		      "An office, 2025. One Call: Supporting People");
}

static void without_a_title_it_has_the_first_sentences(void **state)
{
	(void)state;
	assert_source("An office. An article. 26 July 2016. It says more.", NULL, NULL, NULL,
		      "An office, 2016. An article");
	assert_source("An office. An article. Read in a copy of 2020 held elsewhere.", NULL, NULL, NULL,
		      "An office. An article");
	assert_source("A practice. 2026. More.", NULL, NULL, NULL, "A practice. 2026");
	assert_source("Only this", NULL, NULL, NULL, "Only this");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_says_who_when_what_and_where),
		cmocka_unit_test(a_long_title_ends_at_its_colon),
		cmocka_unit_test(without_a_title_it_has_the_first_sentences),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&arena);
	return failed;
}
