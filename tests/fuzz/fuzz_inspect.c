/*
 * Fuzzing `waymark inspect`: the first byte chooses between a whole zip and one document that is put into a package made here, so that
 * readers of XML, HTML and JSON are reached without guessing a zip around them.
 */
#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/xmlread.h"
#include "inspect/archive.h"
#include "inspect/inspect.h"
#include "inspect/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct document {
	const char *text;
	size_t length;
};

static enum package_read read_document(const struct package *package, const struct package_file *file, uint64_t limit,
				       struct strbuf *out)
{
	const struct document *document = package->source;
	(void)file;
	if (document->length > limit)
		return PACKAGE_READ_TOO_LARGE;
	strbuf_add(out, document->text, document->length);
	return PACKAGE_READ;
}

static void report_both(const struct inspection *inspection)
{
	struct strbuf text = STRBUF_INIT;
	report_text(&text, inspection, "fuzz.zip", 1);
	report_json(&text, inspection, "fuzz.zip", 1);
	strbuf_release(&text);
}

/* All files of the package have the same content: a manifest may refer to itself. */
static void inspect_document(struct arena *arena, const char *name, const char *text, size_t length)
{
	struct document document = { text, length };
	const struct package_file files[] = {
		{ .path = name, .size = length, .index = 0 },
		{ .path = "a/one.html", .size = length, .index = 1 },
		{ .path = "style.css", .size = length, .index = 2 },
	};
	struct package package = { .files = files, .count = 3, .read = read_document, .source = &document };
	struct inspection inspection;
	package_start(arena, &package);
	inspect_files(arena, &package, NULL, &inspection);
	report_both(&inspection);
}

static void inspect_archive(struct arena *arena, const uint8_t *data, size_t size)
{
	struct inspection inspection;
	struct archive archive;
	inspection_start(arena, &inspection);
	if (archive_open_memory(arena, data, size, &archive, &inspection.findings) == ARCHIVE_OPEN) {
		inspection_run(&inspection, &archive.package, NULL);
		report_both(&inspection);
	}
	archive_close(&archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "imsmanifest.xml", "cmi5.xml", "h5p.json", "META-INF/container.xml",
					     "index.html" };
	static bool started;
	struct arena arena = ARENA_INIT;
	if (!started)
		xmlread_start_library();
	started = true;
	if (size > 0 && data[0] >= '0' && data[0] < '5')
		inspect_document(&arena, names[data[0] - '0'], (const char *)data + 1, size - 1);
	else
		inspect_archive(&arena, data, size);
	arena_release(&arena);
	return 0;
}
