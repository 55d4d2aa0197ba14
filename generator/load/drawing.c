/*
 * Drawing: an SVG file as an element that may stand in a page: only elements and attributes that draw, colours
 * from the page's style, ids that no other drawing has, words in the reader's language.
 */
#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "base/escape.h"
#include "base/strbuf.h"
#include "base/xmlread.h"
#include "load/assets.h"

/* Larger than this, a drawing weighs more than the lesson around it. */
#define DRAWING_SIZE_LIMIT (12 * 1024)

enum { NAME_LIMIT = 80 };

static const char *const elements[] = {
	"svg",   "g",     "path", "rect", "circle", "ellipse", "line",     "polyline", "polygon", "text",
	"tspan", "title", "desc", "defs", "marker", "use",     "clipPath", "pattern",  "symbol",
};

/* What an attribute's value may be, beyond plain text. */
enum value_kind {
	VALUE_PLAIN,
	VALUE_ID,        /* gets the prefix */
	VALUE_REFERENCE, /* "#id" */
	VALUE_URL,       /* "url(#id)" or "none" */
	VALUE_PAINT,     /* "none", "currentColor" or url(#id): colours come from classes */
	VALUE_DROPPED,   /* left out silently: the page decides */
};

static const struct attribute_rule {
	const char *name;
	enum value_kind kind;
} attributes[] = {
	{ "id", VALUE_ID },
	{ "class", VALUE_PLAIN },
	{ "transform", VALUE_PLAIN },
	{ "d", VALUE_PLAIN },
	{ "x", VALUE_PLAIN },
	{ "y", VALUE_PLAIN },
	{ "x1", VALUE_PLAIN },
	{ "y1", VALUE_PLAIN },
	{ "x2", VALUE_PLAIN },
	{ "y2", VALUE_PLAIN },
	{ "cx", VALUE_PLAIN },
	{ "cy", VALUE_PLAIN },
	{ "r", VALUE_PLAIN },
	{ "rx", VALUE_PLAIN },
	{ "ry", VALUE_PLAIN },
	{ "dx", VALUE_PLAIN },
	{ "dy", VALUE_PLAIN },
	{ "width", VALUE_PLAIN },
	{ "height", VALUE_PLAIN },
	{ "points", VALUE_PLAIN },
	{ "viewBox", VALUE_PLAIN },
	{ "preserveAspectRatio", VALUE_PLAIN },
	{ "text-anchor", VALUE_PLAIN },
	{ "dominant-baseline", VALUE_PLAIN },
	{ "font-size", VALUE_PLAIN },
	{ "font-weight", VALUE_PLAIN },
	{ "textLength", VALUE_PLAIN },
	{ "lengthAdjust", VALUE_PLAIN },
	{ "stroke-width", VALUE_PLAIN },
	{ "stroke-linecap", VALUE_PLAIN },
	{ "stroke-linejoin", VALUE_PLAIN },
	{ "stroke-dasharray", VALUE_PLAIN },
	{ "stroke-dashoffset", VALUE_PLAIN },
	{ "fill", VALUE_PAINT },
	{ "stroke", VALUE_PAINT },
	{ "fill-rule", VALUE_PLAIN },
	{ "clip-rule", VALUE_PLAIN },
	{ "opacity", VALUE_PLAIN },
	{ "href", VALUE_REFERENCE },
	{ "clip-path", VALUE_URL },
	{ "marker-start", VALUE_URL },
	{ "marker-mid", VALUE_URL },
	{ "marker-end", VALUE_URL },
	{ "markerWidth", VALUE_PLAIN },
	{ "markerHeight", VALUE_PLAIN },
	{ "markerUnits", VALUE_PLAIN },
	{ "refX", VALUE_PLAIN },
	{ "refY", VALUE_PLAIN },
	{ "orient", VALUE_PLAIN },
	{ "patternUnits", VALUE_PLAIN },
	{ "patternContentUnits", VALUE_PLAIN },
	{ "patternTransform", VALUE_PLAIN },
	{ "clipPathUnits", VALUE_PLAIN },
	{ "role", VALUE_DROPPED },
	{ "aria-labelledby", VALUE_DROPPED },
	{ "aria-hidden", VALUE_DROPPED },
	{ "data-word", VALUE_DROPPED },
	{ "version", VALUE_DROPPED },
	{ "space", VALUE_DROPPED },
	{ "lang", VALUE_DROPPED },
};

