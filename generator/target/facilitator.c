/*
 * Target facilitator: a folder for people who lead a session, with pages that plan, show, print and count.
 */
#include "target/facilitator.h"

#include "render/titles.h"
#include "target/facilitator_both.h"
#include "target/facilitator_kept_sheets.h"
#include "target/facilitator_plan.h"
#include "target/facilitator_print.h"
#include "target/facilitator_slides.h"
#include "target/kit_pages.h"
#include "target/site.h"

static void fill_sessions(struct kit_page *page, const struct leading *leading)
{
	for (size_t i = 0; i < leading->session_count; i++) {
		struct view *view = view_append(page->view, "sessions");

		view_text(view, "id", leading->sessions[i].id);
		view_text(view, "title", leading->sessions[i].title);
		view_number(view, "minutes", leading->sessions[i].minutes);
		facilitator_both_view_session(page->job, view, &leading->sessions[i]);
	}
}

static void fill_modules(struct kit_page *page)
{
	const struct edition *edition = page->job->edition;

	for (size_t i = 0; i < edition->module_count; i++) {
		struct view *view = view_append(page->view, "modules");

		view_text(view, "id", edition->modules[i].id);
		view_text(view, "number", title_module_number(&edition->modules[i]));
		view_text(view, "title", edition->modules[i].title);
		facilitator_both_view(page->job, view, edition->modules[i].id);
	}
}

static void fill_index(struct kit_page *page)
{
	const struct leading *leading = page->job->edition->leading;

	view_list(page->view, "sessions");
	view_list(page->view, "modules");
	view_flag(page->view, "has-sessions", leading && leading->session_count > 0);
	view_flag(page->view, "has-before", leading && leading->before);
	if (leading)
		fill_sessions(page, leading);
	fill_modules(page);
}

static const struct kit_page_row rows[] = {
	{ "facilitator/index", "index.html", "facilitator.tab", fill_index },
	{ "facilitator/tally", "tally.html", "tally.tab", NULL },
};

/* The course itself, where it lies beside this folder: what people are sent to. */
static const char *course(const struct target_job *job)
{
	return target_is_built(job, SITE_NAME)
		   ? arena_printf(job->arena, "../../" SITE_NAME "/%s", words_get(job->edition->words, SITE_START_WORD))
		   : NULL;
}

struct kit_page_frame facilitator_frame(const struct target_job *job)
{
	const struct leading *leading = job->edition->leading;
	const struct kit_page_link all[] = {
		{ "index.html", "facilitator.tab" },
		{ leading && leading->session_count > 0 ? "plan.html" : NULL, "plan.tab" },
		{ leading && leading->before ? "before.html" : NULL, "facilitator.before" },
		{ "tally.html", "facilitator.tally" },
		{ course(job), "facilitator.course" },
	};
	struct kit_page_link *menu = arena_calloc(job->arena, sizeof all / sizeof all[0], sizeof *menu);
	size_t count = 0;

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (all[i].address)
			menu[count++] = all[i];
	return (struct kit_page_frame){ .part = &job->theme->facilitator, .menu = menu, .menu_count = count };
}

static const struct kept_slides no_slides;
static const struct kept_sheets no_sheets;
static const struct facilitator_kept nothing = { .slides = &no_slides, .sheets = &no_sheets };

struct facilitator_kept *facilitator_keep(struct target_job *job)
{
	struct facilitator_kept *kept = *job->keep;

	if (!kept) {
		kept = arena_alloc(job->keep_arena, sizeof *kept);
		*kept = nothing;
		*job->keep = kept;
	}
	return kept;
}

const struct facilitator_kept *facilitator_kept(const struct target_job *job, const struct outline_module *module)
{
	const void *kept = module->kept ? module->kept[job->target] : NULL;

	return kept ? kept : &nothing;
}

/* Pages that a site has too look and print as they do there. */
static struct kit_page_frame kit_frame(const struct target_job *job)
{
	struct kit_page_frame frame = facilitator_frame(job);

	frame.part = &job->theme->pages;
	return frame;
}

static void add_edition(struct target_job *job, struct bundle *bundle)
{
	const struct kit_page_frame frame = facilitator_frame(job), kit = kit_frame(job);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		kit_page_add(job, bundle, &frame, &rows[i]);
	facilitator_plan_add(job, bundle);
	facilitator_print_add(job, bundle);
	kit_pages_add(job, bundle, &kit);
	facilitator_slides_add(job, bundle);
	target_add_units(job, bundle, arena_printf(job->arena, "%s/" UNITS_PAGE, job->edition->code), "../s/");
}

static void facilitator_module(struct target_job *job)
{
	struct bundle *bundle = target_add_bundle(job, FACILITATOR_NAME, false);

	const char *media = arena_printf(job->arena, "%s/media/", job->edition->code);

	target_add_media(job, bundle, media);
	target_add_leader_media(job, bundle, media);
	facilitator_slides_module(job, bundle);
	facilitator_print_module(job, bundle);
}

static void facilitator_kit(struct target_job *job)
{
	struct bundle *bundle = target_add_bundle(job, FACILITATOR_NAME, false);

	if (job->edition) {
		add_edition(job, bundle);
		return;
	}
	target_add_theme(job, bundle, "s/", &job->theme->main);
	target_add_theme(job, bundle, "s/", &job->theme->facilitator);
	target_add_theme(job, bundle, "s/", &job->theme->pages);
	target_add_theme(job, bundle, "s/", &job->theme->units);
}

const struct target target_facilitator = {
	.name = FACILITATOR_NAME,
	.summary = "for people who lead a session: plan, slides, print, tally; never for learners",
	.lacks_documents = true,
	.one_output = true,
	.module = facilitator_module,
	.kit = facilitator_kit,
};
