/*
 * Markdown through cmark. Its tree is copied into the arena in one pass and given back at once; what CommonMark
 * does not have is recognised while copying, by the files named in reader.h.
 */
#include "load/markdown.h"

#include <limits.h>
#include <string.h>

#include "base/strbuf.h"
#include "load/assets.h"
#include "load/inline_text.h"
#include "load/markdown_cmark.h"
#include "load/pool.h"

static void convert_blocks(struct reader *reader, cmark_node *from, struct node *parent);

/* ---- memory ------------------------------------------------------------------------------------------ */

/* cmark's tree lives in a pool: half of the time of parsing would go into allocating and freeing otherwise.
 * cmark's allocator has no context, so the pool in use is known to the thread. */
static _Thread_local struct pool *pool_in_use;

static void *calloc_in_pool(size_t count, size_t size)
{
	return pool_calloc(pool_in_use, count, size);
}

static void *realloc_in_pool(void *old, size_t size)
{
	return pool_realloc(pool_in_use, old, size);
}

static void free_in_pool(void *memory)
{
	(void)memory;
}

static cmark_mem pool_memory = { calloc_in_pool, realloc_in_pool, free_in_pool };

/* The tree is gone when the pool is reset to a mark taken before. The parser is part of it. */
static cmark_node *parse(const char *text, size_t length)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &pool_memory);
	cmark_parser_feed(parser, text, length);
	return cmark_parser_finish(parser);
}

/* ---- positions and depth ----------------------------------------------------------------------------- */

static void set_block(struct reader *reader, cmark_node *block)
{
	size_t first = (size_t)cmark_node_get_start_line(block) - 1;
	size_t last = (size_t)cmark_node_get_end_line(block);
	if (first >= reader->line_count)
		first = reader->line_count - 1;
	reader->begin = reader->lines[first];
	size_t column = (size_t)cmark_node_get_start_column(block);
	if (column > 1 && reader->begin + column - 1 < reader->length)
		reader->begin += column - 1;
	reader->end = last < reader->line_count ? reader->lines[last] : reader->length;
	reader->cursor = reader->begin;
}

struct node *markdown_node(const struct reader *reader, cmark_node *from, enum node_kind kind)
{
	return reader_node(reader, kind, cmark_node_get_start_line(from), cmark_node_get_start_column(from));
}

bool markdown_enter(struct reader *reader, cmark_node *from)
{
	if (reader->depth < READER_DEPTH_LIMIT) {
		reader->depth++;
		return true;
	}
	struct node *here = markdown_node(reader, from, NODE_TEXT);
	diag_report(reader->context->diagnostics, DIAG_NESTING, node_place(here),
		    "text is nested more than %d levels deep; write it flatter", READER_DEPTH_LIMIT);
	return false;
}

/* ---- text that is parsed by itself ------------------------------------------------------------------- */

static void convert_texts(struct reader *reader, cmark_node *document, const struct inline_text *texts, size_t count)
{
	cmark_node *paragraph = document != NULL ? cmark_node_first_child(document) : NULL;
	for (size_t i = 0; i < count; i++) {
		inline_text_fix_place(reader, &texts[i]);
		if (inline_text_is_plain(&texts[i])) {
			reader_append_text(reader, texts[i].parent,
					   arena_strndup(reader->context->arena, texts[i].text, texts[i].length),
					   texts[i].length, 0, 0);
		} else if (paragraph != NULL) {
			markdown_inlines(reader, paragraph, texts[i].parent);
			inline_text_drop_space(texts[i].parent);
			paragraph = cmark_node_next(paragraph);
		}
	}
}

