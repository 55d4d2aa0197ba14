#include "question/reading.h"

#include <string.h>

bool reading_has_words(const struct node *node)
{
	struct strbuf words = STRBUF_INIT;
	node_plain_text(node, &words);
	bool found = words.text[strspn(words.text, " ")] != '\0';
	strbuf_release(&words);
	return found;
}

char *reading_words_to_compare(struct arena *arena, const struct node *words)
{
	char *text = node_plain_words(arena, words), *to = text;
	for (const char *from = text; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
	*to = '\0';
	return text;
}

const char *reading_either(struct question_source *source, const char *key, const char *one, const char *other)
{
	const char *value = attributes_value(&source->question->attributes, key);
	if (value != NULL && strcmp(value, one) != 0 && strcmp(value, other) != 0)
		diag_report(source->diagnostics, DIAG_ATTRIBUTE_VALUE, source->question->place,
			    "%s cannot be '%s'; write %s or %s", key, value, one, other);
	return value;
}

bool reading_all_or_nothing(struct question_source *source)
{
	const char *value = reading_either(source, "scoring", "partial", "all");
	return value != NULL && strcmp(value, "all") == 0;
}

bool reading_shuffle(struct question_source *source)
{
	const char *value = reading_either(source, "shuffle", "yes", "no");
	return value != NULL ? strcmp(value, "yes") == 0 : !source->question->practice;
}
