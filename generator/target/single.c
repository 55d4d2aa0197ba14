/*
 * Target single: a module as one file with everything inside, for phones and messages: Android opens such a file
 * without the files beside it.
 */
#include "target/target.h"

static void single_module(struct target_job *job)
{
	const struct document_form form = {
		.fragments = { .embeds_media = true },
		.inlines_theme = true,
	};
	struct strbuf page = STRBUF_INIT;

	if (document_write(job->arena, job->theme, job->module, job->rendered, &form, job->diagnostics, &page)) {
		const char *folder = arena_printf(job->arena, "single/%s", job->edition->code);
		const struct module_entry *entry = job->module->entry;
		struct bundle *bundle = target_add_bundle(job, folder, false);

		bundle_add(job->arena, bundle, arena_printf(job->arena, "%s.html", entry->id),
		           blob_from_strbuf(job->arena, &page), entry->place.path);
	}
	strbuf_release(&page);
}

const struct target target_single = {
	.name = "single",
	.summary = "one file a module, to send to a phone",
	.lacks_documents = true,
	.module = single_module,
};
