/* Source files: what is clean text, and what is refused where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/source.h"
#include "scene.h"

static bool read_file(struct scene *scene, const char *inside, struct source *source)
{
	struct place from = { "from.md", 3, 4 };
	return source_read(&scene->arena, scene->kit, inside, 64, from, scene->diagnostics, source);
}

static void text_is_cleaned(void **state)
{
	struct scene *scene = *state;
	struct source source;
	scene_write(scene, "kit/a.md", "\xEF\xBB\xBFone\r\ntwo\rthree\n\r\n");
	assert_true(read_file(scene, "a.md", &source));
	assert_string_equal(source.text, "one\ntwo\nthree\n\n");
	assert_int_equal(source.length, strlen(source.text));
	assert_string_equal(source.inside, "a.md");
	scene_write(scene, "kit/empty.md", "");
	assert_true(read_file(scene, "empty.md", &source));
	assert_int_equal(source.length, 0);
	assert_silent(scene);
}

static void files_that_cannot_be_used(void **state)
{
	struct scene *scene = *state;
	struct source source;
	char large[65];
	memset(large, 'x', sizeof large);
	scene_write_bytes(scene, "kit/large.md", large, sizeof large);
	scene_write(scene, "kit/folder.md/x", "");
	scene_write(scene, "kit/latin.md", "one\ntw\xE9 three\n");
	scene_write(scene, "kit/control.md", "é\x07\n");
	scene_write(scene, "kit/bidi.md", "\na\xE2\x80\xAE" "b\n");
	scene_write_bytes(scene, "kit/nul.md", "a\0b", 3);
	assert_false(read_file(scene, "none.md", &source));
	assert_false(read_file(scene, "large.md", &source));
	assert_false(read_file(scene, "folder.md", &source));
	assert_false(read_file(scene, "latin.md", &source));
	assert_false(read_file(scene, "control.md", &source));
	assert_false(read_file(scene, "bidi.md", &source));
	assert_false(read_file(scene, "nul.md", &source));
	assert_reported(scene, "from.md:3:4: error: there is no file 'kit/none.md'; write it or correct the name [file-missing]");
	assert_reported(scene, "kit/large.md:1:1: error: the file is larger than");
	assert_reported(scene, "from.md:3:4: error: 'kit/folder.md' is not a file;");
	assert_reported(scene, "kit/latin.md:2:3: error: these bytes are not UTF-8; save the file as UTF-8 [utf8-invalid]");
	assert_reported(scene, "kit/control.md:1:2: error: the invisible control character U+0007; remove it [control-character]");
	assert_reported(scene, "kit/bidi.md:2:2: error: the invisible control character U+202E; remove it");
	assert_reported(scene, "kit/nul.md:1:2: error: the invisible control character U+0000; remove it");
}

static void link_to(struct scene *scene, const char *target, const char *inside)
{
	assert_int_equal(symlink(target, arena_printf(&scene->arena, "%s/%s", scene->folder, inside)), 0);
}

static void links_stay_inside(void **state)
{
	struct scene *scene = *state;
	struct source source;
	scene_write(scene, "secret.md", "secret\n");
	scene_write(scene, "kit-two/a.md", "other kit\n");
	scene_write(scene, "kit/a.md", "a\n");
	link_to(scene, "../secret.md", "kit/out.md");
	link_to(scene, "..", "kit/up");
	link_to(scene, "../kit-two", "kit/beside");
	link_to(scene, "a.md", "kit/in.md");
	link_to(scene, "nowhere.md", "kit/broken.md");
	assert_false(read_file(scene, "out.md", &source));
	assert_false(read_file(scene, "up/secret.md", &source));
	assert_false(read_file(scene, "beside/a.md", &source));
	assert_false(read_file(scene, "broken.md", &source));
	assert_true(read_file(scene, "in.md", &source));
	assert_reported(scene, "from.md:3:4: error: 'kit/out.md' is a link that leads out of the kit; copy the file into the kit");
	assert_reported(scene, "'kit/up/secret.md' is a link that leads out of the kit");
	assert_reported(scene, "'kit/beside/a.md' is a link that leads out of the kit");
	assert_reported(scene, "there is no file 'kit/broken.md'");
}

static void a_pipe_is_not_waited_for(void **state)
{
	struct scene *scene = *state;
	struct source source;
	scene_write(scene, "kit/a.md", "");
	assert_int_equal(mkfifo(arena_printf(&scene->arena, "%s/pipe.md", scene->kit), 0600), 0);
	assert_false(read_file(scene, "pipe.md", &source));
	assert_reported(scene, "'kit/pipe.md' is not a file");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_set_up, scene_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_cleaned),
		TEST(files_that_cannot_be_used),
		TEST(links_stay_inside),
		TEST(a_pipe_is_not_waited_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
