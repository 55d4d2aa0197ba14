#include "question/writing.h"

#include <string.h>

#include "base/escape.h"

void writing_why(const struct node *why, struct question_writer *writer)
{
	if (why == NULL)
		return;
	bool is_short = why->first_child != NULL && why->first_child->kind == NODE_PARAGRAPH && why->first_child->next == NULL;
	strbuf_addstr(writer->out, is_short ? "<p>" : "<div>");
	if (is_short)
		writer->inlines(writer, why->first_child);
	else
		writer->blocks(writer, why);
	strbuf_addstr(writer->out, is_short ? "</p>" : "</div>");
}

void writing_word(struct question_writer *writer, const char *key)
{
	const char *word = words_get(writer->words, key);
	escape_text(writer->out, word, strlen(word));
}
