/*
 * Regions: which there are, what they are called, and how they lie in each other. Their lines are read by helplines.c.
 */
#include "load/regions.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "load/loader.h"
#include "load/values.h"

struct head_record {
	const char *title, *parent, *checked, *translates;
};

static const struct yaml_field fields[] = {
	{ "title", YAML_AS_TEXT, true, 0, 0, offsetof(struct head_record, title) },
	{ "parent", YAML_AS_ID, false, 0, 0, offsetof(struct head_record, parent) },
	{ "checked", YAML_AS_DATE, true, 0, 0, offsetof(struct head_record, checked) },
	{ "translates", YAML_AS_TEXT, false, 0, 0, offsetof(struct head_record, translates) },
};

/* ---- files ------------------------------------------------------------------------------------------------ */

static bool is_language(const struct loader *loader, const char *text, size_t length)
{
	for (size_t i = 0; i < loader->language_count; i++) {
		if (strlen(loader->languages[i]) == length && strncmp(loader->languages[i], text, length) == 0)
			return true;
	}
	return false;
}

enum meant { MEANT_FOR_OTHERS, MEANT_FOR_ALL, MEANT_FOR_THIS };

/* "us-nc.md" or "us-nc.es.md": the id, and whether the file is meant for this edition. NULL: not a region's name. */
static const char *region_id(struct loader *loader, const struct edition *edition, const char *name, enum meant *meant)
{
	size_t length = strcspn(name, ".");
	const char *id = arena_strndup(loader->arena, name, length);
	if (name[length] == '\0' || !value_is_id(id))
		return NULL;
	const char *language = name + length + 1;
	*meant = MEANT_FOR_ALL;
	if (strcmp(language, "md") == 0)
		return id;
	size_t language_length = strcspn(language, ".");
	if (strcmp(language + language_length, ".md") != 0 || !is_language(loader, language, language_length))
		return NULL;
	bool is_this = strlen(edition->code) == language_length && strncmp(edition->code, language, language_length) == 0;
	*meant = is_this ? MEANT_FOR_THIS : MEANT_FOR_OTHERS;
	return id;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(((const struct region_text *)a)->id, ((const struct region_text *)b)->id);
}

/* The files of this edition's regions, sorted by id; where there are two, the one in its language. Files of one region are
 * neighbours in the folder's list. */
static struct region_text *list_texts(struct loader *loader, const struct edition *edition, size_t *count)
{
	struct file_list names = { 0 };
	struct region_text *texts = NULL;
	size_t capacity = 0;
	*count = 0;
	file_list_folder(&loader->scratch, path_join(&loader->scratch, loader->kit->root, "regions"), &names);
	for (size_t i = 0; i < names.count; i++) {
		enum meant meant;
		const char *inside = path_join(loader->arena, "regions", names.names[i]);
		const char *id = region_id(loader, edition, names.names[i], &meant);
		if (!id)
			diag_report(loader->diagnostics, DIAG_FILE_UNKNOWN,
			            (struct place){ path_join(&loader->scratch, loader->kit->root, inside), 0, 0 },
			            "the file is not named like a region; name it '<region>.md' or '<region>.<language>.md'");
		else if (meant == MEANT_FOR_OTHERS)
			continue;
		else if (*count == 0 || strcmp(texts[*count - 1].id, id) != 0)
			*ARRAY_PUSH(loader->arena, texts, *count, capacity) = (struct region_text){ .id = id, .inside = inside };
		else if (meant == MEANT_FOR_THIS)
			texts[*count - 1].inside = inside;
	}
	if (*count > 1)
		qsort(texts, *count, sizeof *texts, compare_texts);
	return texts;
}

