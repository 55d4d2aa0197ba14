/*
 * Waivers: `<!-- allow option-absolute: the sentence quotes a law -->` before a block or a question. The rule says nothing about
 * it, and whoever reads the text sees why. Errors cannot be allowed.
 */
#include <string.h>

#include "load/reader.h"

enum { WAIVER_LIMIT = 256 }; /* a module; each of them is asked about each warning */

static bool is_waivable(enum diag_rule rule)
{
	return diag_rule_info(rule)->severity == DIAG_WARNING;
}

static bool find_rule(const char *id, enum diag_rule *rule)
{
	for (int i = 0; i < DIAG_RULE_COUNT; i++) {
		*rule = (enum diag_rule)i;
		if (strcmp(diag_rule_info(*rule)->id, id) == 0)
			return true;
	}
	return false;
}

static void report_unknown(struct reader *reader, const char *id, struct place place)
{
	const char *known[DIAG_RULE_COUNT];
	size_t count = 0;
	for (int i = 0; i < DIAG_RULE_COUNT; i++)
		if (is_waivable((enum diag_rule)i))
			known[count++] = diag_rule_info((enum diag_rule)i)->id;
	diag_report(reader->context->diagnostics, DIAG_WAIVER_SYNTAX, place, "there is no rule '%s'; %s", id,
		    reader_suggest(reader, id, known, count, "'waymark rules' lists what can be allowed"));
}

/* Report what is wrong with a waiver. */
static bool is_sound(struct reader *reader, const char *id, const char *reason, struct waiver *waiver)
{
	struct diagnostics *diagnostics = reader->context->diagnostics;
	const struct place place = waiver->place;
	if (*id == '\0')
		diag_report(diagnostics, DIAG_WAIVER_SYNTAX, place,
			    "this does not say which rule is broken; write <!-- allow rule: and why --> alone between "
			    "empty lines");
	else if (!find_rule(id, &waiver->rule))
		report_unknown(reader, id, place);
	else if (!is_waivable(waiver->rule))
		diag_report(diagnostics, DIAG_WAIVER_SYNTAX, place,
			    "'%s' is an error, and errors cannot be allowed; take this out and correct the text", id);
	else if (*reason == '\0')
		diag_report(diagnostics, DIAG_WAIVER_SYNTAX, place,
			    "a rule may be broken for a reason; write <!-- allow %s: and why -->", id);
	else
		return true;
	return false;
}

/* Report what is wrong with where it stands. */
static bool has_place(struct reader *reader, const struct waiver *waiver)
{
	struct diagnostics *diagnostics = reader->context->diagnostics;
	size_t count;
	diagnostics_waivers(diagnostics, &count);
	if (reader->containers > 0)
		diag_report(diagnostics, DIAG_WAIVER_SYNTAX, waiver->place,
			    "this stands inside a list or quote; put it before the whole question or block");
	else if (count >= WAIVER_LIMIT)
		diag_report(diagnostics, DIAG_WAIVER_SYNTAX, waiver->place,
			    "this module allows more than %d times that a rule is broken; change the text instead",
			    WAIVER_LIMIT);
	else
		return true;
	return false;
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t\n");
}

bool waivers_match(const char *literal)
{
	literal = skip_blanks(literal);
	if (strncmp(literal, "<!--", 4) != 0)
		return false;
	literal = skip_blanks(literal + 4);
	return strncmp(literal, "allow", 5) == 0 && strchr(" \t\n:-", literal[5]) != NULL;
}

bool waivers_read(struct reader *reader, const char *literal, struct waiver *waiver)
{
	struct arena *arena = reader->context->arena;
	if (reader->condition.dropped)
		return false;
	const char *comment = conditions_comment(arena, literal);
	const char *name = comment != NULL ? skip_blanks(comment + strlen("allow")) : "";
	const size_t length = strcspn(name, ": \t\n");
	const char *id = arena_strndup(arena, name, length);
	const char *colon = skip_blanks(name + length);
	const char *reason = *colon == ':' ? skip_blanks(colon + 1) : "";
	return is_sound(reader, id, reason, waiver) && has_place(reader, waiver);
}
