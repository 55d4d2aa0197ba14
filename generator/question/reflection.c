/*
 * Reflection: [[___ ___ ___]], as many lines as groups for a thought that stays on this screen: never scored, stored or sent.
 */
#include <string.h>

#include "question/gaps.h"
#include "question/writing.h"

enum { LINES_LEAST = 2, LINES_MOST = 12 };

struct reflection {
	struct gaps gaps;
	size_t lines;
};

static bool claims(const struct question_source *source)
{
	return gaps_kind(source) == GAP_LINES;
}

static size_t count_groups(const char *text)
{
	size_t count = 0;
	while (*(text += strspn(text, " ")) != '\0') {
		text += strcspn(text, " ");
		count++;
	}
	return count;
}

static bool has_words(const struct node *until)
{
	const struct node *node = until->parent->first_child;
	for (; node != until; node = node->next)
		if (node->kind != NODE_TEXT || strspn(node->as.text.text, " ") < node->as.text.length)
			return true;
	return false;
}

/* What stands before the gap in its paragraph becomes the label: children of the gap. */
static void take_label(struct node *gap)
{
	struct node *parent = gap->parent, *node = parent->first_child, *next;
	if (!has_words(gap))
		return;
	for (; node != gap; node = next) {
		next = node->next;
		node_append(gap, node);
	}
	parent->first_child = gap;
}

static bool check_lines(struct question_source *source, const struct reflection *reflection)
{
	const struct gaps *gaps = &reflection->gaps;
	if (gaps->count == 1 && reflection->lines >= LINES_LEAST && reflection->lines <= LINES_MOST)
		return true;
	if (gaps->count > 1)
		diag_report(source->diagnostics, DIAG_GAP_LIMIT, gaps->items[1].place,
			    "a question has one place for a thought; write a second question for this one");
	else
		diag_report(source->diagnostics, DIAG_GAP_LIMIT, gaps->items[0].place,
			    "there are %zu lines for this thought; write %d to %d groups, as in [[___ ___ ___]]",
			    reflection->lines, LINES_LEAST, LINES_MOST);
	return false;
}

static bool parse(struct question_source *source)
{
	struct reflection *reflection = arena_alloc(source->arena, sizeof *reflection);
	source->question->data = reflection;
	bool done = gaps_take(source, GAP_LINES, &reflection->gaps);
	if (reflection->gaps.count == 0)
		return false;
	reflection->lines = count_groups(reflection->gaps.items[0].text);
	take_label(reflection->gaps.items[0].node);
	return done && check_lines(source, reflection);
}

static const struct reflection *reflection_of(const struct question *question)
{
	return question->data;
}

static void write_label(const struct node *gap, struct question_writer *writer)
{
	if (gap->first_child != NULL)
		writer->inlines(writer, gap);
	else
		writing_word(writer, "question.reflection.label");
}

/* Lines that paper shows. */
static void write_lines(const struct reflection *reflection, struct question_writer *writer)
{
	for (size_t i = 0; i < reflection->lines; i++)
		strbuf_addstr(writer->out, "<span class=\"gap__line\"></span>");
}

static void write_paper(const struct reflection *reflection, size_t index, struct question_writer *writer)
{
	write_label(reflection->gaps.items[index].node, writer);
	strbuf_addstr(writer->out, " <span class=\"gap__stays\">");
	writing_word(writer, "question.reflection.paper");
	strbuf_addstr(writer->out, "</span>");
	write_lines(reflection, writer);
}

static void write_gap(const struct question *question, size_t index, struct question_writer *writer)
{
	const struct reflection *reflection = reflection_of(question);
	const char *id = question->id;
	if (writer->on_paper) {
		write_paper(reflection, index, writer);
		return;
	}
	strbuf_addf(writer->out, "<label for=\"%s-text\">", id);
	write_label(reflection->gaps.items[index].node, writer);
	strbuf_addf(writer->out,
		    "</label><textarea class=\"gap__field\" id=\"%s-text\" rows=\"%zu\" aria-describedby=\"%s-stays\""
		    " autocomplete=\"off\" spellcheck=\"true\" dir=\"auto\"></textarea>"
		    "<span class=\"gap__stays\" id=\"%s-stays\">",
		    id, reflection->lines, id, id);
	writing_word(writer, "question.reflection.stays");
	strbuf_addstr(writer->out, "</span>");
	write_lines(reflection, writer);
}

/* There is no answer to give away: the explanation stands alone. */
static void write_nothing(const struct question *question, struct question_writer *writer)
{
	(void)question;
	(void)writer;
}

static void write_no_text(const struct question *question, struct strbuf *out)
{
	(void)question;
	(void)out;
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	item->kind = ITEM_REFLECTION;
	item->pieces = item_pieces(maker, question->answers, 1);
	item->gap_count = 1;
}

static size_t state_size(const struct question *question)
{
	(void)question;
	return 0;
}

static const char *const none[] = { NULL };

const struct question_type question_reflection = {
	.name = "reflection",
	.classes = none,
	.attributes = none,
	.is_scored = false,
	.claims = claims,
	.parse = parse,
	.write_controls = gaps_write_blocks,
	.write_gap = write_gap,
	.write_answer = write_nothing,
	.fill_item = fill_item,
	.write_data = write_no_text,
	.write_signature = write_no_text,
	.state_size = state_size,
};
