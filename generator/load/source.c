#define _XOPEN_SOURCE 700 /* realpath() */
#include "load/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"

static bool is_link(const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* Is one of the folders below the root, or the file itself, a symbolic link? Asked for every file, so without realpath(). */
static bool passes_link(const char *path, size_t root_length)
{
	char part[4096];
	size_t length = strlen(path);
	if (length >= sizeof part)
		return true;
	memcpy(part, path, length + 1);
	for (size_t i = root_length + 1; i <= length; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		part[i] = '\0';
		if (is_link(part))
			return true;
		part[i] = path[i];
	}
	return false;
}

static bool is_below(const char *folder, const char *path)
{
	size_t length = strlen(folder);
	if (length == 1)
		return true; /* the root of the file system */
	return strncmp(folder, path, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

bool source_is_inside(struct arena *arena, const char *root, const char *inside)
{
	const char *path = path_join(arena, root, inside);
	if (!passes_link(path, strlen(path) - strlen(inside)))
		return true;
	char *real_root = realpath(root, NULL);
	char *real_path = realpath(path, NULL);
	bool result = real_root && (real_path ? is_below(real_root, real_path) : errno == ENOENT);
	free(real_path);
	free(real_root);
	return result;
}

static void report_unread(enum file_result result, const char *path, size_t limit, struct place from,
                          struct diagnostics *diagnostics)
{
	struct place whole = { path, 1, 1 };
	struct place place = from.path ? from : whole;
	switch (result) {
	case FILE_MISSING:
		diag_report(diagnostics, DIAG_FILE_MISSING, place, "there is no file '%s'; write it or correct the name", path);
		break;
	case FILE_TOO_LARGE:
		diag_report(diagnostics, DIAG_FILE_TOO_LARGE, whole, "the file is larger than %zu KB; split it into shorter ones",
		            limit / 1024);
		break;
	case FILE_NOT_REGULAR:
		diag_report(diagnostics, DIAG_FILE_UNREADABLE, place, "'%s' is not a file; remove it or write a file of that name",
		            path);
		break;
	default:
		diag_report(diagnostics, DIAG_FILE_UNREADABLE, place, "'%s' cannot be read (%s); check its permissions", path,
		            strerror(errno));
		break;
	}
}

static struct place place_in(const struct source *source, size_t offset)
{
	struct place place = { source->path, 0, 0 };
	utf8_position(source->text, offset, &place.line, &place.column);
	return place;
}

static bool check_text(const struct source *source, struct diagnostics *diagnostics)
{
	size_t invalid = utf8_first_invalid(source->text, source->length);
	if (invalid < source->length) {
		diag_report(diagnostics, DIAG_UTF8_INVALID, place_in(source, invalid),
		            "these bytes are not UTF-8; save the file as UTF-8");
		return false;
	}
	size_t forbidden = utf8_first_forbidden(source->text, source->length);
	if (forbidden < source->length) {
		size_t bytes;
		uint32_t character = utf8_decode(source->text + forbidden, source->length - forbidden, &bytes);
		diag_report(diagnostics, DIAG_CONTROL_CHARACTER, place_in(source, forbidden),
		            "the invisible control character U+%04X; remove it", (unsigned)character);
		return false;
	}
	return true;
}

/* "\r\n" and a lone "\r" become "\n", in place. */
static size_t normalise_line_ends(char *text, size_t length)
{
	char *from = memchr(text, '\r', length);
	if (!from)
		return length;
	char *to = from;
	for (const char *end = text + length; from < end; from++) {
		if (*from == '\r' && from + 1 < end && from[1] == '\n')
			continue;
		*to++ = *from == '\r' ? '\n' : *from;
	}
	*to = '\0';
	return (size_t)(to - text);
}

bool source_read(struct arena *arena, const char *root, const char *inside, size_t limit, struct place from,
                 struct diagnostics *diagnostics, struct source *source)
{
	char *text;
	size_t length;
	source->inside = inside;
	source->path = path_join(arena, root, inside);
	if (!source_is_inside(arena, root, inside)) {
		diag_report(diagnostics, DIAG_PATH_OUTSIDE, from.path ? from : (struct place){ source->path, 1, 1 },
		            "'%s' is a link that leads out of the kit; copy the file into the kit", source->path);
		return false;
	}
	enum file_result result = file_read(arena, source->path, limit, &text, &length);
	if (result != FILE_OK) {
		report_unread(result, source->path, limit, from, diagnostics);
		return false;
	}
	size_t skipped = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	source->text = text + skipped;
	source->length = length - skipped;
	if (!check_text(source, diagnostics))
		return false;
	source->length = normalise_line_ends(text + skipped, source->length);
	return true;
}
