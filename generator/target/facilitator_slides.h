/*
 * Facilitator's slides: a page of them for each module and for each session.
 *
 * A module's are made with its text. What sessions show of it is kept until all modules are done, as slides: only what some
 * session names, so that memory does not grow with the kit.
 */
#ifndef WAYMARK_TARGET_FACILITATOR_SLIDES_H
#define WAYMARK_TARGET_FACILITATOR_SLIDES_H

#include "render/slides.h"
#include "target/target.h"

#define FACILITATOR_SLIDES "slides-%s.html" /* id of the module or of the session */

/* Of one module: what sessions show of it. */
struct kept_slides {
	struct shown_slides {
		const char *id; /* of a lesson, part of one, question, story or activity */
		struct slides slides;
	} *shown;
	size_t count;
	size_t capacity;
};

/* Module step. */
void facilitator_slides_module(struct target_job *job, struct bundle *bundle);

/* Kit step, for the job's edition. */
void facilitator_slides_add(struct target_job *job, struct bundle *bundle);

#endif
