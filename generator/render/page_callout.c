#include "render/page_writer.h"

#include <string.h>

#include "render/book_places.h"
#include "render/view.h"

void page_write_content_note(struct page *page, const struct node *body, const char *note)
{
	struct view *view = view_new(page->arena);
	const char *module = page->module != NULL ? page->module->entry->id : NULL;
	bool may_skip = module != NULL && page->section != NULL && page->section->kind != SECTION_INTRODUCTION;

	page_view_blocks(page, view, "body", body);
	view_text(view, "note", body == NULL ? note : NULL);
	view_text(view, "summary", may_skip && !page->summary_shown ? page->section->summary : NULL);
	view_text(view, "skip", may_skip && page->next_section != NULL ? page_section_address(page, page->next_section) : NULL);
	view_text(view, "break",
		  page->book != NULL ? BOOK_HELP : module != NULL ? arena_printf(page->arena, "#%s-help", module) : "help.html");
	page->summary_shown = true;
	page_write_part(page, "parts/content-note", view);
	PAGE_PUT(page, "\n");
}

/* Who leads reads here which sheet to hand out; the sheet is another one. */
static void write_handed_out(struct page *page, const struct node *callout)
{
	struct view *view = view_new(page->arena);

	view_text(view, "sheet-title", callout->as.callout.label);
	page_write_part(page, "parts/handed-out", view);
	PAGE_PUT(page, "\n");
}

static const char *callout_label(struct page *page, const struct node *callout)
{
	const enum callout_kind kind = callout->as.callout.kind;

	if (callout->as.callout.label != NULL)
		return callout->as.callout.label;
	if (callout_is_for_facilitator(kind))
		return words_get(page->words, "pack.for-you");
	if (kind == CALLOUT_CONTENT)
		return words_get(page->words, "content-note.label");
	return words_get(page->words, arena_printf(page->arena, "callout.%s", callout_name(kind)));
}

static bool is_left_out(const struct page *page, enum callout_kind kind)
{
	return callout_is_for_facilitator(kind) && (!page->for_leader || kind == CALLOUT_SLIDE);
}

void page_write_callout(struct page *page, const struct node *callout)
{
	const enum callout_kind kind = callout->as.callout.kind;
	struct view *view;

	if (is_left_out(page, kind))
		return;
	if (kind == CALLOUT_HANDOUT) {
		write_handed_out(page, callout);
		return;
	}
	if (kind == CALLOUT_CONTENT && page->sheet == NULL) {
		page_write_content_note(page, callout, NULL);
		return;
	}
	view = view_new(page->arena);
	view_text(view, "kind", callout_name(kind));
	view_text(view, "label", callout_label(page, callout));
	page_view_blocks(page, view, "body", callout);
	page_write_part(page, "parts/callout", view);
	PAGE_PUT(page, "\n");
}

/* ---- blocks for some audiences ---- */

static bool is_listed(const char *const *list, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

/* A kit that is built for some audiences leaves out what is only for others. */
static bool is_wanted(const struct page *page, const struct node *condition)
{
	const struct kit *kit = page->kit;

	if (kit->only_audience_count == 0)
		return true;
	for (size_t i = 0; i < condition->as.condition.count; i++)
		if (is_listed(kit->only_audiences, kit->only_audience_count, condition->as.condition.audiences[i]))
			return true;
	return false;
}

static const char *audience_name(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->kit->audience_count; i++)
		if (strcmp(page->kit->audiences[i], id) == 0)
			return page->edition->audience_names[i];
	return id;
}

const char *page_condition_names(struct page *page, const struct node *condition)
{
	const char *names = "";

	if (!is_wanted(page, condition))
		return NULL;
	for (size_t i = 0; i < condition->as.condition.count; i++)
		names = arena_printf(page->arena, "%s%s%s", names, i > 0 ? ", " : "",
				     audience_name(page, condition->as.condition.audiences[i]));
	return names;
}

void page_write_condition(struct page *page, const struct node *condition)
{
	const char *names = page_condition_names(page, condition);
	struct view *view;

	if (names == NULL)
		return;
	view = view_new(page->arena);
	view_text(view, "names", names);
	page_view_blocks(page, view, "body", condition);
	page_write_part(page, "parts/audience", view);
	PAGE_PUT(page, "\n");
}
