#include "render/page_writer.h"

#include <string.h>

#include "base/fill.h"

static const char *align_class(enum cell_align align)
{
	switch (align) {
	case ALIGN_CENTRE:
		return " class=\"align-centre\"";
	case ALIGN_RIGHT:
		return " class=\"align-right\"";
	case ALIGN_LEFT:
	case ALIGN_NONE:
		break;
	}
	return "";
}

/* A box to tick and nothing else: on paper its column can be narrow. */
static bool is_tick(const struct page *page, const struct node *cell)
{
	struct strbuf words = STRBUF_INIT;
	bool result;

	if (page->sheet == NULL)
		return false;
	node_plain_text(cell, &words);
	result = words.length > 0 && strcmp(words.text, "\xe2\x98\x90") == 0;
	strbuf_release(&words);
	return result;
}

static bool has_ticks(const struct page *page, const struct node *table)
{
	for (const struct node *row = table->first_child; row != NULL; row = row->next)
		for (const struct node *cell = row->first_child; cell != NULL; cell = cell->next)
			if (is_tick(page, cell))
				return true;
	return false;
}

static void write_cell(struct page *page, const struct node *cell, enum cell_align align, bool heads)
{
	/* An empty heading would be read out as one: it is a plain cell. */
	heads = heads && cell->first_child != NULL;
	strbuf_addstr(page->out, heads ? "<th scope=\"col\"" : "<td");
	strbuf_addstr(page->out, is_tick(page, cell) ? " class=\"tick\"" : align_class(align));
	PAGE_PUT(page, ">");
	page_write_inlines(page, cell);
	strbuf_addstr(page->out, heads ? "</th>" : "</td>");
}

static void write_row(struct page *page, const struct node *table, const struct node *row, bool heads)
{
	size_t column = 0;

	PAGE_PUT(page, "<tr>");
	for (const struct node *cell = row->first_child; cell != NULL && column < table->as.table.columns;
	     cell = cell->next, column++)
		write_cell(page, cell, table->as.table.align != NULL ? table->as.table.align[column] : ALIGN_NONE,
			   heads);
	PAGE_PUT(page, "</tr>\n");
}

/* The scrolling region around the table needs a name; several without a caption are told apart by number. */
static void write_label(struct page *page, const struct node *caption)
{
	struct strbuf words = STRBUF_INIT;

	if (caption != NULL) {
		node_plain_text(caption, &words);
		page_put_attribute(page, words.text);
	} else {
		strbuf_addf(&words, "%d", ++page->tables);
		fill_word_with(page->out, words_get(page->words, "table.label"), words.text);
	}
	strbuf_release(&words);
}

/* On a sheet of paper nothing scrolls. */
static void open_region(struct page *page, const struct node *caption)
{
	if (page->sheet != NULL) {
		PAGE_PUT(page, "<div class=\"table\">");
		return;
	}
	PAGE_PUT(page, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
	write_label(page, caption);
	PAGE_PUT(page, "\">");
}

void page_write_table(struct page *page, const struct node *table)
{
	const struct node *row = table->first_child;

	open_region(page, table->as.table.caption);
	strbuf_addstr(page->out, has_ticks(page, table) ? "<table class=\"ticks\">\n" : "<table>\n");
	if (table->as.table.caption != NULL) {
		PAGE_PUT(page, "<caption>");
		page_write_inlines(page, table->as.table.caption);
		PAGE_PUT(page, "</caption>\n");
	}
	if (row != NULL) {
		PAGE_PUT(page, "<thead>\n");
		write_row(page, table, row, true);
		PAGE_PUT(page, "</thead>\n");
		row = row->next;
	}
	if (row != NULL) {
		PAGE_PUT(page, "<tbody>\n");
		for (; row != NULL; row = row->next)
			write_row(page, table, row, false);
		PAGE_PUT(page, "</tbody>\n");
	}
	PAGE_PUT(page, "</table></div>\n");
}
