/*
 * Sheet: the settings sheet of a package, for whoever puts it into an LMS: what it is, what it records, when it counts as done, how the
 * LMS is best set, what to try first. One page beside the package, in its language, without script and links, to be sent on alone.
 */
#ifndef WAYMARK_TARGET_SHEET_H
#define WAYMARK_TARGET_SHEET_H

#include "target/report.h"

/* A bundle with the sheet of what was written as `entry`; NULL: it is no package that has one, or a mistake in the template was
 * reported. */
struct bundle *sheet_bundle(const struct report *report, const struct publish_entry *entry);

#endif
