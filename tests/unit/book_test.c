/* Books: a module as chapters, questions by links, and where links lead in a book. */
#include "render_model.h"

#include "render/book.h"
#include "render/book_places.h"
#include "render/page_writer.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct theme *theme;
static struct book_chapters chapters;

static int set_up(void **state)
{
	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	model.practice->section = "m07-p1";
	model.asked->section = "m07-check";
	add_node(arena, model.module->sections[1].body, NODE_QUESTION)->as.question.question = model.practice;
	theme = theme_load(arena, project_templates(fixture), NULL, fixture->diagnostics);
	if (theme == NULL)
		fail_msg("%s", reported(fixture));
	chapters = (struct book_chapters){ NULL, 0, 0 };
	return 0;
}

static int tear_down(void **state)
{
	theme_free(theme);
	return render_tear_down(state);
}

/* What the tests' own type would write into a page has no place in a book. */
static void write_nothing(const struct question *question, struct question_writer *writer)
{
	(void)question;
	strbuf_addstr(writer->out, writer->on_paper ? "<p>on paper</p>" : "<input />");
}

static struct book_job job_of(void)
{
	static struct question_type type;

	type = test_type;
	type.write_controls = write_nothing;
	model.practice->type = &type;
	model.asked->type = &type;
	return (struct book_job){ .arena = arena,
				  .theme = theme,
				  .kit = model.kit,
				  .edition = model.edition,
				  .diagnostics = fixture->diagnostics,
				  .chapters = &chapters };
}

static void write_module(void)
{
	const struct book_job job = job_of();

	book_write_module(&job, model.module);
	assert_string_equal(reported(fixture), "");
	for (size_t i = 0; i < chapters.count; i++)
		assert_well_formed(chapters.items[i].text->data);
}

static const char *chapter(const char *file)
{
	for (size_t i = 0; i < chapters.count; i++)
		if (strcmp(chapters.items[i].file, file) == 0)
			return chapters.items[i].text->data;
	fail_msg("there is no chapter %s", file);
	return NULL;
}

static void a_section_is_a_chapter(void **state)
{
	static const char *const files[] = { "m07.xhtml", "m07-p1.xhtml", "m07-p2.xhtml", "m07-check.xhtml",
					     "m07.answers-1.xhtml" };

	(void)state;
	write_module();
	assert_int_equal(chapters.count, sizeof files / sizeof *files);
	for (size_t i = 0; i < chapters.count; i++) {
		assert_string_equal(chapters.items[i].file, files[i]);
		assert_int_equal(chapters.items[i].depth, i == 0 ? 1 : 2);
	}
	assert_string_equal(chapters.items[0].title, "7. Clues & stories");
	assert_contains(chapter("m07.xhtml"), "<title>Community course \xe2\x80\x93 7</title>");
	assert_contains(chapter("m07.xhtml"), "<li><a href=\"m07-p2.xhtml\">Near and far</a>");
	assert_contains(chapter("m07.xhtml"), "still a draft");
}

static void questions_and_answers_link_both_ways(void **state)
{
	(void)state;
	write_module();
	assert_contains(chapter("m07-p1.xhtml"), "Question 1");
	assert_contains(chapter("m07-p1.xhtml"), "<p>on paper</p>");
	assert_contains(chapter("m07-p1.xhtml"), "<a href=\"m07.answers-1.xhtml#answer-m07-q1\">Answer 1</a>");
	assert_contains(chapter("m07-check.xhtml"), "<a href=\"m07.answers-1.xhtml#answer-m07-q2\">Answer 2</a>");
	assert_contains(chapter("m07.answers-1.xhtml"), "id=\"answer-m07-q2\"");
	assert_contains(chapter("m07.answers-1.xhtml"), "<a href=\"m07-p1.xhtml#m07-q1\" role=\"doc-backlink\">");
	assert_contains(chapter("m07.answers-1.xhtml"), "Permission first.");
}

/* What some audiences do not get is not answered either; the numbers stay. */
static void questions_that_are_left_out_have_no_answer(void **state)
{
	(void)state;
	model.module->sections[1].body = make_root(arena);
	write_module();
	assert_lacks(chapter("m07.answers-1.xhtml"), "answer-m07-q1");
	assert_contains(chapter("m07.answers-1.xhtml"), "id=\"answer-m07-q2\"");
	assert_contains(chapter("m07-check.xhtml"), "Question 2");
}

static void many_answers_are_several_files(void **state)
{
	enum { COUNT = 40 };
	char *long_text = arena_alloc(arena, 3001);
	struct module *module = model.module;

	(void)state;
	memset(long_text, 'x', 3000);
	module->sections[1].body = make_root(arena);
	module->questions = arena_calloc(arena, COUNT, sizeof *module->questions);
	module->question_count = COUNT;
	for (size_t i = 0; i < COUNT; i++) {
		module->questions[i] = make_question(arena, arena_printf(arena, "m07-q%zu", i + 1), false);
		module->questions[i]->section = "m07-check";
		module->questions[i]->explanation = root_with(arena, long_text);
	}
	write_module();
	assert_contains(chapter("m07-check.xhtml"), "<a href=\"m07.answers-4.xhtml#answer-m07-q40\">Answer 40</a>");
	assert_contains(chapter("m07.answers-4.xhtml"), "id=\"answer-m07-q40\"");
	assert_lacks(chapter("m07.answers-1.xhtml"), "id=\"answer-m07-q40\"");
	for (size_t i = 0; i < chapters.count; i++)
		assert_int_equal(chapters.items[i].depth, i == 0 ? 1 : i > 4 ? 0 : 2);
}

