/*
 * A package of which only the manifest has content, for the tests of what writes manifests: judged as a build judges it.
 */
#ifndef WAYMARK_TESTS_PACKAGE_FIXTURE_H
#define WAYMARK_TESTS_PACKAGE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "inspect/schemas.h"
#include "target/package_check.h"

struct package_fixture {
	struct arena arena;
	struct bundle *package; /* its first file is the manifest */
	struct strbuf text;     /* what is written into it */
	struct theme theme;     /* nothing but schemas */
	const char *faults;     /* as a build tells them, of what was judged last */
};

static inline void package_add(struct package_fixture *fixture, const char *path)
{
	bundle_add(&fixture->arena, fixture->package, path, blob_of(&fixture->arena, "", 0), NULL);
}

static inline void package_start_fixture(struct package_fixture *fixture, const char *manifest)
{
	const char *root = getenv("WAYMARK_ROOT"), *folder = getenv("WAYMARK_SCHEMAS");
	struct strbuf problem = STRBUF_INIT;

	*fixture = (struct package_fixture){ .arena = ARENA_INIT, .text = STRBUF_INIT, .faults = "" };
	if (!folder)
		folder = arena_printf(&fixture->arena, "%s/build/schemas", root ? root : ".");
	fixture->theme.schemas = inspect_schemas_load(file_is_folder(folder) ? folder : NULL, &problem);
	if (!inspect_schema(fixture->theme.schemas, "scorm12"))
		print_message("skip validation by schemas of SCORM: they are not installed\n");
	strbuf_release(&problem);
	fixture->package = bundle_new(&fixture->arena, "package.zip", true);
	package_add(fixture, manifest);
}

static inline void package_end_fixture(struct package_fixture *fixture)
{
	inspect_schemas_free(fixture->theme.schemas);
	strbuf_release(&fixture->text);
	arena_release(&fixture->arena);
}

/* Whether a build takes the package with this manifest; fixture->faults says why not. */
static inline bool package_is_sound(struct package_fixture *fixture, const char *manifest)
{
	const struct kit kit = { .place = { .path = "kit.yaml" } };
	struct diagnostics *diagnostics = diagnostics_new();
	struct target_job job = {
		.arena = &fixture->arena, .diagnostics = diagnostics, .theme = &fixture->theme, .kit = &kit
	};
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);

	fixture->package->files[0].blob = blob_of(&fixture->arena, manifest, strlen(manifest));
	package_check(&job, fixture->package);
	diagnostics_print(diagnostics, stream);
	fclose(stream);
	diagnostics_free(diagnostics);
	fixture->faults = arena_strdup(&fixture->arena, text);
	free(text);
	return *fixture->faults == '\0';
}

/* What was written is sound. */
static inline void package_assert_sound(struct package_fixture *fixture)
{
	if (!package_is_sound(fixture, fixture->text.text))
		fail_msg("%s", fixture->faults);
}

/* What was written, with `from` replaced by `to`, is refused by a rule. */
static inline void package_assert_refused(struct package_fixture *fixture, const char *from, const char *to,
					  const char *rule)
{
	const char *at = strstr(fixture->text.text, from);
	const char *wanted = arena_printf(&fixture->arena, "(%s)", rule);

	assert_non_null(at);
	assert_false(package_is_sound(fixture, arena_printf(&fixture->arena, "%.*s%s%s", (int)(at - fixture->text.text),
							    fixture->text.text, to, at + strlen(from))));
	if (!strstr(fixture->faults, wanted))
		fail_msg("'%s' does not say '%s'", fixture->faults, wanted);
}

#endif
