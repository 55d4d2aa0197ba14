#include "inspect/names.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "base/utf8.h"

enum {
	NAME_LIMIT = 80,     /* characters; what FAT, old LMSs and long folders before it leave */
	LENGTH_LIMIT = 4096, /* bytes: no system has longer paths (PATH_MAX), so their parts are not looked at */
	PATH_LIMIT = 180,    /* Windows takes 259 for the whole path, an LMS puts its own folders before it */
};

/* ---- what only a computer's own programs use ---- */

bool name_is_of_system(const char *path)
{
	static const char *const names[] = { ".DS_Store",       "Thumbs.db", "desktop.ini",
					     ".Spotlight-V100", ".Trashes",  "ehthumbs.db" };
	const char *name = path_name(path);
	if (strncmp(path, "__MACOSX/", 9) == 0 || strstr(path, "/__MACOSX/") || strncmp(name, "._", 2) == 0)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

static bool is_system_file(const struct package_file *file)
{
	return name_is_of_system(file->path);
}

static bool has_backslash(const struct package_file *file)
{
	return file->has_backslash;
}

/* Once for all of that kind, at the first of them. */
static void tell_together(struct inspection *inspection, bool (*is_one)(const struct package_file *),
			  enum inspect_rule rule, const char *what, const char *remedy)
{
	const struct package *package = inspection->package;
	size_t count = 0, first = 0;
	for (size_t i = 0; i < package->count; i++)
		if (is_one(&package->files[i]) && count++ == 0)
			first = i;
	if (count > 0)
		findings_add(&inspection->findings, rule, place_of_file(&package->files[first]), "%s: %zu; %s", what,
			     count, remedy);
}

/* ---- paths that are dangerous ---- */

static bool has_drive(const char *path)
{
	return isalpha((unsigned char)path[0]) && path[1] == ':';
}

static bool climbs(const char *path)
{
	for (const char *part = path; part; part = strchr(part, '/')) {
		part += *part == '/';
		if (strncmp(part, "..", 2) == 0 && (part[2] == '\0' || part[2] == '/'))
			return true;
	}
	return false;
}

static bool is_unsafe(const char *path)
{
	return *path == '/' || has_drive(path) || climbs(path);
}

/* ---- parts ---- */

struct name {
	struct inspection *inspection;
	const struct package_file *file;
	const char *text; /* one part of the path, terminated */
};

static bool tell(const struct name *name, enum inspect_rule rule, const char *what)
{
	findings_add(&name->inspection->findings, rule, place_of_file(name->file), "'%s' %s",
		     shortened(name->inspection->arena, name->text), what);
	return true;
}

static bool check_windows(const struct name *name)
{
	const size_t length = strlen(name->text);
	const char last = length > 0 ? name->text[length - 1] : 'x';
	if (path_name_is_device(name->text) || last == '.' || last == ' ')
		return tell(name, INSPECT_NAME_WINDOWS, "is a name that Windows cannot have; give it another one");
	if (strpbrk(name->text, "<>\"|?*"))
		return tell(name, INSPECT_NAME_WINDOWS,
			    "holds one of < > \" | ? *, which Windows cannot have; rename the file");
	return false;
}

/* One finding a name: the first is the gravest. */
static bool check_part(const struct name *name)
{
	const size_t length = strlen(name->text);
	if (utf8_first_forbidden(name->text, length) < length || strpbrk(name->text, "\t\r\n"))
		return tell(name, INSPECT_NAME_CONTROL,
			    "holds a control character or a direction override; rename the file");
	if (strpbrk(name->text, "&:'~"))
		return tell(name, INSPECT_NAME_MANGLED,
			    "holds one of & : ' ~, which Moodle or Chamilo take out, so links to it break; use a-z, "
			    "0-9, '-' and '_'");
	if (check_windows(name))
		return true;
	if (name->text[0] == '.' && !name_is_of_system(name->file->path))
		return tell(name, INSPECT_NAME_HIDDEN,
			    "begins with a dot, and some servers hand no such file out; rename it");
	for (const char *c = name->text; *c; c++)
		if ((unsigned char)*c >= 0x80)
			return tell(name, INSPECT_NAME_LETTERS,
				    name->file->name_is_converted ? "is not written in UTF-8, so each program reads it "
								    "in its own way; use a-z, 0-9, '-' and '_'"
								  : "holds other letters than those of English, which "
								    "some LMSs lose; use a-z, 0-9, '-' and '_'");
	if (utf8_count(name->text, length) > NAME_LIMIT)
		return tell(name, INSPECT_NAME_LONG, "has more than 80 characters; shorten it");
	return false;
}

static void check_path(struct inspection *inspection, const struct package_file *file)
{
	const struct place place = place_of_file(file);
	struct findings *findings = &inspection->findings;
	if (is_unsafe(file->path)) {
		findings_add(findings, INSPECT_NAME_UNSAFE, place,
			     "this path leads out of the package, where unpacking it could overwrite other files; do "
			     "not unpack it, ask "
			     "for a clean package");
		return;
	}
	if (name_is_of_system(file->path))
		return;
	if (strlen(file->path) > LENGTH_LIMIT) {
		findings_add(findings, INSPECT_NAME_LONG, place,
			     "this path has more than %d bytes, which no system takes; shorten it", LENGTH_LIMIT);
		return;
	}
	for (const char *part = file->path; *part;) {
		const size_t length = strcspn(part, "/");
		const struct name name = { inspection, file, arena_strndup(inspection->arena, part, length) };
		if (check_part(&name))
			return;
		part += length + (part[length] == '/');
	}
	if (utf8_count(file->path, strlen(file->path)) > PATH_LIMIT)
		findings_add(
		    findings, INSPECT_NAME_LONG, place,
		    "this path has more than %d characters, and LMSs put folders of their own before it; shorten it",
		    PATH_LIMIT);
}

/* ---- names that clash ---- */

static void check_duplicate(struct inspection *inspection, const struct package_file *before,
			    const struct package_file *file)
{
	if (strcmp(before->path, file->path) == 0)
		findings_add(
		    &inspection->findings, INSPECT_ENTRY_DUPLICATE, place_of_file(file),
		    "two entries have this name, and programs differ in which one they take; zip each file once");
}

static void check_clash(struct inspection *inspection, const struct package_file *before,
			const struct package_file *file)
{
	if (strcmp(before->path, file->path) != 0 && package_compare_folded(before->path, file->path) == 0 &&
	    !file->is_folder)
		findings_add(
		    &inspection->findings, INSPECT_NAME_CASE, place_of_file(file),
		    "'%s' differs in letter case only, and Windows unpacks both into one file; rename one of them",
		    shortened(inspection->arena, before->path));
}

void names_check(struct inspection *inspection)
{
	const struct package *package = inspection->package;
	for (size_t i = 0; i < package->count; i++)
		check_path(inspection, &package->files[i]);
	for (size_t i = 1; i < package->count; i++) {
		check_duplicate(inspection, package->by_path[i - 1], package->by_path[i]);
		check_clash(inspection, package->by_folded[i - 1], package->by_folded[i]);
	}
	tell_together(inspection, is_system_file, INSPECT_SYSTEM_FILE,
		      "entries that serve the file manager of one computer only", "zip without such files");
	tell_together(inspection, has_backslash, INSPECT_NAME_BACKSLASH,
		      "entries with '\\' between folder and file, which many programs take for one long name",
		      "zip with a program that writes '/'");
}
