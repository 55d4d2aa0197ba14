/*
 * Questions of a section: grouped out of its blocks.
 */
#ifndef WAYMARK_LOAD_QUESTIONS_H
#define WAYMARK_LOAD_QUESTIONS_H

#include "load/module_load.h"

/* Turn every heading with the class "q" below `parent` and what belongs to it into a NODE_QUESTION; the
 * questions join load->module->questions. */
void questions_group(struct module_load *load, struct node *parent);

/* How many headings below `parent` want to be questions, before they are grouped. */
int questions_count(const struct node *parent);

/* After grouping: leave only the introduction in a check's body, report what is neither that nor a question. */
void questions_of_check(struct module_load *load, struct node *body);

/* ---- pools of a check (question_pools.c) -------------------------------------------------------------- */

/* Group the questions below a NODE_POOL. Reports a pool without questions, with other things, with too few to draw. */
void question_pools_gather(struct module_load *load, struct node *node);

/* Enter a question of the check in the pool being gathered, or among those written in check.md. */
void question_pools_join(struct module_load *load, struct question *question);

/* How many questions are written in check.md itself. */
int question_pools_written(const struct module *module);

/* When the check is read: every pool gets its draw, module->draw their sum; `draw` is for the questions written in
 * check.md, 0 = all of them. */
void question_pools_settle(struct module *module, int draw);

#endif
