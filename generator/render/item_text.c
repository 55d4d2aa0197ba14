#include "render/item_text.h"

#include <string.h>

#include "base/escape.h"
#include "base/fill.h"
#include "question/question.h"

/* The text while it is written. */
struct bare {
	struct strbuf *out;
	const struct words *words;
	size_t pictures; /* and recordings, written as words so far */
};

#define PUT(bare, literal) strbuf_add((bare)->out, (literal), sizeof(literal) - 1)

static void put_text(struct bare *bare, const char *text)
{
	escape_text(bare->out, text, strlen(text));
}

static void write_block(struct bare *bare, const struct node *node);
static void write_inlines(struct bare *bare, const struct node *parent);

static void write_blocks(struct bare *bare, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next)
		write_block(bare, node);
}

/* ---- inlines -------------------------------------------------------------------------------------------- */

static void write_element(struct bare *bare, const char *name, const struct node *node)
{
	strbuf_addf(bare->out, "<%s>", name);
	write_inlines(bare, node);
	strbuf_addf(bare->out, "</%s>", name);
}

static void write_code(struct bare *bare, const struct node *node)
{
	PUT(bare, "<code>");
	escape_text(bare->out, node->as.text.text, node->as.text.length);
	PUT(bare, "</code>");
}

/* A citation goes, and the blank before it. */
static void drop_blank(struct strbuf *out)
{
	while (out->length > 0 && (out->text[out->length - 1] == ' ' || out->text[out->length - 1] == '\n'))
		strbuf_truncate(out, out->length - 1);
}

/* "[Picture: a door]" */
static void write_picture(struct bare *bare, const char *alt)
{
	bare->pictures++;
	fill_word_with(bare->out, words_get(bare->words, "item.picture"), alt != NULL ? alt : "");
}

/* What stands below a gap is its label. */
static void write_gap(struct bare *bare, const struct node *node)
{
	write_inlines(bare, node);
	if (node->first_child != NULL)
		strbuf_addch(bare->out, ' ');
	strbuf_addch(bare->out, ITEM_CUT);
}

static void write_inline(struct bare *bare, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		escape_text(bare->out, node->as.text.text, node->as.text.length);
		break;
	case NODE_SOFT_BREAK:
		PUT(bare, "\n");
		break;
	case NODE_HARD_BREAK:
		PUT(bare, "<br />\n");
		break;
	case NODE_CODE:
		write_code(bare, node);
		break;
	case NODE_EMPHASIS:
		write_element(bare, "em", node);
		break;
	case NODE_STRONG:
		write_element(bare, "strong", node);
		break;
	case NODE_CITATION:
		drop_blank(bare->out);
		break;
	case NODE_IMAGE:
		write_picture(bare, node->as.figure.alt);
		break;
	case NODE_GAP:
		write_gap(bare, node);
		break;
	default:
		/* links and terms are their words */
		write_inlines(bare, node);
	}
}

static void write_inlines(struct bare *bare, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next)
		write_inline(bare, node);
}

/* ---- blocks --------------------------------------------------------------------------------------------- */

static void write_paragraph(struct bare *bare, const struct node *node)
{
	write_element(bare, "p", node);
	PUT(bare, "\n");
}

static void write_label(struct bare *bare, const char *label)
{
	PUT(bare, "<p><strong>");
	put_text(bare, label);
	PUT(bare, "</strong></p>\n");
}

/* Levels belong to the page that the text comes from. */
static void write_heading(struct bare *bare, const struct node *node)
{
	PUT(bare, "<p>");
	write_element(bare, "strong", node);
	PUT(bare, "</p>\n");
}

static void write_item(struct bare *bare, const struct node *item, bool tight)
{
	PUT(bare, "<li>");
	if (item->as.item.mark != MARK_NONE)
		strbuf_addstr(bare->out, item->as.item.mark == MARK_ON ? "\xe2\x98\x91 " : "\xe2\x98\x90 ");
	for (const struct node *block = item->first_child; block != NULL; block = block->next) {
		if (tight && block->kind == NODE_PARAGRAPH)
			write_inlines(bare, block);
		else
			write_block(bare, block);
	}
	PUT(bare, "</li>\n");
}

static void write_list(struct bare *bare, const struct node *list)
{
	const char *name = list->as.list.ordered ? "ol" : "ul";
	if (list->as.list.ordered && list->as.list.start != 1)
		strbuf_addf(bare->out, "<ol start=\"%d\">\n", list->as.list.start);
	else
		strbuf_addf(bare->out, "<%s>\n", name);
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		write_item(bare, item, list->as.list.tight);
	strbuf_addf(bare->out, "</%s>\n", name);
}

