/*
 * Kept sheets: what the print pack keeps of a module for the pages about sessions, when the module is gone: the sheets that some session
 * gives to people, the questions of its forms, and what stands in two languages. Texts wait in the spool, so memory does not grow with them.
 */
#ifndef WAYMARK_TARGET_FACILITATOR_KEPT_SHEETS_H
#define WAYMARK_TARGET_FACILITATOR_KEPT_SHEETS_H

#include "render/paper.h"
#include "target/target.h"

/* A sheet block by block. */
struct kept_columns {
	enum paper_kind kind; /* of the sheet: PAPER_ACTIVITY or PAPER_HANDOUT */
	const char *id;
	const char *title; /* plain words */
	struct blob *text; /* the blocks one after the other, help numbers, sources */
	size_t *ends;      /* where in the text each block ends */
	size_t block_count;
	size_t help_end; /* where the help numbers end */
};

struct kept_sheets {
	struct paper_sheet *sheets;
	size_t sheet_count;
	struct paper_question *questions;
	size_t question_count;
	struct kept_columns *columns; /* by the places of their activities and handouts in the file */
	size_t column_count;
};

/* Module step. `sheets`: all that the module has. What the system refuses goes into job->system_error. */
void keep_module_sheets(struct target_job *job, const struct paper *paper, const struct paper_sheets *sheets);

/* Kit step: what was kept of the module with that id in an edition; never NULL. */
const struct kept_sheets *kept_sheets_of(const struct target_job *job, const struct edition *edition,
					 const char *module);

/* The text of a kept blob, in job->arena; "" where nothing is written and so nothing was kept. */
const char *kept_text(struct target_job *job, const struct blob *blob, size_t *length);

/* "m07" of "m07-a1". */
const char *module_of_id(struct arena *arena, const char *id);

/* Is something with that id, or something of that module, on the slides of the session? */
bool session_shows(const struct session *session, const char *id);
bool session_shows_module(const struct session *session, const char *module);

#endif
