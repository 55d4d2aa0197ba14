/*
 * What the tests of slides share: a kit with one module, loaded, the theme, and the slides that were made of it last.
 */
#ifndef WAYMARK_TESTS_SLIDES_SCENE_H
#define WAYMARK_TESTS_SLIDES_SCENE_H

#include "render_fixture.h"

#include "lesson.h"
#include "render/slides_writer.h"
#include "render/theme.h"

#define QUESTION(id) "### Which " id "? {#" id " .q}\n\nA case.\n\n- [x] This\n  > Right.\n- [ ] That\n  > Wrong.\n\n> Because. [@book]\n\n"

static struct lesson lesson;
static struct theme *theme;
static struct slides slides;

static inline int set_up(void **state)
{
	struct render_fixture fixture = { .arena = ARENA_INIT };

	(void)state;
	lesson_open(&lesson);
	lesson.scene.templates = arena_strdup(&lesson.scene.arena, project_templates(&fixture));
	arena_release(&fixture.arena);
	theme = theme_load(&lesson.scene.arena, lesson.scene.templates, NULL, lesson.scene.diagnostics);
	assert_non_null(theme);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	theme_free(theme);
	lesson_close(&lesson);
	return 0;
}

static inline struct slides_job job_of(const struct module *module)
{
	return slides_job(&lesson.scene.arena, &lesson.scene.arena, theme->templates, lesson.kit, &lesson.kit->editions[0], module,
			  lesson.scene.diagnostics);
}

/* "title m01-p1 | figure m01-p1.1", each followed by what it is worth to know of it. */
static inline const char *tell(void)
{
	struct strbuf out = STRBUF_INIT;
	const char *text;

	for (size_t i = 0; i < slides.count; i++) {
		strbuf_addf(&out, "%s%s %s '%s'", i > 0 ? " | " : "", slides.items[i].kind, slides.items[i].id, slides.items[i].title);
		if (slides.items[i].audience != NULL)
			strbuf_addf(&out, " for %s", slides.items[i].audience);
	}
	text = arena_strdup(&lesson.scene.arena, out.text);
	strbuf_release(&out);
	return text;
}

static inline const struct slide *slide(const char *id)
{
	for (size_t i = 0; i < slides.count; i++)
		if (strcmp(slides.items[i].id, id) == 0)
			return &slides.items[i];
	fail_msg("there is no slide %s: %s", id, tell());
	return NULL;
}

static inline void show(const struct module *module, const char *id)
{
	const struct slides_job job = job_of(module);

	slides = (struct slides){ 0 };
	assert_true(slides_of(&job, id, &slides));
	for (size_t i = 0; i < slides.count; i++)
		assert_well_formed(slides.items[i].markup);
}

static inline int minutes(void)
{
	int sum = 0;

	for (size_t i = 0; i < slides.count; i++)
		sum += slides.items[i].minutes;
	return sum;
}

#define STORY                                                                                                                  \
	"---\nminutes: 7\ncontent-note: Heavy.\nsummary: S.\n---\n# After class {#m01-s1 .scenario}\n\nThe setting.\n\n"                                \
	"> [!FACILITATOR] 12 min\n> Read aloud.\n\n## Hall {#hall}\n\nAna waits.\n\n- [ ] [Wait](#end)\n  > Coach one.\n"       \
	"- [x] [Ask](#talk)\n  > Coach two.\n\n## Talk {#talk}\n\nShe talks.\n\n- [x] [Go on](#end)\n  > Coach three.\n"      \
	"- [~] [Back](#hall)\n  > Coach four.\n\n## End {#end}\n\nDone.\n"

#define slides_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
