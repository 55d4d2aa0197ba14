/*
 * Theme: everything in templates/ that pages need, read once: compiled templates, one style sheet, one script, one
 * script a tracker. All blobs are compressed here, so threads may share them.
 *
 * The style sheet is all of css/ joined in name order; the script is all of js/ in name order, then all of
 * js/question/. Pages about the kit have css/pages/ and js/pages/ besides, where a theme has them, so that module documents stay small;
 * those of the facilitator area css/facilitator/ and js/facilitator/.
 * js/tracker/<name>.js, behind all of js/lms/ and of js/lms/<family>/, becomes lms.js of the packages that use that
 * tracker; its family is the letters that its name begins with: "scorm" of scorm12 and scorm2004. css/units/ and
 * js/units/ are of the neutral page alone (units.h), css/sheet/ of the settings sheets (target/sheet.h), css/epub/ of books. All but the last are squeezed: what that
 * changes, and what it demands of them, is told in squeeze/squeeze_script.h and squeeze/squeeze_style.h.
 */
#ifndef WAYMARK_RENDER_THEME_H
#define WAYMARK_RENDER_THEME_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "inspect/schemas.h"
#include "output/bundle.h"
#include "render/template.h"

struct tracker_script {
	const char *name;    /* "scorm12" */
	struct blob *script;
};

struct schema_set {
	const char *name;          /* "scorm12", "scorm2004", "scorm2004-3" */
	struct bundle_file *files; /* the official files that packages carry, by name */
	size_t file_count;         /* 0: they are not installed */
};

/* A style or script as the content of an element inside the page, with its hash for the page's security policy. */
struct inline_source {
	const char *text; /* in a CDATA section within comments, so that the page is XML too */
	size_t length;
	char hash[HASH_CSP_SIZE]; /* "sha256-…" */
};

/* A style sheet and a script that some pages have besides the theme's own, or instead of them: css/<name>/ and js/<name>/, which a theme
 * need not have. */
struct theme_part {
	const char *name; /* "pages": they are published as pages.css and pages.js */
	struct blob *style;
	struct blob *script;
};

struct theme {
	struct templates *templates;
	struct theme_part main;        /* "waymark" */
	struct theme_part pages;       /* of the pages about the kit, beside the ones above */
	struct theme_part facilitator; /* of the facilitator area, beside the ones above */
	struct theme_part units;       /* of the neutral page, which has none of the others */
	struct blob *book_style; /* of books, css/epub/; as it is written, for reading systems know few properties */
	struct inline_source inline_style;
	struct inline_source inline_script;
	struct inline_source inline_sheet_style; /* of the sheets for administrators, which have nothing else */
	struct tracker_script *trackers;
	size_t tracker_count;
	struct schema_set *schema_sets;
	size_t schema_set_count;
	struct inspect_schemas *schemas; /* the same, compiled; NULL: without a folder of schemas */
};

/* NULL: mistakes were reported. `schemas` is the folder with one folder a standard, or NULL where no package needs them: compiling takes
 * time. */
struct theme *theme_load(struct arena *arena, const char *templates, const char *schemas,
                         struct diagnostics *diagnostics);
void theme_free(struct theme *theme); /* what does not live in the arena */

struct blob *theme_tracker(const struct theme *theme, const char *name); /* or NULL */

/* Never NULL; file_count may be 0. */
const struct schema_set *theme_schema(const struct theme *theme, const char *name);

#endif
