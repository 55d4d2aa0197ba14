/*
 * Build: load, check, render, verify, publish: the pipeline in order, over as many threads as wanted.
 */
#ifndef WAYMARK_BUILD_H
#define WAYMARK_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "check/check.h"
#include "target/target.h"

struct build_options {
	const char *kit;
	const char *output;      /* NULL: check only, nothing is written */
	const char *templates;
	const char *schemas;     /* folder with the official schema files, or NULL */
	const char *region;      /* NULL: the kit's */
	const struct target *const *targets;
	size_t target_count;
	const char *const *languages;
	size_t language_count;   /* 0: all */
	const char *const *modules;
	size_t module_count;     /* 0: all */
	struct target_options formats;
	struct check_rules rules;
	int threads;
	bool strict;             /* warnings count as errors */
	bool discreet;           /* names tell as little as they can */
	bool quiet;
};

enum build_result { BUILD_OK, BUILD_CONTENT_ERRORS, BUILD_SYSTEM_FAILED };

/* Mistakes go to `diagnostics`, what the system refused to stderr. When something was built `summary` is a few lines
 * for people: what it is and where to start. xmlread_start_library() was called before. */
enum build_result build_run(const struct build_options *options, struct diagnostics *diagnostics,
                            struct strbuf *summary);

#endif
