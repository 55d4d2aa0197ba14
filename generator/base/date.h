/*
 * Date: calendar days as numbers, so that their distance is a subtraction.
 */
#ifndef WAYMARK_BASE_DATE_H
#define WAYMARK_BASE_DATE_H

#include <stdbool.h>

/* "2026-11-22", a day that exists, as days since 1970-01-01; earlier days are negative. */
long date_day(const char *date);

/* What SOURCE_DATE_EPOCH says (seconds since 1970), the moment that a build may put into its output; false when it says nothing. */
bool date_source_epoch(long long *seconds);

/* The day it is, in UTC, or the one that SOURCE_DATE_EPOCH (seconds since 1970) names. Only what judges ages may ask: what is built
 * never depends on it. */
long date_today(void);

#endif
