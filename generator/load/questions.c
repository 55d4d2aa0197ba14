/*
 * Questions: a heading with the class "q" and what follows it become one question.
 *
 * Below the heading: blocks of the stem, the answers, the explanation (the first plain quote after the answers); a
 * [!TIP] anywhere between is the hint. The answers are the first task list; without one, all blocks from the first to the
 * last that has a gap [[…]]; without a gap, the first list.
 * The next heading ends a question, and so does the explanation: what follows it belongs to the lesson again.
 */
#include "load/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "load/reader.h"
#include "question/gaps.h"
#include "question/question.h"

enum { POINTS_LIMIT = 100 };

struct gathering {
	struct module_load *load;
	struct question *question;
	struct node *next; /* the block to look at */
};

static struct node *container_like(struct module_load *load, const struct node *like, enum node_kind kind)
{
	struct node *node = arena_alloc(load->arena, sizeof *node);
	node->kind = kind;
	node->path = like->path;
	node->line = like->line;
	node->column = like->column;
	return node;
}

static void move_children(struct node *to, struct node *from)
{
	for (struct node *child = from->first_child, *next; child != NULL; child = next) {
		next = child->next;
		node_append(to, child);
	}
	from->first_child = from->last_child = NULL;
}

/* ---- taking the blocks apart ------------------------------------------------------------------------- */

static bool is_question_heading(const struct node *node)
{
	return node->kind == NODE_HEADING && attributes_has_class(&node->as.heading.attributes, "q");
}

static bool ends_question(const struct node *node)
{
	return node == NULL || node->kind == NODE_HEADING || node->kind == NODE_CONDITION || node->kind == NODE_POOL;
}

static bool is_hint(const struct node *node)
{
	return node_is_callout(node, CALLOUT_TIP);
}

/* The blocks with the answers; both NULL when there are none. */
struct answer_blocks {
	const struct node *first, *last;
};

static struct answer_blocks find_answers(const struct node *block)
{
	const struct node *list = NULL;
	struct answer_blocks gaps = { NULL, NULL };
	for (; !ends_question(block); block = block->next) {
		if (lost_is_task_list(block))
			return (struct answer_blocks){ block, block };
		if (list == NULL && block->kind == NODE_LIST)
			list = block;
		if (block->kind == NODE_QUOTE && gaps.first != NULL)
			break;
		if (block->kind != NODE_QUOTE && !is_hint(block) && gaps_find(block) != NULL) {
			gaps.first = gaps.first != NULL ? gaps.first : block;
			gaps.last = block;
		}
	}
	return gaps.first != NULL ? gaps : (struct answer_blocks){ list, list };
}

static void take_hint(struct question *question, struct node *callout)
{
	if (question->hint == NULL)
		question->hint = callout;
	else
		move_children(question->hint, callout);
}

static void take_stem(struct gathering *at, const struct node *answers)
{
	struct question *question = at->question;
	while (at->next != answers && !ends_question(at->next)) {
		struct node *block = at->next;
		at->next = block->next;
		block->next = NULL;
		if (is_hint(block)) {
			take_hint(question, block);
			continue;
		}
		if (question->stem == NULL)
			question->stem = container_like(at->load, block, NODE_QUOTE);
		node_append(question->stem, block);
	}
}

static void take_answers(struct gathering *at, const struct node *last)
{
	bool is_last = false;
	at->question->answers = container_like(at->load, at->next, NODE_QUOTE);
	while (!is_last) {
		struct node *block = at->next;
		is_last = block == last;
		at->next = block->next;
		block->next = NULL;
		if (is_hint(block))
			take_hint(at->question, block);
		else
			node_append(at->question->answers, block);
	}
}

/* A quote that should have been an answer's: another list with boxes follows it. Reported here, and all that belongs
 * to the question is taken. */
static bool take_cut_answers(struct gathering *at)
{
	const struct node *quote = at->next;
	if (ends_question(quote) || quote->kind != NODE_QUOTE || ends_question(quote->next) ||
	    !lost_is_task_list(quote->next))
		return false;
	diag_report(at->load->diagnostics, DIAG_FEEDBACK_MISSING, node_place(quote),
		    "the list of answers ends here; indent the '>' below an answer by two spaces");
	while (!ends_question(at->next))
		at->next = at->next->next;
	return true;
}

static void take_explanation(struct gathering *at)
{
	struct question *question = at->question;
	while (!ends_question(at->next) && question->explanation == NULL) {
		struct node *block = at->next;
		if (is_hint(block))
			take_hint(question, block);
		else if (block->kind == NODE_QUOTE)
			question->explanation = block;
		else
			break;
		at->next = block->next;
		block->next = NULL;
	}
}

/* ---- attributes -------------------------------------------------------------------------------------- */

