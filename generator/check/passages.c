#include "check/passages.h"

#include "base/strbuf.h"
#include "model/scenario.h"

struct walk {
	passage_visitor *visit;
	void *context;
	const struct section *section;
	const struct question *question;
	enum passage_kind kind; /* of what is walked */
	bool is_cited;          /* by what stands around it */
};

static void walk_block(const struct walk *walk, const struct node *block);
static void walk_question(const struct walk *walk, const struct question *question);
static void walk_scenario(const struct walk *walk, const struct scenario *scenario);

static struct walk walk_as(const struct walk *walk, enum passage_kind kind)
{
	struct walk other = *walk;
	other.kind = kind;
	return other;
}

/* ---- one passage -------------------------------------------------------------------------------------------- */

static void find_citation(const struct node *node, void *context)
{
	if (node->kind == NODE_CITATION)
		*(bool *)context = true;
}

static bool cites(const struct node *node)
{
	bool found = false;
	if (node)
		node_walk(node, find_citation, &found);
	return found;
}

static void visit_text(const struct walk *walk, const char *text, struct place place, bool is_cited)
{
	if (text && *text != '\0')
		walk->visit(&(struct passage){ walk->kind, walk->section, walk->question, text, place,
					       is_cited || walk->is_cited },
			    walk->context);
}

static void visit_node(const struct walk *walk, const struct node *node)
{
	struct strbuf text = STRBUF_INIT;
	if (!node)
		return;
	node_plain_text(node, &text);
	visit_text(walk, text.text, node_place(node), cites(node));
	strbuf_release(&text);
}

