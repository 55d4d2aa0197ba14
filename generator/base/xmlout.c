#include "base/xmlout.h"

#include <stdbool.h>
#include <stdlib.h>

#include <libxml/xmlwriter.h>

#include "base/escape.h"
#include "base/memory.h"

struct xmlout {
	xmlBufferPtr buffer;
	xmlTextWriterPtr writer;
	struct strbuf escaped; /* reused for each text */
};

/* The writer works in memory: the only thing that can go wrong is a call in the wrong order or no memory. */
static void must(bool done)
{
	if (!done)
		memory_die("an XML document could not be written");
}

static const xmlChar *chars(const char *text)
{
	return (const xmlChar *)text;
}

struct xmlout *xmlout_new(void)
{
	struct xmlout *xml = memory_alloc(sizeof *xml);
	xml->buffer = xmlBufferCreate();
	must(xml->buffer != NULL);
	xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
	must(xml->writer != NULL);
	strbuf_init(&xml->escaped);
	must(xmlTextWriterSetIndent(xml->writer, 1) >= 0);
	must(xmlTextWriterSetIndentString(xml->writer, chars("  ")) >= 0);
	must(xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL) >= 0);
	return xml;
}

void xmlout_open(struct xmlout *xml, const char *name)
{
	must(xmlTextWriterStartElement(xml->writer, chars(name)) >= 0);
}

void xmlout_attribute(struct xmlout *xml, const char *name, const char *value)
{
	/* Escaped by us: the writer turns what is not ASCII into numbers, and lets control characters through. */
	strbuf_reset(&xml->escaped);
	escape_attribute(&xml->escaped, value, strlen(value));
	must(xmlTextWriterStartAttribute(xml->writer, chars(name)) >= 0);
	must(xmlTextWriterWriteRaw(xml->writer, chars(xml->escaped.text)) >= 0);
	must(xmlTextWriterEndAttribute(xml->writer) >= 0);
}

void xmlout_text(struct xmlout *xml, const char *text)
{
	strbuf_reset(&xml->escaped);
	escape_text(&xml->escaped, text, strlen(text));
	must(xmlTextWriterWriteRaw(xml->writer, chars(xml->escaped.text)) >= 0);
}

void xmlout_text_element(struct xmlout *xml, const char *name, const char *text)
{
	xmlout_open(xml, name);
	xmlout_text(xml, text);
	xmlout_close(xml);
}

void xmlout_close(struct xmlout *xml)
{
	must(xmlTextWriterEndElement(xml->writer) >= 0);
}

void xmlout_finish(struct xmlout *xml, struct strbuf *out)
{
	must(xmlTextWriterEndDocument(xml->writer) >= 0);
	must(xmlTextWriterFlush(xml->writer) >= 0);
	size_t length = (size_t)xmlBufferLength(xml->buffer);
	const char *text = (const char *)xmlBufferContent(xml->buffer);
	strbuf_add(out, text, length);
	if (length == 0 || text[length - 1] != '\n')
		strbuf_addch(out, '\n');
	xmlFreeTextWriter(xml->writer);
	xmlBufferFree(xml->buffer);
	strbuf_release(&xml->escaped);
	free(xml);
}
