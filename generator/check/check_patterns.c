/*
 * Patterns in the right answers of a whole series of questions, those of the check or those of the lessons: the right option is
 * the longest, stands in the same place, or goes round. Who finds the pattern passes without reading.
 *
 * Looked at are single choices: a list of at least two options, exactly one of which is right.
 */
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/wording.h"
#include "question/options.h"

/* Fewer questions show no pattern. */
enum { LENGTH_QUESTIONS = 4, POSITION_QUESTIONS = 5 };

/* What the eye sees without counting: a fifth longer than the next, and not only "Verdadero" beside "Falso". */
enum { LONGER_PERCENT = 120, LONGER_BY = 5 };

enum { SAME_PLACE_PERCENT = 60 };

enum { LINES_SHOWN = 12 };

struct choice {
	struct place place;
	size_t right;    /* from 0, as written */
	bool is_longest; /* the right one, clearly */
};

/* A series of questions that learners meet one after the other. */
struct series {
	const char *name; /* in a message: "the check" */
	struct place place;
	struct choice *choices;
	size_t count, capacity;
};

/* ---- reading questions ---------------------------------------------------------------------------------- */

static size_t length_of(const struct node *item)
{
	struct strbuf text = STRBUF_INIT;
	wording_of_option(item, &text);
	const size_t length = utf8_count(text.text, text.length);
	strbuf_release(&text);
	return length;
}

static bool is_clearly_longer(size_t length, size_t next)
{
	return length * 100 > next * LONGER_PERCENT && length >= next + LONGER_BY;
}

/* False: the list is no single choice. */
static bool read_list(const struct node *list, struct choice *choice)
{
	size_t count = 0, rights = 0, right_length = 0, next = 0;
	for (const struct node *item = list->first_child; item; item = item->next, count++) {
		if (item->kind != NODE_ITEM || item->as.item.mark == MARK_NONE)
			return false;
		const size_t length = length_of(item);
		if (item->as.item.mark == MARK_ON) {
			rights++;
			choice->right = count;
			right_length = length;
		} else if (length > next) {
			next = length;
		}
	}
	choice->is_longest = is_clearly_longer(right_length, next);
	return count >= 2 && count <= OPTION_LIMIT && rights == 1;
}

static bool read_choice(const struct question *question, struct choice *choice)
{
	const struct node *block = question->answers ? question->answers->first_child : NULL;
	while (block && block->kind != NODE_LIST)
		block = block->next;
	*choice = (struct choice){ .place = question->place };
	return block && read_list(block, choice);
}

static void collect(const struct module *module, bool practice, struct series *series)
{
	for (size_t i = 0; i < module->question_count; i++) {
		struct choice choice;
		if (module->questions[i]->practice == practice && read_choice(module->questions[i], &choice))
			*ARRAY_PUSH(module->arena, series->choices, series->count, series->capacity) = choice;
	}
}

/* ---- length --------------------------------------------------------------------------------------------- */

/* "12" in the file that the message points at, "02-case.md:12" elsewhere. */
static void add_line(const struct series *series, struct place place, struct strbuf *out)
{
	const char *slash = strrchr(place.path, '/');
	if (strcmp(place.path, series->place.path) != 0)
		strbuf_addf(out, "%s:", slash ? slash + 1 : place.path);
	strbuf_addf(out, "%d", place.line);
}

/* Where the right option is the longest: "lines 12, 40 and 3 more". */
static void list_lines(const struct series *series, size_t count, struct strbuf *out)
{
	size_t shown = 0;
	strbuf_addstr(out, "lines ");
	for (size_t i = 0; i < series->count && shown < LINES_SHOWN; i++) {
		if (!series->choices[i].is_longest)
			continue;
		strbuf_addstr(out, shown++ > 0 ? ", " : "");
		add_line(series, series->choices[i].place, out);
	}
	if (count > shown)
		strbuf_addf(out, " and %zu more", count - shown);
}

