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

void code_check_style(struct diagnostics *diagnostics, const struct checked_file *file, const char *text, size_t length,
		      int line)
{
	size_t at = 0;
	while ((at = address_in_style(text, length, at)) < length) {
		diag_report(diagnostics, DIAG_EXTERNAL_REQUEST, place_of(file, text, at, line),
			    "the style sheet loads '%.*s'; use data: or nothing%s",
			    shown_length(text + at, length - at), text + at, file->made_from);
		at++;
	}
}

static void check_addresses(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
			    size_t length, int line)
{
	size_t at = 0;
	while ((at = address_in_script(text, length, at)) < length) {
		diag_report(diagnostics, DIAG_EXTERNAL_REQUEST, place_of(file, text, at, line),
			    "the script holds the address '%.*s'; take it from the page's data or leave it out%s",
			    shown_length(text + at, length - at), text + at, file->made_from);
		at++;
	}
}

static void check_reach(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
			size_t length, int line)
{
	size_t at = 0;
	while ((at = reach_in_script(text, length, at)) < length) {
		diag_report(diagnostics, DIAG_EXTERNAL_REQUEST, place_of(file, text, at, line),
			    "the script reaches out of the page with '%.*s'; no page needs that: leave it out%s",
			    shown_length(text + at, length - at), text + at, file->made_from);
		at++;
	}
}

void code_check_script(struct diagnostics *diagnostics, const struct checked_file *file, const char *text,
		       size_t length, int line)
{
	check_addresses(diagnostics, file, text, length, line);
	check_reach(diagnostics, file, text, length, line);
}
