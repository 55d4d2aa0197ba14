/*
 * Slides: what a room reads from afar of a module's text, and the notes of who leads.
 *
 *     const struct slides_job job = slides_job(arena, scratch, templates, kit, edition, module, diagnostics);
 *     struct slides slides = { 0 };
 *     slides_of_module(&job, &slides);
 *
 * Of a lesson: a slide with its title and the sentence that opens it; then for each `##` what can be seen from afar, in the order
 * of the text: its figures, its KEY callouts, its questions that a room can vote on. Headings that have none of these are one list.
 * A SLIDE callout stands instead of figures and KEY callouts of its part; `---` begins a new slide where several callouts or headings
 * would share one. A question is two slides, the second tells the answer. A practice story is a slide a step, whose choices lead to
 * other slides. The module ends with the last part of its last lesson, where that is short: what people take with them.
 *
 * FACILITATOR callouts are notes of the first slide of their part. The minutes of a lesson or a story stand on its first slide alone,
 * so those of all slides add up to theirs.
 *
 * Links are only their words, for a key pressed by mistake must not lead a room out of the show.
 */
#ifndef WAYMARK_RENDER_SLIDES_H
#define WAYMARK_RENDER_SLIDES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"
#include "render/page.h"

struct slide_note {
	const char *label;   /* plain: "5 min", or NULL */
	const char *untimed; /* the same without the minutes that its author had in mind, for whoever has others */
	const char *markup;
	size_t length;
	bool is_script;      /* it says what to do: one of these at a time, the session's own before the module's; */
	const char *instead; /* markup for where it is left out, or NULL */
	size_t instead_length;
};

struct slide {
	const char *id;       /* in the page; ids that slides make have a dot, which no author's id has: "m07-p1.2" */
	const char *kind;     /* class name: "opening", "title", "figure", "key", "own", "list", "vote" … */
	const char *title;    /* plain */
	const char *heading;  /* the same as markup */
	const char *kicker;   /* plain: what it is part of; or NULL */
	const char *audience; /* plain: whom alone it is for; or NULL */
	const char *markup;   /* below the heading */
	size_t length;
	bool asks;            /* the room chooses now: the next slide tells the answer, or links on it lead on */
	const char *next;     /* id of the slide that follows; NULL: the next one */
	const char *previous; /* id of the slide that led here; NULL: the one before */
	const char *story;    /* id of the practice story that it is part of, or NULL */
	bool ends_story;      /* what follows without a choice is the first slide behind the story */
	int minutes;          /* that begin with it; 0: it belongs to those before */
	bool tells_minutes;   /* the room sees them */
	const char *warning;  /* content note: to be told before it is shown; or NULL */
	struct slide_note *notes;
	size_t note_count;
	size_t note_capacity;
	const struct reference **sources; /* cited on it or in its notes */
	size_t source_count;
	size_t source_capacity;
};

struct slides {
	struct slide *items;
	size_t count;
	size_t capacity;
};

/* What slides are made with. */
struct slides_job {
	struct arena *arena;         /* everything that a slide points to lives here, */
	struct page *page;           /* what is needed while it is written in another one */
	const struct module *module; /* NULL: slides about the kit as a whole */
};

/* `scratch` may be freed when the slides are made, and so may the module. Mistakes in templates are reported. */
struct slides_job slides_job(struct arena *arena, struct arena *scratch, const struct templates *templates, const struct kit *kit,
			     const struct edition *edition, const struct module *module, struct diagnostics *diagnostics);

/* Opening, all lessons and stories, the close; not the check. */
void slides_of_module(const struct slides_job *job, struct slides *slides);

/* Of the lesson, part of a lesson, story, question or activity with this id; of a lesson and of a part without questions and stories,
 * which have ids of their own. False: the module has none. */
bool slides_of(const struct slides_job *job, const char *id, struct slides *slides);

/* A slide that is only a heading (inlines below `title`) so far. */
struct slide *slides_add(const struct slides_job *job, struct slides *slides, const char *kind, const char *id,
			 const struct node *title);

/* The same with words of the interface or of a file's front matter. */
struct slide *slides_add_plain(const struct slides_job *job, struct slides *slides, const char *kind, const char *id,
			       const char *title);

/* Blocks as notes, behind those that are there. `label` may be NULL. */
void slide_add_note(const struct slides_job *job, struct slide *slide, const char *label, const struct node *blocks);

/* What a part of the theme ("facilitator/slide-list") makes of `view` stands below the heading. */
void slide_fill(const struct slides_job *job, struct slide *slide, const char *part, const struct view *view);

#endif
