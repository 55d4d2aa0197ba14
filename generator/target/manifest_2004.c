/*
 * Manifest: writing imsmanifest.xml of SCORM 2004, 3rd and 4th edition (CAM, chapter 3; SN, chapter 3).
 */
#include "target/manifest.h"

#include <string.h>

#include "base/xmlout.h"

/* The prefix, as Moodle reads it whatever it is bound to; the namespace; its schema beside the manifest. */
static const struct {
	const char *prefix;
	const char *uri;
	const char *schema;
} namespaces[] = {
	{ "xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd" },
	{ "xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd" },
	{ "xmlns:adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd" },
	{ "xmlns:adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd" },
	{ "xmlns:imsss", "http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd" },
};

#define NAMESPACE_COUNT (sizeof namespaces / sizeof namespaces[0])

static void write_namespaces(struct xmlout *xml)
{
	struct strbuf locations = STRBUF_INIT;

	for (size_t i = 0; i < NAMESPACE_COUNT; i++) {
		xmlout_attribute(xml, namespaces[i].prefix, namespaces[i].uri);
		strbuf_addf(&locations, "%s%s %s", i > 0 ? " " : "", namespaces[i].uri, namespaces[i].schema);
	}
	xmlout_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	xmlout_attribute(xml, "xsi:schemaLocation", locations.text);
	strbuf_release(&locations);
}

static void write_head(struct xmlout *xml, const struct manifest *manifest, int edition)
{
	xmlout_open(xml, "manifest");
	xmlout_attribute(xml, "identifier", manifest->id);
	/* The attribute is optional and short; a longer version stays in the pages. */
	if (strlen(manifest->version) <= MANIFEST_VERSION_LIMIT)
		xmlout_attribute(xml, "version", manifest->version);
	write_namespaces(xml);
	xmlout_open(xml, "metadata");
	xmlout_text_element(xml, "schema", "ADL SCORM");
	xmlout_text_element(xml, "schemaversion", edition == 3 ? "2004 3rd Edition" : "2004 4th Edition");
	xmlout_close(xml);
}

/* An attribute whose value is the id with "_" for "-", behind the prefix. */
static void write_id(struct xmlout *xml, const char *attribute, const char *prefix, const char *id)
{
	struct strbuf value = STRBUF_INIT;

	strbuf_addstr(&value, prefix);
	for (const char *at = id; *at; at++)
		strbuf_addch(&value, *at == '-' ? '_' : *at);
	xmlout_attribute(xml, attribute, value.text);
	strbuf_release(&value);
}

/* ---- sequencing: the elements in the order of the schema ------------------------------------------------------ */

static bool is_judged(const struct manifest *manifest, const struct manifest_sco *sco)
{
	return sco->has_check && manifest->kit->preset != COMPLETION_COMPLETED;
}

/* Who can neither pass nor fail here must not keep the whole from being passed. */
static void write_rollup(struct xmlout *xml)
{
	xmlout_open(xml, "imsss:rollupRules");
	xmlout_attribute(xml, "rollupObjectiveSatisfied", "false");
	xmlout_attribute(xml, "objectiveMeasureWeight", "0");
	xmlout_close(xml);
}

/* The first is the one that stands for the SCO; those of the module tell teachers what was hard. */
static void write_objectives(struct xmlout *xml, const struct manifest_sco *sco)
{
	const struct module_entry *entry = sco->entry;

	if (entry->objective_count == 0)
		return;
	xmlout_open(xml, "imsss:objectives");
	xmlout_open(xml, "imsss:primaryObjective");
	write_id(xml, "objectiveID", "primary_", sco->id);
	xmlout_attribute(xml, "satisfiedByMeasure", "false");
	xmlout_close(xml);
	for (size_t i = 0; i < entry->objective_count; i++) {
		xmlout_open(xml, "imsss:objective");
		write_id(xml, "objectiveID", "", entry->objectives[i].id);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

/* Without these an LMS that hears nothing says "completed" and "passed" by itself. */
static void write_delivery(struct xmlout *xml)
{
	xmlout_open(xml, "imsss:deliveryControls");
	xmlout_attribute(xml, "completionSetByContent", "true");
	xmlout_attribute(xml, "objectiveSetByContent", "true");
	xmlout_close(xml);
}

static void write_sequencing(struct xmlout *xml, const struct manifest *manifest, const struct manifest_sco *sco)
{
	xmlout_open(xml, "imsss:sequencing");
	if (is_judged(manifest, sco))
		write_objectives(xml, sco);
	else
		write_rollup(xml);
	write_delivery(xml);
	xmlout_close(xml);
}

/* To abandon would throw away what was learned. With one SCO there is nowhere to go on or back to either. */
static void write_presentation(struct xmlout *xml, bool is_alone)
{
	static const char *const hidden[] = { "abandon", "abandonAll", "continue", "previous" };
	const size_t count = is_alone ? 4 : 2;

	xmlout_open(xml, "adlnav:presentation");
	xmlout_open(xml, "adlnav:navigationInterface");
	for (size_t i = 0; i < count; i++)
		xmlout_text_element(xml, "adlnav:hideLMSUI", hidden[i]);
	xmlout_close(xml);
	xmlout_close(xml);
}

/*
 * What the SCOs come to together (SN, Rollup Behavior). Without rules of its own an engine takes defaults, and by those of older ones the whole
 * has failed as soon as every SCO was tried. These say when it is done, and never that it failed.
 */
static void write_whole(struct xmlout *xml)
{
	static const char *const rules[][2] = { { "satisfied", "satisfied" }, { "completed", "completed" } };

	xmlout_open(xml, "imsss:rollupRules");
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		xmlout_open(xml, "imsss:rollupRule");
		xmlout_attribute(xml, "childActivitySet", "all");
		xmlout_open(xml, "imsss:rollupConditions");
		xmlout_open(xml, "imsss:rollupCondition");
		xmlout_attribute(xml, "condition", rules[i][0]);
		xmlout_close(xml);
		xmlout_close(xml);
		xmlout_open(xml, "imsss:rollupAction");
		xmlout_attribute(xml, "action", rules[i][1]);
		xmlout_close(xml);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

/* ---- organization and resources ------------------------------------------------------------------------------ */

static void write_item(struct xmlout *xml, const struct manifest *manifest, const struct manifest_sco *sco)
{
	xmlout_open(xml, "item");
	write_id(xml, "identifier", "item_", sco->id);
	write_id(xml, "identifierref", "resource_", sco->id);
	xmlout_attribute(xml, "isvisible", "true");
	xmlout_text_element(xml, "title", sco->title);
	write_sequencing(xml, manifest, sco);
	write_presentation(xml, manifest->sco_count == 1);
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
		write_item(xml, manifest, &manifest->scos[i]);
	xmlout_open(xml, "imsss:sequencing");
	xmlout_open(xml, "imsss:controlMode");
	xmlout_attribute(xml, "choice", "true");
	xmlout_attribute(xml, "flow", "true");
	xmlout_close(xml);
	write_whole(xml);
	xmlout_close(xml);
	xmlout_close(xml);
	xmlout_close(xml);
}

void manifest_write_2004(const struct manifest *manifest, int edition, struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();

	write_head(xml, manifest, edition);
	write_organization(xml, manifest);
	xmlout_open(xml, "resources");
	for (size_t i = 0; i < manifest->sco_count; i++)
		manifest_write_resource(xml, &manifest->scos[i], "adlcp:scormType");
	xmlout_finish(xml, out);
}
