/*
 * Facilitator pack: a page with the sheets of a session, or of a module, each on paper of its own, and the list of them.
 *
 *     struct pack pack;
 *     pack_begin(&pack, job, &subject);
 *     pack_add_sign_in(&pack);
 *     pack_add(&pack, sheet); …
 *     pack_write(&pack, bundle);
 */
#ifndef WAYMARK_TARGET_FACILITATOR_PACK_H
#define WAYMARK_TARGET_FACILITATOR_PACK_H

#include "render/paper.h"
#include "target/facilitator.h"

/* What a pack is for. */
struct pack_subject {
	const char *id;      /* "60", "m07": the page is pack-<id>.html */
	const char *number;  /* "60", "7": what the tab says of it */
	const char *heading; /* "Session of 60 minutes: …" */
	const char *title;   /* of the session or the module */
	int minutes;
	bool
	    asks_nothing; /* a session without forms: what people would fill in is offered, but only printed when somebody asks for it */
	bool (*is_in)(const struct edition *other, const char *id); /* another language has it too */
};

struct pack {
	struct target_job *job;
	struct pack_subject subject;
	struct page *page; /* what sheets of the kit are written with */
	struct paper_sheets sheets;
};

void pack_begin(struct pack *pack, struct target_job *job, const struct pack_subject *subject);
void pack_add(struct pack *pack, const struct paper_sheet *sheet);
bool pack_has(const struct pack *pack, const char *id);

/* Into `bundle`, with the sheets in the order in which they were added: those for people, then those for who leads. */
void pack_write(const struct pack *pack, struct bundle *bundle);

/* has-choice, regions (each: region-id, region-name): of which the help numbers may be. */
void pack_view_regions(const struct edition *edition, struct view *view);

/* ---- sheets that every pack has: facilitator_sheets.c ---- */

void pack_add_sign_in(struct pack *pack);

/* A form: `questions` may be empty. The form after the session also asks, once, how sure people are, then and now: the tally has one place for it. */
struct pack_form {
	struct paper_question *questions;
	size_t question_count;
};

/* Form A where it has questions, form B, and the key to what they ask. A made-up word links both forms. */
void pack_add_forms(struct pack *pack, const struct pack_form *before, const struct pack_form *after);

/* Cards on which people ask who leads a session. */
void pack_add_questions(struct pack *pack);

/* Pocket cards, for each region of the edition. */
void pack_add_cards(struct pack *pack);

/* Evaluation, slips for later, certificates. */
void pack_add_end(struct pack *pack);

#endif
