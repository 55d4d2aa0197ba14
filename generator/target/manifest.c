/*
 * Manifest: writing imsmanifest.xml of SCORM 1.2.
 */
#include "target/manifest.h"

#include <string.h>

#include "base/xmlout.h"

static void write_head(struct xmlout *xml, const struct manifest *manifest)
{
	xmlout_open(xml, "manifest");
	xmlout_attribute(xml, "identifier", manifest->id);
	/* The attribute is optional and short; a longer version stays in the pages. */
	if (strlen(manifest->version) <= MANIFEST_VERSION_LIMIT)
		xmlout_attribute(xml, "version", manifest->version);
	/* Moodle reads the prefixes as they are written here, whatever they are bound to. */
	xmlout_attribute(xml, "xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2");
	xmlout_attribute(xml, "xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2");
	xmlout_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	xmlout_attribute(xml, "xsi:schemaLocation",
	                 "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd "
	                 "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd");
	xmlout_open(xml, "metadata");
	xmlout_text_element(xml, "schema", "ADL SCORM");
	xmlout_text_element(xml, "schemaversion", "1.2");
	xmlout_close(xml);
}

static void write_id(struct xmlout *xml, const char *attribute, const char *prefix, const char *id)
{
	struct strbuf value = STRBUF_INIT;

	strbuf_addf(&value, "%s%s", prefix, id);
	xmlout_attribute(xml, attribute, value.text);
	strbuf_release(&value);
}

/* No mastery score: an LMS that has one overrides the status that the module sets when it finishes. */
static void write_item(struct xmlout *xml, const struct manifest_sco *sco)
{
	xmlout_open(xml, "item");
	write_id(xml, "identifier", "item_", sco->id);
	write_id(xml, "identifierref", "resource_", sco->id);
	xmlout_attribute(xml, "isvisible", "true");
	xmlout_text_element(xml, "title", sco->title);
	xmlout_close(xml);
}

static void write_organization(struct xmlout *xml, const struct manifest *manifest)
{
	xmlout_open(xml, "organizations");
	xmlout_attribute(xml, "default", "organization");
	xmlout_open(xml, "organization");
	xmlout_attribute(xml, "identifier", "organization");
	xmlout_text_element(xml, "title", manifest->title);
	for (size_t i = 0; i < manifest->sco_count; i++)
		write_item(xml, &manifest->scos[i]);
	xmlout_close(xml);
	xmlout_close(xml);
}

/* Names are portable (the verification sees to that), so an href needs no escapes. */
void manifest_write_resource(struct xmlout *xml, const struct manifest_sco *sco, const char *type_name)
{
	xmlout_open(xml, "resource");
	write_id(xml, "identifier", "resource_", sco->id);
	xmlout_attribute(xml, "type", "webcontent");
	xmlout_attribute(xml, type_name, "sco");
	xmlout_attribute(xml, "href", sco->files[0]);
	for (size_t i = 0; i < sco->file_count; i++) {
		xmlout_open(xml, "file");
		xmlout_attribute(xml, "href", sco->files[i]);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

void manifest_write(const struct manifest *manifest, struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();

	write_head(xml, manifest);
	write_organization(xml, manifest);
	xmlout_open(xml, "resources");
	for (size_t i = 0; i < manifest->sco_count; i++)
		manifest_write_resource(xml, &manifest->scos[i], "adlcp:scormtype");
	xmlout_finish(xml, out);
}
