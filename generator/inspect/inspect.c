#include "inspect/inspect.h"

#include <string.h>

#include "inspect/names.h"
#include "inspect/recognise.h"
#include "inspect/requests.h"
#include "inspect/standard.h"

void inspection_start(struct arena *arena, struct inspection *inspection)
{
	*inspection = (struct inspection){ .arena = arena,
					   .findings = { .arena = arena },
					   .edition = "",
					   .made_with = "",
					   .title = "",
					   .manifest_words = "" };
}

/* Insert into the list of the largest, which is short. */
static void note_large(struct inspection *inspection, const struct package_file *file)
{
	for (size_t i = 0; i < LARGEST_FILES; i++) {
		const struct package_file *there = inspection->largest[i];
		if (there && there->size >= file->size)
			continue;
		memmove(&inspection->largest[i + 1], &inspection->largest[i],
			(LARGEST_FILES - i - 1) * sizeof inspection->largest[0]);
		inspection->largest[i] = file;
		return;
	}
}

static void measure(struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->package->count; i++) {
		const struct package_file *file = &inspection->package->files[i];
		if (file->is_folder)
			continue;
		inspection->file_count++;
		if (__builtin_add_overflow(inspection->unpacked_size, file->size, &inspection->unpacked_size))
			inspection->unpacked_size = UINT64_MAX;
		if (__builtin_add_overflow(inspection->packed_size, file->packed_size, &inspection->packed_size))
			inspection->packed_size = UINT64_MAX;
		note_large(inspection, file);
	}
}

static void tell_unread(struct inspection *inspection)
{
	if (inspection->unread > 0)
		findings_add(&inspection->findings, INSPECT_DOCUMENTS_UNREAD, PLACE_OF_ARCHIVE,
			     "documents not looked at: %zu, as those before have more than %d MB; make several "
			     "packages of it to have all of them looked at",
			     inspection->unread, (int)(READING_LIMIT >> 20));
}

void inspection_run(struct inspection *inspection, struct package *package, const struct inspect_schemas *schemas)
{
	inspection->package = package;
	inspection->schemas = schemas;
	measure(inspection);
	recognise(inspection);
	inspection->made_with = maker_of(package);
	const bool is_document = inspection->standard && inspection->standard->is_document;
	if (!is_document)
		names_check(inspection);
	if (inspection->standard)
		inspection->standard->judge(inspection);
	if (!is_document)
		requests_check(inspection);
	hosts_finish(&inspection->hosts);
	tell_unread(inspection);
	findings_finish(&inspection->findings);
}

void inspect_files(struct arena *arena, struct package *package, const struct inspect_schemas *schemas,
		   struct inspection *inspection)
{
	inspection_start(arena, inspection);
	inspection_run(inspection, package, schemas);
}
