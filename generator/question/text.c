/*
 * Fill-in: [[coercion|coercive control]], words to write. The first form is the best one, the others are accepted too.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fill.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "question/gaps.h"

enum { FIELD_SHORTEST = 6, FIELD_LONGEST = 30 }; /* characters that are seen at a time */

static bool claims(const struct question_source *source)
{
	return gaps_kind(source) == GAP_WORDS;
}

static bool parse(struct question_source *source)
{
	struct gaps *gaps = arena_alloc(source->arena, sizeof *gaps);
	source->question->data = gaps;
	bool done = gaps_take(source, GAP_WORDS, gaps);
	for (size_t i = 0; i < gaps->count; i++) {
		bool read = gaps_read_forms(source, &gaps->items[i]);
		done = read && gaps_all_differ(source, &gaps->items[i], gaps_fold_typing) && done;
	}
	return done;
}

static const struct gaps *gaps_of(const struct question *question)
{
	return question->data;
}

/* Room for the longest form, so that the field does not tell which one is meant. */
static int field_size(const struct gap *gap)
{
	size_t size = FIELD_SHORTEST;
	for (size_t i = 0; i < gap->form_count; i++) {
		size_t length = utf8_count(gap->forms[i], strlen(gap->forms[i]));
		size = length > size ? length : size;
	}
	return size < FIELD_LONGEST ? (int)size : FIELD_LONGEST;
}

static void write_gap(const struct question *question, size_t index, struct question_writer *writer)
{
	const struct gap *gap = &gaps_of(question)->items[index];
	if (writer->gaps == GAP_ANSWER) {
		gaps_write_best(gap->forms[0], writer);
		return;
	}
	if (writer->on_paper) {
		gaps_write_line(gaps_of(question), index, writer);
		return;
	}
	char *fact = gaps_best_answer(gap->forms[0], writer);
	gaps_open(writer);
	strbuf_addstr(writer->out, "<input type=\"text\"");
	gaps_write_attributes(question, gaps_of(question), index, fact, writer);
	strbuf_addf(writer->out, " spellcheck=\"true\" dir=\"auto\" size=\"%d\" />", field_size(gap));
	gaps_close(question, index, writer);
	free(fact);
}

static void write_also(const struct gaps *gaps, size_t index, struct question_writer *writer)
{
	const struct gap *gap = &gaps->items[index];
	struct strbuf forms = STRBUF_INIT, line = STRBUF_INIT;
	char number[24];
	snprintf(number, sizeof number, "%zu", index + 1);
	for (size_t i = 1; i < gap->form_count; i++)
		strbuf_addf(&forms, "%s%s", i > 1 ? " \xc2\xb7 " : "", gap->forms[i]);
	fill_plain(&line, words_get(writer->words, gaps->count > 1 ? "question.gap.also-in" : "question.gap.also"),
		  (struct fill_value[]){ { "number", number }, { "answer", forms.text } }, 2);
	strbuf_addstr(writer->out, "<p>");
	escape_text(writer->out, line.text, line.length);
	strbuf_addstr(writer->out, "</p>");
	strbuf_release(&forms);
	strbuf_release(&line);
}

static void write_answer(const struct question *question, struct question_writer *writer)
{
	const struct gaps *gaps = gaps_of(question);
	gaps_write_blocks(question, writer);
	for (size_t i = 0; i < gaps->count; i++)
		if (gaps->items[i].form_count > 1)
			write_also(gaps, i, writer);
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	const char *best[GAP_LIMIT];
	for (size_t i = 0; i < gaps_of(question)->count; i++)
		best[i] = gaps_of(question)->items[i].forms[0];
	gaps_write_key(best, gaps_of(question)->count, writer);
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	gaps_fill_item(question, gaps_of(question), ITEM_GAP_TEXT, ITEM_TEXT, maker, item);
}

static void write_forms(const struct gap *gap, struct strbuf *out)
{
	for (size_t i = 0; i < gap->form_count; i++) {
		strbuf_addstr(out, i > 0 ? "," : "[");
		escape_json(out, gap->forms[i], strlen(gap->forms[i]));
	}
	strbuf_addch(out, ']');
}

/* ,"gaps":[["coercion","coercive control"],["debt"]] */
static void write_data(const struct question *question, struct strbuf *out)
{
	const struct gaps *gaps = gaps_of(question);
	for (size_t i = 0; i < gaps->count; i++) {
		strbuf_addstr(out, i > 0 ? "," : ",\"gaps\":[");
		write_forms(&gaps->items[i], out);
	}
	strbuf_addch(out, ']');
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	const struct gaps *gaps = gaps_of(question);
	for (size_t i = 0; i < gaps->count; i++)
		for (size_t k = 0; k < gaps->items[i].form_count; k++)
			strbuf_addf(out, "%s%c", gaps->items[i].forms[k],
				    k + 1 < gaps->items[i].form_count ? '|' : '\n');
}

/* "0.12.x": the number of a form, or x. */
static size_t state_size(const struct question *question)
{
	const struct gaps *gaps = gaps_of(question);
	size_t size = gaps->count - 1;
	for (size_t i = 0; i < gaps->count; i++)
		size += gaps->items[i].form_count > 10 ? 2 : 1;
	return size;
}

static const char *const none[] = { NULL };

const struct question_type question_text = {
	.name = "text",
	.classes = none,
	.attributes = none,
	.is_scored = true,
	.claims = claims,
	.parse = parse,
	.write_controls = gaps_write_blocks,
	.write_gap = write_gap,
	.write_answer = write_answer,
	.write_key = write_key,
	.fill_item = fill_item,
	.write_data = write_data,
	.write_signature = write_signature,
	.state_size = state_size,
};
