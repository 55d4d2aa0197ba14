/* Items: what each question type tells of itself to formats outside, and the bare text around it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/item.h"
#include "question/question.h"
#include "render/item_text.h"

#define WHY "\n> c\n"

/* The item of the only question of the lesson. */
static struct item *item_of(struct lesson *lesson, const char *text)
{
	scene_write(&lesson->scene, "templates/strings/en.yaml",
		    "page:\n  direction: ltr\nglossary:\n  say: Say\n  avoid: Avoid\nquestion:\n  \"true\": \"True\"\n "
		    " \"false\": "
		    "\"False\"\nitem:\n  picture: \"[Picture: {alt}]\"\ncallout:\n  note: Note\naudience:\n  label: "
		    "For {names}\n"
		    "likert:\n  agree5:\n    1: No\n    2: Rather no\n    3: Neither\n    4: Rather yes\n    5: \"Yes "
		    "& more\"\n");
	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->question_count, 1);
	return item_text_make(&lesson->scene.arena, lesson->module->edition, lesson->module->questions[0]);
}

static void assert_near(double value, double expected)
{
	assert_true(value > expected - 1e-12 && value < expected + 1e-12);
}

/* ---- what all have -------------------------------------------------------------------------------------- */

static void test_what_all_have(void **state)
{
	struct item *item =
	    item_of(*state, "## What *fits* \\<best> & why? {#m01-q .q points=3 objective=m01-o1}\n\n"
			    "A case.\n\n> [!TIP]\n> Look.\n\n- [x] A\n  > y\n- [ ] B\n  > n\n\n> Because.\n");
	struct arena *arena = &((struct lesson *)*state)->scene.arena;

	assert_int_equal(item->kind, ITEM_CHOICE);
	assert_string_equal(item->id, "m01-q");
	assert_string_equal(item->question, "m01-q");
	assert_string_equal(item->section, "m01-p1");
	assert_string_equal(item->objective, "m01-o1");
	assert_true(item->practice);
	assert_int_equal(item->hundredths, 300);
	assert_string_equal(item->stem.html, "<p>A case.</p>");
	assert_string_equal(item->title.html, "What <em>fits</em> &lt;best&gt; &amp; why?");
	assert_string_equal(item->title.plain, "What fits <best> & why?");
	assert_string_equal(item->hint.html, "<p>Look.</p>");
	assert_string_equal(item->explanation.plain, "Because.");
	assert_string_equal(item_asked(arena, item, "_"),
			    "<p>A case.</p>\n<p>What <em>fits</em> &lt;best&gt; &amp; why?</p>");
	assert_string_equal(item_asked_plain(arena, item, "_"), "A case. What fits <best> & why?");
	assert_true(item_is_scored(item));
}

static void test_what_is_not_there_is_empty(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q}\n\n- [x] A\n  > y\n- [ ] B\n  > n\n" WHY);

	assert_string_equal(item->stem.html, "");
	assert_string_equal(item->stem.plain, "");
	assert_string_equal(item->hint.html, "");
	assert_null(item->objective);
	assert_null(item->pieces);
	assert_int_equal(item->pictures, 0);
	assert_int_equal(item->hundredths, 100);
}

/* ---- options -------------------------------------------------------------------------------------------- */

static void test_choice(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q shuffle=yes}\n\n- [ ] One\n  > no\n- [x] T*w*o\n  > yes\n"
					    "- [ ] Three\n  > no\n" WHY);

	assert_int_equal(item->option_count, 3);
	assert_int_equal(item->options[1].letter, 'b');
	assert_string_equal(item->options[1].words.html, "T<em>w</em>o");
	assert_string_equal(item->options[1].words.plain, "Two");
	assert_string_equal(item->options[1].feedback.html, "<p>yes</p>");
	assert_true(item->options[1].right);
	assert_false(item->options[0].right);
	assert_near(item->options[1].fraction, 1);
	assert_near(item->options[0].fraction, 0);
	assert_true(item->shuffle);
}

