/*
 * Target epub: a book of all modules in one language, EPUB 3, for phones without a network and for e-readers.
 *
 * A module's chapters wait compressed in the spool until the book is put together, so memory does not grow with the kit.
 */
#include "target/target.h"

#include <string.h>
#include <time.h>

#include "base/array.h"
#include "base/date.h"
#include "base/path.h"
#include "render/book.h"
#include "render/book_places.h"
#include "render/titles.h"
#include "render/view.h"
#include "target/epub_package.h"

#define NAME "epub"

/* What the book needs of a module. */
struct kept_module {
	struct book_chapter *chapters; /* their texts in the spool */
	size_t chapter_count;
	struct bundle_file *media;
	size_t media_count;
	bool has_pictures;
};

/* ---- a module ------------------------------------------------------------------------------------------- */

/* What has another shape in a book than in the site: one line a module, for it holds for all of its questions and scenarios. */
static void note_changes(struct target_job *job)
{
	const struct module *module = job->module;

	for (size_t i = 0; i < module->asset_count; i++)
		if (!book_holds(module->assets[i]))
			target_note_change(job, path_name(module->assets[i]->source), "epub.change.media");
	if (module->question_count > 0)
		target_note_change(job, module->entry->id, "epub.change.answers");
	if (module->scenario_count > 0)
		target_note_change(job, module->entry->id, "epub.change.scenarios");
}

static bool keep_chapter(struct target_job *job, const struct book_chapter *chapter, struct book_chapter *kept)
{
	const struct bundle_file file = { .path = chapter->file, .blob = chapter->text, .source = chapter->source };
	struct bundle_file kept_file;

	if (!target_keep_file(job, &file, &kept_file))
		return false;
	*kept = *chapter;
	kept->file = kept_file.path;
	kept->source = kept_file.source;
	kept->text = kept_file.blob;
	kept->title = arena_strdup(job->keep_arena, chapter->title);
	return true;
}

static bool keep_chapters(struct target_job *job, const struct book_chapters *chapters, struct kept_module *kept)
{
	kept->chapters = arena_calloc(job->keep_arena, chapters->count + 1, sizeof *kept->chapters);
	for (size_t i = 0; i < chapters->count; i++) {
		if (!keep_chapter(job, &chapters->items[i], &kept->chapters[i]))
			return false;
		kept->has_pictures |= chapters->items[i].has_drawing;
		kept->chapter_count++;
	}
	return true;
}

static bool keep_picture(struct target_job *job, const struct asset *asset, struct kept_module *kept)
{
	const struct bundle_file file = { .path = asset->published,
					  .blob = blob_of_file(job->arena, asset->source),
					  .source = asset->source };

	if (!file.blob) {
		diag_report(job->diagnostics, DIAG_FILE_UNREADABLE, (struct place){ .path = asset->source },
			    "the file cannot be read; make it readable");
		return false;
	}
	if (!target_keep_file(job, &file, &kept->media[kept->media_count]))
		return false;
	kept->media_count++;
	kept->has_pictures = true;
	return true;
}

static bool keep_pictures(struct target_job *job, struct kept_module *kept)
{
	const struct module *module = job->module;

	kept->media = arena_calloc(job->keep_arena, module->asset_count + 1, sizeof *kept->media);
	for (size_t i = 0; i < module->asset_count; i++)
		if (module->assets[i]->kind == ASSET_IMAGE && book_holds(module->assets[i]) &&
		    !keep_picture(job, module->assets[i], kept))
			return false;
	return true;
}

static struct book_job book_job(struct target_job *job, struct book_chapters *chapters)
{
	return (struct book_job){ .arena = job->arena,
				  .theme = job->theme,
				  .kit = job->kit,
				  .edition = job->edition,
				  .diagnostics = job->diagnostics,
				  .chapters = chapters };
}

static void epub_module(struct target_job *job)
{
	struct kept_module *kept = arena_alloc(job->keep_arena, sizeof *kept);
	struct book_chapters chapters = { 0 };
	const struct book_job book = book_job(job, &chapters);

	book_write_module(&book, job->module);
	note_changes(job);
	if (keep_chapters(job, &chapters, kept) && keep_pictures(job, kept))
		*job->keep = kept;
}

/* ---- the book ------------------------------------------------------------------------------------------- */

struct book_making {
	struct target_job *job;
	struct bundle *content; /* chapters and pictures, below EPUB_FOLDER */
	struct epub_package package;
	struct view *nav;
	struct view *entry; /* the last of the first level in the table of contents */
};