static void visit_title(const struct walk *walk, const struct node *title)
{
	const struct walk titles = walk_as(walk, PASSAGE_TITLE);
	visit_node(&titles, title);
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

static void walk_blocks(const struct walk *walk, const struct node *parent)
{
	for (const struct node *block = parent ? parent->first_child : NULL; block; block = block->next)
		walk_block(walk, block);
}

/* A box that is off marks what is not so. */
static void walk_item(const struct walk *walk, const struct node *item)
{
	struct walk words = *walk;
	const bool is_answer = walk->kind == PASSAGE_ANSWER;
	if (is_answer && item->as.item.mark == MARK_OFF)
		words.kind = PASSAGE_MISCONCEPTION;
	words.is_cited = walk->is_cited || cites(item);
	walk_blocks(&words, item);
}

static void walk_callout(const struct walk *walk, const struct node *callout)
{
	struct walk inside = *walk;
	if (callout_is_for_facilitator(callout->as.callout.kind))
		inside.kind = PASSAGE_LEADER;
	else if (callout->as.callout.kind == CALLOUT_STORY)
		inside.kind = PASSAGE_STORY;
	walk_blocks(&inside, callout);
}

static void walk_table(const struct walk *walk, const struct node *table)
{
	struct walk cells = walk_as(walk, PASSAGE_CELL);
	const bool is_cited = walk->is_cited || cites(table->as.table.caption);
	visit_node(&cells, table->as.table.caption);
	for (const struct node *row = table->first_child; row; row = row->next) {
		cells.is_cited = is_cited || cites(row);
		for (const struct node *cell = row->first_child; cell; cell = cell->next)
			visit_node(&cells, cell);
	}
}

static void walk_figure(const struct walk *walk, const struct node *figure)
{
	const struct asset *asset = figure->as.figure.asset;
	const struct walk captions = walk_as(walk, PASSAGE_CELL);
	visit_text(&captions, figure->as.figure.alt, node_place(figure),
		   cites(figure));
	visit_node(&captions, figure);
	if (asset)
		walk_blocks(&captions, asset->description);
}

static void walk_block(const struct walk *walk, const struct node *block)
{
	const struct walk reasons = walk_as(walk, PASSAGE_REASON);
	switch (block->kind) {
	case NODE_PARAGRAPH:
		visit_node(walk, block);
		return;
	case NODE_HEADING:
		visit_title(walk, block);
		return;
	case NODE_ITEM:
		walk_item(walk, block);
		return;
	case NODE_QUOTE:
		walk_blocks(walk->kind == PASSAGE_ANSWER || walk->kind == PASSAGE_MISCONCEPTION ? &reasons : walk,
			    block);
		return;
	case NODE_CALLOUT:
		walk_callout(walk, block);
		return;
	case NODE_TABLE:
		walk_table(walk, block);
		return;
	case NODE_FIGURE:
	case NODE_PLAYER:
		walk_figure(walk, block);
		return;
	case NODE_QUESTION:
		walk_question(walk, block->as.question.question);
		return;
	case NODE_SCENARIO:
		walk_scenario(walk, block->as.scenario.scenario);
		return;
	default:
		walk_blocks(walk, block);
	}
}

/* ---- questions and scenarios -------------------------------------------------------------------------------- */

static bool question_cites(const struct question *question)
{
	bool found = false;
	question_walk(question, find_citation, &found);
	return found;
}

static void walk_question(const struct walk *walk, const struct question *question)
{
	struct walk inside = *walk;
	inside.question = question;
	inside.is_cited = question_cites(question);
	struct walk story = walk_as(&inside, PASSAGE_STORY);
	const struct walk answers = walk_as(&inside, PASSAGE_ANSWER);
	const struct walk reasons = walk_as(&inside, PASSAGE_REASON);
	visit_node(&story, question->title);
	walk_blocks(&story, question->stem);
	walk_blocks(&answers, question->answers);
	walk_blocks(&reasons, question->hint);
	walk_blocks(&reasons, question->explanation);
}

static void walk_choice(const struct walk *walk, const struct scenario_choice *choice)
{
	const struct walk words = walk_as(walk, choice->mark == MARK_OFF ? PASSAGE_MISCONCEPTION : PASSAGE_STORY);
	const struct walk coach = walk_as(walk, PASSAGE_REASON);
	visit_node(&words, choice->words);
	walk_blocks(&coach, choice->coach);
}

static void walk_scenario(const struct walk *walk, const struct scenario *scenario)
{
	const struct walk story = walk_as(walk, PASSAGE_STORY);
	walk_blocks(walk, scenario->setting);
	for (size_t i = 0; i < scenario->step_count; i++) {
		const struct scenario_step *step = &scenario->steps[i];
		visit_title(walk, step->title);
		walk_blocks(&story, step->body);
		for (size_t j = 0; j < step->choice_count; j++)
			walk_choice(&story, &step->choices[j]);
	}
}

/* ---- modules and editions ----------------------------------------------------------------------------------- */

static void walk_section(const struct walk *walk, const struct section *section)
{
	struct walk front = walk_as(walk, PASSAGE_FRONT);
	front.section = section;
	const struct walk prose = walk_as(&front, PASSAGE_PROSE);
	visit_title(&prose, section->heading);
	visit_text(&front, section->content_note, section->place, false);
	visit_text(&front, section->summary, section->place, false);
	walk_blocks(&prose, section->body);
}

static void walk_entry(const struct walk *walk, const struct module_entry *entry)
{
	visit_text(walk, entry->summary, entry->place, false);
	visit_text(walk, entry->content_note, entry->place, false);
	for (size_t i = 0; i < entry->objective_count; i++)
		visit_text(walk, entry->objectives[i].text, entry->objectives[i].place, false);
}

static void walk_leader_text(const struct node *text, bool is_title, void *context)
{
	if (is_title)
		visit_title(context, text);
	else
		walk_blocks(context, text);
}

void passages_of_module(const struct module *module, passage_visitor *visit, void *context)
{
	struct walk walk = {
		.visit = visit, .context = context, .section = &module->sections[0], .kind = PASSAGE_FRONT
	};
	if (module->section_count == 0)
		return;
	walk_entry(&walk, module->entry);
	for (size_t i = 0; i < module->section_count; i++)
		walk_section(&walk, &module->sections[i]);
	walk.section = module_check(module);
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			walk_question(&walk, module->questions[i]);
	struct walk leader = { .visit = visit, .context = context, .kind = PASSAGE_LEADER };
	if (module->guide)
		guide_walk(module->guide, walk_leader_text, &leader);
}

static void walk_term(const struct walk *walk, const struct term *term)
{
	const struct walk answers = walk_as(walk, PASSAGE_ANSWER);
	const struct walk avoided = walk_as(walk, PASSAGE_MISCONCEPTION);
	visit_title(walk, term->name);
	visit_node(walk, term->meaning);
	walk_blocks(walk, term->more);
	visit_text(&answers, term->say, term->place, false);
	visit_text(&avoided, term->avoid, term->place, false);
}

/* What a region's lines say has the line's own source. */
static void walk_region(const struct walk *walk, const struct region *region)
{
	struct walk sourced = *walk;
	sourced.is_cited = true;
	for (size_t i = 0; i < region->line_count; i++) {
		visit_title(&sourced, region->lines[i].name);
		walk_blocks(&sourced, region->lines[i].notes);
	}
	walk_blocks(walk, region->expect);
}

static void walk_leading(struct walk *walk, const struct leading *leading)
{
	const struct walk materials = walk_as(walk, PASSAGE_MATERIAL);
	leading_walk(leading, walk_leader_text, walk);
	for (size_t i = 0; i < leading->session_count; i++)
		for (size_t j = 0; j < leading->sessions[i].material_count; j++)
			visit_text(&materials, leading->sessions[i].materials[j], leading->sessions[i].place, false);
}

void passages_of_edition(const struct edition *edition, passage_visitor *visit, void *context)
{
	const struct walk walk = { .visit = visit, .context = context, .kind = PASSAGE_PROSE };
	for (size_t i = 0; i < edition->term_count; i++)
		walk_term(&walk, &edition->terms[i]);
	for (size_t i = 0; i < edition->region_count; i++)
		walk_region(&walk, &edition->regions[i]);
	struct walk leader = walk_as(&walk, PASSAGE_LEADER);
	if (edition->leading)
		walk_leading(&leader, edition->leading);
}
