#include "base/jsontree.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct reading {
	struct arena *arena;
	const char *text;
	size_t length;
	size_t at;
	int depth;
};

static void skip_blanks(struct reading *reading)
{
	while (reading->at < reading->length && memchr(" \t\r\n", reading->text[reading->at], 4))
		reading->at++;
}

static bool take(struct reading *reading, char wanted)
{
	skip_blanks(reading);
	if (reading->at == reading->length || reading->text[reading->at] != wanted)
		return false;
	reading->at++;
	return true;
}

static bool take_word(struct reading *reading, const char *word)
{
	const size_t length = strlen(word);
	if (reading->length - reading->at < length || memcmp(reading->text + reading->at, word, length) != 0)
		return false;
	reading->at += length;
	return true;
}

/* ---- strings ---- */

static bool take_hex(struct reading *reading, uint32_t *point)
{
	*point = 0;
	for (int i = 0; i < 4; i++, reading->at++) {
		if (reading->at == reading->length || !isxdigit((unsigned char)reading->text[reading->at]))
			return false;
		const int c = tolower((unsigned char)reading->text[reading->at]);
		*point = *point * 16 + (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return true;
}

/* UTF-8 of a code point; halves of pairs without the other half become U+FFFD. At most as long as its escapes. */
static char *put_point(char *out, uint32_t point)
{
	if (point >= 0xD800 && point <= 0xDFFF)
		point = 0xFFFD;
	if (point < 0x80) {
		*out++ = (char)point;
		return out;
	}
	const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
	static const unsigned char marks[] = { 0, 0xC0, 0xE0, 0xF0 };
	*out++ = (char)(marks[more] | (point >> (6 * more)));
	for (int i = more - 1; i >= 0; i--)
		*out++ = (char)(0x80 | ((point >> (6 * i)) & 0x3F));
	return out;
}

static char *take_escape(struct reading *reading, char *out)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char c = reading->at < reading->length ? reading->text[reading->at++] : '\0';
	const char *letter = c ? strchr(letters, c) : NULL;
	uint32_t point, low;
	if (letter) {
		*out++ = meanings[letter - letters];
		return out;
	}
	if (c != 'u' || !take_hex(reading, &point))
		return NULL;
	const size_t behind = reading->at;
	if (point >= 0xD800 && point < 0xDC00 && take_word(reading, "\\u")) {
		if (!take_hex(reading, &low))
			return NULL;
		if (low >= 0xDC00 && low <= 0xDFFF)
			point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
		else
			reading->at = behind; /* it is a character of its own */
	}
	/* a text ends at a null character, so that two names would look alike */
	return put_point(out, point == 0 ? 0xFFFD : point);
}

static size_t string_room(const struct reading *reading)
{
	size_t i = reading->at;
	while (i < reading->length && reading->text[i] != '"')
		i += reading->text[i] == '\\' ? 2 : 1;
	return (i < reading->length ? i : reading->length) - reading->at;
}

static const char *take_string(struct reading *reading)
{
	if (!take(reading, '"'))
		return NULL;
	char *text = arena_alloc(reading->arena, string_room(reading) + 1), *out = text;
	while (out && reading->at < reading->length) {
		const char c = reading->text[reading->at++];
		if (c == '"') {
			*out = '\0';
			return text;
		}
		if (c == '\\')
			out = take_escape(reading, out);
		else if ((unsigned char)c < ' ')
			break;
		else
			*out++ = c;
	}
	return NULL;
}

/* ---- values ---- */

static struct json_value *take_value(struct reading *reading);

static struct json_value *take_member(struct reading *reading)
{
	const char *name = take_string(reading);
	struct json_value *value = name && take(reading, ':') ? take_value(reading) : NULL;
	if (value)
		value->name = name;
	return value;
}

static bool take_children(struct reading *reading, struct json_value *value, char end)
{
	struct json_value *last = NULL;
	if (take(reading, end))
		return true;
	do {
		struct json_value *child = value->kind == JSON_OBJECT ? take_member(reading) : take_value(reading);
		if (!child)
			return false;
		*(last ? &last->next : &value->first) = child;
		last = child;
	} while (take(reading, ','));
	return take(reading, end);
}

static bool take_nested(struct reading *reading, struct json_value *value, enum json_kind kind)
{
	if (reading->depth == JSONTREE_DEPTH_LIMIT)
		return false;
	value->kind = kind;
	reading->depth++;
	const bool taken = take_children(reading, value, kind == JSON_OBJECT ? '}' : ']');
	reading->depth--;
	return taken;
}

static bool take_one_of(struct reading *reading, const char *characters)
{
	const char c = reading->at < reading->length ? reading->text[reading->at] : '\0';
	if (c == '\0' || !strchr(characters, c))
		return false;
	reading->at++;
	return true;
}

static bool take_digits(struct reading *reading)
{
	const size_t start = reading->at;
	while (take_one_of(reading, "0123456789"))
		continue;
	return reading->at > start;
}

/* RFC 8259, section 6. */
static bool take_number(struct reading *reading, struct json_value *value)
{
	const size_t start = reading->at;
	take_one_of(reading, "-");
	if (!take_one_of(reading, "0") && !take_digits(reading))
		return false;
	if (take_one_of(reading, ".") && !take_digits(reading))
		return false;
	if (take_one_of(reading, "eE")) {
		take_one_of(reading, "+-");
		if (!take_digits(reading))
			return false;
	}
	value->kind = JSON_NUMBER;
	value->text = arena_strndup(reading->arena, reading->text + start, reading->at - start);
	return true;
}

static bool take_plain(struct reading *reading, struct json_value *value)
{
	static const struct {
		const char *word;
		enum json_kind kind;
	} words[] = { { "null", JSON_NULL }, { "false", JSON_FALSE }, { "true", JSON_TRUE } };
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (take_word(reading, words[i].word)) {
			value->kind = words[i].kind;
			return true;
		}
	}
	return take_number(reading, value);
}

static struct json_value *take_value(struct reading *reading)
{
	struct json_value *value = arena_alloc(reading->arena, sizeof *value);
	bool taken;
	value->text = "";
	skip_blanks(reading);
	if (reading->at < reading->length && reading->text[reading->at] == '"') {
		value->kind = JSON_STRING;
		value->text = take_string(reading);
		taken = value->text != NULL;
	} else if (take(reading, '{')) {
		taken = take_nested(reading, value, JSON_OBJECT);
	} else if (take(reading, '[')) {
		taken = take_nested(reading, value, JSON_ARRAY);
	} else {
		taken = take_plain(reading, value);
	}
	return taken ? value : NULL;
}

struct json_value *jsontree_read(struct arena *arena, const char *text, size_t length, size_t *at)
{
	struct reading reading = { .arena = arena, .text = text, .length = length };
	take_word(&reading, "\xEF\xBB\xBF");
	struct json_value *root = take_value(&reading);
	skip_blanks(&reading);
	*at = reading.at;
	return reading.at == length ? root : NULL;
}

const struct json_value *json_member(const struct json_value *object, const char *name)
{
	if (!object || object->kind != JSON_OBJECT)
		return NULL;
	const struct json_value *member = object->first;
	while (member && strcmp(member->name, name) != 0)
		member = member->next;
	return member;
}

const char *json_string(const struct json_value *object, const char *name)
{
	const struct json_value *member = json_member(object, name);
	return member && member->kind == JSON_STRING ? member->text : NULL;
}
