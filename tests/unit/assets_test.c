/* Pictures, sound and video: found, checked, published under one name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson.h"

#include "load/assets.h"

static const unsigned char png[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10,   0, 0, 0, 13,
				     'I',  'H', 'D', 'R', 0,  0,  2,  0x58, 0, 0, 1, 0x90 };

static void write_media(struct lesson *lesson, const char *name, const void *data, size_t length)
{
	scene_write_bytes(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/en/m01-start/media/%s", name), data,
			  length);
}

static void write_drawing(struct lesson *lesson)
{
	scene_write(&lesson->scene, "kit/figures/box.svg",
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect x=\"1\" y=\"1\" width=\"3\" "
		    "height=\"3\"/></svg>");
	scene_write(&lesson->scene, "kit/figures/box.en.md", "A box. [@book]\n");
}

/* ---- sizes ---------------------------------------------------------------------------------------------- */

static void check_size(struct lesson *lesson, const char *type, const void *data, size_t length, int width, int height)
{
	int wide = -1, high = -1;

	scene_write_bytes(&lesson->scene, "picture", data, length);
	bool found =
	    image_size(arena_printf(&lesson->scene.arena, "%s/picture", lesson->scene.folder), type, &wide, &high);
	assert_int_equal(found, width > 0);
	assert_int_equal(wide, width);
	assert_int_equal(high, height);
}

static void test_sizes(void **state)
{
	static const unsigned char gif[] = { 'G', 'I', 'F', '8', '9', 'a', 0x2C, 1, 0xC8, 0 };
	static const unsigned char jpeg[] = { 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1,   2, 0xFF,
					      0xFF, 0xC0, 0,    11,   8, 0, 200, 1, 0x2C };
	static const unsigned char lossy[30] = { 'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W',  'E', 'B',  'P',  'V',  'P',  '8',
						 ' ', 0,   0,   0,   0, 0, 0, 0, 0x9D, 1,   0x2A, 0x2C, 0x41, 0xC8, 0 };
	static const unsigned char lossless[30] = { 'R', 'I', 'F', 'F', 0, 0, 0, 0,    'W',  'E',  'B',  'P', 'V',
						    'P', '8', 'L', 0,   0, 0, 0, 0x2F, 0x2B, 0xC1, 0x31, 0 };
	static const unsigned char extended[30] = { 'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E',  'B', 'P', 'V',  'P', '8',
						    'X', 0,   0,   0,   0, 0, 0, 0, 0,   0x2B, 1,   0,   0xC7, 0,   0 };
	struct lesson *lesson = *state;

	check_size(lesson, "image/png", png, sizeof png, 600, 400);
	check_size(lesson, "image/gif", gif, sizeof gif, 300, 200);
	check_size(lesson, "image/jpeg", jpeg, sizeof jpeg, 300, 200);
	check_size(lesson, "image/webp", lossy, sizeof lossy, 300, 200);
	check_size(lesson, "image/webp", lossless, sizeof lossless, 300, 200);
	check_size(lesson, "image/webp", extended, sizeof extended, 300, 200);
	check_size(lesson, "image/png", gif, sizeof gif, 0, 0);
}

/* Whatever the length of a file, nothing is read past its end. */
static void test_cut_files(void **state)
{
	static const unsigned char jpeg[] = { 0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0xFF, 0xE0, 0,   1,
					      0xFF, 0xC0, 0,    11,   8, 0, 200,  1,    0x2C };
	static const unsigned char zero_wide[24] = { 0x89, 'P', 'N', 'G', 13,  10,  26,  10,
						     0,    0,   0,   13,  'I', 'H', 'D', 'R' };
	struct lesson *lesson = *state;

	for (size_t length = 0; length < sizeof png; length++)
		check_size(lesson, "image/png", png, length, 0, 0);
	for (size_t length = 0; length <= sizeof jpeg; length++)
		check_size(lesson, "image/jpeg", jpeg, length, 0, 0);
	check_size(lesson, "image/png", zero_wide, sizeof zero_wide, 0, 0);
}

