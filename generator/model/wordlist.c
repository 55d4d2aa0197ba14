#include "model/wordlist.h"

#include <stdlib.h>
#include <string.h>

static int compare_words(const void *a, const void *b)
{
	const struct word *left = a;
	const struct word *right = b;
	return strcmp(left->key, right->key);
}

struct words *wordlist_new(struct arena *arena, const char *path, const struct word *words, size_t count)
{
	struct words *list = arena_alloc(arena, sizeof *list);
	list->path = arena_strdup(arena, path);
	list->words = arena_calloc(arena, count, sizeof *list->words);
	for (size_t i = 0; i < count; i++)
		list->words[list->count++] =
		    (struct word){ arena_strdup(arena, words[i].key), arena_strdup(arena, words[i].text) };
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

const struct word *words_with_prefix(const struct words *words, const char *prefix, size_t *count)
{
	const size_t length = strlen(prefix);
	size_t first = 0;

	while (first < words->count && strncmp(words->words[first].key, prefix, length) < 0)
		first++;
	*count = 0;
	while (first + *count < words->count && strncmp(words->words[first + *count].key, prefix, length) == 0)
		++*count;
	return words->words + first;
}
