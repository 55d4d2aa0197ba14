/*
 * Book: what it has beside its modules.
 */
#include <string.h>

#include "base/array.h"
#include "render/book.h"
#include "render/book_places.h"
#include "render/book_writer.h"
#include "render/kit_view.h"
#include "render/page_writer.h"
#include "render/titles.h"

/* One chapter while it is made. */
struct kit_chapter {
	const struct book_job *job;
	struct page *page;
	struct view *view;
	size_t from, to; /* of a list: the entries of this file */
	bool has_practice;
};

/* ---- cover and title page ---- */

static bool is_draft(const struct edition *edition)
{
	for (size_t i = 0; i < edition->module_count; i++)
		if (edition->modules[i].status == NULL || strcmp(edition->modules[i].status, "published") != 0)
			return true;
	return false;
}

static size_t count_reviewed(const struct edition *edition)
{
	size_t count = 0;

	for (size_t i = 0; i < edition->module_count; i++)
		count += edition->modules[i].reviewed_by_count > 0;
	return count;
}

static void fill_title(struct kit_chapter *chapter)
{
	const struct book_job *job = chapter->job;
	const size_t reviewed = count_reviewed(job->edition);

	view_text(chapter->view, "version", job->kit->version);
	view_text(chapter->view, "publisher", job->kit->publisher);
	view_text(chapter->view, "licence", job->kit->licence);
	view_text(chapter->view, "help", BOOK_HELP);
	view_text(chapter->view, "about", BOOK_ABOUT);
	view_flag(chapter->view, "is-draft", is_draft(job->edition));
	view_flag(chapter->view, "lacks-review", reviewed == 0);
	view_flag(chapter->view, "lacks-some-review", reviewed > 0 && reviewed < job->edition->module_count);
}

/* ---- how to use the book, and paths through it ---- */

static void fill_path(struct kit_chapter *chapter, struct view *view, size_t number)
{
	const struct book_job *job = chapter->job;
	const struct learning_path *path = &job->kit->paths[number];

	view_text(view, "title", job->edition->path_titles[number]);
	view_text(view, "summary", job->edition->path_summaries[number]);
	view_list(view, "steps");
	for (size_t i = 0; i < path->step_count; i++) {
		const struct module_entry *entry = edition_find_module(job->edition, path->steps[i].module);
		struct view *step;

		if (entry == NULL)
			continue;
		step = view_append(view, "steps");
		view_text(step, "address", page_section_address(chapter->page, entry->id));
		view_text(step, "module-title", book_module_title(job->arena, job->kit, job->edition, entry));
	}
}

static void fill_about(struct kit_chapter *chapter)
{
	const struct kit *kit = chapter->job->kit;

	view_flag(chapter->view, "has-practice", chapter->has_practice);
	view_text(chapter->view, "help", BOOK_HELP);
	view_flag(chapter->view, "has-paths", kit->path_count > 0);
	view_list(chapter->view, "paths");
	for (size_t i = 0; i < kit->path_count; i++)
		fill_path(chapter, view_append(chapter->view, "paths"), i);
}

static void fill_help(struct kit_chapter *chapter)
{
	const struct edition *edition = chapter->job->edition;

	view_list(chapter->view, "regions");
	for (size_t i = 0; i < edition->region_count; i++) {
		struct view *view = view_append(chapter->view, "regions");

		view_text(view, "title", edition->regions[i].title);
		kit_view_help(chapter->page, view, &edition->regions[i]);
	}
}

/* ---- lists ---- */

static void fill_glossary(struct kit_chapter *chapter)
{
	view_flag(chapter->view, "is-start", chapter->from == 0);
	view_list(chapter->view, "terms");
	for (size_t i = chapter->from; i < chapter->to; i++)
		kit_view_term(chapter->page, view_append(chapter->view, "terms"), &chapter->job->edition->terms[i]);
}

static void fill_references(struct kit_chapter *chapter)
{
	view_flag(chapter->view, "is-start", chapter->from == 0);
	view_number(chapter->view, "first", (long)chapter->from + 1);
	view_list(chapter->view, "sources");
	for (size_t i = chapter->from; i < chapter->to; i++)
		kit_view_source(chapter->page, view_append(chapter->view, "sources"), &chapter->job->kit->references[i],
				NULL);
}

/* ---- all of them ---- */

struct kit_row {
	const char *template;
	const char *file;
	const char *title_word; /* NULL: the course's name inside the book */
	const char *id;
	const char *type, *landmark, *role;
	int depth;
	void (*fill)(struct kit_chapter *chapter);
};

