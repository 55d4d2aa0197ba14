/*
 * Sentences: a text on one line, cut where a reader takes breath.
 */
#ifndef WAYMARK_BASE_SENTENCE_H
#define WAYMARK_BASE_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

struct sentence {
	const char *text;
	size_t length;
	char end; /* '.', '?', '!' or ':'; '\0' when the text or the next question ends it */
};

/* Does a colon end a sentence? What follows it may be a question of its own, or a list that belongs to the sentence. */
enum sentence_colon { SENTENCE_ENDS_AT_COLON, SENTENCE_GOES_ON_AT_COLON };

/* The next sentence of a text, and `*at` behind it. False: there is none. A full stop inside "7.2" ends nothing, nor does one behind
 * a single capital letter ("G.S. 14"). */
bool sentence_next(const char **at, enum sentence_colon colon, struct sentence *sentence);

/* How many words it has: what lies between blanks and holds a letter or a digit. */
size_t sentence_words(const struct sentence *sentence);

#endif
