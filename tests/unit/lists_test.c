/* Matching, ordering, likert: what is read from a list, what is wrong with it, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/question.h"
#include "question/rows.h"

#define HEAD "## Q {#m01-q .q"
#define WHY  "\n> c\n"

static void write_words(struct question_writer *writer, const struct node *parent)
{
	node_plain_text(parent, writer->out);
}

/* Which of a type's functions to call. */
enum part { CONTROLS, ANSWER, KEY, DATA, SIGNATURE };

static const struct question *load(struct lesson *lesson, const char *text)
{
	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->question_count, 1);
	return lesson->module->questions[0];
}

static const char *written(struct lesson *lesson, const struct question *question, enum part part)
{
	struct strbuf out = STRBUF_INIT;
	struct question_writer writer = {
		.out = &out,
		.words = lesson->module->edition->words,
		.inlines = write_words,
		.blocks = write_words,
	};
	if (part == CONTROLS)
		question->type->write_controls(question, &writer);
	else if (part == ANSWER)
		question->type->write_answer(question, &writer);
	else if (part == KEY)
		question->type->write_key(question, &writer);
	else if (part == DATA)
		question->type->write_data(question, &out);
	else
		question->type->write_signature(question, &out);
	const char *text = arena_strdup(&lesson->scene.arena, out.text);
	strbuf_release(&out);
	return text;
}

static const char *part_of(struct lesson *lesson, const char *text, enum part part)
{
	return written(lesson, load(lesson, text), part);
}

