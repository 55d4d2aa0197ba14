/*
 * Waymark: compiles a folder of Markdown into training that opens without a network.
 */
#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/process.h"
#include "base/strbuf.h"
#include "base/xmlread.h"
#include "build.h"
#include "inspect/findings.h"
#include "inspect_zip.h"
#include "locate.h"
#include "options.h"
#include "target/target.h"
#include "translate.h"

#ifndef WAYMARK_VERSION
#define WAYMARK_VERSION "0.1.0"
#endif

enum exit_status { EXIT_CLEAN = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

static enum exit_status print_help(enum command command)
{
	struct strbuf text = STRBUF_INIT;

	options_write_help(command, &text);
	fputs(text.text, stdout);
	strbuf_release(&text);
	return EXIT_CLEAN;
}

static enum exit_status print_targets(void)
{
	size_t count;
	const struct target *const *all = targets(&count);

	for (size_t i = 0; i < count; i++)
		printf("%-11s %s\n", all[i]->name, all[i]->summary);
	return EXIT_CLEAN;
}

static enum exit_status print_rules(void)
{
	for (int rule = 0; rule < DIAG_RULE_COUNT; rule++) {
		const struct diag_rule_info *info = diag_rule_info((enum diag_rule)rule);

		printf("%-24s %-7s %s\n", info->id, info->severity == DIAG_ERROR ? "error" : "warning", info->summary);
	}
	return EXIT_CLEAN;
}

/* The rules that `inspect` has for packages. */
static enum exit_status print_package_rules(void)
{
	for (int rule = 0; rule < INSPECT_RULE_COUNT; rule++) {
		const struct inspect_rule_info *info = inspect_rule_info((enum inspect_rule)rule);

		printf("%-24s %-7s %s\n", info->id, finding_severity_name(info->severity), info->summary);
	}
	return EXIT_CLEAN;
}

static enum exit_status run_build(struct arena *arena, struct options *options)
{
	static const enum exit_status statuses[] = {
		[BUILD_OK] = EXIT_CLEAN,
		[BUILD_CONTENT_ERRORS] = EXIT_CONTENT,
		[BUILD_SYSTEM_FAILED] = EXIT_SYSTEM,
	};
	struct diagnostics *diagnostics = diagnostics_new();
	struct strbuf summary = STRBUF_INIT;
	enum build_result result;
	bool printed;

	if (!options->build.templates)
		options->build.templates = locate_templates(arena);
	options->build.schemas = locate_schemas(arena);
	if (options->command == COMMAND_CHECK) {
		options->build.rules.reviews = options->build.strict;
		options->build.rules.dates = true;
		options->build.rules.today = date_today();
	}
	xmlread_start_library();
	result = build_run(&options->build, diagnostics, &summary);
	xmlread_stop_library();
	printed = options->json ? diagnostics_print_json(diagnostics, stdout) : diagnostics_print(diagnostics, stderr);
	if (!options->build.quiet && !(options->json && options->command == COMMAND_CHECK))
		fputs(summary.text, stdout);
	strbuf_release(&summary);
	diagnostics_free(diagnostics);
	return printed ? statuses[result] : EXIT_SYSTEM;
}

static enum exit_status run_translate(struct arena *arena, const struct options *options)
{
	static const enum exit_status statuses[] = {
		[TRANSLATE_DONE] = EXIT_CLEAN,
		[TRANSLATE_CONTENT_ERRORS] = EXIT_CONTENT,
		[TRANSLATE_WRONG_USE] = EXIT_USAGE,
		[TRANSLATE_SYSTEM_FAILED] = EXIT_SYSTEM,
	};
	struct diagnostics *diagnostics = diagnostics_new();
	struct strbuf summary = STRBUF_INIT, problem = STRBUF_INIT;
	const struct load_options load = {
		.templates = options->build.templates ? options->build.templates : locate_templates(arena),
		.modules = options->build.modules,
		.module_count = options->build.module_count,
	};
	xmlread_start_library();
	const enum translate_result result =
	    translate_mark(options->build.kit, &load, options->language, diagnostics, &summary, &problem);
	xmlread_stop_library();
	const bool printed = diagnostics_print(diagnostics, stderr);
	if (problem.length > 0)
		fprintf(stderr, "waymark: error: %s\n", problem.text);
	else if (!options->build.quiet)
		fputs(summary.text, stdout);
	strbuf_release(&summary);
	strbuf_release(&problem);
	diagnostics_free(diagnostics);
	return printed ? statuses[result] : EXIT_SYSTEM;
}

static enum exit_status run_inspect(struct arena *arena, const struct options *options)
{
	static const enum exit_status statuses[] = {
		[INSPECT_FINE] = EXIT_CLEAN,
		[INSPECT_FAULTY] = EXIT_CONTENT,
		[INSPECT_SYSTEM_FAILED] = EXIT_SYSTEM,
	};
	struct strbuf report = STRBUF_INIT, problem = STRBUF_INIT;

	xmlread_start_library();
	const enum inspect_result result =
	    inspect_zip(options->package, locate_schemas(arena), options->json, &report, &problem);
	xmlread_stop_library();
	fputs(report.text, stdout);
	if (result == INSPECT_SYSTEM_FAILED)
		fprintf(stderr, "waymark: error: %s\n", problem.text);
	else if (problem.length > 0)
		fprintf(stderr, "waymark: manifests are not held against all official schemas: %s", problem.text);
	strbuf_release(&report);
	strbuf_release(&problem);
	return statuses[result];
}

static enum exit_status run(struct arena *arena, struct options *options)
{
	if (options->help)
		return print_help(options->command);
	if (options->version) {
		puts("waymark " WAYMARK_VERSION);
		return EXIT_CLEAN;
	}
	switch (options->command) {
	case COMMAND_BUILD:
	case COMMAND_CHECK:
		return run_build(arena, options);
	case COMMAND_TRANSLATE:
		return run_translate(arena, options);
	case COMMAND_INSPECT:
		return run_inspect(arena, options);
	case COMMAND_TARGETS:
		return print_targets();
	case COMMAND_RULES:
		return options->packages ? print_package_rules() : print_rules();
	case COMMAND_NONE:
		break;
	}
	return EXIT_USAGE;
}

/* What was printed may still wait in a buffer: only closing tells whether it arrived. */
static bool close_output(void)
{
	const bool failed = ferror(stdout) != 0;

	if (fclose(stdout) == 0 && !failed)
		return true;
	perror("waymark: error: standard output");
	return false;
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	struct strbuf problem = STRBUF_INIT;
	struct options options;
	enum exit_status status = EXIT_USAGE;

	if (options_from_arguments(&arena, argc, argv, &options, &problem))
		status = run(&arena, &options);
	else
		fprintf(stderr, "waymark: error: %s\nTry 'waymark --help'.\n", problem.text);
	strbuf_release(&problem);
	arena_release(&arena);
	if (!close_output())
		status = EXIT_SYSTEM;
	process_end_by_signal();
	return (int)status;
}
