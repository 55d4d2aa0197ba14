/*
 * Course structure: reading it back and looking for what its schema does not find.
 */
#include "target/cmi5_structure.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/xmlread.h"

/* Where numbers have more decimals, LMSs cut them each in its own way (13.1.4, masteryScore). */
#define MASTERY_DECIMALS 4

struct names {
	const char **items;
	size_t count;
	size_t capacity;
};

struct reading {
	struct arena *arena;
	const struct bundle *package;
	struct strbuf *problem;
	struct strbuf text;      /* of the element that is open */
	struct names ids;        /* of everything */
	struct names objectives; /* ids of objectives */
	struct names references; /* idref */
	size_t unit_count;
	size_t url_count;
};

static void add_name(struct reading *reading, struct names *names, const char *name)
{
	*ARRAY_PUSH(reading->arena, names->items, names->count, names->capacity) = arena_strdup(reading->arena, name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_names(struct names *names)
{
	if (names->count > 1)
		qsort(names->items, names->count, sizeof *names->items, compare_names);
}

/* ---- values ------------------------------------------------------------------------------------------------- */

static bool is_hex(char c)
{
	return isxdigit((unsigned char)c);
}

/* RFC 3987 as far as LMSs look: a scheme, something behind it, and no character that an IRI never has. */
static bool is_absolute_iri(const char *text)
{
	size_t i = 0;

	if (!isalpha((unsigned char)text[0]))
		return false;
	while (isalnum((unsigned char)text[i]) || (text[i] && strchr("+-.", text[i])))
		i++;
	if (text[i] != ':' || text[i + 1] == '\0')
		return false;
	for (; text[i]; i++)
		if ((unsigned char)text[i] <= ' ' || text[i] == 0x7F || strchr("<>\"{}|\\^`", text[i]) ||
		    (text[i] == '%' && !(is_hex(text[i + 1]) && is_hex(text[i + 2]))))
			return false;
	return true;
}

static const char *attribute_value(const struct xmlread_attribute *attributes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!attributes[i].prefix && strcmp(attributes[i].name, name) == 0)
			return attributes[i].value;
	return NULL;
}

/* ---- launch pages ------------------------------------------------------------------------------------------- */

/* Whether the query has a name that the LMS adds by itself (8.1.1). */
static bool has_launch_name(const char *query)
{
	static const char *const names[] = { "endpoint", "fetch", "actor", "registration", "activityId" };

	while (*query) {
		const size_t length = strcspn(query, "=&");

		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (strlen(names[i]) == length && strncasecmp(names[i], query, length) == 0)
				return true;
		query += strcspn(query, "&");
		query += *query == '&';
	}
	return false;
}

static void check_url(struct reading *reading, const char *url)
{
	const size_t length = strcspn(url, "?#");
	const char *path = arena_strndup(reading->arena, url, length);

	reading->url_count++;
	if (!bundle_find(reading->package, path))
		strbuf_addf(reading->problem, "it launches '%s', which the package lacks\n", url);
	if (url[length] == '?' && has_launch_name(url + length + 1))
		strbuf_addf(reading->problem,
			    "the address '%s' has a name of its own that the LMS adds too; leave the query out\n", url);
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static void read_id(struct reading *reading, const char *element, const char *id)
{
	if (!is_absolute_iri(id))
		strbuf_addf(reading->problem,
			    "the id '%s' is no absolute IRI; write the ids of kit and module with [a-z0-9-] only\n",
			    id);
	add_name(reading, &reading->ids, id);
	if (strcmp(element, "objective") == 0)
		add_name(reading, &reading->objectives, id);
}

static bool has_too_many_decimals(const char *number)
{
	const char *point = strchr(number, '.');

	return point && strlen(point + 1) > MASTERY_DECIMALS;
}

static void read_unit(struct reading *reading, const struct xmlread_attribute *attributes, size_t count)
{
	const char *move_on = attribute_value(attributes, count, "moveOn");
	const char *mastery = attribute_value(attributes, count, "masteryScore");

	reading->unit_count++;
	if (!move_on)
		strbuf_addstr(reading->problem, "an au has no moveOn: then an LMS takes it for done at once\n");
	else if (strstr(move_on, "Passed") && !mastery)
		strbuf_addstr(reading->problem, "an au is to be passed and has no masteryScore\n");
	if (mastery && has_too_many_decimals(mastery))
		strbuf_addf(reading->problem, "the masteryScore %s has more than %d decimals\n", mastery,
			    MASTERY_DECIMALS);
}

static void read_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		       size_t count, int line)
{
	struct reading *reading = context;
	const char *id = attribute_value(attributes, count, "id");
	const char *reference = attribute_value(attributes, count, "idref");

	(void)prefix;
	(void)line;
	strbuf_reset(&reading->text);
	if (id)
		read_id(reading, name, id);
	if (reference)
		add_name(reading, &reading->references, reference);
	if (strcmp(name, "au") == 0)
		read_unit(reading, attributes, count);
	/* Whatever they hold, everybody who gets the package can read it, and nothing here needs them. */
	if (strcmp(name, "launchParameters") == 0 || strcmp(name, "entitlementKey") == 0)
		strbuf_addf(reading->problem, "it has %s; a package holds nothing that only an LMS should know\n",
			    name);
}

static void read_text(void *context, const char *text, size_t length)
{
	struct reading *reading = context;

	strbuf_add(&reading->text, text, length);
}

static void read_end(void *context, const char *prefix, const char *name)
{
	struct reading *reading = context;

	(void)prefix;
	if (strcmp(name, "url") == 0)
		check_url(reading, reading->text.text);
	if (strcmp(name, "langstring") == 0 && strspn(reading->text.text, " \t\r\n") == reading->text.length)
		strbuf_addstr(reading->problem, "a title or description in it is empty\n");
	strbuf_reset(&reading->text);
}

static void read_error(void *context, int line, int column, const char *message)
{
	struct reading *reading = context;

	strbuf_addf(reading->problem, "it is not XML: line %d, column %d: %s\n", line, column, message);
}

/* ---- judging ------------------------------------------------------------------------------------------------ */

static void check_references(struct reading *reading)
{
	sort_names(&reading->ids);
	sort_names(&reading->objectives);
	for (size_t i = 1; i < reading->ids.count; i++)
		if (strcmp(reading->ids.items[i - 1], reading->ids.items[i]) == 0)
			strbuf_addf(reading->problem, "the id '%s' stands twice in it\n", reading->ids.items[i]);
	for (size_t i = 0; i < reading->references.count; i++)
		if (reading->objectives.count == 0 ||
		    !bsearch(&reading->references.items[i], reading->objectives.items, reading->objectives.count,
			     sizeof *reading->objectives.items, compare_names))
			strbuf_addf(reading->problem, "an au refers to the objective '%s', which is not in it\n",
				    reading->references.items[i]);
	if (reading->unit_count == 0 || reading->url_count != reading->unit_count)
		strbuf_addf(reading->problem, "it has %zu au and %zu url\n", reading->unit_count, reading->url_count);
}

bool cmi5_structure_check(struct arena *arena, const char *document, size_t length, const struct bundle *package,
			  struct strbuf *problem)
{
	const size_t before = problem->length;
	struct reading reading = { .arena = arena, .package = package, .problem = problem, .text = STRBUF_INIT };
	const struct xmlread_handler handler = {
		.start = read_start, .end = read_end, .text = read_text, .error = read_error, .context = &reading
	};

	if (xmlread_parse(document, length, &handler))
		check_references(&reading);
	strbuf_release(&reading.text);
	return problem->length == before;
}
