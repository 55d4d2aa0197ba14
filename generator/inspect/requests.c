#include "inspect/requests.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "inspect/html.h"
#include "inspect/names.h"
#include "output/address.h"

/* Of the addresses in styles and sets of pictures of one document so many are looked at: real ones have some hundred. */
enum { ADDRESSES = 5000 };

/* A document while it is read. */
struct reading {
	struct inspection *inspection;
	struct arena *scratch; /* emptied behind each document */
	const struct package_file *file;
	const char *folder; /* below the root, "" at its top */
	size_t addresses;   /* in styles and sets of pictures, so far */
	struct text_cursor cursor;
	bool has_base; /* <base>: relative addresses are not about this folder */
	bool script_told;
};

static struct place place_at(struct reading *reading, size_t offset)
{
	text_cursor_move(&reading->cursor, offset);
	return (struct place){ .path = reading->file->path,
			       .line = reading->cursor.line,
			       .column = reading->cursor.column };
}

/* ---- one address ---- */

static bool is_elsewhere(const char *address)
{
	address += strspn(address, " \t\r\n");
	return strncasecmp(address, "http://", 7) == 0 || strncasecmp(address, "https://", 8) == 0 ||
	       (strncmp(address, "//", 2) == 0 && (isalnum((unsigned char)address[2]) || address[2] == '['));
}

static void tell_elsewhere(struct reading *reading, size_t offset, const char *what, const char *address)
{
	struct inspection *inspection = reading->inspection;
	const char *shown = shortened(reading->scratch, address);
	const char *blocked =
	    strncasecmp(address, "http:", 5) == 0 ? ", and in an LMS with https browsers block it" : "";
	hosts_add(inspection->arena, &inspection->hosts, address, strlen(address));
	findings_add(&inspection->findings, INSPECT_REQUEST_ELSEWHERE, place_at(reading, offset),
		     "%s loads '%s' from another site: without a network it is missing, and that site learns who opens "
		     "the page%s; put it "
		     "into the package",
		     what, shown, blocked);
}

/* Addresses that a script or a server puts together are none yet. */
static bool is_template(const char *address)
{
	return strstr(address, "{{") || strstr(address, "${") || strstr(address, "<%") || strstr(address, "' +") ||
	       strstr(address, "\" +") || strchr(address, '\\');
}

static void check_inner(struct reading *reading, size_t offset, const char *what, const char *written)
{
	const struct package *package = reading->inspection->package;
	const struct address address = address_read(reading->scratch, written);
	if (address.kind != ADDRESS_FILE || reading->has_base || is_template(written))
		return;
	const size_t length = strlen(address.path); /* 0 for "?a": the page itself */
	if (length == 0 || address.path[length - 1] == '/')
		return;
	const char *path = path_resolve(reading->scratch, reading->folder, address.path);
	if (!path || *path == '\0' || package_find(package, path))
		return;
	const struct package_file *alike = package_find_folded(package, path);
	if (alike)
		findings_add(&reading->inspection->findings, INSPECT_FILE_NAME_CASE, place_at(reading, offset),
			     "%s loads '%s', but the file's name is '%s'; write it in the same letters, most servers "
			     "tell them apart",
			     what, shortened(reading->scratch, written),
			     shortened(reading->scratch, package_inner_path(package, alike)));
	else
		findings_add(&reading->inspection->findings, INSPECT_REQUEST_FILE_ABSENT, place_at(reading, offset),
			     "%s loads '%s', which the package lacks; put the file in, or take the address out", what,
			     shortened(reading->scratch, written));
}

static void check_address(struct reading *reading, size_t offset, const char *what, const char *address)
{
	if (is_elsewhere(address))
		tell_elsewhere(reading, offset, what, address);
	else
		check_inner(reading, offset, what, address);
}

/* ---- styles ---- */

/* Blanks in place of comments, so that places stay. */
static char *without_comments(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_strndup(arena, text, length);
	for (size_t i = 0; i + 1 < length; i++) {
		if (copy[i] != '/' || copy[i + 1] != '*')
			continue;
		const size_t start = i;
		for (i += 2; i < length && !(copy[i] == '/' && copy[i - 1] == '*' && i >= start + 3); i++)
			continue;
		for (size_t k = start; k <= i && k < length; k++)
			if (copy[k] != '\n')
				copy[k] = ' ';
	}
	return copy;
}

/* The address of the url() or @import at `text`; "" when it cannot be read. */
static const char *style_address(struct arena *arena, const char *text, size_t length)
{
	enum { ADDRESS_LIMIT = 500 };
	size_t i = 0;
	if (*text == '@')
		i = length < 7 ? length : 7; /* "@import" */
	while (*text != '@' && i < length && text[i] != '(')
		i++;
	while (i < length && (isspace((unsigned char)text[i]) || text[i] == '('))
		i++;
	if (length - i > 4 && strncasecmp(text + i, "url(", 4) == 0)
		i += 4;
	while (i < length && isspace((unsigned char)text[i]))
		i++;
	const char quote = i < length && (text[i] == '"' || text[i] == '\'') ? text[i++] : '\0';
	size_t end = i;
	while (end < length && end - i < ADDRESS_LIMIT && text[end] != '\n' &&
	       (quote ? text[end] != quote : !strchr("); \t", text[end])))
		end++;
	return arena_strndup(arena, text + i, end - i);
}

