/*
 * Parts: a kit file (references, glossary, region) as its second-level headings divide it.
 */
#ifndef WAYMARK_LOAD_PARTS_H
#define WAYMARK_LOAD_PARTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/markdown.h"
#include "model/model.h"

struct part {
	const struct node *heading;
	struct place place;   /* of the heading */
	const char *title;    /* its plain words */
	struct node *name;    /* its inlines below a NODE_PARAGRAPH */
	struct node *body;    /* the blocks below it, in a NODE_QUOTE that only serves as the parent */
};

/* Parse a text and divide it. A first heading of level 1 is the file's title and is left out; other text above the first
 * part is reported [text-lost]. */
struct part *parts_read(const struct markdown_context *context, const struct source *source, const char *body, size_t length,
                        int first_line, size_t *count);

/* A node of that kind at the place of another one: what blocks are gathered below. */
struct node *parts_new(struct arena *arena, enum node_kind kind, const struct node *like);

/* The inlines of a heading, moved below a NODE_PARAGRAPH. */
struct node *parts_name(struct arena *arena, struct node *heading);

/* Take the first child of that kind out of `parent`; NULL when there is none. */
struct node *parts_take(struct node *parent, enum node_kind kind);

/* NULL when nothing is below `node`, else `node`. */
struct node *parts_or_null(struct node *node);

/* Report a bad id of the part's heading, its classes but `known_class`, its keys but `known_key`; each may be NULL. */
void parts_check_attributes(const struct part *part, const char *known_class, const char *known_key,
                            struct diagnostics *diagnostics);

#endif
