/*
 * Number forms: the ways in which people write the numbers of a range, for formats that only compare text.
 */
#ifndef WAYMARK_QUESTION_NUMBER_FORMS_H
#define WAYMARK_QUESTION_NUMBER_FORMS_H

#include <stddef.h>

#include "base/arena.h"
#include "question/item.h"

/* The best number first. Numbers are as exact as the author wrote the range, with point and comma before decimals; large ones also with
 * point, comma or blank between thousands, negative ones with both kinds of minus. Where a range has more than some fifty numbers only
 * its ends, its middle and the round ones between are among them. */
const char **number_forms(struct arena *arena, const struct item_gap *gap, size_t *count);

#endif
