/*
 * Not a standard: a zip that holds packages, as some programs download them, or as somebody collected them.
 */
#include <strings.h>

#include "base/path.h"
#include "inspect/standard.h"

static bool has_extension(const struct package_file *file, const char *const *extensions)
{
	for (; *extensions; extensions++)
		if (strcasecmp(path_extension(file->path), *extensions) == 0)
			return true;
	return false;
}

static bool is_archive(const struct package_file *file)
{
	static const char *const archives[] = {
		".zip", ".imscc", ".h5p", ".epub", ".mbz", ".elp", ".elpx", ".pif", NULL
	};
	return has_extension(file, archives);
}

/* Packages inside and nothing that a browser or LMS would open. */
static bool claims(const struct inspection *inspection)
{
	static const char *const pages[] = { ".html", ".htm", ".xhtml", ".xml", NULL };
	size_t archives = 0;
	for (size_t i = 0; i < inspection->package->count; i++) {
		archives += is_archive(&inspection->package->files[i]);
		if (has_extension(&inspection->package->files[i], pages))
			return false;
	}
	return archives > 0;
}

static void judge(struct inspection *inspection)
{
	size_t count = 0;
	const struct package_file *first = NULL;
	for (size_t i = 0; i < inspection->package->count; i++) {
		const struct package_file *file = &inspection->package->files[i];
		if (!is_archive(file))
			continue;
		outline_add(inspection, 0, "archive")->title = file->path;
		first = first ? first : file;
		count++;
	}
	findings_add(&inspection->findings, INSPECT_ARCHIVE_NESTED, place_of_file(first),
		     "the zip holds %zu %s and nothing else that an LMS opens; unpack it once and upload %s", count,
		     count == 1 ? "archive" : "archives", count == 1 ? "what is inside" : "each of them by itself");
}

const struct standard standard_nested = {
	.id = "nested",
	.name = "Zip of archives",
	.manifest = "",
	.claims = claims,
	.judge = judge,
};
