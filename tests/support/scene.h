/*
 * Scene: a temporary folder with a small kit in it, and what was reported about it. For unit tests of everything that reads.
 *
 *     struct scene scene;
 *     scene_open(&scene);
 *     scene_write(&scene, "kit/references.md", "# References\n");
 *     assert_non_null(strstr(scene_messages(&scene), "[text-lost]"));
 *     scene_close(&scene);
 */
#ifndef WAYMARK_TESTS_SCENE_H
#define WAYMARK_TESTS_SCENE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/strbuf.h"

struct scene {
	struct arena arena;
	struct diagnostics *diagnostics;
	char folder[1024];
	const char *kit;       /* <folder>/kit */
	const char *templates; /* <folder>/templates */
};

static inline void scene_write_bytes(struct scene *scene, const char *inside, const void *data, size_t length)
{
	const char *path = arena_printf(&scene->arena, "%s/%s", scene->folder, inside);
	if (!file_write(path, data, length)) {
		perror(path);
		abort();
	}
}

static inline void scene_write(struct scene *scene, const char *inside, const char *text)
{
	scene_write_bytes(scene, inside, text, strlen(text));
}

/* A folder with the least interface words, and no kit yet. */
static inline void scene_open(struct scene *scene)
{
	const char *parent = getenv("TMPDIR");
	*scene = (struct scene){ .arena = ARENA_INIT, .diagnostics = diagnostics_new() };
	snprintf(scene->folder, sizeof scene->folder, "%s/waymark-unit.XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(scene->folder)) {
		perror(scene->folder);
		abort();
	}
	scene->kit = arena_printf(&scene->arena, "%s/kit", scene->folder);
	scene->templates = arena_printf(&scene->arena, "%s/templates", scene->folder);
	scene_write(scene, "templates/strings/en.yaml",
	            "page:\n  direction: ltr\n  next: Next\nglossary:\n  say: \"Say:\"\n  avoid: Avoid\nscript:\n  right: Right\n  again: Again\n"
	            "authoring:\n  catch-all-options: all of the above, none of the above\n");
	scene_write(scene, "templates/strings/es.yaml",
	            "page:\n  direction: ltr\n  next: Siguiente\nglossary:\n  say: Di\n  avoid: Evita\nscript:\n  right: Bien\n  again: Otra vez\n"
	            "authoring:\n  catch-all-options: todas las anteriores, ninguna de las anteriores\n");
}

/* kit.yaml of a kit in these languages: "en", or "en, es". */
static inline void scene_write_settings(struct scene *scene, const char *languages)
{
	static const char *const keys[] = { "title", "discreet-title", "summary" };
	struct strbuf text = STRBUF_INIT, each = STRBUF_INIT;
	for (const char *at = languages; *at != '\0'; at += strcspn(at, ", "), at += strspn(at, ", "))
		strbuf_addf(&each, "%s%.*s: Words", each.length > 0 ? ", " : "", (int)strcspn(at, ","), at);
	strbuf_addf(&text, "id: demo\nversion: 1.0.0\nlanguages: [%s]\nregion: us\nlicence: CC BY 4.0\nexit: https://example.org/\n",
	            languages);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		strbuf_addf(&text, "%s: {%s}\n", keys[i], each.text);
	strbuf_addf(&text, "audiences:\n  school: {%s}\n", each.text);
	scene_write(scene, "kit/kit.yaml", text.text);
	strbuf_release(&text);
	strbuf_release(&each);
}

/* The smallest kit that nothing is reported about. */
static inline void scene_write_kit(struct scene *scene)
{
	scene_write_settings(scene, "en");
	scene_write(scene, "kit/regions/us.md", "---\ntitle: United States\nchecked: 2026-01-31\n---\n");
	scene_write(scene, "kit/en/m01-start/module.md",
	            "---\ntitle: Start\nsummary: What it is.\nminutes: 5\nstatus: draft\nobjectives:\n  m01-o1: Say one.\n---\n");
}

/* All that was reported, as it is printed, with paths relative to the scene's folder. */
static inline const char *scene_messages(struct scene *scene)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	diagnostics_print(scene->diagnostics, stream);
	fclose(stream);
	char *copy = arena_strdup(&scene->arena, text);
	free(text);
	for (size_t length = strlen(scene->folder) + 1; (text = strstr(copy, scene->folder));)
		memmove(text, text + length, strlen(text + length) + 1);
	return copy;
}

static inline void scene_close(struct scene *scene)
{
	diagnostics_free(scene->diagnostics);
	file_remove_tree(scene->folder);
	arena_release(&scene->arena);
}

/* For cmocka: each test has a scene of its own. */
static inline int scene_set_up(void **state)
{
	static struct scene scene;
	scene_open(&scene);
	*state = &scene;
	return 0;
}

static inline int scene_tear_down(void **state)
{
	scene_close(*state);
	return 0;
}

/* Fails the test with all messages when `part` is not among them. */
#define assert_reported(scene, part)                                                                                  \
	do {                                                                                                              \
		const char *messages_ = scene_messages(scene);                                                                \
		if (!strstr(messages_, part))                                                                                 \
			fail_msg("expected '%s' in:\n%s", part, messages_);                                                       \
	} while (0)

#define assert_silent(scene) assert_string_equal(scene_messages(scene), "")

#endif
