#include "render/slides_writer.h"

#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "question/question.h"
#include "render/page_writer.h"

/* More words than these are no close of a module, but text to read. */
enum { CLOSE_WORDS = 90 };

/* A block of the lesson; those for some audiences only say for whom. */
struct block {
	const struct node *node;
	const char *audience; /* NULL: for everybody */
};

struct lesson {
	const struct slides_job *job;
	const struct section *section;
	bool has_practice; /* its questions and stories are wanted too */
	const char *wanted; /* name of the part that is wanted alone; NULL: all of them are */
	struct slides *slides;
	const char *kicker;
	struct block *blocks;
	size_t block_count;
	size_t block_capacity;
	size_t made; /* slides with a number in their id */
	size_t
	    list; /* index of the slide that gets headings without a slide of their own; valid while there are some */
	struct block *headings;
	size_t heading_count;
	size_t heading_capacity;
};

/* A heading of level 2 and what follows it; at the lesson's start without a heading. */
struct part {
	const struct block *heading; /* NULL: the start */
	const struct block *blocks;
	size_t count;
	bool is_replaced;   /* it has a SLIDE callout */
	struct block *keys; /* KEY callouts that wait for their slide */
	size_t key_count;
	size_t key_capacity;
};

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_HEADING && node->as.heading.level <= 2;
}

/* ---- the text as one row of blocks ---- */

static void flatten(struct lesson *lesson, const struct node *parent, const char *audience)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next) {
		if (node->kind == NODE_CONDITION) {
			const char *names = page_condition_names(lesson->job->page, node);

			if (names != NULL)
				flatten(lesson, node, names);
		} else {
			*ARRAY_PUSH(lesson->job->page->arena, lesson->blocks, lesson->block_count,
				    lesson->block_capacity) = (struct block){ node, audience };
		}
	}
}

/* ---- slides of a part ---- */

static const char *next_id(struct lesson *lesson)
{
	return arena_printf(lesson->job->page->arena, "%s.%zu", lesson->section->id, ++lesson->made);
}

static const struct node *title_of(const struct lesson *lesson, const struct part *part)
{
	return part->heading != NULL ? part->heading->node : lesson->section->heading;
}

static struct slide *add_slide(struct lesson *lesson, const struct part *part, const char *kind, const char *audience)
{
	struct slide *slide = slides_add(lesson->job, lesson->slides, kind, next_id(lesson), title_of(lesson, part));

	slide->kicker = part->heading != NULL ? lesson->kicker : NULL;
	slide->audience = slides_keep(lesson->job, audience);
	return slide;
}

static void add_figure(struct lesson *lesson, const struct part *part, const struct block *figure)
{
	struct slide *slide = add_slide(lesson, part, "figure", figure->audience);
	struct strbuf markup = STRBUF_INIT;

	slide_begin(lesson->job, &markup);
	page_write_figure(lesson->job->page, figure->node);
	slide_end(lesson->job, slide, &markup);
}

static void flush_keys(struct lesson *lesson, struct part *part)
{
	struct strbuf markup = STRBUF_INIT;
	struct slide *slide;

	if (part->key_count == 0)
		return;
	slide = add_slide(lesson, part, "key", part->keys[0].audience);
	slide_begin(lesson->job, &markup);
	for (size_t i = 0; i < part->key_count; i++)
		page_write_callout(lesson->job->page, part->keys[i].node);
	slide_end(lesson->job, slide, &markup);
	part->key_count = 0;
}

static void add_key(struct lesson *lesson, struct part *part, const struct block *key)
{
	if (part->key_count > 0 && part->keys[0].audience != key->audience)
		flush_keys(lesson, part);
	*ARRAY_PUSH(lesson->job->page->arena, part->keys, part->key_count, part->key_capacity) = *key;
}

/* From `node` to the rule or the end; returns what follows the rule. */
static const struct node *write_own(struct lesson *lesson, struct slide *slide, const struct node *node)
{
	struct strbuf markup = STRBUF_INIT;

	slide_begin(lesson->job, &markup);
	for (; node != NULL && node->kind != NODE_RULE; node = node->next)
		page_write_block(lesson->job->page, node);
	slide_end(lesson->job, slide, &markup);
	return node != NULL ? node->next : NULL;
}

