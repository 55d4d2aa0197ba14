/*
 * Standard: H5P (h5p.org, "The .h5p file format"): h5p.json, content/content.json and a folder a library.
 */
#include <string.h>

#include "inspect/standard.h"

#define CONTENT "content/content.json"

static bool claims(const struct inspection *inspection)
{
	(void)inspection;
	return true;
}

static const char *number_of(const struct json_value *object, const char *name)
{
	const struct json_value *member = json_member(object, name);
	return member ? member->text : "";
}

/* "H5P.MultiChoice-1.14/", or without a version in old exports. */
static bool has_library(const struct inspection *inspection, const struct json_value *dependency, const char *name)
{
	const char *folder = arena_printf(inspection->arena, "%s-%s.%s/", name, number_of(dependency, "majorVersion"),
					  number_of(dependency, "minorVersion"));
	return package_has_below(inspection->package, folder) ||
	       package_has_below(inspection->package, arena_printf(inspection->arena, "%s/", name));
}

static void check_libraries(struct inspection *inspection, const struct json_value *root)
{
	enum { LIBRARY_LIMIT = 200 }; /* each is looked for among all files; the largest types need some 60 */
	const struct json_value *list = json_member(root, "preloadedDependencies");
	const struct json_value *one = list && list->kind == JSON_ARRAY ? list->first : NULL;
	for (int i = 0; one && i < LIBRARY_LIMIT; one = one->next, i++) {
		const char *name = json_string(one, "machineName");
		if (!name || has_library(inspection, one, name))
			continue;
		findings_add(&inspection->findings, INSPECT_H5P_LIBRARY, place_of_file(inspection->manifest),
			     "the library %s %s.%s is not inside; an LMS that does not have it refuses the package: "
			     "download it again with "
			     "its libraries",
			     shortened(inspection->arena, name), number_of(one, "majorVersion"),
			     number_of(one, "minorVersion"));
	}
}

static void check_content(struct inspection *inspection, const struct json_value *root)
{
	const struct package_file *content = package_find(inspection->package, CONTENT);
	if (!json_string(root, "mainLibrary"))
		findings_add(&inspection->findings, INSPECT_H5P_CONTENT, place_of_file(inspection->manifest),
			     "there is no \"mainLibrary\", so nothing says what to show; download the package again");
	if (!content)
		findings_add(&inspection->findings, INSPECT_H5P_CONTENT, place_of_file(inspection->manifest),
			     "'%s' is missing, so there is nothing to show; download the package again", CONTENT);
	else
		inspection_read_json(inspection, content);
}

static void judge(struct inspection *inspection)
{
	const struct json_value *root = inspection_read_json(inspection, inspection->manifest);
	const char *title = json_string(root, "title"), *library = json_string(root, "mainLibrary");
	if (!root)
		return;
	inspection->title = title ? title : "";
	fact_add(inspection->arena, &inspection->facts, "mainLibrary", library);
	fact_add(inspection->arena, &inspection->facts, "language", json_string(root, "language"));
	fact_add(inspection->arena, &inspection->facts, "license", json_string(root, "license"));
	struct outline_row *row = outline_add(inspection, 0, "activity");
	row->title = inspection->title;
	row->type = library ? library : "";
	row->is_default = true;
	check_content(inspection, root);
	check_libraries(inspection, root);
}

const struct standard standard_h5p = {
	.id = "h5p",
	.name = "H5P",
	.manifest = "h5p.json",
	.claims = claims,
	.judge = judge,
};
