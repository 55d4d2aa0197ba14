#include "base/fold.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* ---- small letters --------------------------------------------------------------------------------------- */

/* Capital letters and where their small ones are: `distance` further on, or (0) behind each capital of a row of pairs. */
static const struct capitals {
	uint16_t first, last;
	uint16_t distance;
} capitals[] = {
	{ 0xC0, 0xD6, 32 },    { 0xD8, 0xDE, 32 },   { 0x100, 0x137, 0 },  { 0x139, 0x148, 0 },  { 0x14A, 0x177, 0 },
	{ 0x179, 0x17E, 0 },   { 0x1CD, 0x1DC, 0 },  { 0x1DE, 0x1EF, 0 },  { 0x1F8, 0x21F, 0 },  { 0x222, 0x233, 0 },
	{ 0x246, 0x24F, 0 },   { 0x391, 0x3A9, 32 }, { 0x400, 0x40F, 80 }, { 0x410, 0x42F, 32 }, { 0x460, 0x481, 0 },
	{ 0x48A, 0x4BF, 0 },   { 0x4C1, 0x4CE, 0 },  { 0x4D0, 0x52F, 0 },  { 0x531, 0x556, 48 }, { 0x1E00, 0x1E95, 0 },
	{ 0x1EA0, 0x1EFF, 0 },
};

static uint32_t small_letter(uint32_t point)
{
	for (size_t i = 0; i < sizeof capitals / sizeof capitals[0] && point >= capitals[i].first; i++) {
		const struct capitals *row = &capitals[i];
		if (point <= row->last && row->distance == 0)
			return point + ((point - row->first) % 2 == 0);
		if (point <= row->last)
			return point + row->distance;
	}
	return point;
}

/* ---- letters below diacritics ---------------------------------------------------------------------------- */

enum { LATIN_START = 0xC0, ADDITIONAL_START = 0x1E00 };

/* '.': it has no such letter, or the table `others` has it. */
static const char latin[] = "aaaaaa.ceeeeiiii.nooooo..uuuuy.." /* U+00C0 */
			    "aaaaaa.ceeeeiiii.nooooo..uuuuy.y" /* U+00E0 */
			    "aaaaaaccccccccdd..eeeeeeeeeegggg" /* U+0100 */
			    "gggghh..iiiiiiiiii..jjkk.llllll." /* U+0120 */
			    "...nnnnnn...oooooo..rrrrrrssssss" /* U+0140 */
			    "sstttt..uuuuuuuuuuuuwwyyyzzzzzzs" /* U+0160 */
			    "................................" /* U+0180 */
			    "oo.............uu..............." /* U+01A0 */
			    ".............aaiioouuuuuuuuuu.aa" /* U+01C0 */
			    "aa....ggkkoooo..j...gg..nnaa...." /* U+01E0 */
			    "aaaaeeeeiiiioooorrrruuuusstt..hh" /* U+0200 */
			    "......aaeeooooooooyy............" /* U+0220 */
			    "................";                /* U+0240 */

static const char additional[] = "aabbbbbbccddddddddddeeeeeeeeeeff"  /* U+1E00 */
				 "gghhhhhhhhhhiiiikkkkkkllllllllmm"  /* U+1E20 */
				 "mmmmnnnnnnnnoooooooopppprrrrrrrr"  /* U+1E40 */
				 "ssssssssssttttttttuuuuuuuuuuvvvv"  /* U+1E60 */
				 "wwwwwwwwwwxxxxyyzzzzzzhtwy.s...."  /* U+1E80 */
				 "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"  /* U+1EA0 */
				 "eeeeeeeeiiiioooooooooooooooooooo"  /* U+1EC0 */
				 "oooouuuuuuuuuuuuuuyyyyyyyy......"; /* U+1EE0 */

_Static_assert(sizeof latin == 0x250 - LATIN_START + 1, "one letter for each character");
_Static_assert(sizeof additional == 0x1F00 - ADDITIONAL_START + 1, "one letter for each character");

struct other {
	uint16_t point; /* small, or a capital whose small letter is far away */
	char text[6];
};

