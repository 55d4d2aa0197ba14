/*
 * Manifest: reading it back and looking for what its schema does not find.
 */
#include "target/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xmlread.h"

struct names {
	const char **items;
	size_t count;
	size_t capacity;
};

/* What stands in the manifest. */
struct reading {
	struct arena *arena;
	struct strbuf *problem;
	struct strbuf text;       /* of the element that is open */
	const char *default_organization;
	struct names ids;         /* all of the document */
	struct names organizations;
	struct names references;  /* identifierref of items */
	struct names resources;
	struct names launch;      /* href of resources */
	struct names listed;      /* href of files */
	bool has_version;
};

static void add_name(struct reading *reading, struct names *names, const char *name)
{
	*ARRAY_PUSH(reading->arena, names->items, names->count, names->capacity) = arena_strdup(reading->arena, name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once. */
static void sort_names(struct names *names)
{
	size_t kept = 0;

	if (names->count > 1)
		qsort(names->items, names->count, sizeof *names->items, compare_names);
	for (size_t i = 0; i < names->count; i++)
		if (kept == 0 || strcmp(names->items[kept - 1], names->items[i]) != 0)
			names->items[kept++] = names->items[i];
	names->count = kept;
}

static bool has_name(const struct names *sorted, const char *name)
{
	return sorted->count > 0 &&
	       bsearch(&name, sorted->items, sorted->count, sizeof *sorted->items, compare_names) != NULL;
}

/* ---- reading -------------------------------------------------------------------------------------------- */

static const char *attribute_value(const struct xmlread_attribute *attributes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!attributes[i].prefix && strcmp(attributes[i].name, name) == 0)
			return attributes[i].value;
	return NULL;
}

static void read_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
                       size_t count, int line)
{
	static const struct {
		const char *element;
		const char *attribute;
		size_t offset; /* of the list in struct reading */
	} wanted[] = {
		{ "organization", "identifier", offsetof(struct reading, organizations) },
		{ "item", "identifierref", offsetof(struct reading, references) },
		{ "resource", "identifier", offsetof(struct reading, resources) },
		{ "resource", "href", offsetof(struct reading, launch) },
		{ "file", "href", offsetof(struct reading, listed) },
	};
	struct reading *reading = context;
	const char *id = attribute_value(attributes, count, "identifier");

	(void)prefix;
	(void)line;
	strbuf_reset(&reading->text);
	if (id)
		add_name(reading, &reading->ids, id);
	if (strcmp(name, "organizations") == 0) {
		const char *value = attribute_value(attributes, count, "default");

		reading->default_organization = value ? arena_strdup(reading->arena, value) : NULL;
	}
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
		const char *value = attribute_value(attributes, count, wanted[i].attribute);

		if (value && strcmp(name, wanted[i].element) == 0)
			add_name(reading, (struct names *)(void *)((char *)reading + wanted[i].offset), value);
	}
}

static void read_text(void *context, const char *text, size_t length)
{
	struct reading *reading = context;

	strbuf_add(&reading->text, text, length);
}

static void read_end(void *context, const char *prefix, const char *name)
{
	struct reading *reading = context;
	const struct strbuf *text = &reading->text;
	const size_t characters = utf8_count(text->text, text->length);

	(void)prefix;
	if (strcmp(name, "title") == 0 && characters > MANIFEST_TITLE_LIMIT)
		strbuf_addf(reading->problem,
		            "a title has %zu characters where SCORM 1.2 takes %d; shorten discreet-title in kit.yaml, or the titles where they are plain\n",
		            characters, MANIFEST_TITLE_LIMIT);
	if (strcmp(name, "schemaversion") == 0)
		reading->has_version = strcmp(text->text, "1.2") == 0;
	strbuf_reset(&reading->text);
}

static void read_error(void *context, int line, int column, const char *message)
{
	struct reading *reading = context;

	strbuf_addf(reading->problem, "it is not XML: line %d, column %d: %s\n", line, column, message);
}

/* ---- judging -------------------------------------------------------------------------------------------- */

static void check_references(struct reading *reading)
{
	const size_t ids = reading->ids.count;

	sort_names(&reading->ids);
	sort_names(&reading->organizations);
	sort_names(&reading->resources);
	if (reading->ids.count != ids)
		strbuf_addstr(reading->problem, "an identifier stands twice in it\n");
	if (!reading->default_organization || !has_name(&reading->organizations, reading->default_organization))
		strbuf_addstr(reading->problem, "its default organization is not in it\n");
	if (!reading->has_version)
		strbuf_addstr(reading->problem, "its schemaversion is not 1.2\n");
	for (size_t i = 0; i < reading->references.count; i++)
		if (!has_name(&reading->resources, reading->references.items[i]))
			strbuf_addf(reading->problem, "an item refers to the resource '%s', which is not in it\n",
			            reading->references.items[i]);
}

/* The manifest and the schema files at the root belong to no resource. */
static bool is_content(const char *path)
{
	return strcmp(path, MANIFEST_NAME) != 0 && (strchr(path, '/') || strcmp(path_extension(path), ".xsd") != 0);
}

static void check_files(struct reading *reading, const struct bundle *package)
{
	struct names present = { 0 };

	for (size_t i = 0; i < package->count; i++)
		if (is_content(package->files[i].path))
			add_name(reading, &present, package->files[i].path);
	sort_names(&present);
	sort_names(&reading->listed);
	for (size_t i = 0; i < present.count; i++)
		if (!has_name(&reading->listed, present.items[i]))
			strbuf_addf(reading->problem, "it does not list the file '%s'\n", present.items[i]);
	for (size_t i = 0; i < reading->listed.count; i++)
		if (!has_name(&present, reading->listed.items[i]))
			strbuf_addf(reading->problem, "it lists the file '%s', which the package lacks\n",
			            reading->listed.items[i]);
	for (size_t i = 0; i < reading->launch.count; i++)
		if (!has_name(&reading->listed, reading->launch.items[i]))
			strbuf_addf(reading->problem, "it launches '%s', which it does not list\n",
			            reading->launch.items[i]);
}

bool manifest_check(struct arena *arena, const char *document, size_t length, const struct bundle *package,
                    struct strbuf *problem)
{
	const size_t before = problem->length;
	struct reading reading = { .arena = arena, .problem = problem, .text = STRBUF_INIT };
	const struct xmlread_handler handler = {
		.start = read_start, .end = read_end, .text = read_text, .error = read_error, .context = &reading
	};

	if (xmlread_parse(document, length, &handler)) {
		check_references(&reading);
		check_files(&reading, package);
	}
	strbuf_release(&reading.text);
	return problem->length == before;
}
