/*
 * Document data: what the script of a module document knows, as JSON.
 *
 * What goes without saying is left out, because every learner loads it: what is false, nothing, empty or 0 ("pool", "attempts",
 * "shuffle", "objective", "objectives" of a section, "cues"), "points" of 1, "scoring" that gives parts, the "section" of questions
 * of the check, and the scale of answers that are not sent. The script reads it so: see templates/js/00-base.js. The name under which
 * an LMS records something is its id with "_" for "-". A step's choices are the numbers of the steps they lead to.
 */
#ifndef WAYMARK_RENDER_DOCUMENT_DATA_H
#define WAYMARK_RENDER_DOCUMENT_DATA_H

#include "base/strbuf.h"
#include "model/model.h"

/* `question_sections`: for each question the id of the section that shows it; one with NULL is left out. */
void document_data(const struct module *module, const char *const *question_sections, struct strbuf *out);

#endif
