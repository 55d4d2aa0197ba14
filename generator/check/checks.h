/*
 * The checks of one module. Each is named after what it looks at; check.c lists them.
 */
#ifndef WAYMARK_CHECK_CHECKS_H
#define WAYMARK_CHECK_CHECKS_H

#include "base/diag.h"
#include "model/model.h"
#include "model/outline.h"

void check_handouts(const struct module *module, struct diagnostics *diagnostics);
void check_lesson_length(const struct module *module, struct diagnostics *diagnostics);
void check_objectives(const struct module *module, struct diagnostics *diagnostics);
void check_options(const struct module *module, struct diagnostics *diagnostics);
void check_patterns(const struct module *module, struct diagnostics *diagnostics);
void check_personal(const struct module *module, struct diagnostics *diagnostics); /* for schools only */
void check_passages(const struct module *module, struct diagnostics *diagnostics); /* see passage_checks.h */
void check_pool(const struct module *module, struct diagnostics *diagnostics);
void check_reading(const struct module *module, struct diagnostics *diagnostics);
void check_review(const struct module *module, struct diagnostics *diagnostics);
void check_review_pending(const struct module *module, struct diagnostics *diagnostics); /* only with --strict */
void check_scenarios(const struct module *module, struct diagnostics *diagnostics);
void check_stems(const struct module *module, struct diagnostics *diagnostics);
void check_waivers(struct diagnostics *diagnostics); /* when all others have looked */

/* Of what people who lead have beside modules: a part of check_pages(). */
void check_leading_handouts(const struct leading *leading, struct diagnostics *diagnostics);
void check_leading_reading(const struct edition *edition, struct diagnostics *diagnostics);

#endif
