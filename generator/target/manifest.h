/*
 * Manifest: imsmanifest.xml of SCORM 1.2 packages, one SCO a module, and what an LMS expects of it beyond its schema.
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
#include "output/bundle.h"

/* Its name in a package. */
#define MANIFEST_NAME "imsmanifest.xml"

/* What SCORM 1.2 takes, in characters. */
#define MANIFEST_TITLE_LIMIT 200
#define MANIFEST_VERSION_LIMIT 20

struct manifest_sco {
	const char *id;     /* [A-Za-z0-9_] */
	const char *title;
	const char **files; /* paths in the package, the launch page first */
	size_t file_count;
	const struct module_entry *entry; /* its objectives and its summary */
	bool has_check;                   /* it can be passed; otherwise it is completed */
};

struct manifest {
	const char *id;      /* [A-Za-z0-9_], begins with a letter */
	const char *version;
	const char *title;   /* of the course, as LMSs list it */
	struct manifest_sco *scos;
	size_t sco_count;
	const struct kit *kit;         /* pass mark and what counts as done */
	const struct edition *edition; /* the language */
};

void manifest_write(const struct manifest *manifest, struct strbuf *out);

/*
 * What the schema does not find: references that resolve, ids that are unique, the exact version, lengths, and that the
 * files it lists are those of the package, but for the manifest itself and the schema files beside it. One line a fault
 * in `problem`.
 */
bool manifest_check(struct arena *arena, const char *document, size_t length, const struct bundle *package,
                    struct strbuf *problem);

#endif
