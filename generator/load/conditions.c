/*
 * Conditions: <!-- if audience=school region=us-nc --> … <!-- end -->. The region is settled here, the audience
 * stays in the tree. All other HTML is refused.
 */
#include <string.h>

#include "base/array.h"
#include "load/reader.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

char *conditions_comment(struct arena *arena, const char *literal)
{
	const char *end = literal + strlen(literal);
	while (literal < end && is_space(*literal))
		literal++;
	while (end > literal && is_space(end[-1]))
		end--;
	if (end - literal < 7 || memcmp(literal, "<!--", 4) != 0 || memcmp(end - 3, "-->", 3) != 0)
		return NULL;
	literal += 4;
	end -= 3;
	while (literal < end && is_space(*literal))
		literal++;
	while (end > literal && is_space(end[-1]))
		end--;
	char *words = arena_strndup(arena, literal, (size_t)(end - literal));
	return strstr(words, "-->") == NULL ? words : NULL;
}

/* The first line of some HTML, for a message. */
static int first_line_length(const char *literal)
{
	size_t length = strcspn(literal, "\n");
	size_t shown = length > 40 ? 40 : length;
	while (shown > 0 && ((unsigned char)literal[shown] & 0xC0) == 0x80)
		shown--;
	return (int)shown;
}

/* Does this comment want to be a condition? */
static bool looks_like_condition(const char *literal)
{
	const char *words = strncmp(literal, "<!--", 4) == 0 ? literal + 4 : "";
	words += strspn(words, " \t");
	return (strncmp(words, "if", 2) == 0 || strncmp(words, "end", 3) == 0) && strpbrk(words, " \t-") != NULL;
}

/* "<!-- endif -->", "<!-- /if -->", "<!-- END -->" */
static bool looks_like_end(const char *literal)
{
	static const char *const ends[] = { "endif", "end if", "end-if", "/if", "END", "End", "fi" };
	const char *words = strncmp(literal, "<!--", 4) == 0 ? literal + 4 : "";
	words += strspn(words, " \t");
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (strncmp(words, ends[i], strlen(ends[i])) == 0 && strchr(" \t-", words[strlen(ends[i])]) != NULL)
			return true;
	return false;
}

void conditions_report_html(struct reader *reader, const char *literal, struct place place)
{
	if (looks_like_end(literal))
		diag_report(reader->context->diagnostics, DIAG_CONDITION_SYNTAX, place,
			    "this ends no condition; write <!-- end -->");
	else if (looks_like_condition(literal))
		diag_report(reader->context->diagnostics, DIAG_CONDITION_SYNTAX, place,
			    "a condition stands alone on its line; write <!-- if audience=… region=… --> or <!-- end "
			    "--> with blank lines "
			    "around it");
	else if (strncmp(literal, "<!--", 4) == 0)
		diag_report(
		    reader->context->diagnostics, DIAG_HTML_RAW, place,
		    "only <!-- if … -->, <!-- end --> and <!-- allow … --> may stand here, in small letters and "
		    "with blank lines around them; take the comment '%.*s' out",
		    first_line_length(literal), literal);
	else
		diag_report(reader->context->diagnostics, DIAG_HTML_RAW, place,
			    "HTML is not allowed in a text: '%.*s'; write it as Markdown", first_line_length(literal),
			    literal);
}

/* ---- what a condition says --------------------------------------------------------------------------- */

struct condition {
	const char **audiences;
	size_t audience_count, audience_capacity;
	bool wrong; /* reported */
	bool region_fits;
};

static const struct region *find_region(const struct edition *edition, const char *id)
{
	for (size_t i = 0; edition != NULL && i < edition->region_count; i++)
		if (strcmp(edition->regions[i].id, id) == 0)
			return &edition->regions[i];
	return NULL;
}

static bool region_fits(const struct markdown_context *context, const char *wanted)
{
	const char *id = context->kit->region;
	for (size_t steps = 0; id != NULL && steps <= context->edition->region_count; steps++) {
		if (strcmp(id, wanted) == 0)
			return true;
		const struct region *region = find_region(context->edition, id);
		id = region != NULL ? region->parent : NULL;
	}
	return false;
}

static void report_unknown(struct reader *reader, const char *what, const char *name, const char *const *known,
			   size_t count, struct place place)
{
	diag_report(reader->context->diagnostics, DIAG_CONDITION_UNKNOWN, place, "the kit has no %s '%s'; %s", what,
		    name, reader_suggest(reader, name, known, count, "name one that the kit has"));
}

static void take_region(struct reader *reader, struct condition *condition, const char *id, struct place place)
{
	const struct edition *edition = reader->context->edition;
	if (find_region(edition, id) != NULL) {
		condition->region_fits = region_fits(reader->context, id);
		return;
	}
	const char **known = arena_calloc(reader->context->arena, edition->region_count + 1, sizeof *known);
	for (size_t i = 0; i < edition->region_count; i++)
		known[i] = edition->regions[i].id;
	report_unknown(reader, "region", id, known, edition->region_count, place);
	condition->wrong = true;
}

