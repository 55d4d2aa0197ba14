/* Cues of WebVTT files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

#include "load/assets.h"

static bool read(struct lesson *lesson, const char *text, struct asset *asset)
{
	struct source source = { .path = "a.vtt", .inside = "a.vtt", .text = text, .length = strlen(text) };

	*asset = (struct asset){ .kind = ASSET_VIDEO };
	return captions_read(&lesson->scene.arena, &source, lesson->scene.diagnostics, asset);
}

static void test_cues(void **state)
{
	struct lesson *lesson = *state;
	struct asset asset;

	assert_true(read(lesson,
			 "WEBVTT - A title\nKind: captions\n\nNOTE\nnothing\n\nSTYLE\n::cue {}\n\n1\n00:01.500 --> "
			 "00:02.000 align:start\n"
			 "<v Ana>Hello</v> &amp; <i>you</i>\nthere\n\n01:00:02.000  -->\t01:00:03.250\nA &lt;b&gt; &x;",
			 &asset));
	assert_int_equal(asset.cue_count, 2);
	assert_true(asset.cues[0].start == 1.5 && asset.cues[0].end == 2.0);
	assert_string_equal(asset.cues[0].text, "Hello & you\nthere");
	assert_true(asset.cues[1].start == 3602.0 && asset.cues[1].end == 3603.25);
	assert_string_equal(asset.cues[1].text, "A <b> &x;");
	assert_silent(&lesson->scene);
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *report;
	} cases[] = {
		{ "", "a.vtt:1:1: error: the first line of captions is WEBVTT" },
		{ "WEBVTTX\n", "a.vtt:1:1: error: the first line of captions is WEBVTT" },
		{ "WEBVTT\n", "a.vtt:1:1: error: there are no cues" },
		{ "WEBVTT\n\n00:01.5 --> 00:02.000\nx\n", "a.vtt:3:1: error: this is no timing" },
		{ "WEBVTT\n\n00:61.500 --> 00:62.000\nx\n", "a.vtt:3:1: error: this is no timing" },
		{ "WEBVTT\n\n60:01.500 --> 60:02.000\nx\n", "a.vtt:3:1: error: this is no timing" },
		{ "WEBVTT\n\n\n00:03.000 --> 00:02.000\nx\n", "a.vtt:4:1: error: this is no timing" },
		{ "WEBVTT\n\n00:01.000-->00:02.000\nx\n", "a.vtt:3:1: error: this is no timing" },
		{ "WEBVTT\n\nwords\nwords\n", "a.vtt:4:1: error: this belongs to no cue" },
		{ "WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny\n",
		  "error: this cue starts before the one above" },
	};
	struct lesson *lesson = *state;
	struct asset asset;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_false(read(lesson, cases[i].text, &asset));
		assert_reported(&lesson->scene, cases[i].report);
	}
}

static void test_a_fault_hides_no_other(void **state)
{
	struct lesson *lesson = *state;
	struct asset asset;

	read(lesson, "WEBVTT\n\nx --> y\nz\n\n00:01.000 --> 00:02.000\nok\n\nx --> y\n", &asset);
	assert_reported(&lesson->scene, "a.vtt:3:1");
	assert_reported(&lesson->scene, "a.vtt:9:1");
	assert_int_equal(asset.cue_count, 1);
}

static void test_the_number_of_cues_is_bounded(void **state)
{
	struct lesson *lesson = *state;
	struct asset asset;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "WEBVTT\n\n");
	for (int i = 0; i < 6000; i++)
		strbuf_addstr(&text, "00:01.000 --> 00:02.000\nx\n\n");
	assert_false(read(lesson, text.text, &asset));
	strbuf_release(&text);
	assert_true(asset.cue_count <= 5001);
	assert_reported(&lesson->scene, "there are more than 5000 cues");
}

static void test_hostile_texts(void **state)
{
	static const char *const texts[] = { "WEBVTT\n\n00:01.000 --> 00:02.000\n<",
					     "WEBVTT\n\n00:01.000 --> 00:02.000\n&",
					     "WEBVTT\n\n-->",
					     "WEBVTT\n\n1",
					     "WEBVTT\n\n99999999999:00:01.000 --> 1",
					     "WEBVTT\nNOTE" };
	struct lesson *lesson = *state;
	struct asset asset;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		read(lesson, texts[i], &asset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_cues),
		lesson_test(test_faults),
		lesson_test(test_a_fault_hides_no_other),
		lesson_test(test_the_number_of_cues_is_bounded),
		lesson_test(test_hostile_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
