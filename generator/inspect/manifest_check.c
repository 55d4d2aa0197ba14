/*
 * The rules that manifests of every standard have to keep: identifiers, references, files.
 */
#include "inspect/manifest.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "inspect/names.h"
#include "output/address.h"

static bool is_named(const struct xml_element *element, const char *name)
{
	return strcmp(element->name, name) == 0;
}

/* ---- identifiers ---- */

/* xsd:ID: a letter or "_" first, then letters, digits, ".", "-", "_" (Namespaces in XML, NCName). Letters beyond ASCII are not judged. */
static bool is_identifier(const char *text)
{
	if (*text == '\0' || isdigit((unsigned char)*text) || *text == '-' || *text == '.')
		return false;
	for (; *text; text++)
		if ((unsigned char)*text < 0x80 && !isalnum((unsigned char)*text) && !strchr("._-", *text))
			return false;
	return true;
}

static bool carries_identifier(const struct xml_element *element)
{
	return is_named(element, "manifest") || is_named(element, "organization") || is_named(element, "item") ||
	       is_named(element, "resource");
}

static void check_identifier(struct inspection *inspection, const struct id_entry *entry, const struct id_entry *before)
{
	const struct xml_element *element = entry->thing, *twin = before ? before->thing : NULL;
	const struct place place = place_of_element(inspection->manifest, element);
	const char *shown = shortened(inspection->arena, entry->id);
	if (!is_identifier(entry->id))
		findings_add(&inspection->findings, INSPECT_IDENTIFIER_INVALID, place,
			     "the identifier '%s' is not one that XML allows; use letters, digits, '.', '-' and '_', "
			     "and begin with a "
			     "letter or '_'",
			     shown);
	if (twin && strcmp(before->id, entry->id) == 0)
		findings_add(&inspection->findings, INSPECT_IDENTIFIER_DUPLICATE, place,
			     "the identifier '%s' stands in line %d already; each may stand once in the whole manifest",
			     shown, twin->line);
}

void manifest_check_identifiers(struct inspection *inspection, const struct manifest *manifest)
{
	struct id_index index = { 0 };
	for (const struct xml_element *e = manifest->root; e; e = xml_following(manifest->root, e)) {
		const char *identifier = carries_identifier(e) ? xml_attribute(e, "identifier") : NULL;
		if (identifier)
			id_index_add(inspection->arena, &index, identifier, e);
	}
	id_index_sort(&index);
	for (size_t i = 0; i < index.count; i++)
		check_identifier(inspection, &index.entries[i], i > 0 ? &index.entries[i - 1] : NULL);
}

/* ---- organizations and items ---- */

static void check_default(struct inspection *inspection, const struct manifest *manifest)
{
	const struct xml_element *organizations = manifest->organizations, *one = NULL;
	const char *wanted = xml_attribute(organizations, "default");
	while (wanted && (one = xml_child(organizations, "organization", one)) != NULL) {
		const char *identifier = xml_attribute(one, "identifier");
		if (identifier && strcmp(identifier, wanted) == 0)
			return;
	}
	if (wanted && xml_child(organizations, "organization", NULL))
		findings_add(
		    &inspection->findings, INSPECT_ORGANIZATION_DEFAULT,
		    place_of_element(inspection->manifest, organizations),
		    "the default organization '%s' is not in the manifest; write the identifier of one that is",
		    shortened(inspection->arena, wanted));
}

/* `may_be_inner`: it may refer to what a manifest inside the manifest has. */
static void check_item_reference(struct inspection *inspection, const struct manifest *manifest,
				 const struct xml_element *item, bool may_be_inner)
{
	const char *reference = xml_attribute(item, "identifierref");
	const struct place place = place_of_element(inspection->manifest, item);
	if (reference && *reference && !may_be_inner && !manifest_resource(manifest, reference))
		findings_add(&inspection->findings, INSPECT_ITEM_UNKNOWN, place,
			     "this item refers to the resource '%s', which the manifest does not have; write the "
			     "identifier of one "
			     "that it has",
			     shortened(inspection->arena, reference));
	else if (!(reference && *reference) && !xml_child(item, "item", NULL))
		findings_add(&inspection->findings, INSPECT_ITEM_EMPTY, place,
			     "this item launches nothing and holds no items, so learners see a title that does "
			     "nothing; give it an "
			     "identifierref or take it out");
}

