/*
 * What single values of kit files may look like. All of these are pure functions, over terminated text unless they say
 * otherwise.
 */
#ifndef WAYMARK_LOAD_VALUES_H
#define WAYMARK_LOAD_VALUES_H

#include <stdbool.h>
#include <stddef.h>

bool value_is_id(const char *text);          /* [a-z0-9-]+ */
bool value_is_date(const char *text);        /* YYYY-MM-DD, a day that exists */
bool value_is_year(const char *text);        /* YYYY, 1900 to 2199 */
bool value_is_phone(const char *text);       /* digits, spaces and + - ( ) . with at least two digits */
bool value_is_web_address(const char *text); /* http:// or https://, a host, then only characters that a URL may hold */

/* The next word between `*at`, which goes on behind it, and `end`, between which the text need not be terminated; quotes keep blanks
 * together and are part of it. NULL: there is none left. */
const char *value_next_word(const char **at, const char *end, size_t *length);

#endif
