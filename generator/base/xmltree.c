#include "base/xmltree.h"

#include <string.h>
#include <strings.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* How far back the start of a line is looked for; further, the parser's own count of columns is taken. */
enum { LINE_LOOK_BACK = 4096 };

enum {
	DOCUMENT_LIMIT = 1 << 30,
	OTHER_ENCODING_LIMIT = 1 << 18, /* where attributes cannot be counted beforehand */
};

/* A namespace, which libxml2 keeps once however often it is used. So do we: thousands of elements may have it. */
struct uri {
	const xmlChar *known;
	const char *copy;
};

struct growing {
	struct arena *arena;
	xmlParserCtxtPtr parser;
	struct xml_problem *problem;
	struct xml_element *root;
	struct xml_element *open;                 /* NULL outside of the root */
	struct strbuf texts[XMLTREE_DEPTH_LIMIT]; /* of the elements that are open, outermost first */
	size_t depth;
	size_t elements;
	size_t prefixes[XMLTREE_DEPTH_LIMIT];  /* declared by the elements that are open, up to each of them */
	struct uri uris[XMLTREE_PREFIX_LIMIT]; /* of those prefixes, outermost first */
	struct uri latest;                     /* that was asked for */
	bool failed;
};

/* ---- failing ---- */

/* The first mistake; nothing is read behind it. */
static void fail(struct growing *growing, int line, int column, const char *message)
{
	if (growing->failed)
		return;
	growing->failed = true;
	struct strbuf text = STRBUF_INIT;
	strbuf_addstr(&text, message);
	while (text.length > 0 && (text.text[text.length - 1] == '\n' || text.text[text.length - 1] == ' '))
		strbuf_truncate(&text, text.length - 1);
	growing->problem->line = line;
	growing->problem->column = column;
	growing->problem->message = arena_strdup(growing->arena, text.text);
	strbuf_release(&text);
	if (growing->parser)
		xmlStopParser(growing->parser);
}

static void fail_here(struct growing *growing, const char *message)
{
	const int line = xmlSAX2GetLineNumber(growing->parser);
	fail(growing, line, xmlSAX2GetColumnNumber(growing->parser), message);
}

static void on_problem(void *context, xmlErrorPtr problem)
{
	if (problem->level >= XML_ERR_ERROR)
		fail(context, problem->line, problem->int2, problem->message ? problem->message : "not well-formed");
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
	struct growing *growing = context;
	(void)name;
	(void)external_id;
	(void)system_id;
	if (!growing->parser->input || *growing->parser->input->cur != '[')
		return;
	growing->problem->declares = !growing->failed;
	fail_here(growing, "its document type declares things (entities may hide there)");
}

static void on_entity_reference(void *context, const xmlChar *name)
{
	(void)name;
	fail_here(context, "only the entities amp, lt, gt, quot, apos and numbers are known here");
}

/* ---- places ---- */

static int count_lines(const xmlChar *from, const xmlChar *to)
{
	int lines = 0;
	for (; from < to; from++)
		lines += *from == '\n';
	return lines;
}

/* libxml2 tells where a start tag ends. The tag begins at the last "<" before: no attribute value may hold one. */
static void find_place(const struct growing *growing, struct xml_element *element)
{
	const struct _xmlParserInput *input = growing->parser->input;
	const xmlChar *start = input->cur, *line;
	element->line = input->line;
	while (start > input->base && *start != '<')
		start--;
	if (*start != '<')
		return;
	element->line -= count_lines(start, input->cur);
	for (line = start; line > input->base && start - line < LINE_LOOK_BACK && line[-1] != '\n';)
		line--;
	if (line > input->base ? line[-1] == '\n' : input->consumed == 0)
		element->column = (int)utf8_count((const char *)line, (size_t)(start - line)) + 1;
	else if (input->col > input->cur - start)
		element->column = input->col - (int)(input->cur - start);
}

/* ---- growing ---- */

static const char *copied(struct growing *growing, const xmlChar *text)
{
	return text ? arena_strdup(growing->arena, (const char *)text) : "";
}

static const char *copied_uri(struct growing *growing, size_t prefixes, const xmlChar *uri)
{
	while (growing->latest.known != uri && prefixes > 0)
		if (growing->uris[--prefixes].known == uri)
			growing->latest = growing->uris[prefixes];
	if (growing->latest.known != uri)
		growing->latest = (struct uri){ uri, copied(growing, uri) };
	return uri ? growing->latest.copy : "";
}

