#include "render/template.h"

#include <errno.h>
#include <string.h>

#include "base/array.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/fill.h"
#include "base/path.h"
#include "base/utf8.h"
#include "render/template_code.h"

#define TEMPLATE_SIZE_LIMIT ((size_t)256 * 1024)
#define NAME_LIMIT          256

struct templates {
	struct template *items;
	size_t count;
	size_t capacity;
};

/* ---- loading ---- */

struct loader {
	struct arena *arena;
	struct templates *templates;
	struct diagnostics *diagnostics;
	bool failed;
};

static void load_file(struct loader *loader, const char *path, const char *name)
{
	struct templates *templates = loader->templates;
	struct template *template;
	char *text;
	size_t length;

	if (file_read(loader->arena, path, TEMPLATE_SIZE_LIMIT, &text, &length) != FILE_OK) {
		diag_report(loader->diagnostics, DIAG_TEMPLATE, (struct place){ .path = path },
			    "the template cannot be read; it must be a text file of at most %zu KB",
			    TEMPLATE_SIZE_LIMIT / 1024);
		loader->failed = true;
		return;
	}
	if (utf8_first_invalid(text, length) < length) {
		diag_report(loader->diagnostics, DIAG_TEMPLATE, (struct place){ .path = path },
			    "the template is not UTF-8; save it as UTF-8");
		loader->failed = true;
		return;
	}
	/* A part stands in running text as well: its last line feed is the file's, not the page's. */
	if (strncmp(name, "parts/", 6) == 0 && length > 0 && text[length - 1] == '\n')
		length--;
	template = ARRAY_PUSH(loader->arena, templates->items, templates->count, templates->capacity);
	template->name = name;
	template->hash = view_hash(name, strlen(name));
	template->path = path;
	if (!template_compile(loader->arena, template, text, length, loader->diagnostics))
		loader->failed = true;
}

static void load_folder(struct loader *loader, const char *folder, const char *prefix)
{
	struct file_list list;

	if (!file_list_folder(loader->arena, folder, &list)) {
		diag_report(loader->diagnostics, DIAG_TEMPLATE, (struct place){ .path = folder },
			    "the folder of templates cannot be read: %s; name the right one with --templates",
			    strerror(errno));
		loader->failed = true;
		return;
	}
	for (size_t i = 0; i < list.count; i++) {
		size_t length = strlen(list.names[i]);

		if (length <= 5 || strcmp(path_extension(list.names[i]), ".html") != 0)
			continue;
		load_file(loader, path_join(loader->arena, folder, list.names[i]),
			  arena_printf(loader->arena, "%s%.*s", prefix, (int)(length - 5), list.names[i]));
	}
}

static struct template *find_template(const struct templates *templates, const char *name)
{
	uint32_t hash = view_hash(name, strlen(name));

	for (size_t i = 0; i < templates->count; i++)
		if (templates->items[i].hash == hash && strcmp(templates->items[i].name, name) == 0)
			return &templates->items[i];
	return NULL;
}

static const char *nearest_template(const struct loader *loader, const char *name)
{
	const char *names[NAME_LIMIT];
	size_t count = 0;

	for (size_t i = 0; i < loader->templates->count && count < NAME_LIMIT; i++)
		if (strncmp(loader->templates->items[i].name, "parts/", 6) == 0)
			names[count++] = loader->templates->items[i].name + 6;
	return diag_nearest(name, names, count);
}

static void report_part(struct loader *loader, const struct operation *operation)
{
	const char *nearest = nearest_template(loader, operation->text);

	if (nearest != NULL)
		diag_report(loader->diagnostics, DIAG_TEMPLATE, operation->place,
			    "there is no part '%s'; did you mean '%s'?", operation->text, nearest);
	else
		diag_report(loader->diagnostics, DIAG_TEMPLATE, operation->place,
			    "there is no part '%s'; add parts/%s.html", operation->text, operation->text);
	loader->failed = true;
}

/* A book's templates take the book's own parts before those of pages. */
static struct template *find_part(const struct loader *loader, const struct template *template, const char *name)
{
	struct template *part = NULL;

	if (strncmp(template->name, "epub/", 5) == 0)
		part = find_template(loader->templates, arena_printf(loader->arena, "epub/%s", name));
	return part != NULL ? part : find_template(loader->templates, arena_printf(loader->arena, "parts/%s", name));
}

