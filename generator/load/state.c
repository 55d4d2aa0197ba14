/*
 * A key is the start of a hash over an id and, for a question, its answers: when these change, the key does, and
 * what was saved for the old ones is dropped. The form of the state itself is documented in templates/js/50-state.js.
 */
#include "load/state.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
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

static struct keys hash_all(const struct module *module)
{
	struct keys keys = { .count = module->section_count + module->question_count };
	keys.hashes = arena_calloc(module->arena, keys.count + 1, sizeof *keys.hashes);
	size_t at = 0;
	for (size_t i = 0; i < module->section_count; i++)
		keys.hashes[at++] = hash_text(module->sections[i].id);
	for (size_t i = 0; i < module->question_count; i++)
		keys.hashes[at++] = hash_question(module->questions[i]);
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
}

static const char *content_hash(const struct module *module)
{
	uint64_t hash = HASH_FNV_START;
	for (size_t i = 0; i < module->section_count; i++)
		hash = hash_fnv(hash, module->sections[i].key, strlen(module->sections[i].key) + 1);
	for (size_t i = 0; i < module->question_count; i++)
		hash = hash_fnv(hash, module->questions[i]->key, strlen(module->questions[i]->key) + 1);
	return arena_printf(module->arena, "%08x", (unsigned)(uint32_t)(hash ^ hash >> 32));
}

/* w1:<hash>:l<key>;v<keys>;a<attempt>;s<seed>;b<best>;r<key>-<answer>…:<checksum> */
static size_t state_limit(const struct module *module)
{
	size_t key = module->section_count > 0 ? strlen(module->sections[0].key) : 0;
	size_t limit = strlen("w1:") + strlen("01234567:") + strlen(":") + 8;
	limit += 1 + key;
	limit += strlen(";v") + module->section_count * (key + 1);
	limit += strlen(";a") + 6 + strlen(";s") + 8 + strlen(";b") + 7;
	for (size_t i = 0; i < module->question_count; i++) {
		const struct question *question = module->questions[i];
		if (!question->practice)
			limit += strlen(";r-") + key + question->type->state_size(question);
	}
	return limit;
}

void state_settle(struct module *module, struct diagnostics *diagnostics)
{
	assign_keys(module);
	module->content_hash = content_hash(module);
	module->state_limit = state_limit(module);
	if (module->state_limit > STATE_LIMIT)
		diag_report(diagnostics, DIAG_STATE_TOO_LONG, module->entry->place,
			    "what is saved of this module could take %zu characters, LMSs keep %d; split the module or "
			    "ask fewer questions",
			    module->state_limit, STATE_LIMIT);
}
