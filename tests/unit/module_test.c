/* A module: its sections, their order, its check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/question.h"

#define QUESTION(id, more)                                                                                             \
	"## Q " id " {#" id " .q objective=m01-o1" more "}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n\n"

static void write_module(struct lesson *lesson, const char *name, const char *text)
{
	scene_write(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/en/m01-start/%s", name), text);
}

static const struct section *section(const struct lesson *lesson, size_t index)
{
	assert_true(index < lesson->module->section_count);
	return &lesson->module->sections[index];
}

static void test_sections(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "10-last.md", "# Last *one*\n\nWords.\n");
	write_module(lesson, "02-second.md",
		     "---\nminutes: 4\nobjectives: [m01-o1]\ncontent-note: Heavy.\nsummary: In short.\nmodule: "
		     "m01\ntitle: Second\n---\n# Second\n");
	write_module(lesson, "check.md", "# How far\n\nIntro.\n\n" QUESTION("m01-q1", "") QUESTION("m01-q2", ""));
	write_module(lesson, "facilitator.md", "# Not for learners\n");
	lesson_load(lesson, "Words.\n");
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->section_count, 5);
	static const char *const ids[] = { "m01", "m01-p1", "m01-p2", "m01-p10", "m01-check" };
	static const char *const titles[] = { "Start", "Title", "Second", "Last one", "How far" };
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(section(lesson, i)->id, ids[i]);
		assert_string_equal(section(lesson, i)->title, titles[i]);
	}
	assert_int_equal(section(lesson, 0)->kind, SECTION_INTRODUCTION);
	assert_int_equal(section(lesson, 2)->minutes, 4);
	assert_string_equal(section(lesson, 2)->objectives[0], "m01-o1");
	assert_string_equal(section(lesson, 2)->content_note, "Heavy.");
	assert_string_equal(section(lesson, 2)->summary, "In short.");
	assert_ptr_equal(module_check(lesson->module), section(lesson, 4));
}

static void test_an_introduction(void **state)
{
	struct lesson *lesson = *state;

	write_module(
	    lesson, "module.md",
	    "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: draft\n---\n# Start\n\nWelcome. [@book]\n\n## More\n");
	lesson_load(lesson, "Words.\n");
	assert_silent(&lesson->scene);
	assert_string_equal(lesson_children(lesson, section(lesson, 0)->body),
			    "(paragraph 'Welcome. ' (citation book)) (heading 2 m01-more 'More')");
	assert_int_equal(section(lesson, 0)->reference_count, 1);
	assert_int_equal(lesson->module->draw, 0);
	assert_null(module_check(lesson->module));
}

static void test_a_check(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "check.md",
		     "---\ndraw: 1\npass: 60\n---\n# Check\n\nIntro.\n\n" QUESTION("m01-q1", "")
			 QUESTION("m01-q2", " shuffle=no"));
	lesson_load(lesson, QUESTION("m01-try", ""));
	assert_silent(&lesson->scene);
	assert_string_equal(lesson_children(lesson, section(lesson, 2)->body), "(paragraph 'Intro.')");
	assert_int_equal(lesson->module->question_count, 3);
	assert_true(lesson->module->questions[0]->practice);
	assert_false(lesson->module->questions[1]->practice);
	assert_int_equal(lesson->module->draw, 1);
	assert_int_equal(lesson->module->pass_mark, 60);
	struct strbuf data = STRBUF_INIT;
	lesson->module->questions[1]->type->write_data(lesson->module->questions[1], &data);
	assert_non_null(strstr(data.text, "\"shuffle\":true"));
	strbuf_reset(&data);
	lesson->module->questions[2]->type->write_data(lesson->module->questions[2], &data);
	assert_null(strstr(data.text, "shuffle"));
	strbuf_release(&data);
}

static void test_faults_of_a_check(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "check.md",
		     "---\ndraw: 3\n---\nIntro.\n\n" QUESTION(
			 "m01-q1", "") "Words.\n\n## Words\n\n"
				       "## Q {#m01-q2 .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	lesson_load(lesson, "Words.\n");
	assert_reported(&lesson->scene, "check.md:4:1: error: the text does not start with its title");
	assert_reported(&lesson->scene,
			"check.md:15:1: error: after its first question a check holds nothing but questions");
	assert_reported(&lesson->scene, "check.md:17:1: error: after its first question");
	assert_reported(&lesson->scene, "check.md:19:1: error: this question does not say what it measures");
	assert_reported(&lesson->scene, "check.md:2:7: error: 3 questions are to be asked and there are 2");
	write_module(lesson, "check.md", "# Check\n");
	lesson_reload(lesson, NULL);
	assert_reported(&lesson->scene, "check.md:1:1: error: this check has no question that can be asked");
	assert_int_equal(lesson->module->draw, 0);
}

static void test_titles(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "02-none.md", "---\nminutes: 3\n---\n\nWords.\n");
	write_module(lesson, "03-two.md", "---\ntitle: Other\n---\n# A\n\n# B\n");
	lesson_load(lesson, "Words.\n");
	assert_reported(&lesson->scene, "02-none.md:4:1: error: the text does not start with its title");
	assert_reported(&lesson->scene, "03-two.md:6:1: error: a page has one title");
	assert_reported(&lesson->scene,
			"03-two.md:2:8: error: the title here is 'Other', the one above the text is 'A'");
	assert_int_equal(lesson->module->section_count, 4);
}

static void test_names(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "notes.md", "# A\n");
	write_module(lesson, "00-zero.md", "# A\n");
	write_module(lesson, "1-one.md", "# A\n");
	write_module(lesson, "02-Capital.md", "# A\n");
	write_module(lesson, "01-again.md", "# A\n");
	write_module(lesson, "03-.md", "# A\n");
	lesson_load(lesson, "Words.\n");
	static const char *const wrong[] = { "notes.md", "00-zero.md", "1-one.md", "02-Capital.md", "03-.md" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_reported(&lesson->scene,
				arena_printf(&lesson->scene.arena, "%s:1:1: error: '%s' is no name for a text",
					     wrong[i], wrong[i]));
	assert_reported(&lesson->scene,
			"01-lesson.md:1:1: error: another lesson has this number too, both would be 'm01-p1'");
	assert_int_equal(lesson->module->section_count, 2);
}

static void test_front_matter(void **state)
{
	struct lesson *lesson = *state;

	write_module(lesson, "02-a.md", "---\nmodule: m02\ncontent-note: x\nminuts: 4\n---\n# A\n");
	lesson_load(lesson, "Words.\n");
	assert_reported(&lesson->scene, "02-a.md:2:9: error: this lesson lies in the folder of 'm01', not of 'm02'");
	assert_reported(&lesson->scene, "02-a.md:3:15: error: a lesson with a content note needs 'summary' too");
	assert_reported(&lesson->scene, "02-a.md:4:1: error");
	assert_reported(&lesson->scene, "[key-unknown]");
}

static void test_terms_and_sources_in_order(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/references.md",
		    "# References\n\n## a\n\nA. 2020.\n\n- url: https://example.org/\n\n## b\n\nB. 2020.\n\n- url: "
		    "https://example.org/\n\n"
		    "## c\n\nC. 2020.\n\n- url: https://example.org/\n");
	write_module(lesson, "check.md", "# Check\n\n" QUESTION("m01-q1", ""));
	lesson_load(lesson, "**Table [@c]**\n\n| x [@b] | y |\n|---|---|\n\n## Q {#m01-q .q}\n\n- [x] A "
			    "[care](../glossary.md#care)\n  > a [@a]\n"
			    "- [ ] B\n  > b [@c]\n\n> c\n");
	const struct section *lesson_one = section(lesson, 1);
	assert_int_equal(lesson_one->reference_count, 3);
	assert_string_equal(lesson_one->references[0]->key, "c");
	assert_string_equal(lesson_one->references[1]->key, "b");
	assert_string_equal(lesson_one->references[2]->key, "a");
	assert_int_equal(lesson_one->term_count, 1);
	assert_int_equal(section(lesson, 2)->reference_count, 0);
}

static void test_a_folder_that_is_gone(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "Words.\n");
	file_remove_tree(arena_printf(&lesson->scene.arena, "%s/en/m01-start", lesson->scene.kit));
	const struct edition *edition = &lesson->kit->editions[0];
	const struct module *module =
	    load_module(&lesson->arena, lesson->kit, edition, &edition->modules[0], lesson->scene.diagnostics);
	assert_int_equal(module->section_count, 1);
	assert_true(diagnostics_errors(lesson->scene.diagnostics) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_sections),
		lesson_test(test_an_introduction),
		lesson_test(test_a_check),
		lesson_test(test_faults_of_a_check),
		lesson_test(test_titles),
		lesson_test(test_names),
		lesson_test(test_front_matter),
		lesson_test(test_terms_and_sources_in_order),
		lesson_test(test_a_folder_that_is_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
