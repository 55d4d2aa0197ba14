#include "render/theme.h"

#include <errno.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "squeeze/squeeze_script.h"
#include "squeeze/squeeze_style.h"

#define THEME_FILE_LIMIT ((size_t)1024 * 1024)

struct loader {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct theme *theme;
	bool failed;
};

static void fail(struct loader *loader, const char *path, const char *what)
{
	diag_report(loader->diagnostics, DIAG_FILE_UNREADABLE, (struct place){ .path = path }, "%s", what);
	loader->failed = true;
}

/* ---- style and scripts ---- */

typedef void add_file(struct strbuf *out, const char *text, size_t length);

/* Joined before they are squeezed, for their custom properties get new names in all of them at once. */
static void add_style(struct strbuf *out, const char *text, size_t length)
{
	strbuf_add(out, text, length);
	strbuf_addch(out, '\n');
}

static void read_file(struct loader *loader, const char *path, add_file *add, struct strbuf *out)
{
	char *text;
	size_t length;

	if (file_read(loader->arena, path, THEME_FILE_LIMIT, &text, &length) == FILE_OK)
		add(out, text, length);
	else
		fail(loader, path, "a file of the theme cannot be read; it must be a text file of at most 1 MB");
}

static struct file_list list_folder(struct loader *loader, const char *folder)
{
	struct file_list list = { NULL, 0 };

	if (!file_list_folder(loader->arena, folder, &list))
		fail(loader, folder,
		     arena_printf(loader->arena,
				  "a folder of the theme cannot be read: %s; name the right one with --templates",
				  strerror(errno)));
	return list;
}

/* All files of a folder with this extension, in name order. */
static void read_folder(struct loader *loader, const char *folder, const char *extension, add_file *add,
			struct strbuf *out)
{
	struct file_list list = list_folder(loader, folder);

	for (size_t i = 0; i < list.count; i++)
		if (strcmp(path_extension(list.names[i]), extension) == 0)
			read_file(loader, path_join(loader->arena, folder, list.names[i]), add, out);
}

/* A folder that a theme need not have. */
static void read_optional_folder(struct loader *loader, const char *folder, const char *extension, add_file *add,
				 struct strbuf *out)
{
	if (file_is_folder(folder))
		read_folder(loader, folder, extension, add, out);
}

static struct blob *finish_blob(struct loader *loader, struct strbuf *text)
{
	struct blob *blob = blob_from_strbuf(loader->arena, text);

	blob_compress(loader->arena, blob);
	strbuf_release(text);
	return blob;
}

/* Inside an element nothing can be escaped: what would end it, or the CDATA section in it, must not be there. */
static void make_inline(struct loader *loader, const char *folder, const struct blob *blob,
			struct inline_source *source)
{
	if (strstr(blob->data, "</") != NULL || strstr(blob->data, "]]>") != NULL)
		fail(loader, folder,
		     "the theme holds '</' or ']]>', which would end the element in a single file; write '<\\/' or ']] "
		     ">'");
	source->text = arena_printf(loader->arena, "/*<![CDATA[*/\n%s/*]]>*/", blob->data);
	source->length = strlen(source->text);
	hash_csp(source->text, source->length, source->hash);
}

/* Parts besides the main one: their number, in the order of list_parts(). */
#define PART_COUNT 3

static void list_parts(struct theme *theme, struct theme_part *parts[PART_COUNT])
{
	static const char *const names[PART_COUNT] = { "pages", "facilitator", "units" };

	parts[0] = &theme->pages;
	parts[1] = &theme->facilitator;
	parts[2] = &theme->units;
	for (size_t i = 0; i < PART_COUNT; i++)
		parts[i]->name = names[i];
}

/* The main style, those of the parts, and the one of the sheets: together, for their custom properties get new names in all of them at
 * once. */
