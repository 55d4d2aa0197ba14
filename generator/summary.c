/*
 * Summary: the last lines of a build, for people.
 */
#include "pipeline.h"

#include "target/report.h"

struct totals {
	size_t modules;
	size_t lessons;
	size_t questions;
	size_t scenarios;
};

/* Of one edition: the others hold the same in another language. */
static struct totals count_edition(const struct outline *outline)
{
	struct totals totals = { .modules = outline->module_count };

	for (size_t i = 0; i < outline->module_count; i++) {
		const struct outline_module *module = &outline->modules[i];

		totals.questions += module->practice_count + module->check_count;
		totals.scenarios += module->scenario_count;
		for (size_t k = 0; k < module->section_count; k++)
			totals.lessons += module->sections[k].kind == SECTION_LESSON;
	}
	return totals;
}

static void write_count(struct strbuf *out, size_t count, const char *one, const char *many)
{
	strbuf_addf(out, "%zu %s", count, count == 1 ? one : many);
}

static void write_edition(const struct build *build, size_t number, struct strbuf *out)
{
	const struct edition *edition = &build->kit->editions[number];
	const struct totals totals = count_edition(&build->outlines[number]);

	strbuf_addf(out, "%s %s (%s): ", edition->title, build->kit->version, edition->code);
	write_count(out, totals.modules, "module", "modules");
	strbuf_addstr(out, ", ");
	write_count(out, totals.lessons, "lesson", "lessons");
	strbuf_addstr(out, ", ");
	write_count(out, totals.questions, "question", "questions");
	if (totals.scenarios > 0) {
		strbuf_addstr(out, ", ");
		write_count(out, totals.scenarios, "scenario", "scenarios");
	}
	strbuf_addch(out, '\n');
}

/* Where to begin: the start page of the first target that has one. */
static void write_start(const struct build *build, struct strbuf *out)
{
	for (size_t i = 0; i < build->options->target_count; i++) {
		const struct target *target = build->options->targets[i];

		if (!target->start_word)
			continue;
		strbuf_addf(out, "Start with %s/%s/%s. ", build->options->output, target->name,
			    words_get(build->kit->editions[0].words, target->start_word));
		break;
	}
	strbuf_addf(out, "Sizes and limits: %s/%s\n", build->options->output, REPORT_NAME);
}

void summary_write_counts(const struct build *build, struct strbuf *out)
{
	write_count(out, diagnostics_errors(build->diagnostics), "error", "errors");
	strbuf_addstr(out, ", ");
	write_count(out, diagnostics_warnings(build->diagnostics) + diagnostics_advice(build->diagnostics), "warning",
		    "warnings");
	strbuf_addch(out, '\n');
}

static void write_target(const struct build *build, size_t number, struct strbuf *out)
{
	const struct target *target = build->options->targets[number];
	const size_t changes = report_count_changes(build->outlines, build->kit->edition_count, number);

	strbuf_addf(out, "  %s/%-11s %s", build->options->output, target->name, target->summary);
	if (changes > 0)
		strbuf_addf(out, "; %zu changed shape, the report says which", changes);
	strbuf_addch(out, '\n');
}

void summary_write(const struct build *build, struct strbuf *out)
{
	for (size_t i = 0; i < build->kit->edition_count; i++)
		write_edition(build, i, out);
	for (size_t i = 0; i < build->options->target_count; i++)
		write_target(build, i, out);
	write_start(build, out);
}
