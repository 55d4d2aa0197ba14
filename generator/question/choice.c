/*
 * Single choice: a task list with one [x].
 */
#include "question/options.h"

static bool claims(const struct question_source *source)
{
	return options_found(source, NULL);
}

static bool parse(struct question_source *source)
{
	struct question_options *options = arena_alloc(source->arena, sizeof *options);
	source->question->data = options;
	return options_parse(source, 2, options);
}

static void write_controls(const struct question *question, struct question_writer *writer)
{
	options_write_controls(question->data, "radio", writer);
}

static void write_answer(const struct question *question, struct question_writer *writer)
{
	options_write_answer(question->data, writer);
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	options_write_key(question->data, writer);
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	item->kind = ITEM_CHOICE;
	options_fill_item(question->data, maker, item);
}

static void write_data(const struct question *question, struct strbuf *out)
{
	options_write_data(question->data, out);
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	options_write_signature(question->data, out);
}

static size_t state_size(const struct question *question)
{
	(void)question;
	return 1;
}

static const char *const no_classes[] = { NULL };
static const char *const attributes[] = { "shuffle", NULL };

const struct question_type question_choice = {
	.name = "choice",
	.classes = no_classes,
	.attributes = attributes,
	.takes_votes = true,
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
