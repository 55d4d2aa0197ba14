/* Reshape: what a format lacks becomes what it has, in which order, for how many points, and what people are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/number_forms.h"
#include "question/reshape.h"
#include "render/item_text.h"

#define WHY "\n> c\n"

static const struct item_format choices = { .kinds = ITEM_SET(ITEM_CHOICE) };
static const struct item_format texts = { .kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_TEXT) };

/* What the question of the text becomes in a format. */
static struct reshape reshaped(struct lesson *lesson, const struct item_format *format, const char *text)
{
	scene_write(&lesson->scene, "templates/strings/en.yaml",
		    "page:\n  direction: ltr\nglossary:\n  say: Say\n  avoid: Avoid\nquestion:\n  \"true\": \"True\"\n "
		    " \"false\": \"False\"\n"
		    "item:\n  first: First?\n  next: \"After '{item}'?\"\n  next-quotation: \"After {item}?\"\n"
		    "  part: ({n} of {count})\n  change:\n    matching: lines\n   "
		    " parts: parts\n    whole: whole\n"
		    "    ordering: steps\n    gaps: gaps\n    dropdown: one gap\n    number: "
		    "\"{count} forms\"\n"
		    "    true-false: own words\n    unscored: unscored\n    left-out: left out\n");
	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	struct reshape reshape = { .arena = &lesson->scene.arena,
				   .words = lesson->module->edition->words,
				   .format = format };
	for (size_t i = 0; i < lesson->module->question_count; i++)
		reshape_add(&reshape,
			    item_text_make(reshape.arena, lesson->module->edition, lesson->module->questions[i]));
	return reshape;
}

/* "id kind points: asked [a. words=right …]", an item a line. */
static const char *shown(const struct reshape *reshape)
{
	struct strbuf out = STRBUF_INIT;
	for (size_t i = 0; i < reshape->item_count; i++) {
		const struct item *item = reshape->items[i];
		strbuf_addf(&out, "%s %s %d: %s", item->id, item_kind_name(item->kind), item->hundredths,
			    item_asked_plain(reshape->arena, item, ITEM_BLANK));
		for (size_t k = 0; k < item->option_count; k++)
			strbuf_addf(&out, " %c%c %s", item->options[k].letter, item->options[k].right ? '=' : '.',
				    item->options[k].words.plain);
		strbuf_addch(&out, '\n');
	}
	const char *text = arena_strdup(reshape->arena, out.text);
	strbuf_release(&out);
	return text;
}

static const char *told(const struct reshape *reshape)
{
	const char *text = "";
	for (size_t i = 0; i < reshape->change_count; i++)
		text = arena_printf(reshape->arena, "%s%s: %s\n", text, reshape->changes[i].question,
				    reshape->changes[i].text);
	return text;
}

static void assert_shown(const struct reshape *reshape, const char *items, const char *changes)
{
	assert_string_equal(shown(reshape), items);
	assert_string_equal(told(reshape), changes);
}

/* ---- lists ------------------------------------------------------------------------------------------------- */

static void test_what_a_format_has_stays(void **state)
{
	struct reshape reshape = reshaped(*state, &choices, "## Q {#m01-q .q}\n\n- [x] A\n  > y\n- [ ] B\n  > n\n" WHY);
	assert_shown(&reshape, "m01-q choice 100: Q a= A b. B\n", "");
}

static void test_matching_is_a_choice_a_line(void **state)
{
	struct reshape reshape = reshaped(*state, &choices,
					  "## Q? {#m01-q .q points=2 scoring=all}\n\nCase.\n\n- One -> 1\n  > why\n- "
					  "Two -> 2\n- Three -> 1\n- -> 9\n  > none\n" WHY);
	assert_int_equal(reshape.item_count, 3);
	assert_string_equal(reshape.items[1]->id, "m01-q.2");
	assert_string_equal(item_asked_plain(reshape.arena, reshape.items[1], ""), "Case. Q? Two");
	assert_int_equal(reshape.items[1]->option_count, 3);
	assert_string_equal(told(&reshape), "m01-q: lines\nm01-q: parts\n");
	for (size_t i = 0; i < 3; i++) {
		const struct item_option *option = &reshape.items[0]->options[i];
		assert_int_equal(option->right, strcmp(option->words.plain, "1") == 0);
		assert_string_equal(option->feedback.plain, option->right                   ? "why"
							    : option->words.plain[0] == '9' ? "none"
											    : "");
	}
}

static void test_points_add_up(void **state)
{
	struct reshape reshape =
	    reshaped(*state, &choices, "## Q {#m01-q .q}\n\n- One -> 1\n- Two -> 2\n- Three -> 3\n" WHY);
	assert_int_equal(reshape.items[0]->hundredths, 34);
	assert_int_equal(reshape.items[1]->hundredths, 33);
	assert_int_equal(reshape.items[2]->hundredths, 33);
}

