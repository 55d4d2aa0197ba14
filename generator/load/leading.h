/*
 * Leading: the folder facilitator/ of a language: what is written for people who lead a session, as far as it belongs to no module.
 */
#ifndef WAYMARK_LOAD_LEADING_H
#define WAYMARK_LOAD_LEADING_H

#include "load/loader.h"
#include "load/markdown.h"

#define LEADING_FOLDER "facilitator"

/* Fill edition->leading; NULL stays where nothing of it is there. Ids that sessions name are judged when all modules are known:
 * check/check_sessions.c. */
void leading_read(struct loader *loader, struct edition *edition);

/* A file of the folder, opened. */
struct leading_file {
	struct edition *edition;
	struct source source;
	struct frontmatter parts;
};

/* What its text is read with. */
struct markdown_context leading_context(struct loader *loader, const struct leading_file *file);

/* The blocks of its text, below one node. */
struct node *leading_blocks(struct loader *loader, const struct leading_file *file);

/* When all blocks of a text are below `parent`: ids of its headings start with `prefix` and differ from each other, classes and keys on them
 * are reported. Links to "#id" lead to these headings in `page`; where the text has no page of its own (NULL) they are reported. */
void leading_settle(struct loader *loader, struct node *parent, const char *prefix, const char *page);

/* audiences.md: what is different with each audience. (leading_audiences.c) */
void leading_read_audiences(struct loader *loader, struct leading *leading, const struct leading_file *file);

/* session-60.md, whose id "60" is. (leading_session.c) */
void leading_read_session(struct loader *loader, struct session *session, const char *id,
			  const struct leading_file *file);

#endif
