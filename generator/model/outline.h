/*
 * Outline: the little that is kept of every module when its text is gone: titles and counts for the kit's own pages.
 */
#ifndef WAYMARK_MODEL_OUTLINE_H
#define WAYMARK_MODEL_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/model.h"

struct outline_section {
	const char *id;
	const char *title;
	enum section_kind kind;
	int minutes;
};

/* What a session may name beside lessons: a part of one, a question, a scenario, an activity, a handout. */
enum outline_name_kind { OUTLINE_PART, OUTLINE_QUESTION, OUTLINE_SCENARIO, OUTLINE_ACTIVITY, OUTLINE_HANDOUT };

struct outline_name {
	const char *id;
	enum outline_name_kind kind;
	const struct question_type *type; /* of a question */
};

/* Something that a format could not take as it is. */
struct outline_change {
	size_t target;    /* index of the target in the build */
	const char *id;   /* of the question, scenario or section */
	const char *word; /* interface word that says what became of it: "change.rows" */
};

struct outline_changes {
	struct outline_change *items;
	size_t count;
	size_t capacity;
};

struct outline_module {
	const struct module_entry *entry;
	struct outline_section *sections;
	size_t section_count;
	size_t practice_count;   /* questions in lessons */
	size_t check_count;      /* questions in the check's pool */
	size_t scenario_count;
	int draw;
	int pass_mark;           /* percent */
	size_t state_limit;
	size_t document_size;    /* bytes of the module document, 0 where none stands alone */
	size_t lesson_size;      /* bytes of the largest lesson, as HTML */
	struct outline_name *names; /* kept where the edition has sessions */
	size_t name_count;
	bool *uses_reference;    /* as kit->references */
	bool *uses_term;         /* as edition->terms */
	void **kept;             /* one a target, see target.h */
	struct outline_changes changes; /* in the order in which targets told them, each once */
};

/* What targets found out when all modules were known, for the report. */
struct outline_notes {
	bool search_lacks_text;     /* the search index has no room for the words of the text */
	bool search_lacks_headings; /* nor for those of the headings */
};

struct outline {
	const struct edition *edition;
	struct outline_module *modules; /* as edition->modules */
	size_t module_count;
	void **kept;                    /* one a target, of the edition's kit step; see target.h */
	struct outline_notes *notes;    /* kit step: set by targets */
};

/* Copy what is kept of `module` into `arena`. */
void outline_of_module(struct arena *arena, const struct module *module, struct outline_module *outline);

/* Note a change, copied into `arena`, unless it is among them: whoever sees it in several places need not know what was told. */
void outline_note_change(struct arena *arena, struct outline_changes *changes, const struct outline_change *change);

#endif
