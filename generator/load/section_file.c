#include "load/section_file.h"

#include <string.h>

#include "base/array.h"
#include "base/path.h"
#include "load/parts.h"
#include "load/reader.h"

bool section_file_open(struct module_load *load, const char *name, struct module_file *file)
{
	const struct module *module = load->module;
	const char *inside = path_join(load->arena, module->entry->folder, name);
	if (!source_read(load->arena, module->kit->root, inside, SOURCE_LESSON_LIMIT, (struct place){ 0 },
			 load->diagnostics, &file->source) ||
	    !frontmatter_split(file->source.path, file->source.text, file->source.length, &file->parts,
			       load->diagnostics))
		return false;
	return true;
}

void section_file_front(struct module_load *load, struct module_file *file)
{
	if (file->parts.yaml_length > 0)
		file->front = yaml_parse(load->arena, file->source.path, file->parts.yaml, file->parts.yaml_length,
					 file->parts.yaml_line, load->diagnostics);
}

struct place section_file_place(const struct module_file *file, const char *key)
{
	const struct yaml *value = file->front != NULL ? yaml_get(file->front, key) : NULL;
	return value != NULL ? value->place : (struct place){ file->source.path, 1, 1 };
}

struct section *section_add(struct module_load *load, enum section_kind kind, const char *id, const char *path)
{
	struct module *module = load->module;
	struct section *section =
	    ARRAY_PUSH(load->arena, module->sections, module->section_count, load->section_capacity);
	*section = (struct section){ .kind = kind, .id = id, .place = { path, 1, 1 } };
	load->section = section;
	return section;
}

static struct node *heading_of_text(struct module_load *load, const char *title, struct place place)
{
	struct node *paragraph = arena_alloc(load->arena, sizeof *paragraph),
		    *text = arena_alloc(load->arena, sizeof *text);
	*paragraph =
	    (struct node){ .kind = NODE_PARAGRAPH, .path = place.path, .line = place.line, .column = place.column };
	*text = (struct node){ .kind = NODE_TEXT, .path = place.path, .line = place.line, .column = place.column };
	text->as.text.text = title;
	text->as.text.length = strlen(title);
	node_append(paragraph, text);
	return paragraph;
}

bool section_is_title(const struct node *node)
{
	return node != NULL && node->kind == NODE_HEADING && node->as.heading.level == 1;
}

void section_report_extra_title(struct module_load *load, const struct node *node)
{
	diag_report(load->diagnostics, DIAG_TITLE_EXTRA, node_place(node),
		    "a page has one title with a single '#', as its first line; write '##' here");
}

/* Take "# Title" from the front of a body; false when the body does not start with it. More of them are
 * reported. */
bool section_take_title(struct module_load *load, struct section *section)
{
	struct node *body = section->body, *title = body->first_child;
	bool found = section_is_title(title);
	for (const struct node *node = found ? title->next : title; node != NULL; node = node->next)
		if (section_is_title(node))
			section_report_extra_title(load, node);
	if (!found)
		return false;
	body->first_child = title->next;
	if (title->next == NULL)
		body->last_child = NULL;
	title->next = NULL;
	title->kind = NODE_PARAGRAPH;
	section->heading = title;
	section->title = node_plain_words(load->arena, title);
	section->place = node_place(title);
	return true;
}

void section_use_title(struct module_load *load, struct section *section, const char *title)
{
	section->heading = heading_of_text(load, title, section->place);
	section->title = title;
}

void section_report_titles(struct module_load *load, struct place place, const char *here, const char *where,
			   const char *there)
{
	diag_report(load->diagnostics, DIAG_TITLE_DIFFERS, place,
		    "the title here is '%s', the one %s is '%s'; make them equal or leave this one out", here, where,
		    there);
}

void section_check_title(struct module_load *load, const struct section *section, const char *title, struct place place)
{
	if (title != NULL && strcmp(title, section->title) != 0)
		section_report_titles(load, place, title, "above the text", section->title);
}

void section_read_body(struct module_load *load, struct section *section, const struct module_file *file)
{
	const struct markdown_context context = {
		.arena = load->arena,
		.diagnostics = load->diagnostics,
		.kit = load->module->kit,
		.edition = load->module->edition,
		.module = load->module,
		.section = section->id,
		.load = load,
	};
	load->scenario = (struct open_scenario){ 0 };
	section->body =
	    markdown_parse(&context, &file->source, file->parts.body, file->parts.body_length, file->parts.body_line);
}

void section_report_no_title(struct module_load *load, const struct module_file *file)
{
	diag_report(load->diagnostics, DIAG_TITLE_MISSING,
		    (struct place){ file->source.path, file->parts.body_line, 1 },
		    "the text does not start with its title; write '# ' and the title as its first line");
}
