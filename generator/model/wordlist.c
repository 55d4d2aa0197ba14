#include "model/wordlist.h"

#include <stdlib.h>
#include <string.h>

static const char script_prefix[] = "script.";

static int compare_words(const void *a, const void *b)
{
	const struct word *left = a;
	const struct word *right = b;
	return strcmp(left->key, right->key);
}

struct words *wordlist_new(struct arena *arena, const char *path, const struct word *words, size_t count)
{
	size_t prefix = sizeof script_prefix - 1;
	struct words *list = arena_alloc(arena, sizeof *list);
	list->path = arena_strdup(arena, path);
	list->words = arena_calloc(arena, count, sizeof *list->words);
	list->script = arena_calloc(arena, count, sizeof *list->script);
	for (size_t i = 0; i < count; i++) {
		struct word word = { arena_strdup(arena, words[i].key), arena_strdup(arena, words[i].text) };
		list->words[list->count++] = word;
		if (strncmp(word.key, script_prefix, prefix) == 0)
			list->script[list->script_count++] = (struct word){ word.key + prefix, word.text };
	}
	if (count > 1)
		qsort(list->words, count, sizeof *list->words, compare_words);
	return list;
}

const char *words_find(const struct words *words, const char *key)
{
	struct word wanted = { key, NULL };
	const struct word *found =
	    words->count > 0 ? bsearch(&wanted, words->words, words->count, sizeof wanted, compare_words) : NULL;
	return found ? found->text : NULL;
}

const char *words_get(const struct words *words, const char *key)
{
	const char *text = words_find(words, key);
	return text ? text : key;
}

const struct word *words_for_script(const struct words *words, size_t *count)
{
	*count = words->script_count;
	return words->script;
}
