#include "output/code_blocks.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "output/policy.h"

/* ---- finding them ---- */

static bool starts_with(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(end - at) >= length && strncasecmp(at, word, length) == 0;
}

/* Behind the next `word`, or `end`. */
static const char *behind(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);
	while (at < end && !starts_with(at, end, word)) {
		const char *next = memchr(at + 1, word[0], (size_t)(end - at - 1));
		at = next ? next : end;
	}
	return at < end ? at + length : end;
}

const char *markup_tag_end(const char *at, const char *end)
{
	char quote = '\0';
	for (; at < end; at++) {
		if (quote)
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at + 1;
	}
	return end;
}

static bool is_tag_of(const char *at, const char *end, const char *name)
{
	size_t length = strlen(name);
	if (!starts_with(at + 1, end, name) || (size_t)(end - at) < length + 2)
		return false;
	return strchr(" \t\r\n/>", at[1 + length]) != NULL;
}

/* Where the element's text ends: at its end tag, in any case of letters. */
static const char *content_end(const char *at, const char *end, const char *name)
{
	while (at < end) {
		const char *less = memchr(at, '<', (size_t)(end - at));
		if (!less)
			break;
		if (less + 1 < end && less[1] == '/' && starts_with(less + 2, end, name))
			return less;
		at = less + 1;
	}
	return end;
}

bool code_block_next(const char **cursor, const char *end, const char *name, const char **content, size_t *length)
{
	const char *at = *cursor;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (starts_with(at, end, "<!--")) {
			at = behind(at + 4, end, "-->");
		} else if (starts_with(at, end, "<![CDATA[")) {
			at = behind(at + 9, end, "]]>");
		} else if (is_tag_of(at, end, name)) {
			const char *start = markup_tag_end(at, end);
			bool empty = start - at >= 2 && start[-2] == '/';
			*content = start;
			*length = empty ? 0 : (size_t)(content_end(start, end, name) - start);
			*cursor = start + *length;
			return true;
		} else {
			at++;
		}
	}
	return false;
}

/* ---- judging them ---- */

bool code_block_is_allowed(const char *policy, const char *directive, const char *content, size_t length)
{
	size_t sources_length = 0;
	const char *sources = policy_directive(policy, directive, &sources_length);
	if (!sources)
		sources = policy_directive(policy, "default-src", &sources_length);
	if (!sources)
		return false;
	char hash[HASH_CSP_SIZE];
	hash_csp(content, length, hash);
	for (const char *quote = sources; quote < sources + sources_length; quote++)
		if (*quote == '\'' && strncmp(quote + 1, hash, sizeof hash - 1) == 0 && quote[sizeof hash] == '\'')
			return true;
	return false;
}
