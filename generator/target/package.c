#include "target/package.h"

#include <string.h>

#include "base/array.h"
#include "render/titles.h"
#include "target/package_check.h"

#define MEDIA_FOLDER "media/"
#define THEME_FOLDER "s/"

/* What an entry of a zip costs beside its content: two headers and twice the name; and what ends the zip. */
#define ZIP_ENTRY_COST 76
#define ZIP_END_COST   22

/* What the packages of one module have in common, whatever their standard. */
struct package_content {
	struct bundle *own; /* the page as index.html, then the media; NULL: it could not be written */
	struct kept_module *kept;
	bool is_too_large; /* and that was told */
};

/* What the package of all modules needs of one. */
struct kept_module {
	struct bundle_file *files; /* the page, then the media */
	size_t file_count;
};

/* Administrators see these names, and whoever looks at the folder they were downloaded to. */
static const char *package_name(struct target_job *job, const struct package_format *format, const char *part)
{
	const char *language = job->edition->code;

	if (job->kit->is_discreet)
		return arena_printf(job->arena, "%s/%s/%s-%s-%s.zip", format->name, language, part, language,
				    format->name);
	return arena_printf(job->arena, "%s/%s/%s-%s-%s-%s.zip", format->name, language, job->kit->id, part, language,
			    format->name);
}

static struct manifest manifest_of(struct target_job *job, const char *part)
{
	const char *id = arena_printf(job->arena, "kit_%s_%s_%s", job->kit->id, part, job->edition->code);

	return (struct manifest){
		.id = id_for_lms(job->arena, id), .version = job->kit->version, .kit = job->kit, .edition = job->edition
	};
}

static struct manifest_sco sco_of(struct target_job *job, const struct module_entry *entry, bool has_check,
				  int pass_mark)
{
	return (struct manifest_sco){ .id = id_for_lms(job->arena, entry->id),
				      .title = title_of_module(job->arena, job->kit, job->edition, entry, TITLE_IN_LMS),
				      .entry = entry,
				      .has_check = has_check,
				      .pass_mark = pass_mark };
}

static void add_sco_file(struct target_job *job, struct manifest_sco *sco, size_t *capacity, const char *path)
{
	*ARRAY_PUSH(job->arena, sco->files, sco->file_count, *capacity) = path;
}

/* Style and scripts, and the neutral page with its own: the same in every package of the standard. */
static void add_theme(struct target_job *job, const struct package_format *format, struct bundle *content)
{
	target_add_theme(job, content, THEME_FOLDER, &job->theme->main);
	bundle_add(job->arena, content, THEME_FOLDER "lms.js", theme_tracker(job->theme, format->name), NULL);
	target_add_theme(job, content, THEME_FOLDER, &job->theme->units);
	target_add_units(job, content, UNITS_PAGE, THEME_FOLDER);
}

static void add_files(struct target_job *job, struct bundle *bundle, const struct bundle *more)
{
	for (size_t i = 0; i < more->count; i++)
		bundle_add(job->arena, bundle, more->files[i].path, more->files[i].blob, more->files[i].source);
}

/* ---- the package around the content ----------------------------------------------------------------------- */

static const struct schema_set *schemas_of(const struct target_job *job, const struct package_format *format)
{
	return theme_schema(job->theme, format->schemas ? format->schemas : "");
}

/* The manifest comes first in the zip, the official schema files last. */
static struct bundle *add_package(struct target_job *job, const struct package_format *format, const char *part,
				  const struct bundle *content, const struct manifest *manifest)
{
	const struct schema_set *schemas = schemas_of(job, format);
	struct bundle *package = target_add_bundle(job, package_name(job, format, part), true);
	struct strbuf text = STRBUF_INIT;
	struct blob *document;

	package->calls_lms = format->calls_lms;
	format->write(manifest, &text);
	document = blob_from_strbuf(job->arena, &text);
	strbuf_release(&text);
	package->language = job->edition->code;
	package->module = job->module ? part : NULL;
	bundle_add(job->arena, package, format->manifest_name, document, NULL);
	add_files(job, package, content);
	for (size_t i = 0; i < schemas->file_count; i++)
		bundle_add(job->arena, package, schemas->files[i].path, schemas->files[i].blob, NULL);
	package_check(job, package);
	return package;
}

/* ---- one module ------------------------------------------------------------------------------------------ */

static bool is_media(const char *path)
{
	return strncmp(path, MEDIA_FOLDER, strlen(MEDIA_FOLDER)) == 0;
}

/* Told of one standard: in the others it is as large. */
static void check_size(struct target_job *job, struct package_content *shared, const struct bundle *package)
{
	size_t size = ZIP_END_COST;

	for (size_t i = 0; i < package->count; i++) {
		const struct bundle_file *file = &package->files[i];

		if (is_media(file->path))
			continue;
		blob_compress(job->arena, file->blob);
		size += file->blob->deflated_length + ZIP_ENTRY_COST + 2 * strlen(file->path);
	}
	if (size <= PACKAGE_LIMIT || shared->is_too_large)
		return;
	shared->is_too_large = true;
	diag_report(job->diagnostics, DIAG_PACKAGE_SIZE, job->module->entry->place,
		    "the package of this module has more than %zu KB without its media; divide the module in two",
		    PACKAGE_LIMIT / 1024);
}

