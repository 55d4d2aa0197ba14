#include "inspect/xml_words.h"

#include <stdbool.h>
#include <string.h>

/* How libxml2 begins; whether what follows names something that helps to find the place. */
static const struct {
	const char *raw;
	bool names;
	const char *plain;
} phrases[] = {
	{ "xmlParseEntityRef: no name", false, "a bare & stands in a text; write &amp;" },
	{ "EntityRef: expecting ';'", false, "a bare & stands in a text or an address; write &amp;" },
	{ "Entity '", true, "XML knows no such name behind &; write the character itself" },
	{ "xmlParseCharRef: invalid", true, "a number behind &# is no character; write the character itself" },
	{ "StartTag: invalid element name", false, "a bare < stands in a text; write &lt;" },
	{ "Unescaped '<' not allowed in attributes values", false, "a bare < stands in an attribute; write &lt;" },
	{ "AttValue: \" or ' expected", false,
	  "the value of an attribute stands without quotes; write name=\"value\"" },
	{ "Specification mandates value for attribute", true, "an attribute has no value; write name=\"value\"" },
	{ "attributes construct error", false,
	  "attributes run into one another, as by a quotation mark inside one; write &quot; there, and a blank between "
	  "two" },
	{ "Attribute ", true, "an attribute stands twice in one element; take one out" },
	{ "Opening and ending tag mismatch", true,
	  "an element ends with another name than it began with; close each one that is open" },
	{ "Premature end of data", true,
	  "it ends in the middle; it was cut off, export or download the package again" },
	{ "EndTag: '</' not found", false,
	  "it ends in the middle; it was cut off, export or download the package again" },
	{ "Extra content at the end of the document", false,
	  "something stands behind the end of the outermost element; take it out" },
	{ "Start tag expected, '<' not found", false, "it does not begin as XML does; put the XML file in its place" },
	{ "XML or text declaration not at start of entity", false,
	  "something stands before <?xml, be it an empty line; take it out" },
	{ "Namespace prefix ", true, "a prefix stands for nothing; declare it with xmlns:prefix=\"...\"" },
	{ "Input is not proper UTF-8", false, "it is not written in the encoding that it declares; save it as UTF-8" },
	{ "PCDATA invalid Char value", false, "a control character stands in a text; take it out" },
	{ "CData section not finished", false, "a <![CDATA[ is not closed; write ]]>" },
	{ "Comment not terminated", false, "a comment is not closed; write -->" },
	{ "Double hyphen within comment", false, "two hyphens stand in a comment; write one" },
};

const char *xml_words(struct arena *arena, const char *raw)
{
	/* what base/xmltree says itself */
	static const char *const own[] = { "the file is ", "more than ", "an element with more ", "not well-formed" };
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		if (strncmp(raw, own[i], strlen(own[i])) == 0)
			return arena_printf(arena, "%s; mend it, or export the package again", raw);
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		if (strncmp(raw, phrases[i].raw, strlen(phrases[i].raw)) != 0)
			continue;
		return phrases[i].names ? arena_printf(arena, "%s (%s)", phrases[i].plain, raw) : phrases[i].plain;
	}
	return arena_printf(arena, "something in it is not as XML has it (%s); mend it, or export the package again",
			    raw);
}