static void load_style(struct loader *loader, const char *templates)
{
	enum { MAIN, FIRST_PART, SHEET = FIRST_PART + PART_COUNT, COUNT };
	struct strbuf written[COUNT], squeezed[COUNT];
	struct style_sheet sheets[COUNT];
	struct theme_part *parts[PART_COUNT];
	const char *folder = path_join(loader->arena, templates, "css");

	loader->theme->main.name = "waymark";
	list_parts(loader->theme, parts);
	for (size_t i = 0; i < COUNT; i++)
		written[i] = squeezed[i] = (struct strbuf)STRBUF_INIT;
	read_folder(loader, folder, ".css", add_style, &written[MAIN]);
	read_optional_folder(loader, path_join(loader->arena, folder, "sheet"), ".css", add_style, &written[SHEET]);
	for (size_t i = 0; i < PART_COUNT; i++)
		read_optional_folder(loader, path_join(loader->arena, folder, parts[i]->name), ".css", add_style,
				     &written[FIRST_PART + i]);
	for (size_t i = 0; i < COUNT; i++)
		sheets[i] = (struct style_sheet){ written[i].text, written[i].length, &squeezed[i] };
	squeeze_styles(sheets, COUNT);
	for (size_t i = 0; i < COUNT; i++)
		strbuf_release(&written[i]);
	for (size_t i = 0; i < PART_COUNT; i++)
		parts[i]->style = finish_blob(loader, &squeezed[FIRST_PART + i]);
	loader->theme->main.style = finish_blob(loader, &squeezed[MAIN]);
	make_inline(loader, folder, loader->theme->main.style, &loader->theme->inline_style);
	make_inline(loader, folder, finish_blob(loader, &squeezed[SHEET]), &loader->theme->inline_sheet_style);
}

static void load_book_style(struct loader *loader, const char *templates)
{
	struct strbuf text = STRBUF_INIT;

	read_optional_folder(loader, path_join(loader->arena, templates, "css/epub"), ".css", add_style, &text);
	loader->theme->book_style = finish_blob(loader, &text);
}

static void load_part_script(struct loader *loader, const char *folder, struct theme_part *part)
{
	struct strbuf text = STRBUF_INIT;

	read_optional_folder(loader, path_join(loader->arena, folder, part->name), ".js", squeeze_script, &text);
	part->script = finish_blob(loader, &text);
}

static void load_script(struct loader *loader, const char *templates)
{
	struct strbuf text = STRBUF_INIT;
	struct theme_part *parts[PART_COUNT];
	const char *folder = path_join(loader->arena, templates, "js");

	list_parts(loader->theme, parts);
	read_folder(loader, folder, ".js", squeeze_script, &text);
	read_folder(loader, path_join(loader->arena, folder, "question"), ".js", squeeze_script, &text);
	loader->theme->main.script = finish_blob(loader, &text);
	make_inline(loader, folder, loader->theme->main.script, &loader->theme->inline_script);
	for (size_t i = 0; i < PART_COUNT; i++)
		load_part_script(loader, folder, parts[i]);
}

/* What every tracker needs, what those of its family need ("scorm" of "scorm12.js"), and the tracker. */
static void read_tracker(struct loader *loader, const char *templates, const char *file, struct strbuf *out)
{
	const char *shared = path_join(loader->arena, templates, "js/lms");
	const char *family = arena_strndup(loader->arena, file, strspn(file, "abcdefghijklmnopqrstuvwxyz"));
	const char *folder = path_join(loader->arena, templates, "js/tracker");

	read_optional_folder(loader, shared, ".js", squeeze_script, out);
	read_optional_folder(loader, path_join(loader->arena, shared, family), ".js", squeeze_script, out);
	read_file(loader, path_join(loader->arena, folder, file), squeeze_script, out);
}

static void load_trackers(struct loader *loader, const char *templates)
{
	struct theme *theme = loader->theme;
	const char *folder = path_join(loader->arena, templates, "js/tracker");
	struct file_list list = list_folder(loader, folder);
	size_t capacity = 0;

	for (size_t i = 0; i < list.count; i++) {
		struct strbuf text = STRBUF_INIT;
		struct tracker_script *tracker;
		size_t length = strlen(list.names[i]);

		if (length <= 3 || strcmp(path_extension(list.names[i]), ".js") != 0)
			continue;
		read_tracker(loader, templates, list.names[i], &text);
		tracker = ARRAY_PUSH(loader->arena, theme->trackers, theme->tracker_count, capacity);
		tracker->name = arena_strndup(loader->arena, list.names[i], length - 3);
		tracker->script = finish_blob(loader, &text);
	}
}

