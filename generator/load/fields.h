/*
 * Fields: a list whose items read "key: value", as sources and helplines have them.
 */
#ifndef WAYMARK_LOAD_FIELDS_H
#define WAYMARK_LOAD_FIELDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"

enum field_type { FIELD_TEXT, FIELD_DATE, FIELD_WEB_ADDRESS, FIELD_PHONE };

struct field {
	const char *key;
	enum field_type type;
	size_t offset; /* of a const char * in the record */
};

/* Fill `record` from a list (NULL: nothing to do). At most 64 fields. Values that are not of their type, unknown keys and keys that
 * come twice are reported; dates that are none are left out. */
void fields_read(struct arena *arena, const struct node *list, const struct field *fields, size_t count, void *record,
                 struct diagnostics *diagnostics);

#endif
