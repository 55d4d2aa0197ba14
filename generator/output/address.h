/*
 * Addresses as they stand in pages, and the places in styles and scripts where addresses may hide.
 */
#ifndef WAYMARK_OUTPUT_ADDRESS_H
#define WAYMARK_OUTPUT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum address_kind {
	ADDRESS_SAME_PAGE, /* "#anchor", "" */
	ADDRESS_FILE,      /* relative to the page */
	ADDRESS_DATA,      /* data: */
	ADDRESS_WEB,       /* http:, https: */
	ADDRESS_CONTACT,   /* mailto:, tel:, sms:, and about: of an empty page */
	ADDRESS_CODE,      /* javascript: and its like */
	ADDRESS_OTHER      /* any other scheme, "//host", "/path" */
};

struct address {
	enum address_kind kind;
	const char *path;   /* ADDRESS_FILE: decoded, without query and anchor; otherwise NULL */
	const char *anchor; /* decoded; "" when there is none */
};

/* Read it as a browser does: blanks around it and line breaks inside do not count. */
struct address address_read(struct arena *arena, const char *value);

/* Offset, from `start` on, of the next thing in a style sheet that loads what is not in the sheet itself, or `length`. */
size_t address_in_style(const char *text, size_t length, size_t start);

/* The same for the next web address in a script ("https://…", "//host/…" in quotes). Names of XML namespaces do not count. */
size_t address_in_script(const char *text, size_t length, size_t start);

/* The same for the next name in a script that sends, fetches, keeps something beyond the page, or runs text as code: "fetch(",
 * "sendBeacon", "cookie" … A script that wants to hide such a name can; the pages' content security policy is the second belt. */
size_t reach_in_script(const char *text, size_t length, size_t start);

#endif
