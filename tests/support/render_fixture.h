/*
 * What the tests of rendering share: an arena, diagnostics, the project's templates and words, and trees made by hand.
 */
#ifndef WAYMARK_TESTS_RENDER_FIXTURE_H
#define WAYMARK_TESTS_RENDER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"
#include "base/xmlread.h"
#include "model/wordlist.h"
#include "render/template.h"

struct render_fixture {
	struct arena arena;
	struct diagnostics *diagnostics;
	struct strbuf out;
	const char *folder; /* temporary; NULL until something is written there */
};

static inline int render_set_up(void **state)
{
	static struct render_fixture fixture;

	fixture = (struct render_fixture){ .arena = ARENA_INIT, .out = STRBUF_INIT };
	fixture.diagnostics = diagnostics_new();
	*state = &fixture;
	return 0;
}

static inline int render_tear_down(void **state)
{
	struct render_fixture *fixture = *state;

	if (fixture->folder != NULL)
		file_remove_tree(fixture->folder);
	diagnostics_free(fixture->diagnostics);
	strbuf_release(&fixture->out);
	arena_release(&fixture->arena);
	return 0;
}

/* The project's templates: the tests lie in build/tests/unit/. */
static inline const char *project_templates(struct render_fixture *fixture)
{
	char program[4096];
	ssize_t length;

	if (getenv("WAYMARK_TEMPLATES") != NULL)
		return getenv("WAYMARK_TEMPLATES");
	length = readlink("/proc/self/exe", program, sizeof program - 1);
	assert_true(length > 0);
	program[length] = '\0';
	return path_join(&fixture->arena, path_folder(&fixture->arena, program), "../../../templates");
}

/* Write a file below the fixture's temporary folder. */
static inline void put_file(struct render_fixture *fixture, const char *name, const char *text)
{
	if (fixture->folder == NULL) {
		const char *base = getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp";
		char *folder = arena_printf(&fixture->arena, "%s/waymark-XXXXXX", base);

		assert_non_null(mkdtemp(folder));
		fixture->folder = folder;
	}
	assert_true(file_write(path_join(&fixture->arena, fixture->folder, name), text, strlen(text)));
}

/* All diagnostics as text. */
static inline const char *reported(struct render_fixture *fixture)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	const char *copy;

	assert_non_null(stream);
	assert_true(diagnostics_print(fixture->diagnostics, stream));
	fclose(stream);
	copy = arena_strdup(&fixture->arena, text);
	free(text);
	return copy;
}

static inline void assert_contains(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("'%s' is not in:\n%s", part, text);
}

static inline void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("'%s' is in:\n%s", part, text);
}

static inline void keep_xml_error(void *context, int line, int column, const char *message)
{
	snprintf(context, 256, "%d:%d: %s", line, column, message);
}

/* Markup below one made root, or a whole page. */
static inline void assert_well_formed(const char *markup)
{
	char problem[256] = "";
	struct strbuf document = STRBUF_INIT;
	struct xmlread_handler handler = { .error = keep_xml_error, .context = problem };
	bool whole = strncmp(markup, "<!DOCTYPE", 9) == 0;

	strbuf_addf(&document, "%s%s%s", whole ? "" : "<div>", markup, whole ? "" : "</div>");
	if (!xmlread_parse(document.text, document.length, &handler))
		fail_msg("not well-formed, %s:\n%s", problem, document.text);
	strbuf_release(&document);
}

#endif
