/*
 * Links: what an address means. Lessons are named as files, the way they work on GitHub; in the course they are
 * places in the page of their module.
 */
#include "load/links.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "load/values.h"

/* ---- reports ----------------------------------------------------------------------------------------- */

void links_report_missing(struct reader *reader, enum diag_rule rule, const char *url, const char *inside,
			  struct place place)
{
	const struct markdown_context *context = reader->context;
	char *folder = path_join(context->arena, context->kit->root, path_folder(context->arena, inside));
	struct file_list list = { 0 };
	file_list_folder(context->arena, folder, &list);
	diag_report(
	    context->diagnostics, rule, place, "'%s' leads nowhere; %s", url,
	    reader_suggest(reader, path_name(inside), list.names, list.count, "write the path of a file in the kit"));
}

const char *links_resolve_path(struct reader *reader, const char *reference, struct place place)
{
	const struct markdown_context *context = reader->context;
	char *folder = path_folder(context->arena, reader->source->inside);
	const char *inside = path_resolve(context->arena, strcmp(folder, ".") == 0 ? "" : folder, reference);
	if (inside == NULL)
		diag_report(context->diagnostics, DIAG_PATH_OUTSIDE, place,
			    "'%s' leads out of the kit; write a path with '/' to a file inside it", reference);
	return inside;
}

/* ---- addresses outside the course -------------------------------------------------------------------- */

/* Length of "https:" in front of an address, with the colon; 0 when there is none. */
static size_t scheme_length(const char *url)
{
	size_t length = 0;
	if (isalpha((unsigned char)url[0]))
		while (isalnum((unsigned char)url[length]) ||
		       (url[length] != '\0' && strchr("+.-", url[length]) != NULL))
			length++;
	return length > 0 && url[length] == ':' ? length + 1 : 0;
}

bool links_has_scheme(const char *url)
{
	return scheme_length(url) > 0 || strncmp(url, "//", 2) == 0;
}

static bool is_address(const char *text)
{
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text >= 0x7F || strchr("\"<>\\^`{|}", *text) != NULL)
			return false;
	return true;
}

static bool is_external(const char *url, size_t scheme)
{
	if (strncasecmp(url, "https:", scheme) == 0 || strncasecmp(url, "http:", scheme) == 0)
		return value_is_web_address(url);
	bool known = strncasecmp(url, "mailto:", scheme) == 0 || strncasecmp(url, "tel:", scheme) == 0;
	return known && is_address(url + scheme);
}

static void take_external(struct reader *reader, struct node *node, const char *url, struct place place)
{
	size_t scheme = scheme_length(url);
	if (scheme > 0 && is_external(url, scheme)) {
		node->as.link.link.kind = LINK_EXTERNAL;
		node->as.link.link.url = arena_strdup(reader->context->arena, url);
	} else {
		diag_report(
		    reader->context->diagnostics, DIAG_LINK_SCHEME, place,
		    "'%s' is no address that a link may have; write https:, http:, mailto: or tel: and a full address",
		    url);
	}
}

/* ---- files of modules -------------------------------------------------------------------------------- */

bool links_is_scenario(const char *name)
{
	size_t length = strlen(name);
	return strncmp(name, "scenario-", 9) == 0 && length > 12 && strcmp(name + length - 3, ".md") == 0;
}

const char *links_section_of_file(struct arena *arena, const char *module, const char *name)
{
	if (strcmp(name, "check.md") == 0)
		return arena_printf(arena, "%s-check", module);
	size_t length = strlen(name);
	bool is_lesson = isdigit((unsigned char)name[0]) && isdigit((unsigned char)name[1]) && name[2] == '-' &&
			 length > 6 && strcmp(name + length - 3, ".md") == 0;
	int number = is_lesson ? (name[0] - '0') * 10 + name[1] - '0' : 0;
	return number > 0 ? arena_printf(arena, "%s-p%d", module, number) : NULL;
}

/* "en/m07-clues" -> "m07" */
static const char *module_id_of_folder(struct arena *arena, const char *folder)
{
	const char *name = path_name(folder);
	return arena_strndup(arena, name, strcspn(name, "-"));
}

static const struct linked_file *linked_file(struct reader *reader, const char *inside, struct place place)
{
	const struct markdown_context *context = reader->context;
	struct module_load *load = context->load;
	for (size_t i = 0; i < load->file_count; i++)
		if (strcmp(load->files[i].inside, inside) == 0)
			return &load->files[i];
	struct linked_file *file = ARRAY_PUSH(context->arena, load->files, load->file_count, load->file_capacity);
	file->inside = inside;
	struct source source;
	if (source_read(context->arena, context->kit->root, inside, SOURCE_LESSON_LIMIT, place, context->diagnostics,
			&source)) {
		file->text = source.text;
		file->length = source.length;
	}
	return file;
}

