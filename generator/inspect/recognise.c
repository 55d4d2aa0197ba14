#include "inspect/recognise.h"

#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "inspect/foreign.h"
#include "inspect/manifest.h"
#include "inspect/names.h"
#include "inspect/standard.h"

#define STANDARD(name) extern const struct standard standard_##name;
#include "inspect/standards.def"
#undef STANDARD

static const struct standard *const all_standards[] = {
#define STANDARD(name) &standard_##name,
#include "inspect/standards.def"
#undef STANDARD
};

#define STANDARD_COUNT (sizeof all_standards / sizeof all_standards[0])

const struct standard *const *standards(size_t *count)
{
	*count = STANDARD_COUNT;
	return all_standards;
}

/* ---- at the root ---- */

/* The manifest below the root, in whatever letters its name is written. */
static const struct package_file *manifest_of(const struct package *package, const struct standard *standard)
{
	const struct package_file *file = package_find(package, standard->manifest);
	return file ? file : package_find_folded(package, standard->manifest);
}

/* Standards share manifests: the text is read once. Nobody can tell what one is that cannot be read. */
static bool claims(struct inspection *inspection, const struct standard *standard)
{
	if (*standard->manifest == '\0')
		return standard->claims(inspection);
	const struct package_file *file = manifest_of(inspection->package, standard);
	if (!file)
		return false;
	if (inspection->manifest != file)
		inspection_take_manifest(inspection, file);
	inspection->is_unreadable = inspection->manifest_text == NULL;
	return !inspection->is_unreadable && standard->claims(inspection);
}

static const struct standard *ask_all(struct inspection *inspection)
{
	for (size_t i = 0; i < STANDARD_COUNT; i++)
		if (claims(inspection, all_standards[i]))
			return all_standards[i];
		else if (inspection->is_unreadable)
			return NULL;
	inspection->manifest = NULL;
	return NULL;
}

/* ---- under another name ---- */

static bool holds_manifest_name(const char *path)
{
	static const char name[] = "imsmanifest";
	for (; *path; path++)
		if (strncasecmp(path, name, sizeof name - 1) == 0)
			return true;
	return false;
}

/* "imsmanifest (1).xml", "imsmanifest.xml.txt", "imsmanifest - copy.xml" at the root; NULL: there is none. */
static const struct package_file *renamed_manifest(const struct package *package)
{
	static const char *const others[] = { ".xsd", ".dtd", ".xsl", ".xslt", ".html", ".htm", ".css", ".js" };
	for (size_t i = 0; i < package->count; i++) {
		const struct package_file *file = package->by_path[i];
		const char *path = package_inner_path(package, file);
		bool is_other = !path || file->is_folder || strchr(path, '/') || name_is_of_system(path) ||
				!holds_manifest_name(path);
		for (size_t k = 0; k < sizeof others / sizeof others[0] && !is_other; k++)
			is_other = strcasecmp(path_extension(path), others[k]) == 0;
		if (!is_other)
			return file;
	}
	return NULL;
}

/* What it is once the manifest has its name again. */
static bool recognise_renamed(struct inspection *inspection)
{
	const struct package_file *file = renamed_manifest(inspection->package);
	if (!file)
		return false;
	inspection_take_manifest(inspection, file);
	inspection->is_unreadable = inspection->manifest_text == NULL;
	for (size_t i = 0; i < STANDARD_COUNT && !inspection->standard && !inspection->is_unreadable; i++)
		if (strcmp(all_standards[i]->manifest, MANIFEST_FILE) == 0 && all_standards[i]->claims(inspection))
			inspection->standard = all_standards[i];
	findings_add(&inspection->findings, INSPECT_MANIFEST_NAME, place_of_file(file),
		     "this looks like a renamed manifest, and LMSs look for '" MANIFEST_FILE
		     "' only, in exactly these letters; call it so and zip again");
	return true;
}