static void add_file(struct book_making *making, const char *path, struct blob *blob, const char *source,
		     const char *properties)
{
	struct arena *arena = making->job->arena;
	struct epub_package *package = &making->package;
	const bool is_chapter = strcmp(path, BOOK_STYLE) != 0 && strncmp(path, BOOK_MEDIA, strlen(BOOK_MEDIA)) != 0;

	bundle_add(arena, making->content, arena_printf(arena, EPUB_FOLDER "%s", path), blob, source);
	*ARRAY_PUSH(arena, package->items, package->item_count, package->item_capacity) =
	    (struct epub_item){ .file = path, .properties = properties, .in_spine = is_chapter };
}

static void set_entry(struct view *view, const struct book_chapter *chapter)
{
	view_text(view, "title", chapter->title);
	view_text(view, "address", chapter->file);
}

static void add_landmark(struct book_making *making, const struct book_chapter *chapter, const char *type)
{
	struct view *view = view_append(making->nav, "landmarks");

	set_entry(view, chapter);
	view_text(view, "landmark", type);
}

static void add_to_contents(struct book_making *making, const struct book_chapter *chapter)
{
	if (chapter->depth == 1) {
		making->entry = view_append(making->nav, "entries");
		set_entry(making->entry, chapter);
		view_flag(making->entry, "has-inner", false);
		view_list(making->entry, "inner");
	} else if (chapter->depth == 2 && making->entry) {
		view_flag(making->entry, "has-inner", true);
		set_entry(view_append(making->entry, "inner"), chapter);
	}
}

static void add_to_nav(struct book_making *making, const struct book_chapter *chapters, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		add_to_contents(making, &chapters[i]);
		if (chapters[i].type)
			add_landmark(making, &chapters[i], chapters[i].type);
	}
}

static void add_chapters(struct book_making *making, const struct book_chapter *chapters, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		making->package.has_pictures |= chapters[i].has_drawing;
		add_file(making, chapters[i].file, chapters[i].text, chapters[i].source,
			 chapters[i].has_drawing ? "svg" : NULL);
	}
}

static const struct kept_module *kept_of(const struct book_making *making, size_t module)
{
	return making->job->outline->modules[module].kept[making->job->target];
}

static void add_modules_to_nav(struct book_making *making)
{
	bool is_first = true;

	for (size_t i = 0; i < making->job->outline->module_count; i++) {
		const struct kept_module *kept = kept_of(making, i);

		if (!kept || kept->chapter_count == 0)
			continue;
		add_to_nav(making, kept->chapters, kept->chapter_count);
		if (is_first)
			add_landmark(making, &kept->chapters[0], "bodymatter");
		is_first = false;
	}
}

static void add_modules(struct book_making *making)
{
	for (size_t i = 0; i < making->job->outline->module_count; i++) {
		const struct kept_module *kept = kept_of(making, i);

		if (!kept)
			continue;
		add_chapters(making, kept->chapters, kept->chapter_count);
		making->package.has_pictures |= kept->has_pictures;
	}
}

static void add_pictures(struct book_making *making)
{
	const struct target_job *job = making->job;

	for (size_t i = 0; i < job->outline->module_count; i++) {
		const struct kept_module *kept = kept_of(making, i);

		for (size_t k = 0; kept && k < kept->media_count; k++)
			add_file(making, arena_printf(job->arena, BOOK_MEDIA "%s", kept->media[k].path),
				 kept->media[k].blob, kept->media[k].source, NULL);
	}
}

static bool has_practice(const struct outline *outline)
{
	for (size_t i = 0; i < outline->module_count; i++)
		if (outline->modules[i].scenario_count > 0)
			return true;
	return false;
}

static void add_nav(struct book_making *making)
{
	struct target_job *job = making->job;
	struct strbuf text = STRBUF_INIT;

	view_text(making->nav, "language", job->edition->code);
	view_text(making->nav, "direction", job->edition->direction);
	view_text(making->nav, "page-title", title_of_course(job->kit, job->edition, TITLE_ON_DEVICE));
	if (template_render(job->theme->templates, "epub/nav", making->nav, job->edition->words, job->diagnostics,
			    &text))
		add_file(making, BOOK_NAV, blob_from_strbuf(job->arena, &text), NULL, "nav");
	strbuf_release(&text);
}

/* The table of contents is a page too, behind cover and title page: not every device has a menu for it. */
enum { BEFORE_NAV = 2 };

static void add_content(struct book_making *making)
{
	struct target_job *job = making->job;
	struct book_chapters front = { 0 }, back = { 0 };
	const struct book_job front_job = book_job(job, &front), back_job = book_job(job, &back);
	size_t before;

	book_write_front(&front_job, has_practice(job->outline));
	book_write_back(&back_job);
	before = front.count < BEFORE_NAV ? front.count : BEFORE_NAV;
	view_list(making->nav, "entries");
	view_list(making->nav, "landmarks");
	add_to_nav(making, front.items, front.count);
	add_modules_to_nav(making);
	add_to_nav(making, back.items, back.count);
	add_chapters(making, front.items, before);
	add_nav(making);
	add_chapters(making, front.items + before, front.count - before);
	add_modules(making);
	add_chapters(making, back.items, back.count);
	add_file(making, BOOK_STYLE, job->theme->book_style, NULL, NULL);
	add_pictures(making);
}

