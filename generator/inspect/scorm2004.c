/*
 * Standard: SCORM 2004, 2nd to 4th edition (ADL, SCORM 2004 4th Edition: Content Aggregation Model, Sequencing and Navigation, 2009).
 */
#include <string.h>

#include "base/utf8.h"
#include "inspect/id_index.h"
#include "inspect/scorm.h"
#include "inspect/standard.h"

enum { TITLE_LIMIT = 200 }; /* characters that an LMS promises to keep (CAM 3.4.1, smallest permitted maximum) */

static const struct known_prefix prefixes[] = {
	{ ADLCP_2004, "adlcp" }, { IMSSS, "imsss" }, { ADLSEQ, "adlseq" }, { ADLNAV, "adlnav" }, { NULL, NULL },
};

static const struct scorm_version version = {
	.name = "SCORM 2004",
	.scorm_type = "scormType",
	.imscp = IMSCP_2004,
	.adlcp = ADLCP_2004,
	.other = ADLCP_1_2,
	.versions = "'2004 4th Edition', '2004 3rd Edition' or 'CAM 1.3'",
	.prefixes = prefixes,
};

/* What LMSs compare the schemaversion with, exactly. */
static const struct {
	const char *schemaversion;
	const char *edition;
	const char *schemas;
} editions[] = {
	{ "2004 4th Edition", "4th Edition", "scorm2004" },
	{ "2004 3rd Edition", "3rd Edition", "scorm2004-3" },
	{ "CAM 1.3", "2nd Edition",
	  "scorm2004-3" }, /* the 3rd edition added little to the schema and took nothing out */
	{ "1.3", "2nd Edition or older", "scorm2004-3" },
};

#define EDITION_COUNT (sizeof editions / sizeof editions[0])

static size_t edition_of(const char *schemaversion)
{
	size_t i = 0;
	while (i < EDITION_COUNT && strcmp(editions[i].schemaversion, schemaversion) != 0)
		i++;
	return i;
}

/* The version decides where LMSs know it; the namespaces where they do not. */
static bool claims(const struct inspection *inspection)
{
	const char *schemaversion = scorm_version_in(inspection);
	if (strcmp(schemaversion, "1.2") == 0)
		return false;
	return edition_of(schemaversion) < EDITION_COUNT
		   ? scorm_mentions(inspection, "adlnet.org") || scorm_mentions(inspection, "ADL SCORM")
		   : scorm_mentions(inspection, ADLCP_2004);
}

/* ---- sequencing ---- */

/* What is asked of an item's sequencing; NULL where it lacks a part. */
struct sequencing {
	const struct xml_element *control_mode, *delivery_controls, *objectives, *measure;
};

static struct sequencing read_sequencing(const struct xml_element *element)
{
	struct sequencing sequencing = {
		.control_mode = xml_child(element, "controlMode", NULL),
		.delivery_controls = xml_child(element, "deliveryControls", NULL),
		.objectives = xml_child(element, "objectives", NULL),
	};
	const struct xml_element *primary =
	    sequencing.objectives ? xml_child(sequencing.objectives, "primaryObjective", NULL) : NULL;
	sequencing.measure = primary ? xml_child(primary, "minNormalizedMeasure", NULL) : NULL;
	return sequencing;
}

/* Those of the collection are read once: each item may refer to the same one, or to another of thousands. */
static void index_sequencings(struct arena *arena, struct manifest *manifest)
{
	const struct xml_element *collection = xml_child(manifest->root, "sequencingCollection", NULL), *one = NULL;
	while (collection && (one = xml_child(collection, "sequencing", one)) != NULL) {
		const char *id = xml_attribute(one, "ID");
		if (!id)
			continue;
		struct sequencing *sequencing = arena_alloc(arena, sizeof *sequencing);
		*sequencing = read_sequencing(one);
		id_index_add(arena, &manifest->sequencings, id, sequencing);
	}
	id_index_sort(&manifest->sequencings);
}

