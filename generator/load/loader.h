/*
 * Loader: what the files that read a kit share while load_kit() runs.
 */
#ifndef WAYMARK_LOAD_LOADER_H
#define WAYMARK_LOAD_LOADER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/load.h"
#include "load/source.h"
#include "load/yaml.h"
#include "model/model.h"

struct loader {
	struct kit *kit;
	struct arena *arena;       /* the kit's */
	struct arena scratch;      /* for one file at a time */
	const struct load_options *options;
	struct diagnostics *diagnostics;
	const char **languages;    /* all that kit.yaml names, wanted now or not */
	size_t language_count;
	struct place region_place; /* where the region was chosen */
	const struct yaml *paths;  /* of kit.yaml, read when the modules are known; or NULL */
};

/* Report that `word` is none of `candidates`: "there is no audience 'x'; did you mean 'y'?". */
void loader_report_unknown(const struct loader *loader, enum diag_rule rule, struct place place, const char *kind,
                           const char *word, const char *const *candidates, size_t count);

/* ---- kit.yaml (settings.c, paths.c) ----------------------------------------------------------------------- */

/* Fill the kit's settings and make its editions. False: there is no kit.yaml that can be read. */
bool settings_read(struct loader *loader);

/* One text for each edition from a map of languages. Never NULL; a text that is missing is "" and reported. */
const char **settings_texts(struct loader *loader, const struct yaml *map);

/* The paths, when the modules of all editions are known. */
void paths_read(struct loader *loader);

/* ---- other files of a kit --------------------------------------------------------------------------------- */

void references_read(struct loader *loader);

/* references.<lang>.md: the words of sources in the language of an edition, where they differ. */
void references_translate(struct loader *loader, struct edition *edition);

/* The modules of one edition from the front matter of their module.md. (entries.c) */
void entries_read(struct loader *loader, struct edition *edition);

/* Front matter of one module.md; `entry` has id and folder already. (entry.c) */
void entry_read(struct loader *loader, struct module_entry *entry);

void glossary_read(struct loader *loader, struct edition *edition);

#endif
