/*
 * Options: answers to pick from, written as a task list. Shared by the question types that have them.
 */
#ifndef WAYMARK_QUESTION_OPTIONS_H
#define WAYMARK_QUESTION_OPTIONS_H

#include "question/item.h"
#include "question/question.h"

enum { OPTION_LIMIT = 62 }; /* one letter each: a to z, 0 to 9, A to Z */

extern const char option_letters[OPTION_LIMIT + 1];

struct question_option {
	char letter; /* by authored order, so that shuffling never confuses reports */
	bool right;
	struct node *words;    /* inlines below a NODE_PARAGRAPH */
	struct node *feedback; /* blocks, or NULL (reported) */
};

struct question_options {
	struct question_option *items;
	size_t count;
	size_t right_count;
	bool shuffle;
};

/* Is the first answer block a list whose first item has a box? `right` (may be NULL) is the number of [x]. */
bool options_found(const struct question_source *source, size_t *right);

/* Read the task list into `options`: at least `minimum` items, every one with box, words and feedback, no two
 * equal. False: reported, the question is unusable. */
bool options_parse(struct question_source *source, size_t minimum, struct question_options *options);

/* The letters of the right options, terminated. */
const char *options_right(const struct question_options *options, char letters[OPTION_LIMIT + 1]);

/* One <label class="option"> each, with an <input> of that type: "radio" or "checkbox". Each question is a form, so radio buttons of
 * different ones may have the same name. On paper a list with letters. */
void options_write_controls(const struct question_options *options, const char *input, struct question_writer *writer);

/* <ul class="reasons">, on paper <ol> with the letters that the options had: for each option whether it is right and why. */
void options_write_answer(const struct question_options *options, struct question_writer *writer);

/* The right options' words: a paragraph, or a list of them; on paper with the letters that the options had. */
void options_write_key(const struct question_options *options, struct question_writer *writer);

/* A, B … Z, AA, AB: the letter of the item at `place` (from 0) in a list with capital letters, as a browser numbers it. */
void options_write_paper_letter(size_t place, struct strbuf *out);

/* The options of an item, each with what it is worth, and whether they may be mixed. */
void options_fill_item(const struct question_options *options, const struct item_maker *maker, struct item *item);

/* ,"options":["a","b"],"right":["b"],"shuffle":true */
void options_write_data(const struct question_options *options, struct strbuf *out);

/* Words and rightness of all options in their order. */
void options_write_signature(const struct question_options *options, struct strbuf *out);

#endif
