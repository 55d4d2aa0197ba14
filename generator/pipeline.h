/*
 * Pipeline: what the steps of a build share. Only build.c, produce.c, print.c and summary.c know it.
 */
#ifndef WAYMARK_PIPELINE_H
#define WAYMARK_PIPELINE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build.h"
#include "model/outline.h"
#include "output/publish.h"
#include "output/verify.h"
#include "progress.h"
#include "render/theme.h"

/* One thread's own. */
struct worker {
	struct arena arena; /* of the module at hand */
	struct arena keep;  /* until the build ends */
	struct diagnostics *diagnostics; /* of the module at hand: its own mistakes decide whether it is rendered */
};

/* One module in one language. */
struct build_item {
	size_t edition;
	size_t module;
};

struct build {
	const struct build_options *options;
	struct diagnostics *diagnostics;
	struct arena arena;           /* until the build ends */
	struct kit *kit;
	struct theme *theme;
	struct outline *outlines;     /* as kit->editions */
	struct build_item *items;     /* in the order of the kit */
	size_t item_count;
	struct worker *workers;
	size_t worker_count;
	struct publish *publish;      /* NULL: nothing is written */
	struct spool *spool;          /* NULL: nothing is written */
	struct verify *folders;       /* of the targets whose folders are one output and may link to each other */
	struct progress progress;
	bool renders;                 /* settings and templates are good enough to make pages */
	atomic_bool content_failed;   /* nothing will be published, so nothing has to be written */
	atomic_bool system_failed;
	pthread_mutex_t lock;         /* guards `problem` */
	struct strbuf problem;        /* what the system refused first */
};

/* Remember why the build cannot go on. From any thread. */
void build_fail(struct build *build, const char *problem);

/* Load, check, render, verify and stage one module: a workers_function. */
void produce_module(void *build, size_t thread, size_t item);

/* What the targets make when all modules are known: one call an edition, then one for what all editions share. */
void produce_kit(struct build *build);

/* Verify a bundle, as part of the output that `verify` knows or (NULL) as an output by itself, and stage it while it
 * may still be published. */
void produce_bundle(struct build *build, struct diagnostics *diagnostics, struct arena *arena, struct verify *verify,
                    const struct bundle *bundle);

/* Print the pages that targets want on paper into files, with an installed browser, when all pages are staged. (print.c) */
void print_pages(struct build *build);

/* The lines for people. */
void summary_write(const struct build *build, struct strbuf *out);

/* The line that a check ends with. (summary.c) */
void summary_write_counts(const struct build *build, struct strbuf *out);

#endif
