/*
 * Paper source: a source in a line at the foot of a sheet: who, when, a short title, and the site. Nothing is cut off in the middle.
 *
 *     "Amtrak Police Department, 2019. Key Indicators. amtrak.com"
 *
 * Read from how citations are written: who, full stop, the title (emphasized, or else the next sentence), full stop, when, and more.
 */
#ifndef WAYMARK_RENDER_PAPER_SOURCE_H
#define WAYMARK_RENDER_PAPER_SOURCE_H

#include "base/arena.h"
#include "model/model.h"

const char *paper_source(struct arena *arena, const struct kit *kit, const struct edition *edition,
			 const struct reference *reference);

#endif
