#include "squeeze/script_scopes.h"

#include <string.h>

#include "base/array.h"
#include "squeeze/script_token.h"

static bool equals(const char *name, size_t length, const char *wanted)
{
	return strlen(wanted) == length && memcmp(name, wanted, length) == 0;
}

/* Names with a meaning of their own inside of every function. */
static bool is_special(const char *name, size_t length)
{
	return equals(name, length, "arguments") || equals(name, length, "eval");
}

static size_t add(struct script_scopes *scopes, const char *name, size_t length)
{
	size_t index = short_names_add(&scopes->table, name, length);

	if (is_special(name, length))
		short_names_keep(&scopes->table, index);
	return index;
}

size_t script_scopes_declare(struct script_scopes *scopes, const char *name, size_t length)
{
	size_t index = add(scopes, name, length);

	if (scopes->depth == 0)
		short_names_keep(&scopes->table, index);
	*ARRAY_PUSH(scopes->table.arena, scopes->declared, scopes->declared_count, scopes->declared_capacity) = index;
	return index;
}

size_t script_scopes_use(struct script_scopes *scopes, const char *name, size_t length)
{
	size_t index = add(scopes, name, length);

	if (equals(name, length, "eval"))
		scopes->is_dynamic = true;
	*ARRAY_PUSH(scopes->table.arena, scopes->open, scopes->open_count, scopes->open_capacity) = index;
	return index;
}

struct script_scope script_scopes_enter_function(struct script_scopes *scopes)
{
	scopes->depth++;
	return (struct script_scope){ scopes->open_count, scopes->declared_count };
}

struct script_scope script_scopes_enter_catch(struct script_scopes *scopes)
{
	return (struct script_scope){ scopes->open_count, scopes->declared_count };
}

/* Uses since the scope began stay open, for the functions around it, unless their name bears this mark. */
static void close_marked(struct script_scopes *scopes, struct script_scope scope, size_t mark)
{
	size_t kept = scope.open_count;

	for (size_t i = scope.open_count; i < scopes->open_count; i++)
		if (scopes->table.names[scopes->open[i]].mark != mark)
			scopes->open[kept++] = scopes->open[i];
	scopes->open_count = kept;
}

void script_scopes_leave_function(struct script_scopes *scopes, struct script_scope scope)
{
	size_t mark = ++scopes->ended;

	for (size_t i = scope.declared_count; i < scopes->declared_count; i++)
		scopes->table.names[scopes->declared[i]].mark = mark;
	close_marked(scopes, scope, mark);
	scopes->declared_count = scope.declared_count;
	scopes->depth--;
}

void script_scopes_leave_catch(struct script_scopes *scopes, struct script_scope scope, size_t parameter)
{
	size_t mark = ++scopes->ended;

	scopes->table.names[parameter].mark = mark;
	close_marked(scopes, scope, mark);
}

static bool is_forbidden(const char *name, size_t length)
{
	return script_is_reserved(name, length) || is_special(name, length);
}

void script_scopes_finish(struct script_scopes *scopes)
{
	for (size_t i = 0; i < scopes->open_count; i++)
		short_names_keep(&scopes->table, scopes->open[i]);
	if (!scopes->is_dynamic)
		short_names_give(&scopes->table, is_forbidden);
}
