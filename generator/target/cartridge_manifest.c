#include "target/cartridge_manifest.h"

#include <string.h>

#include "base/xmlout.h"

/* What differs between versions: names. */
struct version {
	int number;
	const char *schema_version;
	const char *namespace_uri;
	const char *lom_uri;
	const char *locations; /* where each namespace's schema is published */
	const char *assessment;
	const char *bank;
};

static const struct version versions[] = {
	{
	    .number = 11,
	    .schema_version = "1.1.0",
	    .namespace_uri = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
	    .lom_uri = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
	    .locations = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 "
			 "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd "
			 "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest "
			 "http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd",
	    .assessment = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment",
	    .bank = "imsqti_xmlv1p2/imscc_xmlv1p1/question-bank",
	},
	{
	    .number = 13,
	    .schema_version = "1.3.0",
	    .namespace_uri = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
	    .lom_uri = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest",
	    .locations = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1 "
			 "http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_imscp_v1p2_v1p0.xsd "
			 "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest "
			 "http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lommanifest_v1p0.xsd",
	    .assessment = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment",
	    .bank = "imsqti_xmlv1p2/imscc_xmlv1p3/question-bank",
	},
};

static const struct version *version_of(const struct cartridge_manifest *manifest)
{
	for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++)
		if (versions[i].number == manifest->version)
			return &versions[i];
	return &versions[0];
}

struct writing {
	struct arena *arena;
	struct xmlout *xml;
	const struct cartridge_manifest *manifest;
	const struct version *version;
};

static void write_id(struct writing *writing, const char *attribute, const char *prefix, const char *id)
{
	xmlout_attribute(writing->xml, attribute,
			 arena_printf(writing->arena, "%s_%s", prefix, id_for_lms(writing->arena, id)));
}

/* ---- metadata --------------------------------------------------------------------------------------------- */

