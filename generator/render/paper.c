#include "render/paper.h"

#include <string.h>

#include "base/array.h"
#include "render/kit_view.h"
#include "render/page_writer.h"
#include "render/paper_source.h"
#include "render/view.h"

/* ---- one sheet while it is written ---------------------------------------------------------------------- */

struct sheet_writer {
	const struct paper *paper;
	struct page *page;
	struct strbuf markup;
};

static void open_sheet(struct sheet_writer *writer, const struct paper *paper, const char *id, bool for_leader)
{
	*writer = (struct sheet_writer){ .paper = paper, .markup = STRBUF_INIT };
	writer->page = page_new(paper->arena, paper->theme->templates, paper->kit, paper->edition, paper->module,
				paper->diagnostics);
	page_begin_sheet(writer->page, id, for_leader);
	page_begin_fragment(writer->page, &writer->markup);
}

static struct blob *close_sheet(struct sheet_writer *writer)
{
	/* from a page in the folder of any language, for sheets stand beside those of another one */
	const struct fragment_form form = { .media_prefix = arena_printf(writer->paper->arena, "../%s/media/",
									 writer->paper->edition->code) };
	const struct fragment fragment = page_end_fragment(writer->page);
	struct strbuf text = STRBUF_INIT;
	struct blob *blob;

	fragment_write(&fragment, &form, &text, NULL);
	blob = blob_from_strbuf(writer->paper->arena, &text);
	strbuf_release(&text);
	strbuf_release(&writer->markup);
	return blob;
}

/* ---- its foot ------------------------------------------------------------------------------------------- */

static void view_sources(const struct paper *paper, struct page *page, struct view *view)
{
	size_t count;
	const struct reference *const *sources = page_sheet_sources(page, &count);

	view_list(view, "sources");
	view_flag(view, "has-sources", count > 0);
	for (size_t i = 0; i < count; i++)
		view_text(view_append(view, "sources"), "source",
			  paper_source(paper->arena, paper->kit, paper->edition, sources[i]));
}

/* Of all regions: the script shows those of the one that was chosen. */
static void view_help_numbers(struct page *page, struct view *view)
{
	for (size_t i = 0; i < page->edition->region_count; i++) {
		struct view *region = view_append(view, "regions");

		view_text(region, "region-id", page->edition->regions[i].id);
		view_flag(region, "is-first", i == 0);
		kit_view_card(page, region, &page->edition->regions[i]);
	}
}

/* What stands below the text, which is written by now: so its sources are known. */
static void write_sources(struct sheet_writer *writer)
{
	struct view *view = view_new(writer->paper->arena);

	view_sources(writer->paper, writer->page, view);
	page_write_part(writer->page, "parts/cited", view);
}

static void write_help(struct sheet_writer *writer)
{
	struct view *view = view_new(writer->paper->arena);

	view_help_numbers(writer->page, view);
	page_write_part(writer->page, "parts/help", view);
}

static void add_sheet(struct sheet_writer *writer, struct paper_sheet sheet, struct paper_sheets *sheets)
{
	sheet.id = writer->page->sheet;
	sheet.text = close_sheet(writer);
	*ARRAY_PUSH(writer->paper->arena, sheets->items, sheets->count, sheets->capacity) = sheet;
}

/* ---- activities ----------------------------------------------------------------------------------------- */

/* "My next step: ________" */
static bool has_blank(const struct node *text)
{
	static const char blank[] = "____";
	const size_t length = sizeof blank - 1;

	for (size_t i = 0; i + length <= text->as.text.length; i++)
		if (memcmp(text->as.text.text + i, blank, length) == 0)
			return true;
	return false;
}

static void note_room(const struct node *node, void *context)
{
	bool *has_room = context;

	*has_room |= node->kind == NODE_RULE || node->kind == NODE_TABLE ||
		     (node->kind == NODE_ITEM && node->as.item.mark != MARK_NONE) ||
		     (node->kind == NODE_TEXT && has_blank(node));
}

/* Lines, tables, boxes and blanks are room to write; where an author made none there are lines at the end. */
static bool has_room(const struct node *body)
{
	bool found = false;

	node_walk(body, note_room, &found);
	return found;
}

struct handing_out {
	const struct paper *paper;
	const struct activity *activity;
	struct paper_sheets *sheets;
	int count;
};

