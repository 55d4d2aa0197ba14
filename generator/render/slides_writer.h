/*
 * Slides writer: what the slides*.c files share.
 */
#ifndef WAYMARK_RENDER_SLIDES_WRITER_H
#define WAYMARK_RENDER_SLIDES_WRITER_H

#include "render/slides.h"
#include "render/view.h"

/* What is written to job->page between the two stands on the slide, below what was there. */
void slide_begin(const struct slides_job *job, struct strbuf *markup);
void slide_end(const struct slides_job *job, struct slide *slide, struct strbuf *markup);

/* The same, as notes. */
void slide_end_note(const struct slides_job *job, struct slide *slide, const char *label, struct strbuf *markup);

/* The last note says what to do. Where somebody else's does, what the part of the theme makes of `view` stands instead. */
void slide_replace_note(const struct slides_job *job, struct slide *slide, const char *part, const struct view *view);

/* Another title: the inlines below the node. */
void slide_set_title(const struct slides_job *job, struct slide *slide, const struct node *title);

/* Of each FACILITATOR callout below `blocks` (may be NULL), however deep, and of each CONTENT callout that stands among them or in a
 * condition. */
void slide_add_notes_of(const struct slides_job *job, struct slide *slide, const struct node *blocks);

/* The same of one block, which may be such a callout itself. `audience` (may be NULL) is whom alone it is about. */
void slide_add_notes_at(const struct slides_job *job, struct slide *slide, const char *audience, const struct node *node);

/* Of the FACILITATOR callouts alone, where CONTENT callouts are part of another note. `blocks` may be NULL. */
void slide_add_leader_notes(const struct slides_job *job, struct slide *slide, const struct node *blocks);

/* It cites this, too. */
void slide_add_source(const struct slides_job *job, struct slide *slide, const struct reference *reference);

const char *slides_keep(const struct slides_job *job, const char *text);      /* a copy in job->arena; NULL stays NULL */
const char *slides_plain(const struct slides_job *job, const struct node *node); /* its words */

/* slides_lesson.c. Without `has_practice` questions and stories are left out. `close` gets the module's close instead of `slides`; NULL: it stays with its lesson. */
void slides_of_lesson(const struct slides_job *job, const struct section *lesson, bool has_practice, struct slides *slides,
		      struct slides *close);

/* Of one of its parts alone, by name (node_part_name()), without practice, but with its title at least; none where the lesson has no such
 * part. */
void slides_of_part(const struct slides_job *job, const struct section *lesson, const char *name, struct slides *slides);

/* slides_practice.c. `kicker` and `audience` may be NULL. */
void slides_of_question(const struct slides_job *job, const struct question *question, const char *kicker, const char *audience,
			struct slides *slides);
void slides_of_scenario(const struct slides_job *job, const struct scenario *scenario, const char *kicker, struct slides *slides);
void slides_of_activity(const struct slides_job *job, const struct activity *activity, struct slides *slides);

#endif
