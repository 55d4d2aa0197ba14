/*
 * Build: the steps in order.
 */
#include "build.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "check/check.h"
#include "load/load.h"
#include "pipeline.h"
#include "target/report.h"
#include "target/sheet.h"
#include "workers.h"

void build_fail(struct build *build, const char *problem)
{
	pthread_mutex_lock(&build->lock);
	if (!build->system_failed)
		strbuf_addstr(&build->problem, problem);
	build->system_failed = true;
	pthread_mutex_unlock(&build->lock);
}

static bool content_is_good(const struct build *build)
{
	return diagnostics_errors(build->diagnostics) == 0 &&
	       !(build->options->strict && diagnostics_warnings(build->diagnostics) > 0);
}

/* ---- load ----------------------------------------------------------------------------------------------- */

/* Reading and compiling them takes longer than a small site. */
static const char *schemas_for(const struct build_options *options)
{
	for (size_t i = 0; i < options->target_count; i++)
		if (options->targets[i]->schemas)
			return options->schemas;
	return NULL;
}

static void load_settings(struct build *build)
{
	const struct build_options *options = build->options;
	const struct load_options load = {
		.templates = options->templates,
		.region = options->region,
		.languages = options->languages,
		.language_count = options->language_count,
		.modules = options->modules,
		.module_count = options->module_count,
		.discreet = options->discreet,
	};

	build->kit = load_kit(options->kit, &load, build->diagnostics);
	build->theme = theme_load(&build->arena, options->templates, schemas_for(options), build->diagnostics);
	build->renders = build->kit && build->theme && diagnostics_errors(build->diagnostics) == 0;
	build->content_failed = !content_is_good(build);
}

/* The schema files belong into the packages; without them LMSs still import, but checkers complain. */
static void note_missing_schemas(const struct build *build)
{
	for (size_t i = 0; i < build->options->target_count; i++) {
		const char *name = build->options->targets[i]->schemas;

		if (name && theme_schema(build->theme, name)->file_count == 0)
			fprintf(stderr,
			        "waymark: note: the official schema files of %s are not installed: packages are built "
			        "without them and their manifests are not validated; LMSs import them, strict checkers "
			        "complain\n",
			        name);
	}
}

/* ---- prepare --------------------------------------------------------------------------------------------- */

static void prepare_items(struct build *build)
{
	size_t count = 0;

	build->outlines = arena_calloc(&build->arena, build->kit->edition_count + 1, sizeof *build->outlines);
	for (size_t i = 0; i < build->kit->edition_count; i++) {
		const struct edition *edition = &build->kit->editions[i];

		build->outlines[i] = (struct outline){ .edition = edition, .module_count = edition->module_count };
		build->outlines[i].kept = arena_calloc(&build->arena, build->options->target_count + 1, sizeof(*build->outlines[i].kept));
		build->outlines[i].notes = arena_alloc(&build->arena, sizeof *build->outlines[i].notes);
		build->outlines[i].modules = arena_calloc(&build->arena, edition->module_count + 1,
		                                          sizeof *build->outlines[i].modules);
		count += edition->module_count;
	}
	build->items = arena_calloc(&build->arena, count + 1, sizeof *build->items);
	for (size_t i = 0; i < build->kit->edition_count; i++)
		for (size_t k = 0; k < build->kit->editions[i].module_count; k++)
			build->items[build->item_count++] = (struct build_item){ .edition = i, .module = k };
}

static void prepare_workers(struct build *build)
{
	build->worker_count = build->options->threads < 1 ? 1 : (size_t)build->options->threads;
	build->workers = arena_calloc(&build->arena, build->worker_count, sizeof *build->workers);
}

/* The staging folder, only when there is something to publish. */
static void prepare_output(struct build *build)
{
	struct strbuf problem = STRBUF_INIT;

	if (!build->options->output || build->content_failed)
		return;
	build->publish = publish_new(build->options->output, &problem);
	if (build->publish)
		build->spool = spool_new(publish_folder(build->publish));
	if (build->publish && !build->spool)
		strbuf_addf(&problem, "'%s': %s", publish_folder(build->publish), strerror(errno));
	if (!build->spool)
		build_fail(build, problem.text);
	strbuf_release(&problem);
}

/* ---- run ------------------------------------------------------------------------------------------------ */

/* What nothing uses in a part of the kit may well be used in the rest. */
static bool is_whole_kit(const struct build_options *options)
{
	return options->module_count == 0 && options->language_count == 0 && !options->region;
}

static void check_edition(struct build *build, size_t index)
{
	const struct edition *edition = &build->kit->editions[index];

	check_pages(edition, build->diagnostics);
	if (build->options->module_count == 0)
		check_sessions(edition, &build->outlines[index], build->diagnostics);
}

