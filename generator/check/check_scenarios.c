/*
 * Scenarios: every step can be reached, and from every step an ending. Each step and each choice is looked at once: a
 * scenario may have many thousands.
 */
#include "check/checks.h"
#include "model/scenario.h"

#define CHOICE_LIMIT 4

/* A list of steps for each step: those of step i are steps[starts[i]] up to steps[starts[i + 1]]. */
struct step_lists {
	size_t *starts;
	size_t *steps;
};

/* What leads to each step. */
static struct step_lists sources_of(struct arena *arena, const struct scenario *scenario)
{
	const size_t count = scenario->step_count;
	struct step_lists lists = { .starts = arena_calloc(arena, count + 2, sizeof *lists.starts) };
	size_t *ends = lists.starts + 1; /* while the lists are filled: where the next step of each goes */
	size_t total = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < scenario->steps[i].choice_count; k++, total++)
			ends[scenario->steps[i].choices[k].to + 1]++;
	for (size_t i = 0; i < count; i++)
		ends[i + 1] += ends[i];
	lists.steps = arena_calloc(arena, total + 1, sizeof *lists.steps);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < scenario->steps[i].choice_count; k++)
			lists.steps[ends[scenario->steps[i].choices[k].to]++] = i;
	return lists;
}

/* The steps that are still to be followed; each is put here once at most. */
struct search {
	bool *seen;
	size_t *waiting;
	size_t count;
};

static struct search search_new(struct arena *arena, const struct scenario *scenario)
{
	return (struct search){
		.seen = arena_calloc(arena, scenario->step_count + 1, sizeof(bool)),
		.waiting = arena_calloc(arena, scenario->step_count + 1, sizeof(size_t)),
	};
}

static void search_add(struct search *search, size_t step)
{
	if (search->seen[step])
		return;
	search->seen[step] = true;
	search->waiting[search->count++] = step;
}

/* Which steps the start leads to. */
static const bool *find_reached(struct arena *arena, const struct scenario *scenario)
{
	struct search search = search_new(arena, scenario);
	search_add(&search, 0);
	while (search.count > 0) {
		const struct scenario_step *step = &scenario->steps[search.waiting[--search.count]];
		for (size_t k = 0; k < step->choice_count; k++)
			search_add(&search, step->choices[k].to);
	}
	return search.seen;
}

/* Which steps lead to an ending. */
static const bool *find_ending(struct arena *arena, const struct scenario *scenario)
{
	const struct step_lists sources = sources_of(arena, scenario);
	struct search search = search_new(arena, scenario);
	for (size_t i = 0; i < scenario->step_count; i++)
		if (scenario->steps[i].choice_count == 0)
			search_add(&search, i);
	while (search.count > 0) {
		const size_t step = search.waiting[--search.count];
		for (size_t k = sources.starts[step]; k < sources.starts[step + 1]; k++)
			search_add(&search, sources.steps[k]);
	}
	return search.seen;
}

static bool has_ending(const struct scenario *scenario)
{
	for (size_t i = 0; i < scenario->step_count; i++)
		if (scenario->steps[i].choice_count == 0)
			return true;
	return false;
}

static void check_ways(const struct scenario *scenario, bool ends, struct diagnostics *diagnostics)
{
	struct arena arena = ARENA_INIT;
	const bool *is_reached = find_reached(&arena, scenario), *may_end = find_ending(&arena, scenario);
	for (size_t i = 0; i < scenario->step_count; i++) {
		const struct scenario_step *step = &scenario->steps[i];
		if (!is_reached[i])
			diag_report(
			    diagnostics, DIAG_STEP_UNREACHABLE, step->place,
			    "no way from the start leads to the step '%s'; let a choice lead to #%s, or take the "
			    "step out",
			    step->id, step->id);
		else if (ends && !may_end[i])
			diag_report(diagnostics, DIAG_STEP_ENDLESS, step->place,
				    "no ending can be reached from the step '%s'; let one of its choices lead out",
				    step->id);
	}
	arena_release(&arena);
}

static void check_choices(const struct scenario_step *step, struct diagnostics *diagnostics)
{
	if (step->choice_count == 1)
		diag_report(
		    diagnostics, DIAG_CHOICE_COUNT, step->place,
		    "the step has one choice, which is none; write another one, or join it with the step it leads to");
	else if (step->choice_count > CHOICE_LIMIT)
		diag_report(diagnostics, DIAG_CHOICE_COUNT, step->place,
			    "the step has %zu choices; two to %d are enough, more tire without telling more",
			    step->choice_count, CHOICE_LIMIT);
}

static void check_scenario(const struct scenario *scenario, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < scenario->step_count; i++)
		check_choices(&scenario->steps[i], diagnostics);
	if (!scenario->is_whole)
		return;
	if (scenario->steps[0].choice_count == 0)
		diag_report(
		    diagnostics, DIAG_SCENARIO_EMPTY, scenario->steps[0].place,
		    "the first step of this scenario is an ending, so there is nothing to practise; write choices "
		    "below its text");
	bool ends = has_ending(scenario);
	if (!ends)
		diag_report(diagnostics, DIAG_ENDING_MISSING, scenario->place,
			    "no step of this scenario is an ending; write one without choices and let some lead to it");
	check_ways(scenario, ends, diagnostics);
}

void check_scenarios(const struct module *module, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < module->scenario_count; i++)
		check_scenario(module->scenarios[i], diagnostics);
}
