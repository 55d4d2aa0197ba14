/*
 * Guide: facilitator.md of a module: notes, activities and handouts for whoever leads it.
 *
 *     # Leading module 7
 *     Notes.
 *     ## Know, guess, ask {#m07-a1 .activity minutes=12}
 *     Steps for who leads.
 *     > [!HANDOUT] Three columns
 *     > The sheet that people get.
 *     ## What to remember {#m07-h1 .handout}
 *     A sheet that people take home.
 */
#ifndef WAYMARK_LOAD_GUIDE_H
#define WAYMARK_LOAD_GUIDE_H

#include "load/module_load.h"

/* Read it into module->guide, when all that learners get is read and settled: its ids are unlike theirs, it may link to theirs, and nothing
 * of theirs may link to it. */
void guide_read(struct module_load *load);

#endif