/* ---- dates and names ------------------------------------------------------------------------------------ */

static const char *later(const char *date, const char *other)
{
	return other && (!date || strcmp(other, date) > 0) ? other : date;
}

/* The last day that the text itself names: a build does not depend on the clock. */
static const char *last_date(const struct edition *edition)
{
	const char *date = NULL;

	for (size_t i = 0; i < edition->module_count; i++)
		date = later(later(date, edition->modules[i].updated), edition->modules[i].reviewed_on);
	for (size_t i = 0; i < edition->region_count; i++)
		date = later(date, edition->regions[i].checked);
	return date ? date : "1980-01-01";
}

/* What SOURCE_DATE_EPOCH says, or else the last day of the text. */
static const char *modified(struct target_job *job)
{
	long long seconds;
	struct tm utc;
	char text[sizeof "9999-12-31T23:59:59Z"];

	if (date_source_epoch(&seconds) && gmtime_r(&(time_t){ (time_t)seconds }, &utc) && utc.tm_year < 8100 &&
	    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) > 0)
		return arena_strdup(job->arena, text);
	return arena_printf(job->arena, "%sT00:00:00Z", last_date(job->edition));
}

static const char *book_name(struct target_job *job)
{
	return arena_printf(job->arena, NAME "/%s/%s-%s.epub", job->edition->code,
			    job->kit->is_discreet ? "all" : job->kit->id, job->edition->code);
}

static void set_package(struct book_making *making)
{
	struct target_job *job = making->job;
	struct epub_package *package = &making->package;

	package->identifier = epub_identifier(
	    job->arena, arena_printf(job->arena, "waymark " NAME " %s %s", job->kit->id, job->edition->code));
	package->title = title_of_course(job->kit, job->edition, TITLE_ON_DEVICE);
	package->language = job->edition->code;
	package->direction = job->edition->direction;
	package->modified = modified(job);
	package->publisher = job->kit->publisher;
	package->rights = job->kit->licence;
	package->access_summary = words_get(job->edition->words, "epub.access");
}

/* ---- putting together ----------------------------------------------------------------------------------- */

static void report_problems(struct target_job *job, const struct bundle *book, const struct strbuf *problem)
{
	for (const char *line = problem->text; *line != '\0';) {
		const size_t length = strcspn(line, "\n");

		diag_report(job->diagnostics, DIAG_MANIFEST_INVALID, job->kit->place, "%s: %.*s", book->name, (int)length,
			    line);
		line += length + (line[length] == '\n');
	}
}

/* OCF 3.2, section 4.3: the first file, neither compressed nor with an extra field. */
static void add_mimetype(struct target_job *job, struct bundle *book)
{
	struct blob *blob = blob_of(job->arena, EPUB_MIMETYPE, strlen(EPUB_MIMETYPE));

	blob->stays_plain = true;
	bundle_add(job->arena, book, "mimetype", blob, NULL);
}

static void add_container(struct target_job *job, struct bundle *book)
{
	struct strbuf text = STRBUF_INIT;

	epub_write_container(&text);
	bundle_add(job->arena, book, EPUB_CONTAINER, blob_from_strbuf(job->arena, &text), NULL);
	strbuf_release(&text);
}

static void put_together(struct book_making *making)
{
	struct target_job *job = making->job;
	struct bundle *book = target_add_bundle(job, book_name(job), true);
	struct strbuf text = STRBUF_INIT, problem = STRBUF_INIT;
	struct blob *document;

	epub_write_package(job->arena, &making->package, &text);
	document = blob_from_strbuf(job->arena, &text);
	add_mimetype(job, book);
	add_container(job, book);
	bundle_add(job->arena, book, EPUB_PACKAGE, document, NULL);
	for (size_t i = 0; i < making->content->count; i++)
		bundle_add(job->arena, book, making->content->files[i].path, making->content->files[i].blob,
			   making->content->files[i].source);
	if (!epub_check_package(job->arena, document->data, document->length, book, &problem))
		report_problems(job, book, &problem);
	strbuf_release(&text);
	strbuf_release(&problem);
}

static void epub_kit(struct target_job *job)
{
	struct book_making making = { .job = job };

	if (!job->edition || job->outline->module_count == 0)
		return;
	making.content = bundle_new(job->arena, NAME, true);
	making.nav = view_new(job->arena);
	add_content(&making);
	set_package(&making);
	put_together(&making);
}

const struct target target_epub = {
	.name = NAME,
	.summary = "an e-book a language, for phones and e-readers (EPUB 3)",
	.module = epub_module,
	.kit = epub_kit,
};