/* The url() of an @import is found by itself. */
static bool is_import_of_url(const char *text, size_t length)
{
	size_t i = 7; /* "@import" */
	if (*text != '@')
		return false;
	while (i < length && isspace((unsigned char)text[i]))
		i++;
	return length - i > 4 && strncasecmp(text + i, "url(", 4) == 0;
}

/* `offset` is where the style begins in the document; `step` is 1 where its places are the document's, 0 in an attribute. */
static void check_addresses(struct reading *reading, const char *text, size_t length, size_t offset, size_t step,
			    const char *what)
{
	for (size_t at = address_in_style(text, length, 0); at < length; at = address_in_style(text, length, at + 1)) {
		if (++reading->addresses > ADDRESSES)
			return;
		if (is_import_of_url(text + at, length - at))
			continue;
		const char *address = style_address(reading->scratch, text + at, length - at);
		if (*address)
			check_address(reading, offset + step * at, what, address);
	}
}

static void check_style(struct reading *reading, const char *style, size_t length, size_t offset)
{
	check_addresses(reading, without_comments(reading->scratch, style, length), length, offset, 1,
			"the style sheet");
}

/* ---- scripts ---- */

/* What stands before an address that a script loads by itself. */
static bool is_loading_position(const char *text, size_t at)
{
	static const char *const names[] = { "fetch(", ".open(", "src=",   "src =",    "import(",     "importScripts(",
					     ".ajax(", ".get(",  ".post(", "getJSON(", "sendBeacon(", "getScript(" };
	enum { LOOK_BACK = 40 };
	const size_t start = at > LOOK_BACK ? at - LOOK_BACK : 0;
	for (size_t i = start; i < at; i++)
		for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
			if (at - i >= strlen(names[k]) && strncmp(text + i, names[k], strlen(names[k])) == 0 &&
			    !memchr(text + i, ';', at - i))
				return true;
	return false;
}

/* Where the address at `at` ends; longer ones than any host's are cut. */
static size_t address_end(const char *text, size_t length, size_t at)
{
	enum { ADDRESS_LIMIT = 300 };
	size_t end = at;
	while (end < length && end - at < ADDRESS_LIMIT && (unsigned char)text[end] > ' ' && !strchr("\"'`", text[end]))
		end++;
	return end;
}

/* In a script that can reach other sites, every address that stands as a text may be put together with what loads. */
static bool may_be_contacted(const char *text, size_t at, size_t end, bool reaches)
{
	if (is_loading_position(text, at))
		return true;
	return reaches && at > 0 && text[at - 1] != '\0' && strchr("\"'`", text[at - 1]) &&
	       !hosts_is_vocabulary(text + at, end - at);
}

/* The first of a document is told; the hosts of all are listed. */
static void tell_script(struct reading *reading, const char *address, size_t length, size_t offset)
{
	struct inspection *inspection = reading->inspection;
	hosts_add(inspection->arena, &inspection->hosts, address, length);
	if (reading->script_told)
		return;
	reading->script_told = true;
	findings_add(&inspection->findings, INSPECT_REQUEST_SCRIPT, place_at(reading, offset),
		     "the script may load '%s' from another site; ask its maker what for, or see that the course works "
		     "without a network",
		     shortened(reading->scratch, arena_strndup(reading->scratch, address, length)));
}

static void check_script(struct reading *reading, const char *text, size_t length, size_t offset)
{
	enum { LOOKS = 200 }; /* a script full of addresses is a list of links */
	size_t at = address_in_script(text, length, 0);
	const bool reaches = at < length && reach_in_script(text, length, 0) < length;
	for (int i = 0; i < LOOKS && at < length; i++) {
		const size_t end = address_end(text, length, at);
		if (may_be_contacted(text, at, end, reaches))
			tell_script(reading, text + at, end - at, offset + at);
		at = address_in_script(text, length, at + 1);
	}
}

/* ---- pages ---- */

struct loading_attribute {
	const char *tag, *attribute;
};

static const struct loading_attribute loading_attributes[] = {
	{ "script", "src" },      { "img", "src" },     { "iframe", "src" },       { "frame", "src" },
	{ "embed", "src" },       { "object", "data" }, { "audio", "src" },        { "video", "src" },
	{ "video", "poster" },    { "source", "src" },  { "track", "src" },        { "input", "src" },
	{ "body", "background" }, { "image", "href" },  { "image", "xlink:href" }, { "use", "href" },
	{ "use", "xlink:href" },
};

