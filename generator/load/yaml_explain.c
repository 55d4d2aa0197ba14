#include "load/yaml_explain.h"

#include <string.h>

static const struct yaml_explanation explanations[] = {
	{ "mapping values are not allowed", false,
	  "a value holds a second ': '; a text with a colon needs quotes: title: \"A: b\"" },
	{ "found unexpected end of stream", true,
	  "a quote is opened here and never closed; close it at the end of the text" },
	{ "found unexpected document indicator", true,
	  "a quote is opened here and never closed; close it at the end of the text" },
	{ "tab character", false, "a tab in the indent; indent with spaces" },
	{ "cannot start any token", false, "a value cannot start with this character; put the text in quotes" },
	{ "could not find expected ':'", true,
	  "this line is not 'key: value'; put ': ' (colon and a blank) after the key" },
	{ "did not find expected key", false,
	  "this line does not belong to the lines above; start all keys of one map in the same column" },
	{ "did not find expected '-' indicator", false,
	  "this line is not part of the list above; start it with '- ' or move it left" },
	{ "did not find expected ',' or ']'", true, "the list that is opened here is not closed; end it with ']'" },
	{ "did not find expected ',' or '}'", true, "the map that is opened here is not closed; end it with '}'" },
	{ "block sequence entries are not allowed", false,
	  "a list cannot start here; put each '- item' on a line of its own" },
	{ "unknown escape character", false,
	  "unknown escape in double quotes; write \\\\ for a backslash or use single quotes" },
	{ "alphabetic or numeric character", false, "a text that starts with '*' or '&' needs quotes" },
	{ "undefined tag handle", false, "a text that starts with '!' needs quotes" },
	{ "mapping keys are not allowed", false, "a text that starts with '? ' needs quotes" },
	{ "did not find expected node content", false,
	  "a value is missing here; write a text, or \"\" for an empty one" },
	{ "did not find expected <document start>", false, "there is text after the end of the document; remove it" },
};

/* The same words of libyaml mean something else when the problem does not stand where they expect it. */
static const struct yaml_explanation read_on = {
	NULL, false, "this line reads on the text above; put ': ' (colon and a blank) after the key there, or start all keys of one map "
	"in the same column"
};
static const struct yaml_explanation after_quote = {
	NULL, false, "text after the closing quote; put a text with quotation marks between quotes of the other kind"
};

static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] != ' ')
			return false;
	}
	return true;
}

const struct yaml_explanation *yaml_explain(const char *problem, const char *before, size_t length)
{
	if (strstr(problem, "mapping values are not allowed") && !memchr(before, ':', length))
		return &read_on;
	if (strstr(problem, "did not find expected key") && !is_blank(before, length))
		return &after_quote;
	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++) {
		if (strstr(problem, explanations[i].problem))
			return &explanations[i];
	}
	return NULL;
}
