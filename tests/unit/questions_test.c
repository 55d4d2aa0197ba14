/* Questions: which blocks belong to them, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/question.h"

#define OPTIONS "- [x] A\n  > a\n- [ ] B\n  > b\n"

static const struct question *question(const struct lesson *lesson, size_t index)
{
	assert_true(index < lesson->module->question_count);
	return lesson->module->questions[index];
}

static void test_the_parts(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(
	    lesson,
	    "Before.\n\n### Which *one*? {#m01-q .q}\n\nA case.\n\n> A quote in it.\n\n> [!TIP]\n> A hint.\n\n" OPTIONS
	    "\n> [!TIP]\n> More.\n\n> Because.\n\nAfter.\n\n> A quote.\n",
	    "(paragraph 'Before.') (question m01-q) (paragraph 'After.') (quote (paragraph 'A quote.'))");
	const struct question *q = question(lesson, 0);
	assert_string_equal(q->id, "m01-q");
	assert_string_equal(q->section, "m01-p1");
	assert_string_equal(q->type->name, "choice");
	assert_string_equal(lesson_children(lesson, q->title), "'Which ' (emphasis 'one') '?'");
	assert_string_equal(lesson_children(lesson, q->stem),
			    "(paragraph 'A case.') (quote (paragraph 'A quote in it.'))");
	assert_string_equal(lesson_children(lesson, q->hint), "(paragraph 'A hint.') (paragraph 'More.')");
	assert_string_equal(lesson_children(lesson, q->explanation), "(paragraph 'Because.')");
	assert_string_equal(lesson_children(lesson, q->answers),
			    "(list (item [x] (paragraph 'A') (quote (paragraph 'a'))) (item [ ] (paragraph 'B') (quote "
			    "(paragraph 'b'))))");
	assert_int_equal(q->place.line, 5);
	assert_int_equal(q->points, 1);
	assert_true(q->practice);
	assert_null(q->objective);
	assert_silent(&lesson->scene);
}

static void test_the_next_heading_ends_a_question(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson,
		    "## One {#m01-q1 .q}\n\n" OPTIONS "> c\n\n## Two {#m01-q2 .q points=7 objective=m01-o1}\n\n" OPTIONS
		    "> c\n\n## Three\n",
		    "(question m01-q1) (question m01-q2) (heading 2 m01-p1-three 'Three')");
	assert_int_equal(question(lesson, 1)->points, 7);
	assert_string_equal(question(lesson, 1)->objective, "m01-o1");
	assert_silent(&lesson->scene);
}

static void test_a_list_in_the_stem(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## Q {#m01-q .q}\n\nThey say:\n\n- this\n- that\n\nWhat now?\n\n" OPTIONS "\n> c\n");
	assert_string_equal(lesson_children(lesson, question(lesson, 0)->stem),
			    "(paragraph 'They say:') (list (item (paragraph 'this')) (item (paragraph 'that'))) "
			    "(paragraph 'What now?')");
	assert_silent(&lesson->scene);
}

static void test_types_by_shape_and_class(void **state)
{
	static const struct {
		const char *tail, *options, *type;
	} cases[] = {
		{ "", "- [x] A\n  > a\n- [ ] B\n  > b\n", "choice" },
		{ "", "- [x] A\n  > a\n- [x] B\n  > b\n", "multiple" },
		{ " .multi", "- [x] A\n  > a\n- [ ] B\n  > b\n", "multiple" },
		{ " .tf", "- [x] True\n  > a\n- [ ] False\n  > b\n", "true_false" },
		{ " .tf", "- [ ] True\n  > a\n- [x] False\n  > b\n", "true_false" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lesson_load(lesson, arena_printf(&lesson->scene.arena, "## Q {#m01-q .q%s}\n\n%s\n> c\n", cases[i].tail,
						 cases[i].options));
		assert_string_equal(question(lesson, 0)->type->name, cases[i].type);
	}
	assert_silent(&lesson->scene);
}

/* Each text, what is told about it, and that it makes no question. */
static void test_faults(void **state)
{
	static const struct {
		const char *text, *report;
	} cases[] = {
		{ "## Q {.q}\n\n" OPTIONS "\n> c\n", ":3:1: error: this question has no id; write {#m01-q1 .q}" },
		{ "## Q {#m01-q .q}\n", ":3:1: error: this question has no answers" },
		{ "## Q {#m01-q .q}\n\n- A\n- B\n\n> c\n", ":3:1: error: this question has no answers" },
		{ "## Q {#m01-q .q}\n\n1. [x] A\n   > a\n2. [ ] B\n   > b\n\n> c\n",
		  ":3:1: error: this question has no answers" },
		{ "## Q {#m01-q .q}\n\n- [ ] A\n  > a\n- [ ] B\n  > b\n\n> c\n",
		  ":3:1: error: no option of this question is right" },
		{ "## Q {#m01-q .q}\n\n- [x] A\n- [ ] B\n  > b\n\n> c\n", ":5:1: error: this option has no feedback" },
		{ "## Q {#m01-q .q}\n\n- [x] A\n  > a\n- B\n  > b\n\n> c\n",
		  ":7:1: error: this option does not say whether it is right" },
		{ "## Q {#m01-q .q}\n\n- [x] A\n  > a\n- [~] B\n  > b\n\n> c\n",
		  ":7:1: error: this option does not say whether" },
		{ "## Q {#m01-q .q}\n\n- [x] A b\n  > a\n- [ ] *a* B\n  > b\n\n> c\n",
		  ":7:3: error: this option says the same as the one in line 5" },
		{ "## Q {#m01-q .q}\n\n- [x]\n  > a\n- [ ] B\n  > b\n\n> c\n",
		  ":5:1: error: this option has no words" },
		{ "## Q {#m01-q .q}\n\n- [x] A\n  > a\n\n  more\n- [ ] B\n  > b\n\n> c\n",
		  ":8:3: error: an option is one paragraph and one quote" },
		{ "## Q {#m01-q .q}\n\n- [x] A\n  > a\n\n> c\n",
		  ":5:1: error: this question has 1 option; give it 2 to 62" },
		{ "## Q {#m01-q .q .tf}\n\n- [x] A\n  > a\n- [x] B\n  > b\n\n> c\n",
		  ":3:1: error: a true/false question has two options" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lesson_load(lesson, cases[i].text);
		assert_reported(&lesson->scene, cases[i].report);
		assert_int_equal(lesson->module->question_count, 0);
		assert_string_equal(lesson_tree(lesson), "");
	}
}

static void test_what_stays_out_of_banks(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## A {#m01-a .q bank=no}\n\n" OPTIONS "\n> Why.\n\n## B {#m01-b .q bank=yes}\n\n" OPTIONS
			    "\n> Why.\n\n## C {#m01-c .q}\n\n" OPTIONS "\n> Why.\n");
	assert_silent(&lesson->scene);
	assert_true(question(lesson, 0)->not_in_banks);
	assert_false(question(lesson, 1)->not_in_banks);
	assert_false(question(lesson, 2)->not_in_banks);
	lesson_load(lesson, "## A {#m01-a .q bank=no}\n\nI: [[___ ___]]\n");
	assert_reported(&lesson->scene, "cannot have the attribute 'bank'");
}