/* Names a type understands, after the ones all questions have. */
struct known_names {
	const char *names[16];
	size_t count;
};

static void add_names(struct known_names *known, const char *const *names)
{
	size_t limit = sizeof known->names / sizeof known->names[0];
	for (; *names != NULL && known->count < limit; names++)
		known->names[known->count++] = *names;
}

static bool is_named(const struct known_names *known, const char *name)
{
	for (size_t i = 0; i < known->count; i++)
		if (strcmp(known->names[i], name) == 0)
			return true;
	return false;
}

static void report_unknown(struct gathering *at, enum diag_rule rule, const char *what, const char *name,
			   const struct known_names *known)
{
	const struct reader reader = { .context = &(struct markdown_context){ .arena = at->load->arena },
				       .suggestions = &at->load->suggestions };
	diag_report(at->load->diagnostics, rule, at->question->place,
		    "a question of this kind cannot have the %s '%s'; %s", what, name,
		    reader_suggest(&reader, name, known->names, known->count, "take it out"));
}

/* The classes of all types: which one a question is depends on them. */
static struct known_names all_classes(void)
{
	struct known_names known = { { "q" }, 1 };
	known.count += question_type_classes(known.names + 1, sizeof known.names / sizeof known.names[0] - 1);
	return known;
}

static void check_names(struct gathering *at)
{
	const struct attributes *attributes = &at->question->attributes;
	struct known_names classes = { { "q" }, 1 }, all = all_classes(),
			   keys = { { "objective", "points", "bank" }, at->question->type->is_scored ? 3 : 1 };
	add_names(&classes, at->question->type->classes);
	add_names(&keys, at->question->type->attributes);
	for (size_t i = 0; i < attributes->class_count; i++)
		if (!is_named(&classes, attributes->classes[i]))
			report_unknown(at, DIAG_CLASS_UNKNOWN, "class", attributes->classes[i],
				       is_named(&all, attributes->classes[i]) ? &classes : &all);
	for (size_t i = 0; i < attributes->pair_count; i++)
		if (!is_named(&keys, attributes->pairs[i].key))
			report_unknown(at, DIAG_ATTRIBUTE_UNKNOWN, "attribute", attributes->pairs[i].key, &keys);
}

static int read_points(struct gathering *at)
{
	const char *value = attributes_value(&at->question->attributes, "points");
	if (value == NULL)
		return 1;
	char *end;
	long points = strtol(value, &end, 10);
	if (*end == '\0' && value[0] >= '0' && value[0] <= '9' && points >= 1 && points <= POINTS_LIMIT)
		return (int)points;
	diag_report(at->load->diagnostics, DIAG_ATTRIBUTE_VALUE, at->question->place,
		    "points cannot be '%s'; write a number from 1 to %d", value, POINTS_LIMIT);
	return 1;
}

/* bank=yes (default) or no: does it stay out of question banks? */
static bool read_not_in_banks(struct gathering *at)
{
	const char *value = attributes_value(&at->question->attributes, "bank");
	if (value == NULL || strcmp(value, "yes") == 0)
		return false;
	if (strcmp(value, "no") != 0)
		diag_report(at->load->diagnostics, DIAG_ATTRIBUTE_VALUE, at->question->place,
			    "bank cannot be '%s'; write yes or no", value);
	return true;
}

static void read_common(struct gathering *at)
{
	struct question *question = at->question;
	question->not_in_banks = read_not_in_banks(at);
	question->points = read_points(at);
	question->objective = attributes_value(&question->attributes, "objective");
	if (question->objective == NULL && !question->practice)
		diag_report(
		    at->load->diagnostics, DIAG_OBJECTIVE_MISSING, question->place,
		    "this question does not say what it measures; write objective=… with an objective of the module");
	if (question->attributes.id == NULL)
		diag_report(at->load->diagnostics, DIAG_QUESTION_ID_MISSING, question->place,
			    "this question has no id; write {#%s-q1 .q} with a number of its own",
			    at->load->module->entry->id);
}

/* ---- one question ------------------------------------------------------------------------------------ */

static struct question *new_question(struct module_load *load, struct node *heading)
{
	struct question *question = arena_alloc(load->arena, sizeof *question);
	question->place = node_place(heading);
	question->section = load->section->id;
	question->practice = load->section->kind != SECTION_CHECK;
	question->attributes = heading->as.heading.attributes;
	question->id = question->attributes.id;
	question->title = container_like(load, heading, NODE_PARAGRAPH);
	move_children(question->title, heading);
	return question;
}

