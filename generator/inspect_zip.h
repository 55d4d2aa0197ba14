/*
 * The command `waymark inspect`: opens a zip, runs the rules, prints the report.
 */
#ifndef WAYMARK_INSPECT_ZIP_H
#define WAYMARK_INSPECT_ZIP_H

#include <stdbool.h>

#include "base/strbuf.h"

enum inspect_result { INSPECT_FINE, INSPECT_FAULTY, INSPECT_SYSTEM_FAILED };

/*
 * Append the report on the file to `out`. INSPECT_SYSTEM_FAILED: it cannot be read, `problem` says why and `out` is as it was. `schemas`
 * may be NULL: SCORM manifests are not held against the official schemas then, which `problem` says too. xmlread_start_library() was
 * called before.
 */
enum inspect_result inspect_zip(const char *path, const char *schemas, bool json, struct strbuf *out,
				struct strbuf *problem);

#endif