/* A line with a heading, taken apart without reading the whole text. */
struct heading_line {
	size_t level;
	const char *words;
	size_t word_length;
	const char *id; /* NULL: it has none */
	bool is_scenario;
};

static bool read_heading_line(struct arena *arena, const char *line, const char *stop, struct heading_line *heading)
{
	size_t level = strspn(line, "#");
	if (level == 0 || level > 6 || line[level] != ' ')
		return false;
	const char *words = line + level + 1, *tail = words;
	while (tail < stop && *tail != '{')
		tail++;
	bool has_id = stop - tail > 2 && tail[1] == '#';
	const char *attributes = arena_strndup(arena, tail, (size_t)(stop - tail));
	*heading = (struct heading_line){
		.level = level,
		.words = words,
		.word_length = (size_t)(tail - words),
		.id = has_id ? arena_strndup(arena, attributes + 2, strcspn(attributes + 2, " }")) : NULL,
		.is_scenario = strstr(attributes, ".scenario ") != NULL || strstr(attributes, ".scenario}") != NULL,
	};
	return true;
}

/* The id, or a slug: the words of a heading as they are written make the same one as the words that are read. */
static const char *name_of_heading(struct arena *arena, const struct heading_line *heading)
{
	struct node text = { .kind = NODE_TEXT, .as.text = { .text = heading->words, .length = heading->word_length } };
	struct node node = { .kind = NODE_HEADING, .first_child = &text, .last_child = &text };
	return heading->id != NULL ? heading->id : ids_slug(arena, &node);
}

/* The id in the page when `anchor` means this heading: its name, or "<prefix>-<name>" where names are short. */
static const char *match_heading(struct arena *arena, const struct heading_line *heading, const char *prefix,
				 const char *anchor)
{
	const char *name = name_of_heading(arena, heading);
	const char *whole = prefix != NULL ? arena_printf(arena, "%s-%s", prefix, name) : name;
	return strcmp(anchor, name) == 0 || strcmp(anchor, whole) == 0 ? whole : NULL;
}

/* The id that `anchor` means in the text of another module's file; NULL when it has no such heading. */
static const char *find_anchor(struct arena *arena, const struct linked_file *file, const char *section,
			       const char *anchor)
{
	const char *end = file->text + file->length, *scenario = NULL;
	size_t scenario_level = 0;
	for (const char *line = file->text, *next; line < end; line = next) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		struct heading_line heading;
		next = feed != NULL ? feed + 1 : end;
		if (!read_heading_line(arena, line, feed != NULL ? feed : end, &heading))
			continue;
		if (heading.level <= scenario_level || heading.is_scenario) {
			scenario_level = heading.is_scenario ? heading.level : 0;
			scenario = heading.id;
		}
		bool is_step = scenario_level > 0 && heading.level == scenario_level + 1;
		const char *prefix = is_step ? scenario : heading.id == NULL ? section : NULL;
		const char *id = match_heading(arena, &heading, prefix, anchor);
		if (id != NULL)
			return id;
	}
	return NULL;
}

static void take_other_module(struct reader *reader, struct node *node, const char *module, const char *inside,
			      const char *section, const char *anchor, struct place place)
{
	const struct markdown_context *context = reader->context;
	const char *holder = section;
	if (anchor != NULL && context->load != NULL) {
		const struct linked_file *file = linked_file(reader, inside, place);
		const char *named = *section != '\0' ? section : module;
		const char *id = file->text != NULL ? find_anchor(context->arena, file, named, anchor) : NULL;
		if (file->text != NULL && id == NULL) {
			diag_report(context->diagnostics, DIAG_LINK_BROKEN, place,
				    "'%s' has no heading '#%s'; write an id that stands there", inside, anchor);
			return;
		}
		section = id != NULL ? id : section;
	}
	if (edition_find_module(context->edition, module) == NULL)
		return; /* it is not built this time: the words stay without a link */
	node->as.link.link =
	    (struct link){ .kind = LINK_MODULE, .module = module, .anchor = section, .section = holder };
}

static void add_pending(struct reader *reader, struct node *node, const char *anchor, const char *section,
			struct place place)
{
	struct module_load *load = reader->context->load;
	node->as.link.link = (struct link){ .kind = LINK_NOWHERE, .anchor = anchor };
	*ARRAY_PUSH(load->arena, load->links, load->link_count, load->link_capacity) = (struct pending_link){
		.node = node,
		.anchor = anchor,
		.section = section,
		.scenario = load->scenario.level > 0 ? load->scenario.id : NULL,
		.place = place,
	};
}

