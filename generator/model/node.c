/*
 * The tree of an author's text: names of callouts, building, walking, plain words.
 */
#include "model/node.h"

#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "model/scenario.h"

static const char *const callout_names[] = {
	[CALLOUT_NOTE] = "note",
	[CALLOUT_TIP] = "tip",
	[CALLOUT_IMPORTANT] = "important",
	[CALLOUT_WARNING] = "warning",
	[CALLOUT_CAUTION] = "caution",
	[CALLOUT_KEY] = "key",
	[CALLOUT_REFLECT] = "reflect",
	[CALLOUT_STORY] = "story",
	[CALLOUT_CONTENT] = "content",
	[CALLOUT_SUPPORT] = "support",
	[CALLOUT_FACILITATOR] = "facilitator",
	[CALLOUT_HANDOUT] = "handout",
	[CALLOUT_SLIDE] = "slide",
};

const char *callout_name(enum callout_kind kind)
{
	return callout_names[kind];
}

bool callout_is_for_facilitator(enum callout_kind kind)
{
	return kind == CALLOUT_FACILITATOR || kind == CALLOUT_HANDOUT || kind == CALLOUT_SLIDE;
}

bool attributes_has_class(const struct attributes *attributes, const char *name)
{
	for (size_t i = 0; i < attributes->class_count; i++)
		if (strcmp(attributes->classes[i], name) == 0)
			return true;
	return false;
}

const char *attributes_value(const struct attributes *attributes, const char *key)
{
	for (size_t i = 0; i < attributes->pair_count; i++)
		if (strcmp(attributes->pairs[i].key, key) == 0)
			return attributes->pairs[i].value;
	return NULL;
}

const char *node_part_name(const struct node *node)
{
	const bool begins_part = node->kind == NODE_HEADING && node->as.heading.level == 2;

	return begins_part && !node->as.heading.has_made_id ? node->as.heading.attributes.id : NULL;
}

bool node_has_part(const struct node *parent, const char *name)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next) {
		const char *part = node_part_name(node);

		if ((part != NULL && strcmp(part, name) == 0) ||
		    (node->kind == NODE_CONDITION && node_has_part(node, name)))
			return true;
	}
	return false;
}

void node_append(struct node *parent, struct node *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last_child != NULL)
		parent->last_child->next = child;
	else
		parent->first_child = child;
	parent->last_child = child;
}

bool node_is_callout(const struct node *node, enum callout_kind kind)
{
	return node->kind == NODE_CALLOUT && node->as.callout.kind == kind;
}

struct place node_place(const struct node *node)
{
	return (struct place){ .path = node->path, .line = node->line, .column = node->column };
}

/* ---- plain words ------------------------------------------------------------------------------------- */

static bool node_is_inline(const struct node *node)
{
	return node->kind >= NODE_TEXT;
}

static void add_space(struct strbuf *out)
{
	if (out->length > 0 && out->text[out->length - 1] != ' ')
		strbuf_addch(out, ' ');
}

void node_plain_text(const struct node *node, struct strbuf *out)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_CODE_BLOCK:
		strbuf_add(out, node->as.text.text, node->as.text.length);
		return;
	case NODE_SOFT_BREAK:
	case NODE_HARD_BREAK:
		add_space(out);
		return;
	case NODE_IMAGE:
		strbuf_addstr(out, node->as.figure.alt);
		return;
	default:
		break;
	}
	for (const struct node *child = node->first_child; child != NULL; child = child->next) {
		if (child->kind == NODE_CALLOUT && callout_is_for_facilitator(child->as.callout.kind))
			continue;
		if (!node_is_inline(child))
			add_space(out);
		node_plain_text(child, out);
	}
	/* What stands below a gap is its label. */
	if (node->kind == NODE_GAP)
		strbuf_addstr(out, "___");
}

char *node_plain_words(struct arena *arena, const struct node *node)
{
	struct strbuf words = STRBUF_INIT;
	node_plain_text(node, &words);
	char *copy = arena_strndup(arena, words.text, words.length);
	strbuf_release(&words);
	return copy;
}

/* ---- walking ----------------------------------------------------------------------------------------- */

struct walk {
	node_visitor *visit;
	void *context;
	bool learner; /* leave out what only facilitators see */
};

static void walk_question(const struct walk *walk, const struct question *question);
static void walk_scenario(const struct walk *walk, const struct scenario *scenario);

static void walk_node(const struct walk *walk, const struct node *node)
{
	if (walk->learner && node->kind == NODE_CALLOUT && callout_is_for_facilitator(node->as.callout.kind))
		return;
	walk->visit(node, walk->context);
	if (node->kind == NODE_TABLE && node->as.table.caption != NULL)
		walk_node(walk, node->as.table.caption);
	if (node->kind == NODE_QUESTION)
		walk_question(walk, node->as.question.question);
	if (node->kind == NODE_SCENARIO)
		walk_scenario(walk, node->as.scenario.scenario);
	for (const struct node *child = node->first_child; child != NULL; child = child->next)
		walk_node(walk, child);
	bool has_asset = node->kind == NODE_FIGURE || node->kind == NODE_PLAYER;
	if (has_asset && node->as.figure.asset != NULL && node->as.figure.asset->description != NULL)
		walk_node(walk, node->as.figure.asset->description);
}

static void walk_part(const struct walk *walk, const struct node *part)
{
	if (part != NULL)
		walk_node(walk, part);
}

static void walk_question(const struct walk *walk, const struct question *question)
{
	const struct node *parts[] = { question->title, question->stem, question->answers, question->hint,
				       question->explanation };
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		walk_part(walk, parts[i]);
}

static void walk_step(const struct walk *walk, const struct scenario_step *step)
{
	walk_part(walk, step->title);
	walk_part(walk, step->body);
	for (size_t i = 0; i < step->choice_count; i++) {
		walk_part(walk, step->choices[i].words);
		walk_part(walk, step->choices[i].coach);
	}
}

static void walk_scenario(const struct walk *walk, const struct scenario *scenario)
{
	walk_part(walk, scenario->title);
	walk_part(walk, scenario->setting);
	for (size_t i = 0; i < scenario->step_count; i++)
		walk_step(walk, &scenario->steps[i]);
}

void node_walk(const struct node *node, node_visitor *visit, void *context)
{
	walk_node(&(struct walk){ .visit = visit, .context = context }, node);
}

void node_walk_learner(const struct node *node, node_visitor *visit, void *context)
{
	walk_node(&(struct walk){ .visit = visit, .context = context, .learner = true }, node);
}

void question_walk(const struct question *question, node_visitor *visit, void *context)
{
	walk_question(&(struct walk){ .visit = visit, .context = context, .learner = true }, question);
}