/* The page and the media; style and scripts are the same for all modules. NULL: job->system_error. */
static struct kept_module *keep_module(struct target_job *job, const struct bundle *own)
{
	struct kept_module *kept = arena_alloc(job->keep_arena, sizeof *kept);

	*kept = (struct kept_module){ .files = arena_calloc(job->keep_arena, own->count, sizeof *kept->files) };
	for (size_t i = 0; i < own->count; i++) {
		if (!target_keep_file(job, &own->files[i], &kept->files[kept->file_count]))
			return NULL;
		kept->file_count++;
	}
	return kept;
}

static struct bundle *write_own(struct target_job *job)
{
	const struct document_form form = {
		.fragments = { .media_prefix = MEDIA_FOLDER },
		.theme_prefix = THEME_FOLDER,
		.has_lms_script = true,
	};
	struct bundle *own = NULL;
	struct strbuf page = STRBUF_INIT;

	if (document_write(job->arena, job->theme, job->module, job->rendered, &form, job->diagnostics, &page)) {
		own = bundle_new(job->arena, "", true);
		bundle_add(job->arena, own, "index.html", blob_from_strbuf(job->arena, &page),
			   job->module->entry->place.path);
		target_add_media(job, own, MEDIA_FOLDER);
	}
	strbuf_release(&page);
	return own;
}

/* The first standard that packs the module writes, the others share. */
static struct package_content *shared_content(struct target_job *job)
{
	struct package_content *shared = *job->packages;

	if (!shared) {
		shared = arena_alloc(job->arena, sizeof *shared);
		*shared = (struct package_content){ .own = write_own(job) };
		shared->kept = shared->own ? keep_module(job, shared->own) : NULL;
		*job->packages = shared;
	}
	return shared;
}

static bool has_check(const struct module *module)
{
	for (size_t i = 0; i < module->section_count; i++)
		if (module->sections[i].kind == SECTION_CHECK)
			return true;
	return false;
}

void package_module(struct target_job *job, const struct package_format *format)
{
	const struct module_entry *entry = job->module->entry;
	struct package_content *shared = shared_content(job);
	struct bundle *content = bundle_new(job->arena, "", true);
	struct manifest manifest = manifest_of(job, entry->id);
	struct manifest_sco sco = sco_of(job, entry, has_check(job->module), job->module->pass_mark);
	size_t capacity = 0;

	if (!shared->own)
		return;
	add_files(job, content, shared->own);
	add_theme(job, format, content);
	for (size_t i = 0; i < content->count; i++)
		add_sco_file(job, &sco, &capacity, content->files[i].path);
	manifest.title = sco.title;
	manifest.scos = &sco;
	manifest.sco_count = 1;
	check_size(job, shared, add_package(job, format, entry->id, content, &manifest));
	*job->keep = shared->kept;
}

/* ---- all modules of a language ----------------------------------------------------------------------------- */

/* The page gets the module's name; it refers to style and media from the root of the package in either case. The first
 * `common_count` files of the package are those of all modules. */
static void add_kept(struct target_job *job, struct bundle *content, size_t common_count, struct manifest_sco *sco,
		     const struct outline_module *module)
{
	const struct kept_module *kept = module->kept[job->target];
	size_t capacity = 0;

	for (size_t i = 0; i < kept->file_count; i++) {
		const struct bundle_file *file = &kept->files[i];
		const char *path = i == 0 ? arena_printf(job->arena, "%s.html", module->entry->id) : file->path;

		add_sco_file(job, sco, &capacity, path);
		bundle_add(job->arena, content, path, file->blob, file->source);
	}
	for (size_t i = 0; i < common_count; i++)
		add_sco_file(job, sco, &capacity, content->files[i].path);
}

void package_kit(struct target_job *job, const struct package_format *format)
{
	struct manifest manifest;
	struct bundle *content = bundle_new(job->arena, "", true);
	size_t common_count;

	if (!job->edition || job->outline->module_count == 0)
		return;
	manifest = manifest_of(job, "all");
	manifest.title = title_of_course(job->kit, job->edition, TITLE_IN_LMS);
	manifest.scos = arena_calloc(job->arena, job->outline->module_count, sizeof *manifest.scos);
	add_theme(job, format, content);
	common_count = content->count;
	for (size_t i = 0; i < job->outline->module_count; i++) {
		const struct outline_module *module = &job->outline->modules[i];
		struct manifest_sco *sco = &manifest.scos[manifest.sco_count];

		if (!module->kept[job->target])
			continue;
		*sco = sco_of(job, module->entry, module->check_count > 0, module->pass_mark);
		add_kept(job, content, common_count, sco, module);
		manifest.sco_count++;
	}
	add_package(job, format, "all", content, &manifest);
}
