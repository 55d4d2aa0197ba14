/*
 * A session, minute by minute:
 *
 *     title, minutes, materials, before, after     front matter
 *     What to say first.
 *     ## Welcome {#s60-welcome}                    a part
 *     ### Care words {#s60-care minutes=3 shows=m01-p1,m02-q3}
 *     Notes for who leads.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "load/leading.h"
#include "load/leading_heading.h"
#include "load/parts.h"
#include "load/values.h"

struct session_front {
	const char *title;
	int minutes;
	const struct yaml *materials, *before, *after;
	const char *translates;
};

static const struct yaml_field fields[] = {
	{ "title", YAML_AS_TEXT, true, 0, 0, offsetof(struct session_front, title) },
	{ "minutes", YAML_AS_NUMBER, true, 1, 999, offsetof(struct session_front, minutes) },
	{ "materials", YAML_AS_LIST, false, 0, 0, offsetof(struct session_front, materials) },
	{ "before", YAML_AS_LIST, false, 0, 0, offsetof(struct session_front, before) },
	{ "after", YAML_AS_LIST, false, 0, 0, offsetof(struct session_front, after) },
	{ "translates", YAML_AS_TEXT, false, 0, 0, offsetof(struct session_front, translates) },
};

/* An id of the session, to find those that come twice. */
struct session_name {
	const char *id;
	struct place place;
};

struct session_load {
	struct loader *loader;
	struct session *session;
	const struct leading_file *file;
	const char *prefix;   /* "s60-" */
	struct place minutes; /* where the front matter says them */
	struct session_name *names;
	size_t name_count, name_capacity, part_capacity, step_capacity;
	bool is_incomplete; /* a step without minutes was reported: no sum can be right */
	bool is_lost;       /* text that no page shows was reported */
};

/* ---- front matter ---------------------------------------------------------------------------------------- */

static const char **copy_list(struct arena *arena, const struct yaml *list, size_t *count)
{
	const char **texts = NULL;
	size_t capacity = 0;
	for (const struct yaml *item = yaml_next(list, NULL); item != NULL; item = yaml_next(list, item))
		*ARRAY_PUSH(arena, texts, *count, capacity) = item->text;
	return texts;
}

static const struct yaml *find_item(const struct yaml *list, const struct yaml *end, const char *text)
{
	for (const struct yaml *item = yaml_next(list, NULL); item != NULL && item != end; item = yaml_next(list, item))
		if (strcmp(item->text, text) == 0)
			return item;
	return NULL;
}

/* Each question once in both forms together: whoever has met it knows it. */
static void check_forms(struct session_load *load, const struct session_front *front)
{
	struct diagnostics *diagnostics = load->loader->diagnostics;
	const struct session *session = load->session;
	const struct yaml *lists[] = { front->before, front->after };
	if (session->before_count != session->after_count)
		diag_report(diagnostics, DIAG_FORM_PARALLEL,
			    (front->after != NULL ? front->after : front->before)->place,
			    "the form before has %zu questions and the form after %zu; give them as many, so that "
			    "their results can be compared",
			    session->before_count, session->after_count);
	for (size_t i = 0; i < 2; i++)
		for (const struct yaml *item = yaml_next(lists[i], NULL); item != NULL;
		     item = yaml_next(lists[i], item))
			if (find_item(lists[i], item, item->text) != NULL ||
			    (i > 0 && find_item(lists[0], NULL, item->text) != NULL))
				diag_report(diagnostics, DIAG_FORM_PARALLEL, item->place,
					    "the question '%s' is in these forms already; take another one that asks "
					    "for the same knowledge",
					    item->text);
}

static void fill(struct session_load *load, const struct session_front *front)
{
	struct arena *arena = load->loader->arena;
	struct session *session = load->session;
	session->title = front->title != NULL ? front->title : session->id;
	session->minutes = front->minutes;
	session->materials = copy_list(arena, front->materials, &session->material_count);
	session->before = copy_list(arena, front->before, &session->before_count);
	session->after = copy_list(arena, front->after, &session->after_count);
	session->before_place = front->before != NULL ? front->before->place : session->place;
	session->after_place = front->after != NULL ? front->after->place : session->place;
}

