/* facilitator.md of a module: what is read of it, and that learners get nothing of it. */
#define _GNU_SOURCE /* memmem */
#include "render_fixture.h"

#include "lesson.h"
#include "load/source.h"
#include "model/outline.h"
#include "render/book.h"
#include "render/document.h"
#include "render/search_text.h"

static void write_guide(struct lesson *lesson, const char *text)
{
	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md", text);
}

static const struct guide *load_guide(struct lesson *lesson, const char *text)
{
	write_guide(lesson, text);
	lesson_load(lesson, "Words.\n\n## Near {#m01-near}\n");
	return lesson->module->guide;
}

static void notes_activities_and_handouts(void **state)
{
	struct lesson *lesson = *state;
	const struct guide *guide = load_guide(
	    lesson, "---\ntranslates: 0000\n---\n# Leading *one*\n\nNotes. [@book]\n\n### More\n\n"
	            "## Know {#m01-a1 .activity minutes=12}\n\nDo [it](#m01-near), with [care](../glossary.md#care).\n\n"
	            "> [!HANDOUT] Three columns\n> - [ ] One\n\n## Keep {#m01-h1 .handout}\n\nLast, [back](01-lesson.md).\n");

	assert_silent(&lesson->scene);
	assert_string_equal(lesson_children(lesson, guide->heading), "'Leading ' (emphasis 'one')");
	assert_int_equal(guide->place.line, 4);
	assert_string_equal(lesson_children(lesson, guide->body),
	                    "(paragraph 'Notes. ' (citation book)) (heading 3 m01-guide-more 'More')");
	assert_int_equal(guide->activity_count, 1);
	assert_string_equal(guide->activities[0].id, "m01-a1");
	assert_int_equal(guide->activities[0].minutes, 12);
	assert_int_equal(guide->activities[0].place.line, 10);
	assert_string_equal(lesson_children(lesson, guide->activities[0].title), "'Know'");
	assert_string_equal(lesson_children(lesson, guide->activities[0].body),
	                    "(paragraph 'Do ' (link within m01-near 'it') ', with ' (term care 'care') '.') "
	                    "(callout handout: Three columns (list (item [ ] (paragraph 'One'))))");
	assert_int_equal(guide->handout_count, 1);
	assert_string_equal(guide->handouts[0].id, "m01-h1");
	assert_string_equal(lesson_children(lesson, guide->handouts[0].body),
	                    "(paragraph 'Last, ' (link within m01-p1 'back') '.')");
}

static void no_guide(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words.\n");
	assert_silent(&lesson->scene);
	assert_null(lesson->module->guide);
}

/* ---- mistakes ------------------------------------------------------------------------------------------- */

static void mistakes(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "", "facilitator.md:1:1: error: the text does not start with its title;" },
		{ "# T\n\n## A\n", "facilitator.md:3:1: error: this is neither an activity nor a handout; write {#m01-a1" },
		{ "# T\n\n## A {#m01-a1}\n", ":3:1: error: this is neither an activity nor a handout;" },
		{ "# T\n\n## A {.handout}\n", ":3:1: error: this is neither an activity nor a handout;" },
		{ "# T\n\n## A {#m01-a1 .activity .handout minutes=3}\n", ":3:1: error: this is neither an activity nor" },
		{ "# T\n\n## A {#m01-a1 .activity}\n", ":3:1: error: nothing says how long this takes; write minutes=5" },
		{ "# T\n\n## A {#m01-a1 .activity minutes=ten}\n", "'minutes=ten' is no number of minutes; write a whole" },
		{ "# T\n\n## A {#m01-a1 .activity minutes=0}\n", "'minutes=0' is no number of minutes;" },
		{ "# T\n\n## A {#m01-a1 .activity minutes=9999}\n", "'minutes=9999' is no number of minutes;" },
		{ "# T\n\n## A {#m01-a1 .activity minutes=3 .wide}\n", "the class '.wide' means nothing here;" },
		{ "# T\n\n## A {#m01-a1 .activity minutes=3 minute=4}\n", "the attribute 'minute' means nothing here; did you mean 'minutes'?" },
		{ "# T\n\n## A {#m01-h1 .handout minutes=3}\n", "the attribute 'minutes' means nothing here;" },
		{ "# T\n\n## A {#a1 .handout}\n", "id 'a1' does not start with its module;" },
		{ "# T\n\n## A {#m01-near .handout}\n", "id 'm01-near' was given before, at " },
		{ "# T\n\n## A {#m01-q1 .q}\n", "what is for facilitators asks learners nothing;" },
		{ "# T\n\n### A {#m01-s1 .scenario}\n", "what is for facilitators asks learners nothing;" },
		{ "# T\n\n### A {.wide}\n", "a heading cannot have the class '.wide';" },
		{ "# T\n\n[[___ ___]]\n", "a gap '[[…]]' belongs to a question, and there are none here;" },
		{ "# T\n\n# U\n", "a page has one title with a single '#'" },
		{ "# T\n\n[x](#m01-nowhere)\n", "no heading of this module has the id 'm01-nowhere'" },
		{ "# T\n\nSee [@books].\n", "[citation-unknown]" },
		{ "---\ndraw: 2\n---\n# T\n", "unknown key 'draw'" },
		{ "# T\n\n<!-- if audience=school -->\n\n## A {#m01-a1 .activity minutes=3}\n\n<!-- end -->\n", "this cannot stand in a condition;" },
		{ "# T\n\n\xff\n", "these bytes are not UTF-8;" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		load_guide(lesson, rows[i].text);
		assert_reported(&lesson->scene, rows[i].message);
	}
}