/* ---- pictures --------------------------------------------------------------------------------------------- */

static void test_a_figure(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.png", png, sizeof png);
	assert_tree(lesson, "![A *square*](media/a.png \"So `it` is [@book]\")\n",
		    "(figure m01-a.png 'A square' 'So ' (code 'it') ' is ' (citation book))");
	const struct asset *asset = lesson->module->assets[0];
	assert_int_equal(lesson->module->asset_count, 1);
	assert_string_equal(asset->type, "image/png");
	assert_int_equal(asset->width, 600);
	assert_int_equal(asset->height, 400);
	assert_int_equal(asset->size, sizeof png);
	assert_silent(&lesson->scene);
}

static void test_a_picture_in_running_text(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.png", png, sizeof png);
	assert_tree(lesson, "See ![a square](media/a.png) and ![it](./media/a.png).\n",
		    "(paragraph 'See ' (image m01-a.png 'a square') ' and ' (image m01-a.png 'it') '.')");
	assert_int_equal(lesson->module->asset_count, 1);
	assert_silent(&lesson->scene);
}

static void test_a_drawing(void **state)
{
	struct lesson *lesson = *state;

	write_drawing(lesson);
	assert_tree(lesson, "![A box](../../figures/box.svg)\n", "(figure m01-box.svg 'A box')");
	const struct asset *asset = lesson->module->assets[0];
	assert_int_equal(asset->kind, ASSET_DRAWING);
	assert_non_null(strstr(asset->svg, "<rect x=\"1\""));
	assert_string_equal(lesson_children(lesson, asset->description), "(paragraph 'A box. ' (citation book))");
	assert_int_equal(lesson_section(lesson)->reference_count, 1);
	assert_silent(&lesson->scene);
}

static void test_only_what_learners_see_is_published(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.png", png, sizeof png);
	lesson_load(lesson, "> [!HANDOUT]\n> ![A](media/a.png)\n");
	assert_int_equal(lesson->module->asset_count, 0);
	lesson_load(lesson, "> [!HANDOUT]\n> ![A](media/a.png)\n\n![A](media/a.png)\n");
	assert_int_equal(lesson->module->asset_count, 1);
	assert_silent(&lesson->scene);
}

static void test_faults_of_pictures(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.png", png, sizeof png);
	write_media(lesson, "b.jpg", png, sizeof png);
	write_media(lesson, "Big.png", png, sizeof png);
	scene_write_bytes(&lesson->scene, "kit/figures/a.png", png, sizeof png);
	assert_tree(
	    lesson,
	    "![](media/a.png)\n\n![a](media/aa.png)\n\n![a](media/b.jpg)\n\n![a](https://x.org/a.png)\n\n![a](../../../"
	    "a.png)\n\n"
	    "![a](media/Big.png)\n\n![a](../../figures/a.png)\n\n![a](media)\n\nIn ![a](media/a.png \"text\")\n",
	    "(figure m01-a.png '') (paragraph 'In ' (image m01-a.png 'a'))");
	assert_reported(&lesson->scene, ":3:1: error: image 'media/a.png' has no text for people");
	assert_reported(&lesson->scene, ":5:6: error: 'media/aa.png' leads nowhere; did you mean 'a.png'?");
	assert_reported(&lesson->scene, ":7:6: error: 'media/b.jpg' is damaged or not what its name says (image/jpeg)");
	assert_reported(&lesson->scene, ":9:6: error: 'https://x.org/a.png' lies on another site");
	assert_reported(&lesson->scene, ":11:6: error: '../../../a.png' leads out of the kit");
	assert_reported(&lesson->scene, ":13:6: error: the file name 'Big.png' does not travel well");
	assert_reported(&lesson->scene, ":15:6: error: ");
	assert_reported(&lesson->scene, "would be published under the same name as");
	assert_reported(&lesson->scene, ":17:6: error: 'media' leads nowhere");
	assert_reported(&lesson->scene, ":19:22: error: an image inside running text has no caption");
}