static void write_quote(struct bare *bare, const struct node *node)
{
	PUT(bare, "<blockquote>\n");
	write_blocks(bare, node);
	PUT(bare, "</blockquote>\n");
}

static void write_code_block(struct bare *bare, const struct node *node)
{
	PUT(bare, "<pre><code>");
	escape_text(bare->out, node->as.text.text, node->as.text.length);
	PUT(bare, "</code></pre>\n");
}

static void write_row(struct bare *bare, const struct node *row, size_t columns, const char *cell_name)
{
	size_t column = 0;
	PUT(bare, "<tr>");
	for (const struct node *cell = row->first_child; cell != NULL && column < columns; cell = cell->next, column++)
		write_element(bare, cell_name, cell);
	PUT(bare, "</tr>\n");
}

static void write_table(struct bare *bare, const struct node *table)
{
	PUT(bare, "<table>\n");
	if (table->as.table.caption != NULL) {
		write_element(bare, "caption", table->as.table.caption);
		PUT(bare, "\n");
	}
	for (const struct node *row = table->first_child; row != NULL; row = row->next)
		write_row(bare, row, table->as.table.columns, row == table->first_child ? "th" : "td");
	PUT(bare, "</table>\n");
}

static void write_callout(struct bare *bare, const struct node *callout)
{
	const char *label = callout->as.callout.label;
	struct strbuf key = STRBUF_INIT;
	if (callout_is_for_facilitator(callout->as.callout.kind))
		return;
	if (callout->as.callout.kind == CALLOUT_CONTENT)
		strbuf_addstr(&key, "content-note.label");
	else
		strbuf_addf(&key, "callout.%s", callout_name(callout->as.callout.kind));
	PUT(bare, "<blockquote>\n");
	write_label(bare, label != NULL ? label : words_get(bare->words, key.text));
	write_blocks(bare, callout);
	PUT(bare, "</blockquote>\n");
	strbuf_release(&key);
}

/* The picture's words, its caption, and what describes it; of a recording its title and its transcript. */
static void write_media(struct bare *bare, const struct node *node)
{
	const struct asset *asset = node->as.figure.asset;
	struct strbuf title = STRBUF_INIT;
	node_plain_text(node, &title);
	PUT(bare, "<p>");
	write_picture(bare, node->kind == NODE_PLAYER ? title.text : node->as.figure.alt);
	PUT(bare, "</p>\n");
	if (node->kind == NODE_FIGURE && node->first_child != NULL)
		write_paragraph(bare, node);
	if (asset != NULL && asset->description != NULL)
		write_blocks(bare, asset->description);
	strbuf_release(&title);
}

static void write_block(struct bare *bare, const struct node *node)
{
	switch (node->kind) {
	case NODE_PARAGRAPH:
		write_paragraph(bare, node);
		break;
	case NODE_HEADING:
		write_heading(bare, node);
		break;
	case NODE_LIST:
		write_list(bare, node);
		break;
	case NODE_QUOTE:
		write_quote(bare, node);
		break;
	case NODE_CALLOUT:
		write_callout(bare, node);
		break;
	case NODE_CODE_BLOCK:
		write_code_block(bare, node);
		break;
	case NODE_RULE:
		PUT(bare, "<hr />\n");
		break;
	case NODE_TABLE:
		write_table(bare, node);
		break;
	case NODE_FIGURE:
	case NODE_PLAYER:
		write_media(bare, node);
		break;
	default:
		/* Inlines where blocks belong: the words are not lost. (Conditions stand around questions, never in them.) */
		write_inline(bare, node);
	}
}

/* ---- items ---------------------------------------------------------------------------------------------- */

static void give_inlines(struct question_writer *writer, const struct node *parent)
{
	write_inlines(writer->context, parent);
}

static void give_blocks(struct question_writer *writer, const struct node *parent)
{
	write_blocks(writer->context, parent);
}

struct item *item_text_make(struct arena *arena, const struct edition *edition, const struct question *question)
{
	struct strbuf out = STRBUF_INIT;
	struct bare bare = { .out = &out, .words = edition->words };
	struct question_writer writer = {
		.out = &out,
		.words = edition->words,
		.gaps = GAP_CONTROL,
		.inlines = give_inlines,
		.blocks = give_blocks,
		.context = &bare,
	};
	const struct item_maker maker = { .arena = arena, .writer = &writer };
	struct item *item = item_make(&maker, question);
	if (item != NULL)
		item->pictures = bare.pictures;
	strbuf_release(&out);
	return item;
}
