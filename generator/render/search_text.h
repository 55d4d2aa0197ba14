/*
 * Search text: what somebody may look for in a section, as folded words, kept when the module's text is gone.
 *
 * In it is what a reader sees on the way: headings, text, captions, pictures in words, questions without their answers, the steps of
 * a scenario without its choices. Never in it: what is for facilitators, answers, hints, explanations and what a coach says, for words
 * that are found would give them away.
 */
#ifndef WAYMARK_RENDER_SEARCH_TEXT_H
#define WAYMARK_RENDER_SEARCH_TEXT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/model.h"

struct search_section {
	const char *excerpt;  /* a line that says what it is about; "" when there is none */
	const char *headings; /* folded words, each once, each with one blank behind it */
	const char *text;     /* likewise; words of the headings may be among them */
};

/* As module->sections, in `arena`. */
struct search_section *search_text_of_module(struct arena *arena, const struct module *module);

/* ---- parts of it, for what is no module --------------------------------------------------------------- */

/* The folded words of a text, each once. */
const char *search_words(struct arena *arena, const char *text);

/* At most a line of a text, cut between words. */
const char *search_excerpt(struct arena *arena, const char *text);

/* Append the plain text of blocks; their headings go to `headings`. */
void search_add_blocks(const struct node *parent, struct strbuf *headings, struct strbuf *text);

#endif
