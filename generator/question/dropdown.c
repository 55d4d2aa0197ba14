/*
 * Words to choose: [[a|(right)|c]], the right one in parentheses. What stands in parentheses itself is written with two of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "question/gaps.h"
#include "question/writing.h"

struct dropdown {
	struct gaps gaps;
	size_t right[GAP_LIMIT]; /* as gaps.items: the place of the right form */
};

static bool claims(const struct question_source *source)
{
	return gaps_kind(source) == GAP_CHOICE;
}

static bool take_right(struct question_source *source, struct gap *gap, size_t *right)
{
	size_t count = 0;
	for (size_t i = 0; i < gap->form_count; i++) {
		if (!gaps_is_enclosed(gap->forms[i]))
			continue;
		gap->forms[i] = gaps_without_enclosure(source->arena, gap->forms[i]);
		*right = i;
		count++;
	}
	if (count == 1 && gap->forms[*right][0] != '\0')
		return true;
	if (count == 1)
		diag_report(source->diagnostics, DIAG_GAP_EMPTY, gap->place,
			    "there are no words in the parentheses; write the right answer there");
	else
		diag_report(source->diagnostics, DIAG_GAP_RIGHT, gap->place,
			    "%zu answers of this gap are right; put one into parentheses, as in [[one|(right)|other]]",
			    count);
	return false;
}

static bool read_gap(struct question_source *source, struct gap *gap, size_t *right)
{
	bool done = gaps_read_forms(source, gap);
	done = take_right(source, gap, right) && done;
	if (gap->form_count >= 2)
		return done && gaps_all_differ(source, gap, gaps_fold_case);
	diag_report(source->diagnostics, DIAG_GAP_LIMIT, gap->place,
		    "there is one answer to choose; write others, as in [[one|(right)|other]]");
	return false;
}

static bool parse(struct question_source *source)
{
	struct dropdown *dropdown = arena_alloc(source->arena, sizeof *dropdown);
	source->question->data = dropdown;
	bool done = gaps_take(source, GAP_CHOICE, &dropdown->gaps);
	for (size_t i = 0; i < dropdown->gaps.count && i < GAP_LIMIT; i++)
		done = read_gap(source, &dropdown->gaps.items[i], &dropdown->right[i]) && done;
	return done;
}

static const struct dropdown *dropdown_of(const struct question *question)
{
	return question->data;
}

static const char *right_form(const struct dropdown *dropdown, size_t index)
{
	return dropdown->gaps.items[index].forms[dropdown->right[index]];
}

static char letter_of(size_t place)
{
	return (char)('a' + (int)place);
}

static void write_options(const struct gap *gap, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<option value=\"\">");
	writing_word(writer, "question.gap.choose");
	strbuf_addstr(writer->out, "</option>");
	for (size_t i = 0; i < gap->form_count; i++) {
		strbuf_addf(writer->out, "<option value=\"%c\">", letter_of(i));
		escape_text(writer->out, gap->forms[i], strlen(gap->forms[i]));
		strbuf_addstr(writer->out, "</option>");
	}
}

/* On paper: (a / b / c) */
static void write_paper(const struct gap *gap, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<span class=\"gap__paper\">(");
	for (size_t i = 0; i < gap->form_count; i++) {
		if (i > 0)
			strbuf_addstr(writer->out, " / ");
		escape_text(writer->out, gap->forms[i], strlen(gap->forms[i]));
	}
	strbuf_addstr(writer->out, ")</span>");
}

static void write_gap(const struct question *question, size_t index, struct question_writer *writer)
{
	const struct dropdown *dropdown = dropdown_of(question);
	if (writer->gaps == GAP_ANSWER) {
		gaps_write_best(right_form(dropdown, index), writer);
		return;
	}
	if (writer->on_paper) {
		write_paper(&dropdown->gaps.items[index], writer);
		return;
	}
	char *fact = gaps_best_answer(right_form(dropdown, index), writer);
	gaps_open(writer);
	strbuf_addstr(writer->out, "<select");
	gaps_write_attributes(question, &dropdown->gaps, index, fact, writer);
	strbuf_addch(writer->out, '>');
	write_options(&dropdown->gaps.items[index], writer);
	strbuf_addstr(writer->out, "</select>");
	write_paper(&dropdown->gaps.items[index], writer);
	gaps_close(question, index, writer);
	free(fact);
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	const struct dropdown *dropdown = dropdown_of(question);
	const char *right[GAP_LIMIT];
	for (size_t i = 0; i < dropdown->gaps.count; i++)
		right[i] = right_form(dropdown, i);
	gaps_write_key(right, dropdown->gaps.count, writer);
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct dropdown *dropdown = dropdown_of(question);
	gaps_fill_item(question, &dropdown->gaps, ITEM_GAP_CHOICE, ITEM_CLOZE, maker, item);
	for (size_t i = 0; i < item->gap_count; i++)
		item->gaps[i].right = dropdown->right[i];
}

/* ,"gaps":[[3,"b"],[2,"a"]]: how many there are, and the right one. */
static void write_data(const struct question *question, struct strbuf *out)
{
	const struct dropdown *dropdown = dropdown_of(question);
	for (size_t i = 0; i < dropdown->gaps.count; i++)
		strbuf_addf(out, "%s[%zu,\"%c\"]", i > 0 ? "," : ",\"gaps\":[", dropdown->gaps.items[i].form_count,
			    letter_of(dropdown->right[i]));
	strbuf_addch(out, ']');
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	const struct dropdown *dropdown = dropdown_of(question);
	for (size_t i = 0; i < dropdown->gaps.count; i++) {
		const struct gap *gap = &dropdown->gaps.items[i];
		for (size_t k = 0; k < gap->form_count; k++)
			strbuf_addf(out, "%c%s|", k == dropdown->right[i] ? '+' : '-', gap->forms[k]);
		strbuf_addch(out, '\n');
	}
}

/* "ba": a letter for each gap. */
static size_t state_size(const struct question *question)
{
	return dropdown_of(question)->gaps.count;
}

static const char *const none[] = { NULL };

const struct question_type question_dropdown = {
	.name = "dropdown",
	.classes = none,
	.attributes = none,
	.is_scored = true,
	.claims = claims,
	.parse = parse,
	.write_controls = gaps_write_blocks,
	.write_gap = write_gap,
	.write_answer = gaps_write_blocks,
	.write_key = write_key,
	.fill_item = fill_item,
	.write_data = write_data,
	.write_signature = write_signature,
	.state_size = state_size,
};
