/*
 * Not a standard: a zipped website. LMSs unpack it as a folder and show the page that somebody chooses.
 */
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "inspect/html.h"
#include "inspect/standard.h"

static bool is_page(const struct package_file *file)
{
	const char *extension = path_extension(file->path);
	return strcasecmp(extension, ".html") == 0 || strcasecmp(extension, ".htm") == 0 ||
	       strcasecmp(extension, ".xhtml") == 0;
}

static bool claims(const struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->package->count; i++)
		if (is_page(&inspection->package->files[i]))
			return true;
	return false;
}

/* The first page at the root, or anywhere. */
static const struct package_file *some_page(const struct package *package)
{
	const struct package_file *best = NULL;
	for (size_t i = 0; i < package->count; i++) {
		const struct package_file *file = package->by_path[i];
		if (is_page(file) && (!best || (strchr(best->path, '/') && !strchr(file->path, '/'))))
			best = file;
	}
	return best;
}

static void judge(struct inspection *inspection)
{
	const struct package_file *start = package_find(inspection->package, "index.html");
	struct strbuf text = STRBUF_INIT;
	if (!start)
		start = package_find(inspection->package, "index.htm");
	if (!start) {
		start = some_page(inspection->package);
		findings_add(&inspection->findings, INSPECT_WEBSITE_START, place_of_file(start),
			     "there is no index.html at the top of the zip, so servers and LMSs show a list of files "
			     "or nothing; name the start "
			     "page index.html, or choose '%s' where the LMS asks",
			     shortened(inspection->arena, start->path));
	}
	if (inspection_read(inspection, start, &text))
		inspection->title = html_title(inspection->arena, text.text, text.length);
	strbuf_release(&text);
	struct outline_row *row = outline_add(inspection, 0, "page");
	row->title = inspection->title;
	row->launch = start->path;
	row->is_default = true;
}

const struct standard standard_website = {
	.id = "website",
	.name = "Zipped website",
	.manifest = "",
	.claims = claims,
	.judge = judge,
};
