/*
 * Matching: a list whose items are "premise -> answer"; "-> answer" alone is a decoy. Every premise gets a control with all answers,
 * which stand in an order of their own. What is written twice on the right is one answer to two premises.
 */
#include "question/options.h"
#include "question/reading.h"
#include "question/rows.h"
#include "question/writing.h"

#include "base/escape.h"

enum { PREMISE_LIMIT = 35 }; /* one character each */

static const char premise_names[PREMISE_LIMIT + 1] = "123456789abcdefghijklmnopqrstuvwxyz";

struct answer {
	const struct node *words;
	const char *compared;   /* see reading_words_to_compare() */
	const struct node *why; /* of a decoy, or NULL */
	bool is_decoy;
};

struct premise {
	struct node *words;
	const struct node *why; /* or NULL */
	size_t answer;          /* the right one */
};

struct matching {
	struct premise *premises; /* premise i has the name premise_names[i] */
	size_t premise_count;
	struct answer *answers; /* answer i has the letter option_letters[i] */
	size_t answer_count;
	const size_t *shown; /* the answers' order in the page */
	bool shuffle;
	bool all_or_nothing; /* otherwise right premises / premises */
};

static const struct rows_form form = {
	.name = "line", .minimum = 2, .maximum = PREMISE_LIMIT + OPTION_LIMIT, .has_reasons = true
};

/* ---- the arrow --------------------------------------------------------------------------------------- */

/* A line's beginning or end is as good as a blank beside the arrow. */
static bool is_edge(const struct node *neighbour)
{
	return neighbour == NULL || neighbour->kind == NODE_SOFT_BREAK || neighbour->kind == NODE_HARD_BREAK;
}

/* The first "->" with blanks around it in a text: its offset, or the text's length when there is none. */
static size_t find_arrow(const struct node *node, const struct node *previous)
{
	const char *text = node->as.text.text;
	size_t length = node->as.text.length;
	for (size_t at = 0; at + 1 < length; at++) {
		if (text[at] != '-' || text[at + 1] != '>')
			continue;
		bool begins = at == 0 ? is_edge(previous) : text[at - 1] == ' ';
		bool ends = at + 2 == length ? is_edge(node->next) : text[at + 2] == ' ';
		if (begins && ends)
			return at;
	}
	return length;
}

/* Where a row divides: not inside code, a link or anything else. */
struct arrow {
	struct node *text; /* NULL: there is none */
	struct node *previous;
	size_t offset;
};

static struct arrow arrow_in(const struct node *paragraph)
{
	struct node *previous = NULL;
	for (struct node *node = paragraph->first_child; node != NULL; previous = node, node = node->next) {
		size_t offset = node->kind == NODE_TEXT ? find_arrow(node, previous) : 0;
		if (node->kind == NODE_TEXT && offset < node->as.text.length)
			return (struct arrow){ node, previous, offset };
	}
	return (struct arrow){ 0 };
}

/* Blanks beside the arrow belong to neither side; other blanks divide words. */
static void cut_before(struct node *text, size_t offset)
{
	while (offset > 0 && text->as.text.text[offset - 1] == ' ')
		offset--;
	text->as.text.length = offset;
}

static void cut_behind(struct node *text, size_t offset)
{
	while (offset < text->as.text.length && text->as.text.text[offset] == ' ')
		offset++;
	text->as.text.text += offset;
	text->as.text.length -= offset;
}

static struct node *copy_of(struct arena *arena, const struct node *node)
{
	struct node *copy = arena_alloc(arena, sizeof *copy);
	*copy = *node;
	return copy;
}

/* Divide a paragraph: what stands before the arrow stays in it, what follows is in a new one behind it. Both stay in the tree, where
 * links and terms are looked for. */
static struct node *divide(struct arena *arena, struct node *paragraph, const struct arrow *arrow)
{
	struct node *behind = copy_of(arena, paragraph), *rest = copy_of(arena, arrow->text);
	struct node *following = arrow->text->next, *next;
	behind->first_child = behind->last_child = NULL;
	cut_behind(rest, arrow->offset + 2);
	cut_before(arrow->text, arrow->offset);
	node_append(behind, rest);
	if (rest->as.text.length == 0 && following != NULL && following->kind == NODE_SOFT_BREAK)
		following = following->next;
	for (; following != NULL; following = next) {
		next = following->next;
		node_append(behind, following);
	}
	arrow->text->next = NULL;
	paragraph->last_child = arrow->text;
	if (paragraph->parent->last_child == paragraph)
		paragraph->parent->last_child = behind;
	paragraph->next = behind;
	return behind;
}