static void assert_holds(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("expected '%s' in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("did not expect '%s' in:\n%s", part, text);
}

/* ---- claims ------------------------------------------------------------------------------------------ */

static void test_types_by_shape_and_class(void **state)
{
	static const struct {
		const char *tail, *answers, *type;
	} cases[] = {
		{ "", "- A -> 1\n- B -> 2\n", "matching" },
		{ "", "* A -> 1\n* B -> 2\n* -> 3\n", "matching" },
		{ "", "1. A -> 1\n2. B -> 2\n", "matching" },
		{ " .order", "1. A\n2. B\n", "ordering" },
		{ " .order", "- A -> x\n- B\n", "ordering" },
		{ " .likert scale=agree5", "- A -> x\n- B\n", "likert" },
		{ "", "- [x] A -> 1\n  > a\n- [ ] B -> 2\n  > b\n", "choice" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(load(lesson, arena_printf(&lesson->scene.arena, HEAD "%s}\n\n%s" WHY, cases[i].tail,
							      cases[i].answers))
					->type->name,
				    cases[i].type);
}

static void test_an_arrow_needs_blanks_and_open_text(void **state)
{
	static const char *const none[] = {
		"- A->1\n- B->2\n",
		"- `A -> 1`\n- `B -> 2`\n",
		"- **A -> 1**\n- [B -> 2](https://example.org/)\n",
		"- A\n  - B -> 2\n",
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		lesson_load(lesson, arena_printf(&lesson->scene.arena, HEAD "}\n\n%s" WHY, none[i]));
		assert_int_equal(lesson->module->question_count, 0);
	}
	assert_reported(&lesson->scene, "this question has no answers");
}

/* ---- faults ------------------------------------------------------------------------------------------ */

static void test_faults(void **state)
{
	static const struct {
		const char *text, *report;
	} cases[] = {
		/* matching */
		{ HEAD "}\n\n- A -> 1\n- B\n" WHY,
		  ":6:3: error: this line does not say what belongs to it; write ' -> '" },
		{ HEAD "}\n\n- A -> 1\n- B ->\n" WHY, ":6:3: error: nothing stands behind the '->'" },
		{ HEAD "}\n\n- A -> 1\n- ->\n" WHY, ":6:3: error: nothing stands behind the '->'" },
		{ HEAD "}\n\n- A -> 1\n-\n" WHY, ":6:1: error: this line has no words" },
		{ HEAD "}\n\n- A -> 1\n- *a* -> 2\n" WHY, ":6:3: error: this line says the same as the one in line 5" },
		{ HEAD "}\n\n- A -> 1\n- B -> 2\n- -> *1*\n" WHY,
		  ": error: this answer without a premise says the same as the one in line 5" },
		{ HEAD "}\n\n- A -> 1\n- B -> 2\n- -> 3\n- -> 3\n" WHY,
		  ": error: this answer without a premise says the same as the one in line 7" },
		{ HEAD "}\n\n- -> 2\n- A -> 1\n- B -> 2\n" WHY,
		  ": error: this answer without a premise says the same as the one in line 5" },
		{ HEAD "}\n\n- A -> 1\n- -> 2\n" WHY, ":5:1: error: this question has 1 premise and 2 different "
						      "answers; give it 2 to 35 premises and 2 to 62" },
		{ HEAD "}\n\n- A -> 1\n- B -> 1\n" WHY,
		  ":5:1: error: this question has 2 premises and 1 different answer; give" },
		{ HEAD "}\n\n- A -> 1\n" WHY, ":5:1: error: this question has 1 line; give it 2 to 97" },
		{ HEAD "}\n\n- A -> 1\n- B -> 2\n\n  more\n" WHY,
		  ": error: this line has more text; it is one paragraph" },
		{ HEAD "}\n\n- A -> 1\n- [x] B -> 2\n" WHY, ":6:1: error: the other lines of this list have no box" },
		{ HEAD " scoring=half}\n\n- A -> 1\n- B -> 2\n" WHY,
		  ":3:1: error: scoring cannot be 'half'; write partial or all" },
		{ HEAD " shuffle=maybe}\n\n- A -> 1\n- B -> 2\n" WHY,
		  ":3:1: error: shuffle cannot be 'maybe'; write yes or no" },
		{ HEAD "}\n\n- A -> 1\n- B -> 2\n", ":3:1: error: this question has no explanation" },
		/* ordering */
		{ HEAD " .order}\n\n1. A\n" WHY, ":5:1: error: this question has 1 item; give it 2 to 26" },
		{ HEAD " .order}\n\n1. A\n2. b\n3. B\n" WHY,
		  ":7:4: error: this item says the same as the one in line 6" },
		{ HEAD " .order}\n\n1. A\n2.\n" WHY, ":6:1: error: this item has no words" },
		{ HEAD " .order}\n\n1. A\n   > why\n   > \n   > more\n2. B\n   - c\n" WHY,
		  ":10:4: error: this item has more text" },
		{ HEAD " .order shuffle=no}\n\n1. A\n2. B\n" WHY,
		  ":3:1: error: a question of this kind cannot have the attribute 'shuffle'" },
		/* likert */
		{ HEAD " .likert}\n\n- A\n", ":3:1: error: this question has no scale; write scale=agree5" },
		{ HEAD " .likert scale=agree}\n\n- A\n",
		  ":3:1: error: scale cannot be 'agree'; write agree5, confidence5 or frequency5" },
		{ HEAD " .likert scale=agree5 record=true}\n\n- A\n",
		  ":3:1: error: record cannot be 'true'; write yes or no" },
		{ HEAD " .likert scale=agree5 points=2}\n\n- A\n",
		  ":3:1: error: a question of this kind cannot have the attribute 'points'" },
		{ HEAD " .likert scale=agree5}\n\n- A\n- A\n",
		  ":6:3: error: this statement says the same as the one in line 5" },
		{ HEAD " .likert scale=agree5}\n\n- A\n  > why\n",
		  ":6:3: error: this statement has more text; it is one paragraph; put this before or after the list" },
		{ HEAD " .likert scale=agree5}\n\n1. A\n2.\n", ":6:1: error: this statement has no words" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		diagnostics_free(lesson->scene.diagnostics);
		lesson->scene.diagnostics = diagnostics_new();
		lesson_load(lesson, cases[i].text);
		assert_reported(&lesson->scene, cases[i].report);
	}
}

static const char *many(struct lesson *lesson, const char *tail, const char *format, size_t count)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addf(&text, HEAD "%s}\n\n", tail);
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(&text, "- %s", format);
		strbuf_addf(&text, " number %zu\n", i);
	}
	strbuf_addstr(&text, WHY);
	const char *kept = arena_strdup(&lesson->scene.arena, text.text);
	strbuf_release(&text);
	return kept;
}

static void test_as_many_as_have_a_letter(void **state)
{
	struct lesson *lesson = *state;

	assert_int_equal(load(lesson, many(lesson, " .order", "", 26))->type->state_size(lesson->module->questions[0]),
			 26);
	load(lesson, many(lesson, " .likert scale=agree5", "", 20));
	lesson_load(lesson, many(lesson, " .order", "", 27));
	assert_reported(&lesson->scene, "this question has 27 items; give it 2 to 26");
	lesson_load(lesson, many(lesson, "", "a -> b", 1));
	lesson_load(lesson, many(lesson, "", "->", 63));
	assert_reported(&lesson->scene, "this question has 0 premises and 63 different answers");
	lesson_load(lesson, many(lesson, "", "->", 98));
	assert_reported(&lesson->scene, "this question has 98 lines; give it 2 to 97");
}

static void test_thirty_five_premises(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, HEAD "}\n\n");
	for (size_t i = 0; i < 35; i++)
		strbuf_addf(&text, "- premise %zu -> answer %zu\n", i, i);
	for (size_t i = 35; i < 62; i++)
		strbuf_addf(&text, "- -> answer %zu\n", i);
	strbuf_addstr(&text, WHY);
	const char *data = part_of(lesson, text.text, DATA);
	assert_holds(data, "\"8\",\"9\",\"a\",\"b\"");
	assert_holds(data, "\"y\",\"z\"],\"answers\":[\"a\"");
	assert_holds(data, "\"Y\",\"Z\"],\"right\"");
	strbuf_release(&text);
}

/* ---- matching ---------------------------------------------------------------------------------------- */

#define PAIRS "- *Act* -> what\n  > Because.\n- Means -> how -> x\n- Way -> *What*\n- -> where\n  > No.\n"

static void test_matching_controls(void **state)
{
	const char *controls = part_of(*state, HEAD "}\n\n" PAIRS WHY, CONTROLS);

	assert_holds(controls,
		     "<li class=\"row\" data-row=\"1\"><label class=\"row__text\" for=\"m01-q-row-1\">Act</label>"
		     "<select id=\"m01-q-row-1\"><option value=\"\">question.choose</option>");
	assert_holds(controls, "<option value=\"a\">what</option>");
	assert_holds(controls, "<option value=\"b\">how -&gt; x</option>");
	assert_holds(controls, "<option value=\"c\">where</option>");
	assert_lacks(controls, "What<");
	assert_holds(controls, "data-row=\"3\"");
	assert_lacks(controls, "data-row=\"4\"");
}

static void test_matching_answer_and_key(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question = load(lesson, HEAD "}\n\n" PAIRS WHY);
	const char *answer = written(lesson, question, ANSWER), *key = written(lesson, question, KEY);

	assert_holds(answer, "<li data-row=\"1\"><p><b>Act</b> – what</p>"
			     "<p>Because.</p></li>");
	assert_holds(answer, "<b>Way</b> – what</p></li>");
	assert_holds(answer, "<li data-option=\"c\"><p><b>question.unmatched"
			     "</b> where</p><p>No.</p></li>");
	assert_holds(key, "<li>Act – <b>");
	assert_lacks(key, "where");
	assert_int_equal(question->type->state_size(question), 3);
}

/* The key's letter is that of the answer's place in the list for paper. */
static void test_the_key_agrees_with_the_paper(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question = load(lesson, HEAD "}\n\n- A -> one\n- B -> two\n- C -> three\n" WHY);
	const char *paper = strstr(written(lesson, question, CONTROLS), "type=\"A\"");
	const char *key = written(lesson, question, KEY);
	static const char *const words[] = { "one", "two", "three" };

	for (size_t i = 0; i < 3; i++) {
		const char *at = strstr(paper, arena_printf(&lesson->scene.arena, "<li>%s</li>", words[i]));
		char letter = 'A' - 1;
		for (const char *item = paper; (item = strstr(item, "<li>")) != NULL && item <= at; item++)
			letter++;
		assert_holds(key, arena_printf(&lesson->scene.arena, "<b>%c</b> %s", letter, words[i]));
	}
}

static void test_matching_data(void **state)
{
	assert_string_equal(
	    part_of(*state, HEAD "}\n\n" PAIRS WHY, DATA),
	    ",\"rows\":[\"1\",\"2\",\"3\"],\"answers\":[\"a\",\"b\",\"c\"],\"right\":[\"a\",\"b\",\"a\"]");
	assert_holds(part_of(*state, HEAD " scoring=all shuffle=yes}\n\n" PAIRS WHY, DATA),
		     "\"shuffle\":true,\"scoring\":\"all\"");
}

/* Blanks beside the arrow go, all others stay; markup, links and breaks stay with their side. */
static void test_a_row_divides_at_the_arrow(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question =
	    load(lesson,
		 HEAD "}\n\n- The *act* & more -> [what](https://example.org/) **was** done\n- `a -> b`\n  -> x *y*\n"
		      "- Long\n  line ->\n  behind\n" WHY);

	assert_string_equal(lesson_children(lesson, question->answers->first_child),
			    "(item (paragraph 'The ' (emphasis 'act') ' & more') (paragraph '' (link external "
			    "https://example.org/ 'what') "
			    "' ' (strong 'was') ' done')) "
			    "(item (paragraph (code 'a -> b') (soft) '') (paragraph 'x ' (emphasis 'y'))) "
			    "(item (paragraph 'Long' (soft) 'line') (paragraph '' 'behind'))");
}

static void test_links_and_terms_on_both_sides(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, HEAD "}\n\n- [care](../glossary.md#care) -> x [@book]\n- B -> [far](#m01-nowhere)\n" WHY);
	assert_reported(&lesson->scene, ":6:");
	assert_reported(&lesson->scene, "[link-broken]");
	const struct section *section = lesson_section(lesson);
	assert_int_equal(section->term_count, 1);
	assert_int_equal(section->reference_count, 1);
}

