/*
 * Choices of a scenario: a list whose items are a box, a link to another step, and below it what the coach says.
 */
#include <stdlib.h>
#include <string.h>

#include "load/links.h"
#include "load/scenarios.h"
#include "question/reading.h"

/* ---- finding them ------------------------------------------------------------------------------------ */

/* The link that is all of an item's first paragraph, beside its box; NULL when there is more or less. */
static struct node *lone_link(const struct node *item)
{
	struct node *paragraph = item->first_child, *link = NULL;
	if (paragraph == NULL || paragraph->kind != NODE_PARAGRAPH)
		return NULL;
	for (struct node *child = paragraph->first_child; child != NULL; child = child->next) {
		bool is_empty = child->kind == NODE_TEXT && child->as.text.length == 0;
		if (!is_empty && (child->kind != NODE_LINK || link != NULL))
			return NULL;
		if (!is_empty)
			link = child;
	}
	return link;
}

/* Where a link to "#words" is to lead, as it was written; NULL for other links. */
static const char *target_of(const struct node *link)
{
	bool is_pending = link != NULL && link->as.link.link.kind == LINK_NOWHERE;
	return is_pending ? link->as.link.link.anchor : NULL;
}

bool choices_are_in(const struct node *block)
{
	bool all_lead = block->kind == NODE_LIST && block->first_child != NULL;
	for (const struct node *item = block->first_child; block->kind == NODE_LIST && item != NULL;
	     item = item->next) {
		if (item->as.item.mark != MARK_NONE)
			return true;
		all_lead = all_lead && target_of(lone_link(item)) != NULL;
	}
	return all_lead;
}

/* ---- reading them ------------------------------------------------------------------------------------ */

static bool read_mark(struct module_load *load, const struct node *item, struct scenario_choice *choice)
{
	choice->mark = item->as.item.mark;
	if (choice->mark == MARK_NONE)
		diag_report(load->diagnostics, DIAG_OPTION_MARK, choice->place,
			    "this choice does not say how well it fits; start it with [x], [~] for partly, or [ ]");
	return choice->mark != MARK_NONE;
}

/* Spoken words have no sources, and a link inside a link could not be pressed. */
static bool is_plain(const struct node *words)
{
	for (const struct node *child = words->first_child; child != NULL; child = child->next)
		if (child->kind == NODE_CITATION || child->kind == NODE_TERM || !is_plain(child))
			return false;
	return true;
}

/* The link gives up its words; it is none any more, so nobody looks where it leads. */
static bool read_link(struct module_load *load, const struct node *item, struct scenario_choice *choice)
{
	struct node *link = lone_link(item);
	choice->target = target_of(link);
	if (choice->target == NULL || !is_plain(link)) {
		diag_report(
		    load->diagnostics, DIAG_CHOICE_LINK, choice->place,
		    "a choice is one link to a step of this scenario and nothing else; write [words](#step), and "
		    "sources into the coach's note");
		return false;
	}
	link->kind = NODE_PARAGRAPH;
	choice->words = link;
	return true;
}

static bool read_coach(struct module_load *load, const struct node *item, struct scenario_choice *choice)
{
	struct node *coach = item->first_child != NULL ? item->first_child->next : NULL;
	if (coach == NULL || coach->kind != NODE_QUOTE) {
		diag_report(
		    load->diagnostics, DIAG_FEEDBACK_MISSING, choice->place,
		    "the coach says nothing to this choice; write below it, indented, '> ' and what it does for the "
		    "other person");
		return false;
	}
	choice->coach = coach;
	if (coach->next == NULL)
		return true;
	diag_report(load->diagnostics, DIAG_OPTION_TEXT, node_place(coach->next),
		    "a choice is one link and one quote; put this into the quote");
	return false;
}

static bool differs(struct module_load *load, const struct scenario_step *step, const struct scenario_choice *choice)
{
	if (choice->words == NULL)
		return true;
	const char *words = reading_words_to_compare(load->arena, choice->words);
	for (const struct scenario_choice *other = step->choices; other < choice; other++) {
		if (other->words == NULL || strcmp(reading_words_to_compare(load->arena, other->words), words) != 0)
			continue;
		diag_report(load->diagnostics, DIAG_OPTION_DUPLICATE, choice->place,
			    "this choice says the same as the one in line %d; change one of them", other->place.line);
		return false;
	}
	return true;
}

