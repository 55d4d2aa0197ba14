/*
 * Standard: EPUB 2 and 3 (EPUB Open Container Format 3.2, sections 3 and 4; EPUB Packages 3.2). The rules that keep a book from
 * opening; epubcheck knows the others.
 */
#include <string.h>

#include "base/path.h"
#include "inspect/manifest.h"
#include "inspect/standard.h"

#define CONTAINER "META-INF/container.xml"
#define MIMETYPE  "application/epub+zip"

static bool claims(const struct inspection *inspection)
{
	(void)inspection;
	return true;
}

/* The package document while it is judged. */
struct book {
	struct inspection *inspection;
	const struct package_file *file;
	const struct xml_element *root, *items, *spine;
	const char *folder;    /* with its '/', "" at the root */
	struct id_index by_id; /* items */
	bool *listed;          /* one for each file of the package */
};

static struct place at(const struct book *book, const struct xml_element *element)
{
	return place_of_element(book->file, element);
}

/* ---- the container ---- */

static void check_mimetype(struct inspection *inspection)
{
	const struct package_file *file = package_find(inspection->package, "mimetype");
	struct strbuf text = STRBUF_INIT;
	const char *fault = NULL;
	if (!file)
		fault = "there is no file 'mimetype'";
	else if (file != &inspection->package->files[0])
		fault = "'mimetype' is not the first entry of the zip";
	else if (!file->is_stored)
		fault = "'mimetype' is compressed";
	else if (inspection_read(inspection, file, &text) && strcmp(text.text, MIMETYPE) != 0)
		fault = "'mimetype' does not say exactly '" MIMETYPE "', without a line break";
	if (fault)
		findings_add(
		    &inspection->findings, INSPECT_EPUB_MIMETYPE, file ? place_of_file(file) : PLACE_OF_ARCHIVE,
		    "%s, and readers know a book by that; make the book with an EPUB program, not with a zip program",
		    fault);
	strbuf_release(&text);
}

/* The package document, or NULL: it was told why. */
static const struct package_file *find_package(struct inspection *inspection, const struct xml_element *container)
{
	const struct xml_element *list = xml_child(container, "rootfiles", NULL);
	const struct xml_element *rootfile = list ? xml_child(list, "rootfile", NULL) : NULL;
	const char *path = rootfile ? xml_attribute(rootfile, "full-path") : NULL;
	if (!path || *path == '\0') {
		findings_add(&inspection->findings, INSPECT_EPUB_CONTAINER,
			     place_of_element(inspection->manifest, container),
			     "it names no package document; write <rootfile full-path=\"...\"> with its path");
		return NULL;
	}
	if (strlen(path) > BASE_LIMIT) {
		findings_add(&inspection->findings, INSPECT_EPUB_CONTAINER,
			     place_of_element(inspection->manifest, rootfile),
			     "the path of its package document has more than %d bytes; shorten it", BASE_LIMIT);
		return NULL;
	}
	return target_file(inspection, inspection->manifest, rootfile, "", path, INSPECT_EPUB_CONTAINER, "it names");
}

/* ---- the package document ---- */

static bool has_word(const char *list, const char *word)
{
	const size_t length = strlen(word);
	while (list && *list) {
		list += strspn(list, " \t\r\n");
		const size_t here = strcspn(list, " \t\r\n");
		if (here == length && strncmp(list, word, length) == 0)
			return true;
		list += here;
	}
	return false;
}

static const struct package_file *item_file(struct book *book, const struct xml_element *item, enum inspect_rule absent)
{
	const char *href = xml_attribute(item, "href");
	return href ? target_file(book->inspection, book->file, item, book->folder, href, absent, "the book lists")
		    : NULL;
}

static void check_items(struct book *book)
{
	const struct xml_element *item = NULL;
	while (book->items && (item = xml_child(book->items, "item", item)) != NULL) {
		const struct package_file *file = item_file(book, item, INSPECT_FILE_ABSENT);
		if (xml_attribute(item, "id"))
			id_index_add(book->inspection->arena, &book->by_id, xml_attribute(item, "id"), item);
		if (file)
			book->listed[file - book->inspection->package->files] = true;
	}
	id_index_sort(&book->by_id);
}