static void test_ordering_asks_what_comes_next(void **state)
{
	struct reshape reshape = reshaped(*state, &choices, "## Q {#m01-q .q .order}\n\n1. A\n2. B & b\n3. C\n" WHY);
	assert_int_equal(reshape.item_count, 2);
	assert_string_equal(item_asked_plain(reshape.arena, reshape.items[0], ""), "Q First?");
	assert_int_equal(reshape.items[0]->option_count, 3);
	assert_string_equal(item_asked_plain(reshape.arena, reshape.items[1], ""), "Q After 'A'?");
	assert_int_equal(reshape.items[1]->option_count, 2);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(reshape.items[1]->options[i].right, reshape.items[1]->options[i].letter == 'b');
	assert_string_equal(told(&reshape), "m01-q: steps\n");
}

static void test_a_quotation_is_not_quoted_again(void **state)
{
	struct reshape reshape = reshaped(
	    *state, &choices, "## Q {#m01-q .q .order}\n\n1. \"A.\"\n2. “B”\n3. «C».\n4. He said \"D\"\n5. E\n" WHY);
	static const char *const asked[] = { "Q First?", "Q After \"A.\"?", "Q After “B”?", "Q After «C»?" };
	assert_int_equal(reshape.item_count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(item_asked_plain(reshape.arena, reshape.items[i], ""), asked[i]);
		assert_string_equal(item_name(reshape.arena, reshape.items[i], 200),
				    arena_printf(reshape.arena, "Q (%zu of 4)", i + 1));
	}
	assert_null(item_quotation(reshape.arena, "He said \"D\""));
	assert_null(item_quotation(reshape.arena, "\"D\" he said"));
	assert_null(item_quotation(reshape.arena, "\""));
	assert_null(item_quotation(reshape.arena, ""));
}

static void test_few_lines_are_no_matching(void **state)
{
	static const struct item_format format = { .kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_MATCHING),
						   .parts = ITEM_SET(ITEM_MATCHING),
						   .matching_lines = 3 };
	struct reshape reshape = reshaped(*state, &format, "## Q {#m01-q .q}\n\n- One -> 1\n- Two -> 2\n" WHY);
	assert_int_equal(reshape.item_count, 2);
	reshape = reshaped(*state, &format, "## Q {#m01-q .q}\n\n- One -> 1\n- Two -> 2\n- -> 3\n" WHY);
	assert_shown(&reshape, "m01-q matching 100: Q\n", "");
}

/* ---- gaps --------------------------------------------------------------------------------------------------- */

static void test_an_item_a_gap(void **state)
{
	struct reshape reshape = reshaped(*state, &texts, "## Q {#m01-q .q}\n\nOne [[un]], two [[dos]].\n" WHY);
	assert_shown(&reshape,
		     "m01-q.1 text 50: Q One _____, two (…).\n"
		     "m01-q.2 text 50: Q One (…), two _____.\n",
		     "m01-q: gaps\n");
}

static void test_a_gap_to_choose_in(void **state)
{
	struct reshape reshape = reshaped(*state, &texts, "## Q {#m01-q .q}\n\nIt is [[cold|(warm)|a < b]].\n" WHY);
	assert_shown(&reshape, "m01-q choice 100: Q It is _____. a. cold b= warm c. a < b\n", "m01-q: one gap\n");
}

