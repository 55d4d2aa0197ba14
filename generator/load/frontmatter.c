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

/* "key:" */
static bool is_key(const char *line, size_t length)
{
	size_t name = 0;
	while (name < length && ((line[name] >= 'a' && line[name] <= 'z') || line[name] == '-'))
		name++;
	return name > 0 && name < length && line[name] == ':';
}

/* Front matter that starts a few lines late: a line "---" directly above a key. Returns its line, 0 when there is none. */
static int late_start(const char *text, const char *end)
{
	enum { LINES = 5 };
	for (int number = 1; text < end && number <= LINES; number++) {
		const char *next, *after;
		bool opens = is_fence(text, line_length(text, end, &next), "---");
		if (opens && is_key(next, line_length(next, end, &after)))
			return number;
		text = next;
	}
	return 0;
}

bool frontmatter_split(const char *path, const char *text, size_t length, struct frontmatter *parts,
                       struct diagnostics *diagnostics)
{
	const char *end = text + length;
	const char *line = text;
	*parts = (struct frontmatter){ .yaml = text, .yaml_line = 1, .body = text, .body_length = length, .body_line = 1 };
	const int start = late_start(text, end);
	if (start > 1)
		diag_report(diagnostics, DIAG_YAML, (struct place){ path, 1, 1 },
		            "front matter must start on line 1; take out what stands above its first '---'");
	else if (!is_fence(text, line_length(text, end, &line), "---"))
		return true;
	for (int number = 0; start > 1 && number < start; number++)
		line_length(line, end, &line);

	const int first_line = start > 1 ? start : 1;
	parts->yaml = line;
	parts->yaml_line = first_line + 1;
	for (int number = first_line + 1; line < end; number++) {
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
	diag_report(diagnostics, DIAG_FRONTMATTER_UNCLOSED, (struct place){ path, first_line, 1 },
	            "the front matter that starts here has no end; put a line '---' below its last key");
	return false;
}
