/*
 * XML words: what libxml2 says of XML that cannot be read, as people who write no parser would.
 */
#ifndef WAYMARK_INSPECT_XML_WORDS_H
#define WAYMARK_INSPECT_XML_WORDS_H

#include "base/arena.h"

/* "a bare & stands in a text; write &amp;", or the raw text in brackets with a remedy that fits all. Always with a remedy. */
const char *xml_words(struct arena *arena, const char *raw);

#endif