static void check_title(struct inspection *inspection, const struct xml_element *element)
{
	if (*title_of(element) == '\0')
		findings_add(&inspection->findings, INSPECT_ITEM_TITLE, place_of_element(inspection->manifest, element),
			     "this %s has no title, so LMSs show its identifier or nothing; write <title>",
			     element->name);
}

void manifest_check_organizations(struct inspection *inspection, const struct manifest *manifest)
{
	const struct xml_element *organizations = manifest->organizations;
	if (!organizations)
		return;
	check_default(inspection, manifest);
	const bool may_be_inner = xml_child(manifest->root, "manifest", NULL) != NULL;
	for (const struct xml_element *e = organizations; e; e = xml_following(organizations, e)) {
		if (is_named(e, "item"))
			check_item_reference(inspection, manifest, e, may_be_inner);
		if (is_named(e, "item") || is_named(e, "organization"))
			check_title(inspection, e);
	}
}

/* ---- addresses ---- */

enum target_kind target_resolve(struct arena *arena, const char *base, const char *href, const char **path)
{
	const struct address address = address_read(arena, arena_printf(arena, "%s%s", base, href));
	*path = NULL;
	if (address.kind == ADDRESS_FILE)
		*path = path_resolve(arena, "", address.path);
	if (*path)
		return TARGET_FILE;
	if (address.kind == ADDRESS_FILE || address.kind == ADDRESS_SAME_PAGE || address.kind == ADDRESS_CODE)
		return TARGET_UNSAFE;
	return address.kind == ADDRESS_OTHER && strncmp(href, "//", 2) != 0 ? TARGET_UNSAFE : TARGET_ELSEWHERE;
}

const struct package_file *target_file(struct inspection *inspection, const struct package_file *manifest,
				       const struct xml_element *element, const char *base, const char *href,
				       enum inspect_rule absent, const char *what)
{
	struct findings *findings = &inspection->findings;
	const struct place place = place_of_element(manifest, element);
	struct arena scratch = ARENA_INIT;
	const char *path, *shown = shortened(&scratch, href);
	const enum target_kind kind = target_resolve(&scratch, base, href, &path);
	const struct package_file *file = kind == TARGET_FILE ? package_find(inspection->package, path) : NULL;
	const struct package_file *alike =
	    kind == TARGET_FILE && !file ? package_find_folded(inspection->package, path) : NULL;
	if (kind == TARGET_UNSAFE)
		findings_add(findings, INSPECT_HREF_UNSAFE, place,
			     "%s '%s', which is no file of the package; write a path with '/' that stays inside it",
			     what, shown);
	else if (alike)
		findings_add(
		    findings, INSPECT_FILE_NAME_CASE, place,
		    "%s '%s', but the file's name is '%s'; write it in the same letters, most servers tell them apart",
		    what, shown, shortened(&scratch, package_inner_path(inspection->package, alike)));
	else if (kind == TARGET_FILE && !file)
		findings_add(findings, absent, place,
			     "%s '%s', which the package lacks; put the file in, or take the address out", what, shown);
	arena_release(&scratch);
	return file ? file : alike;
}

/* ---- resources and files ---- */

struct listing {
	struct inspection *inspection;
	const struct manifest *manifest;
	bool *listed;          /* one for each file of the package */
	struct arena *scratch; /* emptied behind each resource and each of its files: there may be thousands */
	size_t backslashes;    /* addresses that have one */
	const struct xml_element *first_backslash;
};

static void mark_listed(struct listing *listing, const struct package_file *file)
{
	if (file)
		listing->listed[file - listing->inspection->package->files] = true;
}

