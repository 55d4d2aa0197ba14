/*
 * Target site: a folder that opens in a browser from a disk, a USB stick or a server.
 */
#include "target/site.h"

#include "target/site_search.h"

#define START_WORD "page.start-file"

const char *site_start_file(const struct edition *edition)
{
	return words_get(edition->words, START_WORD);
}

static void site_module(struct target_job *job)
{
	const char *language = job->edition->code;
	const struct module_entry *entry = job->module->entry;
	const struct document_form form = {
		.fragments = { .links_modules = true, .links_pages = true, .media_prefix = "media/" },
		.theme_prefix = "../s/",
		.has_site = true,
		.home = arena_printf(job->arena, "../%s", site_start_file(job->edition)),
	};
	struct strbuf page = STRBUF_INIT;

	if (document_write(job->arena, job->theme, job->module, job->rendered, &form, job->diagnostics, &page)) {
		struct bundle *bundle = target_add_bundle(job, SITE_NAME, false);

		bundle_add(job->arena, bundle, arena_printf(job->arena, "%s/%s.html", language, entry->id),
		           blob_from_strbuf(job->arena, &page), entry->place.path);
		target_add_media(job, bundle, arena_printf(job->arena, "%s/media/", language));
	}
	strbuf_release(&page);
	site_search_keep(job);
}

static void site_kit(struct target_job *job)
{
	struct bundle *bundle = target_add_bundle(job, SITE_NAME, false);

	if (job->edition) {
		site_add_pages(job, bundle);
		site_search_add(job, bundle);
		target_add_units(job, bundle, arena_printf(job->arena, "%s/" UNITS_PAGE, job->edition->code), "../s/");
		return;
	}
	bundle_add(job->arena, bundle, "s/waymark.css", job->theme->style, NULL);
	bundle_add(job->arena, bundle, "s/waymark.js", job->theme->script, NULL);
	bundle_add(job->arena, bundle, "s/pages.css", job->theme->pages_style, NULL);
	bundle_add(job->arena, bundle, "s/pages.js", job->theme->pages_script, NULL);
	bundle_add(job->arena, bundle, "s/units.css", job->theme->units_style, NULL);
	bundle_add(job->arena, bundle, "s/units.js", job->theme->units_script, NULL);
}

const struct target target_site = {
	.name = SITE_NAME,
	.summary = "folder that opens in a browser, from a USB stick or a server",
	.start_word = START_WORD,
	.one_output = true,
	.module = site_module,
	.kit = site_kit,
};
