/*
 * Units: the neutral page that comes with every edition of several files, a converter of units. "Exit this page" leads
 * there when nothing else can be reached, or always, where the kit says so. It has neither a word nor a link of the
 * course, and no style or script of it.
 */
#ifndef WAYMARK_RENDER_UNITS_H
#define WAYMARK_RENDER_UNITS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "render/theme.h"

#define UNITS_PAGE "units.html" /* beside the pages of a language, or of a package */

/* `theme_prefix` is the folder of units.css and units.js. False: mistakes were reported. */
bool units_write(struct arena *arena, const struct theme *theme, const struct edition *edition,
		 const char *theme_prefix, struct diagnostics *diagnostics, struct strbuf *out);

#endif
