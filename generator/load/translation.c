/*
 * Translations: which files belong together.
 */
#include "load/translation.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "load/leading.h"

struct pairing {
	struct arena *arena;
	const struct kit *kit;
	const char *from, *to; /* codes of the languages */
	translation_visitor *visit;
	void *context;
};

static bool is_source_language(const struct kit *kit, const struct edition *edition)
{
	return strcmp(kit->source_language, edition->code) == 0;
}

static bool has_suffix(const char *name, const char *suffix)
{
	const size_t length = strlen(name), size = strlen(suffix);
	return length > size && strcmp(name + length - size, suffix) == 0;
}

static bool exists(const struct pairing *pairing, const char *inside)
{
	return file_exists(path_join(pairing->arena, pairing->kit->root, inside));
}

static void pair(const struct pairing *pairing, const char *source, const char *text)
{
	pairing->visit(&(struct translation){ source, text }, pairing->context);
}

/* ---- modules ---------------------------------------------------------------------------------------------- */

static const char *in_language(const struct pairing *pairing, const char *language, const char *below)
{
	return path_join(pairing->arena, language, below);
}

/* The texts of one folder ("m07-clues") in either language, each once. */
static void pair_folder(const struct pairing *pairing, const char *folder)
{
	const char *source = in_language(pairing, pairing->from, folder);
	const char *text = in_language(pairing, pairing->to, folder);
	struct file_list names = { 0 };
	file_list_folder(pairing->arena, path_join(pairing->arena, pairing->kit->root, source), &names);
	for (size_t i = 0; i < names.count; i++)
		if (has_suffix(names.names[i], ".md"))
			pair(pairing, path_join(pairing->arena, source, names.names[i]),
			     path_join(pairing->arena, text, names.names[i]));
	names = (struct file_list){ 0 };
	file_list_folder(pairing->arena, path_join(pairing->arena, pairing->kit->root, text), &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *twin = path_join(pairing->arena, source, names.names[i]);
		if (has_suffix(names.names[i], ".md") && !exists(pairing, twin))
			pair(pairing, twin, path_join(pairing->arena, text, names.names[i]));
	}
}

void translations_of_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    const struct module_entry *entry, translation_visitor *visit, void *context)
{
	const struct pairing pairing = { arena, kit, kit->source_language, edition->code, visit, context };
	const char *folder = path_name(entry->folder);
	const char *source = in_language(&pairing, pairing.from, folder);
	if (is_source_language(kit, edition) || !exists(&pairing, path_join(arena, source, "module.md")))
		return;
	pair_folder(&pairing, folder);
	pair_folder(&pairing, path_join(arena, folder, "pools"));
}

/* ---- the kit's own texts ---------------------------------------------------------------------------------- */

/* Files of a folder that all languages share: "us.md" and "us.es.md", "amp.en.md" and "amp.es.md". */
static void pair_shared(const struct pairing *pairing, const char *folder, const char *source_suffix)
{
	const char *text_suffix = arena_printf(pairing->arena, ".%s.md", pairing->to);
	struct file_list names = { 0 };
	file_list_folder(pairing->arena, path_join(pairing->arena, pairing->kit->root, folder), &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.names[i];
		if (!has_suffix(name, text_suffix))
			continue;
		const char *stem = arena_strndup(pairing->arena, name, strlen(name) - strlen(text_suffix));
		const char *source =
		    path_join(pairing->arena, folder, arena_printf(pairing->arena, "%s%s", stem, source_suffix));
		if (exists(pairing, source))
			pair(pairing, source, path_join(pairing->arena, folder, name));
	}
}

void translations_of_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
			 translation_visitor *visit, void *context)
{
	const struct pairing pairing = { arena, kit, kit->source_language, edition->code, visit, context };
	if (is_source_language(kit, edition))
		return;
	const char *glossary = in_language(&pairing, pairing.from, "glossary.md");
	if (exists(&pairing, glossary))
		pair(&pairing, glossary, in_language(&pairing, pairing.to, "glossary.md"));
	pair_folder(&pairing, LEADING_FOLDER);
	pair_shared(&pairing, "regions", ".md");
	pair_shared(&pairing, "figures", arena_printf(arena, ".%s.md", pairing.from));
}
