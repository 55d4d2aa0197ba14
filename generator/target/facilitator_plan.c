#include "target/facilitator_plan.h"

#include "render/kit_view.h"
#include "render/leading_view.h"
#include "target/facilitator.h"

/* ---- plan.html ---- */

/* Minutes under and over which a session has less to say than an hour, or more: its page is printed larger, or smaller. */
#define USUAL_SESSION 60

static void add_sessions(struct kit_page *page, const struct leading *leading)
{
	view_list(page->view, "sessions");
	for (size_t i = 0; i < leading->session_count; i++) {
		struct view *view = view_append(page->view, "sessions");

		leading_view_session(page->page, view, &leading->sessions[i]);
		view_flag(view, "is-short", leading->sessions[i].minutes < USUAL_SESSION);
		view_flag(view, "is-long", leading->sessions[i].minutes > USUAL_SESSION);
		view_flag(view, "is-first-choice", i == leading->session_count / 2);
	}
}

static void add_audiences(struct kit_page *page)
{
	const size_t count = page->job->kit->audience_count;

	view_list(page->view, "audiences");
	view_flag(page->view, "has-audiences", count > 0);
	for (size_t i = 0; i < count; i++)
		leading_view_audience(page->page, view_append(page->view, "audiences"), i);
}

static void add_regions(struct kit_page *page)
{
	const struct edition *edition = page->job->edition;

	view_list(page->view, "regions");
	view_flag(page->view, "has-regions", edition->region_count > 0);
	for (size_t i = 0; i < edition->region_count; i++) {
		struct view *view = view_append(page->view, "regions");

		view_text(view, "id", edition->regions[i].id);
		kit_view_card(page->page, view, &edition->regions[i]);
	}
}

static bool has_plan(const struct edition *edition, const void *subject)
{
	(void)subject;
	return edition->leading != NULL && edition->leading->session_count > 0;
}

static bool is_in_other_languages(const struct kit_page *page)
{
	const struct kit *kit = page->job->kit;

	for (size_t i = 0; i < kit->edition_count; i++)
		if (&kit->editions[i] != page->job->edition && has_plan(&kit->editions[i], NULL))
			return true;
	return false;
}

static void fill_plan(struct kit_page *page)
{
	const struct leading *leading = page->job->edition->leading;

	view_flag(page->view, "has-languages", is_in_other_languages(page));
	view_flag(page->view, "has-before", leading->before != NULL);
	add_sessions(page, leading);
	add_audiences(page);
	add_regions(page);
}

/* ---- before.html ---- */

static void fill_before(struct kit_page *page)
{
	leading_view_before(page->page, page->view, page->job->edition->leading);
}

static bool has_before(const struct edition *edition, const void *subject)
{
	(void)subject;
	return edition->leading != NULL && edition->leading->before != NULL;
}

/* ---- both ---- */

static const struct {
	struct kit_page_row row;
	bool (*is_in)(const struct edition *edition, const void *subject);
} rows[] = {
	{ { "facilitator/plan", "plan.html", "plan.tab", fill_plan }, has_plan },
	{ { "facilitator/before", "before.html", "facilitator.before", fill_before }, has_before },
};

void facilitator_plan_add(struct target_job *job, struct bundle *bundle)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct kit_page_frame frame = facilitator_frame(job);

		frame.is_in = rows[i].is_in;
		if (rows[i].is_in(job->edition, NULL))
			kit_page_add(job, bundle, &frame, &rows[i].row);
	}
}
