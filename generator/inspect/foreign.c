#include "inspect/foreign.h"

#include <string.h>
#include <strings.h>

#include "base/path.h"

struct foreign {
	struct standard standard;
	const char *marks[2]; /* a name at the root, or "*.ext" for any there; all have to be there, "" is no mark */
	const char *remedy;
};

static bool always(const struct inspection *inspection)
{
	(void)inspection;
	return true;
}

static void judge(struct inspection *inspection);

#define NAMED(kind, words, document)                                                                                   \
	{                                                                                                              \
		.id = kind, .name = words, .manifest = "", .is_document = document, .claims = always, .judge = judge   \
	}
#define FOREIGN(kind, words)  NAMED(kind, words, false)
#define DOCUMENT(kind, words) NAMED(kind, words, true)
#define AS_FILE(program)                                                                                               \
	"it is no course; add it as a file, or convert it to pages: a course exported from " program " comes "         \
	"as a zip with imsmanifest.xml in it"

/* From top to bottom, the first that fits. */
static const struct foreign foreigners[] = {
	{ FOREIGN("xapi", "xAPI (Tin Can) package"),
	  { "tincan.xml", "" },
	  "Moodle and systems that know only SCORM do not take it; ask its maker for SCORM or cmi5" },
	{ FOREIGN("aicc", "AICC package"),
	  { "*.crs", "*.au" },
	  "AICC was given up in 2014 and few LMSs take it (Moodle only where its administrator allows it); ask its "
	  "maker for "
	  "SCORM or cmi5" },
	{ DOCUMENT("moodle-backup", "Moodle backup"),
	  { "moodle_backup.xml", "" },
	  "no LMS imports it as a package; in Moodle choose Restore in the course and give it the file with the name "
	  "ending "
	  "in .mbz" },
	{ DOCUMENT("word", "Word document"),
	  { "[Content_Types].xml", "word/document.xml" },
	  AS_FILE("an authoring program") },
	{ DOCUMENT("powerpoint", "PowerPoint presentation"),
	  { "[Content_Types].xml", "ppt/presentation.xml" },
	  AS_FILE("iSpring, Articulate and the like") },
	{ DOCUMENT("excel", "Excel workbook"),
	  { "[Content_Types].xml", "xl/workbook.xml" },
	  AS_FILE("an authoring program") },
	{ DOCUMENT("office", "Office document"),
	  { "[Content_Types].xml", "_rels/.rels" },
	  AS_FILE("an authoring program") },
	{ DOCUMENT("opendocument", "OpenDocument file"),
	  { "META-INF/manifest.xml", "content.xml" },
	  AS_FILE("an authoring program") },
};

/* At the root. */
static bool has_extension(const struct package *package, const char *extension)
{
	for (size_t i = 0; i < package->count; i++) {
		const char *path = package_inner_path(package, &package->files[i]);
		if (path && !strchr(path, '/') && strcasecmp(path_extension(path), extension) == 0)
			return true;
	}
	return false;
}

static bool has_mark(const struct package *package, const char *mark)
{
	return *mark == '\0' ||
	       (*mark == '*' ? has_extension(package, mark + 1) : package_find_folded(package, mark) != NULL);
}

const struct standard *foreign_standard(const struct package *package)
{
	for (size_t i = 0; i < sizeof foreigners / sizeof foreigners[0]; i++)
		if (has_mark(package, foreigners[i].marks[0]) && has_mark(package, foreigners[i].marks[1]))
			return &foreigners[i].standard;
	return NULL;
}

static void judge(struct inspection *inspection)
{
	/* the standard is the first member of its row */
	const struct foreign *foreign = (const struct foreign *)(const void *)inspection->standard;
	findings_add(&inspection->findings, INSPECT_PACKAGE_FOREIGN, PLACE_OF_ARCHIVE, "%s: %s", foreign->standard.name,
		     foreign->remedy);
}
