/*
 * Script scopes: which names of an ES5 script are local everywhere in it and may therefore be called something else.
 *
 * The grammar tells what it meets, in the order of the text. One name stands for all that is called so in the file: it is given a
 * short name only if each of its uses lies in a function that declares it (or whose caller's function does, or so on), or in a
 * catch clause with that parameter. Since all names of the file are exchanged by one rule that never gives two the same, nothing
 * that was different becomes the same, and nothing that was the same becomes different.
 */
#ifndef WAYMARK_SQUEEZE_SCRIPT_SCOPES_H
#define WAYMARK_SQUEEZE_SCRIPT_SCOPES_H

#include <stdbool.h>
#include <stddef.h>

#include "squeeze/short_names.h"

/* How much was open and declared when a function or catch clause began; its caller keeps that until it ends. */
struct script_scope {
	size_t open_count;
	size_t declared_count;
};

struct script_scopes {
	struct short_names table;
	size_t *open; /* uses whose declaration was not met yet, in the functions that have not ended */
	size_t open_count;
	size_t open_capacity;
	size_t *declared; /* by the functions that have not ended, the innermost last */
	size_t declared_count;
	size_t declared_capacity;
	size_t depth;    /* functions that have not ended */
	size_t ended;    /* functions that have */
	bool is_dynamic; /* names may be looked up while the script runs: none may change */
};

#define SCRIPT_SCOPES_INIT(memory)                                                                                     \
	{                                                                                                              \
		.table = {.arena = (memory) }                                                                          \
	}

struct script_scope script_scopes_enter_function(struct script_scopes *scopes);
void script_scopes_leave_function(struct script_scopes *scopes, struct script_scope scope);

/* What is declared inside belongs to the function around it; only `parameter` is the clause's own. */
struct script_scope script_scopes_enter_catch(struct script_scopes *scopes);
void script_scopes_leave_catch(struct script_scopes *scopes, struct script_scope scope, size_t parameter);

/* Each gives the index of the name in the table. */
size_t script_scopes_declare(struct script_scopes *scopes, const char *name, size_t length);
size_t script_scopes_use(struct script_scopes *scopes, const char *name, size_t length);

/* After the last function has ended: gives out the short names. */
void script_scopes_finish(struct script_scopes *scopes);

#endif
