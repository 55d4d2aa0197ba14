/*
 * Holding a manifest against its official schema, and telling what libxml2 says of it in fewer words.
 */
#include "inspect/manifest.h"

#include <stdlib.h>
#include <string.h>

/* Metadata in namespaces of other standards is no fault: LMSs pass over it. */
static bool is_about_foreign_metadata(const char *line)
{
	return strstr(line, "demanded by the strict wildcard") && !strstr(line, "{http://www.adlnet.org/xsd/adl") &&
	       !strstr(line, "/xsd/imscp_") && !strstr(line, "{http://www.imsglobal.org/xsd/imsss}");
}

/* Without "{namespace}", which says nothing to people who write one namespace only. */
static const char *without_namespaces(struct arena *arena, const char *message, size_t length)
{
	char *copy = arena_strndup(arena, message, length), *out = copy;
	for (const char *c = copy; *c; c++) {
		const char *end = *c == '{' ? strchr(c, '}') : NULL;
		if (end)
			c = end;
		else
			*out++ = *c;
	}
	while (out > copy && (out[-1] == ' ' || out[-1] == '.'))
		out--;
	*out = '\0';
	return copy;
}

static void tell_line(struct inspection *inspection, const char *name, const char *line, size_t length)
{
	struct place place = place_of_file(inspection->manifest);
	const char *text = arena_strndup(inspection->arena, line, length);
	if (strncmp(text, "line ", 5) == 0) {
		char *end;
		place.line = (int)strtol(text + 5, &end, 10);
		text = *end == ':' ? end + 2 : text;
	}
	if (is_about_foreign_metadata(text) || findings_have_line(&inspection->findings, place.path, place.line))
		return;
	findings_add(&inspection->findings, INSPECT_MANIFEST_SCHEMA, place,
		     "%s; write what the schema of %s allows there",
		     without_namespaces(inspection->arena, text, strlen(text)), name);
}

void manifest_check_schema(struct inspection *inspection, const struct schema *schema, const char *name)
{
	struct strbuf problem = STRBUF_INIT;
	if (schema && inspection->manifest_text &&
	    !schema_validate(schema, inspection->manifest_text, inspection->manifest_length, &problem)) {
		for (const char *line = problem.text; *line;) {
			const size_t length = strcspn(line, "\n");
			if (length > 0)
				tell_line(inspection, name, line, length);
			line += length + (line[length] == '\n');
		}
	}
	strbuf_release(&problem);
}
