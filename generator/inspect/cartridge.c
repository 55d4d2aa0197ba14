/*
 * Standard: Common Cartridge 1.0 to 1.3 and Thin Common Cartridge (IMS Global, 2008 to 2013).
 */
#include <string.h>

#include "base/path.h"
#include "inspect/manifest.h"
#include "inspect/standard.h"

/* The namespace of the manifest tells the version; 1.0 has another form than the others. */
static const struct {
	const char *namespace_uri;
	const char *version;
	bool in_moodle; /* 4.5 imports it */
} versions[] = {
	{ "http://www.imsglobal.org/xsd/imscc/imscp_v1p1", "1.0", true },
	{ "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1", "1.1", true },
	{ "http://www.imsglobal.org/xsd/imsccv1p2/imscp_v1p1", "1.2", false },
	{ "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1", "1.3", false },
};

#define VERSION_COUNT (sizeof versions / sizeof versions[0])

static bool claims(const struct inspection *inspection)
{
	return strstr(inspection->manifest_words, "Common Cartridge") ||
	       strstr(inspection->manifest_words, "xsd/imscc");
}

static const char *type_of(const struct manifest_resource *resource)
{
	return resource->type;
}

static size_t version_of(const struct manifest *manifest)
{
	size_t i = 0;
	while (i < VERSION_COUNT && strcmp(versions[i].namespace_uri, manifest->root->namespace_uri) != 0)
		i++;
	return i;
}

/* "1.1" of "1.1.0" */
static bool fits(const char *schemaversion, const char *wanted)
{
	const size_t length = strlen(wanted);
	return strncmp(schemaversion, wanted, length) == 0 &&
	       (schemaversion[length] == '\0' || schemaversion[length] == '.');
}

static void check_version(struct inspection *inspection, const struct manifest *manifest, size_t version)
{
	const struct xml_element *at = manifest->version ? manifest->version : manifest->root;
	const char *text = manifest_version(manifest);
	if (version == VERSION_COUNT)
		findings_add(&inspection->findings, INSPECT_MANIFEST_NAMESPACE,
			     place_of_element(inspection->manifest, manifest->root),
			     "the namespace '%s' is not one of Common Cartridge 1.0 to 1.3; write "
			     "\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\" for 1.1",
			     shortened(inspection->arena, manifest->root->namespace_uri));
	else if (!fits(text, versions[version].version))
		findings_add(&inspection->findings, INSPECT_MANIFEST_VERSION,
			     place_of_element(inspection->manifest, at),
			     "the schemaversion is '%s', but the namespace is that of %s; write %s.0",
			     shortened(inspection->arena, text), versions[version].version, versions[version].version);
	else if (!versions[version].in_moodle)
		findings_add(&inspection->findings, INSPECT_CARTRIDGE_MOODLE,
			     place_of_element(inspection->manifest, at),
			     "Moodle 4.5 imports Common Cartridge 1.0 and 1.1 only; for Moodle export one of those");
}

/* One organization with one item without title, which holds all others (CC 1.1, 3.3.1). No organization at all is allowed. */
static void check_organization(struct inspection *inspection, const struct manifest *manifest)
{
	const struct xml_element *one =
	    manifest->organizations ? xml_child(manifest->organizations, "organization", NULL) : NULL;
	const struct xml_element *top = one ? xml_child(one, "item", NULL) : NULL;
	const char *fault = NULL;
	if (!one)
		return;
	if (xml_child(manifest->organizations, "organization", one))
		fault = "there is a second organization; a cartridge has one";
	else if (!top || xml_child(one, "item", top))
		fault = "the organization has to hold exactly one item; put all others into it";
	else if (xml_child(top, "title", NULL) || xml_attribute(top, "identifierref"))
		fault = "the topmost item has a title or a resource; it may only hold the other items";
	if (fault)
		findings_add(&inspection->findings, INSPECT_CARTRIDGE_ORGANIZATION,
			     place_of_element(inspection->manifest, top ? top : one), "%s", fault);
}

/* Items below the topmost, which has no title. */
static void check_items(struct inspection *inspection, const struct manifest *manifest)
{
	const struct xml_element *organizations = manifest->organizations;
	for (const struct xml_element *e = organizations; e; e = xml_following(organizations, e)) {
		const bool is_item = strcmp(e->name, "item") == 0;
		const char *reference = is_item ? xml_attribute(e, "identifierref") : NULL;
		if (reference && !manifest_resource(manifest, reference))
			findings_add(&inspection->findings, INSPECT_ITEM_UNKNOWN,
				     place_of_element(inspection->manifest, e),
				     "this item refers to the resource '%s', which the manifest does not have; write "
				     "the identifier of one "
				     "that it has",
				     shortened(inspection->arena, reference));
		if (is_item && strcmp(e->parent->name, "item") == 0 && *title_of(e) == '\0')
			findings_add(&inspection->findings, INSPECT_ITEM_TITLE,
				     place_of_element(inspection->manifest, e),
				     "this item has no title, so LMSs show its identifier or nothing; write <title>");
	}
}

/* ---- resources ---- */

