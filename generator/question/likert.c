/*
 * Likert: class "likert", a list of statements and a scale to place oneself on. Nothing is right or wrong, nothing is kept; only where
 * the author writes record=yes is the choice sent to an LMS.
 */
#include <string.h>

#include "question/options.h"
#include "question/reading.h"
#include "question/rows.h"
#include "question/writing.h"

enum { POINTS = 5 };

/* The identifiers go to LMSs, in every language the same; the words of a scale are likert.<name>.1 to .5. */
struct scale {
	const char *name;
	const char *points[POINTS];
};

static const struct scale scales[] = {
	{ "agree5", { "strongly_disagree", "disagree", "neutral", "agree", "strongly_agree" } },
	{ "confidence5",
	  { "not_confident", "slightly_confident", "somewhat_confident", "confident", "very_confident" } },
	{ "frequency5", { "never", "rarely", "sometimes", "often", "always" } },
};

struct likert {
	struct question_rows statements;
	const struct scale *scale;
	bool sent;
};

static const struct rows_form form = { .name = "statement", .minimum = 1, .maximum = 20 };

static bool claims(const struct question_source *source)
{
	return attributes_has_class(&source->question->attributes, "likert") && rows_list(source) != NULL;
}

static const struct scale *read_scale(struct question_source *source)
{
	const char *name = attributes_value(&source->question->attributes, "scale");
	for (size_t i = 0; name != NULL && i < sizeof scales / sizeof scales[0]; i++)
		if (strcmp(scales[i].name, name) == 0)
			return &scales[i];
	if (name == NULL)
		diag_report(source->diagnostics, DIAG_ATTRIBUTE_VALUE, source->question->place,
			    "this question has no scale; write scale=agree5, scale=confidence5 or scale=frequency5");
	else
		diag_report(source->diagnostics, DIAG_ATTRIBUTE_VALUE, source->question->place,
			    "scale cannot be '%s'; write agree5, confidence5 or frequency5", name);
	return NULL;
}

static bool parse(struct question_source *source)
{
	struct likert *likert = arena_alloc(source->arena, sizeof *likert);
	const char *record = reading_either(source, "record", "yes", "no");
	source->question->data = likert;
	likert->sent = record != NULL && strcmp(record, "yes") == 0;
	likert->scale = read_scale(source);
	return rows_parse(source, &form, &likert->statements) && rows_all_differ(source, &form, &likert->statements) &&
	       likert->scale != NULL;
}

static const struct likert *likert_of(const struct question *question)
{
	return question->data;
}

/* ---- controls ---------------------------------------------------------------------------------------- */

/* `point` 0: prefers not to say. */
static void write_point_word(const struct question *question, int point, struct question_writer *writer)
{
	struct strbuf key = STRBUF_INIT;
	strbuf_addf(&key, "likert.%s.%d", likert_of(question)->scale->name, point);
	writing_word(writer, point > 0 ? key.text : "likert.no-answer");
	strbuf_release(&key);
}

static void write_point(const struct question *question, size_t statement, int point, struct question_writer *writer)
{
	strbuf_addf(writer->out,
		    "<label class=\"option\"><input type=\"radio\" name=\"%zu\" value=\"%d\" /><span>",
		    statement, point);
	write_point_word(question, point, writer);
	strbuf_addstr(writer->out, "</span></label>");
}

static void write_statement(const struct question *question, size_t number, struct question_writer *writer)
{
	strbuf_addf(
	    writer->out,
	    "<fieldset class=\"likert\" aria-describedby=\"%s-note\"><legend>",
	    question->id);
	writer->inlines(writer, likert_of(question)->statements.items[number - 1].words);
	strbuf_addstr(writer->out, "</legend><div class=\"likert__points\">");
	for (int point = 1; point <= POINTS; point++)
		write_point(question, number, point, writer);
	write_point(question, number, 0, writer);
	strbuf_addstr(writer->out, "</div></fieldset>");
}

/* The statements, and the scale in words once for all of them. */
static void write_paper(const struct question *question, struct question_writer *writer)
{
	const struct question_rows *statements = &likert_of(question)->statements;
	strbuf_addstr(writer->out, "<ul class=\"options\">");
	for (size_t i = 0; i < statements->count; i++) {
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, statements->items[i].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ul><p class=\"scale\">");
	for (int point = 1; point <= POINTS; point++) {
		strbuf_addstr(writer->out, point > 1 ? " \xc2\xb7 " : "");
		write_point_word(question, point, writer);
	}
	strbuf_addstr(writer->out, "</p>");
}

static void write_controls(const struct question *question, struct question_writer *writer)
{
	const struct likert *likert = likert_of(question);
	if (writer->on_paper) {
		write_paper(question, writer);
		return;
	}
	for (size_t number = 1; number <= likert->statements.count; number++)
		write_statement(question, number, writer);
	strbuf_addf(writer->out, "<p class=\"likert__note\" id=\"%s-note\">", question->id);
	writing_word(writer, likert->sent ? "likert.sent" : "likert.stays");
	strbuf_addstr(writer->out, "</p>");
}

/* The explanation is all there is to say. */
static void write_answer(const struct question *question, struct question_writer *writer)
{
	(void)question;
	(void)writer;
}

/* ---- data -------------------------------------------------------------------------------------------- */

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct likert *likert = likert_of(question);
	item->kind = ITEM_LIKERT;
	rows_fill_item(&likert->statements, maker, item);
	item->option_count = POINTS;
	item->options = arena_calloc(maker->arena, POINTS, sizeof *item->options);
	for (size_t i = 0; i < POINTS; i++) {
		const char *key = arena_printf(maker->arena, "likert.%s.%zu", likert->scale->name, i + 1);
		item->options[i] = (struct item_option){
			.letter = option_letters[i],
			.words = item_text_of_plain(maker->arena, words_get(maker->writer->words, key)),
			.feedback = { .html = "", .plain = "" },
		};
	}
}

static void write_data(const struct question *question, struct strbuf *out)
{
	const struct likert *likert = likert_of(question);
	strbuf_addf(out, ",\"statements\":%zu", likert->statements.count);
	if (!likert->sent)
		return;
	strbuf_addstr(out, ",\"scale\":[");
	for (size_t i = 0; i < POINTS; i++)
		strbuf_addf(out, "%s\"%s\"", i > 0 ? "," : "", likert->scale->points[i]);
	strbuf_addstr(out, "],\"sent\":true");
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	const struct likert *likert = likert_of(question);
	strbuf_addf(out, "%s\n", likert->scale->name);
	for (size_t i = 0; i < likert->statements.count; i++) {
		node_plain_text(likert->statements.items[i].words, out);
		strbuf_addch(out, '\n');
	}
}

static size_t state_size(const struct question *question)
{
	(void)question;
	return 0;
}

static const char *const classes[] = { "likert", NULL };
static const char *const attributes[] = { "scale", "record", NULL };

const struct question_type question_likert = {
	.name = "likert",
	.classes = classes,
	.attributes = attributes,
	.is_scored = false,
	.claims = claims,
	.parse = parse,
	.write_controls = write_controls,
	.write_answer = write_answer,
	.fill_item = fill_item,
	.write_data = write_data,
	.write_signature = write_signature,
	.state_size = state_size,
};
