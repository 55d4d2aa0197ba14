#include "render/slides.h"

#include <string.h>

#include "base/array.h"
#include "base/escape.h"
#include "model/scenario.h"
#include "render/page_writer.h"
#include "render/slides_writer.h"

struct slides_job slides_job(struct arena *arena, struct arena *scratch, const struct templates *templates,
			     const struct kit *kit, const struct edition *edition, const struct module *module,
			     struct diagnostics *diagnostics)
{
	/* As for a page of the kit: sources have the same numbers on all slides. */
	struct page *page = page_new(scratch, templates, kit, edition, NULL, diagnostics);

	page->is_projected = true;
	return (struct slides_job){ .arena = arena, .page = page, .module = module };
}

/* ---- words ---- */

const char *slides_keep(const struct slides_job *job, const char *text)
{
	return text != NULL ? arena_strdup(job->arena, text) : NULL;
}

const char *slides_plain(const struct slides_job *job, const struct node *node)
{
	return node_plain_words(job->arena, node);
}

/* ---- slides ---- */

static struct slide *add(const struct slides_job *job, struct slides *slides, const char *kind, const char *id)
{
	struct slide *slide = ARRAY_PUSH(job->arena, slides->items, slides->count, slides->capacity);

	slide->kind = kind;
	slide->id = slides_keep(job, id);
	slide->markup = "";
	return slide;
}

void slide_set_title(const struct slides_job *job, struct slide *slide, const struct node *title)
{
	struct strbuf out = STRBUF_INIT;

	page_inlines(job->page->words, title, &out);
	slide->heading = arena_strndup(job->arena, out.text, out.length);
	slide->title = slides_plain(job, title);
	strbuf_release(&out);
}

struct slide *slides_add(const struct slides_job *job, struct slides *slides, const char *kind, const char *id,
			 const struct node *title)
{
	struct slide *slide = add(job, slides, kind, id);

	slide_set_title(job, slide, title);
	return slide;
}

struct slide *slides_add_plain(const struct slides_job *job, struct slides *slides, const char *kind, const char *id,
			       const char *title)
{
	struct slide *slide = add(job, slides, kind, id);
	struct strbuf out = STRBUF_INIT;

	escape_text(&out, title, strlen(title));
	slide->heading = arena_strndup(job->arena, out.text, out.length);
	slide->title = slides_keep(job, title);
	strbuf_release(&out);
	return slide;
}

/* ---- markup ---- */

void slide_begin(const struct slides_job *job, struct strbuf *markup)
{
	strbuf_reset(markup);
	memset(job->page->cites, 0, job->page->kit->reference_count * sizeof *job->page->cites);
	page_begin_fragment(job->page, markup);
}

static bool has_source(const struct slide *slide, const struct reference *reference)
{
	for (size_t i = 0; i < slide->source_count; i++)
		if (slide->sources[i] == reference)
			return true;
	return false;
}

void slide_add_source(const struct slides_job *job, struct slide *slide, const struct reference *reference)
{
	if (!has_source(slide, reference))
		*ARRAY_PUSH(job->arena, slide->sources, slide->source_count, slide->source_capacity) = reference;
}

static void note_sources(const struct slides_job *job, struct slide *slide)
{
	const struct kit *kit = job->page->kit;

	for (size_t i = 0; i < kit->reference_count; i++)
		if (job->page->cites[i])
			slide_add_source(job, slide, &kit->references[i]);
}

/* What was written since slide_begin(), behind `before`. */
static const char *end(const struct slides_job *job, struct slide *slide, struct strbuf *markup, const char *before,
		       size_t *length)
{
	const struct fragment_form form = { .links_pages = true, .media_prefix = "media/" };
	const struct fragment fragment = page_end_fragment(job->page);
	struct strbuf out = STRBUF_INIT;
	const char *text;

	strbuf_addstr(&out, before);
	fragment_write(&fragment, &form, &out, NULL);
	note_sources(job, slide);
	text = arena_strndup(job->arena, out.text, out.length);
	*length = out.length;
	strbuf_release(&out);
	strbuf_release(markup);
	return text;
}

void slide_end(const struct slides_job *job, struct slide *slide, struct strbuf *markup)
{
	slide->markup = end(job, slide, markup, slide->markup, &slide->length);
}

