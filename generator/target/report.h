/*
 * Report: build-report.html, for the people who build and hand on: what was built, how large it is, what limits it
 * keeps.
 */
#ifndef WAYMARK_TARGET_REPORT_H
#define WAYMARK_TARGET_REPORT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/outline.h"
#include "output/publish.h"
#include "render/theme.h"
#include "target/target.h"

#define REPORT_NAME "build-report.html"

struct report {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct theme *theme;
	const struct kit *kit;
	const struct outline *outlines; /* as kit->editions */
	const struct target *const *targets;
	size_t target_count;
	const struct target_options *options;
	const struct publish_entry *entries;
	size_t entry_count;
};

/* A module document with its style and script, without the files of its media: what a phone loads before it shows anything. 0 where only
 * self-contained pages were made. */
#define DOCUMENT_LIMIT ((size_t)200 * 1024)
size_t report_document_size(const struct theme *theme, const struct outline_module *module);

/* How many questions, scenarios and sections took another shape in the target of that number, in all of `count` outlines. */
size_t report_count_changes(const struct outline *outlines, size_t count, size_t target);

/* A bundle with the report at the top of the output. NULL: a mistake in the template was reported. */
struct bundle *report_bundle(const struct report *report);

#endif
