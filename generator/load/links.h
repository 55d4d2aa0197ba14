/*
 * Links: what an address means, and what else asks the same of an address.
 */
#ifndef WAYMARK_LOAD_LINKS_H
#define WAYMARK_LOAD_LINKS_H

#include "load/reader.h"

/* Fill the payload of a link to `url`; `node` becomes NODE_LINK or NODE_TERM. */
void links_take(struct reader *reader, struct node *node, const char *url);

/* When all sections are read: links to ids that are waiting for them. */
void links_settle(struct module_load *load);

/* The file that a reference leads to, below the kit's root. NULL: reported. */
const char *links_resolve_path(struct reader *reader, const char *reference, struct place place);

/* Report that `url` names a file that is not there, with the nearest name in its folder. */
void links_report_missing(struct reader *reader, enum diag_rule rule, const char *url, const char *inside,
			  struct place place);

/* "https://…", "javascript:…", "//host" */
bool links_has_scheme(const char *url);

/* "scenario-some-words.md" */
bool links_is_scenario(const char *name);

/* Id of the section that a file of a module is: "m07-p3", "m07-check"; NULL when the name is not that of a
 * section. */
const char *links_section_of_file(struct arena *arena, const char *module, const char *name);

#endif