/* The sentence of each gap of a question, asked last. */
static void assert_last(struct lesson *lesson, const char *text, const char *const *sentences, size_t count)
{
	struct reshape reshape =
	    reshaped(lesson, &texts, arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\nCase.\n\n%s\n" WHY, text));
	assert_int_equal(reshape.item_count, count);
	for (size_t i = 0; i < count; i++) {
		const struct item *part = reshape.items[i];
		assert_string_equal(part->title.html, sentences[i]);
		assert_string_equal(item_name(reshape.arena, part, 200),
				    arena_printf(reshape.arena, "Q (%zu of %zu)", i + 1, count));
		assert_int_equal(strncmp(part->stem.html, "<p>Case.</p>\n<p>Q</p>", 21), 0);
	}
}

#define LAST(lesson, text, ...)                                                                                        \
	assert_last(lesson, text, (const char *const[]){ __VA_ARGS__ },                                                \
		    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static void test_the_sentence_of_the_gap_comes_last(void **state)
{
	LAST(*state, "One is [[un]]. Two is [[dos]].", "One is _____.", "Two is _____.");
	LAST(*state, "Is one [[un]]? She said, \"Yes.\" Two is [[dos]]! Then more. Of it.", "Is one _____?",
	     "She said, \"Yes.\" Two is _____! Then more. Of it.");
	LAST(*state, "One [[un]] and two [[dos]]. Three [[tres]].", "One _____ and two (…).", "One (…) and two _____.",
	     "Three _____.");
	LAST(*state, "- *First.* It is [[un]]\n- Second: [[dos]]", "<em>First.</em> It is _____", "Second: _____");
	LAST(*state, "It costs 2.5 in the U.S. Army, says [[un]]. No [[dos]]",
	     "It costs 2.5 in the U.S. Army, says _____.", "No _____");
	LAST(*state, "\"One [[un]]. Two [[dos]].\"", "\"One _____. Two (…).\"", "\"One (…). Two _____.\"");
	LAST(*state, "One *is [[un]]. Two is [[dos]]* here.", "One <em>is _____. Two is (…)</em> here.",
	     "One <em>is (…). Two is _____</em> here.");
}

static void test_the_text_stands_before_its_sentence(void **state)
{
	struct reshape reshape = reshaped(*state, &texts, "## Q {#m01-q .q}\n\nOne is [[un]]. Two is [[dos]].\n" WHY);
	assert_string_equal(item_asked(reshape.arena, reshape.items[1], ""),
			    "<p>Q</p>\n<p>One is (…). Two is _____.</p>\n<p>Two is _____.</p>");
}

static void test_a_gap_without_words_beside_it(void **state)
{
	struct reshape reshape = reshaped(
	    *state, &texts,
	    "## Q {#m01-q .q}\n\n**Table**\n\n| a | b |\n|---|---|\n| one | [[un]] |\n| two | [[dos]] |\n" WHY);
	assert_string_equal(reshape.items[1]->title.plain, "Q");
	assert_string_equal(item_name(reshape.arena, reshape.items[1], 200), "Q (2 of 2)");
	assert_non_null(strstr(item_asked_plain(reshape.arena, reshape.items[1], ""), "one (…) two _____ Q"));
}

static void test_a_cut_name_keeps_its_part(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	const struct item item = { .name = "Añadir", .part = "(2 of 3)", .title = { "", "Other" } };
	const struct item plain = { .title = { "", "Other" } };
	assert_string_equal(item_name(arena, &item, 2), "A… (2 of 3)");
	assert_string_equal(item_name(arena, &item, 3), "Añ… (2 of 3)");
	assert_string_equal(item_name(arena, &item, 7), "Añadir (2 of 3)");
	assert_string_equal(item_name(arena, &plain, 7), "Other");
}

static void test_a_cloze_of_other_gaps(void **state)
{
	static const struct item_format format = { .kinds = ITEM_SET(ITEM_CLOZE) | ITEM_SET(ITEM_NUMBER),
						   .gap_kinds = ITEM_SET(ITEM_GAP_TEXT) };
	struct reshape reshape =
	    reshaped(*state, &format,
		     "## Q {#m01-q .q}\n\n[[#1]] and [[#2]]\n\n> c\n\n## R {#m01-r .q}\n\n[[a]] and [[b]]\n" WHY);
	assert_shown(&reshape,
		     "m01-q.1 number 50: Q _____ and (…)\nm01-q.2 number 50: Q (…) and _____\n"
		     "m01-r cloze 100: R _____ and _____\n",
		     "m01-q: gaps\n");
}

static void assert_forms(struct lesson *lesson, const char *gap, const char *forms)
{
	struct reshape reshape = reshaped(
	    lesson, &texts, arena_printf(&lesson->scene.arena, "## Q {#m01-q .q}\n\nIt is [[%s]].\n" WHY, gap));
	const char *text = "";
	for (size_t i = 0; i < reshape.items[0]->gaps[0].form_count; i++)
		text =
		    arena_printf(reshape.arena, "%s%s%s", text, i > 0 ? "|" : "", reshape.items[0]->gaps[0].forms[i]);
	assert_string_equal(text, forms);
}

static void test_numbers_as_text(void **state)
{
	struct lesson *lesson = *state;
	assert_forms(lesson, "#7", "7");
	assert_forms(lesson, "#-7", "-7|−7");
	assert_forms(lesson, "#2.5:0.5",
		     "2.5|2,5|2|2.0|2,0|3|3.0|3,0|2.1|2,1|2.2|2,2|2.3|2,3|2.4|2,4|2.6|2,6|2.7|2,7|2.8|2,8|2.9|2,9");
	assert_forms(lesson, "#1234567", "1234567|1,234,567|1.234.567|1 234 567");
	assert_forms(lesson, "#-0.5", "-0.5|-0,5|−0.5|−0,5");
}

static void test_a_wide_range_has_round_numbers(void **state)
{
	struct arena *arena = &((struct lesson *)*state)->scene.arena;
	const struct item_gap gap = { .low = "-95", .high = "905", .best = "405", .tolerance = "500" };
	size_t count;
	const char **forms = number_forms(arena, &gap, &count);
	assert_string_equal(forms[0], "405");
	assert_string_equal(forms[1], "-95");
	assert_string_equal(forms[3], "905");
	assert_string_equal(forms[4], "0");
	assert_string_equal(forms[5], "100");
	assert_int_equal(count, 4 + 10);
}

/* ---- the rest -------------------------------------------------------------------------------------------------- */

static void test_true_or_false_in_other_words(void **state)
{
	static const struct item_format plain = { .kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_TRUE_FALSE) };
	static const struct item_format own = { .kinds = ITEM_SET(ITEM_TRUE_FALSE), .has_own_words = true };
	static const char text[] = "## Q {#m01-q .q .tf}\n\n- [ ] A fact\n  > n\n- [x] A guess\n  > y\n" WHY;
	struct reshape reshape = reshaped(*state, &plain, text);
	assert_shown(&reshape, "m01-q choice 100: Q a. A fact b= A guess\n", "m01-q: own words\n");
	reshape = reshaped(*state, &own, text);
	assert_shown(&reshape, "m01-q true-false 100: Q a. A fact b= A guess\n", "");
	reshape = reshaped(*state, &plain, "## Q {#m01-q .q .tf}\n\n- [ ] True\n  > n\n- [x] False\n  > y\n" WHY);
	assert_shown(&reshape, "m01-q true-false 100: Q a. True b= False\n", "");
}

static void test_scoring(void **state)
{
	static const struct item_format whole = { .kinds = ITEM_SET(ITEM_MULTIPLE), .whole = ITEM_SET(ITEM_MULTIPLE) };
	static const struct item_format parts = { .kinds = ITEM_SET(ITEM_MULTIPLE), .parts = ITEM_SET(ITEM_MULTIPLE) };
	static const char partly[] = "## Q {#m01-q .q}\n\n- [x] A\n  > y\n- [x] B\n  > y\n" WHY;
	static const char wholly[] = "## Q {#m01-q .q scoring=all}\n\n- [x] A\n  > y\n- [x] B\n  > y\n" WHY;
	struct reshape reshape = reshaped(*state, &whole, partly);
	assert_true(reshape.items[0]->all_or_nothing);
	assert_string_equal(told(&reshape), "m01-q: whole\n");
	reshape = reshaped(*state, &whole, wholly);
	assert_string_equal(told(&reshape), "");
	reshape = reshaped(*state, &parts, wholly);
	assert_false(reshape.items[0]->all_or_nothing);
	assert_string_equal(told(&reshape), "m01-q: parts\n");
}

static void test_what_cannot_be_asked_is_left_out(void **state)
{
	static const struct item_format few = { .kinds = ITEM_SET(ITEM_MULTIPLE),
						.parts = ITEM_SET(ITEM_MULTIPLE),
						.right_options = 1 };
	struct reshape reshape = reshaped(*state, &few, "## Q {#m01-q .q}\n\n- [x] A\n  > y\n- [x] B\n  > y\n" WHY);
	assert_shown(&reshape, "", "m01-q: left out\n");
	reshape = reshaped(*state, &choices,
			   "## Q {#m01-q .q}\n\nI [[___ ___]]\n\n## R {#m01-r .q .likert scale=agree5}\n\n- A\n");
	assert_shown(&reshape, "", "m01-q: unscored\nm01-r: unscored\n");
	reshape = reshaped(*state, &choices, "## Q {#m01-q .q}\n\nI [[am]]\n" WHY);
	assert_shown(&reshape, "", "m01-q: left out\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_what_a_format_has_stays),
		lesson_test(test_matching_is_a_choice_a_line),
		lesson_test(test_points_add_up),
		lesson_test(test_ordering_asks_what_comes_next),
		lesson_test(test_a_quotation_is_not_quoted_again),
		lesson_test(test_few_lines_are_no_matching),
		lesson_test(test_an_item_a_gap),
		lesson_test(test_a_gap_to_choose_in),
		lesson_test(test_the_sentence_of_the_gap_comes_last),
		lesson_test(test_the_text_stands_before_its_sentence),
		lesson_test(test_a_gap_without_words_beside_it),
		lesson_test(test_a_cut_name_keeps_its_part),
		lesson_test(test_a_cloze_of_other_gaps),
		lesson_test(test_numbers_as_text),
		lesson_test(test_a_wide_range_has_round_numbers),
		lesson_test(test_true_or_false_in_other_words),
		lesson_test(test_scoring),
		lesson_test(test_what_cannot_be_asked_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
