/* Gaps: which text becomes one, what the four types with gaps write, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "base/fill.h"
#include "question/gaps.h"

#define EXPLAINED "\n\n> c\n"

static const char words[] =
    "page:\n  direction: ltr\nglossary:\n  say: Say\n  avoid: Avoid\nquestion:\n  gap:\n    one: Your answer\n"
    "    many: \"{number} of {count}\"\n    unit: \"{name}, {unit}\"\n    choose: Choose\n    best: \"Best: "
    "{answer}\"\n"
    "    also: \"Also: {answer}\"\n    also-in: \"Also in {number}: {answer}\"\n    from-to: \"{low} to {high}\"\n"
    "    accepted: \"Is {answer}\"\n    accepted-from-to: \"Is {low} to {high}\"\n  reflection:\n    label: Thoughts\n"
    "    stays: Stays here\nscript:\n  decimal-mark: \",\"\n";

static const struct question *load(struct lesson *lesson, const char *body)
{
	scene_write(&lesson->scene, "templates/strings/en.yaml", words);
	lesson_load(lesson, arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\n%s", body));
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->question_count, 1);
	return lesson->module->questions[0];
}

/* As the renderer does: text, and the gaps by their type. */
static void write_words(struct question_writer *writer, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next) {
		const struct question *question = writer->context;
		if (node->kind == NODE_TEXT)
			strbuf_add(writer->out, node->as.text.text, node->as.text.length);
		else if (node->kind == NODE_GAP)
			question->type->write_gap(question, node->as.gap.index, writer);
		else
			write_words(writer, node);
	}
}

struct written {
	const char *controls, *answer, *key, *data, *signature;
};

static const char *take(struct lesson *lesson, struct strbuf *out)
{
	const char *text = arena_strdup(&lesson->scene.arena, out->text);

	strbuf_reset(out);
	return text;
}

static struct written write_question(struct lesson *lesson, const char *body)
{
	const struct question *question = load(lesson, body);
	struct strbuf out = STRBUF_INIT;
	struct question_writer writer = {
		.out = &out,
		.words = lesson->module->edition->words,
		.inlines = write_words,
		.blocks = write_words,
		.context = (void *)question,
	};
	struct written written = { NULL };

	question->type->write_controls(question, &writer);
	written.controls = take(lesson, &out);
	writer.gaps = GAP_ANSWER;
	question->type->write_answer(question, &writer);
	written.answer = take(lesson, &out);
	if (question->type->write_key != NULL)
		question->type->write_key(question, &writer);
	written.key = take(lesson, &out);
	question->type->write_data(question, &out);
	written.data = take(lesson, &out);
	question->type->write_signature(question, &out);
	written.signature = take(lesson, &out);
	strbuf_release(&out);
	return written;
}

static size_t state_size(struct lesson *lesson, const char *body)
{
	const struct question *question = load(lesson, body);

	return question->type->state_size(question);
}

/* ---- which type ------------------------------------------------------------------------------------------- */

