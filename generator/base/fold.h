/*
 * Fold: what is left of a letter when letter case and diacritics do not matter. The one place for it.
 *
 *     fold_letter(0xC9, FOLD_ACCENTS, &out);     É -> e
 *     fold_letter(0xD8, FOLD_ACCENTS, &out);     Ø -> ø: a letter of its own, no accent
 *     fold_letter(0xD8, FOLD_LOOKALIKES, &out);  Ø -> o
 *
 * Which letter stands below a diacritic is data of Unicode: the compatibility decompositions in UnicodeData.txt
 * (https://www.unicode.org/Public/15.0.0/ucd/UnicodeData.txt, field 5), its small letters (field 13) and "ß" as CaseFolding.txt
 * has it. Known are Latin to U+024F, Latin Extended Additional, Greek, Cyrillic, Armenian and the Arabic letters that carry a
 * hamza or madda; other letters stay as they are. Letters that have no decomposition but look as if they had one, "ø" or "ł", are
 * those of CLDR's transliteration Latin-ASCII (https://github.com/unicode-org/cldr, common/transforms/Latin-ASCII.xml).
 *
 * The learner's script does the same (waymark.folded in templates/js/question/text.js, and for look-alikes
 * templates/js/pages/search.js). tests/support/letters.h lists letters that are one for both.
 */
#ifndef WAYMARK_BASE_FOLD_H
#define WAYMARK_BASE_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

enum fold_reach {
	FOLD_VOWELS,    /* Latin letters that differ by case are one, and so are vowels that differ by diacritics: é is e, ñ is no n */
	FOLD_ACCENTS,   /* letters that differ by case or diacritics are one */
	FOLD_LOOKALIKES /* and so are letters with strokes and joined letters: ø is o, æ is ae */
};

/* Does the character show nothing, or a diacritic by itself? It stands inside words without being part of them. */
bool fold_is_nothing(uint32_t point);

/* Append the small letter or letters; nothing when fold_is_nothing(); what is no letter as it is. */
void fold_letter(uint32_t point, enum fold_reach reach, struct strbuf *out);

#endif