static const struct kit_row title_row = { "epub/title", BOOK_TITLE, NULL, "kit.title", "titlepage",
					  "titlepage",  NULL,       1,    fill_title };
static const struct kit_row about_row = { "epub/about",  BOOK_ABOUT, "epub.about", "kit.about", "preface", NULL,
					  "doc-preface", 1,          fill_about };
static const struct kit_row help_row = { "epub/help", BOOK_HELP, "help.title", "kit.help", "frontmatter", NULL,
					 NULL,        1,         fill_help };
static const struct kit_row glossary_row = { "epub/glossary", BOOK_TERMS, "glossary.title",
					     "kit.glossary",  "glossary", "glossary",
					     "doc-glossary",  1,          fill_glossary };
static const struct kit_row references_row = { "epub/references", BOOK_SOURCES,   "references.title", "kit.references",
					       "bibliography",    "bibliography", "doc-bibliography", 1,
					       fill_references };

static const char *title_of(const struct book_job *job, const struct kit_row *row)
{
	return row->title_word != NULL ? words_get(job->edition->words, row->title_word)
				       : title_heading(job->kit, job->edition);
}

static void add_row(const struct book_job *job, const struct kit_row *row, const char *file,
		    const struct kit_chapter *list)
{
	static const struct book kit_book = { 0 };
	struct kit_chapter chapter = *list;
	const bool is_start = list->from == 0;
	const struct book_frame frame = {
		.chapter = { .file = file,
			     .title = title_of(job, row),
			     .type = is_start ? row->landmark : NULL,
			     .depth = is_start ? row->depth : 0 },
		.id = row->id,
		.page_title = title_of_course(job->kit, job->edition, TITLE_ON_DEVICE),
		.type = row->type,
		.role = row->role,
	};
	struct strbuf content = STRBUF_INIT;

	chapter.job = job;
	chapter.view = view_new(job->arena);
	chapter.page = page_new(job->arena, job->theme->templates, job->kit, job->edition, NULL, job->diagnostics);
	chapter.page->book = &kit_book;
	row->fill(&chapter);
	if (template_render(job->theme->templates, row->template, chapter.view, job->edition->words, job->diagnostics,
			    &content))
		book_add_chapter(job, &frame, &content);
	strbuf_release(&content);
}

/* `file` has a hole for the number of the file, from 1. */
static void add_list(const struct book_job *job, const struct kit_row *row, size_t count, size_t a_file)
{
	for (size_t from = 0; from < count; from += a_file) {
		const size_t to = from + a_file < count ? from + a_file : count;
		const size_t number = from / a_file + 1;
		const char *file = row == &glossary_row ? arena_printf(job->arena, BOOK_TERMS, number)
							: arena_printf(job->arena, BOOK_SOURCES, number);

		add_row(job, row, file, &(struct kit_chapter){ .from = from, .to = to });
	}
}

/* The cover has no picture and no word of the topic: anybody may see it in a list of books. */
static void add_cover(const struct book_job *job)
{
	struct view *view = view_new(job->arena);
	struct strbuf text = STRBUF_INIT;

	book_view_page(job, view, title_of_course(job->kit, job->edition, TITLE_ON_DEVICE));
	view_text(view, "language-name", words_get(job->edition->words, "language.name"));
	if (template_render(job->theme->templates, "epub/cover", view, job->edition->words, job->diagnostics, &text))
		*ARRAY_PUSH(job->arena, job->chapters->items, job->chapters->count, job->chapters->capacity) =
		    (struct book_chapter){ .file = BOOK_COVER,
					   .title = words_get(job->edition->words, "epub.cover"),
					   .type = "cover",
					   .text = blob_from_strbuf(job->arena, &text) };
	strbuf_release(&text);
}

void book_write_front(const struct book_job *job, bool has_practice)
{
	const struct kit_chapter chapter = { .has_practice = has_practice };

	add_cover(job);
	add_row(job, &title_row, title_row.file, &chapter);
	add_row(job, &about_row, about_row.file, &chapter);
	add_row(job, &help_row, help_row.file, &chapter);
}

void book_write_back(const struct book_job *job)
{
	add_list(job, &glossary_row, job->edition->term_count, BOOK_TERMS_A_FILE);
	add_list(job, &references_row, job->kit->reference_count, BOOK_SOURCES_A_FILE);
}
