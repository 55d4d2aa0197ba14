#include "output/page_check.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/path.h"
#include "output/code_blocks.h"
#include "output/page_checker.h"

/* ---- attributes ---- */

static void check_id(struct checker *checker, const struct element *element, const char *value)
{
	if (!hashset_add(&checker->facts->ids, hash_text(value)))
		REPORT(checker, DIAG_ID_DUPLICATE_IN_PAGE, element->line,
		       "the id '%s' stands twice in the page; change one", checker_shortened(checker->arena, value));
}

static void check_ping(struct checker *checker, const struct element *element, const char *value)
{
	REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
	       "<%s ping=\"%s\"> tells somebody what is followed; remove it", element->name,
	       checker_shortened(checker->arena, value));
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

static attribute_check *find_check(const char *name)
{
	static const struct {
		size_t length;
		const char *name;
		attribute_check *check;
	} checks[] = {
#define CHECK(name, check) { sizeof name - 1, name, check }
		CHECK("id", check_id),
		CHECK("href", checker_href),
		CHECK("src", checker_source),
		CHECK("poster", checker_source),
		CHECK("data", checker_source),
		CHECK("action", checker_source),
		CHECK("formaction", checker_source),
		CHECK("background", checker_source),
		CHECK("manifest", checker_source),
		CHECK("srcset", checker_source_set),
		CHECK("imagesrcset", checker_source_set),
		CHECK("style", check_style_attribute),
		CHECK("srcdoc", check_source_document),
		CHECK("ping", check_ping),
		CHECK("attributename", check_animated),
		CHECK("fill", checker_paint),
		CHECK("stroke", checker_paint),
		CHECK("filter", checker_paint),
		CHECK("mask", checker_paint),
		CHECK("cursor", checker_paint),
		CHECK("clip-path", checker_paint),
		CHECK("marker-start", checker_paint),
		CHECK("marker-mid", checker_paint),
		CHECK("marker-end", checker_paint),
#undef CHECK
	};
	/* most attributes are class: length and first letter rule nearly all rows out */
	const size_t length = strlen(name);
	const char first = (char)(name[0] | 0x20);
	for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
		if (checks[i].length == length && checks[i].name[0] == first && strcasecmp(checks[i].name, name) == 0)
			return checks[i].check;
	return NULL;
}

static void check_attribute(struct checker *checker, const struct element *element,
			    const struct xmlread_attribute *attribute)
{
	const char *name = attribute->name;
	if ((name[0] | 0x20) == 'o' && (name[1] | 0x20) == 'n') {
		REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has the event handler '%s'; use a script file",
		       element->name, name);
		return;
	}
	attribute_check *check = find_check(name);
	if (check)
		check(checker, element, attribute->value);
}

/* ---- elements ---- */

static void check_meta(struct checker *checker, const struct element *element)
{
	const char *kind = element_attribute(element, "http-equiv");
	const char *content = element_attribute(element, "content");
	if (!kind || !content)
		return;
	if (strcasecmp(kind, "refresh") == 0)
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<meta http-equiv=\"refresh\" content=\"%s\"> leads readers on by itself; remove it",
		       checker_shortened(checker->arena, content));
	/* Two policies would both apply: the first is the one that counts here, and pages have one. */
	if (strcasecmp(kind, "content-security-policy") == 0 && checker->policy.length == 0)
		strbuf_addstr(&checker->policy, content);
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
	if (is_script && (element_attribute(element, "src") || is_data(element)))
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

static void check_element(struct checker *checker, const struct element *element, bool has_prefix)
{
	const char *name = element->name;
	bool is_script = strcasecmp(name, "script") == 0;
	if (is_script || strcasecmp(name, "style") == 0) {
		if (has_prefix)
			REPORT(checker, DIAG_INLINE_CODE, element->line, "<%s> has a prefix; remove it", name);
		else
			check_code_block(checker, element, is_script);
	} else if (strcasecmp(name, "meta") == 0) {
		check_meta(checker, element);
	} else if (strcasecmp(name, "base") == 0) {
		REPORT(checker, DIAG_EXTERNAL_REQUEST, element->line,
		       "<%s> changes where all addresses lead; remove it", name);
	}
}

static void on_start(void *context, const char *prefix, const char *name, const struct xmlread_attribute *attributes,
		     size_t count, int line)
{
	struct checker *checker = context;
	const struct element element = { .name = name, .attributes = attributes, .count = count, .line = line };
	const char first = (char)(name[0] | 0x20);
	if (first == 's' || first == 'm' || first == 'b')
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

/* ---- the interface ---- */

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
	};
	const struct xmlread_handler handler = { .start = on_start, .error = on_error, .context = &checker };
	hashset_reset(&facts->ids);
	facts->links = NULL;
	facts->link_count = 0;
	facts->link_capacity = 0;
	facts->readable = xmlread_parse(page->text, page->length, &handler);
	if (facts->readable)
		checker_judge_fragments(&checker);
	strbuf_release(&checker.policy);
}
