#include "inspect/recognise.h"

#include <string.h>

#include "base/path.h"
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

/* Standards share manifests: the text is read once. */
static bool claims(struct inspection *inspection, const struct standard *standard)
{
	if (*standard->manifest == '\0')
		return standard->claims(inspection);
	const struct package_file *file = manifest_of(inspection->package, standard);
	if (!file)
		return false;
	if (inspection->manifest != file)
		inspection_take_manifest(inspection, file);
	return standard->claims(inspection);
}

static const struct standard *ask_all(struct inspection *inspection)
{
	for (size_t i = 0; i < STANDARD_COUNT; i++)
		if (claims(inspection, all_standards[i]))
			return all_standards[i];
	inspection->manifest = NULL;
	return NULL;
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

static void look_deeper(struct inspection *inspection)
{
	const char *folder = folder_of_package(inspection);
	if (!folder)
		return;
	package_set_root(inspection->package, folder);
	inspection->standard = ask_all(inspection);
	if (inspection->manifest)
		findings_add(&inspection->findings, INSPECT_MANIFEST_FOLDER, place_of_file(inspection->manifest),
			     "the package lies in the folder '%s', where no LMS looks; zip the content of the folder, "
			     "not the folder "
			     "itself",
			     shortened(inspection->arena, folder));
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

void recognise(struct inspection *inspection)
{
	inspection->standard = ask_all(inspection);
	if (!inspection->standard || *inspection->standard->manifest == '\0') {
		const struct standard *at_root = inspection->standard;
		inspection->standard = NULL;
		/* a site that hands out packages is a site */
		if (!at_root || !package_find(inspection->package, "index.html"))
			look_deeper(inspection);
		if (!inspection->standard) {
			package_set_root(inspection->package, "");
			inspection->standard = at_root;
		}
	}
	if (inspection->standard)
		check_manifest_name(inspection);
	else if (inspection->package->count > 0)
		findings_add(&inspection->findings, INSPECT_PACKAGE_UNKNOWN, PLACE_OF_ARCHIVE,
			     "it has no imsmanifest.xml, cmi5.xml, h5p.json, META-INF/container.xml or page, so it is "
			     "no package of a "
			     "known kind; export it for the standard that your LMS takes");
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
