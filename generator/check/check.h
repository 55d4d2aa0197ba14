/*
 * Checks: rules about a kit that loaded, beyond what reading it reports. Each check is one function in a check_*.c file and
 * one row of the table in check.c.
 */
#ifndef WAYMARK_CHECK_CHECK_H
#define WAYMARK_CHECK_CHECK_H

#include <stdbool.h>

#include "base/diag.h"
#include "model/model.h"
#include "model/outline.h"

/* What is asked of a kit beyond what is asked of every kit. */
struct check_rules {
	bool school; /* it is for a school's students: no questions about their own lives */
	bool reviews; /* what nobody has reviewed yet is told, whatever its status says */
	bool dates;  /* ages are judged, on the day `today` */
	long today;  /* see base/date.h */
	int due;     /* tell also what grows too old within as many days */
};

/* Of one module; from several threads. `diagnostics` holds what was reported of this module, with the waivers in its text. */
void check_module(const struct module *module, const struct check_rules *rules, struct diagnostics *diagnostics);

/* Of the texts that belong to no module: glossary, regions, and what people who lead a session have beside modules. */
void check_pages(const struct edition *edition, struct diagnostics *diagnostics);

/* Of the whole kit, when every module of every edition is outlined; one outline an edition, in the order of kit->editions. A partial kit
 * (kit->is_partial) is not judged. */
void check_kit(const struct kit *kit, const struct outline *outlines, struct diagnostics *diagnostics);

/* Of an edition, when all its modules are outlined: what its sessions show and ask. */
void check_sessions(const struct edition *edition, const struct outline *outline, struct diagnostics *diagnostics);

/* Of the helplines of all regions, and of what else stands in a region's file: how old they are on the day `rules->today`. */
void check_dates(const struct kit *kit, const struct check_rules *rules, struct diagnostics *diagnostics);

#endif
