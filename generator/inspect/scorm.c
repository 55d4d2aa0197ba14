#include "inspect/scorm.h"

#include <string.h>
#include <strings.h>

bool scorm_mentions(const struct inspection *inspection, const char *text)
{
	return strstr(inspection->manifest_words, text) != NULL;
}

const char *scorm_version_in(const struct inspection *inspection)
{
	const char *start = strstr(inspection->manifest_words, "schemaversion>");
	if (!start)
		return "";
	start += strlen("schemaversion>");
	start += strspn(start, " \t\r\n");
	size_t length = strcspn(start, "<");
	while (length > 0 && strchr(" \t\r\n", start[length - 1]))
		length--;
	return arena_strndup(inspection->arena, start, length < 80 ? length : 80);
}

/* ---- namespaces and prefixes ---- */

static void check_namespaces(struct inspection *inspection, const struct manifest *manifest,
			     const struct scorm_version *version)
{
	const char *other = NULL;
	if (strcmp(manifest->root->namespace_uri, version->imscp) != 0)
		other = manifest->root->namespace_uri;
	else if (scorm_mentions(inspection, version->other))
		other = version->other;
	if (other)
		findings_add(
		    &inspection->findings, INSPECT_MANIFEST_NAMESPACE,
		    place_of_element(inspection->manifest, manifest->root),
		    "the schemaversion says %s, but the namespace '%s' is not one of it; write xmlns=\"%s\" and "
		    "xmlns:adlcp=\"%s\", or the schemaversion that fits",
		    version->name, shortened(inspection->arena, other), version->imscp, version->adlcp);
}

static const struct known_prefix *find_prefix(const struct known_prefix *prefixes, const char *namespace_uri)
{
	for (; prefixes->namespace_uri; prefixes++)
		if (strcmp(prefixes->namespace_uri, namespace_uri) == 0)
			return prefixes;
	return NULL;
}

enum { PREFIX_TABLE_LIMIT = 8 };

struct prefix_check {
	struct inspection *inspection;
	const struct scorm_version *version;
	bool told[PREFIX_TABLE_LIMIT]; /* one for each known prefix: once is enough */
};

static void check_prefix(struct prefix_check *check, const struct xml_element *element, const char *namespace_uri,
			 const char *prefix)
{
	const struct known_prefix *known = find_prefix(check->version->prefixes, namespace_uri);
	if (!known || strcasecmp(known->prefix, prefix) == 0 || check->told[known - check->version->prefixes])
		return;
	check->told[known - check->version->prefixes] = true;
	findings_add(
	    &check->inspection->findings, INSPECT_MANIFEST_PREFIX,
	    place_of_element(check->inspection->manifest, element),
	    "'%s' has the prefix '%s' here, but LMSs such as Moodle look for the letters '%s:' and pass over the rest; "
	    "write xmlns:%s=\"%s\" and use that prefix",
	    namespace_uri, prefix, known->prefix, known->prefix, namespace_uri);
}

static void check_prefixes(struct inspection *inspection, const struct manifest *manifest,
			   const struct scorm_version *version)
{
	struct prefix_check check = { .inspection = inspection, .version = version };
	for (const struct xml_element *e = manifest->root; e; e = xml_following(manifest->root, e)) {
		check_prefix(&check, e, e->namespace_uri, e->prefix);
		for (size_t i = 0; i < e->attribute_count; i++)
			if (*e->attributes[i].namespace_uri)
				check_prefix(&check, e, e->attributes[i].namespace_uri, e->attributes[i].prefix);
	}
}

/* ---- scormtype ---- */

const char *scorm_type(const struct manifest_resource *resource)
{
	const struct xml_attribute *attribute = attribute_like(resource->element, "scormtype");
	return attribute ? attribute->value : "";
}

static bool is_known_type(const char *value)
{
	return strcmp(value, "sco") == 0 || strcmp(value, "asset") == 0;
}

static void check_type(struct inspection *inspection, const struct manifest_resource *resource,
		       const struct scorm_version *version)
{
	const struct xml_attribute *attribute = attribute_like(resource->element, "scormtype");
	const struct place place = place_of_element(inspection->manifest, resource->element);
	const char *shown = shortened(inspection->arena, resource->identifier);
	if (!attribute && resource->is_used)
		findings_add(&inspection->findings, INSPECT_SCORM_ASSET, place,
			     "the resource '%s' has no adlcp:%s, so LMSs take it for a mere file: completed once it is "
			     "opened, without a "
			     "score; write adlcp:%s=\"sco\" if it reports by itself, \"asset\" if not",
			     shown, version->scorm_type, version->scorm_type);
	if (!attribute)
		return;
	if (*attribute->prefix == '\0' || strcmp(attribute->name, version->scorm_type) != 0)
		findings_add(&inspection->findings, INSPECT_SCORM_TYPE, place,
			     "'%s%s%s' is not how %s writes it; write adlcp:%s", attribute->prefix,
			     *attribute->prefix ? ":" : "", attribute->name, version->name, version->scorm_type);
	else if (!is_known_type(attribute->value))
		findings_add(&inspection->findings, INSPECT_SCORM_TYPE, place,
			     "adlcp:%s is '%s', which LMSs do not know; write \"sco\" or \"asset\", in small letters",
			     version->scorm_type, shortened(inspection->arena, attribute->value));
}

/* ---- what learners see ---- */

static void check_shown(struct inspection *inspection, const struct manifest *manifest)
{
	const struct xml_element *organizations = manifest->organizations;
	const struct xml_element *one = organizations ? xml_child(organizations, "organization", NULL) : NULL;
	if (!one)
		findings_add(&inspection->findings, INSPECT_ORGANIZATION_MISSING,
			     place_of_element(inspection->manifest, organizations ? organizations : manifest->root),
			     "there is no <organization>, so an LMS has nothing to show; write one with an <item> for "
			     "each lesson");
	else if (!xml_child(one, "item", NULL))
		findings_add(
		    &inspection->findings, INSPECT_ORGANIZATION_MISSING, place_of_element(inspection->manifest, one),
		    "the organization has no <item>, so an LMS has nothing to show; write one for each lesson");
}

static void check_version(struct inspection *inspection, const struct manifest *manifest,
			  const struct scorm_version *version)
{
	const char *text = manifest_version(manifest);
	const struct xml_element *at = manifest->version ? manifest->version : manifest->root;
	if (*inspection->edition || (*text == '\0' && strcmp(version->versions, "1.2") == 0))
		return;
	findings_add(&inspection->findings, INSPECT_MANIFEST_VERSION, place_of_element(inspection->manifest, at),
		     "the schemaversion '%s' is none that LMSs know, and Moodle takes all that it does not know for "
		     "SCORM 1.2; write "
		     "exactly %s",
		     shortened(inspection->arena, text), version->versions);
}

void scorm_check(struct inspection *inspection, const struct manifest *manifest, const struct scorm_version *version)
{
	check_version(inspection, manifest, version);
	check_namespaces(inspection, manifest, version);
	check_prefixes(inspection, manifest, version);
	check_shown(inspection, manifest);
	manifest_check_identifiers(inspection, manifest);
	manifest_check_organizations(inspection, manifest);
	for (size_t i = 0; i < manifest->resource_count; i++)
		check_type(inspection, &manifest->resources[i], version);
	manifest_check_resources(inspection, manifest);
}
