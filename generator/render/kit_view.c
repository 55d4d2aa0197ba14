#include "render/kit_view.h"

#include <string.h>

#include "render/page_writer.h"

/* ---- dates ---- */

/* "2026-11-02": the number that starts at `from`. */
static int digits_at(const char *date, size_t from, size_t count)
{
	int number = 0;

	for (size_t i = from; i < from + count; i++)
		number = number * 10 + (date[i] - '0');
	return number;
}

static const char *date_part(struct arena *arena, const struct words *words, const char *date, const char *name,
			     size_t length)
{
	if (length == 3 && memcmp(name, "day", length) == 0)
		return arena_printf(arena, "%d", digits_at(date, 8, 2));
	if (length == 5 && memcmp(name, "month", length) == 0)
		return words_get(words, arena_printf(arena, "date.month-%d", digits_at(date, 5, 2)));
	return arena_strndup(arena, date, 4);
}

const char *kit_view_date(struct arena *arena, const struct words *words, const char *date)
{
	const char *form;
	const char *result = "";

	if (date == NULL || strlen(date) != 10)
		return date;
	form = words_get(words, "date.form");
	for (;;) {
		size_t literal = strcspn(form, "{");
		size_t hole;

		result = arena_printf(arena, "%s%.*s", result, (int)literal, form);
		form += literal;
		if (*form == '\0')
			return result;
		hole = strcspn(form, "}");
		result = arena_printf(arena, "%s%s", result, date_part(arena, words, date, form + 1, hole - 1));
		form += form[hole] == '}' ? hole + 1 : hole;
	}
}

/* ---- modules ---- */

static void status_view(struct arena *arena, struct view *view, const struct words *words,
			const struct module_entry *entry)
{
	const char *roles = NULL;

	for (size_t i = 0; i < entry->reviewed_by_count; i++)
		roles = roles == NULL ? entry->reviewed_by[i] : arena_printf(arena, "%s, %s", roles, entry->reviewed_by[i]);
	view_text(view, "reviewed-by", roles);
	view_text(view, "reviewed-on", kit_view_date(arena, words, entry->reviewed_on));
	view_text(view, "updated", kit_view_date(arena, words, entry->updated));
	view_text(view, "updated-on", entry->updated);
	view_flag(view, "is-draft", entry->status == NULL || strcmp(entry->status, "published") != 0);
}

void kit_view_entry(struct arena *arena, struct view *view, const struct words *words, const struct module_entry *entry)
{
	view_text(view, "module-title", entry->title);
	view_text(view, "summary", entry->summary);
	view_number(view, "module-minutes", entry->minutes);
	view_flag(view, "has-objectives", entry->objective_count > 0);
	view_list(view, "objectives");
	for (size_t i = 0; i < entry->objective_count; i++)
		view_text(view_append(view, "objectives"), "objective", entry->objectives[i].text);
	status_view(arena, view, words, entry);
}

/* ---- terms and sources ---- */

void kit_view_term(struct page *page, struct view *view, const struct term *term)
{
	view_text(view, "id", term->id);
	page_view_inlines(page, view, "name", term->name);
	page_view_inlines(page, view, "meaning", term->meaning);
	page_view_blocks(page, view, "more", term->more);
	view_text(view, "say", term->say);
	view_text(view, "avoid", term->avoid);
}

const char *kit_view_site(struct arena *arena, const char *url)
{
	const char *start;

	if (url == NULL)
		return NULL;
	start = strstr(url, "://");
	start = start != NULL ? start + 3 : url;
	start += strncmp(start, "www.", 4) == 0 ? 4 : 0;
	return arena_strndup(arena, start, strcspn(start, "/?#"));
}

/* One of what is said about a source, behind those that were added before. */
static void add_fact(struct view *view, const char *name, const char *value, bool *has_facts)
{
	static const char *const names[] = { "url", "accessed", "checked", "licence" };
	struct view *fact;

	if (value == NULL)
		return;
	fact = view_append(view, "facts");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		view_text(fact, names[i], strcmp(names[i], name) == 0 ? value : NULL);
	view_flag(fact, "is-later", *has_facts);
	*has_facts = true;
}

static void source_facts(struct page *page, struct view *view, const struct reference *reference, bool is_usual)
{
	const char *accessed = kit_view_date(page->arena, page->words, is_usual ? NULL : reference->accessed);
	bool has_facts = false;

	view_text(view, "site", kit_view_site(page->arena, reference->url));
	view_list(view, "facts");
	add_fact(view, "url", reference->url, &has_facts);
	add_fact(view, "accessed", accessed, &has_facts);
	add_fact(view, "checked", kit_view_date(page->arena, page->words, reference->checked), &has_facts);
	add_fact(view, "licence", reference->licence, &has_facts);
	view_flag(view, "has-facts", has_facts);
}

void kit_view_source(struct page *page, struct view *view, const struct reference *reference, const char *usual)
{
	bool is_foreign = false;
	const struct node *text = edition_reference_text(page->kit, page->edition, reference, &is_foreign);
	const struct node *first = text != NULL ? text->first_child : NULL;
	bool is_usual = usual != NULL && reference->accessed != NULL && strcmp(usual, reference->accessed) == 0;
	bool is_short = first != NULL && first->kind == NODE_PARAGRAPH && first->next == NULL;

	view_text(view, "anchor", page_source_anchor(page, reference));
	view_number(view, "number", 0);
	page_view_inlines(page, view, "words", is_short ? first : NULL);
	page_view_blocks(page, view, "text", is_short ? NULL : text);
	view_text(view, "foreign", is_foreign ? page->kit->source_language : NULL);
	view_text(view, "page-language", page->edition->code);
	source_facts(page, view, reference, is_usual);
}
