/*
 * Rows: the items of a plain list as the answers of a question, each with its reason below it. Shared by the types that are
 * written as lists without boxes.
 */
#ifndef WAYMARK_QUESTION_ROWS_H
#define WAYMARK_QUESTION_ROWS_H

#include "question/item.h"
#include "question/question.h"

struct question_row {
	struct node *words;     /* inlines below a NODE_PARAGRAPH */
	const struct node *why; /* blocks below a NODE_QUOTE, or NULL */
};

struct question_rows {
	struct question_row *items;
	size_t count;
};

/* How a type wants its rows. */
struct rows_form {
	const char *name; /* "item", for messages */
	size_t minimum, maximum;
	bool has_reasons; /* may a quote below a row say why? */
};

/* The answers when they are a list without boxes, or NULL. */
struct node *rows_list(const struct question_source *source);

/* Read the list into `rows`. False: something was reported, the question is unusable. */
bool rows_parse(struct question_source *source, const struct rows_form *form, struct question_rows *rows);

/* No two rows say the same. False: reported. */
bool rows_all_differ(struct question_source *source, const struct rows_form *form, const struct question_rows *rows);

/* The rows of an item, in their order, with letters. */
void rows_fill_item(const struct question_rows *rows, const struct item_maker *maker, struct item *item);

/* The numbers below `count` in an order made from the id alone, so that every build has the same. Never 0, 1, 2 … when there are
 * two or more. */
size_t *rows_mixed_order(struct arena *arena, const char *id, size_t count);

#endif
