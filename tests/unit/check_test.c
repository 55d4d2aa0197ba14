/* Checks of modules and of a whole kit, each with a kit that is just right and one that is just wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "check/check.h"
#include "load/load.h"
#include "scene.h"

static int set_up(void **state)
{
	static struct scene scene;
	scene_open(&scene);
	scene_write_kit(&scene);
	*state = &scene;
	return 0;
}

/* Load everything, check every module, then the kit. */
static void check_all(struct scene *scene, struct load_options options)
{
	options.templates = scene->templates;
	struct kit *kit = load_kit(scene->kit, &options, scene->diagnostics);
	struct outline outlines[2] = { { 0 } };
	assert_true(kit->edition_count <= 2);
	for (size_t i = 0; i < kit->edition_count; i++) {
		const struct edition *edition = &kit->editions[i];
		outlines[i].edition = edition;
		outlines[i].module_count = edition->module_count;
		outlines[i].modules = arena_calloc(&scene->arena, edition->module_count, sizeof *outlines[i].modules);
		for (size_t j = 0; j < edition->module_count; j++) {
			const struct module *module =
			    load_module(&scene->arena, kit, edition, &edition->modules[j], scene->diagnostics);
			check_module(module, &(struct check_rules){ 0 }, scene->diagnostics);
			outline_of_module(&scene->arena, module, &outlines[i].modules[j]);
		}
	}
	check_kit(kit, outlines, scene->diagnostics);
	kit_free(kit);
}

static void check(struct scene *scene)
{
	check_all(scene, (struct load_options){ 0 });
}

/* A check of `count` questions with three options each; `draw` is its line of front matter. */
static void write_check(struct scene *scene, const char *draw, int count)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addf(&text, "---\n%s---\n# Check\n\nTry it.\n", draw);
	for (int i = 0; i < count; i++)
		strbuf_addf(&text,
		            "\n## Question %d? {#m01-q%d .q objective=m01-o1}\n\n- [x] Right %d\n  > Yes.\n- [ ] Wrong %d\n  > No.\n\n"
		            "> Because.\n",
		            i, i, i, i);
	scene_write(scene, "kit/en/m01-start/check.md", text.text);
	strbuf_release(&text);
}

static void a_kit_without_faults(void **state)
{
	struct scene *scene = *state;
	write_check(scene, "", 3);
	check(scene);
	assert_silent(scene);
}

/* ---- modules ---------------------------------------------------------------------------------------------- */

/* Words for counting are no sentence for reading. */
#define WAIVER "<!-- allow sentence-long: it is there to be counted -->\n\n"

static void write_lesson(struct scene *scene, int words, const char *rest)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addf(&text, "%s# Lesson\n\n", words > 25 ? WAIVER : "");
	for (int i = 0; i < words; i++)
		strbuf_addstr(&text, i % 2 ? "*wo*rd\n" : "word ");
	strbuf_addstr(&text, rest);
	scene_write(scene, "kit/en/m01-start/01-lesson.md", text.text);
	strbuf_release(&text);
}

static void lessons_of_600_words_at_most(void **state)
{
	struct scene *scene = *state;
	write_lesson(scene, 599, "\n\n### Which one? {#m01-q1 .q}\n\n- [x] This one here\n  > Yes.\n- [ ] That\n  > No.\n\n> Why.\n");
	check(scene);
	assert_silent(scene);
	write_lesson(scene, 599, "\n\n- [a\n  list](https://example.org/)\n");
	check(scene);
	assert_reported(scene, "kit/en/m01-start/01-lesson.md:3:1: warning: the lesson has 601 words, more than 600;");
}

/* Words of every length, so that they begin at every place of the eight bytes that are looked at together. */
static void write_long_line(struct scene *scene, int words)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addstr(&text, WAIVER "# Lesson\n\n");
	for (int i = 0; i < words; i++)
		strbuf_addf(&text, "%.*s%s", 1 + i % 19, "abcdefghijklmnopqrs", i % 3 ? " " : "  ");
	scene_write(scene, "kit/en/m01-start/01-lesson.md", text.text);
	strbuf_release(&text);
}

static void words_of_a_long_line_are_counted(void **state)
{
	struct scene *scene = *state;
	write_long_line(scene, 600);
	check(scene);
	assert_silent(scene);
	write_long_line(scene, 603);
	check(scene);
	assert_reported(scene, "warning: the lesson has 603 words, more than 600;");
}

static void objectives_exist_and_are_asked(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "kit/en/m01-start/module.md",
	            "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: draft\nobjectives:\n  m01-o1: One.\n  m01-o2: Two.\n---\n");
	scene_write(scene, "kit/en/m01-start/01-lesson.md", "---\nobjectives: [m01-o2, m01-o3]\n---\n# Lesson\n\nText.\n");
	check(scene);
	assert_reported(scene, "01-lesson.md:4:1: error: there is no objective 'm01-o3'; module.md has m01-o1, m01-o2");
	assert_int_equal(diagnostics_warnings(scene->diagnostics), 0); /* nothing is asked without a check */
	write_check(scene, "", 2);
	check(scene);
	assert_reported(scene, "kit/en/m01-start/module.md:8:3: warning: no question of the check covers the objective 'm01-o2';");
	assert_int_equal(diagnostics_warnings(scene->diagnostics), 1);
}

