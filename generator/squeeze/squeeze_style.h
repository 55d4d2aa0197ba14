/*
 * Squeeze style: whole style sheets that look the same in fewer bytes.
 *
 * - Comments and the blanks that separate nothing go, and the last ";" of a block.
 * - Custom properties ("--primary") get short names by one rule for all sheets, the most frequent the shortest. So
 *   all sheets of the theme are squeezed together, and nothing outside of them may name a custom property: no page, no
 *   script, no drawing.
 * - "0.5rem" becomes ".5rem", "#aabbcc" becomes "#abc" (in declarations, as in selectors it is an id), and [type="text"]
 *   becomes [type=text].
 *
 * Strings and addresses stay as they are. With a backslash in the name of any custom property all keep theirs.
 */
#ifndef WAYMARK_SQUEEZE_SQUEEZE_STYLE_H
#define WAYMARK_SQUEEZE_SQUEEZE_STYLE_H

#include <stddef.h>

#include "base/strbuf.h"

void squeeze_style(struct strbuf *out, const char *text, size_t length);

struct style_sheet {
	const char *text;
	size_t length;
	struct strbuf *out;
};

/* Sheets that a page may use together: a custom property gets the same name in all of them. */
void squeeze_styles(const struct style_sheet *sheets, size_t count);

#endif
