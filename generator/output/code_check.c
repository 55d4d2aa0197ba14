#include "output/code_check.h"

#include <string.h>

#include "output/address.h"

/* What stands there, up to the end of the line and not too long. */
static int shown_length(const char *text, size_t length)
{
	const size_t limit = 40;
	size_t i = 0;
	while (i < length && i < limit && (unsigned char)text[i] >= ' ' && (unsigned char)text[i] < 0x7F)
		i++;
	return (int)i;
}

static struct place place_of(const struct checked_file *file, const char *text, size_t offset, int line)
{
	for (size_t i = 0; i < offset; i++)
		line += text[i] == '\n';
	return (struct place){ .path = file->shown, .line = line };
}

/* Something that no page may have, as diagnostics tell it: "the script holds the address '…'; take it …". `find` gives the offset of the next
 * one from an offset on, `length` when there is none. */
struct forbidden {
	size_t (*find)(const char *text, size_t length, size_t from);
	const char *what;
	const char *remedy;
	const char *const *allowed; /* what may stand there all the same, by its beginning, then NULL; or NULL */
};

static bool is_allowed(const struct forbidden *forbidden, const char *text, size_t length)
{
	for (const char *const *each = forbidden->allowed; each && *each; each++)
		if (strlen(*each) <= length && memcmp(*each, text, strlen(*each)) == 0)
			return true;
	return false;
}

static void report_each(struct diagnostics *diagnostics, const struct checked_file *file, const struct forbidden *forbidden,
			const char *text, size_t length, int line)
{
	for (size_t at = forbidden->find(text, length, 0); at < length; at = forbidden->find(text, length, at + 1)) {
		if (is_allowed(forbidden, text + at, length - at))
			continue;
		diag_report(diagnostics, DIAG_EXTERNAL_REQUEST, place_of(file, text, at, line), "%s '%.*s'; %s%s",
			    forbidden->what, shown_length(text + at, length - at), text + at, forbidden->remedy,
			    file->made_from);
	}
}

void code_check_style(struct diagnostics *diagnostics, const struct checked_file *file, const char *text, size_t length,
		      int line)
{
	static const struct forbidden address = { address_in_style, "the style sheet loads", "use data: or nothing", NULL };

	report_each(diagnostics, file, &address, text, length, line);
}

#define SCRIPT_ADDRESS "the script holds the address", "take it from the page's data or leave it out"
#define SCRIPT_REACH "the script reaches out of the page with", "no page needs that: leave it out"

void code_check_script(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
		       size_t length, int line)
{
	static const struct forbidden address = { address_in_script, SCRIPT_ADDRESS, NULL };
	static const struct forbidden reach = { reach_in_script, SCRIPT_REACH, NULL };

	report_each(diagnostics, file, &address, text, length, line);
	report_each(diagnostics, file, &reach, text, length, line);
}

void code_check_tracker(struct diagnostics *diagnostics, const struct checked_file *file)
{
	static const char *const names[] = { "http://adlnet.gov/expapi/", "https://w3id.org/xapi/", NULL };
	static const char *const calls[] = { "XMLHttpRequest", "fetch(", NULL };
	static const struct forbidden address = { address_in_script, SCRIPT_ADDRESS, names };
	static const struct forbidden reach = { reach_in_script, SCRIPT_REACH, calls };

	report_each(diagnostics, file, &address, file->text, file->length, 1);
	report_each(diagnostics, file, &reach, file->text, file->length, 1);
}