static void read_front(struct session_load *load)
{
	const struct frontmatter *parts = &load->file->parts;
	struct diagnostics *diagnostics = load->loader->diagnostics;
	struct session_front front = { 0 };
	const struct yaml *map = yaml_parse(load->loader->arena, load->file->source.path, parts->yaml,
					    parts->yaml_length, parts->yaml_line, diagnostics);
	if (map == NULL) {
		load->is_incomplete = true;
		fill(load, &front);
		return;
	}
	yaml_read(map, fields, sizeof fields / sizeof fields[0], &front, diagnostics);
	const struct yaml *minutes = map->kind == YAML_MAP ? yaml_get(map, "minutes") : NULL;
	load->minutes = minutes != NULL ? minutes->place : load->session->place;
	fill(load, &front);
	check_forms(load, &front);
	if (front.minutes > 0 && front.minutes != strtol(load->session->id, NULL, 10))
		diag_report(
		    diagnostics, DIAG_MINUTES_DIFFER, load->minutes,
		    "the session has %d minutes and its file is called session-%s.md; give both the same number",
		    front.minutes, load->session->id);
}

/* ---- headings -------------------------------------------------------------------------------------------- */

static void take_id(struct session_load *load, const struct node *heading)
{
	const char *id = heading->as.heading.attributes.id;
	const size_t length = strlen(load->prefix);
	const struct place place = node_place(heading);
	*ARRAY_PUSH(load->loader->arena, load->names, load->name_count, load->name_capacity) =
	    (struct session_name){ id, place };
	if (!value_is_id(id))
		diag_report(load->loader->diagnostics, DIAG_ID_SYNTAX, place,
			    "'%s' cannot be an id; use a to z, 0 to 9 and hyphens", id);
	else if (strncmp(id, load->prefix, length) != 0 || id[length] == '\0')
		diag_report(load->loader->diagnostics, DIAG_ID_PREFIX, place,
			    "the id '%s' does not start with '%s', as those of this session do; write {#%s%s …} behind "
			    "the heading",
			    id, load->prefix, load->prefix, id);
}

static int compare_names(const void *a, const void *b)
{
	const struct session_name *left = a, *right = b;
	const int order = strcmp(left->id, right->id);
	return order != 0 ? order : left->place.line - right->place.line;
}

static void report_twins(struct session_load *load)
{
	if (load->name_count > 1)
		qsort(load->names, load->name_count, sizeof *load->names, compare_names);
	for (size_t i = 1; i < load->name_count; i++)
		if (strcmp(load->names[i - 1].id, load->names[i].id) == 0)
			diag_report(load->loader->diagnostics, DIAG_ID_DUPLICATE, load->names[i].place,
				    "id '%s' was given before, in line %d; choose another one", load->names[i].id,
				    load->names[i - 1].place.line);
}

static void take_part(struct session_load *load, struct node *heading)
{
	struct arena *arena = load->loader->arena;
	const struct place place = node_place(heading);
	leading_heading_check(&heading->as.heading.attributes, place, NULL, NULL, NULL, load->loader->diagnostics);
	take_id(load, heading);
	*ARRAY_PUSH(arena, load->session->parts, load->session->part_count, load->part_capacity) =
	    (struct session_part){ .id = heading->as.heading.attributes.id,
				   .place = place,
				   .title = parts_name(arena, heading) };
	load->step_capacity = 0;
}

static void take_step(struct session_load *load, struct session_part *part, struct node *heading)
{
	struct arena *arena = load->loader->arena;
	const struct attributes *attributes = &heading->as.heading.attributes;
	const struct place place = node_place(heading);
	struct session_step *step = ARRAY_PUSH(arena, part->steps, part->step_count, load->step_capacity);
	const char *shows = attributes_value(attributes, "shows");
	*step = (struct session_step){
		.id = attributes->id,
		.place = place,
		.minutes = leading_heading_minutes(attributes, place, load->loader->diagnostics),
	};
	leading_heading_check(attributes, place, NULL, "minutes", "shows", load->loader->diagnostics);
	take_id(load, heading);
	if (shows != NULL)
		step->shows = leading_heading_shows(arena, shows, place, load->loader->diagnostics, &step->show_count);
	step->title = parts_name(arena, heading);
	part->minutes += step->minutes;
	load->is_incomplete |= step->minutes == 0;
}

/* ---- the text -------------------------------------------------------------------------------------------- */

static struct session_part *last_part(const struct session *session)
{
	return session->part_count > 0 ? &session->parts[session->part_count - 1] : NULL;
}

/* What stands between the heading of a part and its first step. */
static void report_lost(struct session_load *load, const struct node *block)
{
	if (!load->is_lost)
		diag_report(load->loader->diagnostics, DIAG_TEXT_LOST, node_place(block),
			    "text above the first step of a part is shown nowhere; move it below a '### ' heading");
	load->is_lost = true;
}

