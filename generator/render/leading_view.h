/*
 * Leading view: sessions, audiences and "Before you lead" as views, for the pages of people who lead.
 *
 *     leading_view_session(page, view_append(view, "sessions"), session);
 */
#ifndef WAYMARK_RENDER_LEADING_VIEW_H
#define WAYMARK_RENDER_LEADING_VIEW_H

#include "model/model.h"
#include "render/page.h"
#include "render/view.h"

/* id, title, minutes, opening (markup), has-materials, materials (each: material), parts (each: part-title (markup), minutes, steps (each:
 * step-title (markup), from, to)): from and to are minutes since the session began. */
void leading_view_session(struct page *page, struct view *view, const struct session *session);

/* Of the audience kit->audiences[index]: id, name, note (markup), and what its people's course has, path of the same id: has-path,
 * path-minutes, modules (each: number, title, minutes). What is not there is not set. */
void leading_view_audience(struct page *page, struct view *view, size_t index);

/* heading (markup), body (markup), has-contents, contents (each: anchor, words): the second-level headings. */
void leading_view_before(struct page *page, struct view *view, const struct leading *leading);

#endif
