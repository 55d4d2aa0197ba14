/* QTI in the profile of Common Cartridge: points, conditions, hostile text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmlread.h"
#include "target/qti.h"

enum { MANY = 40 };

struct fixture {
	struct arena arena;
	struct strbuf text;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .arena = ARENA_INIT, .text = STRBUF_INIT };
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_release(&fixture->arena);
	strbuf_release(&fixture->text);
	return 0;
}

static struct item_text text_of(struct fixture *fixture, const char *plain)
{
	return item_text_of_plain(&fixture->arena, plain);
}

static struct item new_item(struct fixture *fixture, enum item_kind kind, const char *title, size_t options)
{
	const struct item_text nothing = { "", "" };
	struct item item = { .kind = kind,
			     .id = "m07-q1",
			     .question = "m07-q1",
			     .hundredths = 100,
			     .title = text_of(fixture, title),
			     .stem = nothing,
			     .hint = nothing,
			     .explanation = text_of(fixture, "Because."),
			     .option_count = options };

	item.options = arena_calloc(&fixture->arena, options + 1, sizeof *item.options);
	for (size_t i = 0; i < options; i++) {
		item.options[i].words = text_of(fixture, arena_printf(&fixture->arena, "Option %zu", i + 1));
		item.options[i].feedback = i == 1 ? nothing : text_of(fixture, "Why.");
		item.options[i].right = i == 0;
	}
	return item;
}

static void write_bank(struct fixture *fixture, const struct item *item, int weight)
{
	const struct xmlread_handler handler = { 0 };

	strbuf_reset(&fixture->text);
	qti_write_bank(&fixture->arena, "bank", &item, &weight, 1, &fixture->text);
	assert_true(xmlread_parse(fixture->text.text, fixture->text.length, &handler));
}

static size_t count(const struct fixture *fixture, const char *wanted)
{
	size_t found = 0;

	for (const char *at = strstr(fixture->text.text, wanted); at; at = strstr(at + 1, wanted))
		found++;
	return found;
}

/* ---- points ------------------------------------------------------------------------------------------------ */

static void assert_weights(const int *hundredths, const int *wanted, size_t number)
{
	struct item items[4];
	const struct item *list[4] = { NULL };
	int weights[4];

	for (size_t i = 0; i < number; i++) {
		items[i] = (struct item){ .hundredths = hundredths[i] };
		list[i] = &items[i];
	}
	qti_weigh(list, number, weights);
	for (size_t i = 0; i < number; i++)
		assert_int_equal(weights[i], wanted[i]);
}

static void points_keep_their_proportions(void **state)
{
	(void)state;
	assert_weights((const int[]){ 100, 300, 200 }, (const int[]){ 1, 3, 2 }, 3);
	assert_weights((const int[]){ 100, 34, 33, 33 }, (const int[]){ 3, 1, 1, 1 }, 4);
	assert_weights((const int[]){ 50, 100, 25 }, (const int[]){ 2, 4, 1 }, 3);
	assert_weights((const int[]){ 10000, 100 }, (const int[]){ 99, 1 }, 2);
	assert_weights((const int[]){ 10000, 1 }, (const int[]){ 99, 1 }, 2);
	assert_weights((const int[]){ 9900 }, (const int[]){ 99 }, 1);
}

/* ---- items ------------------------------------------------------------------------------------------------- */

static void every_option_has_a_condition(void **state)
{
	struct fixture *fixture = *state;
	const struct item item = new_item(fixture, ITEM_CHOICE, "Which?", MANY);

	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, "<response_label "), MANY);
	assert_int_equal(count(fixture, "<varequal "), MANY);
	assert_int_equal(count(fixture, "<setvar "), MANY);
	assert_int_equal(count(fixture, ">100</setvar>"), 1);
	assert_int_equal(count(fixture, "<itemfeedback "), MANY); /* all but one, and that of the whole question */
	assert_int_equal(count(fixture, "<displayfeedback "), MANY);
	assert_int_equal(count(fixture, "cc.multiple_choice.v0p1"), 1);
}

static void a_multiple_response_counts_as_a_whole(void **state)
{
	struct fixture *fixture = *state;
	struct item item = new_item(fixture, ITEM_MULTIPLE, "Which?", 3);

	item.options[2].right = true;
	write_bank(fixture, &item, 2);
	assert_int_equal(count(fixture, "cc.multiple_response.v0p1"), 1);
	assert_int_equal(count(fixture, "rcardinality=\"Multiple\""), 1);
	assert_int_equal(count(fixture, "<setvar "), 1);
	assert_int_equal(count(fixture, "<not>"), 1);
	assert_int_equal(count(fixture, "<varequal "), 6);
	assert_int_equal(count(fixture, "<fieldentry>2</fieldentry>"), 1);
}

