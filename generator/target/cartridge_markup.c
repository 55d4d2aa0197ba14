/*
 * Cartridge markup: one pass over the tags of markup that we wrote ourselves: every value is quoted, every element closed.
 */
#include "target/cartridge_markup.h"

#include <stdbool.h>
#include <string.h>

#include "base/array.h"
#include "output/code_blocks.h"

/* An LMS that takes fields and labels away takes "hidden" away too: these show where a field was and divide options. */
#define BLANK    "<span hidden=\"hidden\"> ________ </span>"
#define LINE_END "<span hidden=\"hidden\"><br /></span>"

/* One tag: <name attributes>, </name> or <name />. */
struct tag {
	const char *text;
	size_t length;
	const char *name;
	size_t name_length;
	bool closes;  /* </name> */
	bool is_void; /* <name /> */
};

/* What an open element has changed, and so what its end is. */
enum ending {
	END_AS_WRITTEN,
	END_GONE,      /* the element goes with all that is in it */
	END_BARE_LINK, /* a link that leads nowhere here */
	END_OPTION,
	END_ROW_TEXT
};

struct pass {
	struct arena *arena;
	struct strbuf *out;
	cartridge_address *address;
	void *context;
	enum ending *open; /* one an open element */
	size_t depth;
	size_t capacity;
	size_t gone; /* open elements that are left out with their content */
};

static struct tag read_tag(const char *at, const char *end)
{
	struct tag tag = { .text = at };

	tag.length = (size_t)(markup_tag_end(at, end) - at);
	tag.closes = tag.length > 1 && at[1] == '/';
	tag.is_void = tag.length > 2 && (at[tag.length - 2] == '/' || at[1] == '!');
	tag.name = at + 1 + tag.closes;
	tag.name_length = strcspn(tag.name, " \n/>");
	return tag;
}

static bool is_named(const struct tag *tag, const char *name)
{
	return strlen(name) == tag->name_length && strncmp(tag->name, name, tag->name_length) == 0;
}

/* The value of an attribute as it was written, or NULL. `name` has a blank before it and `="` behind it. */
static const char *value_of(const struct tag *tag, const char *name, size_t *length)
{
	const size_t name_length = strlen(name);

	for (size_t i = tag->name_length; i + name_length < tag->length; i++) {
		if (strncmp(tag->text + i, name, name_length) != 0)
			continue;
		*length = strcspn(tag->text + i + name_length, "\"");
		return tag->text + i + name_length;
	}
	return NULL;
}

static bool has_class(const struct tag *tag, const char *wanted)
{
	size_t length = 0;
	const char *value = value_of(tag, " class=\"", &length);
	const char *end = value ? value + length : NULL;

	while (value && value < end) {
		const size_t word = strcspn(value, " \"");

		if (word == strlen(wanted) && strncmp(value, wanted, word) == 0)
			return true;
		value += word + 1;
	}
	return false;
}

/* ---- what changes ----------------------------------------------------------------------------------------- */

/* Only script gives it a use; what a scale says about being recorded is not true here. */
static bool is_without_use(const struct tag *tag)
{
	static const char *const classes[] = { "key", "order__moves", "order__status", "likert__note", "converter" };

	if (is_named(tag, "select") || is_named(tag, "button") || is_named(tag, "script"))
		return true;
	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
		if (has_class(tag, classes[i]))
			return true;
	return false;
}

static void put(struct pass *pass, const char *text, size_t length)
{
	if (pass->gone == 0)
		strbuf_add(pass->out, text, length);
}

static void put_string(struct pass *pass, const char *text)
{
	put(pass, text, strlen(text));
}

/* The tag without one of its attributes. */
static void put_without(struct pass *pass, const struct tag *tag, const char *attribute)
{
	size_t length = 0;
	const char *value = value_of(tag, attribute, &length);
	const char *start = value ? value - strlen(attribute) : tag->text + tag->length;

	put(pass, tag->text, (size_t)(start - tag->text));
	if (value)
		put(pass, value + length + 1, (size_t)(tag->text + tag->length - (value + length + 1)));
}

