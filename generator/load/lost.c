/*
 * Lost markup: what was meant as markup and would stay in the text as it was typed. Only what no author can mean
 * otherwise is reported.
 */
#include <ctype.h>
#include <string.h>

#include "load/reader.h"
#include "question/gaps.h"

/* A backslash makes it plain text. cmark's tree does not tell where, so one anywhere in the block is enough. */
static bool is_escaped(const struct reader *reader, const char *needle)
{
	const char *at = reader->body + reader->begin, *end = reader->body + reader->end;
	while (at + 1 < end && (at = memchr(at, '\\', (size_t)(end - at - 1))) != NULL) {
		if (strchr(needle, at[1]) != NULL)
			return true;
		at += 2;
	}
	return false;
}

/* The place of text that is meant as markup; false when it is not written like that. */
static bool find_place(struct reader *reader, const char *needle, size_t length, struct place *place)
{
	size_t offset = reader_find(reader, needle, length);
	if (offset + length > reader->length || memcmp(reader->body + offset, needle, length) != 0)
		return false;
	*place = reader_place_at(reader, offset);
	return true;
}

/* The key of a source at "@", not in an address of mail. */
static size_t key_at(const struct reader *reader, const char *text, const char *at)
{
	size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
	bool in_word = at > text && (isalnum((unsigned char)at[-1]) || strchr("._-+@/", at[-1]) != NULL);
	if (length == 0 || in_word)
		return 0;
	const char *key = arena_strndup(reader->context->arena, at + 1, length);
	return kit_find_reference(reader->context->kit, key) != NULL ? length : 0;
}

/* "@key" outside of a bracket that starts with it; those are citations or were reported as such. */
static void report_keys(struct reader *reader, const char *text)
{
	const char *at = reader->context->kit != NULL ? strchr(text, '@') : NULL;
	const char *citation_end = text;
	if (at != NULL && is_escaped(reader, "@"))
		return;
	for (; at != NULL; at = strchr(at + 1, '@')) {
		if (at > text && at[-1] == '[') {
			const char *close = strchr(at, ']');
			citation_end = close != NULL ? close : at + strlen(at);
		}
		if (at < citation_end)
			continue;
		size_t length = key_at(reader, text, at);
		struct place place;
		if (length > 0 && find_place(reader, at, length + 1, &place))
			diag_report(reader->context->diagnostics, DIAG_MARKUP_LOST, place,
				    "'%.*s' stays in the text as it is; write [%.*s] or [%.*s, p. 4], with nothing "
				    "before the '@'",
				    (int)length + 1, at, (int)length + 1, at, (int)length + 1, at);
	}
}

static void report_links(struct reader *reader, const char *text)
{
	const char *at = strstr(text, "](");
	struct place place;
	if (at == NULL || is_escaped(reader, "[]()"))
		return;
	for (; at != NULL; at = strstr(at + 2, "]("))
		if (find_place(reader, at, 2, &place))
			diag_report(reader->context->diagnostics, DIAG_MARKUP_LOST, place,
				    "this is not read as a link or picture; write [words](address \"title\") on one "
				    "line, with straight quotes and no blanks in the address");
}

/* "~~words~~", as GitHub strikes text through. */
static void report_strike(struct reader *reader, const char *text)
{
	const char *open = strstr(text, "~~");
	const char *close = open != NULL ? strstr(open + 2, "~~") : NULL;
	struct place place;
	if (close == NULL || close == open + 2 || open[2] == ' ' || close[-1] == ' ')
		return;
	if (!is_escaped(reader, "~") && find_place(reader, open, 2, &place))
		diag_report(reader->context->diagnostics, DIAG_MARKUP_LOST, place,
			    "text cannot be struck through here; take the '~~' out, and the words if they are wrong");
}

static void report_fence(struct reader *reader, const char *text)
{
	struct place place;
	if (strncmp(text, ":::", 3) == 0 && !is_escaped(reader, ":") && find_place(reader, text, 3, &place))
		diag_report(reader->context->diagnostics, DIAG_MARKUP_LOST, place,
			    "':::' makes no box; write a callout: '> [!NOTE]' and the text below it, each line after "
			    "'> '");
}

void lost_report(struct reader *reader, const char *text)
{
	const size_t cursor = reader->cursor;
	report_keys(reader, text);
	reader->cursor = cursor;
	report_links(reader, text);
	reader->cursor = cursor;
	report_strike(reader, text);
	reader->cursor = cursor;
	report_fence(reader, text);
	reader->cursor = cursor;
}

/* ---- lists with boxes -------------------------------------------------------------------------------- */

bool lost_is_task_list(const struct node *node)
{
	return node->kind == NODE_LIST && node->first_child != NULL && node->first_child->as.item.mark != MARK_NONE;
}

/* ---- gaps -------------------------------------------------------------------------------------------- */

static void report_gap(struct module_load *load, const struct node *block)
{
	const struct node *text = gaps_find(block);
	if (text != NULL)
		diag_report(
		    load->diagnostics, DIAG_MARKUP_LOST, node_place(text),
		    "a gap '[[…]]' belongs to a question; write {#%s-q1 .q} behind the heading above it, with a "
		    "number of its own, or put the brackets into `code`",
		    load->module->entry->id);
}

void lost_report_lists(struct module_load *load, const struct node *parent)
{
	bool was_reported = false; /* a class on the heading above that means nothing there */
	for (const struct node *node = parent->first_child; node != NULL; node = node->next) {
		if (node->kind == NODE_HEADING)
			was_reported = node->as.heading.attributes.class_count > 0;
		else if (node->kind == NODE_QUOTE || node->kind == NODE_CALLOUT)
			lost_report_lists(load, node);
		else if (lost_is_task_list(node) && !was_reported)
			diag_report(load->diagnostics, DIAG_MARKUP_LOST, node_place(node),
				    "a list with boxes belongs to a question; write {#%s-q1 .q} behind the heading "
				    "above it, with a number of its own, or take the boxes out",
				    load->module->entry->id);
		else if (node->kind != NODE_QUESTION && node->kind != NODE_CONDITION && node->kind != NODE_POOL &&
			 !was_reported)
			report_gap(load, node);
	}
}
