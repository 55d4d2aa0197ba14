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
	char end;     /* '.', '?', '!' or ':'; '\0' when the text or the next question ends it */
	bool is_open; /* the text ran out: nothing ends it */
};

/* Does a colon end a sentence? What follows it may be a question of its own, or a list that belongs to the sentence. */
enum sentence_colon { SENTENCE_ENDS_AT_COLON, SENTENCE_GOES_ON_AT_COLON };

/* The next sentence of a text, and `*at` behind it and the quotes that close there. False: there is none.
 *
 * A full stop ends nothing inside "7.2", nor before a small letter or a number ("a. m.", "núm. 5"). Behind initials and the usual
 * abbreviations ("G.S.", "J.", "Mrs.") the sentence goes on too, unless what follows is one of the words that open most
 * sentences: "the U.S. Department", but "in the U.S. She works". */
bool sentence_next(const char **at, enum sentence_colon colon, struct sentence *sentence);

/* How many words it has: what lies between blanks and holds a letter or a digit. */
size_t sentence_words(const struct sentence *sentence);

/* As many of the bytes as a message shows: a whole text, or some 60 bytes that end with a whole letter. */
size_t sentence_shown(const char *text, size_t length);

#endif