static void test_types_by_what_is_inside(void **state)
{
	static const struct {
		const char *body, *type;
	} cases[] = {
		{ "A [[b]]" EXPLAINED, "text" },
		{ "A [[b|c]]" EXPLAINED, "text" },
		{ "A [[b (c)|(d) or (e)]]" EXPLAINED, "text" },
		{ "A [[_|b]]" EXPLAINED, "text" },
		{ "A [[number #1]]" EXPLAINED, "text" },
		{ "A [[b|(c)]]" EXPLAINED, "dropdown" },
		{ "A [[ (b (c)) | d ]]" EXPLAINED, "dropdown" },
		{ "A [[#1]]" EXPLAINED, "numeric" },
		{ "A [[ #1..2 ]]" EXPLAINED, "numeric" },
		{ "A [[___ ___]]" EXPLAINED, "reflection" },
		{ "[[___ ___]]\n", "reflection" },
		{ "- [x] [[b]\n  > a\n- [ ] B]]\n  > b\n\n> c\n", "choice" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(load(*state, cases[i].body)->type->name, cases[i].type);
}

static void test_text_around_gaps_stays(void **state)
{
	struct lesson *lesson = *state;
	const struct question *question =
	    load(lesson, "Not here.\n\n- *A* [[b]], c\n- **[[d]]**[[e]] ]]\n\nBetween.\n\n| x | y |\n|---|---|\n| "
			 "[[f\\|g]] | z |" EXPLAINED);

	assert_string_equal(lesson_children(lesson, question->stem), "(paragraph 'Not here.')");
	assert_string_equal(
	    lesson_children(lesson, question->answers),
	    "(list (item (paragraph (emphasis 'A') ' ' (gap) ', c')) (item (paragraph (strong (gap)) (gap) "
	    "' ]]'))) (paragraph 'Between.') (table none none (row (cell 'x') (cell 'y')) (row (cell (gap)) "
	    "(cell 'z')))");
	assert_string_equal(lesson_children(lesson, question->explanation), "(paragraph 'c')");
}

static void test_gaps_that_are_none(void **state)
{
	struct lesson *lesson = *state;

	assert_tree(lesson, "In `[[code]]`, [[ and ]] elsewhere?\n\n]] and [[\n",
		    "(paragraph 'In ' (code '[[code]]') ', [[ and ]] elsewhere?') (paragraph ']] and [[')");
	assert_reported(&lesson->scene, ":3:");
}

/* ---- what they write ---------------------------------------------------------------------------------------- */

static void test_text(void **state)
{
	struct written written = write_question(*state, "A [[b & \"c\"|d|e]]." EXPLAINED);

	assert_string_equal(
	    written.controls,
	    "A <span class=\"gap\"><input type=\"text\" class=\"gap__field\" aria-label=\"Your answer\" "
	    "aria-describedby=\"m01-q-mark1\" data-fact=\"Best: b &amp; &quot;c&quot;\" autocomplete=\"off\" "
	    "spellcheck=\"true\" dir=\"auto\" size=\"7\" /><span class=\"gap__mark\" id=\"m01-q-mark1\"></span>"
	    "</span>.");
	assert_string_equal(written.answer, "A <strong>b &amp; \"c\"</strong>.<p>Also: d \xc2\xb7 e</p>");
	assert_string_equal(written.key, "<p>b &amp; \"c\"</p>");
	assert_string_equal(written.data, ",\"gaps\":[[\"b \\u0026 \\\"c\\\"\",\"d\",\"e\"]]");
	written = write_question(*state, "A [[b]] and [[d|e]]." EXPLAINED);
	assert_non_null(strstr(written.controls, "aria-label=\"2 of 2\" aria-describedby=\"m01-q-mark2\""));
	assert_string_equal(written.answer, "A <strong>b</strong> and <strong>d</strong>.<p>Also in 2: e</p>");
	assert_string_equal(written.key, "<p>b \xc2\xb7 d</p>");
	assert_string_equal(written.data, ",\"gaps\":[[\"b\"],[\"d\",\"e\"]]");
}

static void test_dropdown(void **state)
{
	struct written written = write_question(*state, "A [[b|( c < d )|(e) (f)]] and [[((g))|h]]." EXPLAINED);

	assert_non_null(strstr(written.controls, "<select class=\"gap__field\" aria-label=\"1 of 2\" "
						 "aria-describedby=\"m01-q-mark1\" data-fact=\"Best: c &lt; d\" "
						 "autocomplete=\"off\"><option value=\"\">Choose</option><option "
						 "value=\"a\">b</option><option value=\"b\">c &lt; "
						 "d</option><option value=\"c\">(e) (f)</option></select><span "
						 "class=\"gap__paper\">(b / c &lt; d / (e) (f))</span>"));
	assert_string_equal(written.answer, "A <strong>c &lt; d</strong> and <strong>(g)</strong>.");
	assert_string_equal(written.key, "<p>c &lt; d \xc2\xb7 (g)</p>");
	assert_string_equal(written.data, ",\"gaps\":[[3,\"b\"],[2,\"a\"]]");
}

static void test_numeric(void **state)
{
	static const struct {
		const char *gap, *data, *answer;
	} cases[] = {
		{ "[[#7]]", "[7,7]", "7" },
		{ "[[# 27.6 : 0.5 ]]", "[27.1,28.1]", "27,1 to 28,1" },
		{ "[[#10..12]]", "[10,12]", "10 to 12" },
		{ "[[#-0.5:1]]", "[-1.5,0.5]", "-1,5 to 0,5" },
		{ "[[#\xe2\x88\x92"
		  "3.20..-3.05]]",
		  "[-3.2,-3.05]", "-3,2 to -3,05" },
		{ "[[#1.1:0]]", "[1.1,1.1]", "1,1" },
		{ "[[#99999999999999]]", "[99999999999999,99999999999999]", "99999999999999" },
		{ "[[#0.00001..1000000]]", "[0.00001,1000000]", "0,00001 to 1000000" },
		{ "[[#-0]]", "[0,0]", "0" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct written written =
		    write_question(lesson, arena_printf(&lesson->scene.arena, "%s" EXPLAINED, cases[i].gap));
		assert_string_equal(written.data, arena_printf(&lesson->scene.arena, ",\"gaps\":[%s]", cases[i].data));
		assert_string_equal(written.answer,
				    arena_printf(&lesson->scene.arena, "<strong>%s</strong>", cases[i].answer));
		assert_string_equal(written.key, arena_printf(&lesson->scene.arena, "<p>%s</p>", cases[i].answer));
	}
}

static void test_units(void **state)
{
	static const struct {
		const char *behind, *label;
	} cases[] = {
		{ " million people.", "Your answer, million people" },
		{ "%, or so", "Your answer, %" },
		{ " of every 27.6 people: so", "Your answer, of every 27.6 people" },
		{ " one two three four five six seven eight nine ten", "Your answer, one two three four five six seven eight" },
		{ " km/h.", "Your answer, km/h" },
		{ ".", "Your answer" },
		{ "", "Your answer" },
		{ " \"m\"", "Your answer, &quot;m&quot;" },
		{ "\nmore", "Your answer" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct written written = write_question(
		    lesson, arena_printf(&lesson->scene.arena, "A [[#7..8]]%s" EXPLAINED, cases[i].behind));
		const char *label = arena_printf(&lesson->scene.arena, " aria-label=\"%s\" ", cases[i].label);
		if (strstr(written.controls, label) == NULL)
			fail_msg("no %s in %s", label, written.controls);
		assert_non_null(strstr(written.controls, "data-fact=\"Is 7 to 8\""));
		assert_non_null(strstr(written.controls, "inputmode=\"decimal\""));
	}
	assert_non_null(strstr(write_question(*state, "[[#-1]]" EXPLAINED).controls,
			       "data-fact=\"Is -1\" autocomplete=\"off\" inputmode=\"text\""));
}

static void test_reflection(void **state)
{
	struct written written = write_question(*state, "What I *do* next: [[___ ___ ___]] and then");

	assert_string_equal(
	    written.controls,
	    "<label for=\"m01-q-text\">What I do next: </label><textarea class=\"gap__field\" id=\"m01-q-text\" "
	    "rows=\"3\" "
	    "aria-describedby=\"m01-q-stays\" autocomplete=\"off\" spellcheck=\"true\" dir=\"auto\"></textarea>"
	    "<span class=\"gap__stays\" id=\"m01-q-stays\">Stays here</span><span class=\"gap__line\"></span>"
	    "<span class=\"gap__line\"></span><span class=\"gap__line\"></span> and then");
	assert_string_equal(written.answer, "");
	assert_string_equal(written.key, "");
	assert_string_equal(written.data, "");
	written = write_question(*state, "[[___ ___]]" EXPLAINED);
	assert_non_null(strstr(written.controls, "<label for=\"m01-q-text\">Thoughts</label><textarea"));
	assert_false(load(*state, "[[___ ___]]")->type->is_scored);
}

/* What a label was taken from still counts as text of the lesson. */
static void test_terms_in_a_label(void **state)
{
	struct lesson *lesson = *state;

	load(lesson, "With [care](../glossary.md#care) [@book]: [[___ ___]]");
	assert_int_equal(lesson_section(lesson)->term_count, 1);
	assert_int_equal(lesson_section(lesson)->reference_count, 1);
}

/* ---- the saved state ---------------------------------------------------------------------------------------- */

static void test_state_sizes(void **state)
{
	assert_int_equal(state_size(*state, "[[a]]" EXPLAINED), 1);
	assert_int_equal(state_size(*state, "[[a]] [[b|c]] [[d]]" EXPLAINED), 5);
	assert_int_equal(state_size(*state, "[[1|2|3|4|5|6|7|8|9|10]]" EXPLAINED), 1);
	assert_int_equal(state_size(*state, "[[1|2|3|4|5|6|7|8|9|10|11]] [[b]]" EXPLAINED), 4);
	assert_int_equal(state_size(*state, "[[a|(b)]] [[(c)|d]]" EXPLAINED), 2);
	assert_int_equal(state_size(*state, "[[#1]]" EXPLAINED), 16);
	assert_int_equal(state_size(*state, "[[#1]] [[#2]]" EXPLAINED), 33);
	assert_int_equal(state_size(*state, "[[___ ___]]" EXPLAINED), 0);
}

static void test_the_signature_follows_what_decides(void **state)
{
	static const struct {
		const char *first, *equal;
		const char *others[5];
	} cases[] = {
		{ "A [[b|c]] [[d]]",
		  "Z [[ b | c ]] y *x* [[d]]",
		  { "A [[b]] [[d]]", "A [[c|b]] [[d]]", "A [[b|c|d]] [[d]]", "A [[b|c]] [[D]]",
		    "A [[b]] [[c]] [[d]]" } },
		{ "A [[b|(c)]]",
		  "Z [[b|( c )]]",
		  { "A [[(b)|c]]", "A [[(c)|b]]", "A [[b|(c)|d]]", "A [[b|(C)]]", "A [[b|(c)]] [[d|(e)]]" } },
		{ "A [[#27.6:0.5]]",
		  "Z [[#27.1..28.10]] km",
		  { "A [[#27.6:0.6]]", "A [[#27.6]]", "A [[#27.1..28]]", "A [[#-27.6:0.5]]",
		    "A [[#27.6:0.5]] [[#1]]" } },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = &lesson->scene.arena;
		const char *signature =
		    write_question(lesson, arena_printf(arena, "%s" EXPLAINED, cases[i].first)).signature;
		assert_string_equal(
		    write_question(lesson, arena_printf(arena, "%s" EXPLAINED, cases[i].equal)).signature, signature);
		for (size_t k = 0; k < 5; k++)
			assert_string_not_equal(
			    write_question(lesson, arena_printf(arena, "%s" EXPLAINED, cases[i].others[k])).signature,
			    signature);
	}
}

/* ---- folding ------------------------------------------------------------------------------------------------ */

static void test_folding(void **state)
{
	static const struct {
		const char *form, *folded;
	} cases[] = {
		{ "Coerci\xc3\xb3n", "coercion" },
		{ "Coercio\xcc\x81n", "coercion" },
		{ "  A   b. ", "a b" },
		{ "\xe2\x80\x9cit\xe2\x80\x99s\xe2\x80\x9d", "it's" },
		{ "?!", "?!" },
		{ "STRA\xc3\x9f"
		  "E",
		  "strasse" },
		{ "\xd0\x9f\xd0\xb0", "\xd0\xbf\xd0\xb0" },
		{ "SM\xc3\x98R", "sm\xc3\xb8r" },
		{ "\xc3\x97\xc3\xb7", "\xc3\x97\xc3\xb7" },
		{ "\xc3\xbf\xc3\x80", "ya" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(gaps_fold_typing(&lesson->scene.arena, cases[i].form), cases[i].folded);
	assert_string_equal(gaps_fold_case(&lesson->scene.arena, " A B\xc3\xb1"), "ab\xc3\xb1");
}

static void test_words_with_holes(void **state)
{
	static const struct {
		const char *word, *filled;
	} cases[] = {
		{ "", "" },           { "plain", "plain" }, { "{a}", "1" }, { "x {b}{a} y", "x 21 y" },
		{ "{c} {", "{c} {" }, { "{a", "{a" },       { "{}", "{}" }, { "}{a}}", "}1}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct strbuf out = STRBUF_INIT;
		fill_plain(&out, cases[i].word, (struct fill_value[]){ { "a", "1" }, { "b", "2" } }, 2);
		assert_string_equal(out.text, cases[i].filled);
		strbuf_release(&out);
	}
}

/* ---- faults -------------------------------------------------------------------------------------------------- */

/* The fixtures of tests/diagnostics/ show each message; here is that no question remains. */
static void test_faults(void **state)
{
	static const struct {
		const char *body, *report;
	} cases[] = {
		{ "[[]]" EXPLAINED, "[gap-empty]" },
		{ "[[a|]]" EXPLAINED, "[gap-empty]" },
		{ "[[#1]] [[a]]" EXPLAINED, "[gap-kind]" },
		{ "[[a]] [[___]]" EXPLAINED, "[gap-kind]" },
		{ "[[a|A]]" EXPLAINED, "[gap-duplicate]" },
		{ "[[a *b*]]" EXPLAINED, "[gap-markup]" },
		{ "[[a\nb]]" EXPLAINED, "[gap-markup]" },
		{ "[[a]] [*b* [[c]]](#m01)" EXPLAINED, "[gap-markup]" },
		{ "[[a]]\n\n> c [[d]]\n", "[gap-markup]" },
		{ "> [!TIP]\n> A [[b]]\n\n[[a]]" EXPLAINED, "[gap-markup]" },
		{ "[[a|(b)|(c)]]" EXPLAINED, "[gap-right]" },
		{ "[[a|(b)]] [[c]]" EXPLAINED, "[gap-right]" },
		{ "[[(a)]]" EXPLAINED, "[gap-limit]" },
		{ "[[___]]" EXPLAINED, "[gap-limit]" },
		{ "[[#2..1]]" EXPLAINED, "[gap-number]" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lesson_close(lesson);
		lesson_open(lesson);
		lesson_load(lesson, arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\n%s", cases[i].body));
		assert_reported(&lesson->scene, cases[i].report);
		assert_int_equal(lesson->module->question_count, 0);
	}
}

static void test_only_what_is_scored_needs_an_explanation(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, "## Q {#m01-q1 .q}\n\n[[___ ___]]\n\n## R {#m01-q2 .q points=2}\n\n[[___ ___]]\n\n## S "
			    "{#m01-q3 .q}\n\n[[a]]\n");
	assert_reported(&lesson->scene, ":7:1: error: a question of this kind cannot have the attribute 'points'");
	assert_reported(&lesson->scene, ":11:1: error: this question has no explanation");
	assert_null(strstr(scene_messages(&lesson->scene), ":3:1:"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_types_by_what_is_inside),
		lesson_test(test_text_around_gaps_stays),
		lesson_test(test_gaps_that_are_none),
		lesson_test(test_text),
		lesson_test(test_dropdown),
		lesson_test(test_numeric),
		lesson_test(test_units),
		lesson_test(test_reflection),
		lesson_test(test_terms_in_a_label),
		lesson_test(test_state_sizes),
		lesson_test(test_the_signature_follows_what_decides),
		lesson_test(test_folding),
		lesson_test(test_words_with_holes),
		lesson_test(test_faults),
		lesson_test(test_only_what_is_scored_needs_an_explanation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