static void add_handed_out(const struct node *body, void *context)
{
	struct handing_out *handing = context;
	const struct paper *paper = handing->paper;
	const struct activity *activity = handing->activity;
	struct sheet_writer writer;
	const char *label;

	if (!node_is_callout(body, CALLOUT_HANDOUT))
		return;
	label = body->as.callout.label;
	open_sheet(&writer, paper, arena_printf(paper->arena, "%s-%d", activity->id, ++handing->count), false);
	page_write_blocks(writer.page, body);
	if (!has_room(body))
		page_write_part(writer.page, "parts/room", view_new(paper->arena));
	write_sources(&writer);
	add_sheet(&writer,
		  (struct paper_sheet){ .kind = PAPER_ACTIVITY,
					.of = activity->id,
					.title = label != NULL ? label : node_plain_words(paper->arena, activity->title),
					.source = activity->place.path,
					.body = body },
		  handing->sheets);
}

static void add_steps(const struct paper *paper, const struct activity *activity, struct paper_sheets *sheets)
{
	struct view *view = view_new(paper->arena);
	struct sheet_writer writer;

	open_sheet(&writer, paper, arena_printf(paper->arena, "%s-steps", activity->id), true);
	view_number(view, "minutes", activity->minutes);
	page_write_part(writer.page, "parts/minutes", view);
	if (activity->body != NULL)
		page_write_blocks(writer.page, activity->body);
	write_sources(&writer);
	add_sheet(&writer,
		  (struct paper_sheet){ .kind = PAPER_STEPS,
					.of = activity->id,
					.title = node_plain_words(paper->arena, activity->title),
					.source = activity->place.path },
		  sheets);
}

void paper_add_activity(const struct paper *paper, const struct activity *activity, struct paper_sheets *sheets)
{
	struct handing_out handing = { .paper = paper, .activity = activity, .sheets = sheets };

	if (activity->body != NULL)
		node_walk(activity->body, add_handed_out, &handing);
	add_steps(paper, activity, sheets);
}

/* ---- handouts ------------------------------------------------------------------------------------------- */

void paper_add_handout(const struct paper *paper, const struct handout *handout, struct paper_sheets *sheets)
{
	struct sheet_writer writer;

	open_sheet(&writer, paper, handout->id, false);
	if (handout->body != NULL)
		page_write_blocks(writer.page, handout->body);
	write_sources(&writer);
	write_help(&writer);
	add_sheet(&writer,
		  (struct paper_sheet){ .kind = PAPER_HANDOUT,
					.of = handout->id,
					.title = node_plain_words(paper->arena, handout->title),
					.source = handout->place.path,
					.body = handout->body },
		  sheets);
}

/* ---- practice stories ----------------------------------------------------------------------------------- */

void paper_add_story(const struct paper *paper, const struct scenario *scenario, struct paper_sheets *sheets)
{
	struct paper_sheet sheet = { .kind = PAPER_STORY,
				     .of = scenario->id,
				     .title = node_plain_words(paper->arena, scenario->title),
				     .source = scenario->place.path };
	struct sheet_writer writer;

	open_sheet(&writer, paper, scenario->id, false);
	page_write_scenario(writer.page, scenario);
	write_sources(&writer);
	add_sheet(&writer, sheet, sheets);
	open_sheet(&writer, paper, arena_printf(paper->arena, "%s-coach", scenario->id), true);
	page_write_sheet_coach(writer.page, scenario);
	write_sources(&writer);
	sheet.kind = PAPER_COACH;
	add_sheet(&writer, sheet, sheets);
}

/* ---- questions ------------------------------------------------------------------------------------------ */

static bool is_usable(const struct question *question)
{
	return question->type != NULL && question->data != NULL;
}

static void write_questions(const void *context, struct strbuf *out)
{
	const struct sheet_writer *writer = context;
	const struct module *module = writer->paper->module;

	(void)out; /* the page's own */
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			page_write_question(writer->page, module->questions[i]);
}

static void write_answers(const void *context, struct strbuf *out)
{
	const struct sheet_writer *writer = context;
	const struct module *module = writer->paper->module;

	(void)out;
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			page_write_sheet_answer(writer->page, module->questions[i]);
}

/* `whom` is whom alone it is about; NULL: everybody. */
static void add_note(struct page *page, struct view *view, const struct node *callout, const char *whom)
{
	struct view *note = view_append(view, "notes");

	view_text(note, "whom", whom);
	page_view_blocks(page, note, "note", callout);
}

