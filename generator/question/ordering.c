/*
 * Ordering: class "order", a list in its right order. The page has it in another one, and buttons that move an item.
 */
#include "question/options.h"
#include "question/reading.h"
#include "question/rows.h"
#include "question/writing.h"

#include "base/escape.h"

struct ordering {
	struct question_rows rows; /* in their right order: row i has the letter i */
	const size_t *shown;       /* the order in the page: numbers of rows */
	bool all_or_nothing;       /* otherwise items at their place / items */
};

/* SCORM 1.2 takes a letter an item. */
static const struct rows_form form = { .name = "item", .minimum = 2, .maximum = 26, .has_reasons = true };

static bool claims(const struct question_source *source)
{
	return attributes_has_class(&source->question->attributes, "order") && rows_list(source) != NULL;
}

static bool parse(struct question_source *source)
{
	struct ordering *ordering = arena_alloc(source->arena, sizeof *ordering);
	const char *id = source->question->id;
	source->question->data = ordering;
	ordering->all_or_nothing = reading_all_or_nothing(source);
	if (!rows_parse(source, &form, &ordering->rows))
		return false;
	ordering->shown = rows_mixed_order(source->arena, id != NULL ? id : "", ordering->rows.count);
	return rows_all_differ(source, &form, &ordering->rows);
}

static const struct ordering *ordering_of(const struct question *question)
{
	return question->data;
}

/* ---- controls ---------------------------------------------------------------------------------------- */

static void write_move(const struct node *words, int step, struct question_writer *writer)
{
	struct strbuf name = STRBUF_INIT;
	node_plain_text(words, &name);
	strbuf_addf(
	    writer->out,
	    "<button class=\"order__move\" type=\"button\" data-move=\"%d\" aria-label=\"",
	    step);
	writing_word(writer, step < 0 ? "question.move-up" : "question.move-down");
	strbuf_addch(writer->out, ' ');
	escape_attribute(writer->out, name.text, name.length);
	strbuf_addstr(writer->out, "\"></button>");
	strbuf_release(&name);
}

static void write_item(char letter, const struct node *words, struct question_writer *writer)
{
	strbuf_addf(writer->out, "<li class=\"row order__item\" data-option=\"%c\"><span class=\"row__text\">", letter);
	writer->inlines(writer, words);
	strbuf_addstr(writer->out, "</span><span class=\"order__moves\" hidden=\"hidden\">");
	write_move(words, -1, writer);
	write_move(words, 1, writer);
	strbuf_addstr(writer->out, "</span></li>");
}

static void write_paper(const struct ordering *ordering, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<ul class=\"options\">");
	for (size_t i = 0; i < ordering->rows.count; i++) {
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, ordering->rows.items[ordering->shown[i]].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ul>");
}

/* Where an item went is told apart from the result. */
static void write_controls(const struct question *question, struct question_writer *writer)
{
	const struct ordering *ordering = ordering_of(question);
	if (writer->on_paper) {
		write_paper(ordering, writer);
		return;
	}
	strbuf_addstr(writer->out, "<ol class=\"rows order\">");
	for (size_t i = 0; i < ordering->rows.count; i++) {
		size_t row = ordering->shown[i];
		write_item(option_letters[row], ordering->rows.items[row].words, writer);
	}
	strbuf_addstr(writer->out, "</ol><p class=\"order__status visually-hidden\" role=\"status\"></p>");
}

/* ---- answer ------------------------------------------------------------------------------------------ */

static void write_answer(const struct question *question, struct question_writer *writer)
{
	const struct question_rows *rows = &ordering_of(question)->rows;
	strbuf_addstr(writer->out, "<ol>");
	for (size_t i = 0; i < rows->count; i++) {
		strbuf_addf(writer->out, "<li data-option=\"%c\"><p>",
			    option_letters[i]);
		writer->inlines(writer, rows->items[i].words);
		strbuf_addstr(writer->out, "</p>");
		writing_why(rows->items[i].why, writer);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ol>");
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	const struct question_rows *rows = &ordering_of(question)->rows;
	strbuf_addstr(writer->out, "<ol>");
	for (size_t i = 0; i < rows->count; i++) {
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, rows->items[i].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ol>");
}

/* ---- data -------------------------------------------------------------------------------------------- */

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct ordering *ordering = ordering_of(question);
	item->kind = ITEM_ORDERING;
	item->shuffle = true;
	item->all_or_nothing = ordering->all_or_nothing;
	item->shown = ordering->shown;
	rows_fill_item(&ordering->rows, maker, item);
}

static void write_data(const struct question *question, struct strbuf *out)
{
	const struct ordering *ordering = ordering_of(question);
	strbuf_addstr(out, ",\"right\":[");
	for (size_t i = 0; i < ordering->rows.count; i++)
		strbuf_addf(out, "%s\"%c\"", i > 0 ? "," : "", option_letters[i]);
	strbuf_addf(out, "]%s", ordering->all_or_nothing ? ",\"scoring\":\"all\"" : "");
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	const struct question_rows *rows = &ordering_of(question)->rows;
	for (size_t i = 0; i < rows->count; i++) {
		node_plain_text(rows->items[i].words, out);
		strbuf_addch(out, '\n');
	}
}

static size_t state_size(const struct question *question)
{
	return ordering_of(question)->rows.count;
}

static const char *const classes[] = { "order", NULL };
static const char *const attributes[] = { "scoring", NULL };

const struct question_type question_ordering = {
	.name = "ordering",
	.classes = classes,
	.attributes = attributes,
	.is_scored = true,
	.claims = claims,
	.parse = parse,
	.write_controls = write_controls,
	.write_answer = write_answer,
	.write_key = write_key,
	.fill_item = fill_item,
	.write_data = write_data,
	.write_signature = write_signature,
	.state_size = state_size,
};
