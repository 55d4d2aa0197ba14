#include "inspect_zip.h"

#include <string.h>

#include "base/arena.h"
#include "inspect/archive.h"
#include "inspect/inspect.h"
#include "inspect/report.h"
#include "inspect/standard.h"

static void write_report(struct strbuf *out, const struct inspection *inspection, const char *path, uint64_t size,
			 bool json)
{
	if (json)
		report_json(out, inspection, path, size);
	else
		report_text(out, inspection, path, size);
}

/* Of an archive that was refused there is nothing but the reason. */
static void run_rules(struct inspection *inspection, struct archive *archive, enum archive_result opened,
		      const char *schemas, struct strbuf *problem)
{
	if (opened == ARCHIVE_REFUSED) {
		findings_finish(&inspection->findings);
		return;
	}
	struct inspect_schemas *loaded = inspect_schemas_load(schemas, problem);
	inspection_run(inspection, &archive->package, loaded);
	inspect_schemas_free(loaded);
	if (!inspection->standard || strncmp(inspection->standard->id, "scorm", 5) != 0)
		strbuf_reset(problem); /* only SCORM has schemas here */
}

enum inspect_result inspect_zip(const char *path, const char *schemas, bool json, struct strbuf *out,
				struct strbuf *problem)
{
	struct arena arena = ARENA_INIT;
	struct inspection inspection;
	struct archive archive;
	enum inspect_result result = INSPECT_SYSTEM_FAILED;
	inspection_start(&arena, &inspection);
	const enum archive_result opened = archive_open(&arena, path, &archive, &inspection.findings, problem);
	if (opened != ARCHIVE_FAILED) {
		run_rules(&inspection, &archive, opened, schemas, problem);
		write_report(out, &inspection, path, archive.size, json);
		result = inspection.findings.severities[FINDING_ERROR] > 0 ? INSPECT_FAULTY : INSPECT_FINE;
	}
	archive_close(&archive);
	arena_release(&arena);
	return result;
}
