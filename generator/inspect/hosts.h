/*
 * Hosts: the other sites that a package may contact, by name and once each.
 */
#ifndef WAYMARK_INSPECT_HOSTS_H
#define WAYMARK_INSPECT_HOSTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The longest lists of real packages have some 30; beyond that nobody reads on. */
enum { HOSTS_LIMIT = 100 };

struct host_list {
	const char *names[HOSTS_LIMIT]; /* small letters, without port; sorted by hosts_finish() */
	size_t count;
	bool has_more; /* others than those were there */
};

/* The host of an address ("https://a.example/b", "//a.example"), which ends at `length` or before; others are left out. */
void hosts_add(struct arena *arena, struct host_list *hosts, const char *address, size_t length);

/* Whether the address names a vocabulary or a document about one: such addresses stand in scripts as names, and nobody opens them. */
bool hosts_is_vocabulary(const char *address, size_t length);

void hosts_finish(struct host_list *hosts);

#endif
