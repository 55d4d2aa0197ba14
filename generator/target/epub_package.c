#include "target/epub_package.h"

#include <string.h>

#include "base/hash.h"
#include "base/path.h"
#include "base/xmlout.h"
#include "base/xmlread.h"

const char *epub_identifier(struct arena *arena, const char *words)
{
	unsigned char d[HASH_SHA256_SIZE];

	hash_sha256(words, strlen(words), d);
	d[6] = (unsigned char)((d[6] & 0x0F) | 0x80); /* version 8 */
	d[8] = (unsigned char)((d[8] & 0x3F) | 0x80); /* variant of RFC 9562 */
	return arena_printf(arena, "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
			    d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13],
			    d[14], d[15]);
}

/* ---- writing -------------------------------------------------------------------------------------------- */

void epub_write_container(struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();

	xmlout_open(xml, "container");
	xmlout_attribute(xml, "version", "1.0");
	xmlout_attribute(xml, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
	xmlout_open(xml, "rootfiles");
	xmlout_open(xml, "rootfile");
	xmlout_attribute(xml, "full-path", EPUB_PACKAGE);
	xmlout_attribute(xml, "media-type", "application/oebps-package+xml");
	xmlout_finish(xml, out);
}

static void write_meta(struct xmlout *xml, const char *property, const char *text)
{
	xmlout_open(xml, "meta");
	xmlout_attribute(xml, "property", property);
	xmlout_text(xml, text);
	xmlout_close(xml);
}

/* Every picture has words beside it, so text alone is enough; nothing flashes, moves or sounds. */
static void write_access(struct xmlout *xml, const struct epub_package *package)
{
	static const char *const features[] = { "structuralNavigation", "tableOfContents", "readingOrder",
						"displayTransformability" };

	write_meta(xml, "schema:accessMode", "textual");
	if (package->has_pictures)
		write_meta(xml, "schema:accessMode", "visual");
	write_meta(xml, "schema:accessModeSufficient", "textual");
	for (size_t i = 0; i < sizeof features / sizeof features[0]; i++)
		write_meta(xml, "schema:accessibilityFeature", features[i]);
	if (package->has_pictures)
		write_meta(xml, "schema:accessibilityFeature", "alternativeText");
	write_meta(xml, "schema:accessibilityHazard", "none");
	write_meta(xml, "schema:accessibilitySummary", package->access_summary);
}

/* No subject and no description: what lists of books show does not say what this one is about. */
static void write_metadata(struct xmlout *xml, const struct epub_package *package)
{
	xmlout_open(xml, "metadata");
	xmlout_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	xmlout_open(xml, "dc:identifier");
	xmlout_attribute(xml, "id", "identifier");
	xmlout_text(xml, package->identifier);
	xmlout_close(xml);
	xmlout_text_element(xml, "dc:title", package->title);
	xmlout_text_element(xml, "dc:language", package->language);
	if (package->publisher) {
		xmlout_text_element(xml, "dc:creator", package->publisher);
		xmlout_text_element(xml, "dc:publisher", package->publisher);
	}
	if (package->rights)
		xmlout_text_element(xml, "dc:rights", package->rights);
	write_meta(xml, "dcterms:modified", package->modified);
	write_access(xml, package);
	xmlout_close(xml);
}

static const char *media_type(const char *file)
{
	static const struct {
		const char *extension, *type;
	} types[] = {
		{ ".xhtml", "application/xhtml+xml" },
		{ ".css", "text/css" },
		{ ".png", "image/png" },
		{ ".jpg", "image/jpeg" },
		{ ".jpeg", "image/jpeg" },
		{ ".gif", "image/gif" },
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcmp(path_extension(file), types[i].extension) == 0)
			return types[i].type;
	return "application/octet-stream";
}

static void write_manifest(struct arena *arena, struct xmlout *xml, const struct epub_package *package)
{
	xmlout_open(xml, "manifest");
	for (size_t i = 0; i < package->item_count; i++) {
		const struct epub_item *item = &package->items[i];

		xmlout_open(xml, "item");
		xmlout_attribute(xml, "id", arena_printf(arena, "file-%zu", i + 1));
		xmlout_attribute(xml, "href", item->file);
		xmlout_attribute(xml, "media-type", media_type(item->file));
		if (item->properties)
			xmlout_attribute(xml, "properties", item->properties);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

static void write_spine(struct arena *arena, struct xmlout *xml, const struct epub_package *package)
{
	xmlout_open(xml, "spine");
	xmlout_attribute(xml, "page-progression-direction", package->direction);
	for (size_t i = 0; i < package->item_count; i++) {
		if (!package->items[i].in_spine)
			continue;
		xmlout_open(xml, "itemref");
		xmlout_attribute(xml, "idref", arena_printf(arena, "file-%zu", i + 1));
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

void epub_write_package(struct arena *arena, const struct epub_package *package, struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();

	xmlout_open(xml, "package");
	xmlout_attribute(xml, "xmlns", "http://www.idpf.org/2007/opf");
	xmlout_attribute(xml, "version", "3.0");
	xmlout_attribute(xml, "unique-identifier", "identifier");
	xmlout_attribute(xml, "xml:lang", package->language);
	xmlout_attribute(xml, "dir", package->direction);
	write_metadata(xml, package);
	write_manifest(arena, xml, package);
	write_spine(arena, xml, package);
	xmlout_finish(xml, out);
}

/* ---- checking ------------------------------------------------------------------------------------------- */

struct check {
	struct arena *arena;
	const struct bundle *book;
	struct strbuf *problem;
	size_t file; /* in the book: the next one that may be listed; both have one order */
	size_t items;
	size_t references;
};

static void add_problem(struct check *check, const char *what, const char *name)
{
	strbuf_addf(check->problem, "%s '%s'\n", what, name ? name : "");
}

static const char *value_of(const struct xmlread_attribute *attributes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(attributes[i].name, name) == 0)
			return attributes[i].value;
	return NULL;
}

/* What belongs to the container is not listed. */
static bool is_listed(const char *path)
{
	return strcmp(path, "mimetype") != 0 && strcmp(path, EPUB_CONTAINER) != 0 && strcmp(path, EPUB_PACKAGE) != 0;
}

static const struct bundle_file *next_file(struct check *check)
{
	while (check->file < check->book->count) {
		const struct bundle_file *file = &check->book->files[check->file++];

		if (is_listed(file->path))
			return file;
	}
	return NULL;
}

static void check_item(struct check *check, const char *href)
{
	const struct bundle_file *file = next_file(check);

	check->items++;
	if (!file)
		add_problem(check, "the package document lists a file that the book has not:", href);
	else if (!href || strcmp(file->path, arena_printf(check->arena, EPUB_FOLDER "%s", href)) != 0)
		add_problem(check, "the package document does not list, at its place, the file", file->path);
}

static void on_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		     size_t count, int line)
{
	struct check *check = context;

	(void)prefix;
	(void)line;
	if (strcmp(name, "item") == 0)
		check_item(check, value_of(attributes, count, "href"));
	check->references += strcmp(name, "itemref") == 0;
}

static void on_error(void *context, int line, int column, const char *message)
{
	struct check *check = context;

	strbuf_addf(check->problem, "line %d:%d: not well-formed: %s\n", line, column, message);
}

bool epub_check_package(struct arena *arena, const char *document, size_t length, const struct bundle *book,
			struct strbuf *problem)
{
	struct check check = { .arena = arena, .book = book, .problem = problem };
	const struct xmlread_handler handler = { .start = on_start, .error = on_error, .context = &check };
	const struct bundle_file *left;

	if (xmlread_parse(document, length, &handler)) {
		while ((left = next_file(&check)))
			add_problem(&check, "the package document does not list the file", left->path);
		if (check.references == 0)
			add_problem(&check, "the package document has no chapters:", "spine");
	}
	return problem->length == 0;
}
