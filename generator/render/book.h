/*
 * Book: the text of a kit as chapters that can be read without scripts, on paper-like screens: questions with their answers elsewhere,
 * practice as a gamebook, terms and sources once for the whole book.
 *
 * Text is rendered for it a second time, for nearly everything that is pressed on a page is told in words here. Parts of the theme
 * are those in epub/ where it has them, and otherwise those of pages.
 */
#ifndef WAYMARK_RENDER_BOOK_H
#define WAYMARK_RENDER_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"
#include "output/bundle.h"
#include "render/theme.h"

/* One file of the book. */
struct book_chapter {
	const char *file;  /* beside all others: "m07-p3.xhtml" */
	const char *title; /* plain words, for the table of contents */
	const char *type;  /* of its landmark (EPUB structural semantics): "bodymatter"; NULL: it is none */
	int depth;         /* in the table of contents: 1, or 2 below the chapter before; 0 = not there */
	bool has_drawing;  /* inline SVG, which the package document has to tell */
	struct blob *text;
	const char *source; /* what the author wrote it in, or NULL */
};

struct book_chapters {
	struct book_chapter *items;
	size_t count;
	size_t capacity;
};

/* What chapters are written with. Everything lives in `arena`; mistakes in templates are reported. */
struct book_job {
	struct arena *arena;
	const struct theme *theme;
	const struct kit *kit;
	const struct edition *edition;
	struct diagnostics *diagnostics;
	struct book_chapters *chapters; /* they are appended to it */
};

/* The introduction, a chapter a section, the answers. */
void book_write_module(const struct book_job *job, const struct module *module);

/* What stands before the modules (cover, title page, how to use the book, help) and behind them (glossary, sources). `has_practice`:
 * there are practice stories to explain. */
void book_write_front(const struct book_job *job, bool has_practice);
void book_write_back(const struct book_job *job);

/* A module in the table of contents. */
const char *book_module_title(struct arena *arena, const struct kit *kit, const struct edition *edition,
			      const struct module_entry *entry);

#endif
