/*
 * Translations, pair by pair: files that one language lacks, and what is wrong between two that are there.
 */
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "load/translation.h"

/* ---- pairs ------------------------------------------------------------------------------------------------ */

static bool read_text(struct arena *arena, const struct kit *kit, const char *inside, const char *fellow,
		      const char *remedy, struct diagnostics *diagnostics, struct source *source)
{
	if (file_exists(path_join(arena, kit->root, inside)))
		return source_read(arena, kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 }, diagnostics,
				   source);
	diag_report(diagnostics, DIAG_TRANSLATION_MISSING, (struct place){ path_join(arena, kit->root, fellow), 1, 1 },
		    "'%s' is missing; %s", inside, remedy);
	return false;
}

static void check_pair(struct arena *arena, const struct kit *kit, const struct translation *translation,
		       bool wants_mark, struct diagnostics *diagnostics)
{
	struct source source, text;
	if (!read_text(arena, kit, translation->source, translation->text, "write it, or take this text out",
		       diagnostics, &source) ||
	    !read_text(arena, kit, translation->text, translation->source, "translate this text into it", diagnostics,
		       &text))
		return;
	translation_compare_structure(arena, &source, &text, diagnostics);
	translation_compare_marks(arena, &source, &text, wants_mark, diagnostics);
}

struct visit {
	struct arena texts; /* of one pair at a time */
	const struct kit *kit;
	const char *first; /* the text that is asked for a mark when none has one */
	bool wants_mark;
	struct diagnostics *diagnostics;
};

static void visit_pair(const struct translation *translation, void *context)
{
	struct visit *visit = context;
	const bool wants_mark = visit->wants_mark || strcmp(translation->text, visit->first) == 0;
	check_pair(&visit->texts, visit->kit, translation, wants_mark, visit->diagnostics);
	arena_reset(&visit->texts);
}

static bool is_marked(struct visit *visit, const char *inside)
{
	struct source source;
	const bool found = file_exists(path_join(&visit->texts, visit->kit->root, inside)) &&
			   source_read(&visit->texts, visit->kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 },
				       visit->diagnostics, &source) &&
			   translation_read_mark(&visit->texts, &source, visit->diagnostics);
	arena_reset(&visit->texts);
	return found;
}

void translations_check_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			       const struct module_entry *entry, struct diagnostics *diagnostics)
{
	struct visit visit = { ARENA_INIT, kit, path_join(arena, entry->folder, "module.md"), false, diagnostics };
	if (strcmp(edition->code, kit->source_language) == 0)
		return;
	visit.wants_mark = is_marked(&visit, visit.first);
	translations_of_module(arena, kit, edition, entry, visit_pair, &visit);
	arena_release(&visit.texts);
}

void translations_check_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    struct diagnostics *diagnostics)
{
	struct visit visit = { ARENA_INIT, kit, path_join(arena, edition->code, "glossary.md"), false, diagnostics };
	if (strcmp(edition->code, kit->source_language) == 0)
		return;
	visit.wants_mark = is_marked(&visit, visit.first);
	translations_of_kit(arena, kit, edition, visit_pair, &visit);
	arena_release(&visit.texts);
}