static void test_multiple(void **state)
{
	struct item *item =
	    item_of(*state, "## Q {#m01-q .q scoring=all}\n\n- [x] A\n  > y\n- [ ] B\n  > n\n- [x] C\n  > y\n"
			    "- [x] D\n  > y\n" WHY);

	assert_int_equal(item->kind, ITEM_MULTIPLE);
	assert_true(item->all_or_nothing);
	assert_near(item->options[0].fraction, 1.0 / 3);
	assert_near(item->options[1].fraction, -1.0 / 3);
	assert_false(item->shuffle);
}

static void test_true_false(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q .tf}\n\n- [ ] True\n  > n\n- [x] False\n  > y\n" WHY);

	assert_int_equal(item->kind, ITEM_TRUE_FALSE);
	assert_false(item->has_own_words);
	assert_true(item->options[1].right);
	item = item_of(*state, "## Q {#m01-q .q .tf}\n\n- [ ] A fact\n  > n\n- [x] A guess\n  > y\n" WHY);
	assert_true(item->has_own_words);
}

/* ---- gaps ------------------------------------------------------------------------------------------------ */

static void test_text(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	struct item *item = item_of(*state, "## Q {#m01-q .q}\n\nIt is [[warm|hot & dry]] **here**.\n" WHY);

	assert_int_equal(item->kind, ITEM_TEXT);
	assert_int_equal(item->gap_count, 1);
	assert_string_equal(item->pieces[0], "<p>It is ");
	assert_string_equal(item->pieces[1], " <strong>here</strong>.</p>");
	assert_int_equal(item->gaps[0].kind, ITEM_GAP_TEXT);
	assert_int_equal(item->gaps[0].form_count, 2);
	assert_string_equal(item->gaps[0].forms[1], "hot & dry");
	assert_string_equal(item_asked(arena, item, "___"), "<p>Q</p>\n<p>It is ___ <strong>here</strong>.</p>");
	assert_string_equal(item_asked_plain(arena, item, "___"), "Q It is ___ here.");
}

static void test_several_gaps(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	struct item *item = item_of(
	    *state, "## Q {#m01-q .q}\n\n- One [[un]]\n- Two [[dos]]\n\n| A | B |\n|---|---|\n| 3 | [[tres]] |\n" WHY);
	const char *const gaps[] = { "{1}", "{2}", "{3}" };

	assert_int_equal(item->kind, ITEM_CLOZE);
	assert_int_equal(item->gap_count, 3);
	assert_string_equal(item_join_pieces(arena, item, gaps),
			    "<ul>\n<li>One {1}</li>\n<li>Two {2}</li>\n</ul>\n<table>\n<tr><th>A</th><th>B</th></tr>\n"
			    "<tr><td>3</td><td>{3}</td></tr>\n</table>");
}

static void test_dropdown(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q}\n\nIt is [[cold|(warm)|wet]].\n" WHY);

	assert_int_equal(item->kind, ITEM_CLOZE);
	assert_int_equal(item->gap_count, 1);
	assert_int_equal(item->gaps[0].kind, ITEM_GAP_CHOICE);
	assert_int_equal(item->gaps[0].right, 1);
	assert_string_equal(item->gaps[0].forms[1], "warm");
}

static void assert_range(const struct item_gap *gap, const char *low, const char *high, const char *best,
			 const char *tolerance)
{
	assert_int_equal(gap->kind, ITEM_GAP_NUMBER);
	assert_string_equal(gap->low, low);
	assert_string_equal(gap->high, high);
	assert_string_equal(gap->best, best);
	assert_string_equal(gap->tolerance, tolerance);
}