static void read_head(struct loader *loader, struct region_text *text, struct region *region)
{
	struct head_record record = { .title = text->id };
	struct diagnostics *diagnostics = loader->diagnostics;
	bool is_read = source_read(loader->arena, loader->kit->root, text->inside, SOURCE_FILE_LIMIT, (struct place){ 0 },
	                           diagnostics, &text->source);
	*region = (struct region){ .id = text->id, .place = { text->source.path, 1, 1 }, .title = text->id };
	if (!is_read ||
	    !frontmatter_split(text->source.path, text->source.text, text->source.length, &text->parts, diagnostics))
		return;
	text->is_readable = true;
	const struct yaml *map = yaml_parse(loader->arena, text->source.path, text->parts.yaml, text->parts.yaml_length,
	                                    text->parts.yaml_line, diagnostics);
	if (!map)
		return;
	yaml_read(map, fields, sizeof fields / sizeof *fields, &record, diagnostics);
	region->title = record.title;
	region->parent = record.parent;
	region->checked = record.checked;
}

/* ---- how they lie in each other --------------------------------------------------------------------------- */

static int compare_to_region(const void *key, const void *item)
{
	return strcmp(key, ((const struct region *)item)->id);
}

/* While the regions are still sorted by id. */
static struct region *find_region(struct edition *edition, const char *id)
{
	if (edition->region_count == 0)
		return NULL;
	return bsearch(id, edition->regions, edition->region_count, sizeof *edition->regions, compare_to_region);
}

static void report_unknown(struct loader *loader, const struct edition *edition, struct place place, const char *id)
{
	const char **ids = arena_calloc(&loader->scratch, edition->region_count, sizeof *ids);
	for (size_t i = 0; i < edition->region_count; i++)
		ids[i] = edition->regions[i].id;
	loader_report_unknown(loader, DIAG_REGION_UNKNOWN, place, "region", id, ids, edition->region_count);
}

/* Cut the circle that `region` lies in, so that everybody who walks up the parents arrives. */
static void report_cycle(struct loader *loader, struct edition *edition, struct region *region)
{
	while (region && region->parent) {
		struct region *parent = find_region(edition, region->parent);
		diag_report(loader->diagnostics, DIAG_REGION_CYCLE, region->place,
		            "the region '%s' lies in itself by way of its parent '%s'; remove or correct 'parent'", region->id,
		            region->parent);
		region->parent = NULL;
		region = parent;
	}
}

/* Walk up from every region; one that this very walk has met before lies in a circle. */
static void check_parents(struct loader *loader, struct edition *edition)
{
	size_t *walks = arena_calloc(&loader->scratch, edition->region_count, sizeof *walks);
	for (size_t i = 0; i < edition->region_count; i++) {
		struct region *region = &edition->regions[i];
		while (region && walks[region - edition->regions] == 0) {
			struct region *parent = region->parent ? find_region(edition, region->parent) : NULL;
			walks[region - edition->regions] = i + 1;
			if (region->parent && !parent) {
				report_unknown(loader, edition, region->place, region->parent);
				region->parent = NULL;
			}
			region = parent;
		}
		if (region && walks[region - edition->regions] == i + 1)
			report_cycle(loader, edition, region);
	}
}

/* The build's region goes first; the others keep their order. */
static void move_first(struct loader *loader, struct edition *edition, struct region_text *texts)
{
	struct region *chosen = find_region(edition, loader->kit->region);
	if (!chosen) {
		if (*loader->kit->region != '\0')
			report_unknown(loader, edition, loader->region_place, loader->kit->region);
		return;
	}
	size_t index = (size_t)(chosen - edition->regions);
	struct region region = *chosen;
	struct region_text text = texts[index];
	memmove(edition->regions + 1, edition->regions, index * sizeof region);
	memmove(texts + 1, texts, index * sizeof text);
	edition->regions[0] = region;
	texts[0] = text;
}

struct region_text *regions_read_heads(struct loader *loader, struct edition *edition)
{
	struct region_text *texts = list_texts(loader, edition, &edition->region_count);
	edition->regions = arena_calloc(loader->arena, edition->region_count, sizeof *edition->regions);
	for (size_t i = 0; i < edition->region_count; i++)
		read_head(loader, &texts[i], &edition->regions[i]);
	check_parents(loader, edition);
	move_first(loader, edition, texts);
	arena_reset(&loader->scratch);
	return texts;
}