/* Of <link>, only what a browser fetches by itself. */
static bool link_loads(struct arena *arena, const struct html_tag *tag)
{
	static const char *const relations[] = { "stylesheet",    "icon",     "preload",
						 "modulepreload", "prefetch", "manifest" };
	const char *relation = html_attribute(arena, tag, "rel");
	for (size_t i = 0; relation && i < sizeof relations / sizeof relations[0]; i++)
		for (const char *word = relation; *word; word += strcspn(word, " "), word += strspn(word, " "))
			if (strncasecmp(word, relations[i], strlen(relations[i])) == 0)
				return true;
	return false;
}

/* "a.png 1x, b.png 2x" */
static void check_set(struct reading *reading, const struct html_tag *tag, const char *what, const char *value)
{
	while (*(value += strspn(value, " \t\r\n,")) != '\0' && ++reading->addresses <= ADDRESSES) {
		size_t length = strcspn(value, " \t\r\n"), end = length;
		while (end > 0 && value[end - 1] == ',')
			end--;
		check_address(reading, tag->offset, what, arena_strndup(reading->scratch, value, end));
		value += length;
		if (end == length)
			value += strcspn(value, ",");
	}
}

static void check_attribute(struct reading *reading, const struct html_tag *tag, const char *name)
{
	const char *value = html_attribute(reading->scratch, tag, name);
	if (value)
		check_address(reading, tag->offset, arena_printf(reading->scratch, "<%s>", tag->name), value);
}

static void check_tag(struct reading *reading, const struct html_tag *tag)
{
	for (size_t i = 0; i < sizeof loading_attributes / sizeof loading_attributes[0]; i++)
		if (strcmp(tag->name, loading_attributes[i].tag) == 0)
			check_attribute(reading, tag, loading_attributes[i].attribute);
	const bool is_picture = strcmp(tag->name, "img") == 0 || strcmp(tag->name, "source") == 0;
	const char *set = is_picture ? html_attribute(reading->scratch, tag, "srcset") : NULL;
	if (set)
		check_set(reading, tag, arena_printf(reading->scratch, "<%s>", tag->name), set);
	if (strcmp(tag->name, "link") == 0 && link_loads(reading->scratch, tag))
		check_attribute(reading, tag, "href");
}

static void check_code(struct reading *reading, const struct html_tag *tag)
{
	const size_t offset = (size_t)(tag->content - reading->cursor.text);
	const char *type = html_attribute(reading->scratch, tag, "type"),
		   *style = html_attribute(reading->scratch, tag, "style");
	if (strcmp(tag->name, "style") == 0)
		check_style(reading, tag->content, tag->content_length, offset);
	else if (strcmp(tag->name, "script") == 0 &&
		 (!type || strstr(type, "javascript") || strcmp(type, "module") == 0))
		check_script(reading, tag->content, tag->content_length, offset);
	if (style)
		check_addresses(reading, style, strlen(style), tag->offset, 0, "the style");
}

static void check_page(struct reading *reading, const char *text, size_t length)
{
	struct html_reader reader = { text, length, 0 };
	struct html_tag tag;
	while (html_next(&reader, &tag)) {
		if (strcmp(tag.name, "base") == 0 && html_attribute(reading->scratch, &tag, "href"))
			reading->has_base = true;
		check_tag(reading, &tag);
		check_code(reading, &tag);
		arena_reset(reading->scratch);
	}
}

/* ---- all documents ---- */

static void check_whole_style(struct reading *reading, const char *text, size_t length)
{
	check_style(reading, text, length, 0);
}

static void check_whole_script(struct reading *reading, const char *text, size_t length)
{
	check_script(reading, text, length, 0);
}

typedef void check_document(struct reading *reading, const char *text, size_t length);

static check_document *check_for(const char *path)
{
	static const struct {
		const char *extension;
		check_document *check;
	} kinds[] = { { ".html", check_page },
		      { ".htm", check_page },
		      { ".xhtml", check_page },
		      { ".css", check_whole_style },
		      { ".js", check_whole_script } };
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcasecmp(path_extension(path), kinds[i].extension) == 0)
			return kinds[i].check;
	return NULL;
}

static void check_file(struct inspection *inspection, struct arena *scratch, const struct package_file *file)
{
	const char *path = package_inner_path(inspection->package, file);
	check_document *check = path ? check_for(path) : NULL;
	struct strbuf text = STRBUF_INIT;
	if (!check || name_is_of_system(path))
		return;
	if (inspection_read(inspection, file, &text)) {
		const char *folder = path_folder(inspection->arena, path);
		struct reading reading = {
			.inspection = inspection,
			.scratch = scratch,
			.file = file,
			.folder = strcmp(folder, ".") == 0 ? "" : folder,
			.cursor = TEXT_CURSOR_START(text.text),
		};
		check(&reading, text.text, text.length);
	}
	strbuf_release(&text);
	arena_reset(scratch);
}

void requests_check(struct inspection *inspection)
{
	struct arena scratch = ARENA_INIT;
	for (size_t i = 0; i < inspection->package->count; i++)
		check_file(inspection, &scratch, &inspection->package->files[i]);
	arena_release(&scratch);
}
