/*
 * Scenarios: a heading with the class "scenario" and the headings one level below it become one branching practice.
 *
 * While a text is read, its headings are told apart; when all of it is a tree, the blocks are put together.
 */
#ifndef WAYMARK_LOAD_SCENARIOS_H
#define WAYMARK_LOAD_SCENARIOS_H

#include "load/reader.h"
#include "model/scenario.h"

/* A heading outside of quotes and lists, with its attributes. True: it is a scenario's, or stands in one, and its attributes
 * are settled. */
bool scenarios_take_heading(struct reader *reader, struct node *heading, struct place place);

/* Put the scenarios below `parent` together; each becomes a NODE_SCENARIO. To be called before questions_group(). */
void scenarios_group(struct module_load *load, struct node *parent);

/* ---- scenario_choices.c ------------------------------------------------------------------------------ */

/* Is this block a list of choices, or meant as one? */
bool choices_are_in(const struct node *block);

/* The choices of a step from its list. False: some of them are unusable, reported. */
bool choices_read(struct module_load *load, struct scenario_step *step, const struct node *list);

/* When all steps are known: where the choices lead. False: one leads nowhere, reported. */
bool choices_resolve(struct module_load *load, struct scenario *scenario);

#endif
