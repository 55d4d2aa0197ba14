#include "inspect/html.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/utf8.h"

void text_cursor_move(struct text_cursor *cursor, size_t offset)
{
	for (; cursor->offset < offset; cursor->offset++) {
		const unsigned char c = (unsigned char)cursor->text[cursor->offset];
		if (c == '\n') {
			cursor->line++;
			cursor->column = 1;
		} else {
			cursor->column += (c & 0xC0) != 0x80;
		}
	}
}

/* ---- reading ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool starts_with(const struct html_reader *reader, size_t at, const char *word)
{
	const size_t length = strlen(word);
	return reader->length - at >= length && strncasecmp(reader->text + at, word, length) == 0;
}

static size_t find(const struct html_reader *reader, size_t at, const char *word)
{
	while (at < reader->length) {
		const char *found = memchr(reader->text + at, *word, reader->length - at);
		if (!found)
			return reader->length;
		at = (size_t)(found - reader->text);
		if (starts_with(reader, at, word))
			return at;
		at++;
	}
	return reader->length;
}

static void skip_blanks(struct html_reader *reader)
{
	while (reader->at < reader->length && (is_blank(reader->text[reader->at]) || reader->text[reader->at] == '/'))
		reader->at++;
}

static void read_value(struct html_reader *reader, struct html_attribute *attribute)
{
	while (reader->at < reader->length && is_blank(reader->text[reader->at]))
		reader->at++;
	const char quote = reader->at < reader->length ? reader->text[reader->at] : '\0';
	if (quote == '"' || quote == '\'') {
		const size_t start = ++reader->at;
		const char *end = memchr(reader->text + start, quote, reader->length - start);
		reader->at = end ? (size_t)(end - reader->text) : reader->length;
		attribute->value = reader->text + start;
		attribute->value_length = reader->at - start;
		reader->at += end != NULL;
		return;
	}
	const size_t start = reader->at;
	while (reader->at < reader->length && !is_blank(reader->text[reader->at]) && reader->text[reader->at] != '>')
		reader->at++;
	attribute->value = reader->text + start;
	attribute->value_length = reader->at - start;
}

static void read_attribute(struct html_reader *reader, struct html_tag *tag)
{
	const size_t start = reader->at++;
	while (reader->at < reader->length && !is_blank(reader->text[reader->at]) &&
	       !strchr("/>=", reader->text[reader->at]))
		reader->at++;
	struct html_attribute attribute = { .name = reader->text + start,
					    .name_length = reader->at - start,
					    .value = "" };
	size_t next = reader->at;
	while (next < reader->length && is_blank(reader->text[next]))
		next++;
	if (next < reader->length && reader->text[next] == '=') {
		reader->at = next + 1;
		read_value(reader, &attribute);
	}
	if (tag->attribute_count < HTML_ATTRIBUTE_LIMIT)
		tag->attributes[tag->attribute_count++] = attribute;
}

/* In these, "<" is text until their own end tag. */
static bool holds_raw_text(const char *name)
{
	static const char *const names[] = { "script", "style", "title", "textarea", "xmp", "noembed" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void read_content(struct html_reader *reader, struct html_tag *tag)
{
	char end[HTML_NAME_LIMIT + 2] = "</";
	tag->content = reader->text + reader->at;
	tag->content_length = 0;
	if (!holds_raw_text(tag->name))
		return;
	memcpy(end + 2, tag->name, HTML_NAME_LIMIT);
	const size_t start = reader->at;
	reader->at = find(reader, start, end);
	tag->content_length = reader->at - start;
}

static void read_tag(struct html_reader *reader, struct html_tag *tag)
{
	size_t length = 0;
	tag->offset = reader->at++;
	tag->attribute_count = 0;
	for (; reader->at < reader->length && !is_blank(reader->text[reader->at]) &&
	       !strchr("/>", reader->text[reader->at]);
	     reader->at++)
		if (length < HTML_NAME_LIMIT - 1)
			tag->name[length++] = (char)tolower((unsigned char)reader->text[reader->at]);
	tag->name[length] = '\0';
	for (;;) {
		skip_blanks(reader);
		if (reader->at >= reader->length || reader->text[reader->at] == '>')
			break;
		read_attribute(reader, tag);
	}
	reader->at += reader->at < reader->length;
	read_content(reader, tag);
}

bool html_next(struct html_reader *reader, struct html_tag *tag)
{
	while ((reader->at = find(reader, reader->at, "<")) < reader->length) {
		if (starts_with(reader, reader->at, "<!--")) {
			reader->at = find(reader, reader->at + 4, "-->");
		} else if (reader->at + 1 < reader->length && isalpha((unsigned char)reader->text[reader->at + 1])) {
			read_tag(reader, tag);
			return true;
		} else {
			reader->at++;
		}
	}
	return false;
}

/* ---- values ---- */

static uint32_t numeric_reference(const char *text, size_t length, size_t *used)
{
	const bool is_hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
	size_t i = is_hex ? 3 : 2;
	uint32_t point = 0;
	for (; i < length && (is_hex ? isxdigit((unsigned char)text[i]) : isdigit((unsigned char)text[i])) &&
	       point < 0x110000;
	     i++) {
		const int c = tolower((unsigned char)text[i]);
		point = point * (is_hex ? 16 : 10) + (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	*used = i + (i < length && text[i] == ';');
	return point;
}

/* Addresses and titles need no others. */
static size_t decode_reference(const char *text, size_t length, struct strbuf *out)
{
	static const struct {
		const char *name, *text;
	} named[] = { { "&amp;", "&" },   { "&lt;", "<" },   { "&gt;", ">" },
		      { "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", " " } };
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
		const size_t size = strlen(named[i].name);
		if (length >= size && strncmp(text, named[i].name, size) == 0) {
			strbuf_addstr(out, named[i].text);
			return size;
		}
	}
	size_t used = 1;
	const uint32_t point = length > 2 && text[1] == '#' ? numeric_reference(text, length, &used) : 0;
	if (point >= 0x20 && point < 0x7F)
		strbuf_addch(out, (char)point);
	else if (point > 0)
		strbuf_addch(out, '?'); /* whatever it is, no address and no message needs it exactly */
	else
		strbuf_addch(out, '&');
	return point > 0 ? used : 1;
}

static const char *decoded(struct arena *arena, const char *text, size_t length)
{
	if (!memchr(text, '&', length))
		return arena_strndup(arena, text, length);
	struct strbuf out = STRBUF_INIT;
	for (size_t i = 0; i < length;) {
		if (text[i] == '&')
			i += decode_reference(text + i, length - i, &out);
		else
			strbuf_addch(&out, text[i++]);
	}
	const char *copy = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return copy;
}

const char *html_attribute(struct arena *arena, const struct html_tag *tag, const char *name)
{
	const size_t length = strlen(name);
	for (size_t i = 0; i < tag->attribute_count; i++) {
		const struct html_attribute *attribute = &tag->attributes[i];
		if (attribute->name_length == length && strncasecmp(attribute->name, name, length) == 0)
			return decoded(arena, attribute->value, attribute->value_length);
	}
	return NULL;
}

const char *html_title(struct arena *arena, const char *text, size_t length)
{
	enum { TITLE_SHOWN = 1000 };
	struct html_reader reader = { text, length, 0 };
	struct html_tag tag;
	while (html_next(&reader, &tag)) {
		if (strcmp(tag.name, "title") != 0)
			continue;
		size_t end = tag.content_length < TITLE_SHOWN ? tag.content_length : TITLE_SHOWN;
		while (end > 0 && is_blank(*tag.content)) {
			tag.content++;
			end--;
		}
		while (end > 0 && is_blank(tag.content[end - 1]))
			end--;
		return decoded(arena, tag.content, end);
	}
	return "";
}