static enum ending put_anchor(struct pass *pass, const struct tag *tag)
{
	size_t length = 0;
	const char *href = value_of(tag, " href=\"", &length);
	const char *address = NULL;

	if (!href) {
		put(pass, tag->text, tag->length);
		return END_AS_WRITTEN;
	}
	address = pass->address(pass->context, arena_strndup(pass->arena, href, length));
	if (!address) {
		put_string(pass, "<span>");
		return END_BARE_LINK;
	}
	put(pass, tag->text, (size_t)(href - tag->text));
	put_string(pass, address);
	put(pass, href + length, (size_t)(tag->text + tag->length - 1 - (href + length)));
	put_string(pass, has_class(tag, "exit") || !strstr(address, "://") ? ">" : " target=\"_blank\">");
	return END_AS_WRITTEN;
}

static enum ending put_start(struct pass *pass, const struct tag *tag)
{
	if (is_named(tag, "a"))
		return put_anchor(pass, tag);
	if (is_named(tag, "label") && has_class(tag, "option")) {
		put(pass, tag->text, tag->length);
		return END_OPTION;
	}
	if (is_named(tag, "label") && has_class(tag, "row__text")) { /* of a list to choose from, which is gone */
		put_string(pass, "<span class=\"row__text\">");
		return END_ROW_TEXT;
	}
	if (has_class(tag, "gap__paper") || has_class(tag, "match__answers"))
		put_without(pass, tag, " class=\"");
	else
		put(pass, tag->text, tag->length);
	return END_AS_WRITTEN;
}

/* ---- the pass --------------------------------------------------------------------------------------------- */

static void start_element(struct pass *pass, const struct tag *tag)
{
	enum ending ending;

	if (tag->is_void) {
		put(pass, tag->text, tag->length);
		if (is_named(tag, "input") && has_class(tag, "gap__field"))
			put_string(pass, BLANK);
		return;
	}
	if (is_without_use(tag)) {
		pass->gone++;
		ending = END_GONE;
	} else {
		ending = put_start(pass, tag);
	}
	*ARRAY_PUSH(pass->arena, pass->open, pass->depth, pass->capacity) = ending;
}

static void end_element(struct pass *pass, const struct tag *tag)
{
	const enum ending ending = pass->depth > 0 ? pass->open[--pass->depth] : END_AS_WRITTEN;

	switch (ending) {
	case END_AS_WRITTEN:
		put(pass, tag->text, tag->length);
		break;
	case END_GONE:
		pass->gone--;
		break;
	case END_BARE_LINK:
	case END_ROW_TEXT:
		put_string(pass, "</span>");
		break;
	case END_OPTION:
		put_string(pass, LINE_END "</label>");
		break;
	}
}

void cartridge_markup(struct arena *arena, const char *markup, size_t length, cartridge_address *address, void *context,
		      struct strbuf *out)
{
	const char *end = markup + length;
	struct pass pass = { .arena = arena, .out = out, .address = address, .context = context };

	while (markup < end) {
		const char *next = memchr(markup, '<', (size_t)(end - markup));
		struct tag tag;

		put(&pass, markup, (size_t)((next ? next : end) - markup));
		if (!next)
			break;
		tag = read_tag(next, end);
		if (tag.closes)
			end_element(&pass, &tag);
		else
			start_element(&pass, &tag);
		markup = next + tag.length;
	}
}

void cartridge_ids(const char *markup, size_t length, void (*found)(void *context, const char *id, size_t length),
		   void *context)
{
	const char *end = markup + length;

	while (markup < end && (markup = memchr(markup, '<', (size_t)(end - markup))) != NULL) {
		const struct tag tag = read_tag(markup, end);
		size_t id_length = 0;
		const char *id = tag.closes ? NULL : value_of(&tag, " id=\"", &id_length);

		if (id)
			found(context, id, id_length);
		markup += tag.length;
	}
}
