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

/* ---- helplines ---- */

#define REGION_DEPTH_LIMIT 8

static const struct region *find_region(const struct edition *edition, const char *id)
{
	for (size_t i = 0; i < edition->region_count; i++)
		if (strcmp(edition->regions[i].id, id) == 0)
			return &edition->regions[i];
	return NULL;
}

const struct region *kit_view_region(const struct kit *kit, const struct edition *edition)
{
	return kit->region != NULL ? find_region(edition, kit->region) : NULL;
}

/* A region and those above it, nearest first. */
static size_t region_chain(const struct edition *edition, const struct region *region,
			   const struct region *chain[REGION_DEPTH_LIMIT])
{
	size_t count = 0;

	while (region != NULL && count < REGION_DEPTH_LIMIT) {
		chain[count++] = region;
		region = region->parent != NULL ? find_region(edition, region->parent) : NULL;
	}
	return count;
}

/* A number as a telephone takes it. */
static const char *dialled(struct page *page, const char *number)
{
	char *result;
	size_t length = 0;

	if (number == NULL)
		return NULL;
	result = arena_strdup(page->arena, number);
	for (const char *at = number; *at != '\0'; at++)
		if ((*at >= '0' && *at <= '9') || (*at == '+' && length == 0))
			result[length++] = *at;
	result[length] = '\0';
	return result;
}

static void line_ways(struct page *page, struct view *view, const struct help_line *line)
{
	view_text(view, "call", line->call);
	view_text(view, "call-number", dialled(page, line->call));
	view_text(view, "text", line->text);
	view_text(view, "text-number", dialled(page, line->text));
	view_text(view, "text-word", line->text_word);
	view_text(view, "chat", line->chat);
	view_text(view, "relay", line->relay);
	view_text(view, "relay-number", dialled(page, line->relay));
	view_text(view, "abroad", line->abroad);
	view_text(view, "abroad-number", dialled(page, line->abroad));
	view_flag(view, "has-ways", line->call != NULL || line->text != NULL || line->chat != NULL);
}

static void line_facts(struct view *view, const struct help_line *line)
{
	view_text(view, "line-languages", line->languages);
	view_text(view, "hours", line->hours);
	view_text(view, "answered-by", line->answered_by);
	view_text(view, "may-report", line->may_report);
	view_flag(view, "has-facts",
		  line->relay != NULL || line->abroad != NULL || line->hours != NULL || line->languages != NULL ||
		      line->answered_by != NULL || line->may_report != NULL);
}

static void line_check(struct page *page, struct view *view, const struct help_line *line)
{
	bool undated = line->unconfirmed != NULL && strcmp(line->unconfirmed, "n.d.") == 0;
	const char *prefix = page->module != NULL ? "" : "references.html";

	view_text(view, "checked-on", line->unconfirmed == NULL ? line->checked : NULL);
	view_text(view, "checked",
		  line->unconfirmed == NULL ? kit_view_date(page->arena, page->words, line->checked) : NULL);
	view_text(view, "unconfirmed", undated ? NULL : line->unconfirmed);
	view_flag(view, "undated", undated);
	view_text(view, "source",
		  line->source == NULL ? NULL : arena_printf(page->arena, "%s#ref-%s", prefix, line->source->key));
	view_number(view, "source-number", line->source == NULL ? 0 : (long)page_source_number(page, line->source));
}

static void line_view(struct page *page, struct view *view, const struct help_line *line)
{
	page_view_inlines(page, view, "name", line->name);
	line_ways(page, view, line);
	line_facts(view, line);
	page_view_blocks(page, view, "notes", line->notes);
	line_check(page, view, line);
}

/* A nearer region has said something else about this line. */
static bool is_overridden(const struct region *const *chain, size_t depth, const char *id)
{
	for (size_t i = 0; i < depth; i++)
		for (size_t j = 0; j < chain[i]->line_count; j++)
			if (strcmp(chain[i]->lines[j].id, id) == 0)
				return true;
	return false;
}

static void group_view(struct page *page, struct view *view, const char *group, const struct region *const *chain,
		       size_t count)
{
	struct view *element = NULL;

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < chain[i]->line_count; j++) {
			const struct help_line *line = &chain[i]->lines[j];

			if (strcmp(line->group, group) != 0 || is_overridden(chain, i, line->id))
				continue;
			if (element == NULL) {
				element = view_append(view, "groups");
				view_text(element, "group", group);
				view_text(element, "group-title",
					  words_get(page->words, arena_printf(page->arena, "help.group-%s", group)));
			}
			line_view(page, view_append(element, "lines"), line);
		}
	}
}

static bool has_lines(const struct region *const *chain, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (chain[i]->line_count > 0)
			return true;
	return false;
}

void kit_view_help(struct page *page, struct view *view, const struct region *region)
{
	static const char *const groups[] = { "danger", "talk", "local", "other" };
	const struct region *chain[REGION_DEPTH_LIMIT];
	size_t count = region_chain(page->edition, region, chain);
	const struct node *expect = NULL;

	view_list(view, "groups");
	view_text(view, "region", region != NULL ? region->title : NULL);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		group_view(page, view, groups[i], chain, count);
	view_flag(view, "has-groups", has_lines(chain, count));
	for (size_t i = 0; i < count && expect == NULL; i++)
		expect = chain[i]->expect;
	page_view_blocks(page, view, "expect", expect);
}
