#include "base/sentence.h"

#include <ctype.h>
#include <string.h>

static bool starts_sentence(const char *at)
{
	return strncmp(at, "¿", 2) == 0 || strncmp(at, "¡", 2) == 0;
}

/* Behind a capital that stands alone or behind another such stop: "G.S.", "J. Doe". */
static bool is_initial(const char *text, const char *stop)
{
	if (stop == text || !isupper((unsigned char)stop[-1]))
		return false;
	return stop - 1 == text || stop[-2] == '.' || stop[-2] == ' ' || stop[-2] == '(';
}

/* A full stop inside "7.2" ends nothing, nor does the colon of "4:10". */
static bool ends_sentence(const char *text, const char *at, enum sentence_colon colon)
{
	if (*at == '?' || *at == '!')
		return true;
	if (*at != '.' && !(*at == ':' && colon == SENTENCE_ENDS_AT_COLON))
		return false;
	if (at[1] == '\0')
		return true;
	return strchr(" \"')*", at[1]) != NULL && !(*at == '.' && is_initial(text, at));
}

bool sentence_next(const char **at, enum sentence_colon colon, struct sentence *sentence)
{
	const char *text = *at + strspn(*at, " ");
	while (starts_sentence(text))
		text += strlen("¿");
	const char *end = text;
	while (*end != '\0' && !ends_sentence(text, end, colon) && !starts_sentence(end))
		end++;
	const bool is_mark = *end != '\0' && !starts_sentence(end);
	*sentence = (struct sentence){ text, (size_t)(end - text), is_mark ? *end : '\0' };
	*at = end + is_mark;
	return **at != '\0' || sentence->length > 0 || is_mark;
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
