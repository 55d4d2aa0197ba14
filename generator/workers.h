/*
 * Workers: the same work on many items, from several threads that take the items in order.
 */
#ifndef WAYMARK_WORKERS_H
#define WAYMARK_WORKERS_H

#include <stddef.h>

/* Called once for each item; `thread` is below the number of threads and not used by two calls at a time. */
typedef void workers_function(void *context, size_t thread, size_t item);

/* Returns when all items are done. The calling thread works too; where the system gives no threads, it does all. */
void workers_run(size_t threads, size_t items, workers_function *work, void *context);

#endif
