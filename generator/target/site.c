/*
 * Target site: a folder that opens in a browser from a disk, a USB stick or a server.
 */
#include "target/site.h"

#include "target/site_search.h"

static void site_module(struct target_job *job)
{
	const char *language = job->edition->code;
	const struct module_entry *entry = job->module->entry;
	const struct document_form form = {
		.fragments = { .links_modules = true, .links_pages = true, .media_prefix = "media/" },
		.theme_prefix = "../s/",
		.has_site = true,
		.home = arena_printf(job->arena, "../%s", words_get(job->edition->words, SITE_START_WORD)),
	};
	struct site_kept *kept = arena_calloc(job->keep_arena, 1, sizeof *kept);
	struct strbuf page = STRBUF_INIT;

	*job->keep = kept;
	kept->search = site_search_keep(job);
	if (document_write(job->arena, job->theme, job->module, job->rendered, &form, job->diagnostics, &page)) {
		struct bundle *bundle = target_add_bundle(job, SITE_NAME, false);

		bundle_add(job->arena, bundle, arena_printf(job->arena, "%s/%s.html", language, entry->id),
		           blob_from_strbuf(job->arena, &page), entry->place.path);
		target_add_media(job, bundle, arena_printf(job->arena, "%s/media/", language));
		site_zip_keep(job, bundle, kept);
	}
	strbuf_release(&page);
}

static void add_edition(struct target_job *job, struct bundle *bundle)
{
	struct site_kept *kept = arena_calloc(job->keep_arena, 1, sizeof *kept);

	*job->keep = kept;
	site_add_pages(job, bundle);
	site_search_add(job, bundle);
	target_add_units(job, bundle, arena_printf(job->arena, "%s/" UNITS_PAGE, job->edition->code), "../s/");
	site_zip_keep(job, bundle, kept);
	site_add_start_page(job, bundle, true);
}

static void site_kit(struct target_job *job)
{
	struct bundle *bundle = target_add_bundle(job, SITE_NAME, false);

	if (job->edition) {
		add_edition(job, bundle);
		return;
	}
	target_add_theme(job, bundle, "s/", &job->theme->main);
	target_add_theme(job, bundle, "s/", &job->theme->pages);
	target_add_theme(job, bundle, "s/", &job->theme->units);
	site_zip_add(job, bundle);
}

const struct target target_site = {
	.name = SITE_NAME,
	.summary = "folder that opens in a browser, from a USB stick or a server",
	.start_word = SITE_START_WORD,
	.one_output = true,
	.module = site_module,
	.kit = site_kit,
};
