/*
 * Writing answers: what several question types put into a page in the same form.
 */
#ifndef WAYMARK_QUESTION_WRITING_H
#define WAYMARK_QUESTION_WRITING_H

#include "question/question.h"

/* <div>…</div>, the last child of an item of the answers; nothing when there is no reason (NULL). The script looks for it there. */
void writing_why(const struct node *why, struct question_writer *writer);

/* An interface word, escaped. */
void writing_word(struct question_writer *writer, const char *key);

#endif
