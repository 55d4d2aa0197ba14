/*
 * Markdown, between its two files: cmark's tree on its way to nodes. Only they include this; cmark is theirs alone.
 */
#ifndef WAYMARK_LOAD_MARKDOWN_CMARK_H
#define WAYMARK_LOAD_MARKDOWN_CMARK_H

#define CMARK_NO_SHORT_NAMES /* they are the names of our own nodes */
#include <cmark.h>

#include "load/reader.h"

/* ---- markdown.c ---- */

/* A node where cmark says that `from` is; it is not appended yet. */
struct node *markdown_node(const struct reader *reader, cmark_node *from, enum node_kind kind);

/* One level deeper; whoever goes in takes reader->depth back. False: too deep, reported. */
bool markdown_enter(struct reader *reader, cmark_node *from);

/* ---- markdown_inlines.c ---- */

/* The inlines below `from`, appended to `parent`; the second: below a node of that kind which is appended. */
void markdown_inlines(struct reader *reader, cmark_node *from, struct node *parent);
void markdown_span(struct reader *reader, cmark_node *from, enum node_kind kind, struct node *parent);

/* A node with the words as they are, of code; not appended yet. */
struct node *markdown_literal(struct reader *reader, cmark_node *from, enum node_kind kind);

/* The asset and alternative text of an image. */
void markdown_take_image(struct reader *reader, cmark_node *from, struct node *node);

#endif
