#include "render/page_writer.h"

#include <string.h>

#include "question/question.h"
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

static struct question_writer writer_for(struct page *page, struct strbuf *out)
{
	return (struct question_writer){
		.out = out,
		.words = page->words,
		.inlines = write_inlines,
		.blocks = write_blocks,
		.context = page,
	};
}

static void write_controls(const void *context, struct strbuf *out)
{
	const struct question_part *part = context;
	struct question_writer writer = writer_for(part->page, out);

	part->question->type->write_controls(part->question, &writer);
}

static void write_answer(const void *context, struct strbuf *out)
{
	const struct question_part *part = context;
	struct question_writer writer = writer_for(part->page, out);

	part->question->type->write_answer(part->question, &writer);
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

void page_write_question(struct page *page, const struct question *question)
{
	struct view *view;
	struct question_part *part;

	if (question->type == NULL || question->data == NULL)
		return; /* reported when it was read */
	note_section(page, question);
	view = view_new(page->arena);
	part = arena_alloc(page->arena, sizeof *part);
	*part = (struct question_part){ .page = page, .question = question };
	view_text(view, "id", question->id);
	view_text(view, "type", question->type->name);
	view_flag(view, "below-heading", question->practice && page->has_subheading);
	page_view_inlines(page, view, "title", question->title);
	view_text(view, "instruction",
		  words_find(page->words, arena_printf(page->arena, "question.instruction.%s", question->type->name)));
	page_view_blocks(page, view, "stem", question->stem);
	page_view_blocks(page, view, "hint", question->hint);
	page_view_blocks(page, view, "explanation", question->explanation);
	view_write(view, "controls", write_controls, part);
	view_write(view, "answer", write_answer, part);
	page_write_part(page, "parts/question", view);
	PAGE_PUT(page, "\n");
}
