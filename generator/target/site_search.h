/*
 * Site search: the index of a language, s/search-en.js, which the search page alone loads.
 *
 * What a module gives is kept as words when its text is gone. A kit of very many modules would fill the memory with words that the
 * index has no room for: there nothing is kept, and its titles are found.
 */
#ifndef WAYMARK_TARGET_SITE_SEARCH_H
#define WAYMARK_TARGET_SITE_SEARCH_H

#include "target/site.h"

/* Module step: what the kit step wants, in job->keep_arena; NULL: nothing. */
const struct search_section *site_search_keep(struct target_job *job);

/* Kit step of an edition: adds the script to the bundle, and notes in the outline what was left out. */
void site_search_add(struct target_job *job, struct bundle *bundle);

#endif
