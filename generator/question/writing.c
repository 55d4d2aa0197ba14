#include "question/writing.h"

#include <string.h>

#include "base/escape.h"

void writing_why(const struct node *why, struct question_writer *writer)
{
	if (why == NULL)
		return;
	strbuf_addstr(writer->out, "<div>");
	writer->blocks(writer, why);
	strbuf_addstr(writer->out, "</div>");
}

void writing_word(struct question_writer *writer, const char *key)
{
	const char *word = words_get(writer->words, key);
	escape_text(writer->out, word, strlen(word));
}
