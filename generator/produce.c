/*
 * Produce: from one module, or from the outlines of all, to verified bundles in the staging folder.
 */
#include "pipeline.h"

#include <string.h>

#include "check/check.h"
#include "load/load.h"
#include "target/report.h"

/* A mistake that keeps the build from being published; warnings are such with --strict. */
static bool has_failed(const struct build *build, const struct diagnostics *diagnostics)
{
	return diagnostics_errors(diagnostics) > 0 || (build->options->strict && diagnostics_warnings(diagnostics) > 0);
}

static bool may_publish(const struct build *build)
{
	return build->publish && !build->content_failed && !build->system_failed;
}

/* ---- bundles -------------------------------------------------------------------------------------------- */

static void verify_alone(const struct bundle *bundle, struct diagnostics *diagnostics)
{
	struct verify *verify = verify_new(bundle->name, diagnostics);

	verify_bundle(verify, bundle);
	verify_finish(verify);
	verify_free(verify);
}

void produce_bundle(struct build *build, struct diagnostics *diagnostics, struct arena *arena, struct verify *verify,
                    const struct bundle *bundle)
{
	struct strbuf problem = STRBUF_INIT;

	if (verify)
		verify_bundle(verify, bundle);
	else
		verify_alone(bundle, diagnostics);
	if (has_failed(build, diagnostics))
		build->content_failed = true;
	if (may_publish(build) && !publish_bundle(build->publish, arena, bundle, &problem))
		build_fail(build, problem.text);
	strbuf_release(&problem);
}

static void deliver_job(struct build *build, const struct target_job *job)
{
	if (job->system_error != 0) {
		struct strbuf problem = STRBUF_INIT;

		strbuf_addf(&problem, "a temporary file cannot be written: %s", strerror(job->system_error));
		build_fail(build, problem.text);
		strbuf_release(&problem);
	}
	for (size_t i = 0; i < job->bundle_count && !build->system_failed; i++) {
		const struct bundle *bundle = job->bundles[i];
		const bool is_part = build->options->targets[job->target]->one_output && !bundle->zipped;

		produce_bundle(build, job->diagnostics, job->arena, is_part ? build->folders : NULL, bundle);
	}
}

/* ---- a module ------------------------------------------------------------------------------------------- */

/* The largest page of a bundle is the module's own: the way out of a package is a page too. */
static size_t document_size(const struct bundle *bundle)
{
	size_t size = 0;

	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_file *file = &bundle->files[i];
		const size_t length = strlen(file->path);

		if (length > 5 && strcmp(file->path + length - 5, ".html") == 0 && file->blob->length > size)
			size = file->blob->length;
	}
	return size;
}

/* Of the page of a lesson, with its key terms and sources. */
static size_t largest_lesson(const struct module *module, const struct rendered *rendered)
{
	size_t largest = 0;

	for (size_t i = 0; i < module->section_count; i++) {
		const size_t size = rendered->sections[i].length + rendered->notes[i].length;

		if (module->sections[i].kind == SECTION_LESSON && size > largest)
			largest = size;
	}
	return largest;
}

/* Of all targets the smallest: a package says more about what is recorded. */
static void note_document_size(struct outline_module *outline, const struct target_job *job)
{
	for (size_t i = 0; i < job->bundle_count; i++) {
		const size_t size = document_size(job->bundles[i]);

		if (size > 0 && (outline->document_size == 0 || size < outline->document_size))
			outline->document_size = size;
	}
}

/* Phones load all of it before they show the first word. */
static void check_document_size(struct build *build, struct worker *worker, const struct module *module,
                                const struct outline_module *outline)
{
	if (report_document_size(build->theme, outline) <= DOCUMENT_LIMIT)
		return;
	diag_report(worker->diagnostics, DIAG_DOCUMENT_SIZE, module->entry->place,
	            "the page of this module has more than 200 KB with its style and script (the build report says how many); divide the "
	            "module in two, or take some questions out of its check");
	if (has_failed(build, worker->diagnostics))
		build->content_failed = true;
}

