/*
 * Reading answers: what several question types ask of the text an author wrote and of a heading's attributes.
 */
#ifndef WAYMARK_QUESTION_READING_H
#define WAYMARK_QUESTION_READING_H

#include "question/question.h"

/* Is there anything to read below the node? */
bool reading_has_words(const struct node *node);

/* Text that is equal when two nodes say the same: words without their looks, blanks and letter case of ASCII. */
char *reading_words_to_compare(struct arena *arena, const struct node *words);

/* The value of a heading's attribute; NULL: it is not there. What is neither of the two is reported and stands for neither. */
const char *reading_either(struct question_source *source, const char *key, const char *one, const char *other);

/* scoring=partial (default) or all: does only the whole answer count? */
bool reading_all_or_nothing(struct question_source *source);

/* shuffle=yes or no: in the check unless the author says otherwise, in lessons only where the author says so. */
bool reading_shuffle(struct question_source *source);

#endif
