/*
 * Passages: all that learners and leaders read, block by block, each with what it is for. Checks of wording, length and sources look
 * at passages, so that what counts as running text, as a story or as a misconception is decided in one place.
 */
#ifndef WAYMARK_CHECK_PASSAGES_H
#define WAYMARK_CHECK_PASSAGES_H

#include <stdbool.h>

#include "model/model.h"

enum passage_kind {
	PASSAGE_PROSE,         /* running text, lists, callouts, the setting of a scenario, meanings of terms */
	PASSAGE_TITLE,         /* headings and names */
	PASSAGE_CELL,          /* cells of tables, captions, alt texts, text twins */
	PASSAGE_STORY,         /* what is told: steps and choices of scenarios, story callouts, stems of questions */
	PASSAGE_ANSWER,        /* options that are right, items, pairs */
	PASSAGE_MISCONCEPTION, /* options and choices that fit less, what a term's "Avoid:" says: shown to be corrected */
	PASSAGE_REASON,        /* feedback, hints, explanations, what the coach says */
	PASSAGE_FRONT,         /* summaries, objectives, content notes */
	PASSAGE_LEADER,        /* notes for facilitators, activities, handouts, sessions */
	PASSAGE_MATERIAL       /* what to bring to a session: a list, no text */
};

struct passage {
	enum passage_kind kind;
	const struct section *section; /* NULL: it is a page of the kit, or for people who lead */
	const struct question *question; /* or NULL */
	const char *text;              /* plain, on one line; until the visitor returns */
	struct place place;
	bool is_cited;                 /* a source stands in it: in its block, in its row or its table's caption, anywhere in its question */
};

typedef void passage_visitor(const struct passage *passage, void *context);

/* In the order in which a module is read. */
void passages_of_module(const struct module *module, passage_visitor *visit, void *context);

/* Of the glossary, the regions, and what people who lead a session have beside modules. */
void passages_of_edition(const struct edition *edition, passage_visitor *visit, void *context);

#endif