enum {
	ELEMENT_COUNT = sizeof elements / sizeof elements[0],
	ATTRIBUTE_COUNT = sizeof attributes / sizeof attributes[0],
};

struct drawing {
	const struct drawing_setting *setting;
	const char *path;
	struct strbuf out;
	int line;
	int depth;
	int skipped;   /* depth inside an element that was refused, or whose text was replaced */
	int in_text;   /* depth inside text, title, desc */
	bool open_tag; /* "<name …" is written, its ">" is not */
	bool wrong;
	bool has_view_box;
};

static void report(struct drawing *drawing, enum diag_rule rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void report(struct drawing *drawing, enum diag_rule rule, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *message = arena_vprintf(drawing->setting->arena, format, args);
	va_end(args);
	drawing->wrong = true;
	diag_report(drawing->setting->diagnostics, rule,
		    (struct place){ .path = drawing->path, .line = drawing->line, .column = 1 }, "%s", message);
}

static const char *nearest(struct drawing *drawing, const char *word, const char *const *known, size_t count,
			   const char *remedy)
{
	const char *name = diag_nearest(word, known, count);
	return name != NULL ? arena_printf(drawing->setting->arena, "did you mean '%s'?", name) : remedy;
}

/* ---- attributes -------------------------------------------------------------------------------------- */

static bool is_id(const char *text)
{
	if (!isalpha((unsigned char)text[0]) || strlen(text) > NAME_LIMIT)
		return false;
	for (; *text != '\0'; text++)
		if (!isalnum((unsigned char)*text) && *text != '-' && *text != '_')
			return false;
	return true;
}

/* "url(#id)": the id, in the arena; NULL when the value is something else. */
static const char *id_of_url(struct drawing *drawing, const char *value)
{
	size_t length = strlen(value);
	if (length < 7 || strncmp(value, "url(#", 5) != 0 || value[length - 1] != ')')
		return NULL;
	const char *id = arena_strndup(drawing->setting->arena, value + 5, length - 6);
	return is_id(id) ? id : NULL;
}

/* The value as it may stand in the page; NULL when it may not. */
static const char *clean_value(struct drawing *drawing, enum value_kind kind, const char *value)
{
	struct arena *arena = drawing->setting->arena;
	const char *prefix = drawing->setting->prefix, *id;
	switch (kind) {
	case VALUE_ID:
		return is_id(value) ? arena_printf(arena, "%s%s", prefix, value) : NULL;
	case VALUE_REFERENCE:
		return value[0] == '#' && is_id(value + 1) ? arena_printf(arena, "#%s%s", prefix, value + 1) : NULL;
	case VALUE_PAINT:
	case VALUE_URL:
		if (strcmp(value, "none") == 0 || (kind == VALUE_PAINT && strcmp(value, "currentColor") == 0))
			return value;
		id = id_of_url(drawing, value);
		return id != NULL ? arena_printf(arena, "url(#%s%s)", prefix, id) : NULL;
	case VALUE_PLAIN:
		return strstr(value, "url(") == NULL ? value : NULL;
	case VALUE_DROPPED:
		break;
	}
	return NULL;
}

static const char *remedy_for_value(enum value_kind kind)
{
	switch (kind) {
	case VALUE_PAINT:
		return "colours come from classes such as fill-note and draw-line";
	case VALUE_REFERENCE:
		return "a drawing may point only into itself, with #id";
	case VALUE_URL:
		return "write url(#id)";
	default:
		return "use letters, figures, '-' and '_'";
	}
}

static void report_attribute(struct drawing *drawing, const char *name)
{
	const char *names[ATTRIBUTE_COUNT];
	for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
		names[i] = attributes[i].name;
	report(drawing, DIAG_DRAWING_ATTRIBUTE, "a drawing cannot have the attribute '%s'; %s", name,
	       nearest(drawing, name, names, ATTRIBUTE_COUNT, "take it out, looks come from classes"));
}

static const struct attribute_rule *find_rule(const struct xmlread_attribute *attribute)
{
	bool foreign = attribute->prefix != NULL && strcmp(attribute->prefix, "xml") != 0;
	for (size_t i = 0; i < ATTRIBUTE_COUNT && !foreign; i++)
		if (strcmp(attributes[i].name, attribute->name) == 0)
			return &attributes[i];
	return NULL;
}

static void write_value(struct drawing *drawing, const char *name, const char *value)
{
	strbuf_addf(&drawing->out, " %s=\"", name);
	escape_attribute(&drawing->out, value, strlen(value));
	strbuf_addch(&drawing->out, '"');
}

static void write_attribute(struct drawing *drawing, const struct xmlread_attribute *attribute)
{
	const struct attribute_rule *rule = find_rule(attribute);
	bool root = drawing->depth == 0;
	if (rule == NULL) {
		report_attribute(drawing, attribute->prefix != NULL ? arena_printf(drawing->setting->arena, "%s:%s",
										   attribute->prefix, attribute->name)
								    : attribute->name);
		return;
	}
	bool of_page = root && rule->kind == VALUE_PLAIN && strcmp(rule->name, "viewBox") != 0 &&
		       strcmp(rule->name, "preserveAspectRatio") != 0;
	if (rule->kind == VALUE_DROPPED || of_page)
		return;
	const char *value = clean_value(drawing, rule->kind, attribute->value);
	if (value == NULL) {
		report(drawing, DIAG_DRAWING_ATTRIBUTE, "'%s' cannot be \"%s\" in a drawing; %s", rule->name,
		       attribute->value, remedy_for_value(rule->kind));
		return;
	}
	drawing->has_view_box |= root && strcmp(rule->name, "viewBox") == 0;
	write_value(drawing, rule->name, value);
}

/* ---- elements ---------------------------------------------------------------------------------------- */

static void close_tag(struct drawing *drawing)
{
	if (drawing->open_tag)
		strbuf_addch(&drawing->out, '>');
	drawing->open_tag = false;
}

static bool is_known(const char *prefix, const char *name)
{
	for (size_t i = 0; i < ELEMENT_COUNT && prefix == NULL; i++)
		if (strcmp(elements[i], name) == 0)
			return true;
	return false;
}

static bool holds_text(const char *name)
{
	return strcmp(name, "text") == 0 || strcmp(name, "tspan") == 0 || strcmp(name, "title") == 0 ||
	       strcmp(name, "desc") == 0;
}

/* The word for data-word="k", or NULL: then the drawing's own words stay. */
static const char *word_for(struct drawing *drawing, const char *key)
{
	const struct drawing_setting *setting = drawing->setting;
	const char *word =
	    setting->words != NULL ? words_find(setting->words, arena_printf(setting->arena, "figures.%s", key)) : NULL;
	if (word == NULL && setting->translated_to != NULL)
		diag_report(setting->diagnostics, DIAG_TRANSLATION_MISSING,
			    (struct place){ .path = drawing->path, .line = drawing->line, .column = 1 },
			    "the word '%s' of this drawing is missing in '%s'; write it in %s/strings.yaml, below 'figures:'",
			    key, setting->translated_to, setting->translated_to);
	return word;
}

static const char *find_word(struct drawing *drawing, const struct xmlread_attribute *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, "data-word") == 0)
			return word_for(drawing, list[i].value);
	return NULL;
}

