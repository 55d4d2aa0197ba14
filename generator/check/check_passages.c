/*
 * Checks of the text, passage by passage, for modules and for the kit's own pages alike.
 */
#include "check/passage_checks.h"

#include "check/checks.h"

static const struct passage_check *const checks[] = {
	&passage_check_claims,
	&passage_check_sentence,
	&passage_check_terms,
};

enum { CHECK_COUNT = sizeof checks / sizeof checks[0] };

struct judge {
	const void *data[CHECK_COUNT];
	struct diagnostics *diagnostics;
};

static void open_judge(struct judge *judge, struct arena *arena, const struct words *words)
{
	for (size_t i = 0; i < CHECK_COUNT; i++)
		judge->data[i] = checks[i]->read ? checks[i]->read(arena, words) : NULL;
}

static void judge_passage(const struct passage *passage, void *context)
{
	const struct judge *judge = context;
	for (size_t i = 0; i < CHECK_COUNT; i++)
		checks[i]->judge(passage, judge->data[i], judge->diagnostics);
}

void check_passages(const struct module *module, struct diagnostics *diagnostics)
{
	struct judge judge = { .diagnostics = diagnostics };
	open_judge(&judge, module->arena, module->edition->words);
	passages_of_module(module, judge_passage, &judge);
}

void check_pages(const struct edition *edition, struct diagnostics *diagnostics)
{
	struct arena arena = ARENA_INIT;
	struct judge judge = { .diagnostics = diagnostics };
	open_judge(&judge, &arena, edition->words);
	passages_of_edition(edition, judge_passage, &judge);
	if (edition->leading) {
		check_leading_handouts(edition->leading, diagnostics);
		check_leading_reading(edition, diagnostics);
	}
	arena_release(&arena);
}
