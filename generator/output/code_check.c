#include "output/code_check.h"

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
};

static void report_each(struct diagnostics *diagnostics, const struct checked_file *file, const struct forbidden *forbidden,
			const char *text, size_t length, int line)
{
	for (size_t at = forbidden->find(text, length, 0); at < length; at = forbidden->find(text, length, at + 1))
		diag_report(diagnostics, DIAG_EXTERNAL_REQUEST, place_of(file, text, at, line), "%s '%.*s'; %s%s",
			    forbidden->what, shown_length(text + at, length - at), text + at, forbidden->remedy,
			    file->made_from);
}

void code_check_style(struct diagnostics *diagnostics, const struct checked_file *file, const char *text, size_t length,
		      int line)
{
	static const struct forbidden address = { address_in_style, "the style sheet loads", "use data: or nothing" };

	report_each(diagnostics, file, &address, text, length, line);
}

void code_check_script(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
		       size_t length, int line)
{
	static const struct forbidden address = { address_in_script, "the script holds the address",
						  "take it from the page's data or leave it out" };
	static const struct forbidden reach = { reach_in_script, "the script reaches out of the page with",
						"no page needs that: leave it out" };

	report_each(diagnostics, file, &address, text, length, line);
	report_each(diagnostics, file, &reach, text, length, line);
}
