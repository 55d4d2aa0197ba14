/*
 * Fuzzing front matter alone: the fences, and libyaml's events turned into a tree.
 */
#include <stdint.h>
#include <string.h>

#include "load/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct diagnostics *diagnostics = diagnostics_new();
	struct frontmatter parts;
	const char *text = arena_strndup(&arena, (const char *)data, size);
	if (frontmatter_split("input.md", text, size, &parts, diagnostics))
		yaml_parse(&arena, "input.md", parts.yaml, parts.yaml_length, parts.yaml_line, diagnostics);
	yaml_parse(&arena, "input.yaml", text, size, 1, diagnostics);
	diagnostics_free(diagnostics);
	arena_release(&arena);
	return 0;
}
