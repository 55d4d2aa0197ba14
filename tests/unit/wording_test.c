/* Wording: speech left out, and the parts of a question. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/wording.h"
#include "lesson.h"

static void assert_meant(const char *text, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	wording_without_speech(text, &out);
	assert_string_equal(out.text, expected);
	strbuf_release(&out);
}

static void speech_is_left_out(void **state)
{
	(void)state;
	assert_meant("", "");
	assert_meant("She says, \"Never!\" and goes.", "She says, \" and goes.");
	assert_meant("“Always” or «siempre» or „immer“.", "\" or \" or \".");
	assert_meant("\"One\" \"two\"", "\" \"");
	assert_meant("It's 5\" long, always", "It's 5\" long, always");
	assert_meant("“never closed, «nor this", "“never closed, «nor this");
	assert_meant("a “b \"c\" d” e", "a \" e");
}

/* Each quote that is never closed is looked for once. */
static void unclosed_quotes_take_no_time(void **state)
{
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;
	(void)state;
	for (int i = 0; i < 300000; i++)
		strbuf_addstr(&text, "“«");
	wording_without_speech(text.text, &out);
	assert_string_equal(out.text, text.text);
	strbuf_release(&text);
	strbuf_release(&out);
}

static void add_wording(const struct wording *wording, void *context)
{
	static const char *const kinds[] = { "title", "stem", "answer" };
	strbuf_addf(context, "%s %d: %s\n", kinds[wording->kind], wording->place.line, wording->text);
}

static void the_parts_of_a_question(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf out = STRBUF_INIT;
	lesson_load(lesson, "### Which *one*? {#m01-q1 .q}\n\nA case\nin two lines.\n\n> A letter.\n\n- point\n\n> "
			    "[!TIP]\n> A hint.\n\n"
			    "- [x] One\n  > Yes.\n- [ ] Two *2*\n  > No.\n\n> Because.\n");
	assert_silent(&lesson->scene);
	wording_walk(lesson->module->questions[0], add_wording, &out);
	assert_string_equal(out.text,
			    "title 3: Which one?\nstem 5: A case in two lines.\nstem 10: point\nanswer 15: One\n"
			    "answer 17: Two 2\n");
	strbuf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, lesson_set_up, lesson_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(speech_is_left_out),
		TEST(unclosed_quotes_take_no_time),
		TEST(the_parts_of_a_question),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
