/*
 * Options, the values: what stands behind an option, read as the kind that its row says.
 */
#ifndef WAYMARK_OPTIONS_VALUE_H
#define WAYMARK_OPTIONS_VALUE_H

#include "options_table.h"

#define OPTION_THREAD_LIMIT 256

/* Put `value` into the member of `options` that the row names; the row is of no flag. Lists go to `arena`, other texts stay where they are.
 * False: `problem` says what is wrong and what to write. */
bool option_take_value(struct arena *arena, const struct option_row *row, const char *value, struct options *options,
		       struct strbuf *problem);

#endif
