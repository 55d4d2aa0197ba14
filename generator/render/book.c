#include "render/book.h"

#include <ctype.h>
#include <string.h>

#include "base/array.h"
#include "base/fill.h"
#include "render/book_places.h"
#include "render/book_writer.h"
#include "render/kit_view.h"
#include "render/page_writer.h"
#include "render/titles.h"

/* Old readers hang on files that are much larger. */
#define ANSWERS_LIMIT ((size_t)40 * 1024)

/* ---- one chapter ---- */

void book_view_page(const struct book_job *job, struct view *view, const char *page_title)
{
	view_text(view, "language", job->edition->code);
	view_text(view, "direction", job->edition->direction);
	view_text(view, "page-title", page_title);
}

const char *book_word(const struct book_job *job, const char *key, const char *name, const char *value)
{
	return fill_words(job->arena, words_get(job->edition->words, key), &(struct fill_value){ name, value }, 1);
}

void book_add_chapter(const struct book_job *job, const struct book_frame *frame, const struct strbuf *content)
{
	struct view *view = view_new(job->arena);
	struct strbuf text = STRBUF_INIT;
	struct book_chapter *chapter;

	book_view_page(job, view, frame->page_title);
	view_text(view, "id", frame->id);
	view_text(view, "type", frame->type);
	view_text(view, "role", frame->role);
	view_text(view, "position", frame->position);
	view_text(view, "title", frame->chapter.title);
	view_markup(view, "heading", frame->heading, frame->heading != NULL ? strlen(frame->heading) : 0);
	view_markup(view, "content", content->text, content->length);
	if (template_render(job->theme->templates, "epub/chapter", view, job->edition->words, job->diagnostics,
			    &text)) {
		chapter = ARRAY_PUSH(job->arena, job->chapters->items, job->chapters->count, job->chapters->capacity);
		*chapter = frame->chapter;
		chapter->has_drawing = strstr(content->text, "<svg") != NULL;
		chapter->text = blob_from_strbuf(job->arena, &text);
	}
	strbuf_release(&text);
}

/* ---- a module ---- */

struct module_book {
	const struct book_job *job;
	const struct module *module;
	struct book book;
	struct page *page;
	const char **answers; /* as module->questions: markup, or NULL */
	struct strbuf markup; /* of the fragment at hand */
	struct strbuf content;
};

/* What was written into `markup` since page_begin_fragment(), with the addresses of pictures. */
static void end_fragment(struct module_book *writer, struct strbuf *out)
{
	const struct fragment_form form = { .media_prefix = BOOK_MEDIA };
	const struct fragment fragment = page_end_fragment(writer->page);

	fragment_write(&fragment, &form, out, NULL);
}

static void begin_fragment(struct module_book *writer)
{
	strbuf_reset(&writer->markup);
	page_begin_fragment(writer->page, &writer->markup);
}

static const char *heading_markup(struct module_book *writer, const struct section *section)
{
	struct strbuf out = STRBUF_INIT;
	const char *markup = NULL;

	if (section->heading != NULL) {
		page_inlines(writer->page->words, section->heading, &out);
		markup = arena_strndup(writer->job->arena, out.text, out.length);
	}
	strbuf_release(&out);
	return markup;
}

static struct book_frame frame_of(const struct module_book *writer, const char *file, const char *title, int depth)
{
	const struct book_job *job = writer->job;
	const struct module_entry *entry = writer->module->entry;

	return (struct book_frame){
		.chapter = { .file = file, .title = title, .depth = depth, .source = entry->place.path },
		.page_title = title_of_module(job->arena, job->kit, job->edition, entry, TITLE_ON_DEVICE),
		.type = "chapter",
		.role = "doc-chapter",
	};
}

/* ---- answers ---- */

/* Written before the questions, which have to know in which file each of them will stand. */
static void write_answers(struct module_book *writer)
{
	const struct module *module = writer->module;
	struct arena *arena = writer->job->arena;
	size_t *files = arena_calloc(arena, module->question_count, sizeof *files);
	size_t file = 1, length = 0;

	writer->answers = arena_calloc(arena, module->question_count, sizeof *writer->answers);
	writer->book.answer_files = files;
	for (size_t i = 0; i < module->question_count; i++) {
		begin_fragment(writer);
		page_write_book_answer(writer->page, module->questions[i]);
		strbuf_reset(&writer->content);
		end_fragment(writer, &writer->content);
		if (length > 0 && length + writer->content.length > ANSWERS_LIMIT) {
			file++;
			length = 0;
		}
		length += writer->content.length;
		files[i] = file;
		if (writer->content.length > 0)
			writer->answers[i] = arena_strndup(arena, writer->content.text, writer->content.length);
	}
}

static void add_answers_file(struct module_book *writer, size_t number)
{
	const struct book_job *job = writer->job;
	const char *module = writer->module->entry->id;
	const char *file = arena_printf(job->arena, BOOK_ANSWERS, module, number);
	struct book_frame frame =
	    frame_of(writer, file, words_get(job->edition->words, "epub.answers"), number == 1 ? 2 : 0);

	if (writer->content.length == 0)
		return;
	frame.id = arena_printf(job->arena, "%s.answers", module);
	frame.type = "answers";
	frame.role = "doc-qna";
	frame.position = book_word(job, "position.module", "module-number", title_module_number(writer->module->entry));
	book_add_chapter(job, &frame, &writer->content);
}

/* Those of the questions that the chapters show: text for other audiences may be left out. */
static void add_answers(struct module_book *writer)
{
	const struct module *module = writer->module;
	size_t file = 1;

	strbuf_reset(&writer->content);
	for (size_t i = 0; i < module->question_count; i++) {
		if (writer->book.answer_files[i] != file) {
			add_answers_file(writer, file);
			strbuf_reset(&writer->content);
			file = writer->book.answer_files[i];
		}
		if (writer->answers[i] != NULL && writer->page->question_sections[i] != NULL)
			strbuf_addstr(&writer->content, writer->answers[i]);
	}
	add_answers_file(writer, file);
}