static void objectives_of_questions_exist(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "kit/en/m01-start/module.md", "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: draft\n---\n");
	write_check(scene, "", 1);
	check(scene);
	assert_reported(scene, "kit/en/m01-start/check.md:7:1: error: there is no objective 'm01-o1'; module.md has none,");
}

static void pools_hold_twice_the_draw(void **state)
{
	struct scene *scene = *state;
	write_check(scene, "draw: 2\n", 4);
	check(scene);
	write_check(scene, "draw: 3\n", 3);
	check(scene);
	assert_silent(scene);
	write_check(scene, "draw: 3\n", 5);
	check(scene);
	assert_reported(scene, "check.md:4:1: warning: the check draws 3 of 5 questions, so attempts hardly differ; write at least 6");
}

static void options_are_few_and_stand_alone(void **state)
{
	struct scene *scene = *state;
	write_lesson(scene, 1,
	             "\n\n### Which? {#m01-q1 .q}\n\n- [x] a\n  > Yes.\n- [ ] b\n  > No.\n- [ ] c\n  > No.\n- [ ] d\n  > All of the above"
	             " is no answer.\n\n> Why.\n");
	check(scene);
	assert_silent(scene);
	write_lesson(scene, 1,
	             "\n\n### Which? {#m01-q1 .q}\n\n- [x] a\n  > Yes.\n- [ ] b\n  > No.\n- [ ] c\n  > No.\n- [ ] d\n  > No.\n"
	             "- [ ] None *of the* above.\n  > No.\n\n> Why.\n");
	check(scene);
	assert_reported(scene, "01-lesson.md:5:1: warning: the question has 5 options; three are enough,");
	assert_reported(scene, "01-lesson.md:15:1: warning: the option stands for the others,");
}

static void published_means_reviewed(void **state)
{
	struct scene *scene = *state;
	scene_write(scene, "kit/en/m01-start/module.md",
	            "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: published\nreviewed-by: [nurse]\n---\n");
	check(scene);
	assert_silent(scene);
	scene_write(scene, "kit/en/m01-start/module.md", "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: published\n---\n");
	check(scene);
	assert_reported(scene, "kit/en/m01-start/module.md:1:1: error: the module is published, but nobody has reviewed it;");
}

/* ---- kit -------------------------------------------------------------------------------------------------- */

static void write_unused(struct scene *scene)
{
	scene_write(scene, "kit/references.md", "## src\n\nText.\n\n- facts: fact\n");
	scene_write(scene, "kit/en/glossary.md", "## Term\n\nMeaning.\n");
}

static void what_nothing_uses(void **state)
{
	struct scene *scene = *state;
	write_unused(scene);
	check(scene);
	assert_reported(scene, "kit/references.md:1:1: warning: nothing cites the source 'src'; cite it, [@src], or remove it");
	assert_reported(scene, "kit/en/glossary.md:1:1: warning: nothing uses the term 'term'; link to it where it matters,");
	assert_int_equal(diagnostics_warnings(scene->diagnostics), 2);
}

static void lessons_use_sources_and_terms(void **state)
{
	struct scene *scene = *state;
	write_unused(scene);
	write_lesson(scene, 1, " and [words](../glossary.md#term). [@fact]\n");
	check(scene);
	assert_silent(scene);
}

static void regions_and_terms_use_sources(void **state)
{
	struct scene *scene = *state;
	static const char head[] = "---\ntitle: US\nchecked: 2026-01-31\n---\n";
	scene_write(scene, "kit/references.md", "## src\n\nText.\n");
	scene_write(scene, "kit/regions/us.md",
	            arena_printf(&scene->arena, "%s## Line\n\n- call: 911\n- source: src\n- unconfirmed: n.d.\n", head));
	check(scene);
	scene_write(scene, "kit/regions/us.md", arena_printf(&scene->arena, "%s## What {.expect}\n\nWords. [@src]\n", head));
	check(scene);
	scene_write(scene, "kit/regions/us.md", head);
	scene_write(scene, "kit/en/glossary.md", "## Term\n\nMeaning. [@src]\n");
	write_lesson(scene, 1, " and [words](../glossary.md#term).\n");
	check(scene);
	assert_silent(scene);
}

static void a_part_of_a_kit_is_not_judged(void **state)
{
	struct scene *scene = *state;
	const char *modules[] = { "m01" };
	write_unused(scene);
	scene_write(scene, "kit/en/m02-more/module.md", "---\ntitle: T\nsummary: S.\nminutes: 5\nstatus: draft\n---\n");
	check_all(scene, (struct load_options){ .modules = modules, .module_count = 1 });
	assert_silent(scene);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, scene_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_kit_without_faults),
		TEST(lessons_of_600_words_at_most),
		TEST(words_of_a_long_line_are_counted),
		TEST(objectives_exist_and_are_asked),
		TEST(objectives_of_questions_exist),
		TEST(pools_hold_twice_the_draw),
		TEST(options_are_few_and_stand_alone),
		TEST(published_means_reviewed),
		TEST(what_nothing_uses),
		TEST(lessons_use_sources_and_terms),
		TEST(regions_and_terms_use_sources),
		TEST(a_part_of_a_kit_is_not_judged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
