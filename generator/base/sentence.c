#include "base/sentence.h"

#include <ctype.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

enum { SHOWN_LIMIT = 60 };

/* ---- marks ------------------------------------------------------------------------------------------------ */

static bool starts_sentence(const char *at)
{
	return strncmp(at, "¿", 2) == 0 || strncmp(at, "¡", 2) == 0;
}

/* Behind all the marks that are at `at`. */
static const char *skip_marks(const char *at, const char *const marks[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const size_t length = strlen(marks[i]);
		if (strncmp(at, marks[i], length) == 0) {
			at += length;
			i = (size_t)-1; /* from the first one again */
		}
	}
	return at;
}

/* Quotes and brackets that close behind the stop belong to the sentence. */
static const char *skip_closing(const char *at)
{
	static const char *const marks[] = { "\"", "'", ")", "]", "*", "”", "’", "»" };
	return skip_marks(at, marks, COUNT(marks));
}

static const char *skip_opening(const char *at)
{
	static const char *const marks[] = { " ", "\"", "'", "(", "[", "*", "“", "‘", "«" };
	return skip_marks(at, marks, COUNT(marks));
}

/* ---- words ------------------------------------------------------------------------------------------------ */

static bool is_small_or_digit(const char *at)
{
	const unsigned char second = (unsigned char)(at[0] == '\xC3' ? at[1] : 0); /* à to ÿ */
	return islower((unsigned char)*at) || isdigit((unsigned char)*at) || second >= 0xA0;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_one_of(const char *word, size_t length, const char *const list[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == length && memcmp(list[i], word, length) == 0)
			return true;
	return false;
}

/* The words that open most sentences of both languages and are no names. */
static bool is_opener(const char *word)
{
	static const char *const openers[] = {
		"A",        "After",  "All",   "An",      "And",    "As",     "At",    "Before", "But",     "By",
		"For",      "He",     "How",   "I",       "If",     "In",     "It",    "Its",    "Many",    "Most",
		"No",       "Not",    "One",   "Or",      "Our",    "She",    "So",    "Some",   "That",    "The",
		"Their",    "Then",   "There", "These",   "They",   "This",   "Those", "To",     "We",      "What",
		"When",     "Where",  "Who",   "Why",     "You",    "Your",   "Al",    "Así",    "Aunque",  "Como",
		"Con",      "Cuando", "De",    "Después", "El",     "Él",     "Ella",  "Ellas",  "Ellos",   "En",
		"Entonces", "Es",     "Esa",   "Ese",     "Eso",    "Esta",   "Este",  "Esto",   "Hay",     "La",
		"Las",      "Lo",     "Los",   "Luego",   "Muchas", "Muchos", "Ni",    "Para",   "Pero",    "Por",
		"Que",      "Quien",  "Se",    "Si",      "Sin",    "Son",    "Su",    "Sus",    "También", "Un",
		"Una",      "Usted",  "Y",     "Ya",
	};
	return is_one_of(word, strcspn(word, " .,;:!?"), openers, COUNT(openers));
}

/* Short forms that mostly stand before a name. What a small letter or a number follows need not be here: "p. m.", "art. 5". */
static bool is_abbreviation(const char *word, size_t length)
{
	static const char *const forms[] = {
		"Mr",  "Mrs",  "Ms",    "Mx",  "Dr",    "Dra", "Sr",  "Sra", "Srta", "Sres", "Ud",
		"Uds", "Prof", "Profa", "Lic", "Licda", "Ing", "Gov", "Sen", "Rep",  "Rev",  "Sgt",
		"Lt",  "Capt", "Col",   "Gen", "Hon",   "Jr",  "St",  "Sto", "Sta",  "Mt",   "Ft",
		"Av",  "Avda", "e.g",   "i.e", "ej",    "cf",  "vs",  "núm", "Núm",
	};
	return is_one_of(word, length, forms, COUNT(forms));
}

/* Capitals with a stop each, "G.S", or one alone, "J"; and "EE" before "UU.", as Spanish doubles them for a plural. */
static bool is_initials(const char *word, size_t length, const char *follows)
{
	if (length == 2 && is_capital(word[0]) && word[0] == word[1])
		return is_capital(follows[0]) && follows[0] == follows[1] && follows[2] == '.';
	return length > 0 && is_capital(word[length - 1]) && (length == 1 || word[length - 2] == '.');
}

/* The word before the stop; none of those that matter is longer than a few letters. */
static size_t length_before(const char *text, const char *stop)
{
	enum { LONGEST = 8 };
	size_t length = 0;
	while (length < LONGEST && stop - length > text &&
	       strchr(" (['\"\x9C\xAB", stop[-1 - (ptrdiff_t)length]) == NULL)
		length++;
	return length;
}

/* ---- ends ------------------------------------------------------------------------------------------------- */

/* Does the sentence go on behind a full stop that a blank follows? */
static bool goes_on(const char *text, const char *stop, const char *blank)
{
	const char *follows = skip_opening(blank);
	const size_t length = length_before(text, stop);
	if (is_small_or_digit(blank + strspn(blank, " (")))
		return true;
	if (stop + 1 != blank || *follows == '\0' || is_opener(follows))
		return false;
	return is_abbreviation(stop - length, length) || is_initials(stop - length, length, follows);
}

/* Behind the end of the sentence, if `at` ends it, or NULL. "7.2", "4:10" and "a.org/?q=1" hold no end. */
static const char *sentence_end(const char *text, const char *at, enum sentence_colon colon)
{
	if (strchr(".?!:", *at) == NULL || (*at == ':' && colon == SENTENCE_GOES_ON_AT_COLON))
		return NULL;
	const char *behind = skip_closing(at + 1);
	if (*behind == '\0' || (starts_sentence(behind) && *at != ':'))
		return behind;
	if (*behind != ' ' || (*at == '.' && goes_on(text, at, behind)))
		return NULL;
	return behind;
}

bool sentence_next(const char **at, enum sentence_colon colon, struct sentence *sentence)
{
	const char *text = *at + strspn(*at, " "), *behind = NULL;
	while (starts_sentence(text))
		text += strlen("¿");
	const char *end = text;
	while (*end != '\0' && !(behind = sentence_end(text, end, colon)) && !starts_sentence(end))
		end++;
	*sentence = (struct sentence){ text, (size_t)(end - text), behind ? *end : '\0', *end == '\0' };
	*at = behind ? behind : end;
	return **at != '\0' || sentence->length > 0 || behind;
}

/* ---- lengths ---------------------------------------------------------------------------------------------- */

size_t sentence_shown(const char *text, size_t length)
{
	if (length <= SHOWN_LIMIT)
		return length;
	length = SHOWN_LIMIT;
	while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* Bytes that start a letter beyond ASCII; those of dashes, quotes and bullets start with 0xC2 or 0xE2. */
static bool is_part_of_word(char c)
{
	const unsigned char byte = (unsigned char)c;
	return isalnum(byte) || (byte >= 0xC3 && byte != 0xE2);
}

size_t sentence_words(const struct sentence *sentence)
{
	size_t count = 0;
	bool is_word = false;
	for (size_t i = 0; i < sentence->length; i++) {
		const char c = sentence->text[i];
		count += !is_word && is_part_of_word(c);
		is_word = c != ' ' && (is_word || is_part_of_word(c));
	}
	return count;
}
