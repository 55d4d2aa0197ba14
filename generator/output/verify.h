/*
 * Verification of bundles before they are published: every page parses as XML, every link and anchor
 * resolves, nothing loads from elsewhere, names are portable and unique.
 *
 * A link inside one page is judged at once. A link to another page of the same output is remembered (a
 * few bytes each, equal ones once) and judged by verify_finish() when all pages are known, so memory
 * stays small however many pages there are.
 */
#ifndef WAYMARK_OUTPUT_VERIFY_H
#define WAYMARK_OUTPUT_VERIFY_H

#include <stdbool.h>

#include "base/diag.h"
#include "output/bundle.h"

struct verify; /* one for each output (a site, a package); safe from several threads */

/* `name` goes into messages: "scorm12/en/x.zip". NULL: the folders of a build ("site", "facilitator"), which lie beside each other and may
 * link to each other; each bundle is then part of the folder that its name begins with. */
struct verify *verify_new(const char *name, struct diagnostics *diagnostics);
void verify_free(struct verify *verify);

/* Check the files of a bundle, which may be one part of a larger output. Pages are *.html, those of a book *.xhtml; *.css and *.js are
 * searched for addresses outside the output. A page may name files that come with a later part. */
void verify_bundle(struct verify *verify, const struct bundle *bundle);

/* All parts are in: judge the remembered links. */
void verify_finish(struct verify *verify);

#endif
