/*
 * Standard: cmi5 (AICC and ADL, cmi5 specification, Quartz 1st Edition, sections 13 and 14).
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "inspect/manifest.h"
#include "inspect/standard.h"

#define CMI5_NAMESPACE "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"

enum { MASTERY_DECIMALS = 4 }; /* 13.1.4: with more, LMSs cut them each in its own way */

static bool claims(const struct inspection *inspection)
{
	(void)inspection;
	return true; /* nothing else has a cmi5.xml */
}

static bool is_named(const struct xml_element *element, const char *name)
{
	return strcmp(element->name, name) == 0;
}

/* The first string of a title, whatever its language. */
static const char *langstring(const struct xml_element *element, const char *name)
{
	const struct xml_element *title = xml_child(element, name, NULL);
	const struct xml_element *string = title ? xml_child(title, "langstring", NULL) : NULL;
	return string ? string->text : "";
}

static const char *child_text(const struct xml_element *element, const char *name)
{
	const struct xml_element *child = xml_child(element, name, NULL);
	return child ? child->text : "";
}

static struct place at(const struct inspection *inspection, const struct xml_element *element)
{
	return place_of_element(inspection->manifest, element);
}

/* ---- ids ---- */

/* "%" is followed by two digits of base 16 (RFC 3987, pct-encoded). */
static bool has_whole_escapes(const char *text)
{
	while ((text = strchr(text, '%')) != NULL) {
		if (!isxdigit((unsigned char)text[1]) || !isxdigit((unsigned char)text[2]))
			return false;
		text++;
	}
	return true;
}

/* A scheme, a colon and something behind it (3.0.0.0-1); blanks and delimiters are in no IRI. */
static bool is_absolute_iri(const char *text)
{
	size_t i = 0;
	if (!isalpha((unsigned char)*text))
		return false;
	while (isalnum((unsigned char)text[i]) || (text[i] && strchr("+.-", text[i])))
		i++;
	return text[i] == ':' && text[i + 1] && !strpbrk(text, " \t\r\n<>\"{}|\\^`\x7F") && has_whole_escapes(text);
}

static void check_id(struct inspection *inspection, const struct xml_element *element, const char *id)
{
	if (!id || !is_absolute_iri(id))
		findings_add(&inspection->findings, INSPECT_CMI5_ID, at(inspection, element),
			     "the id of this <%s> is '%s', which is no absolute IRI; write one such as "
			     "\"https://example.org/course/lesson-1\"",
			     element->name, shortened(inspection->arena, id ? id : ""));
}

static void tell_duplicates(struct inspection *inspection, struct id_index *index)
{
	id_index_sort(index);
	for (size_t i = 1; i < index->count; i++) {
		const struct xml_element *before = index->entries[i - 1].thing;
		if (strcmp(index->entries[i - 1].id, index->entries[i].id) == 0)
			findings_add(
			    &inspection->findings, INSPECT_CMI5_ID_DUPLICATE, at(inspection, index->entries[i].thing),
			    "the id '%s' stands in line %d already; give each part of the course one of its own",
			    shortened(inspection->arena, index->entries[i].id), before->line);
	}
}

/*
 * Ids of AUs, blocks and objectives are unique each among their kind (13.1.2 to 13.1.4). LMSs make records of course, AUs and blocks
 * alike, so these are taken together; an objective may have the id of an AU.
 */
static void check_ids(struct inspection *inspection, const struct xml_element *root)
{
	struct id_index parts = { 0 }, objectives = { 0 };
	for (const struct xml_element *e = root; e; e = xml_following(root, e)) {
		const char *id = xml_attribute(e, "id");
		const bool is_part = is_named(e, "course") || is_named(e, "au") || is_named(e, "block");
		if (!is_part && !(is_named(e, "objective") && !xml_attribute(e, "idref")))
			continue;
		check_id(inspection, e, id);
		if (id)
			id_index_add(inspection->arena, is_part ? &parts : &objectives, id, e);
	}
	tell_duplicates(inspection, &parts);
	tell_duplicates(inspection, &objectives);
}