/* The author's own slide, or several with rules between them. The first one of a lesson's start stands on its title slide. */
static void add_own(struct lesson *lesson, const struct part *part, const struct block *own, struct slide *title)
{
	const char *label = own->node->as.callout.label;
	const struct node *node = own->node->first_child;

	if (title != NULL && label == NULL)
		node = write_own(lesson, title, node);
	while (node != NULL) {
		struct slide *slide = label != NULL
					  ? slides_add_plain(lesson->job, lesson->slides, "own", next_id(lesson), label)
					  : add_slide(lesson, part, "own", own->audience);

		slide->audience = slides_keep(lesson->job, own->audience);
		slide->kicker = part->heading != NULL ? lesson->kicker : NULL;
		node = write_own(lesson, slide, node);
	}
}

static void add_callout(struct lesson *lesson, struct part *part, const struct block *block, struct slide *title)
{
	if (node_is_callout(block->node, CALLOUT_SLIDE))
		add_own(lesson, part, block, title != NULL && title->length == 0 ? title : NULL);
	else if (node_is_callout(block->node, CALLOUT_KEY) && !part->is_replaced)
		add_key(lesson, part, block);
}

static void add_question(struct lesson *lesson, const struct block *block)
{
	const struct question *question = block->node->as.question.question;

	if (lesson->has_practice && question->type != NULL && question->type->takes_votes)
		slides_of_question(lesson->job, question, lesson->kicker, block->audience, lesson->slides);
}

static bool parts_keys(const struct node *node)
{
	return node->kind == NODE_RULE || node->kind == NODE_FIGURE || node->kind == NODE_QUESTION ||
	       node->kind == NODE_SCENARIO;
}

/* `title` is the index of the title slide for the lesson's start, otherwise that behind the last slide. */
static void add_blocks(struct lesson *lesson, struct part *part, size_t title)
{
	for (size_t i = 0; i < part->count; i++) {
		const struct block *block = &part->blocks[i];

		if (parts_keys(block->node))
			flush_keys(lesson, part);
		if (block->node->kind == NODE_CALLOUT)
			add_callout(lesson, part, block, part->heading == NULL ? &lesson->slides->items[title] : NULL);
		else if (block->node->kind == NODE_FIGURE && !part->is_replaced)
			add_figure(lesson, part, block);
		else if (block->node->kind == NODE_QUESTION)
			add_question(lesson, block);
		else if (block->node->kind == NODE_SCENARIO && lesson->has_practice)
			slides_of_scenario(lesson->job, block->node->as.scenario.scenario, lesson->kicker,
					   lesson->slides);
	}
	flush_keys(lesson, part);
}

/* ---- headings alone ---- */

static void finish_list(struct lesson *lesson)
{
	struct view *view = view_new(lesson->job->page->arena);

	if (lesson->heading_count > 1) {
		view_text(view, "lede", NULL);
		view_list(view, "items");
		for (size_t i = 0; i < lesson->heading_count; i++) {
			struct view *item = view_append(view, "items");

			view_text(item, "text", NULL);
			view_text(item, "whom", lesson->headings[i].audience);
			page_view_inlines(lesson->job->page, item, "markup", lesson->headings[i].node);
		}
		slide_fill(lesson->job, &lesson->slides->items[lesson->list], "facilitator/slide-list", view);
	}
	lesson->heading_count = 0;
}

/* One heading is its slide's title; from the second on they are a list below the lesson's. */
static void add_to_list(struct lesson *lesson, const struct part *part)
{
	struct slides *slides = lesson->slides;

	if (lesson->heading_count == 0) {
		lesson->list = slides->count;
		add_slide(lesson, part, "list", part->heading->audience);
	} else if (lesson->heading_count == 1) {
		struct slide *slide = &slides->items[lesson->list];

		slide_set_title(lesson->job, slide, lesson->section->heading);
		slide->kicker = NULL;
		slide->audience = NULL;
	}
	*ARRAY_PUSH(lesson->job->page->arena, lesson->headings, lesson->heading_count, lesson->heading_capacity) =
	    *part->heading;
}

