/*
 * Diagnostics: every mistake, with its place, its rule and what to write instead.
 *
 * A rule is one row of diagnostics.def: DIAGNOSTIC(LINK_BROKEN, "link-broken", ERROR, "summary").
 * Reporting is safe from several threads; printing sorts by path, line, column, rule, text and drops
 * exact repeats, so the result does not depend on the number of threads.
 */
#ifndef WAYMARK_BASE_DIAG_H
#define WAYMARK_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Where something was written. `path` is as the user would type it; line and column start at 1, 0 = unknown. */
struct place {
	const char *path;
	int line;
	int column; /* in characters (Unicode code points), as editors count */
};

/* Advice reads like a warning and stays one: --strict, for which warnings are errors, lets it pass. */
enum diag_severity { DIAG_ADVICE, DIAG_WARNING, DIAG_ERROR };

enum diag_rule {
#define DIAGNOSTIC(name, id, severity, summary) DIAG_##name,
#include "diagnostics.def"
#undef DIAGNOSTIC
	DIAG_RULE_COUNT
};

struct diag_rule_info {
	const char *id; /* kebab-case, stable: people search for it */
	enum diag_severity severity;
	const char *summary; /* one line for `waymark rules` */
};

const struct diag_rule_info *diag_rule_info(enum diag_rule rule);

struct diagnostics; /* a collection; owns copies of everything reported */

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *diagnostics);

/* Report one mistake. The message reads "what is wrong; what to write instead", without full stop. */
void diag_report(struct diagnostics *diagnostics, enum diag_rule rule, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* An author's reason, in the text, why a rule says nothing about some lines. Only warnings can be waived. */
struct waiver {
	enum diag_rule rule;
	struct place place; /* where it stands, in the file that it is about */
	int first_line, last_line;
	bool is_used; /* something was not reported because of it */
};

/* From now on the rule says nothing about these lines. The waiver is copied. */
void diagnostics_waive(struct diagnostics *diagnostics, const struct waiver *waiver);

/* All waivers, in the order in which they came; valid until the next one comes. */
const struct waiver *diagnostics_waivers(const struct diagnostics *diagnostics, size_t *count);

/* Everything that was reported to `from` is reported to `to` as well: for a thread that has to know which mistakes are its own. */
void diagnostics_add_all(struct diagnostics *to, const struct diagnostics *from);

size_t diagnostics_errors(const struct diagnostics *diagnostics);
size_t diagnostics_warnings(const struct diagnostics *diagnostics);
size_t diagnostics_advice(const struct diagnostics *diagnostics);

/* `path:line:column: error: message [rule-id]`, one line each. False when the stream failed. */
bool diagnostics_print(struct diagnostics *diagnostics, FILE *stream);

/* The same as one JSON array of {path,line,column,severity,rule,message}. */
bool diagnostics_print_json(struct diagnostics *diagnostics, FILE *stream);

/* The candidate nearest to `word` (edit distance at most a third of its length), or NULL. */
const char *diag_nearest(const char *word, const char *const *candidates, size_t count);

#endif
