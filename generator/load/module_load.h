/*
 * Module load: what is gathered while the texts of one module are read and settled when all of them are known: ids,
 * links to ids, assets.
 */
#ifndef WAYMARK_LOAD_MODULE_LOAD_H
#define WAYMARK_LOAD_MODULE_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "load/markdown.h"
#include "load/pool.h"

/* An id of the module and where it was given. */
struct id_entry {
	const char *id;
	struct place place; /* path NULL: an id that pages use themselves */
	unsigned copies;    /* derived ids made from this one so far */
};

struct id_table {
	struct id_entry *entries; /* open addressing; id NULL = free */
	size_t capacity;          /* a power of two, or 0 */
	size_t count;
};

/* A link to a place in this module, judged when all ids are known. */
struct pending_link {
	struct node *node;
	const char *anchor;  /* as written, without '#' */
	const char *section; /* id of the section that the link names, for anchors as GitHub makes them */
	const char *scenario; /* id of the scenario that the link stands in: its steps have ids of their own; or NULL */
	struct place place;
};

/* A heading that takes its id from its words. */
struct pending_heading {
	struct node *node;
	const char *section;
};

/* An asset that was used once; NULL in `asset` when it cannot be used (that was reported). */
struct loaded_asset {
	const char *inside; /* source below the kit's root */
	struct asset *asset;
	bool listed; /* in module->assets: learners see it */
};

/* The text of another module's file, kept because several links may lead into it. */
struct linked_file {
	const char *inside;
	const char *text; /* NULL: unreadable, that was reported */
	size_t length;
};

/* The scenario whose text is being read: the headings one level below its own are its steps. */
struct open_scenario {
	int level;      /* of its heading; 0: no scenario is open */
	const char *id; /* what the ids of its steps start with in the page */
	int count;      /* scenarios in this text so far */
};

struct module_load {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct module *module;
	struct pool pool; /* for cmark's trees */
	struct id_table ids;
	struct pending_link *links;
	size_t link_count, link_capacity;
	struct pending_heading *headings;
	size_t heading_count, heading_capacity;
	struct loaded_asset *assets;
	size_t asset_count, asset_capacity;
	size_t listed_capacity; /* of module->assets */
	struct linked_file *files;
	size_t file_count, file_capacity;
	size_t include_count;
	const char **included; /* files that stand in for a link, below the kit's root */
	size_t included_count, included_capacity;
	struct question_pool *pools; /* files that check.md draws from, in the order of their links */
	size_t pool_count, pool_capacity;
	const char *check_text;    /* of check.md, NULL when there is none that can be read */
	size_t draw_links;         /* links that want to draw, also those that cannot */
	const struct question_pool *asked_pool; /* whose questions are being gathered; NULL: those of the text itself */
	size_t settled_capacity;   /* of module->pools */
	size_t suggestions;      /* "did you mean" costs time: a limit for one module */
	struct section *section; /* the one being read */
	bool is_guide;           /* what is being read is facilitator.md: learners get nothing of it */
	struct open_scenario scenario;
	size_t question_capacity, section_capacity, scenario_capacity;
};

/* ---- ids --------------------------------------------------------------------------------------------- */

/* Remember an id that an author gave. Reports id-syntax, id-prefix and id-duplicate. */
void ids_add_authored(struct module_load *load, const char *id, struct place place);

/* Remember an id that the page itself uses. */
void ids_reserve(struct module_load *load, const char *id);

bool ids_known(const struct module_load *load, const char *id);

/* All known ids, for suggestions. */
const char **ids_all(const struct module_load *load, size_t *count);

/* Give every pending heading an id made from its words, unlike all others. */
void ids_settle(struct module_load *load);

/* The id itself, or with a number behind it when the module has that id already. */
const char *ids_derive(struct module_load *load, const char *id);

/* A section whose id was not known while its text was read: what waits for its ids and links gets the right one. `from` is
 * the pointer that was given to the reader. */
void ids_rename_section(struct module_load *load, const char *from, const char *to);

/* "Clues need a story" -> "clues-need-a-story"; never empty. */
char *ids_slug(struct arena *arena, const struct node *heading);

#endif
