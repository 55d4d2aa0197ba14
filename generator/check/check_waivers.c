/*
 * Waivers that silence nothing: the text has changed since, or the rule never applied.
 */
#include "check/checks.h"

void check_waivers(struct diagnostics *diagnostics)
{
	size_t count;
	const struct waiver *waivers = diagnostics_waivers(diagnostics, &count);
	/* What is wrong may have kept a check from looking. */
	if (diagnostics_errors(diagnostics) > 0)
		return;
	for (size_t i = 0; i < count; i++)
		if (!waivers[i].is_used)
			diag_report(diagnostics, DIAG_WAIVER_UNUSED, waivers[i].place,
				    "nothing here breaks '%s'; take this comment out",
				    diag_rule_info(waivers[i].rule)->id);
}