/* ---- schemas ---- */

static void add_schema_file(struct loader *loader, struct schema_set *set, const char *folder, const char *name,
			    size_t *capacity)
{
	const char *path = path_join(loader->arena, folder, name);
	struct blob *blob = blob_of_file(loader->arena, path);

	if (blob == NULL || !blob_compress(loader->arena, blob)) {
		fail(loader, path, "an official schema file cannot be read; fetch the schema files again");
		return;
	}
	*ARRAY_PUSH(loader->arena, set->files, set->file_count, *capacity) =
	    (struct bundle_file){ .path = name, .blob = blob };
}

/* Without the folder the packages are built without official schema files. */
static void load_schema_set(struct loader *loader, struct schema_set *set, const char *folder)
{
	struct file_list list;
	size_t capacity = 0;

	if (!file_is_folder(folder) || !file_list_folder(loader->arena, folder, &list))
		return;
	for (size_t i = 0; i < list.count; i++)
		add_schema_file(loader, set, folder, list.names[i], &capacity);
}

/* What is installed has to compile. */
static void check_compiled(struct loader *loader, const char *folder, struct strbuf *problem)
{
	const struct theme *theme = loader->theme;

	while (problem->length > 0 && problem->text[problem->length - 1] == '\n')
		strbuf_truncate(problem, problem->length - 1);
	for (size_t i = 0; i < theme->schema_set_count; i++)
		if (theme->schema_sets[i].file_count > 0 && !inspect_schema(theme->schemas, theme->schema_sets[i].name))
			fail(loader, path_join(loader->arena, folder, theme->schema_sets[i].name),
			     arena_printf(loader->arena,
					  "the official schema files cannot be used: %s; fetch them again",
					  problem->text));
}

static void load_schemas(struct loader *loader, const char *folder)
{
	struct theme *theme = loader->theme;
	struct strbuf problem = STRBUF_INIT;
	const char *name;

	if (folder == NULL)
		return;
	theme->schema_sets = arena_calloc(loader->arena, inspect_schema_count(), sizeof *theme->schema_sets);
	while ((name = inspect_schema_name(theme->schema_set_count)) != NULL) {
		struct schema_set *set = &theme->schema_sets[theme->schema_set_count++];

		set->name = name;
		load_schema_set(loader, set, path_join(loader->arena, folder, name));
	}
	theme->schemas = inspect_schemas_load(folder, &problem);
	check_compiled(loader, folder, &problem);
	strbuf_release(&problem);
}

/* ---- the whole ---- */

struct theme *theme_load(struct arena *arena, const char *templates, const char *schemas,
			 struct diagnostics *diagnostics)
{
	struct loader loader = { .arena = arena,
				 .diagnostics = diagnostics,
				 .theme = arena_calloc(arena, 1, sizeof *loader.theme) };

	loader.theme->templates = templates_load(arena, templates, diagnostics);
	load_style(&loader, templates);
	load_book_style(&loader, templates);
	load_script(&loader, templates);
	load_trackers(&loader, templates);
	load_schemas(&loader, schemas);
	if (loader.theme->templates == NULL || loader.failed) {
		theme_free(loader.theme);
		return NULL;
	}
	return loader.theme;
}

void theme_free(struct theme *theme)
{
	if (theme == NULL)
		return;
	inspect_schemas_free(theme->schemas);
	theme->schemas = NULL;
}

struct blob *theme_tracker(const struct theme *theme, const char *name)
{
	for (size_t i = 0; i < theme->tracker_count; i++)
		if (strcmp(theme->trackers[i].name, name) == 0)
			return theme->trackers[i].script;
	return NULL;
}

const struct schema_set *theme_schema(const struct theme *theme, const char *name)
{
	static const struct schema_set none = { .name = "" };

	for (size_t i = 0; i < theme->schema_set_count; i++)
		if (strcmp(theme->schema_sets[i].name, name) == 0)
			return &theme->schema_sets[i];
	return &none;
}