static void test_faults_that_leave_a_question(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## Q {#m01-q .q points=0 bank=maybe shuffle=perhaps wide=1 .order}\n\n" OPTIONS);
	assert_reported(&lesson->scene, ":3:1: error: points cannot be '0'; write a number from 1 to 100");
	assert_reported(&lesson->scene, ":3:1: error: bank cannot be 'maybe'; write yes or no");
	assert_reported(&lesson->scene, ":3:1: error: shuffle cannot be 'perhaps'");
	assert_reported(&lesson->scene,
			"cannot have the attribute 'wide'; known here: objective, points, bank, shuffle");
	assert_reported(&lesson->scene, "cannot have the class 'order'; known here: q");
	assert_reported(&lesson->scene, ":3:1: error: this question has no explanation");
	assert_int_equal(lesson->module->question_count, 1);
}

static void test_not_in_a_quote(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "> ## Q {#m01-q .q}\n>\n> - [x] A\n");
	assert_reported(&lesson->scene, ":3:8: error: a question cannot stand in a quote or list");
}

static void test_many_options(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "## Q {#m01-q .q}\n\n");
	for (int i = 0; i < 62; i++)
		strbuf_addf(&text, "- [%c] Option %d\n  > why\n", i == 61 ? 'x' : ' ', i);
	lesson_load(lesson, arena_printf(&lesson->scene.arena, "%s\n> c\n", text.text));
	assert_int_equal(lesson->module->question_count, 1);
	assert_silent(&lesson->scene);
	strbuf_addstr(&text, "- [ ] One more\n  > why\n");
	lesson_load(lesson, arena_printf(&lesson->scene.arena, "%s\n> c\n", text.text));
	assert_reported(&lesson->scene, "this question has 63 options; give it 2 to 62");
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_the_parts),
		lesson_test(test_the_next_heading_ends_a_question),
		lesson_test(test_a_list_in_the_stem),
		lesson_test(test_types_by_shape_and_class),
		lesson_test(test_faults),
		lesson_test(test_what_stays_out_of_banks),
		lesson_test(test_faults_that_leave_a_question),
		lesson_test(test_not_in_a_quote),
		lesson_test(test_many_options),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
