#include "target/bank.h"

#include <string.h>

/* ---- names --------------------------------------------------------------------------------------------------- */

/* Bytes: with the id in front and the part behind it stays below the 255 characters of Moodle. */
enum { NAME_LENGTH = 160 };

/* Moodle takes what stands between < and > for a tag and drops it. */
static void put_name(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '<')
			strbuf_addstr(out, "\xe2\x80\xb9");
		else if (*text == '>')
			strbuf_addstr(out, "\xe2\x80\xba");
		else
			strbuf_addch(out, *text);
	}
}

const char *bank_question_name(struct arena *arena, const struct item *item)
{
	struct strbuf out = STRBUF_INIT;
	strbuf_addf(&out, "%s ", item->id);
	put_name(&out, item_name(arena, item, NAME_LENGTH));
	const char *name = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return name;
}

/* A slash divides categories, two are one that does not; but not at the ends of a name. A backslash escapes in GIFT alone. "$" at the start
 * and the end would name a context. */
static void put_category(struct strbuf *out, const char *name)
{
	struct strbuf safe = STRBUF_INIT;
	put_name(&safe, name);
	for (size_t i = 0; i < safe.length; i++) {
		char byte = safe.text[i];
		if (byte == '/')
			strbuf_addstr(out, "\xe2\x88\x95");
		else if (byte == '\\')
			strbuf_addstr(out, "\xe2\x88\x96");
		else
			strbuf_addch(out, byte == '$' || byte == '\n' ? ' ' : byte);
	}
	strbuf_release(&safe);
}

const char *bank_category_path(struct arena *arena, const struct bank_category *category)
{
	struct strbuf out = STRBUF_INIT;
	for (size_t i = 0; i < category->depth; i++) {
		strbuf_addstr(&out, i > 0 ? "/" : "");
		put_category(&out, category->names[i]);
	}
	const char *path = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return path;
}

/* ---- shares ---------------------------------------------------------------------------------------------------- */

/* 100 divided by 1 to 10, as Moodle writes it. */
static const char *const shares[] = { "",         "100",      "50",   "33.33333", "25", "20",
				      "16.66667", "14.28571", "12.5", "11.11111", "10" };
static const char *const lost[] = { "",          "-100",      "-50",   "-33.33333", "-25", "-20",
				    "-16.66667", "-14.28571", "-12.5", "-11.11111", "-10" };

enum { EQUAL_SHARES = 10, TENTHS_UNTIL = 13 };

static size_t count_right(const struct item *item, size_t until)
{
	size_t count = 0;
	for (size_t i = 0; i < until; i++)
		count += item->options[i].right;
	return count;
}

bool bank_has_equal_shares(const struct item *item)
{
	size_t right = count_right(item, item->option_count);
	return right <= EQUAL_SHARES || right == BANK_RIGHT_OPTIONS;
}

const char *bank_percent(const struct item *item, size_t option)
{
	size_t right = count_right(item, item->option_count);
	if (item->kind != ITEM_MULTIPLE)
		return item->options[option].right ? "100" : "0";
	if (right <= EQUAL_SHARES)
		return item->options[option].right ? shares[right] : lost[right];
	if (!item->options[option].right)
		return right <= TENTHS_UNTIL ? "-10" : "-5";
	/* as many tenths as leave a twentieth for each of the others */
	return count_right(item, option) < BANK_RIGHT_OPTIONS - right ? "10" : "5";
}

/* ---- answers ---------------------------------------------------------------------------------------------------- */

const char *bank_without_wildcards(struct arena *arena, const char *text)
{
	struct strbuf out = STRBUF_INIT;
	for (; *text != '\0'; text++) {
		if (*text == '*')
			strbuf_addch(&out, '\\');
		strbuf_addch(&out, *text);
	}
	const char *safe = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return safe;
}
