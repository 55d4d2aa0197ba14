/*
 * Progress: "120 of 1000 modules" on a terminal, when a build takes long enough to wonder.
 */
#ifndef WAYMARK_PROGRESS_H
#define WAYMARK_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	pthread_mutex_t lock;
	bool enabled;
	bool shown;            /* something stands on the line */
	size_t done;
	size_t total;
	const char *what;      /* "modules" */
	struct timespec next;  /* not before this instant, so that short builds show nothing */
};

/* `total` modules, or whatever `what` says. Nothing is ever shown where standard error is no terminal, or when `quiet`. */
void progress_start(struct progress *progress, size_t total, const char *what, bool quiet);

/* One more is done. From any thread. */
void progress_step(struct progress *progress);

/* Clear the line. */
void progress_end(struct progress *progress);

#endif
