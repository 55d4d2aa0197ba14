/*
 * Markdown to the model's tree: the only file that knows cmark.
 *
 * What CommonMark does not have is recognised on cmark's tree: attribute tails, callouts, task marks, citations,
 * pipe tables, figures, players, conditions, includes. Questions are grouped by load/questions.c afterwards.
 */
#ifndef WAYMARK_LOAD_MARKDOWN_H
#define WAYMARK_LOAD_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/source.h"
#include "model/model.h"

struct module_load;

/* What a text may refer to while it is read. Members may be NULL/empty where a text has no such thing (kit
 * files). */
struct markdown_context {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct kit *kit;         /* references, region, audiences */
	const struct edition *edition; /* glossary, modules; NULL for references.md */
	struct module *module;         /* collects assets; NULL outside modules */
	const char *section;           /* id that derived heading ids start with; NULL outside modules */
	struct module_load *load;      /* what the module's texts share (module_load.h); NULL outside modules */
	bool leads;                    /* for people who lead a session: conditions may stand in it, though it is in no module */
	bool plain;                    /* a text twin or transcript: no figures, players and includes in it */
};

/*
 * The blocks of `body` (a part of source->text starting at `first_line`), below a NODE_QUOTE that only serves as
 * the parent. Never NULL.
 *
 * Outside modules a heading's attributes are only checked for their syntax: whoever asked for the text knows which
 * ones it has. A heading without an id gets one from its words there too; ids are not compared.
 */
struct node *markdown_parse(const struct markdown_context *context, const struct source *source, const char *body,
			    size_t length, int first_line);

#endif
