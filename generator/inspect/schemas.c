#include "inspect/schemas.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"

static const struct schema_import scorm12_imports[] = {
	{ "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd" },
	{ "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd" },
	{ "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd" },
};

static const struct schema_import scorm2004_imports[] = {
	{ "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd" },
	{ "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd" },
	{ "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd" },
	{ "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd" },
	{ "http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd" },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
	const char *name;
	const struct schema_import *imports;
	size_t count;
} sets[] = {
	{ "scorm12", scorm12_imports, COUNT(scorm12_imports) },
	{ "scorm2004", scorm2004_imports, COUNT(scorm2004_imports) },
	{ "scorm2004-3", scorm2004_imports, COUNT(scorm2004_imports) },
};

struct inspect_schemas {
	struct schema *compiled[COUNT(sets)]; /* NULL: not there */
};

const char *inspect_schema_name(size_t index)
{
	return index < COUNT(sets) ? sets[index].name : NULL;
}

size_t inspect_schema_count(void)
{
	return COUNT(sets);
}

struct inspect_schemas *inspect_schemas_load(const char *folder, struct strbuf *problem)
{
	struct arena arena = ARENA_INIT;
	struct inspect_schemas *schemas = memory_alloc(sizeof *schemas);
	memset(schemas, 0, sizeof *schemas);
	for (size_t i = 0; folder && i < COUNT(sets); i++) {
		const char *path = path_join(&arena, folder, sets[i].name);
		if (file_is_folder(path))
			schemas->compiled[i] = schema_load(path, sets[i].imports, sets[i].count, problem);
		else
			strbuf_addf(problem, "%s is missing\n", path);
	}
	arena_release(&arena);
	return schemas;
}

void inspect_schemas_free(struct inspect_schemas *schemas)
{
	if (!schemas)
		return;
	for (size_t i = 0; i < COUNT(sets); i++)
		schema_free(schemas->compiled[i]);
	free(schemas);
}

const struct schema *inspect_schema(const struct inspect_schemas *schemas, const char *name)
{
	for (size_t i = 0; schemas && i < COUNT(sets); i++)
		if (strcmp(sets[i].name, name) == 0)
			return schemas->compiled[i];
	return NULL;
}