/* libxml2 gives (prefix, URI) for each. False: one of them is too long. */
static bool keep_uris(struct growing *growing, size_t outer, const xmlChar **from, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const xmlChar *uri = from[2 * i + 1];
		if (uri && strnlen((const char *)uri, XMLTREE_URI_LIMIT + 1) > XMLTREE_URI_LIMIT)
			return false;
		growing->uris[outer + i] = (struct uri){ uri, copied_uri(growing, outer + i, uri) };
	}
	return true;
}

/* libxml2 gives (name, prefix, URI, value, end of value) for each; values are not terminated. */
static void copy_attributes(struct growing *growing, struct xml_element *element, const xmlChar **from, size_t count)
{
	struct xml_attribute *attributes = arena_calloc(growing->arena, count, sizeof *attributes);
	for (size_t i = 0; i < count; i++, from += 5)
		attributes[i] = (struct xml_attribute){
			.name = copied(growing, from[0]),
			.prefix = copied(growing, from[1]),
			.namespace_uri = copied_uri(growing, growing->prefixes[growing->depth], from[2]),
			.value = arena_strndup(growing->arena, (const char *)from[3], (size_t)(from[4] - from[3])),
		};
	element->attributes = attributes;
	element->attribute_count = count;
}

static void append_child(struct xml_element *parent, struct xml_element *child)
{
	child->parent = parent;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
		     const xmlChar **namespaces, int attribute_count, int default_count, const xmlChar **attributes)
{
	struct growing *growing = context;
	(void)default_count;
	if (growing->failed)
		return;
	if (growing->depth == XMLTREE_DEPTH_LIMIT || ++growing->elements > XMLTREE_ELEMENT_LIMIT) {
		fail_here(growing, growing->depth == XMLTREE_DEPTH_LIMIT ? "more than 256 elements inside one another"
									 : "more than 250000 elements");
		return;
	}
	const size_t outer = growing->depth > 0 ? growing->prefixes[growing->depth - 1] : 0;
	growing->prefixes[growing->depth] = outer + (size_t)namespace_count;
	if (growing->prefixes[growing->depth] > XMLTREE_PREFIX_LIMIT) {
		fail_here(growing, "more than 256 prefixes at once");
		return;
	}
	if (!keep_uris(growing, outer, namespaces, (size_t)namespace_count)) {
		fail_here(growing, "a namespace of more than 2000 bytes");
		return;
	}
	struct xml_element *element = arena_alloc(growing->arena, sizeof *element);
	element->name = copied(growing, name);
	element->prefix = copied(growing, prefix);
	element->namespace_uri = copied_uri(growing, growing->prefixes[growing->depth], uri);
	copy_attributes(growing, element, attributes, (size_t)attribute_count);
	find_place(growing, element);
	if (growing->open)
		append_child(growing->open, element);
	else
		growing->root = element;
	growing->open = element;
	strbuf_reset(&growing->texts[growing->depth++]);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *trimmed(struct arena *arena, const struct strbuf *text)
{
	size_t start = 0, end = text->length;
	while (start < end && is_blank(text->text[start]))
		start++;
	while (end > start && is_blank(text->text[end - 1]))
		end--;
	return end > start ? arena_strndup(arena, text->text + start, end - start) : "";
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct growing *growing = context;
	(void)name;
	(void)prefix;
	(void)uri;
	if (growing->failed || !growing->open)
		return;
	growing->open->text = trimmed(growing->arena, &growing->texts[--growing->depth]);
	growing->open = growing->open->parent;
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct growing *growing = context;
	if (!growing->failed && growing->depth > 0)
		strbuf_add(&growing->texts[growing->depth - 1], (const char *)text, (size_t)length);
}

static const xmlSAXHandler sax_handler = {
	.internalSubset = on_doctype,
	.reference = on_entity_reference,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_text,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.serror = on_problem,
	.initialized = XML_SAX2_MAGIC,
};

/* ---- before libxml2 reads it ---- */

/* Whether markup of the document can be found in its bytes as they are. */
static bool is_ascii_based(const char *text, size_t length)
{
	static const char *const encodings[] = { "utf-8", "us-ascii", "iso-8859-", "windows-125" };
	const size_t head = length < 200 ? length : 200;
	const char *end = memchr(text, '>', head), *declared = NULL;
	if (length >= 2 && (memcmp(text, "\xFE\xFF", 2) == 0 || memcmp(text, "\xFF\xFE", 2) == 0))
		return false;
	if (memchr(text, '\0', length < 4 ? length : 4))
		return false;
	for (const char *c = text; end && c < end && !declared; c++)
		if (end - c > 10 && memcmp(c, "encoding", 8) == 0)
			declared = c + 8;
	if (!declared)
		return length < 5 || *text == '<' || memcmp(text, "\xEF\xBB\xBF", 3) == 0 || is_blank(*text);
	declared += strspn(declared, " \t\r\n=\"'");
	for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
		if (strncasecmp(declared, encodings[i], strlen(encodings[i])) == 0)
			return true;
	return false;
}

/* Behind `end` at or after `at`, or the end of the text. */
static size_t skip_to(const char *text, size_t length, size_t at, const char *end)
{
	const size_t size = strlen(end);
	for (; at + size <= length; at++)
		if (memcmp(text + at, end, size) == 0)
			return at + size;
	return length;
}

/* Behind the tag whose "<" is at `at`; counts its attributes. */
static size_t skip_tag(const char *text, size_t length, size_t at, size_t *attributes)
{
	*attributes = 0;
	for (; at < length && text[at] != '>'; at++) {
		*attributes += text[at] == '=';
		if (text[at] == '"' || text[at] == '\'') {
			const char *quote = memchr(text + at + 1, text[at], length - at - 1);
			if (!quote)
				return length;
			at = (size_t)(quote - text);
		}
	}
	return at;
}

/* libxml2 compares each attribute of an element with all others, and each prefix with all that are open: that must not be many. */
static bool has_crowded_tag(const char *text, size_t length)
{
	size_t at = 0, attributes = 0;
	while (at < length) {
		const char *tag = memchr(text + at, '<', length - at);
		if (!tag)
			return false;
		at = (size_t)(tag - text);
		if (length - at >= 4 && memcmp(tag, "<!--", 4) == 0)
			at = skip_to(text, length, at + 4, "-->");
		else if (length - at >= 9 && memcmp(tag, "<![CDATA[", 9) == 0)
			at = skip_to(text, length, at + 9, "]]>");
		else if (length - at >= 2 && tag[1] == '?')
			at = skip_to(text, length, at + 2, "?>");
		else
			at = skip_tag(text, length, at, &attributes);
		if (attributes > XMLTREE_ATTRIBUTE_LIMIT)
			return true;
	}
	return false;
}

/* Why it is not read at all, or NULL. */
static const char *refusal(const char *text, size_t length)
{
	if (length == 0)
		return "the file is empty";
	if (length > DOCUMENT_LIMIT)
		return "the file is too large";
	if (!is_ascii_based(text, length))
		return length > OTHER_ENCODING_LIMIT ? "more than 256 KB in this encoding; write UTF-8" : NULL;
	return has_crowded_tag(text, length) ? "an element with more than 64 attributes" : NULL;
}

/* ---- the interface ---- */

static bool parse(struct growing *growing, const char *text, size_t length)
{
	growing->parser = xmlCreateMemoryParserCtxt(text, (int)length);
	if (!growing->parser)
		memory_die("out of memory");
	*growing->parser->sax = sax_handler;
	growing->parser->userData = growing;
	/* NOENT: otherwise "&amp;" in attributes arrives as "&#38;"; there is nothing else to replace. */
	xmlCtxtUseOptions(growing->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
	xmlParseDocument(growing->parser);
	const bool well_formed = growing->parser->wellFormed && !growing->failed;
	if (!well_formed)
		fail(growing, 1, 1, "not well-formed");
	xmlFreeParserCtxt(growing->parser);
	return well_formed && growing->root;
}

struct xml_element *xmltree_read(struct arena *arena, const char *text, size_t length, struct xml_problem *problem)
{
	struct growing growing = { .arena = arena, .problem = problem };
	*problem = (struct xml_problem){ .message = "" };
	const char *refused = refusal(text, length);
	if (refused) {
		fail(&growing, 1, 1, refused);
		return NULL;
	}
	for (size_t i = 0; i < XMLTREE_DEPTH_LIMIT; i++)
		strbuf_init(&growing.texts[i]);
	const bool read = parse(&growing, text, length);
	for (size_t i = 0; i < XMLTREE_DEPTH_LIMIT; i++)
		strbuf_release(&growing.texts[i]);
	return read ? growing.root : NULL;
}

const char *xml_attribute(const struct xml_element *element, const char *name)
{
	for (size_t i = 0; i < element->attribute_count; i++)
		if (*element->attributes[i].prefix == '\0' && strcmp(element->attributes[i].name, name) == 0)
			return element->attributes[i].value;
	return NULL;
}

struct xml_element *xml_child(const struct xml_element *element, const char *name, const struct xml_element *after)
{
	struct xml_element *child = after ? after->next : element->first;
	while (child && strcmp(child->name, name) != 0)
		child = child->next;
	return child;
}

struct xml_element *xml_following(const struct xml_element *root, const struct xml_element *element)
{
	if (element->first)
		return element->first;
	while (element != root && !element->next)
		element = element->parent;
	return element == root ? NULL : element->next;
}
