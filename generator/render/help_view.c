/*
 * Help view: the lines of a region and of those above it, as the help panel and the pocket card show them.
 */
#include "render/kit_view.h"

#include <string.h>

#include "base/array.h"
#include "render/page_writer.h"

/* ---- regions ---- */

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

/* A nearer region has said something else about this line. */
static bool is_overridden(const struct region *const *chain, size_t depth, const char *id)
{
	for (size_t i = 0; i < depth; i++)
		for (size_t j = 0; j < chain[i]->line_count; j++)
			if (strcmp(chain[i]->lines[j].id, id) == 0)
				return true;
	return false;
}

/* The lines of a chain as they are shown: group after group, and in a group those of the nearest region first. */
struct line_list {
	const struct help_line **lines;
	size_t count;
	size_t capacity;
};

static const char *const groups[] = { "danger", "talk", "local", "other" };

#define GROUP_COUNT (sizeof groups / sizeof *groups)

static void list_group(struct page *page, const struct region *const *chain, size_t count, const char *group,
		       struct line_list *list)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < chain[i]->line_count; j++) {
			const struct help_line *line = &chain[i]->lines[j];

			if (strcmp(line->group, group) == 0 && !is_overridden(chain, i, line->id))
				*ARRAY_PUSH(page->arena, list->lines, list->count, list->capacity) = line;
		}
	}
}

static struct line_list list_lines(struct page *page, const struct region *const *chain, size_t count)
{
	struct line_list list = { 0 };

	for (size_t i = 0; i < GROUP_COUNT; i++)
		list_group(page, chain, count, groups[i], &list);
	return list;
}

/* ---- one line ---- */

/* In a module the panel stands below the title, on the help page below the name of its region. */
static int group_level(const struct page *page)
{
	return page->module != NULL ? 2 : 3;
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

	view_text(view, "checked-on", line->unconfirmed == NULL ? line->checked : NULL);
	view_text(view, "checked",
		  line->unconfirmed == NULL ? kit_view_date(page->arena, page->words, line->checked) : NULL);
	view_text(view, "unconfirmed", undated ? NULL : line->unconfirmed);
	view_flag(view, "undated", undated);
	view_text(view, "source", line->source == NULL ? NULL : page_source_address(page, line->source));
	view_number(view, "source-number", line->source == NULL ? 0 : (long)page_source_number(page, line->source));
}

static void line_view(struct page *page, struct view *view, const struct help_line *line)
{
	view_number(view, "line-level", group_level(page) + 1);
	page_view_inlines(page, view, "name", line->name);
	line_ways(page, view, line);
	line_facts(view, line);
	page_view_blocks(page, view, "notes", line->notes);
	line_check(page, view, line);
}

/* ---- the help panel ---- */

static struct view *add_group(struct page *page, struct view *view, const char *group)
{
	struct view *element = view_append(view, "groups");

	view_number(element, "group-level", group_level(page));
	view_text(element, "group", group);
	view_text(element, "group-title", words_get(page->words, arena_printf(page->arena, "help.group-%s", group)));
	view_list(element, "lines");
	return element;
}

/* A region that names nobody nearby still says how to find somebody. */
static void group_view(struct page *page, struct view *view, const char *group, const struct line_list *list)
{
	struct view *element = NULL;
	bool is_empty;

	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->lines[i]->group, group) != 0)
			continue;
		if (element == NULL)
			element = add_group(page, view, group);
		line_view(page, view_append(element, "lines"), list->lines[i]);
	}
	is_empty = element == NULL && strcmp(group, "local") == 0;
	if (is_empty)
		element = add_group(page, view, group);
	if (element != NULL)
		view_flag(element, "is-empty", is_empty);
}

void kit_view_help(struct page *page, struct view *view, const struct region *region)
{
	const struct region *chain[REGION_DEPTH_LIMIT];
	const size_t count = region_chain(page->edition, region, chain);
	const struct line_list list = list_lines(page, chain, count);
	const struct node *expect = NULL;

	view_list(view, "groups");
	view_text(view, "region", region != NULL ? region->title : NULL);
	for (size_t i = 0; i < GROUP_COUNT && list.count > 0; i++)
		group_view(page, view, groups[i], &list);
	view_flag(view, "has-groups", list.count > 0);
	for (size_t i = 0; i < count && expect == NULL; i++)
		expect = chain[i]->expect;
	page_view_blocks(page, view, "expect", expect);
}

/* ---- the pocket card ---- */

#define CARD_LIMIT 6

static bool is_chosen(const struct help_line *line)
{
	return line->card != NULL;
}

static bool is_for_everybody(const struct help_line *line)
{
	return line->call != NULL && (strcmp(line->group, "danger") == 0 || strcmp(line->group, "talk") == 0);
}

static void number_view(struct page *page, struct view *view, const struct help_line *line)
{
	const char *group = arena_printf(page->arena, "help.group-%s", line->group);

	view_text(view, "label", line->card != NULL ? line->card : words_get(page->words, group));
	line_ways(page, view, line);
	line_check(page, view, line);
}

/* Returns whether there are any. */
static bool numbers_view(struct page *page, struct view *view, const struct line_list *list,
			 bool (*is_wanted)(const struct help_line *))
{
	long room = CARD_LIMIT;

	for (size_t i = 0; i < list->count && room > 0; i++) {
		if (!is_wanted(list->lines[i]))
			continue;
		number_view(page, view_append(view, "numbers"), list->lines[i]);
		room--;
	}
	return room < CARD_LIMIT;
}

static bool has_chosen(const struct line_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (is_chosen(list->lines[i]))
			return true;
	return false;
}

void kit_view_card(struct page *page, struct view *view, const struct region *region)
{
	const struct region *chain[REGION_DEPTH_LIMIT];
	const struct line_list list = list_lines(page, chain, region_chain(page->edition, region, chain));

	view_list(view, "numbers");
	view_text(view, "region", region != NULL ? region->title : NULL);
	view_flag(view, "has-numbers",
		  numbers_view(page, view, &list, has_chosen(&list) ? is_chosen : is_for_everybody));
}
