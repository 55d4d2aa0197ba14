/*
 * Progress: the only reader of the clock; nothing of it gets into the output.
 */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"

#define FIRST_WAIT 700 /* milliseconds */
#define NEXT_WAIT 100

static struct timespec from_now(long milliseconds)
{
	struct timespec instant = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &instant);
	instant.tv_nsec += milliseconds * 1000000;
	instant.tv_sec += instant.tv_nsec / 1000000000;
	instant.tv_nsec %= 1000000000;
	return instant;
}

static bool is_past(struct timespec instant)
{
	const struct timespec now = from_now(0);

	return now.tv_sec > instant.tv_sec || (now.tv_sec == instant.tv_sec && now.tv_nsec >= instant.tv_nsec);
}

void progress_start(struct progress *progress, size_t total, const char *what, bool quiet)
{
	*progress = (struct progress){ .enabled = !quiet && isatty(STDERR_FILENO), .total = total, .what = what };
	if (pthread_mutex_init(&progress->lock, NULL) != 0)
		memory_die("out of memory");
	progress->next = from_now(FIRST_WAIT);
}

void progress_step(struct progress *progress)
{
	pthread_mutex_lock(&progress->lock);
	progress->done++;
	if (progress->enabled && is_past(progress->next)) {
		fprintf(stderr, "\r%zu of %zu %s", progress->done, progress->total, progress->what);
		progress->shown = true;
		progress->next = from_now(NEXT_WAIT);
	}
	pthread_mutex_unlock(&progress->lock);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r%*s\r", 40, "");
	pthread_mutex_destroy(&progress->lock);
}
