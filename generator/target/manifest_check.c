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
	const struct manifest_rules *rules;
	struct strbuf *problem;
	struct strbuf text;       /* of the element that is open */
	const char *default_organization;
	struct names ids;         /* all of the document */
	struct names organizations;
	struct names references;  /* identifierref of items */
	struct names resources;
	struct names launch;      /* href of resources */
	struct names listed;      /* href of files */
	struct names objectives;  /* of the sequencing that is open */
	size_t objective_count;   /* with those that stand twice */
	size_t open_items;
	bool is_folder;           /* the item that was opened last has no resource */
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

/* Moodle goes by the prefix, whatever it is bound to: with another one the element or attribute is not there for it. */
static void check_prefix(struct reading *reading, const char *prefix, const char *name)
{
	static const char *const wanted[][2] = {
		{ "sequencing", "imsss" },
		{ "deliveryControls", "imsss" },
		{ "controlMode", "imsss" },
		{ "presentation", "adlnav" },
		{ "masteryscore", "adlcp" },
		{ "completionThreshold", "adlcp" },
	};

	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (strcmp(wanted[i][0], name) == 0 && (!prefix || strcmp(prefix, wanted[i][1]) != 0))
			strbuf_addf(reading->problem, "the element '%s' must be written '%s:%s'\n", name, wanted[i][1],
			            name);
}

/* Exactly one says what the resource is, in the letters of the standard: schemas let others pass. */
static void check_type(struct reading *reading, const struct xmlread_attribute *attributes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (attributes[i].prefix && strcmp(attributes[i].prefix, "adlcp") == 0 &&
		    strcmp(attributes[i].name, reading->rules->type_attribute) == 0 &&
		    (strcmp(attributes[i].value, "sco") == 0 || strcmp(attributes[i].value, "asset") == 0))
			return;
	strbuf_addf(reading->problem, "a resource does not say adlcp:%s=\"sco\" or \"asset\"\n",
	            reading->rules->type_attribute);
}

/* What is about the delivery of content may only stand in items that have some. */
static void check_place(struct reading *reading, const char *name)
{
	const bool needs_resource = strcmp(name, "presentation") == 0 || strcmp(name, "timeLimitAction") == 0;

	if (needs_resource && (reading->open_items == 0 || reading->is_folder))
		strbuf_addf(reading->problem, "'%s' stands in an item without a resource\n", name);
}

static void read_objective(struct reading *reading, const struct xmlread_attribute *attributes, size_t count)
{
	const char *id = attribute_value(attributes, count, "objectiveID");

	if (!id)
		return;
	add_name(reading, &reading->objectives, id);
	reading->objective_count++;
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

	(void)line;
	strbuf_reset(&reading->text);
	check_prefix(reading, prefix, name);
	check_place(reading, name);
	if (id)
		add_name(reading, &reading->ids, id);
	if (strcmp(name, "item") == 0) {
		reading->open_items++;
		reading->is_folder = !attribute_value(attributes, count, "identifierref");
	}
	if (strcmp(name, "resource") == 0)
		check_type(reading, attributes, count);
	if (strcmp(name, "objective") == 0 || strcmp(name, "primaryObjective") == 0)
		read_objective(reading, attributes, count);
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

/* An LMS keeps what it knows of an item's objectives by their ids. */
static void check_objectives(struct reading *reading)
{
	sort_names(&reading->objectives);
	if (reading->objectives.count != reading->objective_count)
		strbuf_addstr(reading->problem, "an objective stands twice in an item\n");
	reading->objectives.count = reading->objective_count = 0;
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
	if (strcmp(name, "item") == 0)
		reading->open_items--;
	if (strcmp(name, "objectives") == 0)
		check_objectives(reading);
	if (strcmp(name, "title") == 0 && characters > MANIFEST_TITLE_LIMIT)
		strbuf_addf(reading->problem,
		            "a title has %zu characters where %s takes %d; shorten discreet-title in kit.yaml, or the titles where they are plain\n",
		            characters, reading->rules->standard, MANIFEST_TITLE_LIMIT);
	if (strcmp(name, "schemaversion") == 0)
		reading->has_version = strcmp(text->text, reading->rules->version) == 0;
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
		strbuf_addf(reading->problem, "its schemaversion is not %s\n", reading->rules->version);
	for (size_t i = 0; i < reading->references.count; i++)
		if (!has_name(&reading->resources, reading->references.items[i]))
			strbuf_addf(reading->problem, "an item refers to the resource '%s', which is not in it\n",
			            reading->references.items[i]);
}

/* The manifest and the schema files at the root, with the DTD that one of them names, belong to no resource. */
static bool is_content(const char *path)
{
	const char *extension = path_extension(path);
	const bool is_schema = strcmp(extension, ".xsd") == 0 || strcmp(extension, ".dtd") == 0;

	return strcmp(path, MANIFEST_NAME) != 0 && (strchr(path, '/') || !is_schema);
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
                    const struct manifest_rules *rules, struct strbuf *problem)
{
	const size_t before = problem->length;
	struct reading reading = { .arena = arena, .rules = rules, .problem = problem, .text = STRBUF_INIT };
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
