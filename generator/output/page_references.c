#include "output/page_checker.h"

#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/path.h"
#include "output/address.h"

const char *element_attribute(const struct element *element, const char *name)
{
	for (size_t i = 0; i < element->count; i++)
		if (strcasecmp(element->attributes[i].name, name) == 0)
			return element->attributes[i].value;
	return NULL;
}

bool checker_has_token(const char *list, const char *word)
{
	size_t length = strlen(word);
	while (list && *list) {
		list += strspn(list, " \t\r\n");
		size_t token = strcspn(list, " \t\r\n");
		if (token == length && strncasecmp(list, word, length) == 0)
			return true;
		list += token;
	}
	return false;
}

const char *checker_shortened(struct arena *arena, const char *value)
{
	const size_t limit = 60;
	size_t length = strlen(value);
	if (length <= limit)
		return value;
	size_t end = limit;
	while (end > 0 && ((unsigned char)value[end] & 0xC0) == 0x80)
		end--;
	return arena_printf(arena, "%.*s...", (int)end, value);
}

bool checker_is_one_of(const char *name, const char *const names[])
{
	for (; *names; names++)
		if (strcasecmp(name, *names) == 0)
			return true;
	return false;
}

static void add_fragment(struct checker *checker, const char *anchor, int line)
{
	uint64_t hash = hash_text(anchor);
	/* "#" and "#top" are the top of every page */
	if (*anchor == '\0' || strcasecmp(anchor, "top") == 0 || hashset_has(&checker->facts->ids, hash))
		return;
	*ARRAY_PUSH(checker->arena, checker->fragments, checker->fragment_count, checker->fragment_capacity) =
	    (struct fragment){ .anchor = anchor, .hash = hash, .line = line };
}

/* Only pages have ids; "#page=2" of some other file is for whatever program shows it. */
static bool is_page(const char *path)
{
	static const char *const extensions[] = { ".html", ".htm", ".xhtml", NULL };
	return checker_is_one_of(path_extension(path), extensions);
}

static void add_link(struct checker *checker, const struct address *address, const char *value, int line, bool loads)
{
	const char *path = path_resolve(checker->arena, checker->folder, address->path);
	if (!path) {
		enum diag_rule rule = loads ? DIAG_EXTERNAL_REQUEST : DIAG_LINK_DEAD;
		REPORT(checker, rule, line, "'%s' leads out of the output; name a file in it",
		       checker_shortened(checker->arena, value));
		return;
	}
	struct page_facts *facts = checker->facts;
	*ARRAY_PUSH(checker->arena, facts->links, facts->link_count, facts->link_capacity) = (struct page_link){
		.written = arena_strdup(checker->arena, value),
		.file = hash_text(path),
		.anchor = *address->anchor && is_page(path) ? hash_text(address->anchor) : 0,
		.line = line,
		.loads = loads,
	};
}

/* A page inside the page would have a policy of its own, and a place where other people's pages fit. */
static bool shows_pages(const struct element *element)
{
	static const char *const names[] = { "iframe", "frame",  "object",      "embed",
					     "applet", "portal", "fencedframe", NULL };
	return checker_is_one_of(element->name, names);
}

/* An address that the browser follows by itself. `passive`: what comes from it is only shown or played. */
static void check_load(struct checker *checker, const struct element *element, const char *value, bool passive)
{
	struct address address = address_read(checker->arena, value);
	bool inside = address.kind == ADDRESS_SAME_PAGE || address.kind == ADDRESS_FILE;
	if (inside && shows_pages(element))
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<%s> shows '%s' inside the page; put its words into the page or link to it", element->name,
		       checker_shortened(checker->arena, value));
	else if (address.kind == ADDRESS_SAME_PAGE)
		add_fragment(checker, address.anchor, element->line);
	else if (address.kind == ADDRESS_FILE)
		add_link(checker, &address, value, element->line, true);
	else if (address.kind == ADDRESS_CODE || (address.kind == ADDRESS_DATA && !passive))
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> runs '%s'; put it into a file of the output",
		       element->name, checker_shortened(checker->arena, value));
	else if (address.kind != ADDRESS_DATA)
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<%s> loads '%s' from elsewhere; put it into the output", element->name,
		       checker_shortened(checker->arena, value));
}

