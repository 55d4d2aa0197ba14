/*
 * Gap sentence: of a text with gaps, what has to be read to fill in one of them. A part of a question that was taken apart asks this last.
 *
 *     gap_sentence(arena, "<p>One is ", ". Two is \x01.</p>")        "One is _____."
 *     gap_sentence(arena, "<p>One is \x01. Two is ", ".</p>")        "Two is _____."
 *
 * Within the paragraph, list item or cell of the gap it goes as far as no other gap is met, and at least to the ends of the gap's own sentence; it
 * is the whole of them where a cut would part the marks of a quotation.
 */
#ifndef WAYMARK_QUESTION_GAP_SENTENCE_H
#define WAYMARK_QUESTION_GAP_SENTENCE_H

#include "base/arena.h"

/* How a gap is shown where it cannot be filled in. */
#define ITEM_BLANK "_____"

/* `before` and `after` are the bare HTML around the gap (question/item.h), with ITEM_CUT for each of the others. Phrasing content, ITEM_BLANK in the
 * place of the gap, or NULL: there are no words beside it, as in a cell of a table. */
const char *gap_sentence(struct arena *arena, const char *before, const char *after);

#endif