static void check_spine(struct book *book)
{
	const struct xml_element *entry = NULL;
	size_t count = 0;
	while (book->spine && (entry = xml_child(book->spine, "itemref", entry)) != NULL) {
		const char *id = xml_attribute(entry, "idref");
		count++;
		if (!id || !id_index_find(&book->by_id, id))
			findings_add(&book->inspection->findings, INSPECT_EPUB_SPINE, at(book, entry),
				     "the reading order names '%s', which the book's manifest does not have; write the "
				     "id of an item",
				     shortened(book->inspection->arena, id ? id : ""));
	}
	if (count == 0)
		findings_add(&book->inspection->findings, INSPECT_EPUB_SPINE,
			     at(book, book->spine ? book->spine : book->root),
			     "there is no reading order, so the book is empty; write <spine> with an <itemref> for "
			     "each chapter");
}

static const char *metadata_text(const struct book *book, const char *name)
{
	const struct xml_element *metadata = xml_child(book->root, "metadata", NULL);
	const struct xml_element *element = metadata ? xml_child(metadata, name, NULL) : NULL;
	return element ? element->text : "";
}

static void check_metadata(struct book *book)
{
	static const char *const needed[] = { "title", "language", "identifier" };
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (*metadata_text(book, needed[i]) == '\0')
			findings_add(&book->inspection->findings, INSPECT_EPUB_METADATA, at(book, book->root),
				     "there is no <dc:%s>, which every book has to have; write it into <metadata>",
				     needed[i]);
}

/* Everything but what the container itself uses. */
static void tell_unlisted(struct book *book)
{
	const struct package *package = book->inspection->package;
	size_t count = 0, first = 0;
	for (size_t i = 0; i < package->count; i++) {
		const char *path = package->files[i].path;
		if (book->listed[i] || package->files[i].is_folder || &package->files[i] == book->file ||
		    strcmp(path, "mimetype") == 0 || strncmp(path, "META-INF/", 9) == 0)
			continue;
		if (count++ == 0)
			first = i;
	}
	if (count > 0)
		findings_add(
		    &book->inspection->findings, INSPECT_FILE_UNLISTED, place_of_file(book->file),
		    "%zu %s not listed in the book's manifest ('%s'%s); list what the book needs and take out the rest",
		    count, count == 1 ? "file is" : "files are",
		    shortened(book->inspection->arena, package->files[first].path), count > 1 ? " ..." : "");
}

/* ---- the table of contents ---- */

enum {
	TITLE_LIMIT = 1000
}; /* bytes of a chapter's title that are shown; links in links have the words of all of them */

static const char *words_of(struct arena *arena, const struct xml_element *element)
{
	struct strbuf words = STRBUF_INIT;
	int looked_at = 0; /* elements without words are many, too */
	for (const struct xml_element *e = element; e && words.length < TITLE_LIMIT && looked_at++ < TITLE_LIMIT;
	     e = xml_following(element, e))
		if (*e->text)
			strbuf_addf(&words, "%s%.*s", words.length > 0 ? " " : "",
				    (int)bounded_length(e->text, TITLE_LIMIT - words.length), e->text);
	const char *copy = arena_strndup(arena, words.text, words.length);
	strbuf_release(&words);
	return copy;
}

static int levels_between(const struct xml_element *root, const struct xml_element *element, const char *name)
{
	int level = 0;
	for (; element && element != root; element = element->parent)
		level += strcmp(element->name, name) == 0;
	return level;
}

/* EPUB 3: links in lists of the <nav> for the table of contents. */
static void show_nav(struct inspection *inspection, const struct xml_element *root)
{
	const struct xml_element *nav = NULL;
	for (const struct xml_element *e = root; e && !nav; e = xml_following(root, e)) {
		const struct xml_attribute *type = strcmp(e->name, "nav") == 0 ? attribute_like(e, "type") : NULL;
		nav = type && has_word(type->value, "toc") ? e : NULL;
	}
	for (const struct xml_element *e = nav; e; e = xml_following(nav, e)) {
		const char *href = strcmp(e->name, "a") == 0 ? xml_attribute(e, "href") : NULL;
		if (!href)
			continue;
		struct outline_row *row = outline_add(inspection, levels_between(nav, e, "ol"), "chapter");
		row->launch = href;
		if (inspection->outline_more == 0) /* otherwise nobody sees it */
			row->title = words_of(inspection->arena, e);
	}
}