/* ---- sections ---- */

/* All questions that the check may draw from, and first how many. */
static void write_check(struct module_book *writer)
{
	const struct book_job *job = writer->job;
	const struct module *module = writer->module;
	struct view *view = view_new(job->arena);
	int count = 0;

	for (size_t i = 0; i < module->question_count; i++)
		count += !module->questions[i]->practice;
	view_number(view, "count", count);
	template_render(job->theme->templates, "epub/check", view, job->edition->words, job->diagnostics,
			&writer->markup);
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			page_write_question(writer->page, module->questions[i]);
}

static void write_body(struct module_book *writer, const struct section *section)
{
	struct page *page = writer->page;

	begin_fragment(writer);
	if (section->content_note != NULL)
		page_write_content_note(page, NULL, section->content_note);
	if (section->body != NULL)
		page_write_blocks(page, section->body);
	if (section->kind == SECTION_CHECK)
		write_check(writer);
	page_write_notes(page, section);
	end_fragment(writer, &writer->content);
}

static void add_contents(struct module_book *writer, struct view *view)
{
	const struct module *module = writer->module;

	view_list(view, "contents");
	view_flag(view, "has-contents", module->section_count > 1);
	for (size_t i = 1; i < module->section_count; i++) {
		const struct section *section = &module->sections[i];
		struct view *element = view_append(view, "contents");

		view_text(element, "address", page_section_address(writer->page, section->id));
		view_text(element, "title", section->title);
		view_number(element, "minutes", section->minutes);
		view_flag(element, "is-scenario", section->kind == SECTION_SCENARIO);
	}
}

/* Around the author's words: objectives, what is in the module, who has reviewed it. */
static void wrap_introduction(struct module_book *writer)
{
	const struct book_job *job = writer->job;
	struct view *view = view_new(job->arena);
	const char *body = arena_strndup(job->arena, writer->content.text, writer->content.length);

	kit_view_entry(job->arena, view, job->edition->words, writer->module->entry);
	view_markup(view, "body", body, writer->content.length);
	add_contents(writer, view);
	strbuf_reset(&writer->content);
	template_render(job->theme->templates, "epub/introduction", view, job->edition->words, job->diagnostics,
			&writer->content);
}

/* "Module 7 · page 2 of 5" */
static const char *position_of(struct module_book *writer, const struct section *section)
{
	static const char *const keys[] = { [SECTION_INTRODUCTION] = "position.module",
					    [SECTION_LESSON] = "position.lesson",
					    [SECTION_SCENARIO] = "position.scenario",
					    [SECTION_CHECK] = "position.check" };
	const struct book_job *job = writer->job;
	const struct module *module = writer->module;
	int number = 0, total = 0;

	for (size_t i = 0; i < module->section_count; i++) {
		total += module->sections[i].kind == SECTION_LESSON;
		number = &module->sections[i] == section ? total : number;
	}
	return fill_words(job->arena, words_get(job->edition->words, keys[section->kind]),
			  (struct fill_value[]){ { "module-number", title_module_number(module->entry) },
						 { "n", arena_printf(job->arena, "%d", number) },
						 { "total", arena_printf(job->arena, "%d", total) } },
			  3);
}

static void add_section(struct module_book *writer, size_t index)
{
	const struct book_job *job = writer->job;
	const struct module *module = writer->module;
	const struct section *section = &module->sections[index];
	const bool is_introduction = section->kind == SECTION_INTRODUCTION;
	const char *file = arena_printf(job->arena, BOOK_SECTION_FILE, section->id);
	const char *title = is_introduction ? book_module_title(job->arena, job->kit, job->edition, module->entry)
			    : section->kind == SECTION_SCENARIO
				? book_word(job, "scenario.page", "title", section->title)
				: section->title;
	struct book_frame frame = frame_of(writer, file, title, is_introduction ? 1 : 2);

	page_begin_section(writer->page, section,
			   index + 1 < module->section_count ? module->sections[index + 1].id : NULL);
	strbuf_reset(&writer->content);
	write_body(writer, section);
	if (is_introduction)
		wrap_introduction(writer);
	frame.id = section->id;
	frame.type = is_introduction ? "part" : section->kind == SECTION_CHECK ? "assessment" : "chapter";
	frame.role = is_introduction ? "doc-part" : "doc-chapter";
	frame.position = position_of(writer, section);
	frame.heading = heading_markup(writer, section);
	frame.chapter.source = section->place.path;
	book_add_chapter(job, &frame, &writer->content);
}

/* ---- the interface ---- */

const char *book_module_title(struct arena *arena, const struct kit *kit, const struct edition *edition,
			      const struct module_entry *entry)
{
	const char *number = title_module_number(entry);

	if (kit->is_discreet || !isdigit((unsigned char)*number))
		return title_menu(arena, kit, edition, entry);
	return arena_printf(arena, "%s. %s", number, entry->title);
}

void book_write_module(const struct book_job *job, const struct module *module)
{
	struct module_book writer = { .job = job, .module = module, .markup = STRBUF_INIT, .content = STRBUF_INIT };

	writer.page = page_new(job->arena, job->theme->templates, job->kit, job->edition, module, job->diagnostics);
	writer.page->book = &writer.book;
	book_find_places(&writer.book, job->arena, module);
	write_answers(&writer);
	for (size_t i = 0; i < module->section_count; i++)
		add_section(&writer, i);
	add_answers(&writer);
	strbuf_release(&writer.markup);
	strbuf_release(&writer.content);
}