static void take_block(struct session_load *load, struct node *block)
{
	struct session *session = load->session;
	struct session_part *part = last_part(session);
	struct session_step *step = part != NULL && part->step_count > 0 ? &part->steps[part->step_count - 1] : NULL;
	struct node **holder = part == NULL ? &session->opening : step != NULL ? &step->notes : NULL;
	leading_heading_report_hidden(block, 3, load->loader->diagnostics);
	if (holder == NULL) {
		report_lost(load, block);
		return;
	}
	if (*holder == NULL)
		*holder = parts_new(load->loader->arena, NODE_QUOTE, block);
	node_append(*holder, block);
}

static void take_title(struct session_load *load, const struct node *heading, bool is_first)
{
	const char *title = node_plain_words(load->loader->arena, heading);
	if (!is_first)
		diag_report(load->loader->diagnostics, DIAG_TITLE_EXTRA, node_place(heading),
			    "a page has one title with a single '#', as its first line; write '##' here");
	else if (strcmp(title, load->session->title) != 0)
		diag_report(
		    load->loader->diagnostics, DIAG_TITLE_DIFFERS, node_place(heading),
		    "the title here is '%s', the one in the front matter is '%s'; make them equal or leave this "
		    "one out",
		    title, load->session->title);
}

static void take_heading(struct session_load *load, struct node *heading)
{
	struct session_part *part = last_part(load->session);
	if (heading->as.heading.level == 2)
		take_part(load, heading);
	else if (part != NULL)
		take_step(load, part, heading);
	else
		diag_report(load->loader->diagnostics, DIAG_LEADING_HEADING, node_place(heading),
			    "a step belongs to a part; write '## Words {#%s…}' above it", load->prefix);
}

static void settle_notes(struct session_load *load)
{
	const struct session *session = load->session;
	struct arena *arena = load->loader->arena;
	if (session->opening != NULL)
		leading_settle(load->loader, session->opening, arena_printf(arena, "%sopening-", load->prefix), NULL);
	for (size_t i = 0; i < session->part_count; i++)
		for (size_t j = 0; j < session->parts[i].step_count; j++) {
			const struct session_step *step = &session->parts[i].steps[j];
			if (step->notes != NULL)
				leading_settle(load->loader, step->notes, arena_printf(arena, "%s-", step->id), NULL);
		}
}

static void read_text(struct session_load *load)
{
	struct node *root = leading_blocks(load->loader, load->file);
	for (struct node *block = root->first_child, *next; block != NULL; block = next) {
		const bool is_first = block == root->first_child;
		const int level = block->kind == NODE_HEADING ? block->as.heading.level : 0;
		next = block->next;
		if (level == 1)
			take_title(load, block, is_first);
		else if (level == 2 || level == 3)
			take_heading(load, block);
		else
			take_block(load, block);
	}
}

/* ---- minutes --------------------------------------------------------------------------------------------- */

static int sum_of(struct session_load *load)
{
	const struct session *session = load->session;
	int sum = 0;
	for (size_t i = 0; i < session->part_count; i++) {
		const struct session_part *part = &session->parts[i];
		sum += part->minutes;
		if (part->step_count == 0)
			diag_report(
			    load->loader->diagnostics, DIAG_MINUTES_MISSING, part->place,
			    "this part has no step, so it takes no time; write '### Words {#%s… minutes=5}' below it",
			    load->prefix);
		load->is_incomplete |= part->step_count == 0;
	}
	return sum;
}

static void check_minutes(struct session_load *load)
{
	const struct session *session = load->session;
	const int sum = sum_of(load);
	if (session->minutes > 0 && sum != session->minutes && !load->is_incomplete)
		diag_report(
		    load->loader->diagnostics, DIAG_MINUTES_DIFFER, load->minutes,
		    "the session has %d minutes and its steps have %d together; change steps, or the minutes here",
		    session->minutes, sum);
}

void leading_read_session(struct loader *loader, struct session *session, const char *id,
			  const struct leading_file *file)
{
	struct session_load load = { .loader = loader, .session = session, .file = file };
	*session = (struct session){ .id = id, .place = { file->source.path, 1, 1 } };
	load.prefix = arena_printf(loader->arena, "s%s-", id);
	load.minutes = session->place;
	read_front(&load);
	read_text(&load);
	settle_notes(&load);
	report_twins(&load);
	check_minutes(&load);
}
