/*
 * Reading XML with libxml2's SAX interface: no network, no external entities, no DTD, bounded depth.
 */
#ifndef WAYMARK_BASE_XMLREAD_H
#define WAYMARK_BASE_XMLREAD_H

#include <stdbool.h>
#include <stddef.h>

struct xmlread_attribute {
	const char *prefix; /* NULL when there is none */
	const char *name;
	const char *value; /* decoded, terminated; valid during the call only */
};

struct xmlread_handler {
	/* Each may be NULL. `line` is the line in the document. Names are local names; `prefix` may be NULL. */
	void (*start)(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
	              size_t count, int line);
	void (*end)(void *context, const char *prefix, const char *name);
	void (*text)(void *context, const char *text, size_t length);
	/* XML that is not well-formed; called once at most. */
	void (*error)(void *context, int line, int column, const char *message);
	void *context;
};

/* Once, before the first thread starts; and after the last one. */
void xmlread_start_library(void);
void xmlread_stop_library(void);

/* Parse a whole document. False when it is not well-formed (handler->error has been told). */
bool xmlread_parse(const char *text, size_t length, const struct xmlread_handler *handler);

#endif