/* ---- reading ----------------------------------------------------------------------------------------- */

static bool claims(const struct question_source *source)
{
	const struct node *list = rows_list(source);
	for (const struct node *item = list != NULL ? list->first_child : NULL; item != NULL; item = item->next)
		if (item->first_child != NULL && item->first_child->kind == NODE_PARAGRAPH &&
		    arrow_in(item->first_child).text != NULL)
			return true;
	return false;
}

static size_t find_answer(const struct matching *matching, const char *compared)
{
	size_t i = 0;
	while (i < matching->answer_count && strcmp(matching->answers[i].compared, compared) != 0)
		i++;
	return i;
}

static bool check_decoy(struct question_source *source, const struct answer *known, const struct node *words)
{
	diag_report(source->diagnostics, DIAG_OPTION_DUPLICATE, node_place(words),
		    "this answer without a premise says the same as the one in line %d; change it, or take it out",
		    known->words->line);
	return false;
}

/* Add what stands behind the arrow, unless it is there already. False: reported. */
static bool add_answer(struct question_source *source, struct matching *matching, const struct node *words,
		       const struct question_row *decoy, size_t *index)
{
	const char *compared = reading_words_to_compare(source->arena, words);
	*index = find_answer(matching, compared);
	struct answer *answer = &matching->answers[*index];
	if (*index < matching->answer_count && (decoy != NULL || answer->is_decoy))
		return check_decoy(source, answer, words);
	if (*index < matching->answer_count)
		return true;
	*answer = (struct answer){ .words = words, .compared = compared, .is_decoy = decoy != NULL };
	answer->why = decoy != NULL ? decoy->why : NULL;
	matching->answer_count++;
	return true;
}

static bool read_row(struct question_source *source, struct matching *matching, const struct question_row *row)
{
	const struct arrow arrow = arrow_in(row->words);
	if (arrow.text == NULL) {
		diag_report(source->diagnostics, DIAG_PAIR_MISSING, node_place(row->words),
			    "this line does not say what belongs to it; write ' -> ' and the answer behind it, outside "
			    "of bold, links and code");
		return false;
	}
	const struct node *words = divide(source->arena, row->words, &arrow);
	if (!reading_has_words(words)) {
		diag_report(source->diagnostics, DIAG_OPTION_EMPTY, node_place(row->words),
			    "nothing stands behind the '->'; write the answer there");
		return false;
	}
	bool is_decoy = !reading_has_words(row->words);
	size_t answer;
	if (!add_answer(source, matching, words, is_decoy ? row : NULL, &answer))
		return false;
	if (!is_decoy)
		matching->premises[matching->premise_count++] =
		    (struct premise){ .words = row->words, .why = row->why, .answer = answer };
	return true;
}

static bool premises_differ(struct question_source *source, const struct matching *matching)
{
	struct question_rows rows = { .count = matching->premise_count };
	rows.items = arena_calloc(source->arena, rows.count + 1, sizeof *rows.items);
	for (size_t i = 0; i < rows.count; i++)
		rows.items[i].words = matching->premises[i].words;
	return rows_all_differ(source, &form, &rows);
}

static bool counts_fit(struct question_source *source, const struct matching *matching)
{
	bool fit = matching->premise_count >= 2 && matching->premise_count <= PREMISE_LIMIT &&
		   matching->answer_count >= 2 && matching->answer_count <= OPTION_LIMIT;
	if (!fit)
		diag_report(source->diagnostics, DIAG_OPTION_LIMIT, node_place(source->blocks->first_child),
			    "this question has %zu premise%s and %zu different answer%s; give it 2 to %d premises and "
			    "2 to %d answers",
			    matching->premise_count, matching->premise_count == 1 ? "" : "s", matching->answer_count,
			    matching->answer_count == 1 ? "" : "s", PREMISE_LIMIT, OPTION_LIMIT);
	return fit;
}

static bool parse(struct question_source *source)
{
	struct matching *matching = arena_alloc(source->arena, sizeof *matching);
	struct question_rows rows = { 0 };
	const char *id = source->question->id;
	source->question->data = matching;
	matching->shuffle = reading_shuffle(source);
	matching->all_or_nothing = reading_all_or_nothing(source);
	if (!rows_parse(source, &form, &rows))
		return false;
	matching->premises = arena_calloc(source->arena, rows.count, sizeof *matching->premises);
	matching->answers = arena_calloc(source->arena, rows.count + 1, sizeof *matching->answers);
	bool done = true;
	for (size_t i = 0; i < rows.count; i++)
		done = read_row(source, matching, &rows.items[i]) && done;
	matching->shown = rows_mixed_order(source->arena, id != NULL ? id : "", matching->answer_count);
	return done && counts_fit(source, matching) && premises_differ(source, matching);
}

