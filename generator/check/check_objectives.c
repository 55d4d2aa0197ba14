/*
 * Objectives: those that texts name exist, and each is asked for.
 */
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "check/checks.h"

static bool has_objective(const struct module_entry *entry, const char *id)
{
	for (size_t i = 0; i < entry->objective_count; i++) {
		if (strcmp(entry->objectives[i].id, id) == 0)
			return true;
	}
	return false;
}

static void list_objectives(const struct module_entry *entry, struct strbuf *out)
{
	for (size_t i = 0; i < entry->objective_count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? ", " : "", entry->objectives[i].id);
}

static void check_known(const struct module_entry *entry, const char *id, struct place place,
			struct diagnostics *diagnostics)
{
	struct strbuf known = STRBUF_INIT;
	if (has_objective(entry, id))
		return;
	list_objectives(entry, &known);
	if (entry->objective_count > 0)
		diag_report(diagnostics, DIAG_OBJECTIVE_UNKNOWN, place, "there is no objective '%s'; module.md has %s",
			    id, known.text);
	else
		diag_report(diagnostics, DIAG_OBJECTIVE_UNKNOWN, place,
			    "there is no objective '%s'; module.md has none, write it there: 'objectives:'", id);
	strbuf_release(&known);
}

static bool is_asked(const struct module *module, const char *id)
{
	for (size_t i = 0; i < module->question_count; i++) {
		const struct question *question = module->questions[i];
		if (!question->practice && question->objective && strcmp(question->objective, id) == 0)
			return true;
	}
	return false;
}

static void check_asked(const struct module *module, struct diagnostics *diagnostics)
{
	const struct module_entry *entry = module->entry;
	for (size_t i = 0; i < entry->objective_count; i++) {
		if (!is_asked(module, entry->objectives[i].id))
			diag_report(diagnostics, DIAG_OBJECTIVE_UNASKED, entry->objectives[i].place,
				    "no question of the check covers the objective '%s'; write one with objective=%s",
				    entry->objectives[i].id, entry->objectives[i].id);
	}
}

void check_objectives(const struct module *module, struct diagnostics *diagnostics)
{
	if (module->entry->is_unread)
		return;
	for (size_t i = 0; i < module->section_count; i++) {
		const struct section *section = &module->sections[i];
		for (size_t j = 0; section->kind != SECTION_INTRODUCTION && j < section->objective_count; j++)
			check_known(module->entry, section->objectives[j], section->place, diagnostics);
	}
	for (size_t i = 0; i < module->question_count; i++) {
		const struct question *question = module->questions[i];
		if (question->objective)
			check_known(module->entry, question->objective, question->place, diagnostics);
	}
	if (module_check(module))
		check_asked(module, diagnostics);
}
