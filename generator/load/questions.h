/*
 * Questions of a section: grouped out of its blocks.
 */
#ifndef WAYMARK_LOAD_QUESTIONS_H
#define WAYMARK_LOAD_QUESTIONS_H

#include "load/module_load.h"

/* Turn every heading with the class "q" below `parent` and what belongs to it into a NODE_QUESTION; the
 * questions join load->module->questions. */
void questions_group(struct module_load *load, struct node *parent);

/* After grouping: leave only the introduction in a check's body, report what is neither that nor a question. */
void questions_of_check(struct module_load *load, struct node *body);

#endif