static const char *who(struct listing *listing, const struct manifest_resource *resource, const char *does)
{
	return arena_printf(listing->scratch, "the resource '%s' %s", shortened(listing->scratch, resource->identifier),
			    does);
}

/* Some programs for Windows write backslashes: what they mean is looked at, that they are there is told once. */
static const char *with_slashes(struct listing *listing, const struct xml_element *element, const char *href)
{
	if (!href || !strchr(href, '\\'))
		return href;
	char *copy = arena_strdup(listing->scratch, href);
	for (char *c = copy; (c = strchr(c, '\\')) != NULL;)
		*c = '/';
	if (listing->backslashes++ == 0)
		listing->first_backslash = element;
	return copy;
}

static void tell_backslashes(const struct listing *listing)
{
	const struct xml_element *element = listing->first_backslash;
	if (element)
		findings_add(
		    &listing->inspection->findings, INSPECT_HREF_UNSAFE,
		    place_of_element(listing->inspection->manifest, element),
		    "addresses with '\\' between folder and file, such as '%s', which servers take for one long "
		    "name: %zu; write '/'",
		    shortened(listing->inspection->arena, xml_attribute(element, "href")), listing->backslashes);
}

static bool lists_launch(struct listing *listing, const struct manifest_resource *resource, const char *launch)
{
	const struct xml_element *file = NULL;
	const char *base = manifest_base(listing->scratch, listing->manifest, resource), *wanted, *path;
	struct arena each = ARENA_INIT;
	bool lists = target_resolve(listing->scratch, base, launch, &wanted) != TARGET_FILE;
	while (!lists && (file = xml_child(resource->element, "file", file)) != NULL) {
		const char *href = xml_attribute(file, "href");
		lists = href &&
			(strcmp(href, resource->href) == 0 ||
			 (target_resolve(&each, base, href, &path) == TARGET_FILE && strcasecmp(path, wanted) == 0));
		arena_reset(&each);
	}
	arena_release(&each);
	return lists;
}

static void check_launch(struct listing *listing, const struct manifest_resource *resource)
{
	struct inspection *inspection = listing->inspection;
	const struct place place = place_of_element(inspection->manifest, resource->element);
	const char *base = manifest_base(listing->scratch, listing->manifest, resource), *path;
	if (!resource->href || *resource->href == '\0') {
		/* cartridges launch questions by their file alone */
		if (resource->is_used &&
		    (strcmp(resource->type, "webcontent") == 0 || !xml_child(resource->element, "file", NULL)))
			findings_add(&inspection->findings, INSPECT_LAUNCH_MISSING, place,
				     "%s; write href=\"index.html\" or what opens first",
				     who(listing, resource, "is opened by an item and has no href"));
		return;
	}
	if (target_resolve(listing->scratch, base, resource->href, &path) == TARGET_ELSEWHERE) {
		hosts_add(inspection->arena, &inspection->hosts, resource->href, strlen(resource->href));
		findings_add(&inspection->findings, INSPECT_LAUNCH_ELSEWHERE, place,
			     "%s '%s' on another site: it needs a network, and can neither be checked here nor report "
			     "a result; put the "
			     "page into the package",
			     who(listing, resource, "opens"), shortened(listing->scratch, resource->href));
		return;
	}
	const char *launch = with_slashes(listing, resource->element, resource->href);
	const struct package_file *file = target_file(inspection, inspection->manifest, resource->element, base, launch,
						      INSPECT_LAUNCH_ABSENT, who(listing, resource, "opens"));
	mark_listed(listing, file);
	if (file && !lists_launch(listing, resource, launch))
		findings_add(&inspection->findings, INSPECT_LAUNCH_UNLISTED, place,
			     "%s '%s' without listing it; add <file href=\"%s\"/>", who(listing, resource, "opens"),
			     shortened(listing->scratch, resource->href), shortened(listing->scratch, resource->href));
}

