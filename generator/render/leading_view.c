#include "render/leading_view.h"

#include <string.h>

#include "render/page_writer.h"
#include "render/paper_source.h"
#include "render/titles.h"

/* ---- sessions ---- */

/* Returns the minute at which the next part begins. */
static int part_view(struct page *page, struct view *view, const struct session_part *part, int from)
{
	page_view_inlines(page, view, "part-title", part->title);
	view_number(view, "minutes", part->minutes);
	view_list(view, "steps");
	for (size_t i = 0; i < part->step_count; i++) {
		struct view *step = view_append(view, "steps");

		page_view_inlines(page, step, "step-title", part->steps[i].title);
		view_number(step, "from", from);
		from += part->steps[i].minutes;
		view_number(step, "to", from);
	}
	return from;
}

void leading_view_session(struct page *page, struct view *view, const struct session *session)
{
	int minute = 0;

	view_text(view, "id", session->id);
	view_text(view, "title", session->title);
	view_number(view, "minutes", session->minutes);
	page_view_blocks(page, view, "opening", session->opening);
	view_flag(view, "has-materials", session->material_count > 0);
	view_list(view, "materials");
	for (size_t i = 0; i < session->material_count; i++)
		view_text(view_append(view, "materials"), "material", session->materials[i]);
	view_list(view, "parts");
	for (size_t i = 0; i < session->part_count; i++)
		minute = part_view(page, view_append(view, "parts"), &session->parts[i], minute);
}

/* ---- audiences ---- */

static const struct audience_note *find_note(const struct leading *leading, const char *audience)
{
	for (size_t i = 0; leading != NULL && i < leading->audience_count; i++)
		if (strcmp(leading->audiences[i].audience, audience) == 0)
			return &leading->audiences[i];
	return NULL;
}

static const struct learning_path *find_path(const struct kit *kit, const char *id)
{
	for (size_t i = 0; i < kit->path_count; i++)
		if (strcmp(kit->paths[i].id, id) == 0)
			return &kit->paths[i];
	return NULL;
}

static void path_view(struct page *page, struct view *view, const struct learning_path *path)
{
	long minutes = 0;

	view_list(view, "modules");
	for (size_t i = 0; path != NULL && i < path->step_count; i++) {
		const struct module_entry *entry = edition_find_module(page->edition, path->steps[i].module);
		struct view *module;

		if (entry == NULL)
			continue;
		module = view_append(view, "modules");
		view_text(module, "number", title_module_number(entry));
		view_text(module, "title", entry->title);
		view_number(module, "minutes", entry->minutes);
		minutes += entry->minutes;
	}
	view_flag(view, "has-path", minutes > 0);
	view_number(view, "path-minutes", minutes);
}

void leading_view_audience(struct page *page, struct view *view, size_t index)
{
	const char *id = page->kit->audiences[index];
	const struct audience_note *note = find_note(page->edition->leading, id);

	view_text(view, "id", id);
	view_text(view, "name", page->edition->audience_names[index]);
	page_view_blocks(page, view, "note", note != NULL ? note->body : NULL);
	path_view(page, view, find_path(page->kit, id));
}

/* ---- before you lead ---- */

static void note_citation(const struct node *node, void *context)
{
	struct page *page = context;

	if (node->kind == NODE_CITATION && node->as.citation.reference != NULL)
		page_source_number(page, node->as.citation.reference);
}

/* On paper no link says what a number means. It is that of references.html. */
static void cited_view(struct page *page, struct view *view, const struct node *text)
{
	bool has_any = false;

	node_walk(text, note_citation, page);
	view_list(view, "sources");
	for (size_t i = 0; i < page->kit->reference_count; i++) {
		struct view *source;

		if (!page->cites[i])
			continue;
		source = view_append(view, "sources");
		view_number(source, "number", (long)i + 1);
		view_text(source, "source",
			  paper_source(page->arena, page->kit, page->edition, &page->kit->references[i]));
		has_any = true;
	}
	view_flag(view, "has-sources", has_any);
}

void leading_view_before(struct page *page, struct view *view, const struct leading *leading)
{
	size_t count = 0;

	page_view_inlines(page, view, "heading", leading->heading);
	page_view_blocks(page, view, "body", leading->before);
	cited_view(page, view, leading->before);
	view_list(view, "contents");
	for (const struct node *block = leading->before->first_child; block != NULL; block = block->next) {
		struct view *entry;

		if (block->kind != NODE_HEADING || block->as.heading.level != 2)
			continue;
		entry = view_append(view, "contents");
		view_text(entry, "anchor", block->as.heading.attributes.id);
		view_text(entry, "words", node_plain_words(page->arena, block));
		count++;
	}
	view_flag(view, "has-contents", count > 1);
}