void reader_inlines(struct reader *reader, const struct inline_text *texts, size_t count)
{
	const struct reader before = *reader;
	struct strbuf joined = STRBUF_INIT;
	for (size_t i = 0; i < count; i++)
		if (!inline_text_is_plain(&texts[i]))
			inline_text_add(&texts[i], &joined);
	if (joined.length > 0 && strchr(joined.text, '[') != NULL)
		inline_text_add_definitions(reader, &joined);
	struct pool_mark mark = pool_mark(pool_in_use);
	cmark_node *document = joined.length > 0 ? parse(joined.text, joined.length) : NULL;
	convert_texts(reader, document, texts, count);
	pool_reset(pool_in_use, mark);
	strbuf_release(&joined);
	reader->fixed_line = before.fixed_line;
	reader->fixed_column = before.fixed_column;
	reader->begin = before.begin;
	reader->end = before.end;
	reader->cursor = before.cursor;
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void convert_figure(struct reader *reader, cmark_node *image, struct node *parent)
{
	struct node *node = markdown_node(reader, image, NODE_FIGURE);
	markdown_take_image(reader, image, node);
	const char *title = cmark_node_get_title(image);
	if (title[0] != '\0') {
		size_t length = strlen(title);
		size_t offset = reader_find(reader, title, length);
		reader_inlines(
		    reader, &(struct inline_text){ .parent = node, .text = title, .length = length, .offset = offset },
		    1);
	}
	if (node->as.figure.asset != NULL)
		node_append(parent, node);
}

static void convert_player(struct reader *reader, cmark_node *link, struct node *parent)
{
	struct node *node = markdown_node(reader, link, NODE_PLAYER);
	node->as.figure.alt = "";
	markdown_inlines(reader, link, node);
	node->as.figure.asset = assets_take(reader, cmark_node_get_url(link), true);
	if (node->as.figure.asset != NULL)
		node_append(parent, node);
}

/* What a paragraph with a single image or link is instead. False: a paragraph. */
static bool convert_lone_child(struct reader *reader, cmark_node *child, struct node *parent)
{
	if (cmark_node_get_type(child) == CMARK_NODE_IMAGE) {
		convert_figure(reader, child, parent);
		return true;
	}
	if (cmark_node_get_type(child) != CMARK_NODE_LINK)
		return false;
	const char *url = cmark_node_get_url(child);
	const char *title = cmark_node_get_title(child);
	if (strcmp(title, "include") == 0)
		includes_take(reader, parent, url);
	else if (question_pools_meant(title))
		question_pools_take(reader, parent, url, title);
	else if (assets_is_media(url))
		convert_player(reader, child, parent);
	else
		return false;
	return true;
}

static void convert_paragraph(struct reader *reader, cmark_node *from, struct node *parent)
{
	set_block(reader, from);
	cmark_node *first = cmark_node_first_child(from);
	if (first != NULL && cmark_node_next(first) == NULL && convert_lone_child(reader, first, parent))
		return;
	int first_line = cmark_node_get_start_line(from), last_line = cmark_node_get_end_line(from);
	if (last_line > first_line && tables_take(reader, parent, (size_t)first_line - 1, (size_t)last_line - 1,
						  (size_t)cmark_node_get_start_column(from)))
		return;
	markdown_span(reader, from, NODE_PARAGRAPH, parent);
}

static void convert_heading(struct reader *reader, cmark_node *from, struct node *parent)
{
	set_block(reader, from);
	struct node *node = markdown_node(reader, from, NODE_HEADING);
	node->as.heading.level = cmark_node_get_heading_level(from);
	markdown_inlines(reader, from, node);
	attributes_take(reader, node);
	node_append(parent, node);
}

static void convert_list(struct reader *reader, cmark_node *from, struct node *parent)
{
	struct node *list = markdown_node(reader, from, NODE_LIST);
	list->as.list.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	list->as.list.tight = cmark_node_get_list_tight(from) != 0;
	list->as.list.start = cmark_node_get_list_start(from);
	reader->containers++;
	for (cmark_node *child = cmark_node_first_child(from); child != NULL; child = cmark_node_next(child)) {
		struct node *item = markdown_node(reader, child, NODE_ITEM);
		convert_blocks(reader, child, item);
		marks_take(item);
		node_append(list, item);
	}
	reader->containers--;
	node_append(parent, list);
}

static bool has_text_first(cmark_node *block)
{
	if (block == NULL || cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH)
		return false;
	cmark_node *text = cmark_node_first_child(block);
	return text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT;
}

static enum callout_match match_callout(cmark_node *paragraph, enum callout_kind *kind, size_t *marker_length)
{
	if (!has_text_first(paragraph))
		return CALLOUT_NO_MATCH;
	return callouts_match(cmark_node_get_literal(cmark_node_first_child(paragraph)), kind, marker_length);
}

static void convert_quote(struct reader *reader, cmark_node *from, struct node *parent)
{
	struct node *quote = markdown_node(reader, from, NODE_QUOTE);
	cmark_node *first = cmark_node_first_child(from);
	enum callout_kind kind = CALLOUT_NOTE;
	size_t marker_length = 0;
	enum callout_match match = match_callout(first, &kind, &marker_length);
	bool hidden = match == CALLOUT_KNOWN && callout_is_for_facilitator(kind);
	reader->hidden += hidden;
	reader->containers++;
	convert_blocks(reader, from, quote);
	reader->containers--;
	reader->hidden -= hidden;
	if (match != CALLOUT_NO_MATCH)
		set_block(reader, first);
	if (match == CALLOUT_KNOWN)
		callouts_take(reader, quote, kind, marker_length);
	else if (match == CALLOUT_UNKNOWN)
		callouts_report_unknown(reader, cmark_node_get_literal(cmark_node_first_child(first)));
	else if (has_text_first(first)) {
		set_block(reader, first);
		callouts_report_lost(reader, cmark_node_get_literal(cmark_node_first_child(first)));
	}
	node_append(parent, quote);
}

static void convert_block(struct reader *reader, cmark_node *from, struct node *parent)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_PARAGRAPH:
		convert_paragraph(reader, from, parent);
		break;
	case CMARK_NODE_HEADING:
		convert_heading(reader, from, parent);
		break;
	case CMARK_NODE_LIST:
		convert_list(reader, from, parent);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		convert_quote(reader, from, parent);
		break;
	case CMARK_NODE_CODE_BLOCK:
		node_append(parent, markdown_literal(reader, from, NODE_CODE_BLOCK));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		node_append(parent, markdown_node(reader, from, NODE_RULE));
		break;
	default:
		break;
	}
}

