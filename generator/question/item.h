/*
 * Items: questions as formats outside Waymark take them (question banks, cartridges), independent of pages and of any of those formats.
 *
 * Each type fills the item of a question in its own file (question_type.fill_item). What a format lacks is made into what it has by
 * question/reshape.h, so that a format's file only writes the kinds it declares. Everything lives in the maker's arena or in the module's.
 *
 *     struct item *item = item_text_make(arena, edition, question);   render/item_text.h: with the renderer's callbacks
 *     char *asked = item_asked(arena, item, "_____");
 *
 * Text. All HTML here is bare and well-formed as XML: p, ul, ol, li, blockquote, pre, code, hr, table and its parts, em, strong, br;
 * no classes, ids, links, addresses or pictures; `<`, `>` and `&` are escaped. Of links the words stay, citations are gone, and a picture is
 * the words that describe it: item->pictures says how many, for the list of what changed shape. Plain text is the same without
 * markup, on one line, not escaped. Neither has control characters, other than line feeds in HTML.
 */
#ifndef WAYMARK_QUESTION_ITEM_H
#define WAYMARK_QUESTION_ITEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/model.h"

struct question_writer;

enum item_kind {
	ITEM_CHOICE,     /* options, one of them right */
	ITEM_MULTIPLE,   /* options, one or more of them right */
	ITEM_TRUE_FALSE, /* two options: the first stands for "true", the second for "false" */
	ITEM_TEXT,       /* one gap of the kind ITEM_GAP_TEXT */
	ITEM_NUMBER,     /* one gap of the kind ITEM_GAP_NUMBER */
	ITEM_CLOZE,      /* several gaps of one kind, or one to choose in */
	ITEM_MATCHING,   /* pairs, each with one of the answers */
	ITEM_ORDERING,   /* rows in their right order */
	ITEM_LIKERT,     /* rows to rate on a scale, which are the options; nothing is right */
	ITEM_REFLECTION  /* a gap for a thought, of no kind; nothing is right */
};

struct item_text {
	const char *html;  /* never NULL; "" where there is nothing */
	const char *plain; /* never NULL */
};

struct item_option {
	char letter;            /* a to z, 0 to 9, A to Z, by authored order: the same in every language and package */
	struct item_text words; /* phrasing content */
	struct item_text feedback; /* flow content; why it is right or not */
	bool right;
	double fraction; /* of the points: 1 or 0; MULTIPLE: 1/right, -1/right where wrong */
};

/* MATCHING: what a premise's answer is chosen from. */
struct item_answer {
	char letter;
	struct item_text words; /* phrasing content */
	struct item_text why;   /* of a decoy */
	bool is_decoy;          /* belongs to no premise */
};

struct item_pair {
	char name;                /* 1 to 9, a to z */
	struct item_text premise; /* phrasing content */
	struct item_text why;     /* flow content, or "" */
	size_t answer;            /* index of the right one in item->answers; several pairs may share it */
};

/* ORDERING: one of the sequence. LIKERT: a statement. */
struct item_row {
	char letter;
	struct item_text words; /* phrasing content */
	struct item_text why;   /* flow content, or "" */
};

enum item_gap_kind { ITEM_GAP_TEXT, ITEM_GAP_CHOICE, ITEM_GAP_NUMBER };

struct item_gap {
	enum item_gap_kind kind;
	const char *const *forms; /* TEXT: what is accepted, the best one first; CHOICE: what is offered. Plain text */
	size_t form_count;        /* 1 to 20; 0 for numbers */
	size_t right;             /* CHOICE: index of the right form; otherwise 0 */

	/* NUMBER: exact decimals, a point before decimals, no exponent, as short as they can be. */
	const char *low, *high; /* the ends of the range, accepted too; equal where exactly one number is right */
	const char *best;       /* the middle of the range */
	const char *tolerance;  /* best - low = high - best */
	int places; /* digits behind the point as the author wrote them: how exactly people are expected to answer */
	const char *unit; /* the words that follow the gap in the text ("million people"), or NULL */
};

struct item {
	enum item_kind kind;
	const char *id; /* "m07-q1", the same in every language; the parts of a reshaped item are "m07-q1.1" … */
	const char *question;  /* id of the question that it was made from */
	const char *section;   /* id of the section the question stands in */
	const char *objective; /* id, or NULL */
	bool practice;         /* stands in a lesson: was never scored */
	size_t pool;           /* index in module->pools */
	int hundredths;        /* points, in hundredths: divided among parts they still add up */
	bool
	    all_or_nothing; /* MULTIPLE, MATCHING, ORDERING: only the whole answer counts; otherwise each part by itself */
	bool shuffle;       /* the author lets the options or answers be mixed */
	bool has_own_words; /* TRUE_FALSE: its options do not say just "True" and "False" in the item's language */
	size_t pictures;    /* pictures, drawings and recordings that are only words here */

