/*
 * Target scorm12: a package a module, and one with all modules of a language, where each module is a SCO.
 *
 * The page of a module is the same, byte for byte, in both. It is compressed once; until the package of all modules is
 * written its compressed form waits in the spool.
 */
#include "target/target.h"

#include "base/array.h"
#include "render/titles.h"
#include "target/manifest.h"

#define NAME "scorm12"
#define MEDIA_FOLDER "media/"

/* What an entry of a zip costs beside its content: two headers and twice the name; and what ends the zip. */
#define ZIP_ENTRY_COST 76
#define ZIP_END_COST 22

/* What the package of all modules needs of one. */
struct kept_module {
	struct bundle_file *files; /* the page, then the media */
	size_t file_count;
};

/* Administrators see these names, and whoever looks at the folder they were downloaded to. */
static const char *package_name(struct target_job *job, const char *part)
{
	if (job->kit->is_discreet)
		return arena_printf(job->arena, NAME "/%s/%s-%s-" NAME ".zip", job->edition->code, part,
		                    job->edition->code);
	return arena_printf(job->arena, NAME "/%s/%s-%s-%s-" NAME ".zip", job->edition->code, job->kit->id, part,
	                    job->edition->code);
}

static const char *manifest_id(struct target_job *job, const char *part)
{
	return id_for_lms(job->arena, arena_printf(job->arena, "kit_%s_%s_%s", job->kit->id, part, job->edition->code));
}

/* Style and scripts, and the neutral page with its own: the same in every package. */
static void add_theme(struct target_job *job, struct bundle *content)
{
	bundle_add(job->arena, content, "s/waymark.css", job->theme->style, NULL);
	bundle_add(job->arena, content, "s/waymark.js", job->theme->script, NULL);
	bundle_add(job->arena, content, "s/lms.js", theme_tracker(job->theme, NAME), NULL);
	bundle_add(job->arena, content, "s/units.css", job->theme->units_style, NULL);
	bundle_add(job->arena, content, "s/units.js", job->theme->units_script, NULL);
	target_add_units(job, content, UNITS_PAGE, "s/");
}

static struct manifest_sco sco_of(struct target_job *job, const struct module_entry *entry)
{
	return (struct manifest_sco){ .id = id_for_lms(job->arena, entry->id),
		                      .title = title_of_module(job->arena, job->kit, job->edition, entry, TITLE_IN_LMS) };
}

static void add_sco_file(struct target_job *job, struct manifest_sco *sco, size_t *capacity, const char *path)
{
	*ARRAY_PUSH(job->arena, sco->files, sco->file_count, *capacity) = path;
}

/* ---- the package around the content ----------------------------------------------------------------------- */

/* Each line of `problem` is one mistake. */
static void report_manifest(struct target_job *job, const struct bundle *package, const struct strbuf *problem)
{
	const char *line = problem->text;

	while (*line) {
		const size_t length = strcspn(line, "\n");

		if (length > 0)
			diag_report(job->diagnostics, DIAG_MANIFEST_INVALID, job->kit->place, "manifest of %s: %.*s",
			            package->name, (int)length, line);
		line += length + (line[length] == '\n');
	}
}

/* First what we know to look for, with advice; the schema only when that found nothing: nothing is told twice. */
static void check_manifest(struct target_job *job, const struct bundle *package, const struct blob *document)
{
	const struct schema_set *schemas = theme_schema(job->theme, NAME);
	struct strbuf problem = STRBUF_INIT;

	if (manifest_check(job->arena, document->data, document->length, package, &problem) && schemas->schema)
		schema_validate(schemas->schema, document->data, document->length, &problem);
	report_manifest(job, package, &problem);
	strbuf_release(&problem);
}

/* The manifest comes first in the zip, the official schema files last. */
static struct bundle *add_package(struct target_job *job, const char *part, const struct bundle *content,
                                  const struct manifest *manifest)
{
	const struct schema_set *schemas = theme_schema(job->theme, NAME);
	struct bundle *package = target_add_bundle(job, package_name(job, part), true);
	struct strbuf text = STRBUF_INIT;
	struct blob *document;

	manifest_write(manifest, &text);
	document = blob_from_strbuf(job->arena, &text);
	strbuf_release(&text);
	bundle_add(job->arena, package, MANIFEST_NAME, document, NULL);
	for (size_t i = 0; i < content->count; i++)
		bundle_add(job->arena, package, content->files[i].path, content->files[i].blob,
		           content->files[i].source);
	for (size_t i = 0; i < schemas->file_count; i++)
		bundle_add(job->arena, package, schemas->files[i].path, schemas->files[i].blob, NULL);
	check_manifest(job, package, document);
	return package;
}