/* The sequencing of an item: each part its own, or that of the collection it refers to. */
static struct sequencing sequencing_of(const struct manifest *manifest, const struct xml_element *item)
{
	const struct xml_element *element = xml_child(item, "sequencing", NULL);
	const char *reference = element ? xml_attribute(element, "IDRef") : NULL;
	const struct sequencing *shared = reference ? id_index_find(&manifest->sequencings, reference) : NULL;
	struct sequencing own = { 0 };
	if (element)
		own = read_sequencing(element);
	if (!shared)
		return own;
	if (!own.control_mode)
		own.control_mode = shared->control_mode;
	if (!own.delivery_controls)
		own.delivery_controls = shared->delivery_controls;
	if (!own.objectives)
		own.measure = shared->measure;
	return own;
}

static void add_attributes(struct inspection *inspection, struct outline_row *row, const struct xml_element *element)
{
	for (size_t i = 0; element && i < element->attribute_count; i++)
		fact_add(inspection->arena, &row->facts, shortened(inspection->arena, element->attributes[i].name),
			 shortened(inspection->arena, element->attributes[i].value));
}

static void describe(struct inspection *inspection, const struct manifest *manifest, const struct xml_element *item,
		     struct outline_row *row)
{
	const struct sequencing sequencing = sequencing_of(manifest, item);
	const struct xml_element *threshold = xml_child(item, "completionThreshold", NULL);
	add_attributes(inspection, row, sequencing.control_mode);
	add_attributes(inspection, row, sequencing.delivery_controls);
	if (sequencing.measure)
		fact_add(inspection->arena, &row->facts, "minNormalizedMeasure",
			 shortened(inspection->arena, sequencing.measure->text));
	if (threshold)
		fact_add(inspection->arena, &row->facts, "completionThreshold", threshold->text);
	add_attributes(inspection, row, threshold);
}

static bool says_true(const struct xml_element *element, const char *name)
{
	const char *value = element ? xml_attribute(element, name) : NULL;
	return value && (strcmp(value, "true") == 0 || strcmp(value, "1") == 0);
}

static bool is_sco(const struct manifest *manifest, const struct xml_element *item)
{
	const struct manifest_resource *resource = manifest_resource_of(manifest, item);
	return resource && strcmp(scorm_type(resource), "sco") == 0;
}

/* 4th edition: only with completedByMeasure; before: the element's text. */
static bool completes_by_measure(const struct xml_element *threshold)
{
	return threshold && (*threshold->text || says_true(threshold, "completedByMeasure"));
}

static void check_item(struct inspection *inspection, const struct manifest *manifest, const struct xml_element *item)
{
	const struct xml_element *threshold = xml_child(item, "completionThreshold", NULL);
	const struct xml_element *controls = sequencing_of(manifest, item).delivery_controls;
	const struct xml_element *score = xml_child(item, "masteryscore", NULL);
	struct findings *findings = &inspection->findings;
	if (score)
		findings_add(findings, INSPECT_MASTERY_SCORE, place_of_element(inspection->manifest, score),
			     "SCORM 2004 has no masteryscore, so LMSs pass over it; write minNormalizedMeasure (-1 to "
			     "1) in the primary "
			     "objective of imsss:sequencing");
	if (completes_by_measure(threshold))
		findings_add(findings, INSPECT_SEQUENCING_PROGRESS, place_of_element(inspection->manifest, threshold),
			     "with this threshold an LMS judges completion by cmi.progress_measure alone, whatever "
			     "status the content "
			     "sets; see that the content sends it, or take the threshold out");
	if (is_sco(manifest, item) &&
	    !(says_true(controls, "completionSetByContent") && says_true(controls, "objectiveSetByContent")))
		findings_add(findings, INSPECT_SEQUENCING_CONTENT, place_of_element(inspection->manifest, item),
			     "an LMS may set this item completed and passed by itself where the content says nothing; "
			     "if the content "
			     "reports, write <imsss:deliveryControls completionSetByContent=\"true\" "
			     "objectiveSetByContent=\"true\"/>");
}

/* LMSs look for these where they launch something (CAM: only in items that refer to a resource). */
static void check_places(struct inspection *inspection, const struct xml_element *item)
{
	static const char *const names[] = { "presentation", "timeLimitAction", "dataFromLMS" };
	const char *reference = xml_attribute(item, "identifierref");
	if (reference && *reference)
		return;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct xml_element *child = xml_child(item, names[i], NULL);
		if (child)
			findings_add(
			    &inspection->findings, INSPECT_SCORM_PLACE, place_of_element(inspection->manifest, child),
			    "'%s' stands in an item that launches nothing, where checkers of conformance refuse "
			    "it; move it to the items that have an identifierref",
			    names[i]);
	}
}

