/*
 * Findings: what is wrong with a package, where, and what to do. The rules are the rows of rules.def.
 */
#ifndef WAYMARK_INSPECT_FINDINGS_H
#define WAYMARK_INSPECT_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum finding_severity { FINDING_NOTE, FINDING_WARNING, FINDING_ERROR, FINDING_SEVERITIES };

enum inspect_rule {
#define INSPECT_RULE(name, id, severity, summary) INSPECT_##name,
#include "inspect/rules.def"
#undef INSPECT_RULE
	INSPECT_RULE_COUNT
};

struct inspect_rule_info {
	const char *id; /* kebab-case, stable */
	enum finding_severity severity;
	const char *summary; /* one line for `waymark rules` */
};

const struct inspect_rule_info *inspect_rule_info(enum inspect_rule rule);

/* "note", "warning", "error" */
const char *finding_severity_name(enum finding_severity severity);

/* Of one rule so many are told one by one: a package with 10,000 bad names has one fault, not 10,000. */
enum { FINDINGS_A_RULE = 20 };

struct finding {
	enum inspect_rule rule;
	const char *path;    /* in the archive; "" = the archive itself */
	int line, column;    /* from 1; 0 = unknown */
	const char *message; /* "what is wrong; what to do", one printable line */
};

struct findings {
	struct arena *arena; /* owns the texts */
	struct finding *items;
	size_t count, capacity;
	size_t severities[FINDING_SEVERITIES]; /* how many of each, with those that are not told */
	size_t rules[INSPECT_RULE_COUNT];      /* the same for each rule */
};

/* `place.path` NULL is the archive itself. */
void findings_add(struct findings *findings, enum inspect_rule rule, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* By path, line, column, rule, text; and behind them, for each rule with more than FINDINGS_A_RULE, one line that says how many more. Once. */
void findings_finish(struct findings *findings);

/* Whether anything was told about that line of a file. */
bool findings_have_line(const struct findings *findings, const char *path, int line);

#endif
