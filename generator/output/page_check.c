#include "output/page_check.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/path.h"
#include "output/code_blocks.h"
#include "output/page_checker.h"
#include "output/policy.h"

/* ---- attributes ---- */

static void check_id(struct checker *checker, const struct element *element, const char *value)
{
	if (!hashset_add(&checker->facts->ids, hash_text(value)))
		REPORT(checker, DIAG_ID_DUPLICATE_IN_PAGE, element->line,
		       "the id '%s' stands twice in the page; change one", checker_shortened(checker->arena, value));
}

/* ping and attributionsrc */
static void check_ping(struct checker *checker, const struct element *element, const char *value)
{
	REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line, "<%s> tells '%s' what is followed; remove that attribute",
	       element->name, checker_shortened(checker->arena, value));
}

static void check_style_attribute(struct checker *checker, const struct element *element, const char *value)
{
	REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has a style attribute, '%s'; use a class", element->name,
	       checker_shortened(checker->arena, value));
}

static void check_source_document(struct checker *checker, const struct element *element, const char *value)
{
	(void)value;
	REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s srcdoc> holds a page of its own; remove it",
	       element->name);
}

/* SVG can set an address by animating it. */
static void check_animated(struct checker *checker, const struct element *element, const char *value)
{
	const char *colon = strchr(value, ':');
	if (strcasecmp(colon ? colon + 1 : value, "href") == 0)
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> changes an address; remove it", element->name);
}

typedef void attribute_check(struct checker *checker, const struct element *element, const char *value);

struct named_check {
	const char *name;
	attribute_check *check;
};

/* By first letter, each row ended by a NULL: what is asked for each attribute of each page is mostly "class". What only browsers of
 * long ago load (codebase, lowsrc …) is here too: nothing needs it. */
enum { LETTERS = 'z' - 'a' + 1, LONGEST_ROW = 7 };

static const struct named_check attribute_checks[LETTERS][LONGEST_ROW] = {
	['a' - 'a'] = { { "action", checker_sends },
			{ "attributename", check_animated },
			{ "attributionsrc", check_ping },
			{ "archive", checker_source } },
	['b' - 'a'] = { { "background", checker_source }, { "by", checker_paint } },
	['c' - 'a'] = { { "cursor", checker_paint },
			{ "clip-path", checker_paint },
			{ "classid", checker_source },
			{ "code", checker_source },
			{ "codebase", checker_source } },
	['d' - 'a'] = { { "data", checker_source }, { "dynsrc", checker_source } },
	['f' - 'a'] = { { "formaction", checker_sends },
			{ "fill", checker_paint },
			{ "filter", checker_paint },
			{ "from", checker_paint } },
	['h' - 'a'] = { { "href", checker_href } },
	['i' - 'a'] = { { "id", check_id }, { "imagesrcset", checker_source_set } },
	['l' - 'a'] = { { "lowsrc", checker_source } },
	['m' - 'a'] = { { "manifest", checker_source },
			{ "mask", checker_paint },
			{ "marker", checker_paint },
			{ "marker-start", checker_paint },
			{ "marker-mid", checker_paint },
			{ "marker-end", checker_paint } },
	['p' - 'a'] = { { "poster", checker_source }, { "ping", check_ping } },
	['s' - 'a'] = { { "src", checker_source },
			{ "srcset", checker_source_set },
			{ "style", check_style_attribute },
			{ "srcdoc", check_source_document },
			{ "stroke", checker_paint } },
	['t' - 'a'] = { { "to", checker_paint } },
	['v' - 'a'] = { { "values", checker_paint } },
};

static char lower_case(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static attribute_check *find_check(const char *name)
{
	const char first = lower_case(name[0]);
	if (first < 'a' || first > 'z')
		return NULL;
	const char second = lower_case(name[1]);
	for (const struct named_check *row = attribute_checks[first - 'a']; row->name; row++)
		if (row->name[1] == second && strcasecmp(row->name, name) == 0)
			return row->check;
	return NULL;
}

static void check_attribute(struct checker *checker, const struct element *element,
			    const struct xmlread_attribute *attribute)
{
	const char *name = attribute->name;
	if (lower_case(name[0]) == 'o' && lower_case(name[1]) == 'n') {
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has the event handler '%s'; use a script file",
		       element->name, name);
		return;
	}
	attribute_check *check = find_check(name);
	if (check)
		check(checker, element, attribute->value);
}