static void test_numbers(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q}\n\nIt is [[#27.6:0.5]] million people, they say.\n" WHY);

	assert_int_equal(item->kind, ITEM_NUMBER);
	assert_range(&item->gaps[0], "27.1", "28.1", "27.6", "0.5");
	assert_int_equal(item->gaps[0].places, 1);
	assert_string_equal(item->gaps[0].unit, "million people");
	item = item_of(
	    *state,
	    "## Q {#m01-q .q}\n\n[[#10..13]], [[#7]], [[#-0.75..0]], [[#-99999999999999..99999999999999]]\n" WHY);
	assert_int_equal(item->kind, ITEM_CLOZE);
	assert_range(&item->gaps[0], "10", "13", "11.5", "1.5");
	assert_range(&item->gaps[1], "7", "7", "7", "0");
	assert_range(&item->gaps[2], "-0.75", "0", "-0.375", "0.375");
	assert_range(&item->gaps[3], "-99999999999999", "99999999999999", "0", "99999999999999");
}

static void test_reflection(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	struct item *item = item_of(*state, "## Q {#m01-q .q}\n\nWhat *I* will do: [[___ ___]]\n");

	assert_int_equal(item->kind, ITEM_REFLECTION);
	assert_false(item_is_scored(item));
	assert_int_equal(item->gap_count, 1);
	assert_string_equal(item_asked(arena, item, "…"), "<p>Q</p>\n<p>What <em>I</em> will do:  …</p>");
}

/* ---- lists ----------------------------------------------------------------------------------------------- */

static void test_matching(void **state)
{
	struct item *item = item_of(
	    *state,
	    "## Q {#m01-q .q scoring=all}\n\n- **Act** -> what\n  > first\n- Means -> how\n- Way -> how\n- -> where\n"
	    "  > none\n" WHY);

	assert_int_equal(item->kind, ITEM_MATCHING);
	assert_int_equal(item->pair_count, 3);
	assert_int_equal(item->answer_count, 3);
	assert_string_equal(item->pairs[0].premise.html, "<strong>Act</strong>");
	assert_string_equal(item->pairs[0].why.html, "<p>first</p>");
	assert_int_equal(item->pairs[2].answer, item->pairs[1].answer);
	assert_int_equal(item->pairs[2].name, '3');
	assert_string_equal(item->answers[1].words.plain, "how");
	assert_int_equal(item->answers[1].letter, 'b');
	assert_true(item->answers[2].is_decoy);
	assert_string_equal(item->answers[2].why.plain, "none");
	assert_true(item->all_or_nothing);
	assert_non_null(item->shown);
}

static void test_ordering(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q .order}\n\n1. First\n   > why\n2. Second\n3. Third\n" WHY);

	assert_int_equal(item->kind, ITEM_ORDERING);
	assert_int_equal(item->row_count, 3);
	assert_string_equal(item->rows[0].words.plain, "First");
	assert_string_equal(item->rows[0].why.plain, "why");
	assert_string_equal(item->rows[1].why.html, "");
	assert_int_equal(item->rows[2].letter, 'c');
	assert_false(item->shown[0] == 0 && item->shown[1] == 1);
	assert_false(item->all_or_nothing);
}

static void test_likert(void **state)
{
	struct item *item = item_of(*state, "## Q {#m01-q .q .likert scale=agree5}\n\n- I am\n- We are\n");

	assert_int_equal(item->kind, ITEM_LIKERT);
	assert_false(item_is_scored(item));
	assert_int_equal(item->row_count, 2);
	assert_int_equal(item->option_count, 5);
	assert_string_equal(item->options[4].words.html, "Yes &amp; more");
	assert_string_equal(item->options[0].feedback.html, "");
}

/* ---- bare text ------------------------------------------------------------------------------------------- */

/* What stands before the question is written as `html`. */
static void assert_stem(struct lesson *lesson, const char *text, const char *html)
{
	const char *whole =
	    arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\n%s\n\n- [x] A\n  > y\n- [ ] B\n  > n\n" WHY, text);

	assert_string_equal(item_of(lesson, whole)->stem.html, html);
}

static void test_links_become_words(void **state)
{
	assert_stem(*state, "A [*link*](https://example.org/?a=1&b=2), a [term](../glossary.md#care).",
		    "<p>A <em>link</em>, a term.</p>");
}

static void test_citations_go_with_their_blank(void **state)
{
	assert_stem(*state, "It is so [@book, p. 4]. And so.\n[@book]", "<p>It is so. And so.</p>");
}

