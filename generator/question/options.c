#include "question/options.h"

#include <string.h>

#include "question/reading.h"
#include "question/writing.h"

const char option_letters[OPTION_LIMIT + 1] = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* ---- reading ----------------------------------------------------------------------------------------- */

static struct node *answer_list(const struct question_source *source)
{
	struct node *list = source->blocks->first_child;
	return list != NULL && list->kind == NODE_LIST ? list : NULL;
}

bool options_found(const struct question_source *source, size_t *right)
{
	const struct node *list = answer_list(source);
	if (list == NULL || list->as.list.ordered || list->first_child == NULL ||
	    list->first_child->as.item.mark == MARK_NONE)
		return false;
	size_t count = 0;
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		count += item->as.item.mark == MARK_ON;
	if (right != NULL)
		*right = count;
	return true;
}

static bool read_mark(struct question_source *source, const struct node *item, struct question_option *option)
{
	option->right = item->as.item.mark == MARK_ON;
	if (item->as.item.mark == MARK_ON || item->as.item.mark == MARK_OFF)
		return true;
	diag_report(source->diagnostics, DIAG_OPTION_MARK, node_place(item),
		    "this option does not say whether it is right; start it with [x] or [ ]");
	return false;
}

/* A paragraph, then a quote. */
static bool read_parts(struct question_source *source, struct node *item, struct question_option *option)
{
	struct node *words = item->first_child;
	if (words == NULL || words->kind != NODE_PARAGRAPH || !reading_has_words(words)) {
		diag_report(source->diagnostics, DIAG_OPTION_EMPTY, node_place(item),
			    "this option has no words; write them after the box");
		return false;
	}
	option->words = words;
	struct node *feedback = words->next;
	if (feedback == NULL || feedback->kind != NODE_QUOTE) {
		diag_report(source->diagnostics, DIAG_FEEDBACK_MISSING, node_place(item),
			    "this option has no feedback; write below it, indented, '> ' and why it is right or not");
		return false;
	}
	option->feedback = feedback;
	if (feedback->next == NULL)
		return true;
	diag_report(source->diagnostics, DIAG_OPTION_TEXT, node_place(feedback->next),
		    "an option is one paragraph and one quote; put this into the quote");
	return false;
}

static bool all_differ(struct question_source *source, const struct question_options *options)
{
	const char *words[OPTION_LIMIT];
	bool differ = true;
	for (size_t i = 0; i < options->count; i++) {
		words[i] = reading_words_to_compare(source->arena, options->items[i].words);
		for (size_t k = 0; k < i; k++) {
			if (strcmp(words[i], words[k]) != 0)
				continue;
			diag_report(source->diagnostics, DIAG_OPTION_DUPLICATE, node_place(options->items[i].words),
				    "this option says the same as the one in line %d; change one of them",
				    options->items[k].words->line);
			differ = false;
			break;
		}
	}
	return differ;
}

static bool count_fits(struct question_source *source, const struct node *list, size_t minimum)
{
	size_t count = 0;
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		count++;
	if (count >= minimum && count <= OPTION_LIMIT)
		return true;
	diag_report(source->diagnostics, DIAG_OPTION_LIMIT, node_place(list),
		    "this question has %zu option%s; give it %zu to %d", count, count == 1 ? "" : "s", minimum,
		    OPTION_LIMIT);
	return false;
}

static bool has_right_one(struct question_source *source, const struct question_options *options)
{
	if (options->right_count == 0)
		diag_report(source->diagnostics, DIAG_ANSWER_MISSING, source->question->place,
			    "no option of this question is right; mark one with [x]");
	return options->right_count > 0;
}

bool options_parse(struct question_source *source, size_t minimum, struct question_options *options)
{
	struct node *list = answer_list(source);
	options->shuffle = reading_shuffle(source);
	if (!count_fits(source, list, minimum))
		return false;
	options->items = arena_calloc(source->arena, OPTION_LIMIT, sizeof *options->items);
	bool done = true;
	for (struct node *item = list->first_child; item != NULL; item = item->next) {
		struct question_option option = { .letter = option_letters[options->count] };
		bool marked = read_mark(source, item, &option), whole = read_parts(source, item, &option);
		if (option.words != NULL)
			options->items[options->count++] = option;
		options->right_count += option.right;
		done = done && marked && whole;
	}
	done = has_right_one(source, options) && done;
	return all_differ(source, options) && done;
}

const char *options_right(const struct question_options *options, char letters[OPTION_LIMIT + 1])
{
	size_t count = 0;
	for (size_t i = 0; i < options->count; i++)
		if (options->items[i].right)
			letters[count++] = options->items[i].letter;
	letters[count] = '\0';
	return letters;
}

