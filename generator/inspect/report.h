/*
 * Reports of an inspection: for people, and for programs.
 */
#ifndef WAYMARK_INSPECT_REPORT_H
#define WAYMARK_INSPECT_REPORT_H

#include <stdint.h>

#include "base/strbuf.h"
#include "inspect/inspection.h"

/* "SCORM 2004 4th Edition", "EPUB 3.0", "unknown package" */
void report_add_name(struct strbuf *out, const struct inspection *inspection);

/* For people. `file` is how the user calls the zip, `size` its bytes. */
void report_text(struct strbuf *out, const struct inspection *inspection, const char *file, uint64_t size);

/* One JSON object; its keys are described in CONTRIBUTING.md and stay. */
void report_json(struct strbuf *out, const struct inspection *inspection, const char *file, uint64_t size);

#endif
