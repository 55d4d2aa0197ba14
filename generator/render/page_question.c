#include "render/page_writer.h"

#include <string.h>

#include "question/question.h"
#include "render/book_places.h"
#include "render/view.h"

/* What a question's type writes when the frame asks for it. */
struct question_part {
	struct page *page;
	const struct question *question;
};

static void write_inlines(struct question_writer *writer, const struct node *parent)
{
	page_write_inlines(writer->context, parent);
}

static void write_blocks(struct question_writer *writer, const struct node *parent)
{
	page_write_blocks(writer->context, parent);
}

typedef void question_part_writer(const struct question *question, struct question_writer *writer);

static void write_type_part(const struct question_part *part, question_part_writer *write, enum gap_form gaps,
			    bool on_paper, struct strbuf *out)
{
	struct question_writer writer = {
		.out = out,
		.words = part->page->words,
		.gaps = gaps,
		.on_paper = on_paper || part->page->sheet != NULL,
		.inlines = write_inlines,
		.blocks = write_blocks,
		.context = part->page,
	};

	part->page->question = &writer;
	write(part->question, &writer);
	part->page->question = NULL;
}

static void write_controls(const void *context, struct strbuf *out)
{
	const struct question_part *part = context;

	write_type_part(part, part->question->type->write_controls, GAP_CONTROL, part->page->book != NULL, out);
}

static void write_answer(const void *context, struct strbuf *out)
{
	const struct question_part *part = context;

	write_type_part(part, part->question->type->write_answer, GAP_ANSWER, part->page->book != NULL, out);
}

static void write_key(const void *context, struct strbuf *out)
{
	const struct question_part *part = context;

	write_type_part(part, part->question->type->write_key, GAP_ANSWER, part->page->book != NULL, out);
}

void page_write_gap(struct page *page, const struct node *gap)
{
	const struct question *question = gap->as.gap.question;

	if (page->question != NULL)
		question->type->write_gap(question, gap->as.gap.index, page->question);
}

/* The section that shows the question goes into the page's data. */
static void note_section(struct page *page, const struct question *question)
{
	if (page->module == NULL || page->section == NULL)
		return;
	for (size_t i = 0; i < page->module->question_count; i++)
		if (page->module->questions[i] == question)
			page->question_sections[i] = page->section->id;
}

static struct question_part *new_part(struct page *page, const struct question *question)
{
	struct question_part *part = arena_alloc(page->arena, sizeof *part);

	*part = (struct question_part){ .page = page, .question = question };
	return part;
}

/* Mostly one paragraph, which then needs no box around it. */
static void view_explanation(struct page *page, struct view *view, const struct node *explanation)
{
	const struct node *first = explanation != NULL ? explanation->first_child : NULL;
	bool is_short = first != NULL && first->kind == NODE_PARAGRAPH && first->next == NULL;

	page_view_inlines(page, view, "why", is_short ? first : NULL);
	page_view_blocks(page, view, "explanation", is_short ? NULL : explanation);
}

static bool has_answer(const struct question *question)
{
	return question->type->is_scored || question->explanation != NULL;
}

/* In a book the answer stands elsewhere, under the question's number. */
static void book_view(struct page *page, struct view *view, const struct question *question)
{
	const size_t index = book_question_index(page, question);

	const bool is_known = index < page->module->question_count;

	view_number(view, "question-number", (long)index + 1);
	view_text(view, "answer-address", is_known && has_answer(question) ? book_answer_address(page, index) : NULL);
	view_text(view, "question-address", book_question_address(page, question));
}

static void question_view(struct page *page, struct view *view, const struct question *question)
{
	struct question_part *part = new_part(page, question);

	view_text(view, "id", question->id);
	view_flag(view, "is-scored", question->type->is_scored);
	view_flag(view, "has-answer", has_answer(question));
	view_text(view, "type", question->type->name);
	view_flag(view, "below-heading", question->practice && page->has_subheading);
	page_view_inlines(page, view, "title", question->title);
	view_text(view, "instruction",
		  words_find(page->words, arena_printf(page->arena, "question.instruction.%s", question->type->name)));
	page_view_blocks(page, view, "stem", question->stem);
	page_view_blocks(page, view, "hint", question->hint);
	view_explanation(page, view, question->explanation);
	view_write(view, "controls", write_controls, part);
	view_write(view, "answer", write_answer, part);
	if (page->book != NULL)
		book_view(page, view, question);
}

void page_write_question(struct page *page, const struct question *question)
{
	struct view *view;

	if (question->type == NULL || question->data == NULL)
		return; /* reported when it was read */
	note_section(page, question);
	view = view_new(page->arena);
	question_view(page, view, question);
	page_write_part(page, "parts/question", view);
	PAGE_PUT(page, "\n");
}

void page_write_book_answer(struct page *page, const struct question *question)
{
	struct view *view;

	if (question->type == NULL || question->data == NULL || !has_answer(question))
		return;
	view = view_new(page->arena);
	question_view(page, view, question);
	page_write_part(page, "parts/answer", view);
	PAGE_PUT(page, "\n");
}

/* ---- each part alone ---- */

void page_write_asked(struct page *page, const struct question *question)
{
	write_type_part(new_part(page, question), question->type->write_controls, GAP_CONTROL, true, page->out);
}

void page_write_answered(struct page *page, const struct question *question)
{
	write_type_part(new_part(page, question), question->type->write_answer, GAP_ANSWER, true, page->out);
}

/* ---- the key ---- */

/* As words: a drawing in it would bring its ids a second time. */
static const char *explanation_words(struct page *page, const struct question *question)
{
	return question->explanation != NULL ? node_plain_words(page->arena, question->explanation) : NULL;
}

/* Every question has its line, also one without an answer: the numbers are those of the questions. */
static void add_to_key(struct page *page, struct view *view, const struct question *question)
{
	struct view *line = view_append(view, "questions");

	view_flag(line, "has-answer", question->type->write_key != NULL);
	if (question->type->write_key != NULL)
		view_write(line, "answer", write_key, new_part(page, question));
	view_text(line, "explanation", explanation_words(page, question));
}

void page_write_sheet_answer(struct page *page, const struct question *question)
{
	struct view *view = view_new(page->arena);

	if (question->type == NULL || question->data == NULL)
		return;
	view_list(view, "questions");
	add_to_key(page, view, question);
	page_write_part(page, "parts/answer", view);
}

void page_write_key(struct page *page, const struct section *section)
{
	struct view *view = view_new(page->arena);
	size_t count = 0;

	view_list(view, "questions");
	for (size_t i = 0; i < page->module->question_count; i++) {
		if (page->question_sections[i] == NULL || strcmp(page->question_sections[i], section->id) != 0)
			continue;
		add_to_key(page, view, page->module->questions[i]);
		count += page->module->questions[i]->type->write_key != NULL;
	}
	if (count > 0)
		page_write_part(page, "parts/key", view);
}
