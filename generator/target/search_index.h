/*
 * Search index: one classic script a language, for pages from a folder cannot fetch anything. It holds
 *
 *     waymark.index={"depth":0,"places":[["m07.html","Module 7",[["m07-p2","Clues need a story","One clue …"], …]], …],
 *     "words":"0abuse 2K 3ut 0g …"}
 *
 *     depth   what was left out so that it stays small, see below
 *     places  address, how it is called, its pages: anchor ("" = the page itself), title, excerpt; a 1 behind them where titles are
 *             whole sentences; pages are numbered through
 *     words   folded words in the order of their bytes, two fields each: how many UTF-16 units it shares with the word before (0 to
 *             z) and the others; the pages it stands on, as differences to the number before, doubled, plus one where it stands in a heading. Five
 *             bits a character, 0-9 A-Z a-z - _, the highest first; those from "W" on say that another one follows
 *
 * Words of titles are not in it: the script reads the titles.
 */
#ifndef WAYMARK_TARGET_SEARCH_INDEX_H
#define WAYMARK_TARGET_SEARCH_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

/* The more there is, the less of it can be found by its words. */
enum search_depth {
	SEARCH_ALL,
	SEARCH_HEADINGS, /* no words of the text */
	SEARCH_TITLES    /* no words at all, and no excerpts */
};

/* An index of at most that many bytes, as long as its titles allow it. */
#define SEARCH_INDEX_LIMIT ((size_t)150 * 1024)

struct search_index; /* lives in the arena */

struct search_index *search_index_new(struct arena *arena);

/* What the titles of a place's pages are worth to whoever searches. */
enum search_titles { SEARCH_NAMES, SEARCH_SENTENCES /* no more than words of a text */ };

/* A file of pages; the following pages lie in it. Texts are not copied. */
void search_index_add_place(struct search_index *index, const char *address, const char *name,
			    enum search_titles titles);

void search_index_add_page(struct search_index *index, const char *anchor, const char *title, const char *excerpt);

/* Words of the last page: folded, each with a blank behind it (search_words() makes them); those of the headings first. */
void search_index_add_words(struct search_index *index, const char *words, bool in_heading);

/* Append the script: as much as fits, beginning at `depth`. Returns what was written. */
enum search_depth search_index_write(const struct search_index *index, enum search_depth depth, struct strbuf *out);

#endif
