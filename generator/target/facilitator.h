/*
 * Facilitator: what the pages of the area for people who lead a session agree on. Nothing of it is in what learners get.
 *
 *     en/index.html          the area: plan, before you lead, slides, print, tally
 *     en/slides-60.html       slides of a session, en/slides-m07.html of a module
 *     en/help.html …         pages that every output has, so that the folder can be handed on by itself
 *     en/units.html          the neutral page, which nothing links to
 *     s/facilitator.css …    style and script of these pages, besides the ones of all pages
 */
#ifndef WAYMARK_TARGET_FACILITATOR_H
#define WAYMARK_TARGET_FACILITATOR_H

#include "target/kit_page.h"

#define FACILITATOR_NAME "facilitator"

/* What the pages about the kit want of a module when it is gone: each part's own, with nothing in it where it wants nothing. */
struct facilitator_kept {
	const struct kept_slides *slides; /* see facilitator_slides.h */
	const struct kept_sheets *sheets; /* see facilitator_kept_sheets.h */
};

/* Module step: to be filled, in job->keep_arena. */
struct facilitator_kept *facilitator_keep(struct target_job *job);

/* Kit step: of a module of any edition. Neither it nor its parts are ever NULL. */
const struct facilitator_kept *facilitator_kept(const struct target_job *job, const struct outline_module *module);

/* What all pages of the area have around them. */
struct kit_page_frame facilitator_frame(const struct target_job *job);

#endif