/* ---- ordering ---------------------------------------------------------------------------------------- */

static void test_ordering(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question = load(lesson, HEAD " .order}\n\n1. *One* & all\n   > First.\n2. Two\n" WHY);
	const char *controls = written(lesson, question, CONTROLS);

	assert_holds(controls, "<ol class=\"rows order\"><li class=\"row order__item\" data-option=\"b\">");
	assert_holds(controls, "<span class=\"row__text\">One & all</span>");
	assert_holds(controls, "<span class=\"order__moves\" hidden=\"hidden\"><button class=\"order__move\" type=\"button\" "
			       "data-move=\"-1\" aria-label=\"question.move-up One &amp; all\"></button>");
	assert_holds(controls, "</ol><p class=\"order__status visually-hidden\" role=\"status\"></p>");
	assert_string_equal(written(lesson, question, ANSWER),
			    "<ol><li data-option=\"a\"><p>One & all</p><p>First.</p></li>"
			    "<li data-option=\"b\"><p>Two</p></li></ol>");
	assert_string_equal(written(lesson, question, KEY), "<ol><li>One & all</li><li>Two</li></ol>");
	assert_string_equal(written(lesson, question, DATA), ",\"right\":[\"a\",\"b\"]");
	assert_int_equal(question->type->state_size(question), 2);
	assert_holds(part_of(lesson, HEAD " .order scoring=all}\n\n- One\n- Two\n" WHY, DATA), "\"scoring\":\"all\"");
}

