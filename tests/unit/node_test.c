/* The tree: walking, plain words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

static const char text[] = "One *two* `three`\nfour.\n\n- five\n- six\n\n> [!FACILITATOR]\n> seven\n\n**eight**\n\n| "
			   "nine |\n|---|\n| ten |\n\n"
			   "## eleven {#m01-q .q}\n\ntwelve\n\n- [x] thirteen\n  > fourteen\n- [ ] fifteen\n  > "
			   "sixteen\n\n> [!TIP]\n> seventeen\n\n> eighteen\n";

static void add_words(const struct node *node, void *context)
{
	if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
		strbuf_addf(context, "%.*s/", (int)node->as.text.length, node->as.text.text);
}

static void test_walking(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf out = STRBUF_INIT;

	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	node_walk(lesson_section(lesson)->body, add_words, &out);
	assert_string_equal(
	    out.text,
	    "One /two/ /three/four./five/six/seven/eight/nine/ten/eleven/twelve/thirteen/fourteen/fifteen/sixteen/"
	    "seventeen/eighteen/");
	strbuf_reset(&out);
	node_walk_learner(lesson_section(lesson)->body, add_words, &out);
	assert_null(strstr(out.text, "seven/"));
	assert_non_null(strstr(out.text, "six/eight/"));
	strbuf_reset(&out);
	question_walk(lesson->module->questions[0], add_words, &out);
	assert_string_equal(out.text, "eleven/twelve/thirteen/fourteen/fifteen/sixteen/seventeen/eighteen/");
	strbuf_release(&out);
}

static void test_plain_words(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf out = STRBUF_INIT;

	lesson_load(lesson, "One *two* `three`\nfour\\\nfive [six](module.md).\n\n- seven\n- eight\n");
	node_plain_text(lesson_section(lesson)->body, &out);
	assert_string_equal(out.text, "One two three four five six. seven eight");
	strbuf_release(&out);
}

static void test_names_of_callouts(void **state)
{
	(void)state;
	assert_string_equal(callout_name(CALLOUT_NOTE), "note");
	assert_string_equal(callout_name(CALLOUT_SLIDE), "slide");
	assert_false(callout_is_for_facilitator(CALLOUT_SUPPORT));
	assert_true(callout_is_for_facilitator(CALLOUT_FACILITATOR));
}

static void test_appending(void **state)
{
	struct node parent = { .kind = NODE_QUOTE }, a = { .kind = NODE_RULE }, b = { .kind = NODE_RULE };

	(void)state;
	b.next = &a;
	node_append(&parent, &a);
	assert_true(parent.first_child == &a && parent.last_child == &a && a.next == NULL && a.parent == &parent);
	node_append(&parent, &b);
	assert_true(parent.first_child == &a && parent.last_child == &b && a.next == &b && b.next == NULL);
}

static void test_callouts_and_words_of_a_node(void **state)
{
	struct lesson *lesson = *state;
	const struct node *body;

	lesson_load(lesson, text);
	body = lesson_section(lesson)->body;
	assert_string_equal(node_plain_words(&lesson->scene.arena, body->first_child), "One two three four.");
	assert_false(node_is_callout(body->first_child, CALLOUT_NOTE));
	for (const struct node *node = body->first_child; node != NULL; node = node->next)
		if (node->kind == NODE_CALLOUT) {
			assert_true(node_is_callout(node, CALLOUT_FACILITATOR));
			assert_false(node_is_callout(node, CALLOUT_SLIDE));
			assert_int_equal(node_place(node).line, node->line);
			return;
		}
	fail_msg("there is a callout in the text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_walking),
		lesson_test(test_plain_words),
		lesson_test(test_callouts_and_words_of_a_node),
		cmocka_unit_test(test_names_of_callouts),
		cmocka_unit_test(test_appending),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
