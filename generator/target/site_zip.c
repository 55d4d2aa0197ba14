/*
 * Site: all of it in one zip file, for handing on. What a folder beside the site would be missing there is not mentioned in it.
 */
#include "target/site.h"

/* True: `file` is kept, or nothing is written. */
static bool keep_file(struct target_job *job, const struct bundle_file *file, struct site_kept *kept)
{
	if (!target_keep_file(job, file, &kept->files[kept->file_count]))
		return false;
	kept->file_count++;
	return true;
}

void site_zip_keep(struct target_job *job, const struct bundle *bundle, struct site_kept *kept)
{
	struct bundle *own = bundle_new(job->arena, bundle->name, false);

	if (!job->spool)
		return;
	if (!job->module)
		site_add_start_page(job, own, false);
	kept->files = arena_calloc(job->keep_arena, bundle->count + own->count, sizeof *kept->files);
	for (size_t i = 0; i < own->count; i++)
		if (!keep_file(job, &own->files[i], kept))
			return;
	for (size_t i = 0; i < bundle->count; i++)
		if (!keep_file(job, &bundle->files[i], kept))
			return;
}

static void add_kept(struct target_job *job, struct bundle *zip, const struct site_kept *kept)
{
	for (size_t i = 0; kept && i < kept->file_count; i++)
		bundle_add(job->arena, zip, kept->files[i].path, kept->files[i].blob, kept->files[i].source);
}

/* The start page of the kit's first language once more, under the name that servers and LMSs look for. */
static void add_index(struct target_job *job, struct bundle *zip)
{
	static const char name[] = "index.html";
	const struct site_kept *first = job->outlines[0].kept[job->target];

	if (first && first->file_count > 0 && !bundle_find(zip, name))
		bundle_add(job->arena, zip, name, first->files[0].blob, first->files[0].source);
}

/* Start pages first: whoever unpacks it sees them at the top. */
void site_zip_add(struct target_job *job, const struct bundle *theme)
{
	const struct kit *kit = job->kit;
	const char *name = kit->is_discreet ? "all-" SITE_NAME ".zip" : arena_printf(job->arena, "%s-" SITE_NAME ".zip", kit->id);
	struct bundle *zip;

	if (!job->spool)
		return;
	zip = target_add_bundle(job, name, true);
	for (size_t i = 0; i < kit->edition_count; i++)
		add_kept(job, zip, job->outlines[i].kept[job->target]);
	if (kit->edition_count > 0)
		add_index(job, zip);
	for (size_t i = 0; i < kit->edition_count; i++)
		for (size_t k = 0; k < job->outlines[i].module_count; k++)
			add_kept(job, zip, job->outlines[i].modules[k].kept[job->target]);
	for (size_t i = 0; i < theme->count; i++)
		bundle_add(job->arena, zip, theme->files[i].path, theme->files[i].blob, NULL);
}