static void true_and_false_have_their_names(void **state)
{
	struct fixture *fixture = *state;
	const struct item item = new_item(fixture, ITEM_TRUE_FALSE, "So?", 2);

	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, "<response_label ident=\"true\">"), 1);
	assert_int_equal(count(fixture, "<response_label ident=\"false\">"), 1);
	assert_int_equal(count(fixture, "cc.true_false.v0p1"), 1);
}

static void forms_are_said_together_and_alone(void **state)
{
	static const char *const forms[] = { "coercion", "co\xc3\xa9rcion & <b>" };
	static const char *const pieces[] = { "<p>It is ", ".</p>" };
	struct fixture *fixture = *state;
	struct item_gap gap = { .kind = ITEM_GAP_TEXT, .forms = forms, .form_count = 2 };
	struct item item = new_item(fixture, ITEM_TEXT, "Which word?", 0);

	item.gaps = &gap;
	item.gap_count = 1;
	item.pieces = (const char **)(uintptr_t)pieces;
	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, "case=\"No\">coercion</varequal>"), 2);
	assert_int_equal(count(fixture, "case=\"No\">co\xc3\xa9rcion &amp; &lt;b&gt;</varequal>"), 2);
	/* Without its accent too: an LMS compares letter by letter. */
	assert_int_equal(count(fixture, "case=\"No\">coercion &amp; &lt;b&gt;</varequal>"), 2);
	assert_int_equal(count(fixture, ">100</setvar>"), 4);
	assert_int_equal(count(fixture, "It is _____."), 1);
	gap.form_count = 1;
	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, ">100</setvar>"), 1);
}

/* HTML in ASCII; names as they are, and short enough. */
static void hostile_text_is_only_text(void **state)
{
	struct fixture *fixture = *state;
	char long_title[400];
	struct item item = new_item(fixture, ITEM_CHOICE, "A & B <c> ]]> \"q\" \xd7\xa9 \xf0\x9f\x9a\xaa \x02", 3);

	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, "A &amp;amp; B &amp;lt;c&amp;gt; ]]&amp;gt;"), 1);
	assert_int_equal(count(fixture, "&amp;#1513; &amp;#128682;"), 1);
	assert_int_equal(count(fixture, "title=\"A &amp; B &lt;c&gt; ]]&gt; &quot;q&quot; \xd7\xa9"), 1);
	for (size_t i = 0; i + 2 < sizeof long_title; i += 2)
		memcpy(long_title + i, "\xc3\xa9\0", 3);
	item.title = text_of(fixture, long_title);
	write_bank(fixture, &item, 1);
	assert_int_equal(count(fixture, "\xc3\xa9\xe2\x80\xa6\""), 1);
	assert_int_equal(count(fixture, "\xc3\xa9"), 60);
}

/* ---- assessments ------------------------------------------------------------------------------------------- */

static void assert_attempts(struct fixture *fixture, int attempts, const char *wanted)
{
	const struct item item = new_item(fixture, ITEM_CHOICE, "Which?", 3);
	const struct item *list = &item;
	const int weight = 1;
	const struct qti_assessment assessment = { .id = "m07_check",
						   .title = "Check",
						   .language = "en",
						   .introduction = "<p>Five questions.</p>",
						   .attempts = attempts,
						   .items = &list,
						   .weights = &weight,
						   .count = 1 };

	strbuf_reset(&fixture->text);
	qti_write_assessment(&fixture->arena, &assessment, &fixture->text);
	assert_int_equal(count(fixture, "<fieldlabel>cc_maxattempts</fieldlabel>"), 1);
	assert_int_equal(count(fixture, arena_printf(&fixture->arena, "<fieldentry>%s</fieldentry>", wanted)), 1);
	assert_int_equal(count(fixture, "Five questions."), 1);
}

static void attempts_are_those_that_the_profile_knows(void **state)
{
	assert_attempts(*state, 0, "unlimited");
	assert_attempts(*state, 3, "3");
	assert_attempts(*state, 12, "5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_keep_their_proportions),
		cmocka_unit_test_setup_teardown(every_option_has_a_condition, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_multiple_response_counts_as_a_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(true_and_false_have_their_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(forms_are_said_together_and_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_text_is_only_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(attempts_are_those_that_the_profile_knows, set_up, tear_down),
	};
	int failed;

	xmlread_start_library();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
