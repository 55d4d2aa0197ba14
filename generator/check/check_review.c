/*
 * Review: what calls itself published was seen by somebody.
 */
#include <string.h>

#include "check/checks.h"

void check_review(const struct module *module, struct diagnostics *diagnostics)
{
	const struct module_entry *entry = module->entry;
	if (strcmp(entry->status, "published") == 0 && entry->reviewed_by_count == 0)
		diag_report(diagnostics, DIAG_REVIEW_MISSING, entry->place,
			    "the module is published, but nobody has reviewed it; add 'reviewed-by: [role]' or write "
			    "'status: review'");
}