static void check_dependency(struct listing *listing, const struct xml_element *dependency)
{
	const char *reference = xml_attribute(dependency, "identifierref");
	if (!reference || manifest_resource(listing->manifest, reference))
		return;
	findings_add(
	    &listing->inspection->findings, INSPECT_DEPENDENCY_UNKNOWN,
	    place_of_element(listing->inspection->manifest, dependency),
	    "it depends on the resource '%s', which the manifest does not have; add it or take the dependency out",
	    shortened(listing->inspection->arena, reference));
}

static void check_resource(struct listing *listing, const struct manifest_resource *resource)
{
	struct inspection *inspection = listing->inspection;
	check_launch(listing, resource);
	arena_reset(listing->scratch);
	for (const struct xml_element *child = resource->element->first; child; child = child->next) {
		const char *href = is_named(child, "file") ? xml_attribute(child, "href") : NULL;
		const bool is_launch = href && resource->href && strcmp(href, resource->href) == 0;
		if (href && !is_launch)
			mark_listed(listing, target_file(inspection, inspection->manifest, child,
							 manifest_base(listing->scratch, listing->manifest, resource),
							 with_slashes(listing, child, href), INSPECT_FILE_ABSENT,
							 who(listing, resource, "lists")));
		if (is_named(child, "dependency"))
			check_dependency(listing, child);
		arena_reset(listing->scratch);
	}
}

/* Schema files lie beside the manifest, those of metadata in folders of their own; they belong to no resource. */
static bool may_be_unlisted(const struct inspection *inspection, const struct package_file *file)
{
	const char *extension = path_extension(file->path);
	return file == inspection->manifest || file->is_folder || name_is_of_system(file->path) ||
	       strcasecmp(extension, ".xsd") == 0 || strcasecmp(extension, ".dtd") == 0;
}

static void tell_unlisted(struct listing *listing)
{
	enum { SHOWN = 3 };
	struct inspection *inspection = listing->inspection;
	struct strbuf names = STRBUF_INIT;
	size_t count = 0;
	for (size_t i = 0; i < inspection->package->count; i++) {
		const struct package_file *file = &inspection->package->files[i];
		if (listing->listed[i] || may_be_unlisted(inspection, file))
			continue;
		if (count++ < SHOWN)
			strbuf_addf(&names, "%s'%s'", count > 1 ? ", " : "", shortened(inspection->arena, file->path));
	}
	if (count > 0)
		findings_add(&inspection->findings, INSPECT_FILE_UNLISTED, place_of_file(inspection->manifest),
			     "%zu %s not listed in the manifest (%s%s); list what the course needs and take out the "
			     "rest, some LMSs keep "
			     "only what is listed",
			     count, count == 1 ? "file is" : "files are", names.text, count > SHOWN ? " ..." : "");
	strbuf_release(&names);
}

/* Once for all that have it. */
static void tell_base(struct inspection *inspection, const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->resource_count; i++) {
		if (*manifest->base == '\0' && *manifest->resources[i].base == '\0')
			continue;
		findings_add(
		    &inspection->findings, INSPECT_XML_BASE,
		    place_of_element(inspection->manifest, manifest->resources[i].element),
		    "addresses are put together with xml:base, which some LMSs pass over; write whole paths instead");
		return;
	}
}

void manifest_check_resources(struct inspection *inspection, const struct manifest *manifest)
{
	struct arena scratch = ARENA_INIT;
	struct listing listing = {
		.scratch = &scratch,
		.inspection = inspection,
		.manifest = manifest,
		.listed = arena_calloc(inspection->arena, inspection->package->count, sizeof(bool)),
	};
	const struct xml_element *inner = xml_child(manifest->root, "manifest", NULL);
	if (inner)
		findings_add(
		    &inspection->findings, INSPECT_SUBMANIFEST, place_of_element(inspection->manifest, inner),
		    "LMSs pass over a manifest inside the manifest; export each course as a package of its own");
	for (size_t i = 0; i < manifest->resource_count; i++)
		check_resource(&listing, &manifest->resources[i]);
	tell_base(inspection, manifest);
	tell_backslashes(&listing);
	if (!inner)
		tell_unlisted(&listing);
	arena_release(&scratch);
}
