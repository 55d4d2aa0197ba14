/*
 * A key is the start of a hash over an id and, for a question, its answers, for a scenario, where its choices lead: when
 * these change, the key does, and what was saved for the old ones is dropped. The form of the state itself is documented in templates/js/50-state.js.
 */
#include "load/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "model/scenario.h"
#include "question/question.h"

/* SCORM 1.2 keeps 4096 characters; some LMSs count a few of them for themselves. */
#define STATE_LIMIT 4000

enum { KEY_SHORTEST = 3, KEY_LONGEST = 10 };

struct keys {
	uint64_t *hashes;
	size_t count;
};

static uint64_t hash_question(const struct question *question)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addf(&text, "%s\n%s\n", question->id, question->type->name);
	question->type->write_signature(question, &text);
	uint64_t hash = hash_fnv(HASH_FNV_START, text.text, text.length);
	strbuf_release(&text);
	return hash;
}

static uint64_t hash_scenario(const struct scenario *scenario)
{
	struct strbuf text = STRBUF_INIT;
	strbuf_addf(&text, "scenario\n%s\n", scenario->id);
	for (size_t i = 0; i < scenario->step_count; i++) {
		const struct scenario_step *step = &scenario->steps[i];
		strbuf_addstr(&text, step->id);
		for (size_t k = 0; k < step->choice_count; k++)
			strbuf_addf(&text, " %zu", step->choices[k].to);
		strbuf_addch(&text, '\n');
	}
	uint64_t hash = hash_fnv(HASH_FNV_START, text.text, text.length);
	strbuf_release(&text);
	return hash;
}

static struct keys hash_all(const struct module *module)
{
	struct keys keys = { .count = module->section_count + module->question_count + module->scenario_count };
	keys.hashes = arena_calloc(module->arena, keys.count + 1, sizeof *keys.hashes);
	size_t at = 0;
	for (size_t i = 0; i < module->section_count; i++)
		keys.hashes[at++] = hash_text(module->sections[i].id);
	for (size_t i = 0; i < module->question_count; i++)
		keys.hashes[at++] = hash_question(module->questions[i]);
	for (size_t i = 0; i < module->scenario_count; i++)
		keys.hashes[at++] = hash_scenario(module->scenarios[i]);
	return keys;
}

static char *write_key(struct arena *arena, uint64_t hash, size_t length)
{
	static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	char *key = arena_alloc(arena, length + 1);
	for (size_t i = 0; i < length; i++, hash /= 62)
		key[i] = digits[hash % 62];
	return key;
}

static bool all_differ(char **keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(keys[i], keys[k]) == 0)
				return false;
	return true;
}

static void assign_keys(struct module *module)
{
	struct keys keys = hash_all(module);
	char **names = arena_calloc(module->arena, keys.count + 1, sizeof *names);
	size_t length = KEY_SHORTEST;
	do {
		for (size_t i = 0; i < keys.count; i++)
			names[i] = write_key(module->arena, keys.hashes[i], length);
	} while (!all_differ(names, keys.count) && ++length <= KEY_LONGEST);
	for (size_t i = 0; i < module->section_count; i++)
		module->sections[i].key = names[i];
	for (size_t i = 0; i < module->question_count; i++)
		module->questions[i]->key = names[module->section_count + i];
	for (size_t i = 0; i < module->scenario_count; i++)
		module->scenarios[i]->key = names[module->section_count + module->question_count + i];
}

static const char *content_hash(const struct module *module)
{
	uint64_t hash = HASH_FNV_START;
	for (size_t i = 0; i < module->section_count; i++)
		hash = hash_fnv(hash, module->sections[i].key, strlen(module->sections[i].key) + 1);
	for (size_t i = 0; i < module->question_count; i++)
		hash = hash_fnv(hash, module->questions[i]->key, strlen(module->questions[i]->key) + 1);
	for (size_t i = 0; i < module->scenario_count; i++)
		hash = hash_fnv(hash, module->scenarios[i]->key, strlen(module->scenarios[i]->key) + 1);
	return arena_printf(module->arena, "%08x", (unsigned)(uint32_t)(hash ^ hash >> 32));
}

/* ---- the longest state ------------------------------------------------------------------------------- */

/* What a state can hold at once, in characters. */
struct state_parts {
	size_t frame, views, attempt, answers, paths;
	size_t question_count;          /* answers that are there at once */
	const struct question *longest; /* the one whose answer may take most, or NULL */
};

/* Fields of the check: see newState() and the limits in templates/js/50-state.js. */
enum { LONGEST_SEED = 7, LONGEST_BEST = 5, MOST_ATTEMPTS = 46655 };

static size_t digits_in_base_36(unsigned number)
{
	size_t count = 1;
	for (; number >= 36; number /= 36)
		count++;
	return count;
}