/* What nothing in the question can be right or wrong for has no place in a check, and needs no explanation. */
static bool check_scoring(struct gathering *at)
{
	struct question *question = at->question;
	if (question->type->is_scored && question->explanation == NULL)
		diag_report(at->load->diagnostics, DIAG_EXPLANATION_MISSING, question->place,
			    "this question has no explanation; write '> ' and why, below the answers and not indented");
	if (question->type->is_scored || question->practice)
		return true;
	diag_report(at->load->diagnostics, DIAG_QUESTION_UNSCORED, question->place,
		    "nothing in this question is right or wrong, so a check cannot score it; move it into a lesson");
	return false;
}

/* What is no answer is shown as it was typed. Gaps that the type took are no text any more. */
static bool check_stray_gaps(struct gathering *at, bool parsed)
{
	const struct question *question = at->question;
	const struct node *parts[] = { question->title, question->stem, question->hint, question->explanation,
				       parsed ? question->answers : NULL };
	bool done = true;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		const struct node *text = parts[i] != NULL ? gaps_find(parts[i]) : NULL;
		if (text == NULL)
			continue;
		diag_report(
		    at->load->diagnostics, DIAG_GAP_MARKUP, node_place(text),
		    "a gap '[[…]]' cannot stand here; write it below the heading, in a question without a list of "
		    "answers, before the explanation");
		done = false;
	}
	return done;
}

/* Let the type read its answers. False: the question is unusable. */
static bool parse_answers(struct gathering *at)
{
	struct question *question = at->question;
	struct question_source source = {
		.arena = at->load->arena,
		.diagnostics = at->load->diagnostics,
		.question = question,
		.blocks = question->answers,
	};
	question->type = question->answers != NULL ? question_type_for(&source) : NULL;
	if (question->type == NULL) {
		diag_report(at->load->diagnostics, DIAG_QUESTION_ANSWERS, question->place,
			    "this question has no answers; write a list whose items start with [ ], the right one with "
			    "[x], or a "
			    "sentence with the answer in a gap [[…]]");
		return false;
	}
	check_names(at);
	bool fits = check_scoring(at), parsed = question->type->parse(&source);
	return check_stray_gaps(at, parsed) && parsed && fits;
}

/* The question that starts at `heading`, and in `*next` the block after it. NULL: unusable, reported. */
static struct question *take_question(struct module_load *load, struct node *heading, struct node **next)
{
	struct gathering at = { .load = load, .question = new_question(load, heading), .next = *next };
	const struct answer_blocks answers = find_answers(at.next);
	take_stem(&at, answers.first);
	bool is_cut = false;
	if (answers.first != NULL) {
		take_answers(&at, answers.last);
		is_cut = take_cut_answers(&at);
		if (!is_cut)
			take_explanation(&at);
	}
	*next = at.next;
	read_common(&at);
	return !is_cut && parse_answers(&at) && at.question->id != NULL ? at.question : NULL;
}

static void group(struct module_load *load, struct node *parent)
{
	struct node *node = parent->first_child, *next;
	parent->first_child = parent->last_child = NULL;
	for (; node != NULL; node = next) {
		next = node->next;
		if (!is_question_heading(node)) {
			node_append(parent, node);
			if (node->kind == NODE_CONDITION)
				questions_group(load, node);
			else if (node->kind == NODE_POOL)
				question_pools_gather(load, node);
			continue;
		}
		struct question *question = take_question(load, node, &next);
		if (question == NULL)
			continue;
		struct node *holder = container_like(load, node, NODE_QUESTION);
		holder->as.question.question = question;
		node_append(parent, holder);
		*ARRAY_PUSH(load->arena, load->module->questions, load->module->question_count,
			    load->question_capacity) = question;
		if (!question->practice)
			question_pools_join(load, question);
	}
}

int questions_count(const struct node *parent)
{
	int count = 0;
	for (const struct node *node = parent->first_child; node != NULL; node = node->next)
		count += node->kind == NODE_CONDITION ? questions_count(node) : is_question_heading(node);
	return count;
}

void questions_group(struct module_load *load, struct node *parent)
{
	group(load, parent);
	lost_report_lists(load, parent);
}

/* ---- the check --------------------------------------------------------------------------------------- */

static void report_text(struct module_load *load, const struct node *node)
{
	diag_report(
	    load->diagnostics, DIAG_CHECK_TEXT, node_place(node),
	    "after its first question a check holds nothing but questions; move this above them or into a lesson");
}

void questions_of_check(struct module_load *load, struct node *body)
{
	struct node *node = body->first_child, *next;
	bool asked = false;
	body->first_child = body->last_child = NULL;
	for (; node != NULL; node = next) {
		next = node->next;
		if (node->kind == NODE_QUESTION || node->kind == NODE_POOL)
			asked = true;
		else if (asked || node->kind == NODE_CONDITION)
			report_text(load, node);
		else
			node_append(body, node);
	}
}