static void check_followed(struct checker *checker, const struct element *element, const char *value)
{
	struct address address = address_read(checker->arena, value);
	switch (address.kind) {
	case ADDRESS_SAME_PAGE:
		add_fragment(checker, address.anchor, element->line);
		break;
	case ADDRESS_FILE:
		add_link(checker, &address, value, element->line, false);
		break;
	case ADDRESS_CONTACT:
		break;
	case ADDRESS_WEB:
		if (!checker_has_token(element_attribute(element, "rel"), "noreferrer"))
			REPORT(checker, DIAG_LINK_REFERRER, element->line,
			       "the link to '%s' lacks rel=\"noreferrer\"; add it",
			       checker_shortened(checker->arena, value));
		break;
	case ADDRESS_CODE:
	case ADDRESS_DATA:
		REPORT(checker, DIAG_INLINE_CODE, element->line, "the link to '%s' runs code; link to a page",
		       checker_shortened(checker->arena, value));
		break;
	case ADDRESS_OTHER:
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "the link to '%s' is none that may leave the output; use https:, http:, mailto:, tel: or sms:",
		       checker_shortened(checker->arena, value));
		break;
	}
}

void checker_href(struct checker *checker, const struct element *element, const char *value)
{
	static const char *const followed[] = { "a", "area", NULL };
	static const char *const pictures[] = { "image", "feImage", NULL };
	if (checker_is_one_of(element->name, followed)) {
		check_followed(checker, element, value);
		return;
	}
	if (strcasecmp(element->name, "base") == 0)
		return; /* the element itself is a fault */
	bool icon =
	    strcasecmp(element->name, "link") == 0 && checker_has_token(element_attribute(element, "rel"), "icon");
	check_load(checker, element, value, icon || checker_is_one_of(element->name, pictures));
}

void checker_source(struct checker *checker, const struct element *element, const char *value)
{
	static const char *const media[] = { "img", "audio", "video", "source", "track", "input", NULL };
	check_load(checker, element, value, checker_is_one_of(element->name, media));
}

/* A form has no address: it would send what was typed, to a file of the output as well. */
void checker_sends(struct checker *checker, const struct element *element, const char *value)
{
	const enum address_kind kind = address_read(checker->arena, value).kind;
	if (kind == ADDRESS_CODE || kind == ADDRESS_DATA)
		check_load(checker, element, value, false);
	else
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<%s> sends what is typed to '%s'; remove that attribute", element->name,
		       checker_shortened(checker->arena, value));
}

/* "a.png 1x, b.png 2x": the address ends at a blank, commas belong to it unless they end it. */
void checker_source_set(struct checker *checker, const struct element *element, const char *value)
{
	while (*(value += strspn(value, " \t\r\n,")) != '\0') {
		size_t length = strcspn(value, " \t\r\n");
		size_t end = length;
		while (end > 0 && value[end - 1] == ',')
			end--;
		check_load(checker, element, arena_strndup(checker->arena, value, end), true);
		value += length;
		if (end == length)
			value += strcspn(value, ",");
	}
}

/* SVG takes addresses of gradients and the like in these. */
void checker_paint(struct checker *checker, const struct element *element, const char *value)
{
	size_t length = strlen(value);
	if (address_in_style(value, length, 0) < length)
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<%s> loads '%s'; only url(#...) of the page may be used", element->name,
		       checker_shortened(checker->arena, value));
}

void checker_judge_fragments(struct checker *checker)
{
	for (size_t i = 0; i < checker->fragment_count; i++) {
		const struct fragment *fragment = &checker->fragments[i];
		if (!hashset_has(&checker->facts->ids, fragment->hash))
			REPORT(checker, DIAG_LINK_DEAD, fragment->line,
			       "nothing in the page has the id '%s'; link to one that it has",
			       checker_shortened(checker->arena, fragment->anchor));
	}
}
