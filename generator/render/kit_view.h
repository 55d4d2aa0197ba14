/*
 * Kit view: terms, sources and helplines as views, for the module document and for the kit's own pages.
 *
 *     kit_view_term(page, view_append(view, "terms"), term);       {{#terms}}{{>term}}{{/terms}}
 *     kit_view_source(page, view_append(view, "sources"), source, NULL); {{#sources}}{{>source}}{{/sources}}
 *     kit_view_help(page, view, region);                           {{>help}}
 *     kit_view_card(page, view, region);                           {{>pocket}}
 *
 * The page (page_new) says whether links lead within a module's document or to pages beside.
 */
#ifndef WAYMARK_RENDER_KIT_VIEW_H
#define WAYMARK_RENDER_KIT_VIEW_H

#include "model/model.h"
#include "render/page.h"
#include "render/view.h"

/* What a module says of itself: module-title, summary, module-minutes, has-objectives, objectives (each: objective), reviewed-by,
 * reviewed-on, updated (both in words), updated-on, is-draft. */
void kit_view_entry(struct arena *arena, struct view *view, const struct words *words, const struct module_entry *entry);

/* id, name (markup), meaning (markup), say, avoid. */
void kit_view_term(struct page *page, struct view *view, const struct term *term);

/* anchor, number (0: its place in the list says it), words (markup) of one paragraph or text (markup) of more, site, has-facts, facts (each: is-later and one of url, accessed, checked
 * (both in words), licence). The day on which it was read is left out when it is the `usual` one (NULL: there is none), which then is said elsewhere. */
void kit_view_source(struct page *page, struct view *view, const struct reference *reference, const char *usual);

/* region, has-groups, groups (each: group, group-title, group-level, is-empty, lines), expect (markup): the lines of a region and of those
 * above it, in the order danger, talk, local, other. Local help is always there, even with no line. `region` NULL: no lines. */
void kit_view_help(struct page *page, struct view *view, const struct region *region);

/* region, numbers (each: label, call, text, text-word, and when it was checked): what goes on paper that others may see. Lines that say
 * how (`card`), and where none does the first that can be called, without their names. */
void kit_view_card(struct page *page, struct view *view, const struct region *region);

/* The build's region in this edition, or NULL. */
const struct region *kit_view_region(const struct kit *kit, const struct edition *edition);

/* "example.org" of "https://www.example.org/a": what a reader wants to know before following it. NULL stays NULL. */
const char *kit_view_site(struct arena *arena, const char *url);

/* "2026-11-22" as the language writes it: "22 November 2026". NULL stays NULL. */
const char *kit_view_date(struct arena *arena, const struct words *words, const char *date);

#endif