static void check_length(const struct series *series, struct diagnostics *diagnostics)
{
	size_t longest = 0;
	for (size_t i = 0; i < series->count; i++)
		longest += series->choices[i].is_longest;
	if (series->count < LENGTH_QUESTIONS || 2 * longest <= series->count)
		return;
	struct strbuf lines = STRBUF_INIT;
	list_lines(series, longest, &lines);
	diag_report(diagnostics, DIAG_ANSWER_LENGTH, series->place,
		    "in %zu of %zu single-choice questions of %s the right option is clearly the longest (%s); shorten "
		    "it, or make another option as long",
		    longest, series->count, series->name, lines.text);
	strbuf_release(&lines);
}

/* ---- position ------------------------------------------------------------------------------------------- */

static const char where_it_shows[] = "on paper, in question banks and without script options stand as they are written";

static bool stands_before(const struct choice *choices, size_t count, size_t right)
{
	for (size_t i = 0; i < count; i++)
		if (choices[i].right == right)
			return true;
	return false;
}

/* Each place once, and again in the same order: 1, 2, 3, 1, 2, 3. The length of one round, or 0. */
static size_t round_length(const struct series *series)
{
	const struct choice *choices = series->choices;
	size_t length = 1;
	while (length < series->count && !stands_before(choices, length, choices[length].right))
		length++;
	if (length < 2 || 2 * length > series->count)
		return 0;
	for (size_t i = length; i < series->count; i++)
		if (choices[i].right != choices[i - length].right)
			return 0;
	return length;
}

static void list_round(const struct series *series, size_t length, struct strbuf *out)
{
	for (size_t i = 0; i < length; i++)
		strbuf_addf(out, "%s%zu", i > 0 ? ", " : "", series->choices[i].right + 1);
}

static void check_round(const struct series *series, struct diagnostics *diagnostics)
{
	const size_t length = round_length(series);
	if (length == 0)
		return;
	struct strbuf round = STRBUF_INIT;
	list_round(series, length, &round);
	diag_report(
	    diagnostics, DIAG_ANSWER_POSITION, series->place,
	    "the right options of all %zu single-choice questions of %s go round (options %s, and again); %s, so "
	    "put the right one in another place here and there",
	    series->count, series->name, round.text, where_it_shows);
	strbuf_release(&round);
}

static void check_place(const struct series *series, struct diagnostics *diagnostics)
{
	size_t counts[OPTION_LIMIT] = { 0 }, most = 0, position = 0;
	for (size_t i = 0; i < series->count; i++) {
		const size_t right = series->choices[i].right;
		if (++counts[right] > most) {
			most = counts[right];
			position = right;
		}
	}
	if (100 * most > SAME_PLACE_PERCENT * series->count)
		diag_report(
		    diagnostics, DIAG_ANSWER_POSITION, series->place,
		    "in %zu of %zu single-choice questions of %s option %zu is the right one; %s, so put the right "
		    "one in another place in some",
		    most, series->count, series->name, position + 1, where_it_shows);
}

static void check_position(const struct series *series, struct diagnostics *diagnostics)
{
	if (series->count < POSITION_QUESTIONS)
		return;
	check_place(series, diagnostics);
	check_round(series, diagnostics);
}

/* ---- a module ------------------------------------------------------------------------------------------- */

static void check_series(const struct module *module, bool practice, struct series series,
			 struct diagnostics *diagnostics)
{
	collect(module, practice, &series);
	check_length(&series, diagnostics);
	check_position(&series, diagnostics);
}

void check_patterns(const struct module *module, struct diagnostics *diagnostics)
{
	const struct section *check = module_check(module);
	if (check)
		check_series(module, false, (struct series){ .name = "the check", .place = check->place }, diagnostics);
	check_series(module, true, (struct series){ .name = "the lessons", .place = module->entry->place },
		     diagnostics);
}
