/* Question types: controls, answers, data, what the saved state needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"
#include "question/question.h"

static void write_words(struct question_writer *writer, const struct node *parent)
{
	node_plain_text(parent, writer->out);
}

struct written {
	const char *controls, *answer, *data, *signature;
	size_t state_size;
};

static const char *take(struct lesson *lesson, struct strbuf *out)
{
	const char *text = arena_strdup(&lesson->scene.arena, out->text);

	strbuf_reset(out);
	return text;
}

/* All that the type of the text's question writes. */
static struct written write_question(struct lesson *lesson, const char *text)
{
	scene_write(&lesson->scene, "templates/strings/en.yaml",
		    "page:\n  direction: ltr\nglossary:\n  say: Say\n  avoid: Avoid\nquestion:\n  best: Best & good\n  "
		    "not-best: Not the best\n");
	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	const struct question *question = lesson->module->questions[0];
	struct strbuf out = STRBUF_INIT;
	struct question_writer writer = {
		.out = &out,
		.words = lesson->module->edition->words,
		.inlines = write_words,
		.blocks = write_words,
	};
	struct written written = { .state_size = question->type->state_size(question) };
	question->type->write_controls(question, &writer);
	written.controls = take(lesson, &out);
	question->type->write_answer(question, &writer);
	written.answer = take(lesson, &out);
	question->type->write_data(question, &out);
	written.data = take(lesson, &out);
	question->type->write_signature(question, &out);
	written.signature = take(lesson, &out);
	strbuf_release(&out);
	return written;
}

static void test_choice(void **state)
{
	struct written written =
	    write_question(*state, "## Q {#m01-q .q}\n\n- [ ] One\n  > no\n- [x] Two\n  > yes\n\n> c\n");

	assert_string_equal(written.controls,
			    "<label class=\"option\"><input type=\"radio\" name=\"o\" value=\"a\" />"
			    "<span>One</span></label>"
			    "<label class=\"option\"><input type=\"radio\" name=\"o\" value=\"b\" />"
			    "<span>Two</span></label>");
	assert_string_equal(written.answer, "<ul class=\"reasons\"><li><b>Not the best</b> "
					    "<span>One</span><p>no</p></li>"
					    "<li><b>Best &amp; good</b> "
					    "<span>Two</span><p>yes</p></li></ul>");
	assert_string_equal(written.data, ",\"options\":[\"a\",\"b\"],\"right\":[\"b\"]");
	assert_int_equal(written.state_size, 1);
}

static void test_multiple(void **state)
{
	struct written written = write_question(*state, "## Q {#m01-q .q scoring=all shuffle=yes}\n\n- [x] One\n  > "
							"y\n- [x] Two\n  > y\n- [ ] Three\n  > n\n\n> c\n");

	assert_non_null(strstr(written.controls, "<input type=\"checkbox\" value=\"c\""));
	assert_string_equal(
	    written.data,
	    ",\"options\":[\"a\",\"b\",\"c\"],\"right\":[\"a\",\"b\"],\"shuffle\":true,\"scoring\":\"all\"");
	assert_int_equal(written.state_size, 3);
	written = write_question(*state, "## Q {#m01-q .q .multi}\n\n- [x] One\n  > y\n- [ ] Two\n  > n\n\n> c\n");
	assert_string_equal(written.data,
			    ",\"options\":[\"a\",\"b\"],\"right\":[\"a\"]");
}

static void test_true_false(void **state)
{
	struct written written =
	    write_question(*state, "## Q {#m01-q .q .tf}\n\n- [ ] Yes\n  > n\n- [x] No\n  > y\n\n> c\n");

	assert_non_null(strstr(written.controls, "type=\"radio\""));
	assert_string_equal(written.data, ",\"options\":[\"a\",\"b\"],\"right\":[\"b\"]");
	assert_int_equal(written.state_size, 1);
}

static void test_the_signature_follows_the_answers(void **state)
{
	static const char first[] = "## Q {#m01-q .q}\n\n- [x] *One*\n  > y\n- [ ] Two\n  > n\n\n> c\n";
	static const char equal[] =
	    "## Other {#m01-q .q points=3}\n\nStem.\n\n- [x] One\n  > other\n- [ ] Two\n  > words\n\n> here\n";
	static const char *const others[] = {
		"## Q {#m01-q .q}\n\n- [ ] One\n  > y\n- [x] Two\n  > n\n\n> c\n",
		"## Q {#m01-q .q}\n\n- [ ] Two\n  > n\n- [x] One\n  > y\n\n> c\n",
		"## Q {#m01-q .q}\n\n- [x] One\n  > y\n- [ ] Two!\n  > n\n\n> c\n",
	};
	const char *signature = write_question(*state, first).signature;

	assert_string_equal(write_question(*state, equal).signature, signature);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_string_not_equal(write_question(*state, others[i]).signature, signature);
}

static void test_the_table(void **state)
{
	size_t count;
	const struct question_type *const *types = question_types(&count);

	(void)state;
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		assert_non_null(types[i]->name);
		assert_non_null(types[i]->classes);
		assert_non_null(types[i]->attributes);
		assert_true(types[i]->claims && types[i]->parse && types[i]->write_controls && types[i]->write_answer &&
			    types[i]->write_data && types[i]->write_signature && types[i]->state_size);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_choice),         lesson_test(test_multiple),
		lesson_test(test_true_false),     lesson_test(test_the_signature_follows_the_answers),
		cmocka_unit_test(test_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
