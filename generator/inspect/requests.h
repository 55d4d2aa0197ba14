/*
 * Requests: what the pages, style sheets and scripts of a package load, from other sites or from files that are not there.
 */
#ifndef WAYMARK_INSPECT_REQUESTS_H
#define WAYMARK_INSPECT_REQUESTS_H

#include "inspect/inspection.h"

void requests_check(struct inspection *inspection);

#endif
