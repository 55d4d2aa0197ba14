#include "question/gap_sentence.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "question/item.h"

/* From `start` up to `end`. */
struct stretch {
	const char *start, *end;
};

/* ---- the block ------------------------------------------------------------------------------------------- */

static bool is_inside_line(const char *tag)
{
	static const char *const names[] = { "em", "strong", "code", "br" };
	const char *name = tag + (tag[1] == '/' ? 2 : 1);
	const size_t length = strcspn(name, " />");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
			return true;
	return false;
}

static const char *after_tag(const char *tag)
{
	return tag + strcspn(tag, ">") + 1;
}

static const char *start_of_block(const char *before)
{
	const char *start = before;
	for (const char *tag = strchr(before, '<'); tag != NULL; tag = strchr(tag + 1, '<'))
		if (!is_inside_line(tag))
			start = after_tag(tag);
	return start;
}

static const char *end_of_block(const char *after)
{
	const char *tag = strchr(after, '<');
	while (tag != NULL && is_inside_line(tag))
		tag = strchr(tag + 1, '<');
	return tag != NULL ? tag : after + strlen(after);
}

/* ---- sentences ------------------------------------------------------------------------------------------- */

/* Marks that close after the end of a sentence: bytes in UTF-8. */
static const char *skip_closing(const char *text)
{
	static const char *const marks[] = { "\"", "'", ")", "\xe2\x80\x9d", "\xe2\x80\x99", "\xc2\xbb" };
	for (size_t i = 0; i < sizeof marks / sizeof marks[0];) {
		const size_t length = strlen(marks[i]);
		const bool is_there = strncmp(text, marks[i], length) == 0;
		text += is_there ? length : 0;
		i = is_there ? 0 : i + 1;
	}
	return text;
}

/* "U.S. Department", "6 p.m. He" */
static bool is_abbreviated(const char *from, const char *point)
{
	return point > from && isalpha((unsigned char)point[-1]) &&
	       (point - 1 == from || point[-2] == ' ' || point[-2] == '.');
}

/* What follows the marks that end a sentence at `mark`; NULL: none ends there. */
static const char *end_at(const char *from, const char *mark)
{
	if (strchr(".?!", *mark) == NULL || *mark == '\0' || (*mark == '.' && is_abbreviated(from, mark)))
		return NULL;
	const char *end = skip_closing(mark + 1);
	if (*end != ' ' && *end != '\n')
		return NULL;
	return islower((unsigned char)end[1]) ? NULL : end;
}

/* The next end of a sentence outside of all elements, or NULL. `*depth`: how many are open at `at`, and then at the result. */
static const char *next_end(struct stretch in, const char *at, int *depth)
{
	for (; at < in.end; at++) {
		const char *end = *depth == 0 ? end_at(in.start, at) : NULL;
		if (end != NULL && end < in.end)
			return end;
		if (*at != '<')
			continue;
		if (strncmp(at, "<br", 3) != 0)
			*depth += at[1] == '/' ? -1 : 1;
		at = after_tag(at) - 1;
	}
	return NULL;
}

/* Behind the first end that follows the last other gap; where that is in the sentence too, behind the last end before it. */
static const char *start_of_sentence(struct stretch before, int *depth)
{
	const char *last_gap = NULL, *start = before.start, *end = before.start;
	for (const char *at = before.start; at < before.end; at++)
		last_gap = *at == ITEM_CUT ? at : last_gap;
	while ((end = next_end(before, end, depth)) != NULL) {
		if (last_gap == NULL)
			continue;
		if (start <= last_gap)
			start = end;
	}
	return start;
}

static const char *end_of_sentence(struct stretch after, int depth)
{
	const char *end = NULL;
	if (memchr(after.start, ITEM_CUT, (size_t)(after.end - after.start)) != NULL)
		end = next_end(after, after.start, &depth);
	return end != NULL ? end : after.end;
}

/* ---- what can be asked ------------------------------------------------------------------------------------- */

static size_t count_of(const char *text, const char *mark)
{
	size_t count = 0;
	for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + strlen(mark), mark))
		count++;
	return count;
}

static bool parts_quotation(const char *text)
{
	return count_of(text, "\"") % 2 != 0 || count_of(text, "\xe2\x80\x9c") != count_of(text, "\xe2\x80\x9d") ||
	       count_of(text, "\xc2\xab") != count_of(text, "\xc2\xbb");
}

static bool has_words(const char *html)
{
	for (; *html != '\0'; html++) {
		if (*html == '<')
			html = after_tag(html) - 1;
		else if (isalnum((unsigned char)*html) || (unsigned char)*html >= 0x80)
			return true;
	}
	return false;
}

static struct stretch trimmed(struct stretch stretch)
{
	while (stretch.start < stretch.end && (*stretch.start == ' ' || *stretch.start == '\n'))
		stretch.start++;
	while (stretch.start < stretch.end && (stretch.end[-1] == ' ' || stretch.end[-1] == '\n'))
		stretch.end--;
	return stretch;
}

static const char *with_blank(struct arena *arena, struct stretch before, struct stretch after)
{
	const char *text = arena_printf(arena, "%.*s" ITEM_BLANK "%.*s", (int)(before.end - before.start), before.start,
					(int)(after.end - after.start), after.start);
	const struct stretch own = trimmed((struct stretch){ text, text + strlen(text) });
	return arena_strndup(arena, own.start, (size_t)(own.end - own.start));
}

const char *gap_sentence(struct arena *arena, const char *before, const char *after)
{
	const struct stretch head = { start_of_block(before), before + strlen(before) };
	const struct stretch tail = { after, end_of_block(after) };
	int depth = 0;
	const char *start = start_of_sentence(head, &depth);
	const char *sentence = with_blank(arena, (struct stretch){ start, head.end },
					  (struct stretch){ tail.start, end_of_sentence(tail, depth) });
	if (parts_quotation(sentence))
		sentence = with_blank(arena, head, tail);
	return has_words(sentence) ? sentence : NULL;
}
