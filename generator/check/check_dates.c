/*
 * Dates: numbers, hours and duties change, so what was confirmed long ago is to be confirmed again. `waymark check` alone asks this:
 * a build gives the same bytes on every day, and its pages tell their readers by themselves.
 */
#include "base/date.h"
#include "check/check.h"

enum {
	STALE_DAYS = 90,    /* from then on it is time to look again; a page says so when it is read a day later */
	OVERDUE_DAYS = 180, /* from then on nobody should publish it: --strict refuses */
	SOURCE_DAYS = 365,  /* laws and yearly reports have changed by then, or not: somebody has to look */
};

struct dated {
	struct place place;
	const char *kind; /* "line", "region" */
	const char *id;
	const char *checked;
};

static void report_future(const struct dated *dated, struct diagnostics *diagnostics)
{
	diag_report(
	    diagnostics, DIAG_LINE_FUTURE, dated->place,
	    "the %s '%s' says that it was checked on %s, which has not come yet; write the day on which somebody "
	    "confirmed it",
	    dated->kind, dated->id, dated->checked);
}

static void report_old(const struct dated *dated, long age, struct diagnostics *diagnostics)
{
	diag_report(
	    diagnostics, age >= OVERDUE_DAYS ? DIAG_LINE_OVERDUE : DIAG_LINE_STALE, dated->place,
	    "the %s '%s' was checked on %s, %ld days ago; confirm it at its source and write the new date after "
	    "'checked:'",
	    dated->kind, dated->id, dated->checked, age);
}

static void report_due(const struct dated *dated, long age, struct diagnostics *diagnostics)
{
	diag_report(
	    diagnostics, DIAG_LINE_DUE, dated->place,
	    "the %s '%s' was checked on %s and is due in %ld day%s; confirm it at its source by then and write the "
	    "new date after 'checked:'",
	    dated->kind, dated->id, dated->checked, STALE_DAYS - age, STALE_DAYS - age == 1 ? "" : "s");
}

/* A day ahead may be today where the author lives. */
static void judge(const struct dated *dated, const struct check_rules *rules, struct diagnostics *diagnostics)
{
	const long age = rules->today - date_day(dated->checked);

	if (age < -1)
		report_future(dated, diagnostics);
	else if (age >= STALE_DAYS)
		report_old(dated, age, diagnostics);
	else if (age + rules->due >= STALE_DAYS)
		report_due(dated, age, diagnostics);
}

static void judge_region(const struct region *region, const struct check_rules *rules, struct diagnostics *diagnostics)
{
	if (region->checked)
		judge(&(struct dated){ region->place, "region", region->id, region->checked }, rules, diagnostics);
	for (size_t i = 0; i < region->line_count; i++) {
		const struct help_line *line = &region->lines[i];
		if (line->checked)
			judge(&(struct dated){ line->place, "line", line->id, line->checked }, rules, diagnostics);
	}
}

/* A source is as fresh as the day on which somebody read it last. */
static void judge_source(const struct reference *source, const struct check_rules *rules, struct diagnostics *diagnostics)
{
	const char *read = source->checked ? source->checked : source->accessed;
	const long age = read ? rules->today - date_day(read) : 0;

	if (age >= SOURCE_DAYS)
		diag_report(diagnostics, DIAG_SOURCE_STALE, source->place,
		            "the source '%s' was read on %s, %ld days ago; look whether it still says the same and whether there is a newer "
		            "one, and write the new day after 'checked:'",
		            source->key, read, age);
}

void check_dates(const struct kit *kit, const struct check_rules *rules, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < kit->edition_count; i++)
		for (size_t j = 0; j < kit->editions[i].region_count; j++)
			judge_region(&kit->editions[i].regions[j], rules, diagnostics);
	for (size_t i = 0; i < kit->reference_count; i++)
		judge_source(&kit->references[i], rules, diagnostics);
}
