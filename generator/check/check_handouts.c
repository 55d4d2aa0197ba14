/*
 * Sheets: a HANDOUT callout is one in an activity. In the rest of a module, and in the texts for who leads a session, nothing is printed
 * of it, and nobody would see its text. The glossary and the help pages are not looked at.
 */
#include "check/checks.h"
#include "model/leading.h"

struct handout_check {
	struct diagnostics *diagnostics;
	const char *remedy;
};

static void look_at(const struct node *node, void *context)
{
	const struct handout_check *check = context;
	if (node_is_callout(node, CALLOUT_HANDOUT))
		diag_report(check->diagnostics, DIAG_HANDOUT_PLACE, node_place(node),
			    "no sheet is made of this [!HANDOUT]; %s", check->remedy);
}

static void look_below(struct handout_check *check, const struct node *text)
{
	if (text != NULL)
		node_walk(text, look_at, check);
}

static void look_at_question(struct handout_check *check, const struct question *question)
{
	look_below(check, question->stem);
	look_below(check, question->answers);
	look_below(check, question->hint);
	look_below(check, question->explanation);
}

static void look_at_guide(struct handout_check *check, const struct module *module)
{
	const struct guide *guide = module->guide;
	check->remedy = arena_printf(module->arena, "move it below an activity, '## Title {#%s-a1 .activity minutes=10}'",
				     module->entry->id);
	look_below(check, guide->body);
	check->remedy = "the whole handout is a sheet already: write this text in it as it is";
	for (size_t i = 0; i < guide->handout_count; i++)
		look_below(check, guide->handouts[i].body);
}

void check_handouts(const struct module *module, struct diagnostics *diagnostics)
{
	struct handout_check check = {
		.diagnostics = diagnostics,
		.remedy = "move it to the module's facilitator.md, into an activity",
	};
	for (size_t i = 0; i < module->section_count; i++)
		look_below(&check, module->sections[i].body);
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			look_at_question(&check, module->questions[i]);
	if (module->guide != NULL)
		look_at_guide(&check, module);
}

static void look_at_text(const struct node *text, bool is_title, void *context)
{
	(void)is_title;
	look_below(context, text);
}

void check_leading_handouts(const struct leading *leading, struct diagnostics *diagnostics)
{
	struct handout_check check = {
		.diagnostics = diagnostics,
		.remedy = "move it to a module's facilitator.md, into an activity, and name that in shows= of a step",
	};
	leading_walk(leading, look_at_text, &check);
}