static void open_root(struct drawing *drawing)
{
	strbuf_addstr(&drawing->out,
		      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure__drawing\" role=\"img\"");
}

static void start_element(void *context, const char *prefix, const char *name, const struct xmlread_attribute *list,
			  size_t count, int line)
{
	struct drawing *drawing = context;
	drawing->line = line;
	if (drawing->skipped > 0) {
		drawing->skipped++;
		return;
	}
	bool root = drawing->depth == 0;
	if (!is_known(prefix, name) || root != (strcmp(name, "svg") == 0)) {
		report(drawing, DIAG_DRAWING_ELEMENT, "a drawing cannot have the element <%s> here; %s", name,
		       root ? "its root is <svg>" : nearest(drawing, name, elements, ELEMENT_COUNT, "take it out"));
		drawing->skipped = 1;
		return;
	}
	close_tag(drawing);
	if (root)
		open_root(drawing);
	else
		strbuf_addf(&drawing->out, "<%s", name);
	for (size_t i = 0; i < count; i++)
		write_attribute(drawing, &list[i]);
	drawing->open_tag = true;
	drawing->depth++;
	drawing->in_text += holds_text(name);
	const char *word = find_word(drawing, list, count);
	if (word != NULL) {
		close_tag(drawing);
		escape_text(&drawing->out, word, strlen(word));
		drawing->skipped = 1;
	}
}