/* ---- waivers ----------------------------------------------------------------------------------------- */

static bool is_comment(cmark_node *block)
{
	return cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK;
}

static cmark_node *next_heading(cmark_node *block)
{
	while (block != NULL && cmark_node_get_type(block) != CMARK_NODE_HEADING)
		block = cmark_node_next(block);
	return block;
}

/* The last line of what a comment stands before: a block, or a heading and all up to the next one. */
static int last_line_behind(cmark_node *comment)
{
	cmark_node *block = comment;
	while (block != NULL && is_comment(block))
		block = cmark_node_next(block);
	if (block == NULL)
		return cmark_node_get_end_line(comment);
	if (next_heading(block) != block)
		return cmark_node_get_end_line(block);
	cmark_node *next = next_heading(cmark_node_next(block));
	return next != NULL ? cmark_node_get_start_line(next) - 1 : INT_MAX / 2;
}

/* What a page as a whole is blamed for may be reported at its first line, so a waiver before everything else is about that too. */
static bool comes_first(cmark_node *comment)
{
	while (comment != NULL && is_comment(comment))
		comment = cmark_node_previous(comment);
	return comment == NULL;
}

static void convert_waiver(struct reader *reader, cmark_node *from)
{
	struct waiver waiver = { .place = node_place(markdown_node(reader, from, NODE_TEXT)) };
	if (!waivers_read(reader, cmark_node_get_literal(from), &waiver))
		return;
	waiver.first_line = comes_first(from) ? 1 : waiver.place.line;
	waiver.last_line = waiver.place.line + last_line_behind(from) - cmark_node_get_start_line(from);
	if (waiver.last_line < waiver.place.line) /* cmark is wrong about HTML that ends a text */
		waiver.last_line = waiver.place.line;
	diagnostics_waive(reader->context->diagnostics, &waiver);
}

/* ---- all blocks -------------------------------------------------------------------------------------- */

static void convert_comment(struct reader *reader, cmark_node *from, struct node *parent, struct node **target)
{
	const char *literal = cmark_node_get_literal(from);
	if (reader->context->load != NULL && waivers_match(literal))
		convert_waiver(reader, from);
	else
		*target = conditions_take(reader, parent, *target, literal, cmark_node_get_start_line(from),
					  cmark_node_get_start_column(from));
}

static void convert_blocks(struct reader *reader, cmark_node *from, struct node *parent)
{
	if (!markdown_enter(reader, from))
		return;
	struct node *target = parent;
	for (cmark_node *child = cmark_node_first_child(from); child != NULL; child = cmark_node_next(child)) {
		if (is_comment(child))
			convert_comment(reader, child, parent, &target);
		else if (!reader->condition.dropped)
			convert_block(reader, child, target);
	}
	reader->depth--;
}

/* ---- the whole text ---------------------------------------------------------------------------------- */

static void index_lines(struct reader *reader)
{
	const char *end = reader->body + reader->length;
	size_t count = 1;
	for (const char *at = reader->body; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		count++;
	uint32_t *lines = arena_calloc(reader->context->arena, count, sizeof *lines);
	size_t line = 1;
	for (const char *at = reader->body; (at = memchr(at, '\n', (size_t)(end - at))) != NULL;)
		lines[line++] = (uint32_t)(++at - reader->body);
	reader->lines = lines;
	reader->line_count = count;
}

void reader_blocks(struct reader *reader, struct node *parent)
{
	index_lines(reader);
	citations_report_definitions(reader);
	struct pool_mark mark = pool_mark(pool_in_use);
	convert_blocks(reader, parse(reader->body, reader->length), parent);
	pool_reset(pool_in_use, mark);
	conditions_finish(reader);
}

struct node *markdown_parse(const struct markdown_context *context, const struct source *source, const char *body,
			    size_t length, int first_line)
{
	size_t includes = 0, suggestions = 0;
	struct module_load *load = context->load;
	struct reader reader = {
		.context = context,
		.source = source,
		.body = body,
		.length = length,
		.first_line = first_line,
		.hidden = load != NULL && load->is_guide,
		.include_count = load != NULL ? &load->include_count : &includes,
		.suggestions = load != NULL ? &load->suggestions : &suggestions,
	};
	struct pool *outer = pool_in_use, own = POOL_INIT;
	pool_in_use = load != NULL ? &load->pool : &own;
	struct node *root = reader_node(&reader, NODE_QUOTE, 1, 1);
	reader_blocks(&reader, root);
	pool_in_use = outer;
	pool_release(&own);
	return root;
}