/* What an author tells those who lead, wherever below `blocks` it stands. */
static void add_notes(struct page *page, struct view *view, const struct node *blocks, const char *whom)
{
	for (const struct node *node = blocks != NULL ? blocks->first_child : NULL; node != NULL; node = node->next) {
		const char *names = node->kind == NODE_CONDITION ? page_condition_names(page, node) : whom;

		if (node->kind == NODE_CONDITION && names == NULL)
			continue;
		if (node_is_callout(node, CALLOUT_FACILITATOR))
			add_note(page, view, node, names);
		else
			add_notes(page, view, node, names);
	}
}

static void add_notes_of_question(struct page *page, struct view *view, const struct question *question)
{
	add_notes(page, view, question->stem, NULL);
	add_notes(page, view, question->answers, NULL);
	add_notes(page, view, question->hint, NULL);
	add_notes(page, view, question->explanation, NULL);
}

static void add_notes_of_check(struct page *page, struct view *view, const struct module *module)
{
	view_list(view, "notes");
	for (size_t i = 0; i < module->section_count; i++)
		if (module->sections[i].kind == SECTION_CHECK)
			add_notes(page, view, module->sections[i].body, NULL);
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			add_notes_of_question(page, view, module->questions[i]);
}

static void add_list(const struct paper *paper, enum paper_kind kind, const char *part, view_writer *write,
		     struct paper_sheets *sheets)
{
	const bool is_key = kind == PAPER_QUIZ_KEY;
	const char *id = arena_printf(paper->arena, "%s-quiz%s", paper->module->entry->id, is_key ? "-key" : "");
	struct view *view = view_new(paper->arena);
	struct sheet_writer writer;

	open_sheet(&writer, paper, id, is_key);
	view_write(view, "questions", write, &writer);
	if (is_key)
		add_notes_of_check(writer.page, view, paper->module);
	page_write_part(writer.page, part, view);
	write_sources(&writer);
	add_sheet(&writer, (struct paper_sheet){ .kind = kind, .source = paper->module->entry->place.path }, sheets);
}

void paper_add_quiz(const struct paper *paper, struct paper_sheets *sheets)
{
	const struct module *module = paper->module;
	size_t count = 0;

	for (size_t i = 0; i < module->question_count; i++)
		count += !module->questions[i]->practice && is_usable(module->questions[i]);
	if (count == 0)
		return;
	add_list(paper, PAPER_QUIZ, "parts/quiz", write_questions, sheets);
	add_list(paper, PAPER_QUIZ_KEY, "parts/key", write_answers, sheets);
}

struct paper_question paper_question(const struct paper *paper, const struct question *question)
{
	struct paper_question result = { .id = question->id };
	struct sheet_writer writer;

	open_sheet(&writer, paper, question->id, false);
	writer.page->plain = true; /* questions of several modules stand on one sheet, which has no sources */
	page_write_question(writer.page, question);
	result.asked = close_sheet(&writer);
	open_sheet(&writer, paper, arena_printf(paper->arena, "%s-key", question->id), true);
	page_write_sheet_answer(writer.page, question);
	result.answer = close_sheet(&writer);
	return result;
}

/* ---- columns -------------------------------------------------------------------------------------------- */

/* Each is a fragment of one page: sources keep their numbers from block to block. */
struct paper_blocks paper_blocks(const struct paper *paper, const char *id, const struct node *body, bool has_help)
{
	struct paper_blocks blocks = { 0 };
	struct sheet_writer writer;
	size_t count = 0;

	for (const struct node *node = body->first_child; node != NULL; node = node->next)
		count++;
	blocks.items = arena_calloc(paper->arena, count + 1, sizeof *blocks.items);
	open_sheet(&writer, paper, id, false);
	for (const struct node *node = body->first_child; node != NULL; node = node->next) {
		page_write_block(writer.page, node);
		blocks.items[blocks.count++] = close_sheet(&writer);
		page_begin_fragment(writer.page, &writer.markup);
	}
	/* before the help numbers, which cite what nobody reads here */
	write_sources(&writer);
	blocks.sources = close_sheet(&writer);
	page_begin_fragment(writer.page, &writer.markup);
	if (has_help)
		write_help(&writer);
	blocks.help = close_sheet(&writer);
	return blocks;
}