/* Exporting programs put these beside the manifest, and nothing else needs them. */
static bool lacks_manifest(const struct package *package)
{
	static const char *const names[] = { "adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd", "adlcp_v1p3.xsd",
					     "imscp_v1p1.xsd", "ims_xml.xsd" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (package_find_folded(package, names[i]))
			return true;
	return false;
}

static void check_manifest_name(struct inspection *inspection)
{
	const char *manifest = inspection->standard->manifest;
	if (!inspection->manifest ||
	    strcmp(package_inner_path(inspection->package, inspection->manifest), manifest) == 0)
		return;
	findings_add(&inspection->findings, INSPECT_MANIFEST_NAME, place_of_file(inspection->manifest),
		     "LMSs look for '%s' in exactly these letters; rename the file", manifest);
}

/* ---- one folder too deep ---- */

static bool ends_with_manifest(const char *path, const char *manifest)
{
	const size_t length = strlen(path), end = strlen(manifest);
	return length > end && path[length - end - 1] == '/' &&
	       package_compare_folded(path + length - end, manifest) == 0;
}

static int depth_of(const char *path)
{
	int depth = 0;
	for (; *path; path++)
		depth += *path == '/';
	return depth;
}

/* The shallowest folder in which a manifest lies, with its '/'; NULL: there is none. */
static const char *folder_of_package(struct inspection *inspection)
{
	const struct package *package = inspection->package;
	const char *best = NULL;
	for (size_t i = 0; i < package->count; i++) {
		const char *path = package->files[i].path;
		for (size_t k = 0; k < STANDARD_COUNT && !name_is_of_system(path); k++) {
			const char *manifest = all_standards[k]->manifest;
			if (*manifest == '\0' || !ends_with_manifest(path, manifest))
				continue;
			const char *folder = arena_strndup(inspection->arena, path, strlen(path) - strlen(manifest));
			if (!best || depth_of(folder) < depth_of(best))
				best = folder;
		}
	}
	return best;
}

static void tell_folder(struct inspection *inspection, const char *folder)
{
	findings_add(&inspection->findings, INSPECT_MANIFEST_FOLDER, place_of_file(inspection->manifest),
		     "the package lies in the folder '%s', where no LMS looks; zip the content of the folder, not the "
		     "folder itself",
		     shortened(inspection->arena, folder));
}

static void look_deeper(struct inspection *inspection)
{
	const char *folder = folder_of_package(inspection);
	if (!folder)
		return;
	package_set_root(inspection->package, folder);
	inspection->standard = ask_all(inspection);
	if (inspection->standard)
		check_manifest_name(inspection);
	if (inspection->manifest)
		tell_folder(inspection, folder);
}

/* A site, a zip of packages, or nothing that has a name: what it could have been. */
static void tell_unrecognised(struct inspection *inspection)
{
	if (lacks_manifest(inspection->package))
		findings_add(&inspection->findings, INSPECT_MANIFEST_MISSING, PLACE_OF_ARCHIVE,
			     "SCORM's schema files are in it, but no " MANIFEST_FILE
			     ", by which LMSs know a package; put it in, or export the package again");
	else if (!inspection->standard && inspection->package->count > 0)
		findings_add(&inspection->findings, INSPECT_PACKAGE_UNKNOWN, PLACE_OF_ARCHIVE,
			     "it has no imsmanifest.xml, cmi5.xml, h5p.json, META-INF/container.xml or page, so it is "
			     "no package of a known kind; export it for the standard that your LMS takes");
}

/* The one folder at the top that holds everything, with its '/'; NULL: there is more at the top. */
static const char *only_folder(struct inspection *inspection)
{
	const struct package *package = inspection->package;
	const char *folder = NULL;
	for (size_t i = 0; i < package->count; i++) {
		const char *path = package->files[i].path, *slash = strchr(path, '/');
		if (name_is_of_system(path))
			continue;
		if (!slash)
			return NULL;
		if (!folder)
			folder = arena_strndup(inspection->arena, path, (size_t)(slash - path) + 1);
		else if (strncmp(path, folder, strlen(folder)) != 0)
			return NULL;
	}
	return folder;
}

/* Packages of other kinds and renamed manifests, in the folder that somebody zipped. */
static bool recognise_in_folder(struct inspection *inspection)
{
	const char *folder = only_folder(inspection);
	if (!folder)
		return false;
	package_set_root(inspection->package, folder);
	inspection->standard = foreign_standard(inspection->package);
	if (inspection->standard)
		return true;
	if (!recognise_renamed(inspection))
		return false;
	tell_folder(inspection, folder);
	return true;
}

/* No manifest lies at the root. */
static void recognise_without_manifest(struct inspection *inspection, const struct standard *at_root)
{
	inspection->standard = foreign_standard(inspection->package);
	if (inspection->standard || recognise_renamed(inspection))
		return;
	/* a site that hands out packages is a site */
	if (!at_root || !package_find(inspection->package, "index.html"))
		look_deeper(inspection);
	if (inspection->standard || inspection->is_unreadable || recognise_in_folder(inspection))
		return;
	package_set_root(inspection->package, "");
	inspection->standard = at_root;
	tell_unrecognised(inspection);
}

void recognise(struct inspection *inspection)
{
	inspection->standard = ask_all(inspection);
	if (inspection->is_unreadable)
		return;
	if (inspection->standard && *inspection->standard->manifest != '\0')
		check_manifest_name(inspection);
	else
		recognise_without_manifest(inspection, inspection->standard);
}

/* ---- who made it ---- */

const char *maker_of(const struct package *package)
{
	static const struct {
		const char *name;
		const char *marks[2]; /* a path ending in '/' is a folder; all have to be there */
	} makers[] = {
		{ "Waymark", { "s/waymark.js", "s/waymark.css" } },
		{ "Articulate Storyline", { "story_content/", "story.html" } },
		{ "Articulate Rise", { "scormcontent/index.html", "scormdriver/" } },
		{ "Adapt", { "adapt/js/", "course/config.json" } },
		{ "eXeLearning", { "contentv3.xml", "content.data" } },
		{ "eXeLearning", { "content.xml", "content.dtd" } },
		{ "eXeLearning", { "common_i18n.js", "exe_jquery.js" } },
		{ "iSpring", { "res/data/", "res/index.html" } },
		{ "Adobe Captivate", { "assets/js/CPM.js", "dr/" } },
		{ "Lectora", { "trivantis.js", "" } },
		{ "H5P", { "h5p.json", "content/content.json" } },
	};
	for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
		size_t found = 0;
		for (size_t k = 0; k < 2; k++) {
			const char *mark = makers[i].marks[k];
			const size_t length = strlen(mark);
			found += length == 0 || (mark[length - 1] == '/' ? package_has_below(package, mark)
									 : package_find(package, mark) != NULL);
		}
		if (found == 2)
			return makers[i].name;
	}
	return "";
}
