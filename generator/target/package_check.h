/*
 * Package check: our own packages, before they are zipped, judged by the rules that `waymark inspect` has for everybody's
 * (inspect/inspect.h).
 *
 * What is wrong with pages, styles and scripts is found by output/verify.h, once and not in each package: here they are names and sizes.
 */
#ifndef WAYMARK_TARGET_PACKAGE_CHECK_H
#define WAYMARK_TARGET_PACKAGE_CHECK_H

#include "output/bundle.h"
#include "target/target.h"

/* Each error and each warning becomes a DIAG_MANIFEST_INVALID at the kit, with what its author can do about it; notes do not count. SCORM
 * manifests are held against the schemas of job->theme, as far as they are installed. */
void package_check(struct target_job *job, const struct bundle *package);

#endif
