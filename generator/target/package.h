/*
 * Package: what an LMS imports. One a module, and one with all modules of a language, for every standard alike: the same
 * page, style, script and media in the same places, the standard's own tracker as s/lms.js, and its manifest.
 *
 * A standard is a `struct package_format` in the file of its target. The page of a module is the same, byte for byte, in
 * the packages of every standard, alone and among all: it is written and compressed once; until the packages of all
 * modules are written its compressed form waits in the spool.
 */
#ifndef WAYMARK_TARGET_PACKAGE_H
#define WAYMARK_TARGET_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "target/manifest.h"
#include "target/target.h"

struct package_format {
	const char *name;          /* of the target: its folder, its tracker, the end of the packages' names */
	const char *schemas;       /* schema_set whose files go to the root of a package; NULL: it carries none */
	const char *manifest_name; /* at the root of a package: "imsmanifest.xml" */
	bool calls_lms;            /* its tracker calls the LMS by network, not in a window around it */

	void (*write)(const struct manifest *manifest, struct strbuf *out);
};

/* The steps of a target (target.h). */
void package_module(struct target_job *job, const struct package_format *format);
void package_kit(struct target_job *job, const struct package_format *format);

#endif
