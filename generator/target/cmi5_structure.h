/*
 * Course structure: cmi5.xml of cmi5 packages (cmi5 1.0 "Quartz", sections 13 and 14.1), one AU a module.
 * What is wrong with one, package_check.h finds.
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

#endif