/* Look up the parts of a template and of its parts; a part that is still open includes itself. */
static void link_parts(struct loader *loader, struct template *template)
{
	template->link_state = LINK_OPEN;
	for (size_t i = 0; i < template->count; i++) {
		struct operation *operation = &template->operations[i];
		struct template *part;

		if (operation->kind != OPERATION_PART)
			continue;
		part = find_part(loader, template, operation->text);
		if (part == NULL) {
			report_part(loader, operation);
		} else if (part->link_state == LINK_OPEN) {
			diag_report(loader->diagnostics, DIAG_TEMPLATE, operation->place,
				    "the part '%s' includes itself; break the circle here", operation->text);
			loader->failed = true;
		} else {
			operation->part = part;
			if (part->link_state == LINK_NEW)
				link_parts(loader, part);
		}
	}
	template->link_state = LINK_DONE;
}

/* Formats with pages of their own. */
static const char *const optional[] = { "cartridge", "epub", "facilitator" };

struct templates *templates_load(struct arena *arena, const char *folder, struct diagnostics *diagnostics)
{
	struct templates *templates = arena_alloc(arena, sizeof *templates);
	struct loader loader = { .arena = arena, .templates = templates, .diagnostics = diagnostics };

	load_folder(&loader, folder, "");
	if (!loader.failed)
		load_folder(&loader, path_join(arena, folder, "parts"), "parts/");
	for (size_t i = 0; !loader.failed && i < sizeof optional / sizeof *optional; i++)
		if (file_is_folder(path_join(arena, folder, optional[i])))
			load_folder(&loader, path_join(arena, folder, optional[i]), arena_printf(arena, "%s/", optional[i]));
	if (loader.failed)
		return NULL;
	for (size_t i = 0; i < templates->count; i++)
		if (templates->items[i].link_state == LINK_NEW)
			link_parts(&loader, &templates->items[i]);
	return loader.failed ? NULL : templates;
}

bool templates_have(const struct templates *templates, const char *name)
{
	return find_template(templates, name) != NULL;
}

/* ---- filling ---- */

/* A view and what lies around it: an element of a list lies in the view with the list. */
struct frame {
	const struct view *view;
	const struct frame *outer;
};

struct filling {
	const struct words *words;
	struct diagnostics *diagnostics;
	struct strbuf *out;
	bool failed;
};

/* A word, and from where its holes are filled. */
struct word_filling {
	struct filling *filling;
	const struct operation *operation;
	const struct frame *frame;
};

static const struct view_value *look_up(const struct frame *frame, const char *name, size_t length, uint32_t hash)
{
	for (; frame != NULL; frame = frame->outer) {
		const struct view_value *value = view_find(frame->view, name, length, hash);

		if (value != NULL)
			return value;
	}
	return NULL;
}

static const char *nearest_name(const struct frame *frame, const char *name)
{
	const char *names[NAME_LIMIT];
	size_t count = 0;

	for (; frame != NULL; frame = frame->outer)
		count += view_names(frame->view, names + count, NAME_LIMIT - count);
	return diag_nearest(name, names, count);
}

static void report_name(struct filling *filling, const struct operation *operation, const struct frame *frame)
{
	const char *nearest = nearest_name(frame, operation->text);

	if (nearest != NULL)
		diag_report(filling->diagnostics, DIAG_TEMPLATE, operation->place,
			    "unknown name '%s'; did you mean '%s'?", operation->text, nearest);
	else
		diag_report(filling->diagnostics, DIAG_TEMPLATE, operation->place,
			    "unknown name '%s'; this page has no such value", operation->text);
	filling->failed = true;
}

static void report(struct filling *filling, const struct operation *operation, const char *what)
{
	diag_report(filling->diagnostics, DIAG_TEMPLATE, operation->place, "'%s' %s", operation->text, what);
	filling->failed = true;
}

static void write_plain(struct strbuf *out, const struct view_value *value)
{
	char digits[32];
	size_t length = sizeof digits;
	unsigned long rest =
	    value->as.number < 0 ? 0UL - (unsigned long)value->as.number : (unsigned long)value->as.number;

	if (value->kind == VIEW_TEXT) {
		if (value->as.text.length > 0)
			escape_attribute(out, value->as.text.text, value->as.text.length);
		return;
	}
	do
		digits[--length] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value->as.number < 0)
		digits[--length] = '-';
	strbuf_add(out, digits + length, sizeof digits - length);
}

static bool is_plain(const struct view_value *value)
{
	return value->kind == VIEW_TEXT || value->kind == VIEW_NUMBER;
}