/* ---- one module ------------------------------------------------------------------------------------------ */

static bool is_media(const char *path)
{
	return strncmp(path, MEDIA_FOLDER, strlen(MEDIA_FOLDER)) == 0;
}

static void check_size(struct target_job *job, const struct bundle *package)
{
	size_t size = ZIP_END_COST;

	for (size_t i = 0; i < package->count; i++) {
		const struct bundle_file *file = &package->files[i];

		if (is_media(file->path))
			continue;
		blob_compress(job->arena, file->blob);
		size += file->blob->deflated_length + ZIP_ENTRY_COST + 2 * strlen(file->path);
	}
	if (size > PACKAGE_LIMIT)
		diag_report(job->diagnostics, DIAG_PACKAGE_SIZE, job->module->entry->place,
		            "the SCORM package of this module has more than %zu KB without its media; divide the module "
		            "in two",
		            PACKAGE_LIMIT / 1024);
}

/* The page and the media; style and scripts are the same for all modules. */
static void keep_module(struct target_job *job, const struct bundle *content)
{
	struct kept_module *kept = arena_alloc(job->keep_arena, sizeof *kept);

	kept->files = arena_calloc(job->keep_arena, content->count, sizeof *kept->files);
	for (size_t i = 0; i < content->count; i++) {
		const struct bundle_file *file = &content->files[i];

		if (i > 0 && !is_media(file->path))
			continue;
		if (!target_keep_file(job, file, &kept->files[kept->file_count]))
			return;
		kept->file_count++;
	}
	*job->keep = kept;
}

static void package_module(struct target_job *job, const struct bundle *content)
{
	const struct module_entry *entry = job->module->entry;
	struct manifest_sco sco = sco_of(job, entry);
	const struct manifest manifest = { .id = manifest_id(job, entry->id),
		                           .version = job->kit->version,
		                           .title = sco.title,
		                           .scos = &sco,
		                           .sco_count = 1 };
	size_t capacity = 0;

	for (size_t i = 0; i < content->count; i++)
		add_sco_file(job, &sco, &capacity, content->files[i].path);
	check_size(job, add_package(job, entry->id, content, &manifest));
	keep_module(job, content);
}

static void scorm12_module(struct target_job *job)
{
	const struct document_form form = {
		.fragments = { .media_prefix = MEDIA_FOLDER },
		.theme_prefix = "s/",
		.has_lms_script = true,
	};
	struct bundle *content = bundle_new(job->arena, NAME, true);
	struct strbuf page = STRBUF_INIT;

	if (document_write(job->arena, job->theme, job->module, job->rendered, &form, job->diagnostics, &page)) {
		bundle_add(job->arena, content, "index.html", blob_from_strbuf(job->arena, &page),
		           job->module->entry->place.path);
		add_theme(job, content);
		target_add_media(job, content, MEDIA_FOLDER);
		package_module(job, content);
	}
	strbuf_release(&page);
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

static void scorm12_kit(struct target_job *job)
{
	struct manifest manifest = { .version = job->kit->version };
	struct bundle *content = bundle_new(job->arena, NAME, true);
	size_t common_count;

	if (!job->edition || job->outline->module_count == 0)
		return;
	manifest.id = manifest_id(job, "all");
	manifest.title = title_of_course(job->kit, job->edition, TITLE_IN_LMS);
	manifest.scos = arena_calloc(job->arena, job->outline->module_count, sizeof *manifest.scos);
	add_theme(job, content);
	common_count = content->count;
	for (size_t i = 0; i < job->outline->module_count; i++) {
		struct manifest_sco *sco = &manifest.scos[manifest.sco_count];

		if (!job->outline->modules[i].kept[job->target])
			continue;
		*sco = sco_of(job, job->outline->modules[i].entry);
		add_kept(job, content, common_count, sco, &job->outline->modules[i]);
		manifest.sco_count++;
	}
	add_package(job, "all", content, &manifest);
}

const struct target target_scorm12 = {
	.name = NAME,
	.summary = "packages for a learning management system (SCORM 1.2)",
	.schemas = NAME,
	.module = scorm12_module,
	.kit = scorm12_kit,
};
