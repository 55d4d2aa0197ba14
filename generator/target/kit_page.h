/*
 * Kit page: a page about the kit as a whole, in one language: a row that names its template, and a function that fills its view.
 *
 *     static const struct kit_page_row row = { "help", "help.html", "help.tab", kit_page_fill_help };
 *     kit_page_add(job, bundle, &frame, &row);
 *
 * The pages of an edition lie in one folder, "en/", beside each other. Style and scripts are in "s/".
 */
#ifndef WAYMARK_TARGET_KIT_PAGE_H
#define WAYMARK_TARGET_KIT_PAGE_H

#include "render/page.h"
#include "render/view.h"
#include "target/target.h"

/* One page while it is made. */
struct kit_page {
	struct target_job *job;
	struct arena *arena; /* of this page alone: lists of all lessons are long */
	struct page *page;
	struct view *view;
	const char *prefix; /* of addresses in the language's folder: "" there, "en/" on a start page above it */
	const void *subject; /* what kit_page_add_about() was given */
};

struct kit_page_row {
	const char *template;
	const char *file;     /* in the language's folder; NULL: the start page, which lies above it */
	const char *tab_word; /* what the tab shows after the discreet title; NULL: nothing */
	void (*fill)(struct kit_page *page); /* NULL: the template needs no more than every page has */
};

/* An entry of the menu. */
struct kit_page_link {
	const char *address; /* from the language's folder, in which all pages with such a menu lie */
	const char *word;    /* interface word that the entry shows */
};

/* What the pages of an output have in common. */
struct kit_page_frame {
	const struct theme_part *part; /* style and script besides the theme's own; the words of its script are "<part>-script.…" */
	const char *start_word; /* interface word that names the start page above the language's folder; NULL: it is index.html in it */
	bool (*is_in)(const struct edition *other, const void *subject); /* is the page there in another language; NULL: in all of them */
	const char *tab_which; /* said behind the row's tab_word, where there are several such pages: "60"; NULL: nothing */
	const char *source; /* what the author wrote the page in; NULL: it is made of many texts */
	const struct kit_page_link *menu; /* entries before "Get help" and "Settings", in this order; NULL: none */
	size_t menu_count;
	bool has_kit_pages; /* glossary, references, paths, search and site map are there for the menu */
};

/* Into `bundle`, in the job's edition. Mistakes in templates are reported. */
void kit_page_add(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame,
                  const struct kit_page_row *row);

/* The same for a page of which there are several: `fill` finds in page->subject what this one is about. */
void kit_page_add_about(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame,
                        const struct kit_page_row *row, const void *subject);

#endif
