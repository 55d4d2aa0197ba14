/*
 * Facilitator plan: "Plan a session" (plan.html), where one of the sessions, an audience and a region give a plan on one page, and
 * "Before you lead" (before.html).
 */
#ifndef WAYMARK_TARGET_FACILITATOR_PLAN_H
#define WAYMARK_TARGET_FACILITATOR_PLAN_H

#include "output/bundle.h"
#include "target/target.h"

/* Kit step, one edition: the pages for which something is written in its language. */
void facilitator_plan_add(struct target_job *job, struct bundle *bundle);

#endif
