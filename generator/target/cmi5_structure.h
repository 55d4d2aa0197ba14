/*
 * Course structure: cmi5.xml of cmi5 packages (cmi5 1.0 "Quartz", sections 13 and 14.1), one AU a module, and what an LMS expects of it
 * beyond its schema.
 *
 * Ids are IRIs made of the ids of kit and modules, so they stay the same from build to build. They are names, not addresses: the scheme
 * "urn:" claims no web site. An AU has the same one in every language and in every package, because reports name it as the publisher's
 * id; each package is a course of its own. js/lms/cmi5/ makes the same ones for objectives and questions.
 */
#ifndef WAYMARK_TARGET_CMI5_STRUCTURE_H
#define WAYMARK_TARGET_CMI5_STRUCTURE_H

#include "target/manifest.h"

/* Its name in a package. */
#define CMI5_STRUCTURE_NAME "cmi5.xml"

void cmi5_structure_write(const struct manifest *manifest, struct strbuf *out);

/*
 * What the schema does not find: ids that are absolute IRIs and unique, objectives that are there, launch pages that are in the package
 * and leave the LMS's own query names alone, a moveOn that is written down (what goes without saying is satisfied at once), a mastery
 * score of at most four decimals where passing counts; and that nothing secret is handed over. One line a fault in `problem`.
 */
bool cmi5_structure_check(struct arena *arena, const char *document, size_t length, const struct bundle *package,
			  struct strbuf *problem);

#endif
