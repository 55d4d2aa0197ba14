/*
 * Standard: SCORM 1.2 (ADL, The SCORM Content Aggregation Model, 2001).
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "inspect/scorm.h"
#include "inspect/standard.h"

enum { TITLE_LIMIT = 200 }; /* characters: imscp_rootv1p1p2.xsd, titleType */

static const struct known_prefix prefixes[] = { { ADLCP_1_2, "adlcp" }, { NULL, NULL } };

static const struct scorm_version version = {
	.name = "SCORM 1.2",
	.scorm_type = "scormtype",
	.imscp = IMSCP_1_2,
	.adlcp = ADLCP_1_2,
	.other = ADLCP_2004,
	.versions = "1.2",
	.prefixes = prefixes,
};

static bool claims(const struct inspection *inspection)
{
	return scorm_mentions(inspection, ADLCP_1_2) || scorm_mentions(inspection, "ADL SCORM") ||
	       scorm_mentions(inspection, ">SCORM<");
}

static const char *mastery_score(const struct xml_element *item)
{
	const struct xml_element *score = xml_child(item, "masteryscore", NULL);
	return score ? score->text : NULL;
}

static void describe(struct inspection *inspection, const struct manifest *manifest, const struct xml_element *item,
		     struct outline_row *row)
{
	(void)manifest;
	fact_add(inspection->arena, &row->facts, "masteryScore", mastery_score(item));
}

/* adlcp_rootv1p2.xsd leaves it open; the CAM (2.3.2.5.4.6) says 0 to 100. */
static bool is_score(const char *text)
{
	return is_decimal(text) && strtod(text, NULL) <= 100;
}

static void check_item(struct inspection *inspection, const struct xml_element *item)
{
	const struct xml_element *score = xml_child(item, "masteryscore", NULL),
				 *title = xml_child(item, "title", NULL);
	if (score && !is_score(score->text))
		findings_add(&inspection->findings, INSPECT_MASTERY_SCORE,
			     place_of_element(inspection->manifest, score),
			     "the mastery score '%s' is no number from 0 to 100, so nobody passes or everybody does; "
			     "write percent, such as "
			     "80",
			     shortened(inspection->arena, score->text));
	if (title && utf8_count(title->text, strlen(title->text)) > TITLE_LIMIT)
		findings_add(&inspection->findings, INSPECT_TITLE_LONG, place_of_element(inspection->manifest, title),
			     "this title has %zu characters where SCORM 1.2 takes %d; shorten it",
			     utf8_count(title->text, strlen(title->text)), TITLE_LIMIT);
}

static void judge(struct inspection *inspection)
{
	static const struct manifest_outline outline = { scorm_type, describe };
	const struct manifest *manifest = manifest_read(inspection);
	if (!manifest)
		return;
	inspection->edition = strcmp(manifest_version(manifest), "1.2") == 0 ? "1.2" : "";
	fact_add(inspection->arena, &inspection->facts, "schemaversion", manifest_version(manifest));
	manifest_write_outline(inspection, manifest, &outline);
	scorm_check(inspection, manifest, &version);
	for (const struct xml_element *e = manifest->organizations; e; e = xml_following(manifest->organizations, e))
		if (strcmp(e->name, "item") == 0 || strcmp(e->name, "organization") == 0)
			check_item(inspection, e);
	if (inspection->findings.rules[INSPECT_MANIFEST_NAMESPACE] == 0)
		manifest_check_schema(inspection, inspect_schema(inspection->schemas, "scorm12"), version.name);
}

const struct standard standard_scorm12 = {
	.id = "scorm12",
	.name = "SCORM 1.2",
	.manifest = MANIFEST_FILE,
	.claims = claims,
	.judge = judge,
};