static void take_own_module(struct reader *reader, struct node *node, const char *section, const char *anchor,
			    struct place place)
{
	const char *id = *section != '\0' ? section : reader->context->load->module->entry->id;
	if (anchor != NULL)
		add_pending(reader, node, anchor, id, place);
	else
		node->as.link.link = (struct link){ .kind = LINK_WITHIN, .anchor = id };
}

/* The id that the title of a scenario's file gives it; "" when it gives none. */
static const char *scenario_of_file(struct reader *reader, const char *inside, struct place place)
{
	const struct markdown_context *context = reader->context;
	const struct linked_file *file = linked_file(reader, inside, place);
	const char *end = file->text + file->length;
	struct heading_line heading;
	for (const char *line = file->text, *next; line != NULL && line < end; line = next) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		next = feed != NULL ? feed + 1 : end;
		if (read_heading_line(context->arena, line, feed != NULL ? feed : end, &heading) && heading.is_scenario)
			return heading.id != NULL ? heading.id : "";
	}
	return "";
}

/* Where in its module's page a file is: "" for the start. NULL: no page. */
static const char *section_of_link(struct reader *reader, const char *module, const char *inside, struct place place)
{
	const char *name = path_name(inside);
	if (strcmp(name, "module.md") == 0)
		return "";
	if (!links_is_scenario(name) || reader->context->load == NULL)
		return links_section_of_file(reader->context->arena, module, name);
	const char *id = scenario_of_file(reader, inside, place);
	return *id != '\0' ? id : NULL;
}

static void take_file(struct reader *reader, struct node *node, const char *url, const char *inside, const char *anchor,
		      struct place place)
{
	const struct markdown_context *context = reader->context;
	struct arena *arena = context->arena;
	if (!file_exists(path_join(arena, context->kit->root, inside))) {
		links_report_missing(reader, DIAG_LINK_BROKEN, url, inside, place);
		return;
	}
	const char *folder = path_folder(arena, inside);
	const char *module = module_id_of_folder(arena, folder);
	const char *section = section_of_link(reader, module, inside, place);
	bool own = context->load != NULL && strcmp(folder, context->load->module->entry->folder) == 0;
	bool of_edition = context->edition != NULL && strcmp(path_folder(arena, folder), context->edition->code) == 0;
	if (section == NULL || !of_edition)
		diag_report(context->diagnostics, DIAG_LINK_FILE, place,
			    "'%s' is no page of the course in this language; link to a lesson, a scenario with an id, "
			    "to check.md or to module.md",
			    url);
	else if (own)
		take_own_module(reader, node, section, anchor, place);
	else
		take_other_module(reader, node, module, inside, section, anchor, place);
}

/* ---- pages of the kit -------------------------------------------------------------------------------- */

static void take_page(struct node *node, const char *page, const char *anchor)
{
	node->as.link.link = (struct link){ .kind = LINK_PAGE, .page = page, .anchor = anchor };
}

static bool is_glossary(const struct reader *reader)
{
	return strcmp(path_name(reader->source->inside), "glossary.md") == 0;
}

static const char *suggest_term(struct reader *reader, const char *id)
{
	const struct edition *edition = reader->context->edition;
	const char **ids = arena_calloc(reader->context->arena, edition->term_count + 1, sizeof *ids);
	for (size_t i = 0; i < edition->term_count; i++)
		ids[i] = edition->terms[i].id;
	return reader_suggest(reader, id, ids, edition->term_count, "add it to glossary.md");
}

/* Links in the glossary itself lead to its page: its terms are not whole yet. When it is read for the first time they
 * are not even known; nobody hears what is reported then. */
static void take_term(struct reader *reader, struct node *node, const char *id, struct place place)
{
	const struct markdown_context *context = reader->context;
	const struct term *term = id != NULL ? edition_find_term(context->edition, id) : NULL;
	if (id != NULL && term == NULL) {
		diag_report(context->diagnostics, DIAG_LINK_BROKEN, place, "the glossary has no term '%s'; %s", id,
			    suggest_term(reader, id));
		return;
	}
	if (id == NULL || is_glossary(reader)) {
		take_page(node, "glossary", id != NULL ? arena_printf(context->arena, "term-%s", id) : NULL);
		return;
	}
	node->kind = NODE_TERM;
	node->as.term.term = term;
}

/* The page of the kit that a path names, or NULL. The glossary and the references may also be named as if they
 * lay in the lesson's folder, where people look first. */