static void test_mixed_orders(void **state)
{
	struct arena arena = ARENA_INIT;
	size_t firsts[4] = { 0 };

	(void)state;
	for (int id = 0; id < 1000; id++) {
		const char *name = arena_printf(&arena, "m%02d-q%d", id % 50, id);
		size_t count = 2 + (size_t)id % 25, seen = 0;
		const size_t *order = rows_mixed_order(&arena, name, count);
		bool in_order = true;
		for (size_t i = 0; i < count; i++) {
			assert_true(order[i] < count);
			seen += (size_t)1 << order[i];
			in_order = in_order && order[i] == i;
		}
		assert_int_equal(seen, ((size_t)1 << count) - 1);
		assert_false(in_order);
		assert_memory_equal(order, rows_mixed_order(&arena, name, count), count * sizeof *order);
		firsts[rows_mixed_order(&arena, name, 4)[0]]++;
	}
	for (size_t i = 0; i < 4; i++)
		assert_in_range(firsts[i], 180, 330);
	assert_int_equal(rows_mixed_order(&arena, "x", 1)[0], 0);
	arena_release(&arena);
}

/* ---- likert ------------------------------------------------------------------------------------------ */

static void test_likert(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question =
	    load(lesson, HEAD " .likert scale=confidence5 record=yes objective=m01-o1}\n\n- I *can*\n- I will\n");
	const char *controls = written(lesson, question, CONTROLS);

	assert_holds(controls, "<fieldset class=\"likert\" aria-describedby=\"m01-q-note\"><legend>I can</legend>");
	assert_holds(controls,
		     "<input type=\"radio\" name=\"2\" value=\"5\" /><span>likert.confidence5.5</span>");
	assert_holds(controls, "name=\"1\" value=\"0\" /><span>likert.no-answer</span>");
	assert_holds(controls, "id=\"m01-q-note\">likert.sent</p>");
	assert_string_equal(
	    written(lesson, question, DATA),
	    ",\"statements\":2,\"scale\":[\"not_confident\",\"slightly_confident\",\"somewhat_confident\","
	    "\"confident\",\"very_confident\"],\"sent\":true");
	assert_string_equal(written(lesson, question, ANSWER), "");
	assert_int_equal(question->type->state_size(question), 0);
	assert_false(question->type->is_scored);
	assert_null(question->type->write_key);
}

