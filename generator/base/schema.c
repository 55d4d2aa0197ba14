#include "base/schema.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

#include "base/arena.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"

struct schema {
	xmlDocPtr driver; /* libxml2 leaves it to us */
	xmlSchemaPtr compiled;
};

/* ---- what libxml2 may open ---- */

/* Schema files import others: from the disk, never from the network. */
static xmlParserInputPtr open_local_file(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	(void)id;
	if (!url || (strstr(url, "://") && strncmp(url, "file://", 7) != 0))
		return NULL;
	return xmlNewInputFromFile(parser, url);
}

/* ---- collecting problems ---- */

static void add_problem(void *context, xmlErrorPtr error)
{
	struct strbuf *problem = context;
	if (error->level < XML_ERR_ERROR)
		return;
	if (error->line > 0)
		strbuf_addf(problem, "line %d: ", error->line);
	strbuf_addstr(problem, error->message ? error->message : "not valid\n");
	if (problem->length > 0 && problem->text[problem->length - 1] != '\n')
		strbuf_addch(problem, '\n');
}

static void ignore_problem(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

/* ---- compiling ---- */

static bool files_exist(const char *folder, const struct schema_import *imports, size_t count, struct strbuf *problem)
{
	struct arena arena = ARENA_INIT;
	bool exist = true;
	for (size_t i = 0; i < count; i++) {
		const char *path = path_join(&arena, folder, imports[i].file);
		if (!file_exists(path)) {
			strbuf_addf(problem, "%s is missing\n", path);
			exist = false;
		}
	}
	arena_release(&arena);
	return exist;
}

static void write_driver(struct strbuf *out, const struct schema_import *imports, size_t count)
{
	strbuf_addstr(out, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n");
	for (size_t i = 0; i < count; i++) {
		strbuf_addstr(out, "<xs:import namespace=\"");
		escape_attribute(out, imports[i].namespace_uri, strlen(imports[i].namespace_uri));
		strbuf_addstr(out, "\" schemaLocation=\"");
		escape_url_path(out, imports[i].file, strlen(imports[i].file));
		strbuf_addstr(out, "\"/>\n");
	}
	strbuf_addstr(out, "</xs:schema>\n");
}

/* One file does not pull in the others, so a small schema that imports them all is made up beside them. */
static xmlDocPtr read_driver(const char *folder, const struct schema_import *imports, size_t count)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf url = STRBUF_INIT;
	write_driver(&text, imports, count);
	escape_url_path(&url, folder, strlen(folder));
	strbuf_addstr(&url, "/all-of-them.xsd");
	xmlDocPtr driver = xmlReadMemory(text.text, (int)text.length, url.text, "UTF-8", XML_PARSE_NONET);
	strbuf_release(&text);
	strbuf_release(&url);
	return driver;
}

static xmlSchemaPtr compile(xmlDocPtr driver, struct strbuf *problem)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewDocParserCtxt(driver);
	if (!parser)
		memory_die("out of memory");
	xmlSchemaSetParserStructuredErrors(parser, add_problem, problem);
	xmlSchemaPtr compiled = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return compiled;
}

/* SCORM 1.2's ims_xml.xsd makes the parser complain about the xml namespace, not to the schema's error handler but to the
 * thread's: it is silenced while the files are read. */
static struct schema *load_quietly(const char *folder, const struct schema_import *imports, size_t count,
				   struct strbuf *problem)
{
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *context = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(NULL, ignore_problem);
	xmlDocPtr driver = read_driver(folder, imports, count);
	xmlSchemaPtr compiled = driver ? compile(driver, problem) : NULL;
	xmlSetStructuredErrorFunc(context, handler);
	if (!compiled) {
		if (problem->length == 0)
			strbuf_addf(problem, "the schema files in %s do not compile\n", folder);
		xmlFreeDoc(driver);
		return NULL;
	}
	struct schema *schema = memory_alloc(sizeof *schema);
	*schema = (struct schema){ .driver = driver, .compiled = compiled };
	return schema;
}

struct schema *schema_load(const char *folder, const struct schema_import *imports, size_t count,
			   struct strbuf *problem)
{
	if (!files_exist(folder, imports, count, problem))
		return NULL;
	xmlSetExternalEntityLoader(open_local_file);
	return load_quietly(folder, imports, count, problem);
}

void schema_free(struct schema *schema)
{
	if (!schema)
		return;
	xmlSchemaFree(schema->compiled);
	xmlFreeDoc(schema->driver);
	free(schema);
}

/* ---- validating ---- */

static void add_parse_problem(void *context, xmlErrorPtr error)
{
	const xmlParserCtxtPtr parser = context;
	add_problem(parser->_private, error);
}

static xmlDocPtr read_document(const char *text, size_t length, struct strbuf *problem)
{
	if (length == 0 || length > INT_MAX) {
		strbuf_addstr(problem, length == 0 ? "the document is empty\n" : "the document is too large\n");
		return NULL;
	}
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	if (!parser)
		memory_die("out of memory");
	parser->_private = problem;
	parser->sax->serror = add_parse_problem;
	xmlDocPtr document = xmlCtxtReadMemory(parser, text, (int)length, NULL, NULL, XML_PARSE_NONET);
	if (!document && problem->length == 0)
		strbuf_addstr(problem, "not well-formed\n");
	xmlFreeParserCtxt(parser);
	return document;
}

static bool validate(const struct schema *schema, xmlDocPtr document, struct strbuf *problem)
{
	if (document->intSubset) {
		strbuf_addstr(problem, "a document type is not allowed\n");
		return false;
	}
	xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema->compiled);
	if (!validator)
		memory_die("out of memory");
	xmlSchemaSetValidStructuredErrors(validator, add_problem, problem);
	int result = xmlSchemaValidateDoc(validator, document);
	if (result != 0 && problem->length == 0)
		strbuf_addstr(problem, "not valid\n");
	xmlSchemaFreeValidCtxt(validator);
	return result == 0;
}

bool schema_validate(const struct schema *schema, const char *document, size_t length, struct strbuf *problem)
{
	xmlDocPtr tree = read_document(document, length, problem);
	if (!tree)
		return false;
	bool valid = validate(schema, tree, problem);
	xmlFreeDoc(tree);
	return valid;
}
