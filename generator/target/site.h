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
#define SITE_START_WORD "page.start-file" /* "START-HERE.html" */

struct search_section;

/* What is kept of a module, or of an edition's own pages, until the kit is done. */
struct site_kept {
	const struct search_section *search; /* of a module: what the search page finds; NULL: nothing */
	struct bundle_file *files;        /* for the zip file */
	size_t file_count;
};

/* All pages of the kit in the job's edition but the start page, into `bundle`. Mistakes in templates are reported. */
void site_add_pages(struct target_job *job, struct bundle *bundle);

/* The start page. `leads_out`: to what lies beside the site as well. */
void site_add_start_page(struct target_job *job, struct bundle *bundle, bool leads_out);

/* ---- site_zip.c: the same in one file, to be handed on: it leads nowhere else */

/* The files of `bundle` for the zip file; of an edition its start page besides. */
void site_zip_keep(struct target_job *job, const struct bundle *bundle, struct site_kept *kept);

/* Last kit step: `theme` holds what editions share. */
void site_zip_add(struct target_job *job, const struct bundle *theme);

#endif
