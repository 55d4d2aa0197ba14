/*
 * Scenarios: branching practice. A scenario is a list of steps; the choices of a step lead to other steps, and a step
 * without choices is an ending. The first step is the start.
 */
#ifndef WAYMARK_MODEL_SCENARIO_H
#define WAYMARK_MODEL_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/node.h"

/* Choices are told apart by one letter each: a to z, in authored order. */
enum { SCENARIO_CHOICE_LIMIT = 26 };

/* So many letters of a path are saved; what comes after them is walked again. */
enum { SCENARIO_PATH_LIMIT = 64 };

struct scenario_choice {
	struct place place;
	enum item_mark mark;  /* MARK_ON helps, MARK_PARTLY helps in part, MARK_OFF fits less */
	struct node *words;   /* inlines below a NODE_PARAGRAPH */
	struct node *coach;   /* blocks: what the coach says to it; NULL was reported */
	const char *target;   /* id of the step as it was written */
	size_t to;            /* index of that step */
};

struct scenario_step {
	const char *id;       /* "hallway": unlike those of the scenario's other steps */
	const char *anchor;   /* "m08-s1-hallway": its id in the page */
	struct place place;
	struct node *title;   /* heading inlines below a NODE_PARAGRAPH */
	struct node *body;    /* blocks below one node */
	struct scenario_choice *choices;
	size_t choice_count;  /* 0: an ending */
};

struct scenario {
	const char *id;       /* "m08-s1" */
	const char *key;      /* short name in the saved state: changes when steps or where choices lead change */
	struct place place;
	int level;            /* of its heading: 1 when it is a page of its own */
	const char *section;  /* id of the section it stands in */
	struct node *title;   /* heading inlines below a NODE_PARAGRAPH */
	struct node *setting; /* blocks before the first step, below one node, or NULL */
	struct scenario_step *steps;
	size_t step_count;
	bool is_whole;        /* every choice leads somewhere; or else that was reported, and ways through it mean nothing */
};

/* "right", "partly" or "other": the name in class names, data and interface words. */
const char *scenario_mark_name(enum item_mark mark);

#endif