/* Each reference to an objective is one to those that the course begins with. */
static void check_objectives(struct inspection *inspection, const struct xml_element *root)
{
	const struct xml_element *objectives = xml_child(root, "objectives", NULL), *one = NULL;
	struct id_index index = { 0 };
	while (objectives && (one = xml_child(objectives, "objective", one)) != NULL)
		if (xml_attribute(one, "id"))
			id_index_add(inspection->arena, &index, xml_attribute(one, "id"), one);
	id_index_sort(&index);
	for (const struct xml_element *e = root; e; e = xml_following(root, e)) {
		const char *reference = is_named(e, "objective") ? xml_attribute(e, "idref") : NULL;
		if (reference && !id_index_find(&index, reference))
			findings_add(&inspection->findings, INSPECT_CMI5_OBJECTIVE, at(inspection, e),
				     "no objective of the course has the id '%s'; add it to <objectives>, or take the "
				     "reference out",
				     shortened(inspection->arena, reference));
	}
}

/* ---- AUs ---- */

/* The name of a launch parameter in the query of an address (8.1.0.0-6), or NULL. */
static const char *launch_parameter(const char *url)
{
	static const char *const names[] = { "endpoint", "fetch", "actor", "registration", "activityId" };
	const char *query = strchr(url, '?');
	while (query) {
		query++;
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
			const size_t length = strlen(names[i]);
			if (strncmp(query, names[i], length) == 0 && strchr("=&#", query[length]))
				return names[i];
		}
		query = strchr(query, '&');
	}
	return NULL;
}

static void check_url(struct inspection *inspection, const struct xml_element *au)
{
	const struct xml_element *url = xml_child(au, "url", NULL);
	struct arena scratch = ARENA_INIT;
	const char *path;
	if (!url || *url->text == '\0') {
		findings_add(&inspection->findings, INSPECT_LAUNCH_MISSING, at(inspection, url ? url : au),
			     "this AU has no <url>, so nothing can be launched; write the path of its page in the zip");
		return;
	}
	const char *parameter = launch_parameter(url->text);
	if (parameter)
		findings_add(
		    &inspection->findings, INSPECT_CMI5_PARAMETER, at(inspection, url),
		    "the address has '%s' in its query, which is a name that LMSs add by themselves; take another name",
		    parameter);
	const enum target_kind kind = target_resolve(&scratch, "", url->text, &path);
	arena_release(&scratch);
	if (kind == TARGET_ELSEWHERE) {
		hosts_add(inspection->arena, &inspection->hosts, url->text, strlen(url->text));
		findings_add(&inspection->findings, INSPECT_LAUNCH_ELSEWHERE, at(inspection, url),
			     "this AU opens '%s' on another site: it needs a network, and cannot be checked here; put "
			     "the page into the "
			     "package",
			     shortened(inspection->arena, url->text));
	} else {
		target_file(inspection, inspection->manifest, url, "", url->text, INSPECT_LAUNCH_ABSENT,
			    "this AU opens");
	}
}

static void check_move_on(struct inspection *inspection, const struct xml_element *au)
{
	static const char *const known[] = { "NotApplicable", "Passed", "Completed", "CompletedAndPassed",
					     "CompletedOrPassed" };
	const char *value = xml_attribute(au, "moveOn");
	for (size_t i = 0; value && i < sizeof known / sizeof known[0]; i++)
		if (strcmp(value, known[i]) == 0)
			return;
	if (value)
		findings_add(&inspection->findings, INSPECT_CMI5_MOVE_ON, at(inspection, au),
			     "moveOn is '%s', which cmi5 does not know; write NotApplicable, Passed, Completed, "
			     "CompletedAndPassed or "
			     "CompletedOrPassed",
			     shortened(inspection->arena, value));
	else
		findings_add(&inspection->findings, INSPECT_CMI5_MOVE_ON_MISSING, at(inspection, au),
			     "without moveOn this AU counts as satisfied before anybody opened it; write "
			     "moveOn=\"CompletedOrPassed\" or "
			     "what the course demands");
}

