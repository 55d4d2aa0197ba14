/*
 * The pool of a check: enough questions that a second attempt asks other ones.
 */
#include "check/checks.h"

void check_pool(const struct module *module, struct diagnostics *diagnostics)
{
	const struct section *check = module_check(module);
	int count = 0;
	for (size_t i = 0; i < module->question_count; i++)
		count += !module->questions[i]->practice;
	/* A check that asks all of its questions draws nothing. */
	if (check && module->draw < count && count < 2 * module->draw)
		diag_report(diagnostics, DIAG_POOL_SMALL, check->place,
			    "the check draws %d of %d questions, so attempts hardly differ; write at least %d "
			    "questions or draw fewer",
			    module->draw, count, 2 * module->draw);
}