static void end_element(void *context, const char *prefix, const char *name)
{
	struct drawing *drawing = context;
	(void)prefix;
	bool refused = !is_known(prefix, name);
	if (drawing->skipped > 1 || (drawing->skipped == 1 && refused)) {
		drawing->skipped--;
		return;
	}
	drawing->skipped = 0;
	if (drawing->depth == 0)
		return;
	if (drawing->open_tag)
		strbuf_addstr(&drawing->out, "/>");
	else
		strbuf_addf(&drawing->out, "</%s>", name);
	drawing->open_tag = false;
	drawing->depth--;
	drawing->in_text -= holds_text(name);
}

static void add_text(void *context, const char *text, size_t length)
{
	struct drawing *drawing = context;
	bool blank = true;
	for (size_t i = 0; i < length && blank; i++)
		blank = isspace((unsigned char)text[i]) != 0;
	if (drawing->skipped > 0 || (blank && drawing->in_text == 0))
		return;
	if (drawing->in_text == 0) {
		report(drawing, DIAG_DRAWING_ELEMENT,
		       "there are words outside of <text>, which nobody would see; put them into <text>");
		return;
	}
	close_tag(drawing);
	escape_text(&drawing->out, text, length);
}

static void report_xml(void *context, int line, int column, const char *message)
{
	struct drawing *drawing = context;
	(void)column;
	drawing->line = line;
	report(drawing, DIAG_DRAWING_SYNTAX, "the drawing is not well-formed: %s; correct it or save it again", message);
}

const char *drawing_clean(const struct drawing_setting *setting, const struct source *source)
{
	struct drawing drawing = { .setting = setting, .path = source->path, .out = STRBUF_INIT, .line = 1 };
	const struct xmlread_handler handler = {
		.start = start_element,
		.end = end_element,
		.text = add_text,
		.error = report_xml,
		.context = &drawing,
	};
	bool parsed = xmlread_parse(source->text, source->length, &handler);
	drawing.line = 1;
	if (parsed && !drawing.has_view_box && !drawing.wrong)
		report(&drawing, DIAG_DRAWING_SYNTAX,
		       "the drawing has no viewBox; write viewBox=\"0 0 640 400\" on <svg>, with its own size");
	if (parsed && drawing.out.length > DRAWING_SIZE_LIMIT)
		diag_report(setting->diagnostics, DIAG_DRAWING_SIZE,
			    (struct place){ .path = source->path, .line = 1, .column = 1 },
			    "the drawing takes %zu bytes in the page; leave details out, 12288 are plenty",
			    drawing.out.length);
	const char *svg =
	    parsed && !drawing.wrong ? arena_strndup(setting->arena, drawing.out.text, drawing.out.length) : NULL;
	strbuf_release(&drawing.out);
	return svg;
}
