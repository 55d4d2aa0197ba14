/*
 * Facilitator both: handouts and activity sheets of a module, and of a session those that its plan hands out, in two languages beside each other, block by block where both have as many
 * blocks, otherwise one whole beside the other.
 */
#ifndef WAYMARK_TARGET_FACILITATOR_BOTH_H
#define WAYMARK_TARGET_FACILITATOR_BOTH_H

#include "target/target.h"

/* Kit step: a page for each module and each session, and each other language that has such sheets too. Of modules that have none there the build
 * report says so. */
void facilitator_both_add(struct target_job *job, struct bundle *bundle);

/* Kit step: the list "both" of those pages of a module or a session (each: both-file, both-names: "English + Español"). */
struct view;
void facilitator_both_view(struct target_job *job, struct view *view, const char *module);
void facilitator_both_view_session(struct target_job *job, struct view *view, const struct session *session);

#endif
