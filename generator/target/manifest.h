/*
 * Manifest: imsmanifest.xml of SCORM packages, one SCO a module. What is wrong with one, package_check.h finds.
 *
 * Identifiers come from the ids of kit and modules, so they stay the same from build to build: an LMS that gets a new
 * version of a package matches by them.
 */
#ifndef WAYMARK_TARGET_MANIFEST_H
#define WAYMARK_TARGET_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/model.h"

/* Its name in a package. */
#define MANIFEST_NAME "imsmanifest.xml"

/* What SCORM takes, in characters. */
#define MANIFEST_VERSION_LIMIT 20

struct manifest_sco {
	const char *id;     /* [A-Za-z0-9_] */
	const char *title;
	const char **files; /* paths in the package, the launch page first */
	size_t file_count;
	const struct module_entry *entry; /* its objectives and its summary */
	bool has_check;                   /* it can be passed; otherwise it is completed */
	int pass_mark;                    /* percent */
};

/* The resource of a SCO. `type_name`: of the attribute, which both versions of SCORM write differently. */
struct xmlout;
void manifest_write_resource(struct xmlout *xml, const struct manifest_sco *sco, const char *type_name);

struct manifest {
	const char *id;      /* [A-Za-z0-9_], begins with a letter */
	const char *version;
	const char *title;   /* of the course, as LMSs list it */
	struct manifest_sco *scos;
	size_t sco_count;
	const struct kit *kit;         /* pass mark and what counts as done */
	const struct edition *edition; /* the language */
};

void manifest_write(const struct manifest *manifest, struct strbuf *out); /* SCORM 1.2 */

/*
 * SCORM 2004 of this edition, 3 or 4. Content alone says whether a SCO is completed and satisfied: there is no
 * completionThreshold and no satisfaction by measure, because an LMS that has one overrides what the content says. The
 * objectives of a module are declared where its check is judged, so that an LMS has a row for each. Where the package
 * has one SCO, the LMS is asked to hide what leads nowhere or throws away.
 */
void manifest_write_2004(const struct manifest *manifest, int edition, struct strbuf *out);

#endif
