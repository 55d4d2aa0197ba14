#include "render/page_writer.h"

#include "render/view.h"

#define SOURCE_NAME_LENGTH 80

const char *page_source_name(struct page *page, const struct reference *reference)
{
	struct strbuf words = STRBUF_INIT;
	size_t length = SOURCE_NAME_LENGTH;
	const char *result;

	node_plain_text(edition_reference_text(page->kit, page->edition, reference, NULL), &words);
	while (words.length > SOURCE_NAME_LENGTH && length > 0 && words.text[length] != ' ')
		length--;
	if (words.length > SOURCE_NAME_LENGTH && length > 0)
		result = arena_printf(page->arena, "%.*s \xe2\x80\xa6", (int)length, words.text);
	else
		result = arena_strndup(page->arena, words.text, words.length);
	strbuf_release(&words);
	return result;
}

static void term_view(struct page *page, struct view *view, const struct term *term)
{
	page->uses_term[term - page->edition->terms] = true;
	view_text(view, "id", term->id);
	view_text(view, "address", page_term_address(page, term));
	page_view_inlines(page, view, "name", term->name);
}

static void source_view(struct page *page, struct view *view, const struct reference *reference)
{
	view_number(view, "number", (long)page_source_number(page, reference));
	view_text(view, "address", page_source_address(page, reference));
	view_text(view, "text", reference->text != NULL ? page_source_name(page, reference) : reference->key);
}

void page_write_notes(struct page *page, const struct section *section)
{
	struct view *view = view_new(page->arena);

	view_flag(view, "has-terms", section->term_count > 0);
	view_list(view, "terms");
	view_list(view, "sources");
	view_number(view, "count", (long)section->reference_count);
	for (size_t i = 0; i < section->term_count; i++)
		term_view(page, view_append(view, "terms"), section->terms[i]);
	for (size_t i = 0; i < section->reference_count; i++)
		source_view(page, view_append(view, "sources"), section->references[i]);
	if (section->term_count + section->reference_count > 0)
		page_write_part(page, "parts/notes", view);
}