static void test_likert_stays_unless_the_author_says_so(void **state)
{
	static const char *const tails[] = { "", " record=no" };
	struct lesson *lesson = *state;

	for (size_t i = 0; i < 2; i++) {
		const char *text =
		    arena_printf(&lesson->scene.arena, HEAD " .likert scale=frequency5%s}\n\n- A\n", tails[i]);
		assert_string_equal(part_of(lesson, text, DATA), ",\"statements\":1");
		assert_holds(part_of(lesson, text, CONTROLS), ">likert.stays</p>");
	}
}

static void test_likert_has_no_place_in_a_check(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/check.md",
		    "# Check\n\n## Q {#m01-q .q .likert scale=agree5 objective=m01-o1}\n\n- A\n");
	lesson_load(lesson, "Text.\n");
	assert_reported(&lesson->scene, "check.md:3:1: error: nothing in this question is right or wrong");
}

/* ---- signatures -------------------------------------------------------------------------------------- */

static void test_the_signature_follows_the_answers(void **state)
{
	/* The first two of each group say the same. */
	static const char *const groups[][6] = {
		{ HEAD "}\n\n- A -> 1\n  > why\n- B -> 2\n- -> 3\n" WHY,
		  HEAD " points=3}\n\nStem.\n\n- *A* -> 1\n- B -> 2\n- -> 3\n\n> other\n",
		  HEAD "}\n\n- A -> 2\n- B -> 1\n- -> 3\n" WHY, HEAD "}\n\n- A -> 1\n- B -> 3\n- -> 2\n" WHY,
		  HEAD "}\n\n- A -> 1\n- C -> 2\n- -> 3\n" WHY, HEAD "}\n\n- A -> 1\n- B -> 2\n- -> 4\n" WHY },
		{ HEAD " .order}\n\n1. A\n2. B\n3. C\n" WHY, HEAD " .order points=2}\n\n- *A*\n- B\n  > b\n- C\n" WHY,
		  HEAD " .order}\n\n1. B\n2. A\n3. C\n" WHY, HEAD " .order}\n\n1. A\n2. B\n" WHY,
		  HEAD " .order}\n\n1. A\n2. B\n3. D\n" WHY, HEAD " .order}\n\n1. A B\n2. C\n" WHY },
		{ HEAD " .likert scale=agree5}\n\n- A\n- B\n", HEAD " .likert scale=agree5 record=yes}\n\n- A\n- *B*\n",
		  HEAD " .likert scale=frequency5}\n\n- A\n- B\n", HEAD " .likert scale=agree5}\n\n- B\n- A\n",
		  HEAD " .likert scale=agree5}\n\n- A\n", HEAD " .likert scale=agree5}\n\n- A B\n" },
	};

	for (size_t group = 0; group < sizeof groups / sizeof groups[0]; group++) {
		const char *first = part_of(*state, groups[group][0], SIGNATURE);
		assert_string_equal(part_of(*state, groups[group][1], SIGNATURE), first);
		for (size_t i = 2; i < 6; i++)
			assert_string_not_equal(part_of(*state, groups[group][i], SIGNATURE), first);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_types_by_shape_and_class),
		lesson_test(test_an_arrow_needs_blanks_and_open_text),
		lesson_test(test_faults),
		lesson_test(test_as_many_as_have_a_letter),
		lesson_test(test_thirty_five_premises),
		lesson_test(test_matching_controls),
		lesson_test(test_matching_answer_and_key),
		lesson_test(test_the_key_agrees_with_the_paper),
		lesson_test(test_matching_data),
		lesson_test(test_a_row_divides_at_the_arrow),
		lesson_test(test_links_and_terms_on_both_sides),
		lesson_test(test_ordering),
		cmocka_unit_test(test_mixed_orders),
		lesson_test(test_likert),
		lesson_test(test_likert_stays_unless_the_author_says_so),
		lesson_test(test_likert_has_no_place_in_a_check),
		lesson_test(test_the_signature_follows_the_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
