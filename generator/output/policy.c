#include "output/policy.h"

#include <string.h>
#include <strings.h>

static const char blanks[] = " \t\r\n\f";

/* A policy is a list of directives divided by semicolons: the next one from `*at` on, its name first. */
static const char *next_directive(const char **at, size_t *length)
{
	const char *start = *at + strspn(*at, " ;\t\r\n\f");
	*length = strcspn(start, ";");
	*at = start + *length;
	return *length > 0 ? start : NULL;
}

const char *policy_directive(const char *policy, const char *name, size_t *length)
{
	const size_t name_length = strlen(name);
	const char *directive;
	size_t whole = 0;
	while ((directive = next_directive(&policy, &whole)) != NULL) {
		if (strcspn(directive, " ;\t\r\n\f") == name_length && strncasecmp(directive, name, name_length) == 0) {
			*length = whole - name_length;
			return directive + name_length;
		}
	}
	return NULL;
}

/* ---- what may stand in it ---- */

enum sources { NOTHING = 0, OWN_FILES = 1, DATA = 2, HASHES = 4, NETWORK = 8 };

static const struct {
	const char *name;
	int sources; /* 'none' may always stand */
} directives[] = {
	{ "default-src", NOTHING },
	{ "script-src", OWN_FILES | HASHES },
	{ "style-src", OWN_FILES | HASHES },
	{ "img-src", OWN_FILES | DATA },
	{ "media-src", OWN_FILES | DATA },
	{ "font-src", OWN_FILES | DATA },
	{ "connect-src", NETWORK },
	{ "object-src", NOTHING },
	{ "frame-src", NOTHING },
	{ "child-src", NOTHING },
	{ "worker-src", NOTHING },
	{ "manifest-src", NOTHING },
	{ "base-uri", NOTHING },
	{ "form-action", NOTHING },
};

/* What falls back to default-src needs no directive of its own; these two do not. */
static const char *const required[] = { "default-src", "base-uri", "form-action" };

static bool is_word(const char *text, size_t length, const char *word)
{
	return strlen(word) == length && strncasecmp(text, word, length) == 0;
}

static bool starts_with(const char *text, size_t length, const char *word)
{
	return length > strlen(word) && strncasecmp(text, word, strlen(word)) == 0;
}

static bool is_allowed(const char *source, size_t length, int sources)
{
	if (is_word(source, length, "'none'"))
		return true;
	if ((sources & OWN_FILES) && (is_word(source, length, "'self'") || is_word(source, length, "file:")))
		return true;
	if ((sources & DATA) && is_word(source, length, "data:"))
		return true;
	if ((sources & NETWORK) && (is_word(source, length, "http:") || is_word(source, length, "https:")))
		return true;
	return (sources & HASHES) && starts_with(source, length, "'sha256-");
}

bool policy_lets_connect(const char *policy)
{
	size_t length = 0;
	const char *sources = policy_directive(policy, "connect-src", &length);
	const size_t before = sources ? strspn(sources, blanks) : 0;
	return sources && length > before && !is_word(sources + before, length - before, "'none'");
}

static const char *weak_directive(struct arena *arena, const char *directive, size_t length)
{
	const size_t name = strcspn(directive, " ;\t\r\n\f");
	size_t row = 0;
	while (row < sizeof directives / sizeof directives[0] && !is_word(directive, name, directives[row].name))
		row++;
	if (row == sizeof directives / sizeof directives[0])
		return arena_printf(arena, "has '%.*s', which nothing here needs", (int)name, directive);
	for (size_t at = name; at < length;) {
		at += strspn(directive + at, blanks);
		const size_t source = strcspn(directive + at, " ;\t\r\n\f");
		if (source > 0 && !is_allowed(directive + at, source, directives[row].sources))
			return arena_printf(arena, "lets '%s' have %.*s", directives[row].name, (int)source,
					    directive + at);
		at += source;
	}
	return NULL;
}

const char *policy_weakness(struct arena *arena, const char *policy)
{
	const char *at = policy;
	const char *directive;
	size_t length = 0;
	while ((directive = next_directive(&at, &length)) != NULL) {
		const char *weakness = weak_directive(arena, directive, length);
		if (weakness)
			return weakness;
	}
	for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
		if (!policy_directive(policy, required[i], &length))
			return arena_printf(arena, "lacks %s 'none'", required[i]);
	return NULL;
}