static void fill_value(struct filling *filling, const struct operation *operation, const struct frame *frame)
{
	const struct view_value *value = look_up(frame, operation->text, operation->length, operation->hash);

	if (value == NULL)
		report_name(filling, operation, frame);
	else if (is_plain(value))
		write_plain(filling->out, value);
	else if (value->kind == VIEW_MARKUP || value->kind == VIEW_WRITER)
		report(filling, operation, "is markup; write it in three braces");
	else
		report(filling, operation, "is not a text; open a section with '#'");
}

static void fill_markup(struct filling *filling, const struct operation *operation, const struct frame *frame)
{
	const struct view_value *value = look_up(frame, operation->text, operation->length, operation->hash);

	if (value == NULL)
		report_name(filling, operation, frame);
	else if (value->kind == VIEW_MARKUP)
		strbuf_add(filling->out, value->as.text.text, value->as.text.length);
	else if (value->kind == VIEW_WRITER)
		value->as.writer.write(value->as.writer.context, filling->out);
	else
		report(filling, operation, "is not markup; write it in two braces");
}

static void fill_word_hole(const void *context, const char *name, size_t length, struct strbuf *out)
{
	const struct word_filling *word = context;
	const struct view_value *value = look_up(word->frame, name, length, view_hash(name, length));

	if (value != NULL && is_plain(value)) {
		write_plain(out, value);
		return;
	}
	diag_report(word->filling->diagnostics, DIAG_TEMPLATE, word->operation->place,
		    "the word 't.%s' has a hole '{%.*s}' that this page cannot fill; change the word, or give the page "
		    "the value",
		    word->operation->text, (int)length, name);
	word->filling->failed = true;
}

static void fill_interface_word(struct filling *filling, const struct operation *operation, const struct frame *frame)
{
	struct word_filling word = { .filling = filling, .operation = operation, .frame = frame };
	const char *text = words_find(filling->words, operation->text);

	if (text != NULL) {
		fill_word(filling->out, text, fill_word_hole, &word);
		return;
	}
	diag_report(filling->diagnostics, DIAG_TEMPLATE, operation->place,
		    "there is no interface word '%s'; add it to templates/strings", operation->text);
	filling->failed = true;
}

static void fill_range(struct filling *filling, const struct template *template, size_t from, size_t to,
		       const struct frame *frame);

static void fill_section(struct filling *filling, const struct template *template, size_t index,
			 const struct frame *frame)
{
	const struct operation *operation = &template->operations[index];
	const struct view_value *value = look_up(frame, operation->text, operation->length, operation->hash);
	bool wanted = operation->kind == OPERATION_SECTION;

	if (value == NULL) {
		report_name(filling, operation, frame);
		return;
	}
	if (view_value_is_set(value) != wanted)
		return;
	if (!wanted || value->kind != VIEW_LIST) {
		fill_range(filling, template, index + 1, operation->end, frame);
		return;
	}
	for (const struct view *element = value->as.list.first; element != NULL; element = view_next(element)) {
		struct frame inner = { .view = element, .outer = frame };

		fill_range(filling, template, index + 1, operation->end, &inner);
	}
}

static void fill_range(struct filling *filling, const struct template *template, size_t from, size_t to,
		       const struct frame *frame)
{
	for (size_t i = from; i < to; i++) {
		const struct operation *operation = &template->operations[i];

		switch (operation->kind) {
		case OPERATION_TEXT:
			strbuf_add(filling->out, operation->text, operation->length);
			break;
		case OPERATION_VALUE:
			fill_value(filling, operation, frame);
			break;
		case OPERATION_MARKUP:
			fill_markup(filling, operation, frame);
			break;
		case OPERATION_WORD:
			fill_interface_word(filling, operation, frame);
			break;
		case OPERATION_SECTION:
		case OPERATION_INVERTED:
			fill_section(filling, template, i, frame);
			i = operation->end;
			break;
		case OPERATION_PART:
			fill_range(filling, operation->part, 0, operation->part->count, frame);
			break;
		case OPERATION_END:
			break;
		}
	}
}

bool template_render(const struct templates *templates, const char *name, const struct view *view,
		     const struct words *words, struct diagnostics *diagnostics, struct strbuf *out)
{
	const struct template *template = find_template(templates, name);
	struct filling filling = { .words = words, .diagnostics = diagnostics, .out = out };
	struct frame frame = { .view = view };

	if (template == NULL) {
		diag_report(diagnostics, DIAG_TEMPLATE, (struct place){ .path = name },
			    "there is no template of this name; add %s.html to the folder of templates", name);
		return false;
	}
	fill_range(&filling, template, 0, template->count, &frame);
	return !filling.failed;
}
