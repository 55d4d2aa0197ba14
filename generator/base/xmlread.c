#include "base/xmlread.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/memory.h"
#include "base/strbuf.h"

enum { DEPTH_LIMIT = 256, LENGTH_LIMIT = INT_MAX / 2 };

struct reader {
	const struct xmlread_handler *handler;
	xmlParserCtxtPtr parser;
	struct xmlread_attribute *attributes; /* of the present element; reused for the next */
	size_t capacity;
	char *values; /* of these, each terminated */
	size_t values_capacity;
	int depth;
	bool failed;
};

/* Tell the first mistake and read no further. */
static void fail(struct reader *reader, int line, int column, const char *message)
{
	if (reader->failed)
		return;
	reader->failed = true;
	if (reader->handler->error)
		reader->handler->error(reader->handler->context, line, column, message);
	if (reader->parser)
		xmlStopParser(reader->parser);
}

static void fail_here(struct reader *reader, const char *message)
{
	int line = xmlSAX2GetLineNumber(reader->parser);
	fail(reader, line, xmlSAX2GetColumnNumber(reader->parser), message);
}

/* ---- libxml2 calls these ---- */

static void on_problem(void *context, xmlErrorPtr problem)
{
	if (problem->level < XML_ERR_ERROR)
		return;
	struct strbuf message = STRBUF_INIT;
	strbuf_addstr(&message, problem->message ? problem->message : "not well-formed");
	while (message.length > 0 && message.text[message.length - 1] == '\n')
		strbuf_truncate(&message, message.length - 1);
	for (char *c = message.text; (c = strchr(c, '\n')) != NULL;)
		*c = ' ';
	fail(context, problem->line, problem->int2, message.text);
	strbuf_release(&message);
}

/* Declarations could define entities that grow without end, or attributes that nobody sees in the file. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
	struct reader *reader = context;
	(void)name;
	(void)external_id;
	(void)system_id;
	if (reader->parser->input && *reader->parser->input->cur == '[')
		fail_here(reader, "declarations inside the document type are not allowed");
}

static void on_entity_reference(void *context, const xmlChar *name)
{
	(void)name;
	fail_here(context, "only the entities amp, lt, gt, quot and numbers are allowed");
}

static size_t values_length(const xmlChar **attributes, size_t count)
{
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]) + 1;
	return length;
}

static void make_room(struct reader *reader, const xmlChar **attributes, size_t count)
{
	if (count > reader->capacity) {
		reader->capacity = count + 16;
		reader->attributes =
		    memory_realloc(reader->attributes, memory_product(reader->capacity, sizeof *reader->attributes));
	}
	const size_t length = values_length(attributes, count);
	if (length > reader->values_capacity) {
		reader->values_capacity = length + 256;
		reader->values = memory_realloc(reader->values, reader->values_capacity);
	}
}

/* libxml2 gives (name, prefix, URI, value, end of value) for each; values are not terminated. */
static void copy_attributes(struct reader *reader, const xmlChar **attributes, size_t count)
{
	make_room(reader, attributes, count);
	char *value = reader->values;
	for (size_t i = 0; i < count; i++) {
		const xmlChar **attribute = attributes + 5 * i;
		const size_t length = (size_t)(attribute[4] - attribute[3]);
		reader->attributes[i] = (struct xmlread_attribute){
			.name = (const char *)attribute[0],
			.prefix = (const char *)attribute[1],
			.value = memcpy(value, attribute[3], length),
		};
		value[length] = '\0';
		value += length + 1;
	}
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
		     const xmlChar **namespaces, int attribute_count, int default_count, const xmlChar **attributes)
{
	struct reader *reader = context;
	(void)uri;
	(void)namespace_count;
	(void)namespaces;
	(void)default_count;
	if (reader->failed)
		return;
	if (++reader->depth > DEPTH_LIMIT) {
		fail_here(reader, "more than 256 elements inside one another");
		return;
	}
	if (!reader->handler->start)
		return;
	size_t count = (size_t)attribute_count;
	copy_attributes(reader, attributes, count);
	reader->handler->start(reader->handler->context, (const char *)prefix, (const char *)name, reader->attributes,
			       count, xmlSAX2GetLineNumber(reader->parser));
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *reader = context;
	(void)uri;
	reader->depth--;
	if (!reader->failed && reader->handler->end)
		reader->handler->end(reader->handler->context, (const char *)prefix, (const char *)name);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct reader *reader = context;
	if (!reader->failed && reader->handler->text)
		reader->handler->text(reader->handler->context, (const char *)text, (size_t)length);
}

static void ignore_problem(void *context, xmlErrorPtr problem)
{
	(void)context;
	(void)problem;
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

/* ---- the interface ---- */

void xmlread_start_library(void)
{
	xmlInitParser();
	/* libxml2 would print what no handler takes, in this thread and in those to come */
	xmlSetStructuredErrorFunc(NULL, ignore_problem);
	xmlThrDefSetStructuredErrorFunc(NULL, ignore_problem);
}

void xmlread_stop_library(void)
{
	xmlCleanupParser();
}

/* NOENT: otherwise "&amp;" in attributes arrives as "&#38;"; there is nothing else to replace. IGNORE_ENC: our text
 * is UTF-8 whatever its declaration says. HUGE: a single file holds media of any size in one attribute; the limit of
 * depth is ours. */
static const int parse_options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;

bool xmlread_parse(const char *text, size_t length, const struct xmlread_handler *handler)
{
	struct reader reader = { .handler = handler };
	if (length == 0 || length > LENGTH_LIMIT) {
		fail(&reader, 1, 1, length == 0 ? "the document is empty" : "the document is too large");
		return false;
	}
	reader.parser = xmlCreateMemoryParserCtxt(text, (int)length);
	if (!reader.parser)
		memory_die("out of memory");
	*reader.parser->sax = sax_handler;
	if (!handler->text) {
		reader.parser->sax->characters = NULL;
		reader.parser->sax->ignorableWhitespace = NULL;
		reader.parser->sax->cdataBlock = NULL;
	}
	reader.parser->userData = &reader;
	xmlCtxtUseOptions(reader.parser, parse_options);
	xmlParseDocument(reader.parser);
	bool well_formed = reader.parser->wellFormed && !reader.failed;
	if (!well_formed)
		fail(&reader, 1, 1, "not well-formed");
	xmlFreeParserCtxt(reader.parser);
	free(reader.attributes);
	free(reader.values);
	return well_formed;
}
