/*
 * Deck: slides as one page, in the order in which they are shown: the given ones, then numbers for help, then the sources.
 */
#ifndef WAYMARK_TARGET_DECK_H
#define WAYMARK_TARGET_DECK_H

#include "render/slides.h"
#include "target/kit_page.h"

struct deck {
	const char *id;     /* "m07", "60" */
	const char *source; /* what the author wrote it in */
	const struct slides_job *job;
	struct slides slides;
	bool (*is_in)(const struct edition *other, const char *id); /* another language has it too */
};

/* Help and sources are added to deck->slides. */
void deck_add(struct target_job *job, struct bundle *bundle, struct deck *deck);

#endif
