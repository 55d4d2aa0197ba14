#include "inspect/manifest.h"

#include <string.h>
#include <strings.h>

#include "base/array.h"

/* ---- reading ---- */

static const char *xml_base(const struct xml_element *element)
{
	for (size_t i = 0; i < element->attribute_count; i++)
		if (strcmp(element->attributes[i].name, "base") == 0 &&
		    strcmp(element->attributes[i].prefix, "xml") == 0)
			return element->attributes[i].value;
	return "";
}

/* False: it is too long to be put before thousands of addresses, which was told. */
static bool keeps_base_limit(struct inspection *inspection, const struct xml_element *at, size_t length)
{
	if (length <= BASE_LIMIT)
		return true;
	findings_add(&inspection->findings, INSPECT_XML_SYNTAX, place_of_element(inspection->manifest, at),
		     "the manifest is not read any further, as its xml:base has more than %d bytes; write whole paths "
		     "instead",
		     BASE_LIMIT);
	return false;
}

static bool read_resources(struct inspection *inspection, struct manifest *manifest)
{
	const struct xml_element *resources = xml_child(manifest->root, "resources", NULL);
	const struct xml_element *element = resources ? xml_child(resources, "resource", NULL) : NULL;
	const char *outer = xml_base(manifest->root), *inner = resources ? xml_base(resources) : "";
	const size_t length = strlen(outer) + strlen(inner);
	if (!keeps_base_limit(inspection, manifest->root, length))
		return false;
	manifest->base = arena_printf(inspection->arena, "%s%s", outer, inner);
	for (; element; element = xml_child(resources, "resource", element)) {
		const char *identifier = xml_attribute(element, "identifier"), *type = xml_attribute(element, "type");
		if (!keeps_base_limit(inspection, element, length + strlen(xml_base(element))))
			return false;
		*ARRAY_PUSH(inspection->arena, manifest->resources, manifest->resource_count,
			    manifest->resource_capacity) = (struct manifest_resource){
			.element = element,
			.identifier = identifier ? identifier : "",
			.href = xml_attribute(element, "href"),
			.type = type ? type : "",
			.base = xml_base(element),
		};
	}
	return true;
}

static void mark_used(const struct manifest *manifest)
{
	const struct xml_element *element = manifest->organizations;
	for (; element; element = xml_following(manifest->organizations, element)) {
		const struct manifest_resource *resource =
		    strcmp(element->name, "item") == 0 ? manifest_resource_of(manifest, element) : NULL;
		if (resource)
			manifest->resources[resource - manifest->resources].is_used = true;
	}
}

struct manifest *manifest_read(struct inspection *inspection)
{
	struct manifest *manifest = arena_alloc(inspection->arena, sizeof *manifest);
	manifest->root = inspection_manifest_xml(inspection);
	if (!manifest->root)
		return NULL;
	const struct xml_element *metadata = xml_child(manifest->root, "metadata", NULL);
	manifest->version = metadata ? xml_child(metadata, "schemaversion", NULL) : NULL;
	manifest->organizations = xml_child(manifest->root, "organizations", NULL);
	if (!read_resources(inspection, manifest))
		return NULL;
	/* the array of resources does not grow any more: they may be pointed to */
	for (size_t i = 0; i < manifest->resource_count; i++)
		id_index_add(inspection->arena, &manifest->by_identifier, manifest->resources[i].identifier,
			     &manifest->resources[i]);
	id_index_sort(&manifest->by_identifier);
	mark_used(manifest);
	return manifest;
}

const char *manifest_version(const struct manifest *manifest)
{
	return manifest->version ? manifest->version->text : "";
}

const char *manifest_base(struct arena *arena, const struct manifest *manifest,
			  const struct manifest_resource *resource)
{
	if (*manifest->base == '\0' || *resource->base == '\0')
		return *resource->base ? resource->base : manifest->base;
	return arena_printf(arena, "%s%s", manifest->base, resource->base);
}

const struct manifest_resource *manifest_resource(const struct manifest *manifest, const char *identifier)
{
	return id_index_find(&manifest->by_identifier, identifier);
}