static void write_string(struct writing *writing, const char *element, const char *text)
{
	xmlout_open(writing->xml, element);
	xmlout_open(writing->xml, "lomimscc:string");
	xmlout_attribute(writing->xml, "language", writing->manifest->language);
	xmlout_text(writing->xml, text);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

static void write_rights(struct writing *writing)
{
	struct xmlout *xml = writing->xml;

	xmlout_open(xml, "lomimscc:rights");
	xmlout_open(xml, "lomimscc:copyrightAndOtherRestrictions");
	xmlout_text_element(xml, "lomimscc:value", "yes");
	xmlout_close(xml);
	write_string(writing, "lomimscc:description", writing->manifest->licence);
	xmlout_close(xml);
}

static void write_metadata(struct writing *writing)
{
	struct xmlout *xml = writing->xml;

	xmlout_open(xml, "metadata");
	xmlout_text_element(xml, "schema", "IMS Common Cartridge");
	xmlout_text_element(xml, "schemaversion", writing->version->schema_version);
	xmlout_open(xml, "lomimscc:lom");
	xmlout_open(xml, "lomimscc:general");
	write_string(writing, "lomimscc:title", writing->manifest->title);
	xmlout_text_element(xml, "lomimscc:language", writing->manifest->language);
	write_string(writing, "lomimscc:description", writing->manifest->description);
	xmlout_close(xml);
	if (writing->manifest->licence)
		write_rights(writing);
	xmlout_close(xml);
	xmlout_close(xml);
}

/* ---- organization ----------------------------------------------------------------------------------------- */

static void write_item(struct writing *writing, const struct cartridge_item *item)
{
	xmlout_open(writing->xml, "item");
	write_id(writing, "identifier", "item", item->id);
	write_id(writing, "identifierref", "resource", item->id);
	xmlout_text_element(writing->xml, "title", item->title);
	xmlout_close(writing->xml);
}

static void write_part(struct writing *writing, const struct cartridge_part *part)
{
	xmlout_open(writing->xml, "item");
	write_id(writing, "identifier", "part", part->id);
	xmlout_text_element(writing->xml, "title", part->title);
	for (size_t i = 0; i < part->page_count; i++)
		write_item(writing, &part->pages[i]);
	if (part->check)
		write_item(writing, part->check);
	xmlout_close(writing->xml);
}

static void write_organization(struct writing *writing)
{
	struct xmlout *xml = writing->xml;

	xmlout_open(xml, "organizations");
	xmlout_open(xml, "organization");
	xmlout_attribute(xml, "identifier", "organization");
	xmlout_attribute(xml, "structure", "rooted-hierarchy");
	xmlout_open(xml, "item");
	xmlout_attribute(xml, "identifier", "root");
	for (size_t i = 0; i < writing->manifest->part_count; i++)
		write_part(writing, &writing->manifest->parts[i]);
	xmlout_close(xml);
	xmlout_close(xml);
	xmlout_close(xml);
}

/* ---- resources -------------------------------------------------------------------------------------------- */

static void open_resource(struct writing *writing, const char *prefix, const char *id, const char *type)
{
	xmlout_open(writing->xml, "resource");
	write_id(writing, "identifier", prefix, id);
	xmlout_attribute(writing->xml, "type", type);
}

/* Names are portable (the verification sees to that), so an href needs no escapes. */
static void write_file(struct writing *writing, const char *path)
{
	xmlout_open(writing->xml, "file");
	xmlout_attribute(writing->xml, "href", path);
	xmlout_close(writing->xml);
}

static void write_files(struct writing *writing, const char *prefix, const char *id, const char *const *paths,
			size_t count)
{
	if (count == 0)
		return;
	open_resource(writing, prefix, id, "webcontent");
	for (size_t i = 0; i < count; i++)
		write_file(writing, paths[i]);
	xmlout_close(writing->xml);
}

static void write_dependency(struct writing *writing, const char *prefix, const char *id)
{
	xmlout_open(writing->xml, "dependency");
	write_id(writing, "identifierref", prefix, id);
	xmlout_close(writing->xml);
}

static void write_page(struct writing *writing, const struct cartridge_part *part, const struct cartridge_item *page)
{
	open_resource(writing, "resource", page->id, "webcontent");
	xmlout_attribute(writing->xml, "href", page->file.path);
	write_file(writing, page->file.path);
	if (writing->manifest->shared_count > 0)
		write_dependency(writing, "files", "shared");
	if (part->media_count > 0)
		write_dependency(writing, "media", part->id);
	xmlout_close(writing->xml);
}

static void write_questions(struct writing *writing, const char *id, const char *type, const char *path)
{
	open_resource(writing, "resource", id, type);
	write_file(writing, path);
	xmlout_close(writing->xml);
}

static void write_resources(struct writing *writing)
{
	const struct cartridge_manifest *manifest = writing->manifest;

	xmlout_open(writing->xml, "resources");
	write_files(writing, "files", "shared", manifest->shared, manifest->shared_count);
	for (size_t i = 0; i < manifest->part_count; i++) {
		const struct cartridge_part *part = &manifest->parts[i];

		write_files(writing, "media", part->id, part->media, part->media_count);
		for (size_t k = 0; k < part->page_count; k++)
			write_page(writing, part, &part->pages[k]);
		if (part->check)
			write_questions(writing, part->check->id, writing->version->assessment, part->check->file.path);
	}
	if (manifest->bank)
		write_questions(writing, "bank", writing->version->bank, manifest->bank);
	xmlout_close(writing->xml);
}

/* Names without a prefix: Moodle compares them as they are written. */
void cartridge_manifest_write(struct arena *arena, const struct cartridge_manifest *manifest, struct strbuf *out)
{
	struct writing writing = {
		.arena = arena, .xml = xmlout_new(), .manifest = manifest, .version = version_of(manifest)
	};

	xmlout_open(writing.xml, "manifest");
	xmlout_attribute(writing.xml, "identifier", manifest->id);
	xmlout_attribute(writing.xml, "xmlns", writing.version->namespace_uri);
	xmlout_attribute(writing.xml, "xmlns:lomimscc", writing.version->lom_uri);
	xmlout_attribute(writing.xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	xmlout_attribute(writing.xml, "xsi:schemaLocation", writing.version->locations);
	write_metadata(&writing);
	write_organization(&writing);
	write_resources(&writing);
	xmlout_finish(writing.xml, out);
}
