#include "inspect/hosts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* RFC 1035, 2.3.4 */
enum { HOST_LENGTH_LIMIT = 253 };

/* The host's bytes inside of an address with "//"; NULL: it has none. */
static const char *host_in(const char *address, size_t length, size_t *host_length)
{
	size_t start = 0, end;
	while (start + 1 < length && !(address[start] == '/' && address[start + 1] == '/'))
		start++;
	start += 2;
	if (start >= length)
		return NULL;
	for (end = start;
	     end < length && (unsigned char)address[end] > ' ' && !strchr("/?#\\\"'`<>(){}$,;", address[end]); end++)
		if (address[end] == '@')
			start = end + 1;
	/* the port is left out; an IPv6 address has colons of its own between brackets */
	const bool is_numeric = start < end && address[start] == '[';
	const char *last = memchr(address + start, is_numeric ? ']' : ':', end - start);
	*host_length = last ? (size_t)(last - address) - start + is_numeric : end - start;
	return *host_length > 0 && *host_length <= HOST_LENGTH_LIMIT ? address + start : NULL;
}

void hosts_add(struct arena *arena, struct host_list *hosts, const char *address, size_t length)
{
	size_t host_length = 0;
	const char *host = host_in(address, length, &host_length);
	if (!host)
		return;
	for (size_t i = 0; i < hosts->count; i++)
		if (strncasecmp(hosts->names[i], host, host_length) == 0 && hosts->names[i][host_length] == '\0')
			return;
	if (hosts->count == HOSTS_LIMIT) {
		hosts->has_more = true;
		return;
	}
	char *name = arena_strndup(arena, host, host_length);
	for (char *c = name; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	hosts->names[hosts->count++] = name;
}

/* example.org of www.example.org */
static bool is_below(const char *host, size_t length, const char *domain)
{
	const size_t domain_length = strlen(domain);
	return length >= domain_length && strncasecmp(host + length - domain_length, domain, domain_length) == 0 &&
	       (length == domain_length || host[length - domain_length - 1] == '.');
}

bool hosts_is_vocabulary(const char *address, size_t length)
{
	static const char *const domains[] = { "w3.org",           "w3id.org",   "adlnet.gov",      "imsglobal.org",
					       "imsproject.org",   "ieee.org",   "purl.org",        "tincanapi.com",
					       "activitystrea.ms", "schema.org", "json-schema.org", "ns.adobe.com",
					       "xapi.vocab.pub" };
	size_t host_length = 0;
	const char *host = host_in(address, length, &host_length);
	for (size_t i = 0; host && i < sizeof domains / sizeof domains[0]; i++)
		if (is_below(host, host_length, domains[i]))
			return true;
	return false;
}

static int compare_names(const void *first, const void *second)
{
	return strcmp(*(const char *const *)first, *(const char *const *)second);
}

void hosts_finish(struct host_list *hosts)
{
	if (hosts->count > 1)
		qsort(hosts->names, hosts->count, sizeof hosts->names[0], compare_names);
}
