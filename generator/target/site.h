/*
 * Site: what its module pages and its own pages agree on.
 *
 *     START-HERE.html        the start page, one a language, named by an interface word
 *     en/m02.html            a module, beside the pages of the kit: en/glossary.html …
 *     en/media/m02-x.png     its media
 *     en/units.html          the neutral page, which nothing links to
 *     s/waymark.css …        style and script of all pages; pages.css and pages.js besides, of those about the kit;
 *                            units.css and units.js of the neutral page alone
 *     s/search-en.js         what the search page looks in, one a language
 */
#ifndef WAYMARK_TARGET_SITE_H
#define WAYMARK_TARGET_SITE_H

#include "target/target.h"

#define SITE_NAME "site"

/* "START-HERE.html" */
const char *site_start_file(const struct edition *edition);

/* All pages of the kit in the job's edition, into `bundle`. Mistakes in templates are reported. */
void site_add_pages(struct target_job *job, struct bundle *bundle);

#endif
