/*
 * True or false: class "tf", a task list of two items. The first stands for "true", whatever its words are; they are
 * never shuffled.
 */
#include <string.h>

#include "question/options.h"

static bool claims(const struct question_source *source)
{
	return attributes_has_class(&source->question->attributes, "tf") && options_found(source, NULL);
}

static bool parse(struct question_source *source)
{
	struct question_options *options = arena_alloc(source->arena, sizeof *options);
	source->question->data = options;
	bool done = options_parse(source, 2, options);
	options->shuffle = false;
	if (done && (options->count != 2 || options->right_count != 1)) {
		diag_report(
		    source->diagnostics, DIAG_OPTION_LIMIT, source->question->place,
		    "a true/false question has two options, one of them right; take the others out, or take out '.tf'");
		return false;
	}
	return done;
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

/* Formats with a kind of its own for it show words of their own. */
static bool says(const struct item_option *option, const char *word)
{
	return strcmp(option->words.plain, word) == 0;
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct words *words = maker->writer->words;
	item->kind = ITEM_TRUE_FALSE;
	options_fill_item(question->data, maker, item);
	item->has_own_words = !says(&item->options[0], words_get(words, "question.true")) ||
			      !says(&item->options[1], words_get(words, "question.false"));
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

static const char *const classes[] = { "tf", NULL };
static const char *const no_attributes[] = { NULL };

const struct question_type question_true_false = {
	.name = "true_false",
	.classes = classes,
	.attributes = no_attributes,
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