static void a_file_that_is_too_large(void **state)
{
	struct lesson *lesson = *state;
	char *text = arena_alloc(&lesson->scene.arena, SOURCE_LESSON_LIMIT + 2);

	memset(text, 'a', SOURCE_LESSON_LIMIT + 1);
	text[SOURCE_LESSON_LIMIT + 1] = '\0';
	load_guide(lesson, text);
	assert_reported(&lesson->scene, "facilitator.md:1:1: error: the file is larger than 64 KB;");
	assert_null(lesson->module->guide);
}

/* Learners' text may not lead into it: their pages do not have it. */
static void a_link_from_a_lesson(void **state)
{
	struct lesson *lesson = *state;

	write_guide(lesson, "# T\n\n## A {#m01-a1 .activity minutes=3}\n");
	lesson_load(lesson, "See [the activity](#m01-a1) and [it](facilitator.md).\n");
	assert_reported(&lesson->scene, "no heading of this module has the id 'm01-a1'");
	assert_reported(&lesson->scene, "'facilitator.md' is no page of the course");
}

/* ---- what learners get ----------------------------------------------------------------------------------- */

#define SECRET "zanzibar"

static const char secret_guide[] =
    "# " SECRET " title\n\n" SECRET " notes, [" SECRET "](https://example.org/" SECRET ") and [care](../glossary.md#care) [@book].\n\n"
    "### " SECRET " part\n\n![" SECRET " picture](media/" SECRET ".svg \"" SECRET " caption\")\n\n"
    "## " SECRET " {#m01-a1 .activity minutes=3}\n\n> [!KEY] " SECRET "\n> " SECRET "\n\n> [!HANDOUT] " SECRET "\n> " SECRET "\n\n"
    "## " SECRET " {#m01-h1 .handout}\n\n" SECRET "\n";

/* A kit with the project's own words and templates. */
static struct theme *load_with_templates(struct lesson *lesson, struct render_fixture *fixture)
{
	lesson->scene.templates = project_templates(fixture);
	scene_write(&lesson->scene, "kit/en/m01-start/media/" SECRET ".svg",
	            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>" SECRET "</title><path d=\"M0 0h9\"/></svg>");
	scene_write(&lesson->scene, "kit/en/m01-start/media/" SECRET ".en.md", SECRET " in words.\n");
	load_guide(lesson, secret_guide);
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->guide->activity_count, 1);
	return theme_load(&fixture->arena, lesson->scene.templates, NULL, lesson->scene.diagnostics);
}

static void assert_no_secret(const char *text, size_t length)
{
	assert_null(memmem(text, length, SECRET, strlen(SECRET)));
	assert_null(memmem(text, length, "m01-a1", 6));
	assert_null(memmem(text, length, "m01-guide", 9));
}

