#include "check/check.h"

#include "check/checks.h"

typedef void module_check_function(const struct module *module, struct diagnostics *diagnostics);

static module_check_function *const module_checks[] = {
	check_handouts, check_lesson_length, check_objectives, check_options,   check_passages, check_patterns,
	check_pool,     check_reading,       check_review,     check_scenarios, check_stems,
};

void check_module(const struct module *module, const struct check_rules *rules, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < sizeof module_checks / sizeof *module_checks; i++)
		module_checks[i](module, diagnostics);
	if (rules->school)
		check_personal(module, diagnostics);
	if (rules->reviews)
		check_review_pending(module, diagnostics);
	check_waivers(diagnostics);
}