/* What does not fit into the tables above, sorted. */
static const struct other others[] = {
	{ 0xAA, "a" },   { 0xBA, "o" },   { 0xDF, "ss" },  { 0x133, "ij" },  { 0x140, "l·" }, { 0x181, "ɓ" },
	{ 0x182, "ƃ" },  { 0x184, "ƅ" },  { 0x186, "ɔ" },  { 0x187, "ƈ" },   { 0x189, "ɖ" },  { 0x18A, "ɗ" },
	{ 0x18B, "ƌ" },  { 0x18E, "ǝ" },  { 0x18F, "ə" },  { 0x190, "ɛ" },   { 0x191, "ƒ" },  { 0x193, "ɠ" },
	{ 0x194, "ɣ" },  { 0x196, "ɩ" },  { 0x197, "ɨ" },  { 0x198, "ƙ" },   { 0x19C, "ɯ" },  { 0x19D, "ɲ" },
	{ 0x19F, "ɵ" },  { 0x1A2, "ƣ" },  { 0x1A4, "ƥ" },  { 0x1A6, "ʀ" },   { 0x1A7, "ƨ" },  { 0x1A9, "ʃ" },
	{ 0x1AC, "ƭ" },  { 0x1AE, "ʈ" },  { 0x1B1, "ʊ" },  { 0x1B2, "ʋ" },   { 0x1B3, "ƴ" },  { 0x1B5, "ƶ" },
	{ 0x1B7, "ʒ" },  { 0x1B8, "ƹ" },  { 0x1BC, "ƽ" },  { 0x1C4, "dz" },  { 0x1C5, "dz" }, { 0x1C6, "dz" },
	{ 0x1C7, "lj" }, { 0x1C8, "lj" }, { 0x1C9, "lj" }, { 0x1CA, "nj" },  { 0x1CB, "nj" }, { 0x1CC, "nj" },
	{ 0x1E3, "æ" },  { 0x1EF, "ʒ" },  { 0x1F1, "dz" }, { 0x1F2, "dz" },  { 0x1F3, "dz" }, { 0x1F6, "ƕ" },
	{ 0x1F7, "ƿ" },  { 0x1FD, "æ" },  { 0x1FF, "ø" },  { 0x220, "ƞ" },   { 0x23A, "ⱥ" },  { 0x23B, "ȼ" },
	{ 0x23D, "ƚ" },  { 0x23E, "ⱦ" },  { 0x241, "ɂ" },  { 0x243, "ƀ" },   { 0x244, "ʉ" },  { 0x245, "ʌ" },
	{ 0x386, "α" },  { 0x388, "ε" },  { 0x389, "η" },  { 0x38A, "ι" },   { 0x38C, "ο" },  { 0x38E, "υ" },
	{ 0x38F, "ω" },  { 0x390, "ι" },  { 0x3AA, "ι" },  { 0x3AB, "υ" },   { 0x3AC, "α" },  { 0x3AD, "ε" },
	{ 0x3AE, "η" },  { 0x3AF, "ι" },  { 0x3B0, "υ" },  { 0x3C2, "σ" },   { 0x3CA, "ι" },  { 0x3CB, "υ" },
	{ 0x3CC, "ο" },  { 0x3CD, "υ" },  { 0x3CE, "ω" },  { 0x439, "и" },   { 0x450, "е" },  { 0x451, "е" },
	{ 0x453, "г" },  { 0x457, "і" },  { 0x45C, "к" },  { 0x45D, "и" },   { 0x45E, "у" },  { 0x477, "ѵ" },
	{ 0x4C0, "ӏ" },  { 0x4C2, "ж" },  { 0x4D1, "а" },  { 0x4D3, "а" },   { 0x4D7, "е" },  { 0x4DB, "ә" },
	{ 0x4DD, "ж" },  { 0x4DF, "з" },  { 0x4E3, "и" },  { 0x4E5, "и" },   { 0x4E7, "о" },  { 0x4EB, "ө" },
	{ 0x4ED, "э" },  { 0x4EF, "у" },  { 0x4F1, "у" },  { 0x4F3, "у" },   { 0x4F5, "ч" },  { 0x4F9, "ы" },
	{ 0x587, "եւ" }, { 0x622, "ا" },  { 0x623, "ا" },  { 0x624, "و" },   { 0x625, "ا" },  { 0x626, "ي" },
	{ 0x6C0, "ە" },  { 0x6C2, "ہ" },  { 0x6D3, "ے" },  { 0x1E9E, "ss" },
};

