/*
 * The pools of a check: enough questions that a second attempt asks other ones.
 */
#include "base/path.h"
#include "check/checks.h"

static const char *name_of(const struct question_pool *pool)
{
	return pool->file != NULL ? path_name(pool->file) : "the check";
}

static void check_one(const struct question_pool *pool, struct place place, struct diagnostics *diagnostics)
{
	/* A pool that is asked as a whole draws nothing. */
	if (pool->draw < pool->count && pool->count < 2 * pool->draw)
		diag_report(diagnostics, DIAG_POOL_SMALL, place,
			    "%s draws %d of %d questions, so attempts hardly differ; write at least %d questions or "
			    "draw fewer",
			    name_of(pool), pool->draw, pool->count, 2 * pool->draw);
}

void check_pool(const struct module *module, struct diagnostics *diagnostics)
{
	const struct section *check = module_check(module);
	for (size_t i = 0; check && i < module->pool_count && module->attempts != 1; i++) {
		const struct question_pool *pool = &module->pools[i];
		check_one(pool, pool->file != NULL ? pool->place : check->place, diagnostics);
	}
}
