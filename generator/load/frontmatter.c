#include <string.h>

#include "load/yaml.h"

/* The line from `start` on, without trailing blanks; `*next` is where the next one begins. */
static size_t line_length(const char *start, const char *end, const char **next)
{
	const char *feed = memchr(start, '\n', (size_t)(end - start));
	const char *stop = feed ? feed : end;
	*next = feed ? feed + 1 : end;
	while (stop > start && (stop[-1] == ' ' || stop[-1] == '\t'))
		stop--;
	return (size_t)(stop - start);
}

static bool is_fence(const char *line, size_t length, const char *fence)
{
	return length == 3 && memcmp(line, fence, 3) == 0;
}

bool frontmatter_split(const char *path, const char *text, size_t length, struct frontmatter *parts,
                       struct diagnostics *diagnostics)
{
	const char *end = text + length;
	const char *line = text;
	*parts = (struct frontmatter){ .yaml = text, .yaml_line = 1, .body = text, .body_length = length, .body_line = 1 };
	if (!is_fence(text, line_length(text, end, &line), "---"))
		return true;

	parts->yaml = line;
	parts->yaml_line = 2;
	for (int number = 2; line < end; number++) {
		const char *next;
		size_t size = line_length(line, end, &next);
		if (is_fence(line, size, "---") || is_fence(line, size, "...")) {
			parts->yaml_length = (size_t)(line - parts->yaml);
			parts->body = next;
			parts->body_length = (size_t)(end - next);
			parts->body_line = number + 1;
			return true;
		}
		line = next;
	}
	diag_report(diagnostics, DIAG_FRONTMATTER_UNCLOSED, (struct place){ path, 1, 1 },
	            "the front matter that starts here has no end; put a line '---' below its last key");
	return false;
}