static const struct matching *matching_of(const struct question *question)
{
	return question->data;
}

/* ---- controls ---------------------------------------------------------------------------------------- */

/* What a control offers can only be plain text. */
static void write_choice(const struct matching *matching, size_t answer, struct question_writer *writer)
{
	struct strbuf words = STRBUF_INIT;
	node_plain_text(matching->answers[answer].words, &words);
	strbuf_addf(writer->out, "<option value=\"%c\">", option_letters[answer]);
	escape_text(writer->out, words.text, words.length);
	strbuf_addstr(writer->out, "</option>");
	strbuf_release(&words);
}

static void write_paper_row(const struct premise *premise, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<li>");
	writer->inlines(writer, premise->words);
	strbuf_addstr(writer->out, "</li>");
}

static void write_row(const struct question *question, size_t index, struct question_writer *writer)
{
	const struct matching *matching = matching_of(question);
	char name = premise_names[index];
	strbuf_addf(writer->out, "<li class=\"row\" data-row=\"%c\"><label class=\"row__text\" for=\"%s-row-%c\">",
		    name, question->id, name);
	writer->inlines(writer, matching->premises[index].words);
	strbuf_addf(writer->out, "</label><select id=\"%s-row-%c\"><option value=\"\">", question->id, name);
	writing_word(writer, "question.choose");
	strbuf_addstr(writer->out, "</option>");
	for (size_t i = 0; i < matching->answer_count; i++)
		write_choice(matching, matching->shown[i], writer);
	strbuf_addstr(writer->out, "</select></li>");
}

/* On paper the answers stand beside the premises, with capital letters in the order of the page. */
static void write_paper_answers(const struct matching *matching, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<ol class=\"match__answers\" type=\"A\">");
	for (size_t i = 0; i < matching->answer_count; i++) {
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, matching->answers[matching->shown[i]].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ol>");
}

static void write_controls(const struct question *question, struct question_writer *writer)
{
	const struct matching *matching = matching_of(question);
	strbuf_addstr(writer->out, writer->on_paper ? "<div class=\"match\"><ol>" : "<div class=\"match\"><ul class=\"rows\">");
	for (size_t i = 0; i < matching->premise_count; i++)
		if (writer->on_paper)
			write_paper_row(&matching->premises[i], writer);
		else
			write_row(question, i, writer);
	strbuf_addstr(writer->out, writer->on_paper ? "</ol>" : "</ul>");
	write_paper_answers(matching, writer);
	strbuf_addstr(writer->out, "</div>");
}

/* ---- answer ------------------------------------------------------------------------------------------ */

static void write_paper_letter(const struct matching *matching, size_t answer, struct strbuf *out)
{
	size_t place = 0;
	while (matching->shown[place] != answer)
		place++;
	options_write_paper_letter(place, out);
}

static void write_pair(const struct matching *matching, size_t index, struct question_writer *writer)
{
	const struct premise *premise = &matching->premises[index];
	strbuf_addf(writer->out, "<li data-row=\"%c\"><p><b>",
		    premise_names[index]);
	writer->inlines(writer, premise->words);
	strbuf_addstr(writer->out, "</b> – ");
	if (writer->on_paper) {
		write_paper_letter(matching, premise->answer, writer->out);
		strbuf_addstr(writer->out, ": ");
	}
	writer->inlines(writer, matching->answers[premise->answer].words);
	strbuf_addstr(writer->out, "</p>");
	writing_why(premise->why, writer);
	strbuf_addstr(writer->out, "</li>");
}

static void write_decoy(const struct matching *matching, size_t index, struct question_writer *writer)
{
	const struct answer *answer = &matching->answers[index];
	strbuf_addf(writer->out, "<li data-option=\"%c\"><p><b>",
		    option_letters[index]);
	writing_word(writer, "question.unmatched");
	strbuf_addstr(writer->out, "</b> ");
	writer->inlines(writer, answer->words);
	strbuf_addstr(writer->out, "</p>");
	writing_why(answer->why, writer);
	strbuf_addstr(writer->out, "</li>");
}

