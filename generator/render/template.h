/*
 * Templates: HTML with named holes, compiled once.
 *
 *     {{name}}             the value, escaped for text and for double-quoted attributes
 *     {{{name}}}           markup, as it is (only values set with view_markup and view_write)
 *     {{t.key}}            an interface word, escaped; "{n}" in it is filled from the view's `n`, whatever the name
 *     {{#name}}…{{/name}}  once for each element of a list; or once when a flag, text, number or markup is set
 *     {{^name}}…{{/name}}  when it is not
 *     {{>part}}            templates/parts/part.html; in epub/ first templates/epub/part.html
 *     {{! comment }}
 *
 * No logic beyond that. A name that no view has, an unclosed section, a word that is missing and a part that includes
 * itself are errors with the template's own line and column [template].
 *
 * Names are [a-z0-9_.-]. Indentation is dropped, and so are lines that hold nothing but a section's mark or a comment.
 */
#ifndef WAYMARK_RENDER_TEMPLATE_H
#define WAYMARK_RENDER_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "render/view.h"

struct templates;

/* Compile every *.html in `folder`, `folder`/parts and, where a theme has them, `folder`/cartridge, `folder`/epub and `folder`/facilitator. NULL: mistakes were
 * reported. */
struct templates *templates_load(struct arena *arena, const char *folder, struct diagnostics *diagnostics);

/* Fill the template `name` ("module" = module.html, "parts/callout" = parts/callout.html). False: a mistake was
 * reported. Safe from several threads. */
bool template_render(const struct templates *templates, const char *name, const struct view *view,
                     const struct words *words, struct diagnostics *diagnostics, struct strbuf *out);

/* Is there a template of that name? */
bool templates_have(const struct templates *templates, const char *name);

#endif
