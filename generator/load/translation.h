/*
 * Translations: which text of a language translates which, and whether the text has changed since.
 *
 * The first language of a kit is the one that is translated. A translated text says in its front matter what it was made from:
 *
 *     translates: 9f3c 02ab 77e0 …
 *
 * one hash of four hexadecimal digits for each block of the text (a block ends at an empty line) and for each entry of its front
 * matter that has words in it. `waymark translate mark` writes this line.
 */
#ifndef WAYMARK_LOAD_TRANSLATION_H
#define WAYMARK_LOAD_TRANSLATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "load/source.h"
#include "load/yaml.h"
#include "model/model.h"

/* Two files below the kit's root that say the same; the names live in the arena that the visit was given. */
struct translation {
	const char *source; /* "en/m07-clues/01-one-clue.md" */
	const char *text;   /* "es/m07-clues/01-one-clue.md" */
};

typedef void translation_visitor(const struct translation *translation, void *context);

/* All texts of a module that there are in either language; nothing for the first language, or where the first one lacks it. */
void translations_of_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    const struct module_entry *entry, translation_visitor *visit, void *context);

/* The glossary, what is written for people who lead a session, the regions and the text twins of shared drawings; for regions and twins
 * only where both files are there. */
void translations_of_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
			 translation_visitor *visit, void *context);

/* Append the hashes of a text, divided by blanks. False, and nothing appended: its front matter cannot be read, which was reported. */
bool translation_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
                      struct strbuf *out);

/* The entry of the mark in front matter, with its line end and the lines that it was wrapped to; NULL when there is none. */
const char *translation_find_mark(const struct frontmatter *parts, size_t *length);

/* What stands in the mark of a text, in the arena; NULL when it has none. */
const char *translation_read_mark(struct arena *arena, const struct source *source, struct diagnostics *diagnostics);

/* Report blocks of `source` that are new, changed or gone since `text` was marked [translation-outdated]; that they have changed places is
 * no change. A text without a mark is asked for it [translation-unmarked] where `wants_mark`. */
void translation_compare_marks(struct arena *arena, const struct source *source, const struct source *text,
                               bool wants_mark, struct diagnostics *diagnostics);

/* Report ids of headings that one of the two lacks [translation-missing], and what both say in other ways although it is no text: attributes
 * of headings with the same id (minutes=, shows=, points=), and in front matter minutes, the questions of forms and the rules of a check
 * [translation-differs]. */
void translation_compare_structure(struct arena *arena, const struct source *source, const struct source *text,
				   struct diagnostics *diagnostics);

/* Report what front matter holds beside the mark, of a text whose front matter has no other use: "draw" there would be lost. */
void translation_check_front(struct arena *arena, const struct source *source, const struct frontmatter *parts,
			     struct diagnostics *diagnostics);

/* All texts of a module, and the kit's own: also a text without its fellow and an id that one of the two lacks [translation-missing]. Where a
 * module (or, for the kit's own texts, the glossary) is marked, texts without a mark are asked for it, or else that text alone. */
void translations_check_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
                               const struct module_entry *entry, struct diagnostics *diagnostics);
void translations_check_kit(struct arena *arena, const struct kit *kit, const struct edition *edition,
                            struct diagnostics *diagnostics);

#endif
