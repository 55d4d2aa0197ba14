/*
 * Page writer: what the page_*.c files and the document share: the page while it is written.
 */
#ifndef WAYMARK_RENDER_PAGE_WRITER_H
#define WAYMARK_RENDER_PAGE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "render/page.h"

struct page {
	struct arena *arena;
	const struct templates *templates;
	const struct words *words;
	const struct kit *kit;
	const struct edition *edition;
	const struct module *module; /* NULL: a page of the kit */
	struct diagnostics *diagnostics;
	bool plain;                  /* inlines without links and citations */
	const struct book *book;     /* what the text is written for; NULL: pages for screens. See render/book_places.h */
	bool is_apart;               /* the pages of modules, paths and the site's start are not beside it: what leads there is only words */
	const char *sheet;           /* id of the sheet of paper that it is written for; NULL: not for paper alone. See page_begin_sheet() */
	bool is_projected;           /* a room looks at it: nothing leads away from it, terms and sources are only words and numbers */
	bool for_leader;             /* the page or that sheet shows what only who leads a session sees */

	/* the fragment that is being written */
	struct strbuf *out;
	struct slot *slots;
	size_t slot_count;
	size_t slot_capacity;
	int top_heading;             /* level of its first heading, where is_projected; 0: none so far */

	/* the section that is being written */
	const struct section *section;
	const char *next_section;  /* id, for "Skip this page"; NULL after the last one */
	const struct node *lede;   /* the paragraph that opens it, or NULL */
	bool summary_shown;        /* a content note has offered the section's summary */
	struct question_writer *question; /* of the part of a question that is being written; its gaps ask it */
	bool has_subheading;       /* an <h2> was written: a question's title below it is an <h3> */
	int tables;                /* without a caption so far */

	/* of the whole module */
	size_t *source_numbers;            /* as kit->references: 0 = not cited yet */
	const struct reference **sources;  /* in order of first use */
	size_t source_count;
	bool *uses_term;                   /* as edition->terms */
	bool *cites;                       /* as kit->references: what was cited since somebody has set them to false */
	const char **question_sections;    /* as module->questions: id of the section that shows it */
};

#define PAGE_PUT(page, literal) strbuf_add((page)->out, (literal), sizeof(literal) - 1)

void page_put_text(struct page *page, const char *text);      /* escaped */
void page_put_attribute(struct page *page, const char *text); /* escaped */
void page_put_word(struct page *page, const char *key);       /* an interface word, escaped */

/* Start the fragment that page_end_fragment() ends; may not be nested. */
void page_begin_fragment(struct page *page, struct strbuf *markup);
struct fragment page_end_fragment(struct page *page);
struct slot *page_add_slot(struct page *page, enum slot_kind kind);

/* A new section is written now. */
void page_begin_section(struct page *page, const struct section *section, const char *next_section);

/* The number of a source in this page; gives it one when it is cited for the first time. */
size_t page_source_number(struct page *page, const struct reference *reference);

/* What stands behind "ref-" where the source is: its number in a module, which is short and said often, and its key on a page of the kit,
 * which other pages lead to. */
const char *page_source_anchor(struct page *page, const struct reference *reference);

/* Where a term is explained, a source told, a section begins. */
const char *page_term_address(struct page *page, const struct term *term);
const char *page_source_address(struct page *page, const struct reference *reference);
const char *page_section_address(struct page *page, const char *section);

void page_write_blocks(struct page *page, const struct node *parent);
void page_write_block(struct page *page, const struct node *node);
void page_write_inlines(struct page *page, const struct node *parent);
void page_write_table(struct page *page, const struct node *table);
void page_write_callout(struct page *page, const struct node *callout);
void page_write_condition(struct page *page, const struct node *condition);
void page_write_figure(struct page *page, const struct node *figure);
void page_write_player(struct page *page, const struct node *player);
void page_write_image(struct page *page, const struct node *image); /* inside running text */
void page_write_question(struct page *page, const struct question *question);
void page_write_gap(struct page *page, const struct node *gap);

/* What a question asks and what answers it, each alone and as on paper: nothing can be pressed. For question->type that can be used. */
void page_write_asked(struct page *page, const struct question *question);
void page_write_answered(struct page *page, const struct question *question);
/* On a sheet of paper: a question as an item of a list, and what its key says to it, as an item of the list in the same order. */
void page_write_sheet_answer(struct page *page, const struct question *question);

/* In a book: what is to be said to a question, apart from it. Nothing where there is nothing to say. */
void page_write_book_answer(struct page *page, const struct question *question);

/* The printed key: best answers of the section's questions, apart from them. Nothing where there are none. */
void page_write_key(struct page *page, const struct section *section);

/* Who and what, as it stands at the start of a citation: enough to find it in the list of sources. */
const char *page_source_name(struct page *page, const struct reference *reference);

/* The audiences that a condition's blocks are for, as people read it: "School staff, Students". NULL: this build leaves them out. */
const char *page_condition_names(struct page *page, const struct node *condition);

/* Key terms and sources at a lesson's end: names that lead to the meanings and the full citations. Nothing where there are none. */
void page_write_notes(struct page *page, const struct section *section);
void page_write_scenario(struct page *page, const struct scenario *scenario);

/* On a sheet of paper: what the coach says to each choice, apart from the story. */
void page_write_sheet_coach(struct page *page, const struct scenario *scenario);

/* A link's start and end; false when it is only words here (then there is no end to write). */
bool page_open_link(struct page *page, const struct link *link);
void page_close_link(struct page *page, const struct link *link);

/* The aside that prepares for what follows, with its choices. `body` may be NULL: then the text of `note`. */
void page_write_content_note(struct page *page, const struct node *body, const char *note);

/* Parts of the theme, filled while the page is written: "parts/callout"; where the theme has it in a book "epub/callout", on a sheet of paper
 * "parts/sheet-callout". */
void page_write_part(struct page *page, const char *name, const struct view *view);

/* A value of a view that is the blocks or inlines below `parent`; unset when `parent` is NULL. */
void page_view_blocks(struct page *page, struct view *view, const char *name, const struct node *parent);
void page_view_inlines(struct page *page, struct view *view, const char *name, const struct node *parent);

/* The inlines without links and sources: for words that stand in a link, or are repeated. */
void page_view_plain(struct page *page, struct view *view, const char *name, const struct node *parent);

#endif