static size_t field_length(size_t length)
{
	return strlen(";x") + length;
}

/* The last view is one after the introduction. */
static size_t views_length(const struct module *module, size_t key)
{
	size_t seen = field_length(module->section_count * (key + 1) - 1);
	return module->section_count > 1 ? field_length(key) + seen : seen;
}

/* The first attempt is not written down. */
static size_t attempt_length(const struct module *module)
{
	if (module->draw == 0)
		return 0;
	unsigned most = module->attempts > 0 ? (unsigned)module->attempts : MOST_ATTEMPTS;
	size_t number = most > 1 ? field_length(digits_in_base_36(most)) : 0;
	return number + field_length(LONGEST_SEED) + field_length(LONGEST_BEST);
}

static int compare_sizes(const void *a, const void *b)
{
	size_t first = *(const size_t *)a, second = *(const size_t *)b;
	return (first < second) - (first > second);
}

/* The longest answers that one attempt can ask for: as many of a pool as it draws. */
static size_t pool_length(const struct module *module, size_t pool, size_t key)
{
	size_t *sizes = arena_calloc(module->arena, module->question_count + 1, sizeof *sizes);
	size_t count = 0, length = 0;
	for (size_t i = 0; i < module->question_count; i++) {
		const struct question *question = module->questions[i];
		if (!question->practice && question->pool == pool)
			sizes[count++] = field_length(key) + strlen("-") + question->type->state_size(question);
	}
	qsort(sizes, count, sizeof *sizes, compare_sizes);
	for (size_t i = 0; i < count && i < (size_t)module->pools[pool].draw; i++)
		length += sizes[i];
	return length;
}

static const struct question *longest_question(const struct module *module)
{
	const struct question *longest = NULL;
	for (size_t i = 0; i < module->question_count; i++) {
		const struct question *question = module->questions[i];
		if (!question->practice &&
		    (longest == NULL || question->type->state_size(question) > longest->type->state_size(longest)))
			longest = question;
	}
	return longest;
}

/* Through each scenario: how many endings were reached, and the choices. */
static size_t paths_length(const struct module *module, size_t key)
{
	return module->scenario_count * (field_length(key) + strlen("-99") + SCENARIO_PATH_LIMIT);
}

/* w1:<hash>:l<key>;v<keys>;a<attempt>;s<seed>;b<best>;r<key>-<answer>…;p<key>-<endings><path>…:<checksum> */
static struct state_parts measure(const struct module *module)
{
	size_t key = module->section_count > 0 ? strlen(module->sections[0].key) : 0;
	struct state_parts parts = {
		/* The first field has no semicolon before it. */
		.frame = strlen("w1:01234567::01234567") - strlen(";"),
		.views = views_length(module, key),
		.attempt = attempt_length(module),
		.paths = paths_length(module, key),
		.longest = longest_question(module),
	};
	for (size_t i = 0; i < module->pool_count; i++) {
		parts.answers += pool_length(module, i, key);
		parts.question_count += (size_t)module->pools[i].draw;
	}
	return parts;
}

static void report_length(const struct module *module, const struct state_parts *parts, struct diagnostics *diagnostics)
{
	if (parts->paths > parts->answers && parts->paths > parts->views)
		diag_report(diagnostics, DIAG_STATE_TOO_LONG, module->entry->place,
			    "what is saved of this module could take %zu characters, LMSs keep %d; most of it, %zu, "
			    "are the ways through its %zu scenarios, so split the module",
			    module->state_limit, STATE_LIMIT, parts->paths, module->scenario_count);
	else if (parts->answers > parts->views)
		diag_report(diagnostics, DIAG_STATE_TOO_LONG, module->entry->place,
			    "what is saved of this module could take %zu characters, LMSs keep %d; most of it, %zu, "
			    "are the answers to the %zu questions of its check, up to %zu for '%s', so draw fewer "
			    "questions or split the module",
			    module->state_limit, STATE_LIMIT, parts->answers, parts->question_count,
			    parts->longest->type->state_size(parts->longest), parts->longest->id);
	else
		diag_report(diagnostics, DIAG_STATE_TOO_LONG, module->entry->place,
			    "what is saved of this module could take %zu characters, LMSs keep %d; most of it, %zu, "
			    "are the names of its %zu pages, so split the module",
			    module->state_limit, STATE_LIMIT, parts->views, module->section_count);
}

void state_settle(struct module *module, struct diagnostics *diagnostics)
{
	assign_keys(module);
	module->content_hash = content_hash(module);
	const struct state_parts parts = measure(module);
	module->state_limit = parts.frame + parts.views + parts.attempt + parts.answers + parts.paths;
	if (module->state_limit > STATE_LIMIT)
		report_length(module, &parts, diagnostics);
}