/* ---- elements ---- */

/* Two policies would both apply: the first is the one that counts here, and pages have one. */
static void take_policy(struct checker *checker, const struct element *element, const char *content)
{
	const char *weakness = policy_weakness(checker->arena, content);
	if (checker->policy.length > 0)
		return;
	strbuf_addstr(&checker->policy, content);
	if (weakness)
		REPORT(checker, DIAG_POLICY_WEAK, element->line,
		       "the page's content security policy %s; write what parts/head.html has", weakness);
}

static void check_meta(struct checker *checker, const struct element *element)
{
	const char *kind = element_attribute(element, "http-equiv");
	const char *name = element_attribute(element, "name");
	const char *content = element_attribute(element, "content");
	if (!content)
		return;
	if (name && strcasecmp(name, "referrer") == 0)
		checker->keeps_referrer = strcasecmp(content, "no-referrer") == 0;
	if (kind && strcasecmp(kind, "refresh") == 0)
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<meta http-equiv=\"refresh\" content=\"%s\"> leads readers on by itself; remove it",
		       checker_shortened(checker->arena, content));
	if (kind && strcasecmp(kind, "content-security-policy") == 0)
		take_policy(checker, element, content);
}

/* A policy in a <meta> holds only for what comes after it. */
static void check_policy(struct checker *checker, const char *before, int line)
{
	if (checker->policy_judged)
		return;
	checker->policy_judged = true;
	if (checker->policy.length == 0)
		REPORT(checker, DIAG_POLICY_WEAK, line,
		       "the page has no content security policy before %s; write what parts/head.html has", before);
}

static void check_referrer(struct checker *checker)
{
	if (!checker->keeps_referrer)
		REPORT(checker, DIAG_REFERRER_TOLD, 1, "%s",
		       "the page would tell other sites where a reader comes from; write <meta name=\"referrer\" "
		       "content=\"no-referrer\" /> in its head");
}

/* The packages' page leaves the network open to its tracker, which closes it at once. */
static void check_network(struct checker *checker)
{
	if (policy_lets_connect(checker->policy.text) && !checker->has_tracker)
		REPORT(checker, DIAG_POLICY_WEAK, 1, "%s",
		       "the page's content security policy has connect-src, and no lms.js closes it; write connect-src 'none'");
}

/* What may load or run something, and what ends the head. */
static bool needs_policy(const char *name)
{
	static const char *const names[] = { "script", "style", "link", "body", NULL };
	return checker_is_one_of(name, names);
}

static bool is_data(const struct element *element)
{
	const char *type = element_attribute(element, "type");
	return type && (strcasecmp(type, "application/json") == 0 || strcasecmp(type, "application/ld+json") == 0);
}

static void check_code_block(struct checker *checker, const struct element *element, bool is_script)
{
	const char *end = checker->page->text + checker->page->length;
	const char *content = NULL;
	size_t length = 0;
	bool found = code_block_next(&checker->cursor, end, element->name, &content, &length);
	const char *source = element_attribute(element, "src");
	if (is_script && source && strcmp(path_name(source), "lms.js") == 0)
		checker->has_tracker = true;
	if (is_script && (source || is_data(element)))
		return;
	const char *directive = is_script ? "script-src" : "style-src";
	if (!found || !code_block_is_allowed(checker->policy.text, directive, content, length))
		REPORT(checker, DIAG_INLINE_CODE, element->line,
		       "the <%s> in the page is not named by its content security policy; add its hash to %s",
		       element->name, directive);
	if (found && is_script)
		code_check_script(checker->diagnostics, checker->page, content, length, element->line);
	else if (found)
		code_check_style(checker->diagnostics, checker->page, content, length, element->line);
}