static int compare_points(const void *key, const void *row)
{
	const uint32_t wanted = *(const uint32_t *)key;
	const uint32_t point = ((const struct other *)row)->point;
	return (wanted > point) - (wanted < point);
}

/* The ASCII letter below the diacritics of a Latin one, or 0. */
static char plain_latin(uint32_t point)
{
	char letter = '.';
	if (point >= LATIN_START && point - LATIN_START < sizeof latin - 1)
		letter = latin[point - LATIN_START];
	else if (point >= ADDITIONAL_START && point - ADDITIONAL_START < sizeof additional - 1)
		letter = additional[point - ADDITIONAL_START];
	return letter != '.' ? letter : '\0';
}

/* ---- look-alikes ----------------------------------------------------------------------------------------- */

/* Of a small letter; NULL when it looks like nothing but itself. */
static const char *look_alike(uint32_t point)
{
	switch (point) {
	case 0xE6: /* æ */
		return "ae";
	case 0xF0:  /* ð */
	case 0x111: /* đ */
		return "d";
	case 0xF8: /* ø */
		return "o";
	case 0xFE: /* þ */
		return "th";
	case 0x127: /* ħ */
		return "h";
	case 0x138: /* ĸ */
		return "k";
	case 0x140: /* ŀ */
	case 0x142: /* ł */
		return "l";
	case 0x149: /* ŉ */
	case 0x14B: /* ŋ */
		return "n";
	case 0x153: /* œ */
		return "oe";
	case 0x167: /* ŧ */
		return "t";
	default:
		return NULL;
	}
}

/* ---- the whole ------------------------------------------------------------------------------------------- */

bool fold_is_nothing(uint32_t point)
{
	return point == 0xAD || (point >= 0x300 && point <= 0x36F) || (point >= 0x591 && point <= 0x5C7) ||
	       point == 0x640 || (point >= 0x64B && point <= 0x65F) || point == 0x670 ||
	       (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) || point == 0x2060 ||
	       (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

static void add_point(uint32_t point, struct strbuf *out)
{
	char bytes[4];
	size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	for (size_t i = length; i-- > 0; point >>= 6)
		bytes[i] = (char)(i > 0 ? 0x80 | (point & 0x3F) : first[length] | point);
	strbuf_add(out, bytes, length);
}

/* A small letter that has none of ASCII's below its diacritics. */
static void fold_other(uint32_t point, enum fold_reach reach, struct strbuf *out)
{
	const struct other *row =
	    bsearch(&point, others, sizeof others / sizeof others[0], sizeof others[0], compare_points);
	const char *alike = reach == FOLD_LOOKALIKES ? look_alike(point) : NULL;
	size_t length;
	if (row && !alike && reach == FOLD_LOOKALIKES)
		alike = look_alike(utf8_decode(row->text, strlen(row->text), &length));
	if (alike)
		strbuf_addstr(out, alike);
	else if (row)
		strbuf_addstr(out, row->text);
	else
		add_point(point, out);
}

void fold_letter(uint32_t point, enum fold_reach reach, struct strbuf *out)
{
	if (fold_is_nothing(point))
		return;
	if (point < 0x80)
		strbuf_addch(out, (char)(point >= 'A' && point <= 'Z' ? point - 'A' + 'a' : point));
	else if (plain_latin(point) && reach == FOLD_VOWELS && strchr("aeiouy", plain_latin(point)) == NULL)
		add_point(small_letter(point), out);
	else if (plain_latin(point))
		strbuf_addch(out, plain_latin(point));
	else
		fold_other(small_letter(point), reach, out);
}