static void take_audiences(struct reader *reader, struct condition *condition, char *list, struct place place)
{
	const struct kit *kit = reader->context->kit;
	char *state = NULL;
	for (char *id = strtok_r(list, ",", &state); id != NULL; id = strtok_r(NULL, ",", &state)) {
		size_t found = 0;
		while (found < kit->audience_count && strcmp(kit->audiences[found], id) != 0)
			found++;
		if (found < kit->audience_count) {
			*ARRAY_PUSH(reader->context->arena, condition->audiences, condition->audience_count,
				    condition->audience_capacity) = kit->audiences[found];
		} else {
			report_unknown(reader, "audience", id, kit->audiences, kit->audience_count, place);
			condition->wrong = true;
		}
	}
}

static void report_syntax(struct reader *reader, struct condition *condition, const char *word, struct place place)
{
	diag_report(reader->context->diagnostics, DIAG_CONDITION_SYNTAX, place,
		    "'%s' is no condition; write <!-- if audience=one,two region=id -->", word);
	condition->wrong = true;
}

/* `words` is what follows "if". */
static struct condition read_condition(struct reader *reader, char *words, struct place place)
{
	struct condition condition = { .region_fits = true };
	char *state = NULL;
	size_t count = 0;
	for (char *word = strtok_r(words, " \t\n", &state); word != NULL;
	     word = strtok_r(NULL, " \t\n", &state), count++) {
		if (strncmp(word, "audience=", 9) == 0 && word[9] != '\0')
			take_audiences(reader, &condition, word + 9, place);
		else if (strncmp(word, "region=", 7) == 0 && word[7] != '\0')
			take_region(reader, &condition, word + 7, place);
		else
			report_syntax(reader, &condition, word, place);
	}
	if (count == 0)
		report_syntax(reader, &condition, "if", place);
	return condition;
}

static bool audience_is_wanted(const struct kit *kit, const struct condition *condition)
{
	if (kit->only_audience_count == 0 || condition->audience_count == 0)
		return true;
	for (size_t i = 0; i < condition->audience_count; i++)
		for (size_t k = 0; k < kit->only_audience_count; k++)
			if (strcmp(condition->audiences[i], kit->only_audiences[k]) == 0)
				return true;
	return false;
}

/* ---- opening and closing ----------------------------------------------------------------------------- */

/* The condition that is open around this text, in it or in the text that includes it. */
static const struct reader_condition *open_condition(const struct reader *reader)
{
	for (; reader != NULL; reader = reader->outer)
		if (reader->condition.open)
			return &reader->condition;
	return NULL;
}

static struct node *open_one(struct reader *reader, struct node *parent, char *words, struct place place)
{
	const struct reader_condition *around = open_condition(reader);
	if (around != NULL || reader->containers > 0) {
		if (around != NULL)
			diag_report(
			    reader->context->diagnostics, DIAG_CONDITION_NESTED, place,
			    "a condition inside the one opened at %s:%d; close that one first with <!-- end -->",
			    around->place.path, around->place.line);
		else
			diag_report(reader->context->diagnostics, DIAG_CONDITION_NESTED, place,
				    "a condition inside a quote or list; put it around the whole quote or list");
		return NULL;
	}
	struct condition condition = read_condition(reader, words, place);
	bool wanted = condition.region_fits && audience_is_wanted(reader->context->kit, &condition);
	reader->condition =
	    (struct reader_condition){ .open = true, .dropped = !wanted && !condition.wrong, .place = place };
	if (condition.audience_count == 0 || !wanted)
		return parent;
	struct node *node = reader_node(reader, NODE_CONDITION, 0, 0);
	node->line = place.line;
	node->column = place.column;
	node->as.condition.audiences = condition.audiences;
	node->as.condition.count = condition.audience_count;
	node_append(parent, node);
	return node;
}

static struct node *close_one(struct reader *reader, struct node *parent, struct place place)
{
	if (!reader->condition.open)
		diag_report(reader->context->diagnostics, DIAG_CONDITION_SYNTAX, place,
			    "<!-- end --> closes nothing; open with <!-- if audience=… --> or take it out");
	reader->condition = (struct reader_condition){ 0 };
	return parent;
}

struct node *conditions_take(struct reader *reader, struct node *parent, struct node *target, const char *literal,
			     int line, int column)
{
	struct node *here = reader_node(reader, NODE_TEXT, line, column);
	struct place place = node_place(here);
	const struct markdown_context *context = reader->context;
	char *words = conditions_comment(context->arena, literal);
	bool possible = words != NULL && (context->load != NULL || context->leads);
	bool opens = possible && strncmp(words, "if", 2) == 0 && (words[2] == '\0' || is_space(words[2]));
	if (opens) {
		struct node *opened = open_one(reader, parent, words + 2, place);
		return opened != NULL ? opened : target;
	}
	if (possible && strcmp(words, "end") == 0 && reader->containers == 0)
		return close_one(reader, parent, place);
	if (!reader->condition.dropped)
		conditions_report_html(reader, literal, place);
	return target;
}

void conditions_finish(struct reader *reader)
{
	if (reader->condition.open)
		diag_report(reader->context->diagnostics, DIAG_CONDITION_UNCLOSED, reader->condition.place,
			    "this condition is never closed; write <!-- end --> where it ends");
}
