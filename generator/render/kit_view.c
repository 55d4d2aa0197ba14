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

/* "www.example.org" of an address: what a reader wants to know before following it. */
static const char *site_of(struct arena *arena, const char *url)
{
	const char *start;

	if (url == NULL)
		return NULL;
	start = strstr(url, "://");
	start = start != NULL ? start + 3 : url;
	return arena_strndup(arena, start, strcspn(start, "/?#"));
}

void kit_view_source(struct page *page, struct view *view, const struct reference *reference)
{
	view_text(view, "key", reference->key);
	page_view_blocks(page, view, "text", reference->text);
	view_text(view, "url", reference->url);
	view_text(view, "site", site_of(page->arena, reference->url));
	view_text(view, "accessed", kit_view_date(page->arena, page->words, reference->accessed));
	view_text(view, "checked", kit_view_date(page->arena, page->words, reference->checked));
	view_text(view, "licence", reference->licence);
	view_flag(view, "has-facts",
		  reference->url != NULL || reference->accessed != NULL || reference->checked != NULL ||
		      reference->licence != NULL);
}