static void write_answer(const struct question *question, struct question_writer *writer)
{
	const struct matching *matching = matching_of(question);
	strbuf_addstr(writer->out, "<ul class=\"reasons\">");
	for (size_t i = 0; i < matching->premise_count; i++)
		write_pair(matching, i, writer);
	for (size_t i = 0; i < matching->answer_count; i++)
		if (matching->answers[i].is_decoy)
			write_decoy(matching, i, writer);
	strbuf_addstr(writer->out, "</ul>");
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	const struct matching *matching = matching_of(question);
	strbuf_addstr(writer->out, "<ul>");
	for (size_t i = 0; i < matching->premise_count; i++) {
		const struct premise *premise = &matching->premises[i];
		strbuf_addstr(writer->out, "<li>");
		writer->inlines(writer, premise->words);
		strbuf_addstr(writer->out, " – <b>");
		write_paper_letter(matching, premise->answer, writer->out);
		strbuf_addstr(writer->out, "</b> ");
		writer->inlines(writer, matching->answers[premise->answer].words);
		strbuf_addstr(writer->out, "</li>");
	}
	strbuf_addstr(writer->out, "</ul>");
}

/* ---- data -------------------------------------------------------------------------------------------- */

static void fill_pairs(const struct matching *matching, const struct item_maker *maker, struct item *item)
{
	item->pair_count = matching->premise_count;
	item->pairs = arena_calloc(maker->arena, item->pair_count, sizeof *item->pairs);
	for (size_t i = 0; i < item->pair_count; i++) {
		const struct premise *premise = &matching->premises[i];
		item->pairs[i] = (struct item_pair){
			.name = premise_names[i],
			.premise = item_inlines(maker, premise->words),
			.why = item_blocks(maker, premise->why),
			.answer = premise->answer,
		};
	}
}

static void fill_answers(const struct matching *matching, const struct item_maker *maker, struct item *item)
{
	item->answer_count = matching->answer_count;
	item->answers = arena_calloc(maker->arena, item->answer_count, sizeof *item->answers);
	for (size_t i = 0; i < item->answer_count; i++) {
		const struct answer *answer = &matching->answers[i];
		item->answers[i] = (struct item_answer){
			.letter = option_letters[i],
			.words = item_inlines(maker, answer->words),
			.why = item_blocks(maker, answer->why),
			.is_decoy = answer->is_decoy,
		};
	}
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct matching *matching = matching_of(question);
	item->kind = ITEM_MATCHING;
	item->shuffle = matching->shuffle;
	item->all_or_nothing = matching->all_or_nothing;
	item->shown = matching->shown;
	fill_pairs(matching, maker, item);
	fill_answers(matching, maker, item);
}

static void write_data(const struct question *question, struct strbuf *out)
{
	const struct matching *matching = matching_of(question);
	strbuf_addstr(out, ",\"rows\":[");
	for (size_t i = 0; i < matching->premise_count; i++)
		strbuf_addf(out, "%s\"%c\"", i > 0 ? "," : "", premise_names[i]);
	strbuf_addstr(out, "],\"answers\":[");
	for (size_t i = 0; i < matching->answer_count; i++)
		strbuf_addf(out, "%s\"%c\"", i > 0 ? "," : "", option_letters[i]);
	strbuf_addstr(out, "],\"right\":[");
	for (size_t i = 0; i < matching->premise_count; i++)
		strbuf_addf(out, "%s\"%c\"", i > 0 ? "," : "", option_letters[matching->premises[i].answer]);
	strbuf_addf(out, "]%s%s", matching->shuffle ? ",\"shuffle\":true" : "",
		    matching->all_or_nothing ? ",\"scoring\":\"all\"" : "");
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	const struct matching *matching = matching_of(question);
	for (size_t i = 0; i < matching->premise_count; i++) {
		node_plain_text(matching->premises[i].words, out);
		strbuf_addf(out, "\n%c\n", option_letters[matching->premises[i].answer]);
	}
	for (size_t i = 0; i < matching->answer_count; i++) {
		strbuf_addch(out, '-');
		node_plain_text(matching->answers[i].words, out);
		strbuf_addch(out, '\n');
	}
}

static size_t state_size(const struct question *question)
{
	return matching_of(question)->premise_count;
}

static const char *const no_classes[] = { NULL };
static const char *const attributes[] = { "shuffle", "scoring", NULL };

const struct question_type question_matching = {
	.name = "matching",
	.classes = no_classes,
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
