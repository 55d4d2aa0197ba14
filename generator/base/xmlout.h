/*
 * Writing XML documents (manifests, navigation) through libxml2's writer, so that escaping and
 * nesting cannot go wrong. Control characters become U+FFFD.
 *
 *     struct xmlout *xml = xmlout_new();
 *     xmlout_open(xml, "item");
 *     xmlout_attribute(xml, "identifier", id);
 *     xmlout_text_element(xml, "title", title);
 *     xmlout_close(xml);
 *     xmlout_finish(xml, &buffer);
 */
#ifndef WAYMARK_BASE_XMLOUT_H
#define WAYMARK_BASE_XMLOUT_H

#include "base/strbuf.h"

struct xmlout;

struct xmlout *xmlout_new(void);
void xmlout_open(struct xmlout *xml, const char *name);
void xmlout_attribute(struct xmlout *xml, const char *name, const char *value); /* before any content of the element */
void xmlout_text(struct xmlout *xml, const char *text);
void xmlout_text_element(struct xmlout *xml, const char *name, const char *text);
void xmlout_close(struct xmlout *xml);

/* Close what is open, append the document (declaration, two-space indent, final line feed) to `out`, free the writer. */
void xmlout_finish(struct xmlout *xml, struct strbuf *out);

#endif