const struct manifest_resource *manifest_resource_of(const struct manifest *manifest, const struct xml_element *item)
{
	const char *reference = xml_attribute(item, "identifierref");
	return reference && *reference ? manifest_resource(manifest, reference) : NULL;
}

const struct xml_attribute *attribute_like(const struct xml_element *element, const char *name)
{
	for (size_t i = 0; i < element->attribute_count; i++)
		if (strcasecmp(element->attributes[i].name, name) == 0)
			return &element->attributes[i];
	return NULL;
}

const char *title_of(const struct xml_element *element)
{
	const struct xml_element *title = xml_child(element, "title", NULL);
	return title ? title->text : "";
}

/* ---- the outline ---- */

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

/* The address with the item's parameters behind it, as an LMS opens it. Thousands of items may launch one resource. */
static const char *launch_of(struct arena *arena, const struct manifest *manifest,
			     const struct manifest_resource *resource, const struct xml_element *item)
{
	enum {
		LAUNCH_LIMIT = 2000
	}; /* bytes of each part that are shown; browsers take addresses of about that length */
	const char *parameters = text_or_empty(xml_attribute(item, "parameters"));
	if (!resource || !resource->href)
		return "";
	return arena_printf(arena, "%.*s%.*s%.*s%.*s", (int)bounded_length(manifest->base, LAUNCH_LIMIT),
			    manifest->base, (int)bounded_length(resource->base, LAUNCH_LIMIT), resource->base,
			    (int)bounded_length(resource->href, LAUNCH_LIMIT), resource->href,
			    (int)bounded_length(parameters, LAUNCH_LIMIT), parameters);
}

static void add_row(struct inspection *inspection, const struct manifest *manifest,
		    const struct manifest_outline *outline, const struct xml_element *element, int level)
{
	const bool is_item = strcmp(element->name, "item") == 0;
	const struct manifest_resource *resource = is_item ? manifest_resource_of(manifest, element) : NULL;
	const char *visible = xml_attribute(element, "isvisible");
	struct outline_row *row = outline_add(inspection, level, is_item ? "item" : "organization");
	row->identifier = text_or_empty(xml_attribute(element, "identifier"));
	row->title = title_of(element);
	if (inspection->outline_more == 0) /* otherwise nobody sees it */
		row->launch = launch_of(inspection->arena, manifest, resource, element);
	row->type = resource && outline->type ? outline->type(resource) : "";
	row->is_hidden = visible && (strcmp(visible, "false") == 0 || strcmp(visible, "0") == 0);
	if (outline->describe && inspection->outline_more == 0)
		outline->describe(inspection, manifest, element, row);
}

static bool is_row(const struct xml_element *element)
{
	return strcmp(element->name, "item") == 0 || strcmp(element->name, "organization") == 0;
}

static int level_of(const struct xml_element *organizations, const struct xml_element *element)
{
	int level = -1;
	for (; element != organizations; element = element->parent)
		level += is_row(element);
	return level;
}

static void mark_default(struct inspection *inspection, const struct manifest *manifest)
{
	const char *wanted = xml_attribute(manifest->organizations, "default");
	struct outline_row *shown = NULL;
	for (size_t i = 0; i < inspection->outline_count; i++) {
		struct outline_row *row = &inspection->outline[i];
		if (row->level != 0)
			continue;
		if (!shown || (wanted && strcmp(row->identifier, wanted) == 0))
			shown = row;
	}
	if (shown) {
		shown->is_default = true;
		inspection->title = shown->title;
	}
}

void manifest_write_outline(struct inspection *inspection, const struct manifest *manifest,
			    const struct manifest_outline *outline)
{
	if (!manifest->organizations)
		return;
	const struct xml_element *element = manifest->organizations;
	for (; element; element = xml_following(manifest->organizations, element))
		if (is_row(element))
			add_row(inspection, manifest, outline, element, level_of(manifest->organizations, element));
	mark_default(inspection, manifest);
}
