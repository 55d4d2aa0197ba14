#include "inspect/inspection.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "inspect/xml_words.h"

void fact_add(struct arena *arena, struct fact_list *list, const char *name, const char *value)
{
	if (!value || *value == '\0')
		return;
	*ARRAY_PUSH(arena, list->items, list->count, list->capacity) = (struct fact){ .name = name, .value = value };
}

struct outline_row *outline_add(struct inspection *inspection, int level, const char *kind)
{
	struct outline_row *row;
	if (inspection->outline_count < OUTLINE_LIMIT) {
		row = ARRAY_PUSH(inspection->arena, inspection->outline, inspection->outline_count,
				 inspection->outline_capacity);
	} else {
		inspection->outline_more++;
		row = arena_alloc(inspection->arena, sizeof *row);
	}
	*row = (struct outline_row){
		.level = level, .kind = kind, .identifier = "", .title = "", .launch = "", .type = ""
	};
	return row;
}

/* ---- places and texts ---- */

struct place place_of_element(const struct package_file *file, const struct xml_element *element)
{
	return (struct place){ .path = file->path, .line = element->line, .column = element->column };
}

struct place place_of_file(const struct package_file *file)
{
	return (struct place){ .path = file->path };
}

size_t bounded_length(const char *text, size_t limit)
{
	size_t end = strnlen(text, limit + 1);
	if (end <= limit)
		return end;
	for (end = limit; end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80;)
		end--;
	return end;
}

bool is_decimal(const char *text)
{
	const size_t whole = strspn(text, "0123456789");
	const size_t decimals = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
	return whole + decimals > 0 && text[whole + (text[whole] == '.') + decimals] == '\0';
}

const char *shortened(struct arena *arena, const char *text)
{
	const size_t end = bounded_length(text, 80);
	if (text[end] == '\0')
		return text;
	return arena_printf(arena, "%.*s...", (int)end, text);
}

/* ---- reading ---- */

bool inspection_read(struct inspection *inspection, const struct package_file *file, struct strbuf *out)
{
	const struct package *package = inspection->package;
	if (file->is_encrypted || file->is_link || file->is_folder)
		return false;
	if (inspection->read > READING_LIMIT) {
		inspection->unread++;
		return false;
	}
	const size_t before = out->length;
	const enum package_read result = package->read(package, file, DOCUMENT_LIMIT, out);
	inspection->read += out->length - before;
	if (result == PACKAGE_READ_TOO_LARGE)
		findings_add(
		    &inspection->findings, INSPECT_FILE_LARGE, place_of_file(file),
		    "this document has more than %d MB and was not read; make it smaller, browsers and LMSs stop at "
		    "such files too",
		    DOCUMENT_LIMIT >> 20);
	return result == PACKAGE_READ;
}

static struct xml_element *parse_xml(struct inspection *inspection, struct arena *arena,
				     const struct package_file *file, const char *text, size_t length)
{
	struct xml_problem problem;
	struct xml_element *root = xmltree_read(arena, text, length, &problem);
	const struct place place = { .path = file->path, .line = problem.line, .column = problem.column };
	if (root)
		return root;
	if (problem.declares)
		findings_add(&inspection->findings, INSPECT_XML_DECLARATIONS, place,
			     "%s; take the declarations out, no package needs them and they can be used to attack "
			     "whoever reads it",
			     problem.message);
	else
		findings_add(&inspection->findings, INSPECT_XML_SYNTAX, place, "this XML cannot be read: %s",
			     xml_words(inspection->arena, shortened(inspection->arena, problem.message)));
	return NULL;
}

struct xml_element *inspection_read_xml(struct inspection *inspection, struct arena *arena,
					const struct package_file *file)
{
	struct strbuf text = STRBUF_INIT;
	struct xml_element *root = NULL;
	if (inspection_read(inspection, file, &text))
		root = parse_xml(inspection, arena, file, text.text, text.length);
	strbuf_release(&text);
	return root;
}

struct xml_element *inspection_manifest_xml(struct inspection *inspection)
{
	if (!inspection->manifest_text)
		return NULL;
	return parse_xml(inspection, inspection->arena, inspection->manifest, inspection->manifest_text,
			 inspection->manifest_length);
}

struct json_value *inspection_read_json(struct inspection *inspection, const struct package_file *file)
{
	struct strbuf text = STRBUF_INIT;
	struct json_value *root = NULL;
	size_t at;
	if (inspection_read(inspection, file, &text)) {
		root = jsontree_read(inspection->arena, text.text, text.length, &at);
		if (!root) {
			struct place place = place_of_file(file);
			utf8_position(text.text, at, &place.line, &place.column);
			findings_add(&inspection->findings, INSPECT_JSON_SYNTAX, place,
				     "this JSON cannot be read from here on; mend it, or export the package again");
		}
	}
	strbuf_release(&text);
	return root;
}

/* UTF-16 has one before or behind each letter of English. */
static const char *without_nulls(struct arena *arena, const struct strbuf *text)
{
	char *words = arena_alloc(arena, text->length + 1), *out = words;
	for (size_t i = 0; i < text->length; i++)
		if (text->text[i] != '\0')
			*out++ = text->text[i];
	return words;
}

void inspection_take_manifest(struct inspection *inspection, const struct package_file *file)
{
	struct strbuf text = STRBUF_INIT;
	inspection->manifest = file;
	inspection->manifest_text = NULL;
	inspection->manifest_length = 0;
	inspection->manifest_words = "";
	if (inspection_read(inspection, file, &text)) {
		inspection->manifest_text = arena_strndup(inspection->arena, text.text, text.length);
		inspection->manifest_length = text.length;
		inspection->manifest_words = without_nulls(inspection->arena, &text);
	}
	strbuf_release(&text);
}