static void check_code_element(struct checker *checker, const struct element *element, bool has_prefix)
{
	const bool is_script = strcasecmp(element->name, "script") == 0;
	if (!is_script && strcasecmp(element->name, "style") != 0)
		return;
	if (has_prefix)
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has a prefix; remove it", element->name);
	else
		check_code_block(checker, element, is_script);
}

/* What EPUB readers run, or ask to be filled in, differs from one to the next: none of it may be needed. */
static void check_book_element(struct checker *checker, const struct element *element)
{
	static const char *const names[] = { "script", "style", "form",	 "input", "select", "textarea",
					     "button", "audio", "video", "base",  NULL };
	if (checker_is_one_of(element->name, names))
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has no place in a book; write it for paper",
		       element->name);
	else if (strcasecmp(element->name, "meta") == 0)
		check_meta(checker, element);
}

static void check_element(struct checker *checker, const struct element *element, bool has_prefix)
{
	switch (lower_case(element->name[0])) {
	case 's':
		check_code_element(checker, element, has_prefix);
		break;
	case 'm':
		if (strcasecmp(element->name, "meta") == 0)
			check_meta(checker, element);
		break;
	case 'b':
		if (strcasecmp(element->name, "base") == 0)
			REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
			       "<%s> changes where all addresses lead; remove it", element->name);
		break;
	default:
		break;
	}
}

static void on_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		     size_t count, int line)
{
	struct checker *checker = context;
	const struct element element = { .name = name, .attributes = attributes, .count = count, .line = line };
	if (!checker->is_book && !checker->policy_judged && needs_policy(name))
		check_policy(checker, arena_printf(checker->arena, "<%s>", name), line);
	if (checker->is_book)
		check_book_element(checker, &element);
	else
		check_element(checker, &element, prefix != NULL);
	for (size_t i = 0; i < count; i++)
		check_attribute(checker, &element, &attributes[i]);
}

static void on_error(void *context, int line, int column, const char *message)
{
	struct checker *checker = context;
	struct place place = { .path = checker->page->shown, .line = line, .column = column };
	diag_report(checker->diagnostics, DIAG_PAGE_NOT_XML, place, "the page is not well-formed: %s%s", message,
		    checker->page->made_from);
}

static int line_of(const struct checker *checker, const char *at)
{
	int line = 1;
	for (const char *c = checker->page->text; c < at; c++)
		line += *c == '\n';
	return line;
}

/* "<?xml-stylesheet …?>" loads a style without being an element; only the line that opens an XML document may look like it. */
static void check_instructions(struct checker *checker)
{
	const char *text = checker->page->text;
	const char *end = text + checker->page->length;
	for (const char *at = text; at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
		const bool opens_document = at == text && end - at > 6 && strncmp(at, "<?xml ", 6) == 0;
		if (end - at > 1 && at[1] == '?' && !opens_document)
			REPORT(checker, DIAG_EXTERNAL_REQUEST, line_of(checker, at), "%s",
			       "a processing instruction may load a style from elsewhere; remove it");
	}
}

/* ---- the interface ---- */

bool page_is_of_book(const char *path)
{
	return strcasecmp(path_extension(path), ".xhtml") == 0;
}

void page_check(struct arena *arena, struct diagnostics *diagnostics, const struct checked_file *page,
		struct page_facts *facts)
{
	struct checker checker = {
		.arena = arena,
		.diagnostics = diagnostics,
		.page = page,
		.facts = facts,
		.folder = strchr(page->path, '/') ? path_folder(arena, page->path) : "",
		.cursor = page->text,
		.policy = STRBUF_INIT,
		.is_book = page_is_of_book(page->path),
	};
	const struct xmlread_handler handler = { .start = on_start, .error = on_error, .context = &checker };
	hashset_reset(&facts->ids);
	facts->links = NULL;
	facts->link_count = 0;
	facts->link_capacity = 0;
	facts->readable = xmlread_parse(page->text, page->length, &handler);
	if (facts->readable) {
		checker_judge_fragments(&checker);
		if (!checker.is_book)
			check_policy(&checker, "its end", 1);
		check_network(&checker);
		check_referrer(&checker);
		check_instructions(&checker);
	}
	strbuf_release(&checker.policy);
}
