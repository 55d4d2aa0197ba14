/*
 * Marks: the box in front of a list item.
 */
#include <string.h>

#include "load/reader.h"

void marks_take(struct node *item)
{
	static const struct {
		const char *text;
		enum item_mark mark;
	} boxes[] = {
		{ "[ ]", MARK_OFF },
		{ "[x]", MARK_ON },
		{ "[X]", MARK_ON },
		{ "[~]", MARK_PARTLY },
	};
	struct node *paragraph = item->first_child;
	if (paragraph == NULL || paragraph->kind != NODE_PARAGRAPH)
		return;
	struct node *text = paragraph->first_child;
	if (text == NULL || text->kind != NODE_TEXT || text->as.text.length < 3)
		return;
	for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
		bool ends = text->as.text.length == 3 || text->as.text.text[3] == ' ';
		if (!ends || memcmp(text->as.text.text, boxes[i].text, 3) != 0)
			continue;
		size_t skip = text->as.text.length == 3 ? 3 : 4;
		text->as.text.text += skip;
		text->as.text.length -= skip;
		item->as.item.mark = boxes[i].mark;
	}
}