static void produce_targets(struct build *build, struct worker *worker, const struct module *module,
                            struct outline_module *outline)
{
	struct package_content *packages = NULL;
	const struct rendered *rendered = document_render(&worker->arena, build->theme, module, worker->diagnostics);

	for (size_t i = 0; i < build->options->target_count && !build->system_failed; i++) {
		struct target_job job = {
			.arena = &worker->arena,
			.diagnostics = worker->diagnostics,
			.theme = build->theme,
			.kit = build->kit,
			.edition = module->edition,
			.module = module,
			.rendered = rendered,
			.spool = build->spool,
			.keep = &outline->kept[i],
			.keep_arena = &worker->keep,
			.target = i,
			.changes = &outline->changes,
			.packages = &packages,
			.options = &build->options->formats,
			.built = build->options->targets,
			.built_count = build->options->target_count,
		};

		if (build->options->targets[i]->module) {
			build->options->targets[i]->module(&job);
			deliver_job(build, &job);
			if (!build->options->targets[i]->lacks_documents)
				note_document_size(outline, &job);
		}
	}
	outline->lesson_size = largest_lesson(module, rendered);
	check_document_size(build, worker, module, outline);
}

/* A module with mistakes is not rendered: its pages would only repeat them. All others are, to tell every mistake. */
static void load_and_produce(struct build *build, struct worker *worker, const struct build_item *item)
{
	const struct edition *edition = &build->kit->editions[item->edition];
	struct outline_module *outline = &build->outlines[item->edition].modules[item->module];
	const struct module *module = load_module(&worker->arena, build->kit, edition, &edition->modules[item->module],
	                                          worker->diagnostics);

	check_module(module, &build->options->rules, worker->diagnostics);
	outline_of_module(&worker->keep, module, outline);
	outline->kept = arena_calloc(&worker->keep, build->options->target_count + 1, sizeof(*outline->kept));
	if (has_failed(build, worker->diagnostics))
		build->content_failed = true;
	if (build->renders && diagnostics_errors(worker->diagnostics) == 0)
		produce_targets(build, worker, module, outline);
}

void produce_module(void *context, size_t thread, size_t item)
{
	struct build *build = context;
	struct worker *worker = &build->workers[thread];

	if (build->system_failed)
		return;
	worker->diagnostics = diagnostics_new();
	load_and_produce(build, worker, &build->items[item]);
	diagnostics_add_all(build->diagnostics, worker->diagnostics);
	diagnostics_free(worker->diagnostics);
	arena_reset(&worker->arena);
	progress_step(&build->progress);
}

/* ---- the kit -------------------------------------------------------------------------------------------- */

/* One step of one target, in an arena of its own. */
static void produce_step(struct build *build, size_t target, size_t edition)
{
	struct arena arena = ARENA_INIT;
	const bool shared = edition == build->kit->edition_count;
	struct target_job job = {
		.arena = &arena,
		.diagnostics = build->diagnostics,
		.theme = build->theme,
		.kit = build->kit,
		.edition = shared ? NULL : &build->kit->editions[edition],
		.outline = shared ? NULL : &build->outlines[edition],
		.outlines = build->outlines,
		.spool = build->spool,
		.keep = shared ? NULL : &build->outlines[edition].kept[target],
		.keep_arena = &build->arena,
		.target = target,
		.options = &build->options->formats,
		.built = build->options->targets,
		.built_count = build->options->target_count,
	};

	build->options->targets[target]->kit(&job);
	deliver_job(build, &job);
	arena_release(&arena);
}

void produce_kit(struct build *build)
{
	for (size_t target = 0; target < build->options->target_count; target++) {
		if (!build->options->targets[target]->kit)
			continue;
		for (size_t edition = 0; edition <= build->kit->edition_count && !build->system_failed; edition++)
			produce_step(build, target, edition);
	}
}
