#include "inspect/findings.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static const struct inspect_rule_info rules[] = {
#define INSPECT_RULE(name, id, severity, summary) { id, FINDING_##severity, summary },
#include "inspect/rules.def"
#undef INSPECT_RULE
};

const struct inspect_rule_info *inspect_rule_info(enum inspect_rule rule)
{
	return &rules[rule];
}

const char *finding_severity_name(enum finding_severity severity)
{
	static const char *const names[] = { "note", "warning", "error" };
	return names[severity];
}

static const char *printable(struct arena *arena, const char *text)
{
	enum { SHOWN = 2000 }; /* of a path that is longer than any system takes, so much is told */
	const size_t length = strnlen(text, SHOWN);
	char *copy = arena_strndup(arena, text, length);
	utf8_make_printable(copy, length);
	return copy;
}

static void push(struct findings *findings, enum inspect_rule rule, struct place place, const char *message)
{
	*ARRAY_PUSH(findings->arena, findings->items, findings->count, findings->capacity) = (struct finding){
		.rule = rule,
		.path = printable(findings->arena, place.path ? place.path : ""),
		.line = place.line,
		.column = place.column,
		.message = printable(findings->arena, message),
	};
}

void findings_add(struct findings *findings, enum inspect_rule rule, struct place place, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list args;
	findings->severities[rules[rule].severity]++;
	if (++findings->rules[rule] > FINDINGS_A_RULE)
		return;
	va_start(args, format);
	strbuf_vaddf(&message, format, args);
	va_end(args);
	push(findings, rule, place, message.text);
	strbuf_release(&message);
}

static int compare_findings(const void *first, const void *second)
{
	const struct finding *a = first, *b = second;
	int order = strcmp(a->path, b->path);
	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	if (order == 0)
		order = (a->column > b->column) - (a->column < b->column);
	if (order == 0)
		order = strcmp(rules[a->rule].id, rules[b->rule].id);
	return order != 0 ? order : strcmp(a->message, b->message);
}

void findings_finish(struct findings *findings)
{
	if (findings->count > 1)
		qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
	for (size_t rule = 0; rule < INSPECT_RULE_COUNT; rule++) {
		const size_t count = findings->rules[rule];
		if (count > FINDINGS_A_RULE)
			push(findings, (enum inspect_rule)rule, (struct place){ .path = NULL },
			     arena_printf(findings->arena, "and %zu more of the same; mend those above first",
					  count - FINDINGS_A_RULE));
	}
}

bool findings_have_line(const struct findings *findings, const char *path, int line)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].line == line && strcmp(findings->items[i].path, path) == 0)
			return true;
	return false;
}
