/*
 * Loading: the only reader of content. First the kit (settings, references, glossary, regions, the front matter
 * of all modules), then one module after the other, from several threads if wanted.
 */
#ifndef WAYMARK_LOAD_LOAD_H
#define WAYMARK_LOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"

struct load_options {
	const char *templates;           /* folder with strings/ and authoring/ */
	const char *region;              /* NULL: the kit's */
	const char *const *languages;    /* NULL: all of the kit */
	size_t language_count;
	const char *const *modules;      /* ids; NULL: all */
	size_t module_count;
	bool discreet;                   /* names tell as little as they can: see render/titles.h */
};

/* The kit at `root`. What can be read is returned even when mistakes were reported; NULL only when nothing can be. */
struct kit *load_kit(const char *root, const struct load_options *options, struct diagnostics *diagnostics);
void kit_free(struct kit *kit);

/* One module, in `arena`. Never NULL; mistakes are reported. The module stays valid as long as arena and kit. */
const struct module *load_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
                                 const struct module_entry *entry, struct diagnostics *diagnostics);

#endif
