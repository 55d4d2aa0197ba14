/*
 * Leading: what authors write for people who lead a session. None of it is ever in what learners get.
 *
 *     en/facilitator/before.md       "Before you lead"
 *     en/facilitator/audiences.md    a section for each audience: what is different with these people
 *     en/facilitator/session-60.md   one session, minute by minute
 *     en/m07-clues/facilitator.md    one module: notes, activities, handouts
 *
 * The first three live as long as the kit, the last as long as its module.
 */
#ifndef WAYMARK_MODEL_LEADING_H
#define WAYMARK_MODEL_LEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/node.h"

/* One line of a session's plan: "Act, means, purpose, 6 minutes". */
struct session_step {
	const char *id;
	struct place place;
	struct node *title;   /* heading inlines below a NODE_PARAGRAPH */
	int minutes;
	const char **shows;   /* ids of what is on the slides: lessons, parts of them, questions, scenarios, activities; handouts, which are printed */
	size_t show_count;
	struct node *notes;   /* blocks below one node, for who leads; or NULL */
};

struct session_part {
	const char *id;
	struct place place;
	struct node *title;
	struct session_step *steps;
	size_t step_count;
	int minutes;          /* of its steps together */
};

struct session {
	const char *id;       /* "60", from the file's name */
	struct place place;
	const char *title;
	int minutes;          /* of its parts together */
	const char **materials; /* one line each, in words */
	size_t material_count;
	const char **before;  /* ids of the questions of the form "before" */
	size_t before_count;
	struct place before_place;
	const char **after;   /* and of its parallel form "after": as many */
	size_t after_count;
	struct place after_place;
	struct node *opening; /* blocks before the first part: what to say first; below one node, or NULL */
	struct session_part *parts;
	size_t part_count;
};

struct audience_note {
	const char *audience; /* id, as in kit->audiences */
	struct place place;
	struct node *title;
	const char **shows;   /* ids of handouts that belong to a session with these people */
	size_t show_count;
	struct node *body;    /* blocks below one node */
};

/* What an edition has for the kit as a whole. */
struct leading {
	struct node *heading; /* of before.md, or NULL: there is no such file */
	struct node *before;  /* its blocks below one node */
	struct audience_note *audiences; /* in the order of kit->audiences */
	size_t audience_count;
	struct session *sessions; /* by minutes */
	size_t session_count;
};

/* Something that the room does together. */
struct activity {
	const char *id;       /* "m07-a1" */
	struct place place;
	struct node *title;
	int minutes;
	struct node *body;    /* blocks below one node, for who leads; each CALLOUT_HANDOUT in it is a sheet for the people */
};

/* A sheet that people take home. */
struct handout {
	const char *id;       /* "m07-h1" */
	struct place place;
	struct node *title;
	struct node *body;    /* blocks below one node */
};

/* facilitator.md of a module. */
struct guide {
	struct place place;
	struct node *heading; /* h1 inlines below a NODE_PARAGRAPH */
	struct node *body;    /* blocks before the first activity or handout, below one node */
	struct activity *activities;
	size_t activity_count;
	struct handout *handouts;
	size_t handout_count;
};

bool leading_audience_has(const struct audience_note *note, const char *id); /* does a session with them hand this out? */
bool leading_audience_shows(const struct leading *leading, const char *id);  /* with anybody? */

/* Every text in it that is a tree, in order: titles as they are, of the rest what stands below one node. What is not written is left out. */
typedef void leading_visitor(const struct node *text, bool is_title, void *context);
void leading_walk(const struct leading *leading, leading_visitor *visit, void *context);
void guide_walk(const struct guide *guide, leading_visitor *visit, void *context);

#endif
