#include "render/page_writer.h"

#include "model/scenario.h"
#include "render/view.h"

static void choice_view(struct page *page, struct view *view, const struct scenario *scenario,
			const struct scenario_choice *choice)
{
	view_text(view, "target", scenario->steps[choice->to].anchor);
	view_number(view, "target-n", (long)choice->to + 1);
	page_view_plain(page, view, "words", choice->words);
	view_text(view, "mark", scenario_mark_name(choice->mark));
	view_flag(view, "is-right", choice->mark == MARK_ON);
	view_flag(view, "is-partly", choice->mark == MARK_PARTLY);
	page_view_blocks(page, view, "coach", choice->coach);
}

static void step_view(struct page *page, struct view *view, const struct scenario *scenario, size_t index)
{
	const struct scenario_step *step = &scenario->steps[index];

	view_text(view, "anchor", step->anchor);
	view_number(view, "n", (long)index + 1);
	page_view_plain(page, view, "step-title", step->title);
	page_view_blocks(page, view, "text", step->body);
	view_flag(view, "has-choices", step->choice_count > 0);
	view_list(view, "choices");
	for (size_t i = 0; i < step->choice_count; i++)
		choice_view(page, view_append(view, "choices"), scenario, &step->choices[i]);
}

/* What is wrong with a scenario was reported, then none of its choices can be trusted. */
static void write_scenario(struct page *page, const struct scenario *scenario, const char *part)
{
	struct view *view = view_new(page->arena);
	bool is_view = scenario->level == 1;

	if (!scenario->is_whole)
		return;
	page->has_subheading = true;
	view_text(view, "id", scenario->id);
	view_flag(view, "is-view", is_view);
	view_number(view, "level", scenario->level);
	view_number(view, "step-level", scenario->level + 1);
	page_view_plain(page, view, "scenario-title", scenario->title);
	page_view_blocks(page, view, "setting", scenario->setting);
	view_list(view, "steps");
	for (size_t i = 0; i < scenario->step_count; i++)
		step_view(page, view_append(view, "steps"), scenario, i);
	page_write_part(page, part, view);
	PAGE_PUT(page, "\n");
}

void page_write_scenario(struct page *page, const struct scenario *scenario)
{
	write_scenario(page, scenario, "parts/scenario");
}

void page_write_sheet_coach(struct page *page, const struct scenario *scenario)
{
	write_scenario(page, scenario, "parts/coach");
}
