/*
 * Course structure: writing cmi5.xml.
 */
#include "target/cmi5_structure.h"

#include "base/xmlout.h"

#define ACTIVITY_TYPE "http://adlnet.gov/expapi/activities/lesson"

/* ---- what is said of the course ----------------------------------------------------------------------------- */

/* By default the names that an LMS lists say nothing of the topic: see render/titles.h. */
static bool tells_topic(const struct manifest *manifest)
{
	return manifest->kit->has_plain_titles && !manifest->kit->is_discreet;
}

/* Whether the LMS gets a result, and not only that all was seen. */
static bool is_judged(const struct manifest *manifest, const struct manifest_sco *sco)
{
	return sco->has_check && manifest->kit->preset != COMPLETION_COMPLETED;
}

static const char *move_on(const struct manifest *manifest, const struct manifest_sco *sco)
{
	if (!is_judged(manifest, sco))
		return "Completed";
	return manifest->kit->preset == COMPLETION_COMPLETED_AND_PASSED ? "CompletedAndPassed" : "Passed";
}

/* ---- elements ----------------------------------------------------------------------------------------------- */

static void write_iri(struct xmlout *xml, const char *attribute, const char *kit, const char *id)
{
	struct strbuf iri = STRBUF_INIT;

	strbuf_addf(&iri, "urn:waymark:%s:%s", kit, id);
	xmlout_attribute(xml, attribute, iri.text);
	strbuf_release(&iri);
}

static void write_text(struct xmlout *xml, const struct manifest *manifest, const char *name, const char *text)
{
	xmlout_open(xml, name);
	xmlout_open(xml, "langstring");
	xmlout_attribute(xml, "lang", manifest->edition->code);
	xmlout_text(xml, text);
	xmlout_close(xml);
	xmlout_close(xml);
}

static void write_head(struct xmlout *xml, const struct manifest *manifest)
{
	xmlout_open(xml, "courseStructure");
	xmlout_attribute(xml, "xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd");
	xmlout_open(xml, "course");
	write_iri(xml, "id", manifest->kit->id, manifest->id);
	write_text(xml, manifest, "title", manifest->title);
	write_text(xml, manifest, "description", tells_topic(manifest) ? manifest->edition->summary : manifest->title);
	xmlout_close(xml);
}

static bool has_objectives(const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->sco_count; i++)
		if (manifest->scos[i].entry->objective_count > 0)
			return true;
	return false;
}

static void write_objective(struct xmlout *xml, const struct manifest *manifest, const struct objective *objective)
{
	const char *words = tells_topic(manifest) ? objective->text : objective->id;

	xmlout_open(xml, "objective");
	write_iri(xml, "id", manifest->kit->id, objective->id);
	write_text(xml, manifest, "title", words);
	write_text(xml, manifest, "description", words);
	xmlout_close(xml);
}

static void write_objectives(struct xmlout *xml, const struct manifest *manifest)
{
	if (!has_objectives(manifest))
		return;
	xmlout_open(xml, "objectives");
	for (size_t i = 0; i < manifest->sco_count; i++)
		for (size_t j = 0; j < manifest->scos[i].entry->objective_count; j++)
			write_objective(xml, manifest, &manifest->scos[i].entry->objectives[j]);
	xmlout_close(xml);
}

static void write_references(struct xmlout *xml, const struct manifest *manifest, const struct module_entry *entry)
{
	if (entry->objective_count == 0)
		return;
	xmlout_open(xml, "objectives");
	for (size_t i = 0; i < entry->objective_count; i++) {
		xmlout_open(xml, "objective");
		write_iri(xml, "idref", manifest->kit->id, entry->objectives[i].id);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

static void write_mastery(struct xmlout *xml, int percent)
{
	struct strbuf score = STRBUF_INIT;

	strbuf_addf(&score, "%d.%02d", percent / 100, percent % 100);
	xmlout_attribute(xml, "masteryScore", score.text);
	strbuf_release(&score);
}

static void write_unit(struct xmlout *xml, const struct manifest *manifest, const struct manifest_sco *sco)
{
	xmlout_open(xml, "au");
	write_iri(xml, "id", manifest->kit->id, sco->entry->id);
	xmlout_attribute(xml, "moveOn", move_on(manifest, sco));
	if (is_judged(manifest, sco))
		write_mastery(xml, sco->pass_mark);
	xmlout_attribute(xml, "launchMethod", "AnyWindow");
	xmlout_attribute(xml, "activityType", ACTIVITY_TYPE);
	write_text(xml, manifest, "title", sco->title);
	write_text(xml, manifest, "description", tells_topic(manifest) ? sco->entry->summary : sco->title);
	write_references(xml, manifest, sco->entry);
	/* Names are portable (the verification sees to that), so an address needs no escapes. */
	xmlout_text_element(xml, "url", sco->files[0]);
	xmlout_close(xml);
}

void cmi5_structure_write(const struct manifest *manifest, struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();

	write_head(xml, manifest);
	write_objectives(xml, manifest);
	for (size_t i = 0; i < manifest->sco_count; i++)
		write_unit(xml, manifest, &manifest->scos[i]);
	xmlout_finish(xml, out);
}
