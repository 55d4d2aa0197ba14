/* Gaps as pages have them: controls, marks, best answers, the key. */
#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/fill.h"
#include "question/gaps.h"

static void put_attribute(struct strbuf *out, const char *text)
{
	escape_attribute(out, text, strlen(text));
}

/* "Your answer", "Blank 2 of 3"; with the unit behind it. */
static void write_name(const struct gaps *gaps, size_t index, struct question_writer *writer)
{
	struct strbuf name = STRBUF_INIT, whole = STRBUF_INIT;
	char number[24], count[24];
	snprintf(number, sizeof number, "%zu", index + 1);
	snprintf(count, sizeof count, "%zu", gaps->count);
	fill_plain(&name, words_get(writer->words, gaps->count > 1 ? "question.gap.many" : "question.gap.one"),
		   (struct fill_value[]){ { "number", number }, { "count", count } }, 2);
	const char *unit = gaps->items[index].unit;
	if (unit != NULL)
		fill_plain(&whole, words_get(writer->words, "question.gap.unit"),
			   (struct fill_value[]){ { "name", name.text }, { "unit", unit } }, 2);
	put_attribute(writer->out, unit != NULL ? whole.text : name.text);
	strbuf_release(&name);
	strbuf_release(&whole);
}

void gaps_write_attributes(const struct question *question, const struct gaps *gaps, size_t index, const char *fact,
			   struct question_writer *writer)
{
	strbuf_addstr(writer->out, " class=\"gap__field\" aria-label=\"");
	write_name(gaps, index, writer);
	strbuf_addf(writer->out, "\" aria-describedby=\"%s-mark%zu\" data-fact=\"", question->id, index + 1);
	put_attribute(writer->out, fact);
	strbuf_addstr(writer->out, "\" autocomplete=\"off\"");
}

void gaps_write_line(const struct gaps *gaps, size_t index, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<span class=\"gap\" role=\"img\" aria-label=\"");
	write_name(gaps, index, writer);
	strbuf_addstr(writer->out, "\">________________</span>");
}

char *gaps_best_answer(const char *answer, const struct question_writer *writer)
{
	struct strbuf out = STRBUF_INIT;
	fill_plain(&out, words_get(writer->words, "question.gap.best"), &(struct fill_value){ "answer", answer }, 1);
	return strbuf_detach(&out, NULL);
}

void gaps_open(struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<span class=\"gap\">");
}

void gaps_close(const struct question *question, size_t index, struct question_writer *writer)
{
	strbuf_addf(writer->out, "<span class=\"gap__mark\" id=\"%s-mark%zu\"></span></span>", question->id, index + 1);
}

void gaps_write_best(const char *answer, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<strong>");
	escape_text(writer->out, answer, strlen(answer));
	strbuf_addstr(writer->out, "</strong>");
}

void gaps_write_blocks(const struct question *question, struct question_writer *writer)
{
	writer->blocks(writer, question->answers);
}

void gaps_fill_item(const struct question *question, const struct gaps *gaps, enum item_gap_kind kind, enum item_kind alone,
		    const struct item_maker *maker, struct item *item)
{
	item->kind = gaps->count > 1 ? ITEM_CLOZE : alone;
	item->pieces = item_pieces(maker, question->answers, gaps->count);
	item->gap_count = gaps->count;
	item->gaps = arena_calloc(maker->arena, gaps->count, sizeof *item->gaps);
	for (size_t i = 0; i < gaps->count; i++)
		item->gaps[i] = (struct item_gap){
			.kind = kind,
			.forms = kind != ITEM_GAP_NUMBER ? gaps->items[i].forms : NULL,
			.form_count = kind != ITEM_GAP_NUMBER ? gaps->items[i].form_count : 0,
			.unit = gaps->items[i].unit,
		};
}

void gaps_write_key(const char *const *answers, size_t count, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<p>");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_addstr(writer->out, " \xc2\xb7 ");
		escape_text(writer->out, answers[i], strlen(answers[i]));
	}
	strbuf_addstr(writer->out, "</p>");
}
