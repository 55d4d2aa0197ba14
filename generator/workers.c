/*
 * Workers: a counter that all threads draw from.
 */
#include "workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

struct crew {
	workers_function *work;
	void *context;
	size_t items;
	atomic_size_t next;
};

struct member {
	struct crew *crew;
	size_t number;
	pthread_t thread;
	bool started;
};

static void *work_until_done(void *context)
{
	const struct member *member = context;
	struct crew *crew = member->crew;
	size_t item;

	while ((item = atomic_fetch_add(&crew->next, 1)) < crew->items)
		crew->work(crew->context, member->number, item);
	return NULL;
}

void workers_run(size_t threads, size_t items, workers_function *work, void *context)
{
	struct crew crew = { .work = work, .context = context, .items = items };
	struct member *members = memory_alloc(memory_product(threads, sizeof *members));

	for (size_t i = 0; i < threads; i++)
		members[i] = (struct member){ .crew = &crew, .number = i };
	for (size_t i = 1; i < threads && i < items; i++)
		members[i].started = pthread_create(&members[i].thread, NULL, work_until_done, &members[i]) == 0;
	work_until_done(&members[0]);
	for (size_t i = 1; i < threads; i++)
		if (members[i].started)
			pthread_join(members[i].thread, NULL);
	free(members);
}
