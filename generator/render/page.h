/*
 * Page: the text tree as HTML that is well-formed XML too.
 *
 * Text is rendered once for all outputs. Where outputs differ (a link to another module, the address of a picture),
 * the markup has a slot, which fragment_write() fills.
 *
 *     struct page *page = page_new(arena, theme->templates, kit, edition, NULL, diagnostics);   a page of the kit
 *     page_kit_blocks(page, term->more, &out);
 */
#ifndef WAYMARK_RENDER_PAGE_H
#define WAYMARK_RENDER_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "render/template.h"

/* A media file larger than this does not go into a single file, a video never does: the transcript stands for it. */
#define PAGE_EMBED_LIMIT ((size_t)1024 * 1024)

enum slot_kind {
	SLOT_LINK_OPEN,  /* <a href=…> to another module or a page of the kit; nothing where the output has it not */
	SLOT_LINK_CLOSE,
	SLOT_ASSET,      /* the address of a media file, inside src="" */
	SLOT_MEDIA_OPEN, /* the markup up to SLOT_MEDIA_ELSE where the output can show the asset, */
	SLOT_MEDIA_ELSE, /* the markup from here to SLOT_MEDIA_CLOSE where it cannot */
	SLOT_MEDIA_CLOSE
};

struct slot {
	enum slot_kind kind;
	size_t offset; /* where in the markup */
	const struct link *link;
	const struct asset *asset;
	const char *address; /* LINK: where it leads in a site: "m07.html#m07-p1", "glossary.html" */
	const char *within;  /* LINK: where it leads in an output without that page: "#m07-help"; NULL: words only */
};

struct fragment {
	const char *markup;
	size_t length;
	struct slot *slots;
	size_t slot_count;
};

/* How one output fills the slots. */
struct fragment_form {
	bool links_modules;      /* other modules are pages beside this one: "m07.html" */
	bool links_pages;        /* the kit's own pages exist: "glossary.html" */
	const char *media_prefix; /* "media/" */
	bool embeds_media;       /* data: addresses instead */
};

/* What text is rendered with: the words of its language, the numbers of its sources, the parts of the theme. */
struct page;

/* For the text of one module, or of the kit's own pages (`module` NULL). Everything lives in `arena`. */
struct page *page_new(struct arena *arena, const struct templates *templates, const struct kit *kit,
                      const struct edition *edition, const struct module *module, struct diagnostics *diagnostics);

/* A page for people who lead a session: it has what is written for them, and beside it are only pages of the kit that every output has, so
 * links to others are only words. */
void page_set_apart(struct page *page);

/* Numbers sources as another page of the module did: `sources` in the order of their numbers. */
void page_share_sources(struct page *page, const struct reference *const *sources, size_t count);

/* What is written from now on is for a sheet of paper, whose `id` no other in the page has: links are only their words, sources are numbered
 * from 1 on, rules are lines to write on, questions have nothing to press. `for_leader`: notes for who leads are in it, and the names of
 * sheets for the others instead of those. */
void page_begin_sheet(struct page *page, const char *id, bool for_leader);

/* The sources that the sheet cited, in the order of their numbers. */
const struct reference *const *page_sheet_sources(const struct page *page, size_t *count);

/* The blocks below `parent`. Headings get ids; level 1 of the author is <h1>. */
struct fragment page_blocks(struct page *page, const struct node *parent);

/* The inlines below `parent`, without slots (links become their words, citations are left out): for headings, labels,
 * kit pages. */
void page_inlines(const struct words *words, const struct node *parent, struct strbuf *out);

/* Blocks of a page made with module NULL (glossary, references, regions), where links lead to pages beside:
 * terms to "glossary.html#term-<id>", citations to "references.html#ref-<key>". */
void page_kit_blocks(struct page *page, const struct node *parent, struct strbuf *out);

/* False: a media file could not be read; `unread` (may be NULL) then names it. */
bool fragment_write(const struct fragment *fragment, const struct fragment_form *form, struct strbuf *out,
                    const struct asset **unread);

#endif
