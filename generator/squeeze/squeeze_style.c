#include "squeeze/squeeze_style.h"

#include <stdbool.h>
#include <string.h>

#include "squeeze/short_names.h"

/* The smallest parts of a style sheet that matter here. A number is made of words and signs: "1", ".", "5rem". */
enum piece_kind { END, COMMENT, BLANK, STRING, ADDRESS, WORD, SIGN };

struct piece {
	enum piece_kind kind;
	const char *text;
	size_t length;
};

struct style {
	const char *end;
	struct strbuf *out;
	struct short_names *custom; /* properties, without their "--"; of all sheets */
	struct piece last;          /* what was written last; END at first */
	enum piece_kind gap;        /* what stands behind it: END (nothing), COMMENT, BLANK (and comments) */
	bool in_selector;
};

/* ---- reading: where the piece that begins at `text` ends */

static bool starts_with(const char *text, const char *end, const char *prefix)
{
	size_t length = strlen(prefix);

	return (size_t)(end - text) >= length && memcmp(text, prefix, length) == 0;
}

static bool is_one_of(const char *characters, char c)
{
	return c != '\0' && strchr(characters, c) != NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_character(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '\\' || (unsigned char)c >= 0x80;
}

/* Behind this character, and the one that it protects. */
static const char *skip_character(const char *text, const char *end)
{
	return *text == '\\' && end - text > 1 ? text + 2 : text + 1;
}

/* Behind the next `last`, or the end. */
static const char *skip_through(const char *text, const char *end, char last)
{
	while (text < end && *text != last)
		text = skip_character(text, end);
	return text < end ? text + 1 : end;
}

static const char *blank_end(const char *text, const char *end)
{
	while (text < end && is_blank(*text))
		text++;
	return text;
}

static const char *comment_end(const char *text, const char *end)
{
	for (text += 2; text < end; text++)
		if (starts_with(text, end, "*/"))
			return text + 2;
	return end;
}

static const char *word_end(const char *text, const char *end)
{
	while (text < end && is_word_character(*text))
		text = skip_character(text, end);
	return text;
}

/* "url(…)" without quotes, in which nothing means what it means elsewhere. */
static bool is_address(const char *text, const char *end)
{
	if (!starts_with(text, end, "url(") && !starts_with(text, end, "URL("))
		return false;
	text = blank_end(text + 4, end);
	return text == end || !is_one_of("\"'", *text);
}

static struct piece piece_of(enum piece_kind kind, const char *text, const char *end)
{
	return (struct piece){ .kind = kind, .text = text, .length = (size_t)(end - text) };
}

static struct piece read_piece(const char *text, const char *end)
{
	if (text == end)
		return piece_of(END, text, text);
	if (is_blank(*text))
		return piece_of(BLANK, text, blank_end(text, end));
	if (starts_with(text, end, "/*"))
		return piece_of(COMMENT, text, comment_end(text, end));
	if (is_one_of("\"'", *text))
		return piece_of(STRING, text, skip_through(text + 1, end, *text));
	if (is_address(text, end))
		return piece_of(ADDRESS, text, skip_through(text, end, ')'));
	if (is_word_character(*text))
		return piece_of(WORD, text, word_end(text, end));
	return piece_of(SIGN, text, text + 1);
}

static bool is_sign(struct piece piece, const char *signs)
{
	return piece.kind == SIGN && is_one_of(signs, *piece.text);
}

/* ---- custom properties */

/* ".--a" is a class and "#--a" an id; "--" alone is part of "-->". */
static bool is_custom(struct piece piece, struct piece before)
{
	return piece.kind == WORD && piece.length > 2 && memcmp(piece.text, "--", 2) == 0 && !is_sign(before, ".#");
}

/* False: a name is escaped, so that two spellings may be one name. */
static bool collect_custom_properties(struct short_names *custom, const char *text, const char *end)
{
	struct piece before = { .kind = END };
	bool is_plain = true;

	for (; text < end; text += before.length) {
		struct piece piece = read_piece(text, end);

		if (is_custom(piece, before)) {
			short_names_add(custom, piece.text + 2, piece.length - 2);
			is_plain = is_plain && memchr(piece.text, '\\', piece.length) == NULL;
		}
		before = piece;
	}
	return is_plain;
}

/* ---- what is between the pieces */

/* A gap beside these separates nothing. Before a colon it may: "a :hover" is not "a:hover". */
static bool stands_alone_before(struct piece piece)
{
	return is_sign(piece, "{};,>)!");
}

static bool stands_alone_after(struct piece piece)
{
	return piece.kind == END || is_sign(piece, "{};,>:(");
}

/* A comment keeps words apart, but is not the blank that selectors know. "--a: ;" has a value, "--a:;" has none. */
static void write_gap(struct style *style, struct piece next)
{
	bool is_value = is_sign(style->last, ":") && is_sign(next, ";}");

	if (style->gap == END || (!is_value && (stands_alone_after(style->last) || stands_alone_before(next))))
		return;
	strbuf_addstr(style->out, style->gap == BLANK ? " " : "/**/");
	style->last = (struct piece){ .kind = style->gap };
}

/* ---- what is written in another way */

/* A selector, or what stands behind "@": from `text` on, the sign that ends this part of the sheet is "{". */
static bool is_selector(const char *text, const char *end)
{
	struct piece piece = read_piece(text, end);

	while (piece.kind != END && !is_sign(piece, "{};")) {
		text += piece.length;
		piece = read_piece(text, end);
	}
	return is_sign(piece, "{");
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "#aabbcc" and "#aabbccdd" say each digit twice. */
static bool is_double_colour(const struct style *style, struct piece piece)
{
	if (style->in_selector || !is_sign(style->last, "#") || (piece.length != 6 && piece.length != 8))
		return false;
	for (size_t i = 0; i < piece.length; i += 2)
		if (!is_hex(piece.text[i]) || piece.text[i] != piece.text[i + 1])
			return false;
	return true;
}

/* The "0" of "0.5". */
static bool is_leading_zero(const struct style *style, struct piece piece)
{
	const char *behind = piece.text + piece.length;

	return piece.text[piece.length - 1] == '0' &&
	       (piece.length == 1 || (piece.length == 2 && *piece.text == '-')) && !is_sign(style->last, ".#") &&
	       style->end - behind > 1 && *behind == '.' && is_digit(behind[1]);
}

/* [type="text"] needs no quotes: what is in them is a word, and nothing else belongs to it. */
static bool is_quoted_word(const struct style *style, struct piece piece)
{
	const char *behind = piece.text + piece.length;

	if (!style->in_selector || !is_sign(style->last, "=") || piece.length < 3 || behind == style->end ||
	    *behind != ']')
		return false;
	for (const char *text = piece.text + 1; text < behind - 1; text++)
		if (!is_word_character(*text) || *text == '\\')
			return false;
	return is_letter(piece.text[1]);
}

/* ---- writing */

static void write_word(struct style *style, struct piece piece)
{
	if (is_custom(piece, style->last)) {
		const struct short_name *name = short_names_find(style->custom, piece.text + 2, piece.length - 2);

		strbuf_addstr(style->out, "--");
		if (name->given != NULL)
			strbuf_addstr(style->out, name->given);
		else
			strbuf_add(style->out, name->text, name->length);
	} else if (is_double_colour(style, piece)) {
		for (size_t i = 0; i < piece.length; i += 2)
			strbuf_addch(style->out, piece.text[i]);
	} else {
		strbuf_add(style->out, piece.text, is_leading_zero(style, piece) ? piece.length - 1 : piece.length);
	}
}

static void write_sign(struct style *style, struct piece piece)
{
	if (is_sign(piece, "}") && is_sign(style->last, ";"))
		strbuf_truncate(style->out, style->out->length - 1);
	strbuf_add(style->out, piece.text, piece.length);
	if (is_sign(piece, "{};"))
		style->in_selector = is_selector(piece.text + 1, style->end);
}

static void write_piece(struct style *style, struct piece piece)
{
	write_gap(style, piece);
	style->gap = END;
	if (piece.kind == WORD)
		write_word(style, piece);
	else if (piece.kind == SIGN)
		write_sign(style, piece);
	else if (is_quoted_word(style, piece))
		strbuf_add(style->out, piece.text + 1, piece.length - 2);
	else
		strbuf_add(style->out, piece.text, piece.length);
	style->last = piece;
}

static void write_sheet(const struct style_sheet *sheet, struct short_names *custom)
{
	const char *text = sheet->text;
	struct style style = { .end = text + sheet->length, .out = sheet->out, .custom = custom };

	style.in_selector = is_selector(text, style.end);
	while (text < style.end) {
		struct piece piece = read_piece(text, style.end);

		text += piece.length;
		if (piece.kind == BLANK || (piece.kind == COMMENT && style.gap == END))
			style.gap = piece.kind;
		else if (piece.kind != COMMENT)
			write_piece(&style, piece);
	}
}

void squeeze_styles(const struct style_sheet *sheets, size_t count)
{
	struct arena arena = ARENA_INIT;
	struct short_names custom = { .arena = &arena };
	bool is_plain = true;

	for (size_t i = 0; i < count; i++)
		is_plain &= collect_custom_properties(&custom, sheets[i].text, sheets[i].text + sheets[i].length);
	if (is_plain)
		short_names_give(&custom, NULL);
	for (size_t i = 0; i < count; i++)
		write_sheet(&sheets[i], &custom);
	arena_release(&arena);
}

void squeeze_style(struct strbuf *out, const char *text, size_t length)
{
	squeeze_styles(&(struct style_sheet){ text, length, out }, 1);
}
