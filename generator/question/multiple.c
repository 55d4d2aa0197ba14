/*
 * Multiple response: a task list with two or more [x], or with at least one and the class "multi".
 */
#include "question/options.h"
#include "question/reading.h"

struct multiple {
	struct question_options options;
	bool all_or_nothing; /* otherwise max(0, right picks - wrong picks) / right */
};

static bool claims(const struct question_source *source)
{
	size_t right = 0;
	return options_found(source, &right) &&
	       (right >= 2 || attributes_has_class(&source->question->attributes, "multi"));
}

static bool parse(struct question_source *source)
{
	struct multiple *multiple = arena_alloc(source->arena, sizeof *multiple);
	source->question->data = multiple;
	multiple->all_or_nothing = reading_all_or_nothing(source);
	return options_parse(source, 2, &multiple->options);
}

static const struct multiple *multiple_of(const struct question *question)
{
	return question->data;
}

static void write_controls(const struct question *question, struct question_writer *writer)
{
	options_write_controls(&multiple_of(question)->options, "checkbox", writer);
}

static void write_answer(const struct question *question, struct question_writer *writer)
{
	options_write_answer(&multiple_of(question)->options, writer);
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	options_write_key(&multiple_of(question)->options, writer);
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	item->kind = ITEM_MULTIPLE;
	item->all_or_nothing = multiple_of(question)->all_or_nothing;
	options_fill_item(&multiple_of(question)->options, maker, item);
}

static void write_data(const struct question *question, struct strbuf *out)
{
	options_write_data(&multiple_of(question)->options, out);
	if (multiple_of(question)->all_or_nothing)
		strbuf_addstr(out, ",\"scoring\":\"all\"");
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	options_write_signature(&multiple_of(question)->options, out);
}

static size_t state_size(const struct question *question)
{
	return multiple_of(question)->options.count;
}

static const char *const classes[] = { "multi", NULL };
static const char *const attributes[] = { "shuffle", "scoring", NULL };

const struct question_type question_multiple = {
	.name = "multiple",
	.classes = classes,
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
