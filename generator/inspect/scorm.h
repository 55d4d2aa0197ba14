/*
 * SCORM: what 1.2 and 2004 share. Private to scorm12.c and scorm2004.c.
 */
#ifndef WAYMARK_INSPECT_SCORM_H
#define WAYMARK_INSPECT_SCORM_H

#include "inspect/manifest.h"

#define ADLCP_1_2  "http://www.adlnet.org/xsd/adlcp_rootv1p2"
#define IMSCP_1_2  "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
#define ADLCP_2004 "http://www.adlnet.org/xsd/adlcp_v1p3"
#define IMSCP_2004 "http://www.imsglobal.org/xsd/imscp_v1p1"
#define ADLSEQ     "http://www.adlnet.org/xsd/adlseq_v1p3"
#define ADLNAV     "http://www.adlnet.org/xsd/adlnav_v1p3"
#define IMSSS      "http://www.imsglobal.org/xsd/imsss"

/* A namespace and the prefix that LMSs look for, whatever it is bound to (lms.md: Moodle compares the letters). */
struct known_prefix {
	const char *namespace_uri;
	const char *prefix;
};

struct scorm_version {
	const char *name;                    /* "SCORM 1.2" */
	const char *scorm_type;              /* "scormtype", "scormType" */
	const char *imscp, *adlcp;           /* namespaces */
	const char *other;                   /* a namespace that only the other version has: adlcp */
	const char *versions;                /* of schemaversion, as messages list them */
	const struct known_prefix *prefixes; /* up to one without namespace */
};

/* What the manifest's <schemaversion> says, looked for in its text, so that it is known of broken XML too: the text, or "". */
const char *scorm_version_in(const struct inspection *inspection);

bool scorm_mentions(const struct inspection *inspection, const char *text);

/* "sco", "asset", or "" where a resource does not say it. */
const char *scorm_type(const struct manifest_resource *resource);

/* Rules that both have. */
void scorm_check(struct inspection *inspection, const struct manifest *manifest, const struct scorm_version *version);

#endif
