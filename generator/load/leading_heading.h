/*
 * Headings in what is written for people who lead: "### Care words {#s60-care minutes=3 shows=m01-p1}".
 */
#ifndef WAYMARK_LOAD_LEADING_HEADING_H
#define WAYMARK_LOAD_LEADING_HEADING_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/node.h"

/* The value of minutes=, which has to be there [minutes-missing] and a whole number [attribute-value]; 0: reported. */
int leading_heading_minutes(const struct attributes *attributes, struct place place, struct diagnostics *diagnostics);

/* The ids of shows=m01-p1,m02-q3, `*count` of them; what is no list of ids is reported [attribute-value]. */
const char **leading_heading_shows(struct arena *arena, const char *list, struct place place,
				   struct diagnostics *diagnostics, size_t *count);

/* Report classes but `known_class` and keys but the two that are known, each of which may be NULL. */
void leading_heading_check(const struct attributes *attributes, struct place place, const char *known_class,
			   const char *known_key, const char *other_key, struct diagnostics *diagnostics);

/* Report headings of `level` and above that stand in a condition: what they begin would not be found. They lose their classes and keys, which
 * are no second mistake. */
void leading_heading_report_hidden(struct node *block, int level, struct diagnostics *diagnostics);

#endif
