/*
 * State: short names of sections and questions for the saved state, and how long that state can become.
 */
#ifndef WAYMARK_LOAD_STATE_H
#define WAYMARK_LOAD_STATE_H

#include "base/diag.h"
#include "model/model.h"

/* Fill the keys of all sections and questions, content_hash and state_limit. Reports state-too-long. */
void state_settle(struct module *module, struct diagnostics *diagnostics);

#endif
