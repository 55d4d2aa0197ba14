/*
 * Checking style sheets and scripts: they load nothing from outside the output.
 */
#ifndef WAYMARK_OUTPUT_CODE_CHECK_H
#define WAYMARK_OUTPUT_CODE_CHECK_H

#include <stddef.h>

#include "base/diag.h"

/* A file of an output while it is checked. */
struct checked_file {
	const char *path;      /* below the output's root */
	const char *shown;     /* the path for diagnostics */
	const char *made_from; /* " (made from x.md)" or "": ends each message */
	const char *text;
	size_t length;
};

/* `text` is the file's, or a part of it that begins in `line`. */
void code_check_style(struct diagnostics *diagnostics, const struct checked_file *file, const char *text, size_t length,
		      int line);
void code_check_script(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
		       size_t length, int line);

/* The script of a package that calls its LMS by network: it may call, and it may hold the names of xAPI, which look like addresses. Whom it
 * calls is not for it to say: no other address stands in it. */
void code_check_tracker(struct diagnostics *diagnostics, const struct checked_file *file);

#endif
