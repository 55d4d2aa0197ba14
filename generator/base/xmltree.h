/*
 * XML that somebody else wrote, as a tree: namespaces and prefixes, places, any encoding that libxml2 knows.
 *
 * Nothing is fetched or opened, no entity is expanded but the five of XML and numbers: a document type that declares anything is
 * refused, so a document never grows while it is read. Depth, elements and attributes are bounded.
 */
#ifndef WAYMARK_BASE_XMLTREE_H
#define WAYMARK_BASE_XMLTREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum {
	XMLTREE_DEPTH_LIMIT = 256,      /* real manifests nest some 20 elements */
	XMLTREE_ATTRIBUTE_LIMIT = 64,   /* of one element; real ones have some ten */
	XMLTREE_PREFIX_LIMIT = 256,     /* namespaces that are declared at one place; real ones have some ten */
	XMLTREE_URI_LIMIT = 2000,       /* bytes of a namespace; browsers take addresses of about that length */
	XMLTREE_ELEMENT_LIMIT = 250000, /* the largest courses list some 20,000 files */
};

struct xml_attribute {
	const char *prefix;        /* as written, "" when there is none */
	const char *namespace_uri; /* "" when there is none */
	const char *name;
	const char *value;
};

struct xml_element {
	const char *prefix;        /* as written, "" when there is none */
	const char *namespace_uri; /* "" when there is none */
	const char *name;
	const struct xml_attribute *attributes;
	size_t attribute_count;
	const char *text;           /* its own text without that of its children; blanks at both ends are left out */
	int line, column;           /* of its "<"; column 0 = unknown */
	struct xml_element *parent; /* NULL for the root */
	struct xml_element *first, *last; /* children */
	struct xml_element *next;
};

struct xml_problem {
	int line, column;    /* 0 = unknown */
	const char *message; /* in the arena */
	bool declares;       /* refused for what its document type declares */
};

/* The root element, everything in the arena; NULL: `problem` says why. */
struct xml_element *xmltree_read(struct arena *arena, const char *text, size_t length, struct xml_problem *problem);

/* The value of the attribute without prefix, or NULL. */
const char *xml_attribute(const struct xml_element *element, const char *name);

/* The first child of that local name whatever its namespace, from `after` (exclusive, NULL: from the start) on; or NULL. */
struct xml_element *xml_child(const struct xml_element *element, const char *name, const struct xml_element *after);

/* The element that follows in document order below `root`, or NULL: for (e = root; e; e = xml_following(root, e)). */
struct xml_element *xml_following(const struct xml_element *root, const struct xml_element *element);

#endif
