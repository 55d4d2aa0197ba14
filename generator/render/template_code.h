/*
 * Template code: what a template is compiled to. Only template.c and template_compile.c know it.
 */
#ifndef WAYMARK_RENDER_TEMPLATE_CODE_H
#define WAYMARK_RENDER_TEMPLATE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

enum operation_kind {
	OPERATION_TEXT,     /* as it stands */
	OPERATION_VALUE,    /* {{name}} */
	OPERATION_MARKUP,   /* {{{name}}} */
	OPERATION_WORD,     /* {{t.key}} */
	OPERATION_SECTION,  /* {{#name}} */
	OPERATION_INVERTED, /* {{^name}} */
	OPERATION_END,      /* {{/name}} */
	OPERATION_PART      /* {{>part}} */
};

struct operation {
	enum operation_kind kind;
	const char *text; /* the literal, the name, the word's key, the part's name */
	size_t length;
	uint32_t hash;    /* of the name */
	size_t end;       /* SECTION, INVERTED: index of the END that belongs to it */
	const struct template *part; /* PART */
	struct place place;
};

struct template {
	const char *name; /* "module", "parts/header" */
	uint32_t hash;    /* of the name */
	const char *path;
	struct operation *operations;
	size_t count;
	size_t capacity;
	enum { LINK_NEW, LINK_OPEN, LINK_DONE } link_state; /* while parts are looked up: finds circles */
};

/* Compile `source` into template->operations; parts are not looked up yet. False: mistakes were reported. */
bool template_compile(struct arena *arena, struct template *template, const char *source, size_t length,
                      struct diagnostics *diagnostics);

#endif
