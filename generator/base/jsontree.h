/*
 * JSON that somebody else wrote, as a tree (RFC 8259). Bounded depth, nothing recursive beyond it.
 */
#ifndef WAYMARK_BASE_JSONTREE_H
#define WAYMARK_BASE_JSONTREE_H

#include <stddef.h>

#include "base/arena.h"

enum { JSONTREE_DEPTH_LIMIT = 64 };

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
	enum json_kind kind;
	const char *name; /* of a member, decoded; NULL in arrays and for the root */
	const char *text; /* JSON_STRING: decoded (cut at a null character); JSON_NUMBER: as written; otherwise "" */
	struct json_value *first, *next;
};

/* The root, in the arena; NULL: it is no JSON, and `*at` is the byte where reading stopped. */
struct json_value *jsontree_read(struct arena *arena, const char *text, size_t length, size_t *at);

/* The member of an object, or NULL. */
const struct json_value *json_member(const struct json_value *object, const char *name);

/* The text of a member that is a string, or NULL. */
const char *json_string(const struct json_value *object, const char *name);

#endif
