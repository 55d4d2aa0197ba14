/* Front matter: where it starts, where it ends, and where the body's lines lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "load/yaml.h"
#include "scene.h"

static bool split(struct scene *scene, const char *text, struct frontmatter *parts)
{
	return frontmatter_split("f.md", text, strlen(text), parts, scene->diagnostics);
}

static void parts_and_lines(void **state)
{
	static const struct {
		const char *text;
		size_t yaml_length, body_length;
		int body_line;
	} rows[] = {
		{ "---\na: b\n---\nbody\n", 5, 5, 4 }, { "---\n---\nbody", 0, 4, 3 },      { "---  \na: b\n...\nbody", 5, 4, 4 },
		{ "body\n---\n", 0, 9, 1 },            { "", 0, 0, 1 },                     { "---\na: b\n---", 5, 0, 4 },
		{ "----\na: b\n", 0, 10, 1 },          { "--- x\n---\n", 0, 10, 1 },       { "---\na: ---b\n---\n", 8, 0, 4 },
	};
	struct scene scene;
	(void)state;
	scene_open(&scene);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frontmatter parts;
		assert_true(split(&scene, rows[i].text, &parts));
		assert_int_equal(parts.yaml_length, rows[i].yaml_length);
		assert_int_equal(parts.body_length, rows[i].body_length);
		assert_int_equal(parts.body_line, rows[i].body_line);
		assert_ptr_equal(parts.body + parts.body_length, rows[i].text + strlen(rows[i].text));
	}
	assert_silent(&scene);
	scene_close(&scene);
}

static void unclosed(void **state)
{
	struct scene scene;
	struct frontmatter parts;
	(void)state;
	scene_open(&scene);
	assert_false(split(&scene, "---\ntitle: T\n\n# Title\n", &parts));
	assert_false(split(&scene, "---", &parts));
	assert_reported(&scene, "f.md:1:1: error: the front matter that starts here has no end;");
	scene_close(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_and_lines),
		cmocka_unit_test(unclosed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