/* ---- where links lead ---- */

static void every_link_has_its_place(void **state)
{
	static const struct {
		struct link link;
		const char *address;
	} rows[] = {
		{ { .kind = LINK_WITHIN, .anchor = "m07-p2" }, "m07-p2.xhtml" },
		{ { .kind = LINK_WITHIN, .anchor = "m07-q1" }, "m07-p1.xhtml#m07-q1" },
		{ { .kind = LINK_WITHIN, .anchor = "m07-q2" }, "m07-check.xhtml#m07-q2" },
		{ { .kind = LINK_WITHIN, .anchor = "m07-near" }, "m07-p2.xhtml#m07-near" },
		{ { .kind = LINK_WITHIN, .anchor = "nowhere" }, NULL },
		{ { .kind = LINK_MODULE, .module = "m07", .anchor = "" }, "m07.xhtml" },
		{ { .kind = LINK_MODULE, .module = "m08", .anchor = "", .section = "" }, "m08.xhtml" },
		{ { .kind = LINK_MODULE, .module = "m08", .anchor = "m08-p2", .section = "m08-p2" }, "m08-p2.xhtml" },
		{ { .kind = LINK_MODULE, .module = "m08", .anchor = "m08-ask", .section = "m08-p2" },
		  "m08-p2.xhtml#m08-ask" },
		{ { .kind = LINK_PAGE, .page = "glossary" }, "kit.glossary-1.xhtml" },
		{ { .kind = LINK_PAGE, .page = "help" }, "kit.help.xhtml" },
		{ { .kind = LINK_PAGE, .page = "paths" }, "kit.about.xhtml" },
		{ { .kind = LINK_PAGE, .page = "home" }, "kit.title.xhtml" },
		{ { .kind = LINK_PAGE, .page = "settings" }, NULL },
		{ { .kind = LINK_EXTERNAL, .url = "https://example.org/" }, "https://example.org/" },
		{ { .kind = LINK_NOWHERE }, NULL },
	};
	struct book book = { NULL, 0, 0, NULL };
	struct page *page =
	    page_new(arena, model.templates, model.kit, model.edition, model.module, fixture->diagnostics);

	(void)state;
	add_node(arena, model.module->sections[2].body, NODE_HEADING)->as.heading.attributes.id = "m07-near";
	book_find_places(&book, arena, model.module);
	page->book = &book;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *address = book_link_address(page, &rows[i].link);

		if (rows[i].address == NULL)
			assert_null(address);
		else
			assert_string_equal(address, rows[i].address);
	}
}

static void lists_are_cut_into_files(void **state)
{
	struct book book = { NULL, 0, 0, NULL };
	struct page *page = page_new(arena, model.templates, model.kit, model.edition, NULL, fixture->diagnostics);
	struct reference *references = arena_calloc(arena, 120, sizeof *references);
	const struct book_job job = job_of();

	(void)state;
	for (size_t i = 0; i < 120; i++) {
		references[i].key = arena_printf(arena, "key-%zu", i);
		references[i].text = root_with(arena, "A source");
	}
	model.kit->references = references;
	model.kit->reference_count = 120;
	page->book = &book;
	assert_string_equal(book_source_address(page, &references[49]), "kit.references-1.xhtml#ref-key-49");
	assert_string_equal(book_source_address(page, &references[50]), "kit.references-2.xhtml#ref-key-50");
	book_write_back(&job);
	assert_string_equal(reported(fixture), "");
	assert_int_equal(chapters.count, 4);
	assert_contains(chapter("kit.references-2.xhtml"), "<ol class=\"sources\" start=\"51\">");
	assert_contains(chapter("kit.references-3.xhtml"), "id=\"ref-key-119\"");
}

static void the_cover_tells_nothing(void **state)
{
	const struct book_job job = job_of();

	(void)state;
	book_write_front(&job, true);
	assert_string_equal(reported(fixture), "");
	for (size_t i = 0; i < chapters.count; i++) {
		assert_well_formed(chapters.items[i].text->data);
		assert_contains(chapters.items[i].text->data, "<title>Community course</title>");
	}
	assert_lacks(chapter("kit.cover.xhtml"), "Understanding");
	assert_contains(chapter("kit.title.xhtml"), "<h1>Understanding &amp; more</h1>");
	assert_contains(chapter("kit.title.xhtml"), "Not yet reviewed");
	assert_contains(chapter("kit.help.xhtml"), "href=\"tel:18883737888\"");
	assert_contains(chapter("kit.help.xhtml"), "kit.references-1.xhtml#ref-unodc");
	assert_lacks(chapter("kit.help.xhtml"), "sms:");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_section_is_a_chapter),
		TEST(questions_and_answers_link_both_ways),
		TEST(questions_that_are_left_out_have_no_answer),
		TEST(many_answers_are_several_files),
		TEST(every_link_has_its_place),
		TEST(lists_are_cut_into_files),
		TEST(the_cover_tells_nothing),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
