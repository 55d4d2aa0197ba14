/*
 * View: the named values a template is filled with. A value is text, a number, markup, a flag or a list of views. Names
 * are looked up in the innermost view first, then outwards. Views live in an arena; names and text are not copied.
 *
 * Setting a name again replaces its value.
 */
#ifndef WAYMARK_RENDER_VIEW_H
#define WAYMARK_RENDER_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"

struct view;

/* Writes markup straight into the page; what it appends must be well-formed on its own. */
typedef void view_writer(const void *context, struct strbuf *out);

struct view *view_new(struct arena *arena);

/* Escaped where it lands; NULL = known, but not set (false, empty). */
void view_text(struct view *view, const char *name, const char *text);
void view_number(struct view *view, const char *name, long number);
void view_flag(struct view *view, const char *name, bool value);

/* Markup, as it is; view_write() makes it when it is asked for. */
void view_markup(struct view *view, const char *name, const char *markup, size_t length);
void view_write(struct view *view, const char *name, view_writer *write, const void *context);

struct view *view_append(struct view *view, const char *list); /* a new last element of a list */
void view_list(struct view *view, const char *list);           /* an empty list */

/* ---- for the template engine ---- */

enum view_kind { VIEW_TEXT, VIEW_NUMBER, VIEW_MARKUP, VIEW_WRITER, VIEW_FLAG, VIEW_LIST };

struct view_value {
	const char *name;
	uint32_t hash; /* of the name, see view_hash() */
	enum view_kind kind;
	union {
		struct { const char *text; size_t length; } text; /* TEXT (NULL = unset), MARKUP */
		struct { view_writer *write; const void *context; } writer;
		struct { struct view *first, *last; } list;
		long number;
		bool flag;
	} as;
};

uint32_t view_hash(const char *name, size_t length);

/* The value of a name in this view alone, or NULL. */
const struct view_value *view_find(const struct view *view, const char *name, size_t length, uint32_t hash);

/* Is it set: text or markup that is not empty, a number that is not 0, a true flag, a list with elements, a writer. */
bool view_value_is_set(const struct view_value *value);

/* Elements of a list, in order. */
const struct view *view_next(const struct view *element);

/* Names in this view, for a message: adds to `names`, at most `limit`. Returns how many. */
size_t view_names(const struct view *view, const char **names, size_t limit);

#endif