/* The explanation, whose lines each start with "> ", is written as `html`. */
static void assert_explanation(struct lesson *lesson, const char *text, const char *html)
{
	const char *whole =
	    arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\n- [x] A\n  > y\n- [ ] B\n  > n\n\n%s\n", text);

	assert_string_equal(item_of(lesson, whole)->explanation.html, html);
}

static void test_blocks(void **state)
{
	assert_explanation(*state, "> 3. a\n> 4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
	assert_explanation(*state, "> > quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>");
	assert_explanation(*state, ">     a < b\n>     c", "<pre><code>a &lt; b\nc\n</code></pre>");
	assert_explanation(*state, "> a  \n> b `c<`", "<p>a<br />\nb <code>c&lt;</code></p>");
	assert_stem(*state, "> [!NOTE]\n> noted",
		    "<blockquote>\n<p><strong>Note</strong></p>\n<p>noted</p>\n</blockquote>");
	assert_stem(*state, "> [!FACILITATOR] 4 min\n> secret", "");
}

static void test_pictures_become_words(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/media/door.svg",
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1h7\"/></svg>\n");
	scene_write(&lesson->scene, "kit/en/m01-start/media/door.en.md", "A *door* that stands open.\n");
	struct item *item = item_of(
	    lesson,
	    "## Q {#m01-q .q}\n\n![A door & \"more\"](media/door.svg \"The caption\")\n\n- [x] A\n  > y\n- [ ] B\n"
	    "  > n\n" WHY);
	assert_string_equal(item->stem.html, "<p>[Picture: A door &amp; &quot;more&quot;]</p>\n<p>The caption</p>\n"
					     "<p>A <em>door</em> that stands open.</p>");
	assert_int_equal(item->pictures, 1);
}

static void test_plain_text(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;

	assert_string_equal(item_plain(arena, "<p>a <em>b</em>c</p>\n<p>d<br />\ne</p>"), "a bc d e");
	assert_string_equal(item_plain(arena, "&lt;p&gt; &amp;amp; &amp; &quot;"), "<p> &amp; & \"");
	assert_string_equal(item_plain(arena, ""), "");
	assert_string_equal(item_plain(arena, "<p>\n </p>"), "");
	assert_string_equal(item_plain(arena, "<tr><td>a</td><td>b</td></tr>"), "a b");
	assert_string_equal(item_text_of_plain(arena, "a<b&c").html, "a&lt;b&amp;c");
}

/* A type without the function would end the program in its first bank. */
static void test_spellings_keep_their_consonants(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	/* the second has its tilde apart */
	static const char *const forms[] = { "Dieciocho años",
					     "man\xcc\x83"
					     "ana",
					     "coacción", "“güe” Ñu", "garçon âgé" };
	static const char *const wanted[] = { "Dieciocho años",
					      "man\xcc\x83"
					      "ana",
					      "coacción",
					      "“güe” Ñu",
					      "garçon âgé",
					      "coaccion",
					      "gue\" ñu",
					      "garçon age" };
	const struct item_gap gap = { .forms = forms, .form_count = 5 };
	size_t count;
	const char **spellings = item_gap_spellings(arena, &gap, &count);
	assert_int_equal(count, sizeof wanted / sizeof wanted[0]);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(spellings[i], wanted[i]);
}

static void test_every_type_fills_items(void **state)
{
	size_t count;
	const struct question_type *const *types = question_types(&count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		assert_non_null(types[i]->fill_item);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_what_all_have),
		lesson_test(test_what_is_not_there_is_empty),
		lesson_test(test_choice),
		lesson_test(test_multiple),
		lesson_test(test_true_false),
		lesson_test(test_text),
		lesson_test(test_several_gaps),
		lesson_test(test_dropdown),
		lesson_test(test_numbers),
		lesson_test(test_reflection),
		lesson_test(test_matching),
		lesson_test(test_ordering),
		lesson_test(test_likert),
		lesson_test(test_links_become_words),
		lesson_test(test_citations_go_with_their_blank),
		lesson_test(test_blocks),
		lesson_test(test_pictures_become_words),
		lesson_test(test_plain_text),
		lesson_test(test_spellings_keep_their_consonants),
		lesson_test(test_every_type_fills_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
