/*
 * Uses: which terms and sources a section shows to learners.
 */
#ifndef WAYMARK_LOAD_USES_H
#define WAYMARK_LOAD_USES_H

#include "model/model.h"

/* Fill terms and references of all sections, in the order of their first use. */
void uses_collect(struct module *module);

#endif