void slide_end_note(const struct slides_job *job, struct slide *slide, const char *label, struct strbuf *markup)
{
	struct slide_note note = { .label = slides_keep(job, label) };

	note.untimed = note.label;
	note.markup = end(job, slide, markup, "", &note.length);
	if (note.length > 0)
		*ARRAY_PUSH(job->arena, slide->notes, slide->note_count, slide->note_capacity) = note;
}

void slide_fill(const struct slides_job *job, struct slide *slide, const char *part, const struct view *view)
{
	struct strbuf markup = STRBUF_INIT;

	slide_begin(job, &markup);
	page_write_part(job->page, part, view);
	slide_end(job, slide, &markup);
}

void slide_replace_note(const struct slides_job *job, struct slide *slide, const char *part, const struct view *view)
{
	struct slide_note *note = &slide->notes[slide->note_count - 1];
	struct strbuf markup = STRBUF_INIT;

	slide_begin(job, &markup);
	page_write_part(job->page, part, view);
	note->instead = end(job, slide, &markup, "", &note->instead_length);
	note->is_script = true;
}

/* ---- notes ---- */

void slide_add_note(const struct slides_job *job, struct slide *slide, const char *label, const struct node *blocks)
{
	struct strbuf markup = STRBUF_INIT;

	if (blocks == NULL)
		return;
	slide_begin(job, &markup);
	page_write_blocks(job->page, blocks);
	slide_end_note(job, slide, label, &markup);
}

/* `audience` (may be NULL) is whom alone it is about. */
static void add_callout_note(const struct slides_job *job, struct slide *slide, const char *audience,
			     const struct node *callout)
{
	const char *label = callout->as.callout.label;

	if (callout->as.callout.kind == CALLOUT_CONTENT)
		label = words_get(job->page->words, "content-note.label");
	if (audience != NULL)
		label = label != NULL ? arena_printf(job->page->arena, "%s, %s", audience, label) : audience;
	slide_add_note(job, slide, label, callout);
	if (callout->as.callout.kind == CALLOUT_FACILITATOR && slide->note_count > 0) {
		slide->notes[slide->note_count - 1].untimed = slides_keep(job, audience);
		slide->notes[slide->note_count - 1].is_script = true;
	}
}

/* What is written around a FACILITATOR callout is written without it, so it is looked for however deep it stands. */
static void add_leader_notes_at(const struct slides_job *job, struct slide *slide, const char *audience,
				const struct node *node)
{
	const char *names = node->kind == NODE_CONDITION ? page_condition_names(job->page, node) : audience;

	if (node->kind == NODE_CONDITION && names == NULL)
		return;
	if (node_is_callout(node, CALLOUT_FACILITATOR))
		add_callout_note(job, slide, names, node);
	for (const struct node *child = node->first_child; child != NULL; child = child->next)
		add_leader_notes_at(job, slide, names, child);
}

void slide_add_leader_notes(const struct slides_job *job, struct slide *slide, const struct node *blocks)
{
	for (const struct node *node = blocks != NULL ? blocks->first_child : NULL; node != NULL; node = node->next)
		add_leader_notes_at(job, slide, NULL, node);
}

void slide_add_notes_at(const struct slides_job *job, struct slide *slide, const char *audience,
			const struct node *node)
{
	const char *names = node->kind == NODE_CONDITION ? page_condition_names(job->page, node) : NULL;

	if (node->kind != NODE_CONDITION) {
		if (node_is_callout(node, CALLOUT_CONTENT))
			add_callout_note(job, slide, audience, node);
		add_leader_notes_at(job, slide, audience, node);
		return;
	}
	for (const struct node *child = names != NULL ? node->first_child : NULL; child != NULL; child = child->next)
		slide_add_notes_at(job, slide, names, child);
}

void slide_add_notes_of(const struct slides_job *job, struct slide *slide, const struct node *blocks)
{
	for (const struct node *node = blocks != NULL ? blocks->first_child : NULL; node != NULL; node = node->next)
		slide_add_notes_at(job, slide, NULL, node);
}

/* ---- the module ---- */