	/* What is asked, in this order; see item_asked(). */
	struct item_text stem;  /* flow content: what stands before the question (a case); "" where there is nothing */
	struct item_text title; /* phrasing content: the question's heading, never "" */
	const char *name;       /* plain, what lists call it; NULL: the title. See item_name() */
	const char *part;       /* of a part: what follows its name, "(1 of 2)"; otherwise NULL */
	const char **
	    pieces; /* HTML, flow content: the text that has the gaps, cut at each: gap_count + 1 pieces, well-formed only
	                            together. NULL where gap_count is 0, and in a part, whose title or stem shows the gap */

	struct item_text hint;        /* flow content, or "" */
	struct item_text explanation; /* flow content: why the best answer is best, whatever was answered; or "" */

	struct item_option
	    *options; /* CHOICE, MULTIPLE, TRUE_FALSE; LIKERT: the scale, from least to most, without feedback */
	size_t option_count;
	struct item_pair *pairs; /* MATCHING: two or more */
	size_t pair_count;
	struct item_answer *answers; /* MATCHING: two or more, in authored order */
	size_t answer_count;
	struct item_row *rows; /* ORDERING: in the right order; LIKERT */
	size_t row_count;
	const size_t
	    *shown; /* ORDERING: the rows' order in the page, never the right one. MATCHING: that of the answers */
	struct item_gap *gaps; /* TEXT, NUMBER, CLOZE: in document order; REFLECTION: NULL, though it has one */
	size_t gap_count;
};

/* The name in tests, reports and markup: "choice", "true-false" … */
const char *item_kind_name(enum item_kind kind);

/* Is anything in it right or wrong? */
bool item_is_scored(const struct item *item);

/* All that is asked as HTML: the stem, the title as a paragraph, the text with `gap` (HTML) in the place of each gap. */
char *item_asked(struct arena *arena, const struct item *item, const char *gap);

/* The same as one line of plain text. */
char *item_asked_plain(struct arena *arena, const struct item *item, const char *gap);

/* The text with the gaps alone; `gaps[i]` (HTML) stands in the place of gap i. */
char *item_join_pieces(struct arena *arena, const struct item *item, const char *const *gaps);

/* The explanation as HTML; and why single lines belong where they do (MATCHING, ORDERING), for formats that have no place for that. */
char *item_explained(struct arena *arena, const struct item *item);

/* What lists call it: at most `limit` bytes of its name, cut before a character, and which part it is. */
const char *item_name(struct arena *arena, const struct item *item, size_t limit);

/* Plain text that has quotation marks of its own at both ends, without a full stop behind them: who quotes it adds none. NULL: it has not. */
const char *item_quotation(struct arena *arena, const char *plain);

/* What a format has to be told to accept in a gap of the kind TEXT, where letter case does not matter: the forms, and those of them
 * that have accents on vowels or typographic quotes also without. Consonants keep their marks: "años" without is another word, and a rude
 * one. The best one is first, no two are equal but for the case of ASCII. */
const char **item_gap_spellings(struct arena *arena, const struct item_gap *gap, size_t *count);

/* Bare HTML without its markup: one line, blanks at neither end. */
char *item_plain(struct arena *arena, const char *html);

/* Text without markup as both. */
struct item_text item_text_of_plain(struct arena *arena, const char *plain);

/* ---- making: for question types and for what renders their text ------------------------------------------- */

/* A byte that no text has: writers put it where a gap is. */
#define ITEM_CUT '\x01'

/* With what a type fills an item. */
struct item_maker {
	struct arena *arena;
	struct question_writer *writer; /* writes bare HTML, and ITEM_CUT for each gap; `out` is empty between calls */
};

/* The children of `parent` as phrasing or flow content; "" for NULL. */
struct item_text item_inlines(const struct item_maker *maker, const struct node *parent);
struct item_text item_blocks(const struct item_maker *maker, const struct node *parent);

/* The blocks below `parent`, cut at each of the `count` gaps. */
const char **item_pieces(const struct item_maker *maker, const struct node *parent, size_t count);

/* The item of a question. NULL: the question is unusable, which was reported when it was read. */
struct item *item_make(const struct item_maker *maker, const struct question *question);

#endif
