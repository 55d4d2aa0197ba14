/*
 * Cartridge manifest: reading it back and looking for what its schema does not find.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/xmlread.h"
#include "target/cartridge_manifest.h"

struct names {
	const char **items;
	size_t count;
	size_t capacity;
};

struct reading {
	struct arena *arena;
	struct strbuf *problem;
	struct names ids, references, files;
	size_t item_depth;
	size_t roots;     /* items right below the organization */
	bool wants_title; /* an item was opened and has no title so far */
	bool has_text;
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

static bool has_name(const struct names *sorted, const char *name)
{
	return sorted->count > 0 &&
	       bsearch(&name, sorted->items, sorted->count, sizeof *sorted->items, compare_names) != NULL;
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

static void expect_title(struct reading *reading)
{
	if (reading->wants_title)
		strbuf_addstr(reading->problem, "an item has no title; give the page or the module one\n");
	reading->wants_title = false;
}

static void read_item(struct reading *reading)
{
	expect_title(reading);
	reading->roots += reading->item_depth == 0;
	reading->wants_title = reading->item_depth > 0;
	reading->item_depth++;
}

static void read_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		       size_t count, int line)
{
	struct reading *reading = context;

	(void)prefix;
	(void)line;
	if (strcmp(name, "item") == 0)
		read_item(reading);
	for (size_t i = 0; i < count; i++) {
		if (attributes[i].prefix)
			continue;
		if (strcmp(attributes[i].name, "identifier") == 0)
			add_name(reading, &reading->ids, attributes[i].value);
		if (strcmp(attributes[i].name, "identifierref") == 0)
			add_name(reading, &reading->references, attributes[i].value);
		if (strcmp(attributes[i].name, "href") == 0 && strcmp(name, "file") == 0)
			add_name(reading, &reading->files, attributes[i].value);
	}
	reading->has_text = false;
}

static void read_text(void *context, const char *text, size_t length)
{
	struct reading *reading = context;

	for (size_t i = 0; i < length; i++)
		reading->has_text = reading->has_text || !strchr(" \n\t", text[i]);
}

static void read_end(void *context, const char *prefix, const char *name)
{
	struct reading *reading = context;

	(void)prefix;
	if (strcmp(name, "title") == 0 && reading->has_text)
		reading->wants_title = false;
	if (strcmp(name, "item") == 0) {
		expect_title(reading);
		reading->item_depth--;
	}
}

static void read_error(void *context, int line, int column, const char *message)
{
	struct reading *reading = context;

	strbuf_addf(reading->problem, "it is not XML: line %d, column %d: %s\n", line, column, message);
}

/* ---- judging ---------------------------------------------------------------------------------------------- */

static void check_references(struct reading *reading)
{
	sort_names(&reading->ids);
	for (size_t i = 1; i < reading->ids.count; i++)
		if (strcmp(reading->ids.items[i - 1], reading->ids.items[i]) == 0)
			strbuf_addf(reading->problem, "the identifier '%s' stands twice in it\n",
				    reading->ids.items[i]);
	for (size_t i = 0; i < reading->references.count; i++)
		if (!has_name(&reading->ids, reading->references.items[i]))
			strbuf_addf(reading->problem, "it refers to '%s', which is not in it\n",
				    reading->references.items[i]);
	if (reading->roots != 1)
		strbuf_addf(reading->problem, "it has %zu items at its top where there must be one\n", reading->roots);
}

static void check_files(struct reading *reading, const struct bundle *package)
{
	struct names present = { 0 };

	for (size_t i = 0; i < package->count; i++)
		if (strcmp(package->files[i].path, CARTRIDGE_MANIFEST) != 0)
			add_name(reading, &present, package->files[i].path);
	sort_names(&present);
	sort_names(&reading->files);
	for (size_t i = 0; i < present.count; i++)
		if (!has_name(&reading->files, present.items[i]))
			strbuf_addf(reading->problem, "it does not list the file '%s'\n", present.items[i]);
	for (size_t i = 0; i < reading->files.count; i++) {
		if (!has_name(&present, reading->files.items[i]))
			strbuf_addf(reading->problem, "it lists the file '%s', which the package lacks\n",
				    reading->files.items[i]);
		if (i > 0 && strcmp(reading->files.items[i - 1], reading->files.items[i]) == 0)
			strbuf_addf(reading->problem, "it lists the file '%s' twice\n", reading->files.items[i]);
	}
}

bool cartridge_manifest_check(struct arena *arena, const char *document, size_t length, const struct bundle *package,
			      struct strbuf *problem)
{
	const size_t before = problem->length;
	struct reading reading = { .arena = arena, .problem = problem };
	const struct xmlread_handler handler = {
		.start = read_start, .end = read_end, .text = read_text, .error = read_error, .context = &reading
	};

	if (xmlread_parse(document, length, &handler)) {
		check_references(&reading);
		check_files(&reading, package);
	}
	return problem->length == before;
}
