/*
 * Section notes: what stands below a section that is a page of its own: its key terms with their meanings, its sources in full. A document
 * has them once for all its sections.
 */
#ifndef WAYMARK_RENDER_SECTION_NOTES_H
#define WAYMARK_RENDER_SECTION_NOTES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/document.h"

/* Of module->sections[index]; empty when the section uses no term and cites no source. Links in it are as in the document:
 * "#term-coercion", "#ref-3" are always in these notes when the section's text leads there. */
struct fragment section_notes(struct arena *arena, const struct theme *theme, const struct module *module,
			      const struct rendered *rendered, size_t index, struct diagnostics *diagnostics);

#endif