static void run_modules(struct build *build)
{
	progress_start(&build->progress, build->item_count, "modules", build->options->quiet);
	workers_run(build->worker_count, build->item_count, produce_module, build);
	progress_end(&build->progress);
	for (size_t i = 0; i < build->kit->edition_count && !build->system_failed; i++)
		check_edition(build, i);
	if (!build->system_failed && is_whole_kit(build->options))
		check_kit(build->kit, build->outlines, build->diagnostics);
	if (!build->system_failed && build->options->rules.dates)
		check_dates(build->kit, &build->options->rules, build->diagnostics);
	build->content_failed = !content_is_good(build);
}

/* Pages of the kit would have dead links where modules are missing, so they wait until there is no error. */
static void run_kit(struct build *build)
{
	if (!build->renders || build->system_failed || diagnostics_errors(build->diagnostics) > 0)
		return;
	produce_kit(build);
	verify_finish(build->folders);
	build->content_failed = !content_is_good(build);
}

/* Beside each package its settings sheet, which holds the package's checksum. */
static void add_sheets(struct build *build, struct report *report)
{
	size_t count;
	const struct publish_entry *entries = publish_entries(build->publish, &count);

	for (size_t i = 0; i < count && !build->system_failed; i++) {
		struct arena arena = ARENA_INIT;
		const struct bundle *bundle;

		report->arena = &arena;
		bundle = sheet_bundle(report, &entries[i]);
		if (bundle)
			produce_bundle(build, build->diagnostics, &arena, NULL, bundle);
		arena_release(&arena);
	}
}

static void add_report(struct build *build)
{
	struct arena arena = ARENA_INIT;
	struct report report = { .arena = &arena,
		                 .diagnostics = build->diagnostics,
		                 .theme = build->theme,
		                 .kit = build->kit,
		                 .outlines = build->outlines,
		                 .targets = build->options->targets,
		                 .target_count = build->options->target_count,
		                 .options = &build->options->formats };
	const struct bundle *bundle;

	add_sheets(build, &report);
	report.arena = &arena;
	report.entries = publish_entries(build->publish, &report.entry_count);
	bundle = report_bundle(&report);
	if (bundle)
		produce_bundle(build, build->diagnostics, &arena, NULL, bundle);
	build->content_failed = !content_is_good(build);
	arena_release(&arena);
}

/* Only what is built now is replaced in the destination. */
static void commit(struct build *build)
{
	const struct build_options *options = build->options;
	const char **replaced = arena_calloc(&build->arena, options->target_count + 1, sizeof *replaced);
	struct strbuf problem = STRBUF_INIT;

	for (size_t i = 0; i < options->target_count; i++)
		replaced[i] = options->targets[i]->name;
	replaced[options->target_count] = REPORT_NAME;
	if (!publish_commit(build->publish, replaced, options->target_count + 1, &problem))
		build_fail(build, problem.text);
	strbuf_release(&problem);
}

static void run_publish(struct build *build)
{
	if (!build->publish || build->content_failed || build->system_failed)
		return;
	print_pages(build);
	if (!build->system_failed)
		add_report(build);
	if (!build->content_failed && !build->system_failed)
		commit(build);
}

/* ---- end ------------------------------------------------------------------------------------------------ */

static void release(struct build *build)
{
	spool_free(build->spool);
	if (build->publish)
		publish_free(build->publish);
	for (size_t i = 0; i < build->worker_count; i++) {
		arena_release(&build->workers[i].arena);
		arena_release(&build->workers[i].keep);
	}
	verify_free(build->folders);
	if (build->theme)
		theme_free(build->theme);
	if (build->kit)
		kit_free(build->kit);
	arena_release(&build->arena);
	strbuf_release(&build->problem);
	pthread_mutex_destroy(&build->lock);
}

static enum build_result result_of(struct build *build, struct strbuf *summary)
{
	if (build->system_failed) {
		fprintf(stderr, "waymark: error: %s\n", build->problem.text);
		return BUILD_SYSTEM_FAILED;
	}
	if (!content_is_good(build))
		return BUILD_CONTENT_ERRORS;
	if (build->publish)
		summary_write(build, summary);
	else
		summary_write_counts(build, summary);
	return BUILD_OK;
}

enum build_result build_run(const struct build_options *options, struct diagnostics *diagnostics,
                            struct strbuf *summary)
{
	struct build build = { .options = options, .diagnostics = diagnostics, .problem = STRBUF_INIT };
	enum build_result result;

	if (pthread_mutex_init(&build.lock, NULL) != 0)
		memory_die("out of memory");
	memory_keep();
	load_settings(&build);
	if (build.kit) {
		prepare_output(&build);
		build.folders = verify_new(NULL, diagnostics);
		prepare_items(&build);
		prepare_workers(&build);
		if (!build.system_failed) {
			if (build.theme && build.publish && !options->quiet)
				note_missing_schemas(&build);
			run_modules(&build);
			run_kit(&build);
			run_publish(&build);
		}
	}
	result = result_of(&build, summary);
	release(&build);
	return result;
}
