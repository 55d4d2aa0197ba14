/*
 * Targets: the table of output formats, and what more than one of them needs.
 */
#include "target/target.h"

#include <errno.h>
#include <string.h>

#include "base/array.h"

#define TARGET(name) extern const struct target target_##name;
#include "target/targets.def"
#undef TARGET

static const struct target *const table[] = {
#define TARGET(name) &target_##name,
#include "target/targets.def"
#undef TARGET
};

const struct target *const *targets(size_t *count)
{
	*count = sizeof table / sizeof table[0];
	return table;
}

const struct target *target_find(const char *name)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i]->name, name) == 0)
			return table[i];
	return NULL;
}

struct bundle *target_add_bundle(struct target_job *job, const char *name, bool zipped)
{
	struct bundle *bundle = bundle_new(job->arena, name, zipped);

	*ARRAY_PUSH(job->arena, job->bundles, job->bundle_count, job->bundle_capacity) = bundle;
	return bundle;
}

/* Drawings stand in the page itself. */
static bool is_media_file(const struct asset *asset)
{
	return asset->kind != ASSET_DRAWING;
}

static void add_assets(struct target_job *job, struct bundle *bundle, const char *folder, struct asset *const *assets,
		       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct asset *asset = assets[i];
		struct blob *blob;

		if (!is_media_file(asset))
			continue;
		blob = blob_of_file(job->arena, asset->source);
		if (blob)
			bundle_add(job->arena, bundle, arena_printf(job->arena, "%s%s", folder, asset->published), blob,
				   asset->source);
		else
			diag_report(job->diagnostics, DIAG_FILE_UNREADABLE, (struct place){ .path = asset->source },
				    "the file cannot be read; make it readable");
	}
}

void target_add_media(struct target_job *job, struct bundle *bundle, const char *folder)
{
	add_assets(job, bundle, folder, job->module->assets, job->module->asset_count);
}

void target_add_leader_media(struct target_job *job, struct bundle *bundle, const char *folder)
{
	add_assets(job, bundle, folder, job->module->leader_assets, job->module->leader_asset_count);
}

void target_note_change(struct target_job *job, const char *id, const char *word)
{
	outline_note_change(job->keep_arena, job->changes, &(struct outline_change){ job->target, id, word });
}

bool target_is_built(const struct target_job *job, const char *name)
{
	for (size_t i = 0; i < job->built_count; i++)
		if (strcmp(job->built[i]->name, name) == 0)
			return true;
	return false;
}

void target_add_theme(struct target_job *job, struct bundle *bundle, const char *folder, const struct theme_part *part)
{
	bundle_add(job->arena, bundle, arena_printf(job->arena, "%s%s.css", folder, part->name), part->style, NULL);
	bundle_add(job->arena, bundle, arena_printf(job->arena, "%s%s.js", folder, part->name), part->script, NULL);
}

void target_add_units(struct target_job *job, struct bundle *bundle, const char *path, const char *theme_prefix)
{
	struct strbuf page = STRBUF_INIT;

	if (units_write(job->arena, job->theme, job->edition, theme_prefix, job->diagnostics, &page))
		bundle_add(job->arena, bundle, path, blob_from_strbuf(job->arena, &page), NULL);
	strbuf_release(&page);
}

/* Where nothing is written a name and a length are enough for lists and manifests. */
static struct blob *keep_length(struct arena *arena, const struct blob *blob)
{
	struct blob *kept = blob_of(arena, NULL, blob->length);

	kept->file = blob->file ? arena_strdup(arena, blob->file) : NULL;
	return kept;
}

bool target_keep_file(struct target_job *job, const struct bundle_file *file, struct bundle_file *kept)
{
	kept->path = arena_strdup(job->keep_arena, file->path);
	kept->source = file->source ? arena_strdup(job->keep_arena, file->source) : NULL;
	kept->blob =
	    job->spool ? spool_keep(job->spool, job->keep_arena, file->blob) : keep_length(job->keep_arena, file->blob);
	if (!kept->blob)
		job->system_error = errno;
	return kept->blob != NULL;
}
