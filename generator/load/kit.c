/*
 * Kit: its files in the order in which they need each other.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "load/leading.h"
#include "load/loader.h"
#include "load/regions.h"
#include "load/suggest.h"
#include "load/translation.h"
#include "load/words.h"

void loader_report_unknown(const struct loader *loader, enum diag_rule rule, struct place place, const char *kind,
                           const char *word, const char *const *candidates, size_t count)
{
	struct strbuf remedy = STRBUF_INIT;
	suggest(&remedy, word, candidates, count, "correct or remove it");
	diag_report(loader->diagnostics, rule, place, "there is no %s '%s'; %s", kind, word, remedy.text);
	strbuf_release(&remedy);
}

static void read_words(struct loader *loader)
{
	struct kit *kit = loader->kit;
	for (size_t i = 0; i < kit->edition_count; i++) {
		struct edition *edition = &kit->editions[i];
		edition->words =
		    words_load(loader->arena, loader->options->templates, kit->root, edition->code, loader->diagnostics);
		const char *direction = words_find(edition->words, "page.direction");
		edition->direction = direction && strcmp(direction, "rtl") == 0 ? "rtl" : "ltr";
		if (i > 0)
			words_compare(kit->editions[0].words, edition->words, loader->diagnostics);
	}
}

static void read_edition(struct loader *loader, struct edition *edition)
{
	entries_read(loader, edition);
	references_translate(loader, edition);
	struct region_text *texts = regions_read_heads(loader, edition);
	glossary_read(loader, edition);
	regions_read_lines(loader, edition, texts);
	leading_read(loader, edition);
}

static void check_translations(struct loader *loader, const struct edition *from, const struct edition *to)
{
	for (size_t i = 0; i < from->module_count; i++) {
		const struct module_entry *entry = &from->modules[i];
		if (!edition_find_module(to, entry->id))
			diag_report(loader->diagnostics, DIAG_MODULE_MISSING_TRANSLATION, entry->place,
			            "the module '%s' is missing in '%s'; translate its folder into '%s/'", entry->id, to->code, to->code);
	}
}

static void compare_editions(struct loader *loader)
{
	const struct kit *kit = loader->kit;
	for (size_t i = 0; i < kit->edition_count; i++) {
		for (size_t j = 0; j < kit->edition_count; j++) {
			if (i != j)
				check_translations(loader, &kit->editions[i], &kit->editions[j]);
		}
	}
}

static void read_all(struct loader *loader)
{
	read_words(loader);
	references_read(loader);
	for (size_t i = 0; i < loader->kit->edition_count; i++)
		read_edition(loader, &loader->kit->editions[i]);
	paths_read(loader);
	compare_editions(loader);
	for (size_t i = 0; i < loader->kit->edition_count; i++)
		translations_check_kit(&loader->scratch, loader->kit, &loader->kit->editions[i], loader->diagnostics);
	arena_reset(&loader->scratch);
}

struct kit *load_kit(const char *root, const struct load_options *options, struct diagnostics *diagnostics)
{
	struct kit *kit = memory_alloc(sizeof *kit);
	*kit = (struct kit){ .arena = ARENA_INIT };
	struct loader loader = { .kit = kit, .arena = &kit->arena, .options = options, .diagnostics = diagnostics };
	kit->root = arena_strdup(&kit->arena, root);
	bool found = settings_read(&loader);
	if (found)
		read_all(&loader);
	arena_release(&loader.scratch);
	if (found)
		return kit;
	kit_free(kit);
	return NULL;
}

void kit_free(struct kit *kit)
{
	if (!kit)
		return;
	arena_release(&kit->arena);
	free(kit);
}
