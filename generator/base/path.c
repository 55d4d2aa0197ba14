#include "base/path.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { NAME_LIMIT = 80, PATH_LIMIT = 180 };

char *path_join(struct arena *arena, const char *folder, const char *name)
{
	while (*name == '/')
		name++;
	if (*folder == '\0' || strcmp(folder, ".") == 0)
		return arena_strdup(arena, name);
	const size_t folder_length = strlen(folder);
	const size_t name_length = strlen(name);
	char *path = arena_alloc(arena, folder_length + name_length + 2);
	char *end = path + folder_length;
	memcpy(path, folder, folder_length);
	if (end[-1] != '/')
		*end++ = '/';
	memcpy(end, name, name_length);
	return path;
}

char *path_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_strdup(arena, ".");
	if (slash == path)
		return arena_strdup(arena, "/");
	return arena_strndup(arena, path, (size_t)(slash - path));
}

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

const char *path_extension(const char *path)
{
	const char *name = path_name(path);
	const char *dot = strrchr(name, '.');
	return dot && dot != name ? dot : path + strlen(path);
}

static bool has_scheme(const char *reference)
{
	if (!isalpha((unsigned char)*reference))
		return false;
	size_t length = strspn(reference, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
	return reference[length] == ':';
}

static bool is_inner_reference(const char *reference)
{
	if (*reference == '/' || has_scheme(reference))
		return false;
	for (const char *c = reference; *c; c++)
		if (*c == '\\' || (unsigned char)*c < 0x20 || *c == 0x7F)
			return false;
	return true;
}

/* Append the parts of `path` to the `length` characters in `out`; false when ".." leads above the root. */
static bool append_parts(char *out, size_t *length, const char *path)
{
	while (*path) {
		size_t part = strcspn(path, "/");
		if (part == 2 && path[0] == '.' && path[1] == '.') {
			if (*length == 0)
				return false;
			while (*length > 0 && out[--*length] != '/')
				continue;
		} else if (part > 0 && !(part == 1 && path[0] == '.')) {
			if (*length > 0)
				out[(*length)++] = '/';
			memcpy(out + *length, path, part);
			*length += part;
		}
		path += part;
		path += *path == '/';
	}
	return true;
}

char *path_resolve(struct arena *arena, const char *folder, const char *reference)
{
	if (!is_inner_reference(reference))
		return NULL;
	char *out = arena_alloc(arena, strlen(folder) + strlen(reference) + 2);
	size_t length = 0;
	if (!append_parts(out, &length, folder) || !append_parts(out, &length, reference))
		return NULL;
	out[length] = '\0';
	return out;
}

char *path_relative(struct arena *arena, const char *from, const char *to)
{
	size_t common = 0;
	for (size_t i = 0; from[i] && from[i] == to[i]; i++)
		if (from[i] == '/')
			common = i + 1;
	size_t up = 0;
	for (const char *c = from + common; *c; c++)
		up += *c == '/';
	size_t rest = strlen(to + common);
	char *way = arena_alloc(arena, 3 * up + rest + 1);
	for (size_t i = 0; i < up; i++)
		memcpy(way + 3 * i, "../", 3);
	memcpy(way + 3 * up, to + common, rest);
	return way;
}

/* Windows opens a device for these, whatever the extension. */
static bool is_device_name(const char *name, size_t length)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul" };
	size_t stem = strcspn(name, ".");
	if (stem > length)
		stem = length;
	for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
		if (stem == 3 && strncasecmp(name, devices[i], 3) == 0)
			return true;
	bool numbered = strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0;
	return stem == 4 && numbered && name[3] >= '0' && name[3] <= '9';
}

bool path_name_is_device(const char *name)
{
	return is_device_name(name, strlen(name));
}

static bool is_portable(const char *name, size_t length, bool any_case)
{
	if (length == 0 || length > NAME_LIMIT || name[0] == '.' || name[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = name[i];
		bool letter = (c >= 'a' && c <= 'z') || (any_case && c >= 'A' && c <= 'Z');
		if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-')
			return false;
	}
	return !is_device_name(name, length);
}

bool path_name_is_portable(const char *name)
{
	return is_portable(name, strlen(name), false);
}

bool path_is_publishable(const char *path)
{
	if (strlen(path) > PATH_LIMIT)
		return false;
	for (;;) {
		size_t part = strcspn(path, "/");
		if (!is_portable(path, part, true))
			return false;
		if (path[part] == '\0')
			return true;
		path += part + 1;
	}
}