static void test_a_drawing_needs_its_twin(void **state)
{
	struct lesson *lesson = *state;

	write_drawing(lesson);
	file_remove_tree(arena_printf(&lesson->scene.arena, "%s/figures/box.en.md", lesson->scene.kit));
	lesson_load(lesson, "![A box](../../figures/box.svg)\n\n![A box](../../figures/box.svg)\n");
	assert_reported(&lesson->scene,
			":3:10: error: '../../figures/box.svg' has no text that says the same in words");
	assert_int_equal(diagnostics_errors(lesson->scene.diagnostics), 1);
	scene_write(&lesson->scene, "kit/figures/box.en.md", "![A box](box.svg)\n\n[a](box.en.md \"include\")\n");
	lesson_load(lesson, "![A box](../../figures/box.svg)\n");
	assert_reported(&lesson->scene, "box.en.md:1:10: error: there can be no picture or player in this text");
	assert_reported(&lesson->scene, "box.en.md:3:5: error: this text cannot include another one");
}

/* ---- sound and video ----------------------------------------------------------------------------------------- */

static void test_players(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.mp3", "x", 1);
	scene_write(&lesson->scene, "kit/en/m01-start/media/a.en.md", "Ana: Hello.\n");
	write_media(lesson, "b.webm", "x", 1);
	scene_write(&lesson->scene, "kit/en/m01-start/media/b.en.md", "Ana: Hello.\n");
	scene_write(&lesson->scene, "kit/en/m01-start/media/b.en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n");
	assert_tree(lesson, "[Listen *now*](media/a.mp3)\n\n[Look](media/b.webm)\n",
		    "(player m01-a.mp3 '' 'Listen ' (emphasis 'now')) (player m01-b.webm '' 'Look')");
	assert_int_equal(lesson->module->assets[0]->kind, ASSET_SOUND);
	assert_int_equal(lesson->module->assets[0]->cue_count, 0);
	assert_int_equal(lesson->module->assets[1]->kind, ASSET_VIDEO);
	assert_int_equal(lesson->module->assets[1]->cue_count, 1);
	assert_non_null(strstr(lesson->module->assets[1]->captions, "b.en.vtt"));
	assert_silent(&lesson->scene);
}

static void test_what_players_need(void **state)
{
	struct lesson *lesson = *state;

	write_media(lesson, "a.mp3", "x", 1);
	write_media(lesson, "b.mp4", "x", 1);
	lesson_load(lesson,
		    "[Listen](media/a.mp3)\n\n[Look](media/b.mp4)\n\n![Look](media/b.mp4)\n\nSee [a](media/a.mp3).\n");
	assert_reported(&lesson->scene,
			":3:10: error: 'media/a.mp3' has no transcript; write one in 'en/m01-start/media/a.en.md'");
	assert_reported(&lesson->scene, ":5:8: error: the video 'media/b.mp4' has no captions");
	assert_reported(&lesson->scene, ":5:8: error: 'media/b.mp4' has no transcript");
	assert_reported(&lesson->scene, ":7:9: error: 'media/b.mp4' cannot be shown here");
	assert_reported(&lesson->scene, ":9:9: error: 'media/a.mp3' is no page of the course");
}

static void test_addresses_of_media(void **state)
{
	(void)state;
	assert_true(assets_is_media("media/a.mp3"));
	assert_true(assets_is_media("a.WEBM"));
	assert_false(assets_is_media("https://example.org/a.mp3"));
	assert_false(assets_is_media("a.png"));
	assert_false(assets_is_media("mp3"));
	assert_false(assets_is_media(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_sizes),
		lesson_test(test_cut_files),
		lesson_test(test_a_figure),
		lesson_test(test_a_picture_in_running_text),
		lesson_test(test_a_drawing),
		lesson_test(test_only_what_learners_see_is_published),
		lesson_test(test_faults_of_pictures),
		lesson_test(test_a_drawing_needs_its_twin),
		lesson_test(test_players),
		lesson_test(test_what_players_need),
		lesson_test(test_addresses_of_media),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
