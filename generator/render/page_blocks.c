#include "render/page_writer.h"

#include "base/escape.h"

static void write_paragraph(struct page *page, const struct node *node)
{
	if (node == page->lede)
		PAGE_PUT(page, "<p class=\"lede\">");
	else
		PAGE_PUT(page, "<p>");
	page_write_inlines(page, node);
	PAGE_PUT(page, "</p>\n");
}

/* On slides the words come from the middle of other texts: below a slide's <h1> the first heading is an <h2>, whatever it was there. */
static int heading_level(struct page *page, const struct node *node)
{
	int level = node->as.heading.level;

	if (page->is_projected) {
		if (page->top_heading == 0)
			page->top_heading = level;
		level = level <= page->top_heading ? 2 : 2 + level - page->top_heading;
	}
	return level < 1 ? 1 : level > 6 ? 6 : level;
}

static void write_heading(struct page *page, const struct node *node)
{
	const int level = heading_level(page, node);
	const char digit = (char)('0' + level);

	if (level == 2)
		page->has_subheading = true;
	PAGE_PUT(page, "<h");
	strbuf_addch(page->out, digit);
	if (node->as.heading.attributes.id != NULL && page->sheet == NULL) {
		PAGE_PUT(page, " id=\"");
		page_put_attribute(page, node->as.heading.attributes.id);
		PAGE_PUT(page, "\"");
	}
	PAGE_PUT(page, ">");
	page_write_inlines(page, node);
	PAGE_PUT(page, "</h");
	strbuf_addch(page->out, digit);
	PAGE_PUT(page, ">\n");
}

/* In a tight list paragraphs are only their words. */
static void write_item(struct page *page, const struct node *item, bool tight)
{
	if (item->as.item.mark == MARK_NONE)
		PAGE_PUT(page, "<li>");
	else if (item->as.item.mark == MARK_ON)
		PAGE_PUT(page, "<li class=\"task\">\xe2\x98\x91 ");
	else
		PAGE_PUT(page, "<li class=\"task\">\xe2\x98\x90 ");
	for (const struct node *block = item->first_child; block != NULL; block = block->next) {
		if (tight && block->kind == NODE_PARAGRAPH) {
			page_write_inlines(page, block);
			if (block->next != NULL)
				PAGE_PUT(page, "\n");
		} else {
			page_write_block(page, block);
		}
	}
	PAGE_PUT(page, "</li>\n");
}

static void write_list(struct page *page, const struct node *list)
{
	bool ordered = list->as.list.ordered;

	if (!ordered)
		PAGE_PUT(page, "<ul>\n");
	else if (list->as.list.start == 1)
		PAGE_PUT(page, "<ol>\n");
	else
		strbuf_addf(page->out, "<ol start=\"%d\">\n", list->as.list.start);
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		write_item(page, item, list->as.list.tight);
	if (ordered)
		PAGE_PUT(page, "</ol>\n");
	else
		PAGE_PUT(page, "</ul>\n");
}

static void write_quote(struct page *page, const struct node *node)
{
	PAGE_PUT(page, "<blockquote>\n");
	page_write_blocks(page, node);
	PAGE_PUT(page, "</blockquote>\n");
}

static void write_code_block(struct page *page, const struct node *node)
{
	/* What a style does for pages, which style sheets of books may not. */
	strbuf_addstr(page->out, page->book != NULL ? "<pre class=\"code\" dir=\"ltr\"><code>" : "<pre class=\"code\"><code>");
	escape_text(page->out, node->as.text.text, node->as.text.length);
	PAGE_PUT(page, "</code></pre>\n");
}

void page_write_block(struct page *page, const struct node *node)
{
	switch (node->kind) {
	case NODE_PARAGRAPH:
		write_paragraph(page, node);
		break;
	case NODE_HEADING:
		write_heading(page, node);
		break;
	case NODE_LIST:
		write_list(page, node);
		break;
	case NODE_QUOTE:
		write_quote(page, node);
		break;
	case NODE_CALLOUT:
		page_write_callout(page, node);
		break;
	case NODE_CODE_BLOCK:
		write_code_block(page, node);
		break;
	case NODE_RULE:
		strbuf_addstr(page->out, page->sheet != NULL ? "<p class=\"sheet__line\"></p>\n" : "<hr />\n");
		break;
	case NODE_TABLE:
		page_write_table(page, node);
		break;
	case NODE_FIGURE:
		page_write_figure(page, node);
		break;
	case NODE_PLAYER:
		page_write_player(page, node);
		break;
	case NODE_QUESTION:
		page_write_question(page, node->as.question.question);
		break;
	case NODE_SCENARIO:
		page_write_scenario(page, node->as.scenario.scenario);
		break;
	case NODE_CONDITION:
		page_write_condition(page, node);
		break;
	default:
		/* Inlines where blocks belong: the words are not lost. */
		page_write_inlines(page, node);
	}
}

void page_write_blocks(struct page *page, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next)
		page_write_block(page, node);
}
