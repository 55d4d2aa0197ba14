/*
 * Markdown, the inlines: what stands in a paragraph, a heading or a cell.
 */
#include <string.h>

#include "load/assets.h"
#include "load/links.h"
#include "load/markdown_cmark.h"

static void convert_text(struct reader *reader, cmark_node *from, struct node *parent)
{
	const char *literal = cmark_node_get_literal(from);
	size_t length = strlen(literal);
	const char *text = arena_strndup(reader->context->arena, literal, length);
	lost_report(reader, text);
	citations_append_text(reader, parent, text, length, cmark_node_get_start_line(from),
			      cmark_node_get_start_column(from));
}

struct node *markdown_literal(struct reader *reader, cmark_node *from, enum node_kind kind)
{
	const char *literal = cmark_node_get_literal(from);
	struct node *node = markdown_node(reader, from, kind);
	node->as.text.length = strlen(literal);
	node->as.text.text = arena_strndup(reader->context->arena, literal, node->as.text.length);
	return node;
}

/* What looks like a citation in code is none: go on behind it when looking for the next one. */
static void convert_code(struct reader *reader, cmark_node *from, struct node *parent)
{
	struct node *node = markdown_literal(reader, from, NODE_CODE);
	if (strpbrk(node->as.text.text, "[@") != NULL)
		reader_find(reader, node->as.text.text, node->as.text.length);
	node_append(parent, node);
}

/* cmark does not say where breaks are. */
static void convert_break(const struct reader *reader, enum node_kind kind, struct node *parent)
{
	struct node *node = reader_node(reader, kind, 0, 0);
	node->line = parent->line;
	node->column = parent->column;
	node_append(parent, node);
}

static const char *plain_text_of(struct reader *reader, cmark_node *from)
{
	struct node *words = markdown_node(reader, from, NODE_PARAGRAPH);
	markdown_inlines(reader, from, words);
	return node_plain_words(reader->context->arena, words);
}

void markdown_take_image(struct reader *reader, cmark_node *from, struct node *node)
{
	const char *url = cmark_node_get_url(from);
	node->as.figure.alt = plain_text_of(reader, from);
	struct place place = reader_place_of(reader, "![", 2);
	if (node->as.figure.alt[strspn(node->as.figure.alt, " ")] == '\0')
		diag_report(
		    reader->context->diagnostics, DIAG_ALT_MISSING, place,
		    "image '%s' has no text for people who cannot see it; write what it shows between the brackets",
		    url);
	node->as.figure.asset = assets_take(reader, url, false);
}

static void convert_image(struct reader *reader, cmark_node *from, struct node *parent)
{
	struct node *node = markdown_node(reader, from, NODE_IMAGE);
	markdown_take_image(reader, from, node);
	const char *title = cmark_node_get_title(from);
	if (title[0] != '\0')
		diag_report(reader->context->diagnostics, DIAG_LINK_TITLE,
			    reader_place_of(reader, title, strlen(title)),
			    "an image inside running text has no caption; put the image into a paragraph of its own");
	if (node->as.figure.asset != NULL)
		node_append(parent, node);
}

static void convert_link(struct reader *reader, cmark_node *from, struct node *parent)
{
	struct node *node = markdown_node(reader, from, NODE_LINK);
	const char *url = cmark_node_get_url(from);
	const char *title = cmark_node_get_title(from);
	markdown_inlines(reader, from, node);
	if (question_pools_meant(title)) {
		question_pools_report_place(reader, title);
		return;
	}
	links_take(reader, node, url);
	citations_report_link(reader, node);
	if (title[0] != '\0')
		diag_report(reader->context->diagnostics, DIAG_LINK_TITLE,
			    reader_place_of(reader, title, strlen(title)),
			    "link title '%s' means nothing here; leave it out, or write \"include\" on a link that "
			    "stands alone in its "
			    "paragraph",
			    title);
	node_append(parent, node);
}

void markdown_span(struct reader *reader, cmark_node *from, enum node_kind kind, struct node *parent)
{
	struct node *node = markdown_node(reader, from, kind);
	markdown_inlines(reader, from, node);
	node_append(parent, node);
}

static void convert_html_inline(struct reader *reader, cmark_node *from)
{
	const char *literal = cmark_node_get_literal(from);
	conditions_report_html(reader, literal, reader_place_of(reader, literal, strlen(literal)));
}

static void convert_inline(struct reader *reader, cmark_node *from, struct node *parent)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_TEXT:
		convert_text(reader, from, parent);
		break;
	case CMARK_NODE_SOFTBREAK:
		convert_break(reader, NODE_SOFT_BREAK, parent);
		break;
	case CMARK_NODE_LINEBREAK:
		convert_break(reader, NODE_HARD_BREAK, parent);
		break;
	case CMARK_NODE_CODE:
		convert_code(reader, from, parent);
		break;
	case CMARK_NODE_HTML_INLINE:
		convert_html_inline(reader, from);
		break;
	case CMARK_NODE_EMPH:
		markdown_span(reader, from, NODE_EMPHASIS, parent);
		break;
	case CMARK_NODE_STRONG:
		markdown_span(reader, from, NODE_STRONG, parent);
		break;
	case CMARK_NODE_LINK:
		convert_link(reader, from, parent);
		break;
	case CMARK_NODE_IMAGE:
		convert_image(reader, from, parent);
		break;
	default:
		break;
	}
}

void markdown_inlines(struct reader *reader, cmark_node *from, struct node *parent)
{
	if (!markdown_enter(reader, from))
		return;
	for (cmark_node *child = cmark_node_first_child(from); child != NULL; child = cmark_node_next(child))
		convert_inline(reader, child, parent);
	reader->depth--;
}
