#include "load/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "load/source.h"
#include "load/suggest.h"
#include "load/yaml.h"
#include "model/wordlist.h"

/* Words of drawings are the kit's own: it may add any, and a drawing has its words inside for one language. Words to avoid are each
 * language's own. */
static bool is_free_word(const char *key)
{
	static const char *const prefixes[] = { "figures.", "authoring.wording." };
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		if (strncmp(key, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	return false;
}

/* What is read from one file: words in file order, each with its place. */
struct word_file {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct word *words;
	size_t count, capacity;
	struct place *places;
	size_t place_count, place_capacity;
};

static void flatten(struct word_file *file, const struct yaml *map, const char *prefix)
{
	for (const struct yaml *value = map->first; value; value = value->next) {
		const char *key = arena_printf(file->arena, "%s%s", prefix, value->key);
		if (value->kind == YAML_MAP) {
			flatten(file, value, arena_printf(file->arena, "%s.", key));
		} else if (value->kind == YAML_LIST) {
			diag_report(file->diagnostics, DIAG_KEY_TYPE, value->place, "the word '%s' is a list; write one text", key);
		} else {
			*ARRAY_PUSH(file->arena, file->words, file->count, file->capacity) = (struct word){ key, value->text };
			*ARRAY_PUSH(file->arena, file->places, file->place_count, file->place_capacity) = value->key_place;
		}
	}
}

static bool read_file(struct word_file *file, const char *root, const char *inside)
{
	struct source source;
	if (!source_read(file->arena, root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 }, file->diagnostics, &source))
		return false;
	const struct yaml *map = yaml_parse(file->arena, source.path, source.text, source.length, 1, file->diagnostics);
	if (!map)
		return false;
	if (map->kind == YAML_MAP)
		flatten(file, map, "");
	else
		diag_report(file->diagnostics, DIAG_KEY_TYPE, map->place, "this is not a map; write lines 'key: value'");
	return true;
}

static int compare_word_keys(const void *a, const void *b)
{
	const struct word *const *left = a;
	const struct word *const *right = b;
	return strcmp((*left)->key, (*right)->key);
}

/* The words of `file` sorted by key, to override them in place. */
static struct word **index_words(const struct word_file *file)
{
	struct word **index = arena_calloc(file->arena, file->count, sizeof *index);
	for (size_t i = 0; i < file->count; i++)
		index[i] = &file->words[i];
	if (file->count > 1)
		qsort(index, file->count, sizeof *index, compare_word_keys);
	return index;
}

static void report_unknown(struct word_file *kit, size_t at, struct word *const *index, size_t count)
{
	const char **keys = arena_calloc(kit->arena, count, sizeof *keys);
	struct strbuf remedy = STRBUF_INIT;
	for (size_t i = 0; i < count; i++)
		keys[i] = index[i]->key;
	suggest(&remedy, kit->words[at].key, keys, count, "a kit overrides the program's words and adds only 'figures.…' and 'authoring.wording.…'");
	diag_report(kit->diagnostics, DIAG_KEY_UNKNOWN, kit->places[at], "there is no word '%s'; %s", kit->words[at].key,
	            remedy.text);
	strbuf_release(&remedy);
}

/* Put the kit's words over the program's; words that are the kit's own are added. */
static void override(struct word_file *program, struct word_file *kit)
{
	size_t count = program->count;
	struct word **index = index_words(program);
	struct word *added = NULL; /* not pushed at once: the index points into the program's words */
	size_t added_count = 0, capacity = 0;
	for (size_t i = 0; i < kit->count; i++) {
		const struct word *wanted = &kit->words[i];
		struct word **found = count > 0 ? bsearch(&wanted, index, count, sizeof *index, compare_word_keys) : NULL;
		if (found)
			(*found)->text = wanted->text;
		else if (is_free_word(wanted->key))
			*ARRAY_PUSH(program->arena, added, added_count, capacity) = *wanted;
		else
			report_unknown(kit, i, index, count);
	}
	for (size_t i = 0; i < added_count; i++)
		*ARRAY_PUSH(program->arena, program->words, program->count, program->capacity) = added[i];
}

struct words *words_load(struct arena *arena, const char *templates, const char *kit_root, const char *language,
                         struct diagnostics *diagnostics)
{
	struct arena scratch = ARENA_INIT;
	struct word_file program = { .arena = &scratch, .diagnostics = diagnostics };
	struct word_file kit = { .arena = &scratch, .diagnostics = diagnostics };
	const char *inside = arena_printf(&scratch, "strings/%s.yaml", language);
	const char *authoring = arena_printf(&scratch, "authoring/%s.yaml", language);
	const char *kit_inside = arena_printf(&scratch, "%s/strings.yaml", language);

	bool is_read = read_file(&program, templates, inside);
	if (is_read && file_exists(path_join(&scratch, templates, authoring)))
		is_read = read_file(&program, templates, authoring);
	if (is_read && file_exists(path_join(&scratch, kit_root, kit_inside)) &&
	    read_file(&kit, kit_root, kit_inside))
		override(&program, &kit);
	struct words *words =
	    wordlist_new(arena, path_join(&scratch, templates, inside), program.words, program.count);
	arena_release(&scratch);
	return words;
}

/* The file in which a word of the program stands: words of checks lie beside those of the interface. */
static const char *file_of(struct arena *arena, const struct words *words, const char *key)
{
	const bool is_authoring = strncmp(key, "authoring.", strlen("authoring.")) == 0;
	const char *templates = path_folder(arena, path_folder(arena, words->path));
	return is_authoring ? arena_printf(arena, "%s/authoring/%s", templates, path_name(words->path)) : words->path;
}

static void report_missing(const struct words *from, const char *key, const struct words *in, struct diagnostics *diagnostics)
{
	struct arena scratch = ARENA_INIT;
	if (!is_free_word(key))
		diag_report(diagnostics, DIAG_WORD_MISSING, (struct place){ file_of(&scratch, in, key), 1, 1 },
		            "the word '%s' is missing; translate it from '%s'", key, file_of(&scratch, from, key));
	arena_release(&scratch);
}

void words_compare(const struct words *a, const struct words *b, struct diagnostics *diagnostics)
{
	size_t i = 0, j = 0;
	while (i < a->count || j < b->count) {
		int order = i == a->count ? 1 : j == b->count ? -1 : strcmp(a->words[i].key, b->words[j].key);
		if (order < 0)
			report_missing(a, a->words[i++].key, b, diagnostics);
		else if (order > 0)
			report_missing(b, b->words[j++].key, a, diagnostics);
		else
			i++, j++;
	}
}