static void check_title(struct inspection *inspection, const struct xml_element *element)
{
	const struct xml_element *title = xml_child(element, "title", NULL);
	const size_t length = title ? utf8_count(title->text, strlen(title->text)) : 0;
	if (length > TITLE_LIMIT)
		findings_add(&inspection->findings, INSPECT_TITLE_CUT, place_of_element(inspection->manifest, title),
			     "this title has %zu characters, and SCORM 2004 has LMSs keep %d; shorten it", length,
			     TITLE_LIMIT);
}

/* An LMS keeps what it knows of an item's objectives by their ids (SN: unique in the activity). */
static void check_objectives(struct inspection *inspection, const struct xml_element *objectives)
{
	struct id_index index = { 0 };
	for (const struct xml_element *e = objectives->first; e; e = e->next)
		if (xml_attribute(e, "objectiveID"))
			id_index_add(inspection->arena, &index, xml_attribute(e, "objectiveID"), e);
	id_index_sort(&index);
	for (size_t i = 1; i < index.count; i++) {
		const struct xml_element *before = index.entries[i - 1].thing;
		if (strcmp(index.entries[i - 1].id, index.entries[i].id) == 0)
			findings_add(
			    &inspection->findings, INSPECT_OBJECTIVE_DUPLICATE,
			    place_of_element(inspection->manifest, index.entries[i].thing),
			    "the objective '%s' stands in line %d already; give each objective of an item an id "
			    "of its own",
			    shortened(inspection->arena, index.entries[i].id), before->line);
	}
}

/* Those of items, and those that items share. */
static void check_all_objectives(struct inspection *inspection, const struct manifest *manifest)
{
	for (const struct xml_element *e = manifest->root; e; e = xml_following(manifest->root, e))
		if (strcmp(e->name, "objectives") == 0)
			check_objectives(inspection, e);
}

/* ADL's checker wants a schema file for every namespace that a manifest uses, beside the manifest. */
static void check_schema_files(struct inspection *inspection)
{
	static const struct {
		const char *namespace_uri, *file;
	} files[] = { { IMSCP_2004, "imscp_v1p1.xsd" }, { ADLCP_2004, "adlcp_v1p3.xsd" }, { IMSSS, "imsss_v1p0.xsd" } };
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		if (!scorm_mentions(inspection, files[i].namespace_uri) ||
		    package_find(inspection->package, files[i].file))
			continue;
		findings_add(&inspection->findings, INSPECT_SCHEMA_FILES, place_of_file(inspection->manifest),
			     "'%s' is not in the package; LMSs do without it, but checkers of conformance want the "
			     "schema files beside "
			     "the manifest",
			     files[i].file);
		return;
	}
}

static void judge(struct inspection *inspection)
{
	static const struct manifest_outline outline = { scorm_type, describe };
	struct manifest *manifest = manifest_read(inspection);
	if (!manifest)
		return;
	index_sequencings(inspection->arena, manifest);
	const size_t edition = edition_of(manifest_version(manifest));
	inspection->edition = edition < EDITION_COUNT ? editions[edition].edition : "";
	fact_add(inspection->arena, &inspection->facts, "schemaversion", manifest_version(manifest));
	manifest_write_outline(inspection, manifest, &outline);
	scorm_check(inspection, manifest, &version);
	for (const struct xml_element *e = manifest->organizations; e; e = xml_following(manifest->organizations, e)) {
		if (strcmp(e->name, "item") == 0) {
			check_item(inspection, manifest, e);
			check_places(inspection, e);
		}
		if (strcmp(e->name, "item") == 0 || strcmp(e->name, "organization") == 0)
			check_title(inspection, e);
	}
	check_all_objectives(inspection, manifest);
	check_schema_files(inspection);
	if (inspection->findings.rules[INSPECT_MANIFEST_NAMESPACE] == 0)
		manifest_check_schema(inspection,
				      inspect_schema(inspection->schemas,
						     edition < EDITION_COUNT ? editions[edition].schemas : "scorm2004"),
				      version.name);
}

const struct standard standard_scorm2004 = {
	.id = "scorm2004",
	.name = "SCORM 2004",
	.manifest = MANIFEST_FILE,
	.claims = claims,
	.judge = judge,
};
