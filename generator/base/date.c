#include "base/date.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#define SECONDS_A_DAY 86400

/* Years that start with March have their leap day at the end. */
long date_day(const char *date)
{
	static const int days_before_month[] = { 0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337 };
	const long days_before_1970 = 719468; /* from 0000-03-01 */
	long year = strtol(date, NULL, 10);
	long month = strtol(date + 5, NULL, 10);
	const long day = strtol(date + 8, NULL, 10);

	if (month < 3)
		year--;
	month = (month + 9) % 12;
	return year * 365 + year / 4 - year / 100 + year / 400 + days_before_month[month] + day - 1 - days_before_1970;
}

bool date_source_epoch(long long *seconds)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;

	if (!epoch || *epoch < '0' || *epoch > '9')
		return false;
	errno = 0;
	*seconds = strtoll(epoch, &end, 10);
	return errno == 0 && *end == '\0';
}

long date_today(void)
{
	long long seconds;

	if (date_source_epoch(&seconds))
		return (long)(seconds / SECONDS_A_DAY);
	return (long)(time(NULL) / SECONDS_A_DAY);
}
