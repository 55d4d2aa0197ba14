/*
 * Cartridge markup: a section's HTML as it stands in a cartridge: without script, in a page of its own, and readable too where an LMS
 * keeps little more than the words.
 *
 * Controls that do nothing without script are taken out (moves, lists to choose from), and what stands for them on paper is shown: the
 * choices in parentheses, the lettered answers. Every option is a line of its own even where an LMS takes the form away, as Moodle does.
 * Links into the module lead to the page where their anchor is; links out of the course open beside the LMS's frame.
 */
#ifndef WAYMARK_TARGET_CARTRIDGE_MARKUP_H
#define WAYMARK_TARGET_CARTRIDGE_MARKUP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

/* Where an anchor of the module is: "#m07-near" -> "m07-p1.html#m07-near"; NULL: nowhere in the cartridge, so the link's words stay
 * and the link goes. `href` is a value as it was written, escaped. */
typedef const char *cartridge_address(void *context, const char *href);

/* Appends `markup`, which is well-formed, to `out`. */
void cartridge_markup(struct arena *arena, const char *markup, size_t length, cartridge_address *address, void *context,
		      struct strbuf *out);

/* Calls `found` with each id in the markup; `id` is not terminated. */
void cartridge_ids(const char *markup, size_t length, void (*found)(void *context, const char *id, size_t length),
		   void *context);

#endif