/* Nothing shares the slide of a part that is wanted alone. */
static void add_alone(struct lesson *lesson, const struct part *part)
{
	struct slide *slide = slides_add(lesson->job, lesson->slides, "list", lesson->wanted, part->heading->node);

	slide->kicker = lesson->kicker;
	slide->audience = slides_keep(lesson->job, part->heading->audience);
}

/* ---- parts ---- */

static bool is_wanted(const struct lesson *lesson, const struct part *part)
{
	const char *name = part->heading != NULL ? node_part_name(part->heading->node) : NULL;

	return lesson->wanted != NULL && name != NULL && strcmp(name, lesson->wanted) == 0;
}

static bool has(const struct part *part, bool (*is_it)(const struct node *node))
{
	for (size_t i = 0; i < part->count; i++)
		if (is_it(part->blocks[i].node))
			return true;
	return false;
}

static bool is_own(const struct node *node)
{
	return node_is_callout(node, CALLOUT_SLIDE);
}

static bool is_rule(const struct node *node)
{
	return node->kind == NODE_RULE;
}

static bool is_practice(const struct node *node)
{
	return node->kind == NODE_QUESTION || node->kind == NODE_SCENARIO;
}

/* Practice has slides of its own, with their notes. */
static void add_notes(struct lesson *lesson, const struct part *part, struct slide *slide)
{
	for (size_t i = 0; i < part->count; i++)
		if (!is_practice(part->blocks[i].node))
			slide_add_notes_at(lesson->job, slide, part->blocks[i].audience, part->blocks[i].node);
}

static void add_part(struct lesson *lesson, struct part *part)
{
	const size_t before = lesson->slides->count;
	size_t first = part->heading != NULL ? before : before - 1;

	part->is_replaced = has(part, is_own);
	add_blocks(lesson, part, first);
	if (lesson->slides->count == before && part->heading != NULL) {
		if (is_wanted(lesson, part)) {
			add_alone(lesson, part);
		} else if (!lesson->has_practice && has(part, is_practice)) {
			return; /* its notes are about what is left out */
		} else {
			add_to_list(lesson, part);
			first = lesson->list;
		}
	}
	add_notes(lesson, part, &lesson->slides->items[first]);
	if (has(part, is_rule))
		finish_list(lesson);
}

/* ---- the close ---- */

static bool is_read_aloud(const struct node *node)
{
	return node->kind == NODE_PARAGRAPH || node->kind == NODE_LIST || node_is_callout(node, CALLOUT_FACILITATOR);
}

static size_t count_words(const struct part *part)
{
	struct strbuf text = STRBUF_INIT;
	size_t count = 0;

	for (size_t i = 0; i < part->count; i++) {
		node_plain_text(part->blocks[i].node, &text);
		strbuf_addch(&text, ' ');
	}
	for (size_t i = 1; i < text.length; i++)
		count += text.text[i] == ' ' && text.text[i - 1] != ' ';
	strbuf_release(&text);
	return count;
}

static bool is_last_lesson(const struct lesson *lesson)
{
	const struct module *module = lesson->job->module;
	const struct section *last = NULL;

	for (size_t i = 0; i < module->section_count; i++)
		if (module->sections[i].kind == SECTION_LESSON)
			last = &module->sections[i];
	return last == lesson->section;
}

static bool is_close(const struct lesson *lesson, const struct part *part)
{
	if (part->heading == NULL || part->count == 0 ||
	    part->blocks + part->count != lesson->blocks + lesson->block_count)
		return false;
	for (size_t i = 0; i < part->count; i++)
		if (!is_read_aloud(part->blocks[i].node))
			return false;
	return is_last_lesson(lesson) && count_words(part) <= CLOSE_WORDS;
}

