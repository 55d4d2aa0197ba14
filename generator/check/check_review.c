/*
 * Review: what calls itself published was seen by somebody, and a release knows what was not.
 */
#include <string.h>

#include "check/checks.h"

static bool is_reviewed(const struct module_entry *entry)
{
	return entry->reviewed_by_count > 0;
}

static bool is_published(const struct module_entry *entry)
{
	return strcmp(entry->status, "published") == 0;
}

void check_review(const struct module *module, struct diagnostics *diagnostics)
{
	const struct module_entry *entry = module->entry;
	if (is_published(entry) && !is_reviewed(entry))
		diag_report(diagnostics, DIAG_REVIEW_MISSING, entry->place,
			    "the module is published, but nobody has reviewed it; add 'reviewed-by: [role]' or write "
			    "'status: review'");
}

void check_review_pending(const struct module *module, struct diagnostics *diagnostics)
{
	const struct module_entry *entry = module->entry;
	if (!is_published(entry) && !is_reviewed(entry))
		diag_report(diagnostics, DIAG_REVIEW_PENDING, entry->place,
			    "nobody has reviewed the module yet; let survivor experts and counsel read it, then name "
			    "their roles: "
			    "'reviewed-by: [role]'");
}
