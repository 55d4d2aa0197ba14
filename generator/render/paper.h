/*
 * Paper: what a room gets printed of a module, and what who leads it has for that: activities, handouts, practice stories, the quiz.
 *
 *     struct paper_sheets sheets = { 0 };
 *     const struct paper paper = { .arena = arena, .theme = theme, .kit = kit, .edition = edition, .module = module, … };
 *     paper_add_activity(&paper, &module->guide->activities[0], &sheets);
 *
 * A sheet is the inside of a <section>, whole by itself: nothing in it is a link or can be pressed, and its ids begin with the sheet's.
 */
#ifndef WAYMARK_RENDER_PAPER_H
#define WAYMARK_RENDER_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"
#include "model/scenario.h"
#include "output/bundle.h"
#include "render/theme.h"

/* In the order in which a pack has them. */
enum paper_kind {
	PAPER_COUNT,       /* sign-in: marks to count heads */
	PAPER_FIRST_NAMES, /* sign-in: first names or initials */
	PAPER_FULL_NAMES,  /* sign-in: full names, for credit */
	PAPER_BEFORE,      /* form before the session */
	PAPER_AFTER,       /* parallel form after it */
	PAPER_SURE,        /* form after it where there is none before: without questions */
	PAPER_FORM_KEY,
	PAPER_ACTIVITY, /* what people get in an activity */
	PAPER_STEPS,    /* how to lead it */
	PAPER_HANDOUT,
	PAPER_QUESTIONS, /* cards for questions to who leads */
	PAPER_CARDS, /* pocket cards of a region */
	PAPER_STORY, /* a practice story as a gamebook */
	PAPER_COACH, /* what the coach says to its choices */
	PAPER_QUIZ,
	PAPER_QUIZ_KEY,
	PAPER_EVALUATION,
	PAPER_FOLLOW_UP, /* slips to come back after 30 days */
	PAPER_CERTIFICATE,
	PAPER_KINDS
};

struct paper_sheet {
	enum paper_kind kind;
	const char *id;     /* no other in a pack has it: "m07-a1-1" */
	const char *of;     /* id of the activity, the handout or the story that it belongs to; or NULL */
	const char *title;  /* plain words, besides those of the kind; or NULL */
	const char *region; /* id, of the cards of a region; otherwise NULL */
	const char *source; /* what the author wrote it in, or NULL */
	const struct node *
	    body; /* the author's text of an activity's sheet or a handout, as long as its module is there; otherwise NULL */
	struct blob *text;
	bool is_spare; /* of a session: nothing in its plan hands it out, so it is only printed when somebody asks for it */
};

struct paper_sheets {
	struct paper_sheet *items;
	size_t count;
	size_t capacity;
};

/* What sheets are written with. They live in `arena`; mistakes in templates are reported. Pictures are in "media/" beside the page. */
struct paper {
	struct arena *arena;
	const struct theme *theme;
	const struct kit *kit;
	const struct edition *edition;
	const struct module *module;
	struct diagnostics *diagnostics;
};

/* A sheet for the people for each CALLOUT_HANDOUT in it, then its steps for who leads. */
void paper_add_activity(const struct paper *paper, const struct activity *activity, struct paper_sheets *sheets);

/* With short sources, and the help numbers of every region of the edition, the first of which is shown. */
void paper_add_handout(const struct paper *paper, const struct handout *handout, struct paper_sheets *sheets);

/* The gamebook, and apart from it what the coach says. */
void paper_add_story(const struct paper *paper, const struct scenario *scenario, struct paper_sheets *sheets);

/* All questions of the check, and apart from them the key. Nothing where there is no check. */
void paper_add_quiz(const struct paper *paper, struct paper_sheets *sheets);

/* A question as an item of a form's list, and what the key says to it as an item of the key's. */
struct paper_question {
	const char *id;
	struct blob *asked;
	struct blob *answer;
};

struct paper_question paper_question(const struct paper *paper, const struct question *question);

/* The blocks below `body` one by one, as a sheet with that id has them, for columns beside each other; and what stands below them. */
struct paper_blocks {
	struct blob **items;
	size_t count;
	struct blob *help; /* help numbers, where they are asked for */
	struct blob *sources;
};

struct paper_blocks paper_blocks(const struct paper *paper, const char *id, const struct node *body, bool has_help);

#endif