static bool is_known_type(const char *type)
{
	static const char *const starts[] = { "webcontent",         "imsqti_xmlv1p2/imscc_xmlv1p",
					      "imsdt_xmlv1p",       "imswl_xmlv1p",
					      "imsbasiclti_xmlv1p", "associatedcontent/imscc_xmlv1p",
					      "assignment_xmlv1p",  "imsapip_zipv1p0" };
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (strncmp(type, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static void check_type(struct inspection *inspection, const struct manifest_resource *resource)
{
	if (is_known_type(resource->type))
		return;
	findings_add(&inspection->findings, INSPECT_CARTRIDGE_TYPE,
		     place_of_element(inspection->manifest, resource->element),
		     "the resource '%s' has the type '%s', which cartridges do not have; write one that they have, "
		     "such as \"webcontent\"",
		     shortened(inspection->arena, resource->identifier), shortened(inspection->arena, resource->type));
}

/* Of questions there has to be something to ask. */
static void check_questions(struct inspection *inspection, const struct package_file *file,
			    const struct xml_element *root)
{
	if (strcmp(root->name, "questestinterop") == 0 &&
	    (xml_child(root, "assessment", NULL) || xml_child(root, "objectbank", NULL)))
		return;
	findings_add(&inspection->findings, INSPECT_CARTRIDGE_QTI, place_of_element(file, root),
		     "here should be <questestinterop> with an <assessment> or an <objectbank>; export the "
		     "questions again");
}

/* What was done with a file already, as many resources may name it. */
enum { READ_ONCE = 1, QUESTIONS_CHECKED = 2 };

static const struct package_file *content_of(struct inspection *inspection, struct arena *scratch,
					     const struct manifest *manifest, const struct manifest_resource *resource)
{
	const struct xml_element *listed = xml_child(resource->element, "file", NULL);
	const char *href = listed ? xml_attribute(listed, "href") : NULL, *path;
	if (strncmp(resource->type, "ims", 3) != 0 || strncmp(resource->type, "imsapip", 7) == 0 || !href ||
	    target_resolve(scratch, manifest_base(scratch, manifest, resource), href, &path) != TARGET_FILE)
		return NULL;
	return package_find(inspection->package, path);
}

/* Questions, discussions, web links and LTI links are XML, and each is gone before the next is read: there may be thousands. */
static void check_content(struct inspection *inspection, const struct manifest *manifest,
			  const struct manifest_resource *resource, unsigned char *done)
{
	struct arena scratch = ARENA_INIT;
	const struct package_file *file = content_of(inspection, &scratch, manifest, resource);
	const bool asks = strncmp(resource->type, "imsqti", 6) == 0;
	const unsigned char wanted = asks ? READ_ONCE | QUESTIONS_CHECKED : READ_ONCE;
	unsigned char *before = file ? &done[file - inspection->package->files] : NULL;
	if (before && (*before & wanted) != wanted) {
		const struct xml_element *root = inspection_read_xml(inspection, &scratch, file);
		/* of what cannot be read nothing more is to be told */
		*before |= root ? wanted : READ_ONCE | QUESTIONS_CHECKED;
		if (root && asks)
			check_questions(inspection, file, root);
	}
	arena_release(&scratch);
}

static const char *cartridge_title(const struct manifest *manifest)
{
	const struct xml_element *metadata = xml_child(manifest->root, "metadata", NULL);
	for (const struct xml_element *e = metadata; e; e = xml_following(metadata, e))
		if (strcmp(e->name, "title") == 0 && e->first)
			return e->first->text;
	return "";
}

/* The organization and its topmost item have no title by the standard. */
static void describe(struct inspection *inspection, const struct manifest *manifest, const struct xml_element *element,
		     struct outline_row *row)
{
	(void)inspection;
	(void)manifest;
	const bool is_item = strcmp(element->name, "item") == 0;
	row->is_container = (!is_item || strcmp(element->parent->name, "organization") == 0) && *row->title == '\0' &&
			    *row->launch == '\0' && *row->type == '\0';
}

static void judge(struct inspection *inspection)
{
	static const struct manifest_outline outline = { type_of, describe };
	const struct manifest *manifest = manifest_read(inspection);
	if (!manifest)
		return;
	const size_t version = version_of(manifest);
	inspection->edition = version < VERSION_COUNT ? versions[version].version : "";
	fact_add(inspection->arena, &inspection->facts, "schemaversion", manifest_version(manifest));
	manifest_write_outline(inspection, manifest, &outline);
	if (*cartridge_title(manifest))
		inspection->title = cartridge_title(manifest);
	check_version(inspection, manifest, version);
	check_organization(inspection, manifest);
	check_items(inspection, manifest);
	manifest_check_identifiers(inspection, manifest);
	manifest_check_resources(inspection, manifest);
	unsigned char *done = arena_calloc(inspection->arena, inspection->package->count, sizeof *done);
	for (size_t i = 0; i < manifest->resource_count; i++) {
		check_type(inspection, &manifest->resources[i]);
		check_content(inspection, manifest, &manifest->resources[i], done);
	}
}

const struct standard standard_cartridge = {
	.id = "cartridge",
	.name = "Common Cartridge",
	.manifest = MANIFEST_FILE,
	.claims = claims,
	.judge = judge,
};
