/*
 * Book writer: what the book_*.c files share: one chapter, from its content to a file.
 */
#ifndef WAYMARK_RENDER_BOOK_WRITER_H
#define WAYMARK_RENDER_BOOK_WRITER_H

#include "base/strbuf.h"
#include "render/book.h"
#include "render/view.h"

struct book_frame {
	struct book_chapter chapter; /* without its text */
	const char *id;              /* of the whole, in the file */
	const char *page_title;      /* what a reading system may show outside of the book: tells no topic */
	const char *type;            /* EPUB structural semantics: "chapter" */
	const char *role;            /* DPUB-ARIA: "doc-chapter"; NULL: a named region */
	const char *position;        /* "Module 7 · page 2 of 5", or NULL */
	const char *heading;         /* markup; NULL: chapter.title */
};

/* Append the chapter with this content to the job's chapters. */
void book_add_chapter(const struct book_job *job, const struct book_frame *frame, const struct strbuf *content);

/* What every template of a book may use: language, direction, page-title. */
void book_view_page(const struct book_job *job, struct view *view, const char *page_title);

/* An interface word whose holes are filled. */
const char *book_word(const struct book_job *job, const char *key, const char *name, const char *value);

#endif
