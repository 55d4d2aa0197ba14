/*
 * Manifest: imsmanifest.xml as SCORM, content packages and Common Cartridges share it (IMS Content Packaging 1.1.2 to 1.2), read
 * with tolerance, and the rules that hold for all of them. What a standard wants beyond them is in the standard's file.
 */
#ifndef WAYMARK_INSPECT_MANIFEST_H
#define WAYMARK_INSPECT_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "inspect/id_index.h"
#include "inspect/inspection.h"

#define MANIFEST_FILE "imsmanifest.xml"

struct manifest_resource {
	const struct xml_element *element;
	const char *identifier; /* "" when it has none */
	const char *href;       /* as written, NULL when it has none */
	const char *type;       /* "" */
	const char *base;       /* its own xml:base, "" when it has none; manifest_base() has those around it too */
	bool is_used;           /* an item launches it */
};

/* Bytes of the xml:base of manifest, resources and resource together, and of an e-book's folder: no system takes longer paths. */
enum { BASE_LIMIT = 4096 };

struct manifest {
	const struct xml_element *root;
	const struct xml_element *version;       /* <schemaversion>, or NULL */
	const struct xml_element *organizations; /* or NULL */
	const char *base;                        /* xml:base of manifest and resources joined; "" */
	struct manifest_resource *resources;     /* in document order */
	size_t resource_count, resource_capacity;
	struct id_index by_identifier; /* of resources */
	struct id_index sequencings;   /* of a collection; filled and used by SCORM 2004 alone */
};

/* Read the inspection's manifest. NULL: it was told why. */
struct manifest *manifest_read(struct inspection *inspection);

/* The text of <schemaversion>, "" when there is none. */
const char *manifest_version(const struct manifest *manifest);

/* What the addresses of a resource begin with; "" when there is no xml:base. In `arena` if need be. */
const char *manifest_base(struct arena *arena, const struct manifest *manifest,
			  const struct manifest_resource *resource);

/* The resource of that identifier, or NULL. */
const struct manifest_resource *manifest_resource(const struct manifest *manifest, const char *identifier);

/* The resource that an item launches, or NULL. */
const struct manifest_resource *manifest_resource_of(const struct manifest *manifest, const struct xml_element *item);

/* The attribute of that name in any namespace and in any letter case, or NULL. */
const struct xml_attribute *attribute_like(const struct xml_element *element, const char *name);

/* The text of the child <title>, "" when there is none. */
const char *title_of(const struct xml_element *element);

/*
 * Rows of the outline for organizations and items. `type` says what a resource is ("sco"); `describe` adds facts of an item. Both
 * may be NULL.
 */
struct manifest_outline {
	const char *(*type)(const struct manifest_resource *resource);
	void (*describe)(struct inspection *inspection, const struct manifest *manifest, const struct xml_element *item,
			 struct outline_row *row);
};

void manifest_write_outline(struct inspection *inspection, const struct manifest *manifest,
			    const struct manifest_outline *outline);

/* What all of them have to keep. */
void manifest_check_identifiers(struct inspection *inspection, const struct manifest *manifest);
void manifest_check_organizations(struct inspection *inspection, const struct manifest *manifest);
void manifest_check_resources(struct inspection *inspection, const struct manifest *manifest);

/* Hold it against the schema; lines about which something was told already are left out. `schema` may be NULL. */
void manifest_check_schema(struct inspection *inspection, const struct schema *schema, const char *name);

/* An address in a manifest, resolved. */
enum target_kind { TARGET_FILE, TARGET_ELSEWHERE, TARGET_UNSAFE };

/* TARGET_FILE: `*path` is the path below the root, percent-encoding decoded, without query and anchor. */
enum target_kind target_resolve(struct arena *arena, const char *base, const char *href, const char **path);

/*
 * The file that an address of a manifest names; NULL when there is none, which was told: as INSPECT_FILE_NAME_CASE, INSPECT_HREF_UNSAFE
 * or `absent`. An address on another site gives NULL without a word. `what` says who names it: "the resource 'R' lists".
 */
const struct package_file *target_file(struct inspection *inspection, const struct package_file *manifest,
				       const struct xml_element *element, const char *base, const char *href,
				       enum inspect_rule absent, const char *what);

#endif
