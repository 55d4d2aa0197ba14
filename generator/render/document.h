/*
 * Document: one module as one HTML page: the page of the site, the single file, the launch page of every LMS package.
 */
#ifndef WAYMARK_RENDER_DOCUMENT_H
#define WAYMARK_RENDER_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "render/page.h"
#include "render/theme.h"

/* All text of a module, rendered once. */
struct rendered {
	struct fragment *sections; /* as module->sections: the body; of the check: introduction and questions */
	struct fragment *notes;    /* as module->sections: key terms and sources below a lesson; may be empty */
	struct fragment terms;     /* "Key terms" with meanings; empty when the module uses none */
	struct fragment sources;   /* full citations; empty when there are none */
	const struct reference **cited; /* the sources in the order of their numbers: "[1]" is cited[0] */
	size_t cited_count;
	struct fragment help;      /* helplines of the build's region */
	const char *data;          /* the JSON of <script type="application/json" id="waymark-data"> */
	size_t data_length;
};

/* Never NULL; mistakes in templates are reported. */
struct rendered *document_render(struct arena *arena, const struct theme *theme, const struct module *module,
                                 struct diagnostics *diagnostics);

/* What one output wants of the document. */
struct document_form {
	struct fragment_form fragments;
	const char *theme_prefix; /* "../s/" or "s/": folder of waymark.css and waymark.js */
	bool inlines_theme;       /* style and script inside the page (single file) */
	bool has_lms_script;      /* also load lms.js (packages) */
	bool has_site;            /* header and footer link to the kit's pages */
	const char *home;         /* has_site: address of the home page */
};

/* False: mistakes were reported. `arena` holds what is needed while writing. */
bool document_write(struct arena *arena, const struct theme *theme, const struct module *module,
                    const struct rendered *rendered, const struct document_form *form, struct diagnostics *diagnostics,
                    struct strbuf *out);

#endif