/* EPUB 2: navPoints of the NCX. */
static void show_ncx(struct inspection *inspection, const struct xml_element *root)
{
	for (const struct xml_element *e = root; e; e = xml_following(root, e)) {
		const struct xml_element *label =
		    strcmp(e->name, "navPoint") == 0 ? xml_child(e, "navLabel", NULL) : NULL;
		const struct xml_element *content = label ? xml_child(e, "content", NULL) : NULL;
		const char *source = content ? xml_attribute(content, "src") : NULL;
		if (!label)
			continue;
		struct outline_row *row = outline_add(inspection, levels_between(root, e, "navPoint"), "chapter");
		row->launch = source ? source : "";
		if (inspection->outline_more == 0)
			row->title = words_of(inspection->arena, label);
	}
}

static void check_navigation(struct book *book)
{
	const struct xml_element *item = NULL, *root = NULL;
	const char *ncx = book->spine ? xml_attribute(book->spine, "toc") : NULL;
	bool is_nav = false;
	while (book->items && !is_nav && (item = xml_child(book->items, "item", item)) != NULL)
		is_nav = has_word(xml_attribute(item, "properties"), "nav");
	if (!is_nav)
		item = ncx ? id_index_find(&book->by_id, ncx) : NULL;
	if (!item) {
		findings_add(&book->inspection->findings, INSPECT_EPUB_NAVIGATION, at(book, book->root),
			     "there is no table of contents; mark its item with properties=\"nav\" (EPUB 3) or name it "
			     "in <spine toc=\"...\"> "
			     "(EPUB 2)");
		return;
	}
	const char *href = xml_attribute(item, "href"), *path;
	if (!href || target_resolve(book->inspection->arena, book->folder, href, &path) != TARGET_FILE)
		return;
	const struct package_file *file = package_find(book->inspection->package, path);
	root = file ? inspection_read_xml(book->inspection, book->inspection->arena, file) : NULL;
	if (root)
		(is_nav ? show_nav : show_ncx)(book->inspection, root);
}

static void judge_book(struct book *book)
{
	struct inspection *inspection = book->inspection;
	const char *version = xml_attribute(book->root, "version");
	const size_t folder =
	    strlen(package_inner_path(inspection->package, book->file)) - strlen(path_name(book->file->path));
	book->folder = arena_strndup(inspection->arena, package_inner_path(inspection->package, book->file), folder);
	book->items = xml_child(book->root, "manifest", NULL);
	book->spine = xml_child(book->root, "spine", NULL);
	book->listed = arena_calloc(inspection->arena, inspection->package->count, sizeof(bool));
	inspection->edition = version ? version : "";
	inspection->title = metadata_text(book, "title");
	fact_add(inspection->arena, &inspection->facts, "language", metadata_text(book, "language"));
	struct outline_row *row = outline_add(inspection, 0, "book");
	row->title = inspection->title;
	row->is_default = true;
	check_metadata(book);
	check_items(book);
	check_spine(book);
	check_navigation(book);
	tell_unlisted(book);
}

static void judge(struct inspection *inspection)
{
	struct book book = { .inspection = inspection };
	check_mimetype(inspection);
	const struct xml_element *container = inspection_manifest_xml(inspection);
	book.file = container ? find_package(inspection, container) : NULL;
	book.root = book.file ? inspection_read_xml(inspection, inspection->arena, book.file) : NULL;
	if (book.root)
		judge_book(&book);
}

const struct standard standard_epub = {
	.id = "epub",
	.name = "EPUB",
	.manifest = CONTAINER,
	.claims = claims,
	.judge = judge,
};
