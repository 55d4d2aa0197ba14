#include "target/package_check.h"

#include <string.h>

#include "base/path.h"
#include "inspect/inspect.h"

/* Questions beyond it are not read back: a bank grows with the kit, and is written by what writes the quizzes. */
#define QUIZ_LIMIT ((size_t)256 * 1024)

/* ---- the bundle as a package ------------------------------------------------------------------------------- */

/* The manifest, and the questions of a cartridge. */
static bool is_judged_by_content(const struct blob *blob, const char *path)
{
	const bool is_manifest = strcmp(path, "imsmanifest.xml") == 0 || strcmp(path, "cmi5.xml") == 0;

	return is_manifest || (strcmp(path_extension(path), ".xml") == 0 && blob->length <= QUIZ_LIMIT);
}

/* Where nothing will be written, what the modules kept has a length and no content: that is no fault. */
static enum package_read read_file(const struct package *package, const struct package_file *file, uint64_t limit,
				   struct strbuf *out)
{
	const struct bundle *bundle = package->source;
	const struct blob *blob = bundle->files[file->index].blob;
	struct arena scratch = ARENA_INIT;
	const char *text;

	if (!is_judged_by_content(blob, file->path))
		return PACKAGE_READ_FAILED;
	if (blob->length > limit)
		return PACKAGE_READ_TOO_LARGE;
	text = blob_content(&scratch, blob);
	if (text)
		strbuf_add(out, text, blob->length);
	arena_release(&scratch);
	return text ? PACKAGE_READ : PACKAGE_READ_FAILED;
}

static const struct package_file *files_of(struct arena *arena, const struct bundle *bundle)
{
	struct package_file *files = arena_calloc(arena, bundle->count + 1, sizeof *files);

	for (size_t i = 0; i < bundle->count; i++)
		files[i] = (struct package_file){ .path = bundle->files[i].path,
						  .size = bundle->files[i].blob->length,
						  .index = i };
	return files;
}

/* ---- telling ----------------------------------------------------------------------------------------------- */

/* Authors write no manifest: what it is made from. Whatever else is wrong with one is a mistake of the program. */
static const char *advice(enum inspect_rule rule)
{
	switch (rule) {
	case INSPECT_TITLE_LONG:
	case INSPECT_TITLE_CUT:
	case INSPECT_ITEM_TITLE:
		return "it comes from discreet-title in kit.yaml, or from the titles in kit.yaml and module.md where "
		       "they are plain";
	case INSPECT_IDENTIFIER_DUPLICATE:
	case INSPECT_IDENTIFIER_INVALID:
	case INSPECT_OBJECTIVE_DUPLICATE:
	case INSPECT_CMI5_ID:
	case INSPECT_CMI5_ID_DUPLICATE:
		return "it comes from the ids in kit.yaml and module.md, and from the names of folders";
	default:
		return "no file of the kit says so: report it as a mistake of Waymark";
	}
}

static void report(struct target_job *job, const struct bundle *package, const struct finding *finding)
{
	const char *path = *finding->path ? finding->path : "the package";
	const char *line = finding->line > 0 ? arena_printf(job->arena, ":%d", finding->line) : "";

	diag_report(job->diagnostics, DIAG_MANIFEST_INVALID, job->kit->place, "manifest of %s: %s%s: %s; %s (%s)",
		    package->name, path, line, finding->message, advice(finding->rule),
		    inspect_rule_info(finding->rule)->id);
}

void package_check(struct target_job *job, const struct bundle *bundle)
{
	struct arena arena = ARENA_INIT;
	struct package package = { /* which only reads the bundle */
				   .files = files_of(&arena, bundle),
				   .count = bundle->count,
				   .read = read_file,
				   .source = (void *)bundle
	};
	struct inspection inspection;

	package_start(&arena, &package);
	inspect_files(&arena, &package, job->theme->schemas, &inspection);
	for (size_t i = 0; i < inspection.findings.count; i++)
		if (inspect_rule_info(inspection.findings.items[i].rule)->severity != FINDING_NOTE)
			report(job, bundle, &inspection.findings.items[i]);
	arena_release(&arena);
}