/* A decimal number from 0 to 1 (13.1.4, masteryScore). */
static bool is_share(const char *text)
{
	const char *point = strchr(text, '.');
	return is_decimal(text) && (!point || strlen(point + 1) <= MASTERY_DECIMALS) && strtod(text, NULL) <= 1;
}

static void check_mastery(struct inspection *inspection, const struct xml_element *au)
{
	const char *text = xml_attribute(au, "masteryScore");
	if (text && !is_share(text))
		findings_add(&inspection->findings, INSPECT_MASTERY_SCORE, at(inspection, au),
			     "the mastery score '%s' is no number from 0 to 1 with at most %d decimals; write 0.8 for "
			     "80 percent",
			     shortened(inspection->arena, text), MASTERY_DECIMALS);
}

/* ---- the course ---- */

static const char *launch_method(const struct xml_element *au)
{
	const char *method = xml_attribute(au, "launchMethod");
	return method ? method : "";
}

static void add_row(struct inspection *inspection, const struct xml_element *root, const struct xml_element *element)
{
	int level = 0;
	for (const struct xml_element *e = element->parent; e && e != root; e = e->parent)
		level++;
	struct outline_row *row = outline_add(inspection, is_named(element, "course") ? 0 : level + 1,
					      is_named(element, "au")      ? "au"
					      : is_named(element, "block") ? "block"
									   : "course");
	const char *id = xml_attribute(element, "id");
	row->identifier = id ? id : "";
	row->title = langstring(element, "title");
	row->launch = is_named(element, "au") ? child_text(element, "url") : "";
	row->is_default = is_named(element, "course");
	if (!is_named(element, "au"))
		return;
	row->type = "au";
	fact_add(inspection->arena, &row->facts, "moveOn", xml_attribute(element, "moveOn"));
	fact_add(inspection->arena, &row->facts, "masteryScore", xml_attribute(element, "masteryScore"));
	fact_add(inspection->arena, &row->facts, "launchMethod", launch_method(element));
}

static bool has_au(const struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->outline_count; i++)
		if (strcmp(inspection->outline[i].kind, "au") == 0)
			return true;
	return false;
}

static void check_course(struct inspection *inspection, const struct xml_element *root)
{
	const struct xml_element *course = xml_child(root, "course", NULL);
	const char *fault = NULL;
	if (!is_named(root, "courseStructure") || strcmp(root->namespace_uri, CMI5_NAMESPACE) != 0)
		fault = "the root is no <courseStructure> of the namespace " CMI5_NAMESPACE "; write exactly that";
	else if (!course)
		fault = "there is no <course>; write one with id, title and description before the AUs";
	else if (!has_au(inspection))
		fault = "there is no <au>, so an LMS has nothing to show; write one for each lesson";
	if (fault)
		findings_add(&inspection->findings, INSPECT_CMI5_COURSE, at(inspection, root), "%s", fault);
	if (course)
		inspection->title = langstring(course, "title");
}

static void check_element(struct inspection *inspection, const struct xml_element *root,
			  const struct xml_element *element)
{
	const bool is_shown = is_named(element, "au") || is_named(element, "block") || is_named(element, "course");
	if (is_shown)
		add_row(inspection, root, element);
	if (is_shown && *langstring(element, "title") == '\0')
		findings_add(
		    &inspection->findings, INSPECT_ITEM_TITLE, at(inspection, element),
		    "this <%s> has no title, so LMSs show its id or nothing; write <title> with a <langstring>",
		    element->name);
	if (!is_named(element, "au"))
		return;
	check_url(inspection, element);
	check_move_on(inspection, element);
	check_mastery(inspection, element);
}

static void judge(struct inspection *inspection)
{
	const struct xml_element *root = inspection_manifest_xml(inspection);
	if (!root)
		return;
	for (const struct xml_element *e = root; e; e = xml_following(root, e))
		check_element(inspection, root, e);
	check_course(inspection, root);
	check_ids(inspection, root);
	check_objectives(inspection, root);
}

const struct standard standard_cmi5 = {
	.id = "cmi5",
	.name = "cmi5",
	.manifest = "cmi5.xml",
	.claims = claims,
	.judge = judge,
};