static void add_close(struct lesson *lesson, const struct part *part, struct slides *close)
{
	struct slide *slide = slides_add(lesson->job, close != NULL ? close : lesson->slides, "close", next_id(lesson),
					 part->heading->node);
	struct strbuf markup = STRBUF_INIT;

	slide->audience = slides_keep(lesson->job, part->heading->audience);
	slide_begin(lesson->job, &markup);
	for (size_t i = 0; i < part->count; i++)
		page_write_block(lesson->job->page, part->blocks[i].node);
	slide_end(lesson->job, slide, &markup);
	add_notes(lesson, part, slide);
}

/* ---- the whole ---- */

/* The sentence that opens the lesson, where the author gives no slide instead. */
static void add_title(struct lesson *lesson, const struct part *start)
{
	const struct section *section = lesson->section;
	struct slide *slide = slides_add(lesson->job, lesson->slides, "title", section->id, section->heading);
	const struct node *first = start->count > 0 ? start->blocks[0].node : NULL;
	struct strbuf markup = STRBUF_INIT;

	slide->minutes = section->minutes;
	slide->warning = slides_keep(lesson->job, section->content_note);
	if (has(start, is_own) || first == NULL || first->kind != NODE_PARAGRAPH)
		return;
	slide_begin(lesson->job, &markup);
	page_write_block(lesson->job->page, first);
	slide_end(lesson->job, slide, &markup);
}

/* The part that begins with block `from`; `from` goes on behind it. */
static struct part next_part(const struct lesson *lesson, size_t *from)
{
	const bool has_heading = *from < lesson->block_count && is_heading(lesson->blocks[*from].node);
	struct part part = { .heading = has_heading ? &lesson->blocks[*from] : NULL };

	*from += has_heading;
	part.blocks = lesson->blocks + *from;
	while (*from < lesson->block_count && !is_heading(lesson->blocks[*from].node))
		(*from)++;
	part.count = (size_t)(lesson->blocks + *from - part.blocks);
	return part;
}

struct range {
	size_t first, end;
};

/* All parts in their order. Returns where the slides of the part that is wanted alone are; nowhere when it has none. */
static struct range add_parts(struct lesson *lesson, struct slides *close)
{
	const struct part nothing = { .heading = NULL };
	struct range wanted = { 0, 0 };
	size_t from = 0;

	lesson->kicker = slides_plain(lesson->job, lesson->section->heading);
	if (lesson->section->body != NULL)
		flatten(lesson, lesson->section->body, NULL);
	for (bool is_start = true; is_start || from < lesson->block_count; is_start = false) {
		const bool starts_with_heading =
		    is_start && (lesson->block_count == 0 || is_heading(lesson->blocks[0].node));
		struct part part = starts_with_heading ? nothing : next_part(lesson, &from);
		const size_t before = lesson->slides->count;

		if (is_start)
			add_title(lesson, &part);
		if (is_close(lesson, &part))
			add_close(lesson, &part, close);
		else
			add_part(lesson, &part);
		if (is_wanted(lesson, &part))
			wanted = (struct range){ before, lesson->slides->count };
	}
	finish_list(lesson);
	return wanted;
}

void slides_of_lesson(const struct slides_job *job, const struct section *section, bool has_practice,
		      struct slides *slides, struct slides *close)
{
	struct lesson lesson = { .job = job, .section = section, .has_practice = has_practice, .slides = slides };

	if (section->heading != NULL)
		add_parts(&lesson, close);
}

/* All of the lesson is made, so that a slide has the same id here as there: where both are shown they are known as one. A heading that
 * shares its slide there has one here that is known by the part's name. */
void slides_of_part(const struct slides_job *job, const struct section *section, const char *name,
		    struct slides *slides)
{
	struct slides all = { 0 };
	struct lesson lesson = { .job = job, .section = section, .wanted = name, .slides = &all };
	const size_t before = slides->count;
	struct range range = { 0, 0 };

	if (section->heading != NULL)
		range = add_parts(&lesson, NULL);
	for (size_t i = range.first; i < range.end; i++)
		*ARRAY_PUSH(job->arena, slides->items, slides->count, slides->capacity) = all.items[i];
	if (slides->count > before)
		slides->items[before].warning = slides_keep(job, section->content_note);
}