static void add_opening(const struct slides_job *job, struct slides *slides)
{
	const struct module *module = job->module;
	const struct module_entry *entry = module->entry;
	struct view *view = view_new(job->page->arena);
	struct slide *slide = slides_add_plain(job, slides, "opening", entry->id, entry->title);

	view_text(view, "lede", words_get(job->page->words, "introduction.objectives"));
	view_list(view, "items");
	for (size_t i = 0; i < entry->objective_count; i++) {
		struct view *item = view_append(view, "items");

		view_text(item, "text", entry->objectives[i].text);
		view_text(item, "whom", NULL);
		view_markup(item, "markup", NULL, 0);
	}
	if (entry->objective_count > 0)
		slide_fill(job, slide, "facilitator/slide-list", view);
	for (size_t i = 0; i < module->section_count; i++)
		if (module->sections[i].kind == SECTION_INTRODUCTION)
			slide_add_notes_of(job, slide, module->sections[i].body);
	if (module->guide != NULL) {
		slide_add_note(job, slide, NULL, module->guide->body);
		slide_add_leader_notes(job, slide, module->guide->body);
	}
}

static const struct scenario *scenario_of(const struct section *section)
{
	const struct node *first = section->body != NULL ? section->body->first_child : NULL;

	return first != NULL && first->kind == NODE_SCENARIO ? first->as.scenario.scenario : NULL;
}

static void add_story(const struct slides_job *job, const struct section *section, struct slides *slides)
{
	const struct scenario *scenario = scenario_of(section);
	const size_t first = slides->count;

	if (scenario != NULL)
		slides_of_scenario(job, scenario, NULL, slides);
	if (slides->count == first)
		return;
	slides->items[first].minutes = section->minutes;
	slides->items[first].warning = slides_keep(job, section->content_note);
}

static void add_section(const struct slides_job *job, const struct section *section, bool has_practice,
			struct slides *slides, struct slides *close)
{
	if (section->kind == SECTION_LESSON)
		slides_of_lesson(job, section, has_practice, slides, close);
	else if (section->kind == SECTION_SCENARIO)
		add_story(job, section, slides);
}

void slides_of_module(const struct slides_job *job, struct slides *slides)
{
	struct slides close = { 0 };

	add_opening(job, slides);
	for (size_t i = 0; i < job->module->section_count; i++)
		add_section(job, &job->module->sections[i], true, slides, &close);
	for (size_t i = 0; i < close.count; i++)
		*ARRAY_PUSH(job->arena, slides->items, slides->count, slides->capacity) = close.items[i];
}

/* ---- one thing of it ---- */

static bool add_question(const struct slides_job *job, const char *id, struct slides *slides)
{
	for (size_t i = 0; i < job->module->question_count; i++) {
		if (strcmp(job->module->questions[i]->id, id) != 0)
			continue;
		slides_of_question(job, job->module->questions[i], NULL, NULL, slides);
		return true;
	}
	return false;
}

static bool add_scenario(const struct slides_job *job, const char *id, struct slides *slides)
{
	for (size_t i = 0; i < job->module->scenario_count; i++) {
		if (strcmp(job->module->scenarios[i]->id, id) != 0)
			continue;
		slides_of_scenario(job, job->module->scenarios[i], NULL, slides);
		return true;
	}
	return false;
}

static bool add_activity(const struct slides_job *job, const char *id, struct slides *slides)
{
	const struct guide *guide = job->module->guide;

	for (size_t i = 0; guide != NULL && i < guide->activity_count; i++) {
		if (strcmp(guide->activities[i].id, id) != 0)
			continue;
		slides_of_activity(job, &guide->activities[i], slides);
		return true;
	}
	return false;
}

bool slides_of(const struct slides_job *job, const char *id, struct slides *slides)
{
	const size_t before = slides->count;

	for (size_t i = 0; i < job->module->section_count; i++) {
		const struct section *section = &job->module->sections[i];

		if (strcmp(section->id, id) == 0)
			add_section(job, section, false, slides, NULL);
		else if (section->kind == SECTION_LESSON && section->body != NULL &&
			 node_has_part(section->body, id))
			slides_of_part(job, section, id, slides);
	}
	return slides->count > before || add_scenario(job, id, slides) || add_question(job, id, slides) ||
	       add_activity(job, id, slides);
}
