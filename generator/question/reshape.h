/*
 * Reshape: an item that a format lacks becomes items that it has, and people are told.
 *
 *     number    -> text, with the ways of writing it listed
 *     matching  -> a choice a line
 *     ordering  -> choices: what comes first, what comes next
 *     gaps      -> an item a gap; a gap to choose in is a choice
 *     true or false in words of its own -> a choice
 *     what is neither right nor wrong   -> nothing: it stays on the pages
 *
 *     static const struct item_format format = { .kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_TEXT) };
 *     struct reshape reshape = { .arena = arena, .words = edition->words, .format = &format };
 *     reshape_add(&reshape, item);   for each question; reshape.items then only has choices and texts
 *
 * A part has the id of its item, a point and its number; its explanation and its hint are those of the whole. What it asks is its title, the
 * last of what is read; the title of the whole stands before that. The points of an item are
 * divided among its parts so that they add up to what they were.
 */
#ifndef WAYMARK_QUESTION_RESHAPE_H
#define WAYMARK_QUESTION_RESHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "question/gap_sentence.h"
#include "question/item.h"

/* For sets of kinds of items, and of kinds of gaps. */
#define ITEM_SET(kind) (1U << (kind))

/* How a gap is shown that is not asked for now; one that is: ITEM_BLANK. */
#define ITEM_OTHER_GAP "(\xe2\x80\xa6)"

/* What a format has. */
struct item_format {
	unsigned kinds;     /* of items */
	unsigned gap_kinds; /* of gaps that it takes in a cloze */
	unsigned parts;     /* kinds of items (MULTIPLE, MATCHING, ORDERING) of which right parts count by themselves */
	unsigned whole;     /* kinds of which only the whole answer counts */
	bool has_own_words; /* its items of true or false show the words of their options */
	size_t matching_lines; /* a matching has at least so many premises and decoys; 0 = any */
	size_t right_options;  /* a multiple choice has at most so many right options; 0 = any */
};

/* What changed shape. */
struct item_change {
	const char *question; /* id */
	const char *word;     /* interface word that tells it: "item.change.matching" */
	const char *text;     /* what it says */
};

struct reshape {
	struct arena *arena;
	const struct words *words;
	const struct item_format *format;

	/* filled by reshape_add() */
	struct item **items;
	size_t item_count, item_capacity;
	struct item_change *changes; /* by question, in the order in which these were added */
	size_t change_count, change_capacity;
};

/* Add a question's item, or what it becomes. The item is the reshape's from now on. */
void reshape_add(struct reshape *reshape, struct item *item);

/* A change that the format itself makes, told by an interface word. */
void reshape_note(struct reshape *reshape, const char *question, const char *word);

#endif
