/*
 * YAML as a small tree with positions, read with libyaml's events. Every scalar is text, so NO and 0x50 are never
 * guessed at. Aliases, anchors, tags, second documents, duplicate keys and depth over 8 are reported [yaml].
 */
#ifndef WAYMARK_LOAD_YAML_H
#define WAYMARK_LOAD_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	struct place place;
	const char *key;     /* in a map: the key; otherwise NULL */
	struct place key_place;
	const char *text;    /* YAML_SCALAR, on one line: line breaks are spaces; "" for an empty value. Never NULL */
	struct yaml *first;  /* elements or values, in file order */
	struct yaml *next;
};

/* Parse `length` bytes that start at line `first_line` of `path`. An empty text is an empty map. NULL: reported. */
struct yaml *yaml_parse(struct arena *arena, const char *path, const char *text, size_t length, int first_line,
                        struct diagnostics *diagnostics);

/* The value of a key in a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* The elements of a list, one after the other: NULL for `previous` gives the first. A lone scalar is a list of one; NULL and an
 * empty value are lists of none. (The `next` of a lone scalar is its map's next key: do not follow it.) */
const struct yaml *yaml_next(const struct yaml *list, const struct yaml *previous);

/* How a map is read: one row a key. Unknown keys are reported with the nearest known one [key-unknown], missing required ones
 * [key-missing], values of the wrong kind [key-type]. */
enum yaml_type {
	YAML_AS_TEXT,   /* const char * */
	YAML_AS_NUMBER, /* int, between minimum and maximum */
	YAML_AS_DATE,   /* const char *, YYYY-MM-DD and a real day */
	YAML_AS_ID,     /* const char *, [a-z0-9-] */
	YAML_AS_LIST,   /* const struct yaml *: a list of scalars; a lone scalar counts as a list of one */
	YAML_AS_TREE    /* const struct yaml *: anything */
};

struct yaml_field {
	const char *key;
	enum yaml_type type;
	bool required;
	int minimum, maximum; /* YAML_AS_NUMBER */
	size_t offset; /* of the member in the struct that is filled */
};

/* Fill `record` from `map`; members of keys that are absent or empty stay as they are. True when nothing was reported. */
bool yaml_read(const struct yaml *map, const struct yaml_field *fields, size_t count, void *record,
               struct diagnostics *diagnostics);

/* Front matter: the text between a first line "---" and the next "---" or "...". Sets where the body starts; the body's first
 * line in the file is `body_line`. Without front matter `*yaml_length` is 0 and the body is the whole text. Unclosed: reported. */
struct frontmatter {
	const char *yaml;
	size_t yaml_length;
	int yaml_line;
	const char *body;
	size_t body_length;
	int body_line;
};

bool frontmatter_split(const char *path, const char *text, size_t length, struct frontmatter *parts,
                       struct diagnostics *diagnostics);

#endif