static const char *page_of_path(struct reader *reader, const char *inside)
{
	static const char *const pages[] = { "help", "glossary", "references", "paths", "settings", "home" };
	const struct markdown_context *context = reader->context;
	const char *name = path_name(inside), *code = context->edition->code;
	const char *folder = path_folder(context->arena, inside);
	bool beside = strcmp(folder, code) == 0;
	bool in_module = context->load != NULL && strcmp(folder, context->load->module->entry->folder) == 0;
	bool at_root = strcmp(folder, ".") == 0;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		size_t length = strlen(pages[i]);
		if (strncmp(name, pages[i], length) != 0 || strcmp(name + length, ".md") != 0)
			continue;
		bool glossary = strcmp(pages[i], "glossary") == 0, references = strcmp(pages[i], "references") == 0;
		if (beside || (glossary && in_module) || (references && at_root))
			return pages[i];
	}
	return NULL;
}

/* ---- all kinds --------------------------------------------------------------------------------------- */

static void take_anchor(struct reader *reader, struct node *node, const char *anchor, struct place place)
{
	const struct markdown_context *context = reader->context;
	if (context->load != NULL)
		add_pending(reader, node, anchor, context->section, place);
	else if (is_glossary(reader))
		take_term(reader, node, anchor, place);
	else
		node->as.link.link = (struct link){ .kind = LINK_WITHIN, .anchor = anchor };
}

static void take_inside(struct reader *reader, struct node *node, const char *url, struct place place)
{
	struct arena *arena = reader->context->arena;
	size_t length = strcspn(url, "#");
	const char *path = arena_strndup(arena, url, length);
	const char *anchor =
	    url[length] == '#' && url[length + 1] != '\0' ? arena_strdup(arena, url + length + 1) : NULL;
	const char *inside = links_resolve_path(reader, path, place);
	if (inside == NULL)
		return;
	const char *page = page_of_path(reader, inside);
	if (page == NULL)
		take_file(reader, node, url, inside, anchor, place);
	else if (strcmp(page, "glossary") == 0)
		take_term(reader, node, anchor, place);
	else if (strcmp(page, "references") == 0 && anchor != NULL)
		take_page(node, page, arena_printf(arena, "ref-%s", anchor));
	else
		take_page(node, page, anchor);
}

void links_take(struct reader *reader, struct node *node, const char *url)
{
	const struct markdown_context *context = reader->context;
	const char *shown = url[0] != '\0' ? url : "]()";
	struct place place = reader_place_of(reader, shown, strlen(shown));
	if (node->first_child == NULL)
		diag_report(context->diagnostics, DIAG_LINK_EMPTY, place,
			    "this link has no words to press; write them between the brackets");
	if (links_has_scheme(url))
		take_external(reader, node, url, place);
	else if (url[0] == '#' && url[1] != '\0')
		take_anchor(reader, node, arena_strdup(context->arena, url + 1), place);
	else if (url[0] == '\0' || url[0] == '#')
		diag_report(context->diagnostics, DIAG_LINK_BROKEN, place,
			    "this link leads nowhere; write where between the round brackets");
	else if (context->edition == NULL)
		diag_report(context->diagnostics, DIAG_LINK_FILE, place,
			    "'%s' depends on the language, this text is for all of them; link to a full address", url);
	else
		take_inside(reader, node, url, place);
}

/* ---- when all ids are known -------------------------------------------------------------------------- */

/* A step of the scenario around the link, an id as it stands, or an anchor as GitHub makes them. */
static const char *known_id(const struct module_load *load, const struct pending_link *link)
{
	const char *const prefixes[] = { link->scenario, "", link->section };
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		if (prefixes[i] == NULL)
			continue;
		const char *id =
		    *prefixes[i] != '\0' ? arena_printf(load->arena, "%s-%s", prefixes[i], link->anchor) : link->anchor;
		if (ids_known(load, id))
			return id;
	}
	return NULL;
}

void links_settle(struct module_load *load)
{
	size_t count = 0;
	const char **ids = load->link_count > 0 ? ids_all(load, &count) : NULL;
	struct reader reader = { .context = &(struct markdown_context){ .arena = load->arena },
				 .suggestions = &load->suggestions };
	for (size_t i = 0; i < load->link_count; i++) {
		const struct pending_link *link = &load->links[i];
		if (link->node->kind != NODE_LINK)
			continue; /* a scenario's choice */
		const char *id = known_id(load, link);
		if (id != NULL)
			link->node->as.link.link = (struct link){ .kind = LINK_WITHIN, .anchor = id };
		else
			diag_report(
			    load->diagnostics, DIAG_LINK_BROKEN, link->place,
			    "no heading of this module has the id '%s'; %s", link->anchor,
			    reader_suggest(&reader, link->anchor, ids, count, "give the heading one with {#…}"));
	}
	load->link_count = 0;
}
