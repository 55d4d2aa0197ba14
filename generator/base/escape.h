/*
 * Text, escaped for the place where it lands. Each appends to `out`. All output is well-formed XML as
 * well: characters that XML forbids become U+FFFD. Input is valid UTF-8 (the loader made sure).
 */
#ifndef WAYMARK_BASE_ESCAPE_H
#define WAYMARK_BASE_ESCAPE_H

#include <stddef.h>

#include "base/strbuf.h"

/* & < > */
void escape_text(struct strbuf *out, const char *text, size_t length);

/* & < > " and line breaks as character references: for a value between double quotes. */
void escape_attribute(struct strbuf *out, const char *text, size_t length);

/* Percent-encode everything but unreserved characters and '/'. */
void escape_url_path(struct strbuf *out, const char *text, size_t length);

/* A JSON string with its quotes; '<', '>', '&', U+2028 and U+2029 as \u escapes, so that it may stand in a script element. */
void escape_json(struct strbuf *out, const char *text, size_t length);

#endif