static size_t count_items(const struct node *list)
{
	size_t count = 0;
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		count++;
	return count;
}

bool choices_read(struct module_load *load, struct scenario_step *step, const struct node *list)
{
	size_t count = count_items(list);
	bool done = count <= SCENARIO_CHOICE_LIMIT;
	if (!done)
		diag_report(load->diagnostics, DIAG_OPTION_LIMIT, node_place(list),
			    "this step has %zu choices; give it 2 to 4, and never more than %d", count,
			    SCENARIO_CHOICE_LIMIT);
	step->choices = arena_calloc(load->arena, count, sizeof *step->choices);
	const struct node *item = list->first_child;
	for (; item != NULL && step->choice_count < SCENARIO_CHOICE_LIMIT; item = item->next) {
		struct scenario_choice *choice = &step->choices[step->choice_count++];
		choice->place = node_place(item);
		bool marked = read_mark(load, item, choice), linked = read_link(load, item, choice);
		bool noted = read_coach(load, item, choice);
		done = differs(load, step, choice) && marked && linked && noted && done;
	}
	return done;
}

/* ---- where they lead --------------------------------------------------------------------------------- */

struct step_name {
	const char *id;
	size_t index;
};

/* The steps of a scenario by their ids. */
struct step_names {
	struct step_name *names; /* sorted */
	const char **ids;        /* the same, for suggestions */
	size_t count;
};

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct step_name *)a)->id, ((const struct step_name *)b)->id);
}

static struct step_names sort_names(struct arena *arena, const struct scenario *scenario)
{
	struct step_names all = {
		.names = arena_calloc(arena, scenario->step_count + 1, sizeof *all.names),
		.ids = arena_calloc(arena, scenario->step_count + 1, sizeof *all.ids),
		.count = scenario->step_count,
	};
	for (size_t i = 0; i < all.count; i++)
		all.names[i] = (struct step_name){ .id = scenario->steps[i].id, .index = i };
	qsort(all.names, all.count, sizeof *all.names, compare_names);
	for (size_t i = 0; i < all.count; i++)
		all.ids[i] = all.names[i].id;
	return all;
}

static const struct step_name *find_name(const struct step_names *all, const char *id)
{
	const struct step_name wanted = { .id = id };
	return bsearch(&wanted, all->names, all->count, sizeof *all->names, compare_names);
}

static void report_unknown(struct module_load *load, const struct scenario_choice *choice, const struct step_names *all)
{
	const struct reader reader = { .context = &(struct markdown_context){ .arena = load->arena },
				       .suggestions = &load->suggestions };
	diag_report(load->diagnostics, DIAG_STEP_UNKNOWN, choice->place, "this scenario has no step '%s'; %s",
		    choice->target,
		    reader_suggest(&reader, choice->target, all->ids, all->count, "write the id of one of its steps"));
}

/* "#hallway", or "#m08-s1-hallway" as in links from elsewhere. */
static bool resolve(struct module_load *load, const struct scenario *scenario, const struct step_names *all,
		    struct scenario_choice *choice)
{
	size_t length = strlen(scenario->id);
	const char *target = choice->target;
	if (target == NULL)
		return false;
	const struct step_name *found = find_name(all, target);
	if (found == NULL && strncmp(target, scenario->id, length) == 0 && target[length] == '-')
		found = find_name(all, target + length + 1);
	if (found != NULL)
		choice->to = found->index;
	else
		report_unknown(load, choice, all);
	return found != NULL;
}

bool choices_resolve(struct module_load *load, struct scenario *scenario)
{
	const struct step_names all = sort_names(load->arena, scenario);
	bool done = true;
	for (size_t i = 0; i < scenario->step_count; i++) {
		struct scenario_step *step = &scenario->steps[i];
		for (size_t k = 0; k < step->choice_count; k++)
			done = resolve(load, scenario, &all, &step->choices[k]) && done;
	}
	return done;
}