/* ---- writing ----------------------------------------------------------------------------------------- */

static void write_paper(const struct question_options *options, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<ol class=\"options\" type=\"A\">");
	for (size_t i = 0; i < options->count; i++) {
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, options->items[i].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ol>");
}

void options_write_controls(const struct question_options *options, const char *input, struct question_writer *writer)
{
	if (writer->on_paper) {
		write_paper(options, writer);
		return;
	}
	for (size_t i = 0; i < options->count; i++) {
		strbuf_addf(writer->out, "<label class=\"option\"><input type=\"%s\"%s value=\"%c\" /><span>", input,
			    strcmp(input, "radio") == 0 ? " name=\"o\"" : "", options->items[i].letter);
		writer->inlines(writer, options->items[i].words);
		strbuf_addstr(writer->out, "</span></label>");
	}
}

static void write_reason(const struct question_option *option, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<li>");
	strbuf_addstr(writer->out, option->right && writer->on_paper ? "<b class=\"reasons__best\">" : "<b>");
	writing_word(writer, option->right ? "question.best" : "question.not-best");
	strbuf_addstr(writer->out, "</b> <span>");
	writer->inlines(writer, option->words);
	strbuf_addstr(writer->out, "</span>");
	writing_why(option->feedback, writer);
	strbuf_addstr(writer->out, "</li>");
}

void options_write_answer(const struct question_options *options, struct question_writer *writer)
{
	strbuf_addstr(writer->out, writer->on_paper ? "<ol class=\"reasons\" type=\"A\">" : "<ul class=\"reasons\">");
	for (size_t i = 0; i < options->count; i++)
		write_reason(&options->items[i], writer);
	strbuf_addstr(writer->out, writer->on_paper ? "</ol>" : "</ul>");
}

void options_write_paper_letter(size_t place, struct strbuf *out)
{
	if (place >= 26)
		strbuf_addch(out, (char)('A' + place / 26 - 1));
	strbuf_addch(out, (char)('A' + place % 26));
}

void options_write_key(const struct question_options *options, struct question_writer *writer)
{
	bool is_list = options->right_count > 1;
	if (is_list)
		strbuf_addstr(writer->out, "<ul>");
	for (size_t i = 0; i < options->count; i++) {
		if (!options->items[i].right)
			continue;
		strbuf_addstr(writer->out, is_list ? "<li>" : "<p>");
		if (writer->on_paper) {
			strbuf_addstr(writer->out, "<b>");
			options_write_paper_letter(i, writer->out);
			strbuf_addstr(writer->out, "</b> ");
		}
		writer->inlines(writer, options->items[i].words);
		strbuf_addstr(writer->out, is_list ? "</li>" : "</p>");
	}
	if (is_list)
		strbuf_addstr(writer->out, "</ul>");
}

static double fraction_of(const struct question_options *options, const struct question_option *option, enum item_kind kind)
{
	if (option->right)
		return 1.0 / (double)options->right_count;
	return kind == ITEM_MULTIPLE ? -1.0 / (double)options->right_count : 0;
}

void options_fill_item(const struct question_options *options, const struct item_maker *maker, struct item *item)
{
	item->shuffle = options->shuffle;
	item->option_count = options->count;
	item->options = arena_calloc(maker->arena, options->count, sizeof *item->options);
	for (size_t i = 0; i < options->count; i++) {
		const struct question_option *option = &options->items[i];
		item->options[i] = (struct item_option){
			.letter = option->letter,
			.words = item_inlines(maker, option->words),
			.feedback = item_blocks(maker, option->feedback),
			.right = option->right,
			.fraction = fraction_of(options, option, item->kind),
		};
	}
}

static void write_letters(const struct question_options *options, bool only_right, struct strbuf *out)
{
	bool first = true;
	for (size_t i = 0; i < options->count; i++) {
		if (only_right && !options->items[i].right)
			continue;
		strbuf_addf(out, "%s\"%c\"", first ? "" : ",", options->items[i].letter);
		first = false;
	}
}

void options_write_data(const struct question_options *options, struct strbuf *out)
{
	strbuf_addstr(out, ",\"options\":[");
	write_letters(options, false, out);
	strbuf_addstr(out, "],\"right\":[");
	write_letters(options, true, out);
	strbuf_addf(out, "]%s", options->shuffle ? ",\"shuffle\":true" : "");
}

void options_write_signature(const struct question_options *options, struct strbuf *out)
{
	for (size_t i = 0; i < options->count; i++) {
		strbuf_addstr(out, options->items[i].right ? "+" : "-");
		node_plain_text(options->items[i].words, out);
		strbuf_addch(out, '\n');
	}
}
