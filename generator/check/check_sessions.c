/*
 * Sessions: what they show and ask has to be somewhere in the modules, and paper can ask only some kinds of questions.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "check/check.h"
#include "load/suggest.h"
#include "question/question.h"

enum {
	ANY_KIND = -1,
	NEAR_LIMIT = 100, /* names that one may be compared with which is not known, */
	PARTS_LIMIT = 20  /* and parts that its message lists */
};

struct session_check {
	struct arena arena;
	const struct outline_name *
	    *names; /* of all modules, sorted by id; lessons among them, as scenarios are: without a type */
	size_t count;
	struct diagnostics *diagnostics;
};

/* ---- what there is --------------------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
	const struct outline_name *left = *(const struct outline_name *const *)a;
	const struct outline_name *right = *(const struct outline_name *const *)b;
	return strcmp(left->id, right->id);
}

static void add_lesson(struct session_check *check, const struct outline_section *section)
{
	struct outline_name *name = arena_alloc(&check->arena, sizeof *name);
	if (section->kind != SECTION_LESSON)
		return;
	*name = (struct outline_name){ section->id, OUTLINE_SCENARIO, NULL };
	check->names[check->count++] = name;
}

static void gather(struct session_check *check, const struct outline *outline)
{
	size_t room = 1;
	for (size_t i = 0; i < outline->module_count; i++)
		room += outline->modules[i].section_count + outline->modules[i].name_count;
	check->names = arena_calloc(&check->arena, room, sizeof *check->names);
	for (size_t i = 0; i < outline->module_count; i++) {
		const struct outline_module *module = &outline->modules[i];
		for (size_t j = 0; j < module->section_count; j++)
			add_lesson(check, &module->sections[j]);
		for (size_t j = 0; j < module->name_count; j++)
			check->names[check->count++] = &module->names[j];
	}
	qsort(check->names, check->count, sizeof *check->names, compare_names);
}

static const struct outline_name *find(const struct session_check *check, const char *id)
{
	const struct outline_name wanted = { id, OUTLINE_SCENARIO, NULL }, *key = &wanted;
	const struct outline_name **found =
	    bsearch(&key, check->names, check->count, sizeof *check->names, compare_names);
	return found != NULL ? *found : NULL;
}

/* ---- what is wrong --------------------------------------------------------------------------------------- */

/* Everything that a module has is too much to say. What is most likely meant are parts of its lessons, which have names only where an
 * author gave them one. */
static void list_parts(const struct session_check *check, const char *id, size_t module, struct strbuf *out)
{
	size_t count = 0;
	for (size_t i = 0; i < check->count && count < PARTS_LIMIT; i++)
		if (check->names[i]->kind == OUTLINE_PART && strncmp(check->names[i]->id, id, module) == 0)
			strbuf_addf(out, "%s%s", count++ > 0 ? ", " : "parts of its lessons are ", check->names[i]->id);
	strbuf_addf(out, "%swrite {#%s} behind the '## ' heading of the part that you mean", count > 0 ? "; or " : "",
		    id);
}

/* "q99" of "m01-q99": a question, handout, lesson and so on, which no heading of a part could be. `name` is behind the module. */
static bool names_no_part(const char *name)
{
	const size_t digits = *name != '\0' ? strspn(name + 1, "0123456789") : 0;
	return strchr("pqahs", *name) != NULL && digits > 0 && name[1 + digits] == '\0';
}

/* Names of the same module, and of the kind where only one will do, of which one may have been meant. */
static void report_unknown(struct session_check *check, struct place place, const char *what, const char *id, int kind)
{
	const char *near[NEAR_LIMIT];
	const size_t module = strcspn(id, "-") + 1;
	size_t count = 0;
	for (size_t i = 0; i < check->count && count < NEAR_LIMIT; i++)
		if (strncmp(check->names[i]->id, id, module) == 0 &&
		    (kind == ANY_KIND || (int)check->names[i]->kind == kind))
			near[count++] = check->names[i]->id;
	struct strbuf choice = STRBUF_INIT, remedy = STRBUF_INIT;
	if (kind == ANY_KIND && count > 0 && id[module - 1] == '-' && !names_no_part(id + module))
		list_parts(check, id, module, &choice);
	suggest(&remedy, id, near, count, choice.length > 0 ? choice.text : "name one that the modules have");
	diag_report(check->diagnostics, DIAG_SESSION_UNKNOWN, place, "no module has %s '%s'; %s", what, id,
		    remedy.text);
	strbuf_release(&remedy);
	strbuf_release(&choice);
}

static void check_step(struct session_check *check, const struct session_step *step)
{
	for (size_t i = 0; i < step->show_count; i++)
		if (find(check, step->shows[i]) == NULL)
			report_unknown(check, step->place,
				       "a lesson, a part of one, a question, scenario, activity or handout",
				       step->shows[i], ANY_KIND);
}

/* What is different with some people is a sheet more; slides are the session's. */
static void check_audience(struct session_check *check, const struct audience_note *note)
{
	for (size_t i = 0; i < note->show_count; i++) {
		const struct outline_name *name = find(check, note->shows[i]);
		if (name == NULL || name->kind != OUTLINE_HANDOUT)
			report_unknown(check, note->place, "a handout", note->shows[i], OUTLINE_HANDOUT);
	}
}

/* Answers that are counted by hand afterwards: one box, some boxes, a number. */
static bool is_for_paper(const struct question_type *type)
{
	static const char *const names[] = { "choice", "multiple", "true_false", "numeric" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (type != NULL && strcmp(type->name, names[i]) == 0)
			return true;
	return false;
}

static void check_form(struct session_check *check, const char *const *ids, size_t count, struct place place)
{
	for (size_t i = 0; i < count; i++) {
		const struct outline_name *name = find(check, ids[i]);
		if (name == NULL || name->kind != OUTLINE_QUESTION)
			report_unknown(check, place, "a question", ids[i], OUTLINE_QUESTION);
		else if (!is_for_paper(name->type))
			diag_report(check->diagnostics, DIAG_FORM_KIND, place,
				    "the question '%s' cannot be counted on paper; take a choice, one of true and "
				    "false, or a number",
				    ids[i]);
	}
}

void check_sessions(const struct edition *edition, const struct outline *outline, struct diagnostics *diagnostics)
{
	struct session_check check = { .arena = ARENA_INIT, .diagnostics = diagnostics };
	if (edition->leading == NULL || edition->leading->session_count == 0)
		return;
	gather(&check, outline);
	for (size_t i = 0; i < edition->leading->session_count; i++) {
		const struct session *session = &edition->leading->sessions[i];
		check_form(&check, session->before, session->before_count, session->before_place);
		check_form(&check, session->after, session->after_count, session->after_place);
		for (size_t j = 0; j < session->part_count; j++)
			for (size_t k = 0; k < session->parts[j].step_count; k++)
				check_step(&check, &session->parts[j].steps[k]);
	}
	for (size_t i = 0; i < edition->leading->audience_count; i++)
		check_audience(&check, &edition->leading->audiences[i]);
	arena_release(&check.arena);
}
