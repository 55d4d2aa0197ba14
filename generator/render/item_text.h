/*
 * Text of items: what authors wrote as bare HTML (see question/item.h), for formats outside Waymark.
 */
#ifndef WAYMARK_RENDER_ITEM_TEXT_H
#define WAYMARK_RENDER_ITEM_TEXT_H

#include "base/arena.h"
#include "model/model.h"
#include "question/item.h"

/* The item of a question of a module in that edition; lives as long as `arena` and the module. NULL: the question is unusable, which was
 * reported when it was read. */
struct item *item_text_make(struct arena *arena, const struct edition *edition, const struct question *question);

#endif