static void assert_documents(struct lesson *lesson, struct render_fixture *fixture, const struct theme *theme)
{
	static const struct document_form forms[] = {
		{ .fragments = { .links_modules = true, .links_pages = true, .media_prefix = "media/" }, .theme_prefix = "../s/", .has_site = true, .home = "../START-HERE.html" },
		{ .fragments = { .media_prefix = "media/" }, .theme_prefix = "s/", .has_lms_script = true },
		{ .fragments = { .embeds_media = true }, .inlines_theme = true },
	};
	struct diagnostics *diagnostics = lesson->scene.diagnostics;
	const struct rendered *rendered = document_render(&fixture->arena, theme, lesson->module, diagnostics);

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		struct strbuf out = STRBUF_INIT;

		assert_true(document_write(&fixture->arena, theme, lesson->module, rendered, &forms[i], diagnostics, &out));
		assert_non_null(strstr(out.text, "Words."));
		assert_no_secret(out.text, out.length);
		strbuf_release(&out);
	}
}

static void assert_book(struct lesson *lesson, struct render_fixture *fixture, const struct theme *theme)
{
	struct book_chapters chapters = { 0 };
	const struct book_job job = {
		.arena = &fixture->arena, .theme = theme, .kit = lesson->kit, .edition = &lesson->kit->editions[0],
		.diagnostics = lesson->scene.diagnostics, .chapters = &chapters,
	};

	book_write_module(&job, lesson->module);
	assert_true(chapters.count > 1);
	for (size_t i = 0; i < chapters.count; i++)
		assert_no_secret(chapters.items[i].text->data, chapters.items[i].text->length);
}

static void learners_get_nothing_of_it(void **state)
{
	struct lesson *lesson = *state;
	void *rendering = NULL;
	render_set_up(&rendering);
	struct render_fixture *fixture = rendering;
	struct theme *theme = load_with_templates(lesson, fixture);
	const struct module *module = lesson->module;
	const struct search_section *found = search_text_of_module(&fixture->arena, module);

	assert_int_equal(module->section_count, 2);
	assert_int_equal(module->question_count, 0);
	assert_int_equal(module->scenario_count, 0);
	assert_int_equal(module->asset_count, 0);
	for (size_t i = 0; i < module->section_count; i++) {
		assert_int_equal(module->sections[i].reference_count, 0);
		assert_int_equal(module->sections[i].term_count, 0);
		assert_null(strstr(found[i].text, SECRET));
		assert_null(strstr(found[i].headings, SECRET));
		assert_null(strstr(found[i].excerpt, SECRET));
	}
	assert_documents(lesson, fixture, theme);
	assert_book(lesson, fixture, theme);
	theme_free(theme);
	render_tear_down(&rendering);
}

/* What learners have got saved stays good, whatever is written for those who lead. */
static void saved_answers_stay_good(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words.\n\n## More\n");
	const char *hash = arena_strdup(&lesson->scene.arena, lesson->module->content_hash);
	write_guide(lesson, "# T\n\n### More\n\n## A {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT]\n> ### More\n");
	lesson_load(lesson, "Words.\n\n## More\n");
	assert_silent(&lesson->scene);
	assert_string_equal(lesson->module->content_hash, hash);
	assert_string_equal(lesson_tree(lesson), "(paragraph 'Words.') (heading 2 m01-p1-more 'More')");
}

static void citations_count_as_uses(void **state)
{
	struct lesson *lesson = *state;
	struct outline_module outline = { 0 };

	load_guide(lesson, "# T\n\n## A {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT]\n> [Care](../glossary.md#care) [@fact-one]\n");
	assert_silent(&lesson->scene);
	outline_of_module(&lesson->scene.arena, lesson->module, &outline);
	assert_true(outline.uses_reference[0]);
	assert_true(outline.uses_term[0]);
	assert_int_equal(outline.name_count, 0); /* the kit has no sessions that could name it */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(notes_activities_and_handouts), lesson_test(no_guide),
		lesson_test(mistakes),                      lesson_test(a_file_that_is_too_large),
		lesson_test(a_link_from_a_lesson),          lesson_test(learners_get_nothing_of_it),
		lesson_test(saved_answers_stay_good),       lesson_test(citations_count_as_uses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
