/*
 * Pipe tables as GitHub writes them. cmark sees a paragraph; rows and cells are read from the source lines.
 */
#include <string.h>

#include "base/array.h"
#include "load/inline_text.h"

struct table_line {
	const char *text; /* without what quotes and lists put before it */
	size_t length;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A source line of the paragraph. `column` is where the paragraph's first line starts: what comes before
 * belongs to quotes and lists. Lines may have less of it (lazy continuation). */
static struct table_line table_line(const struct reader *reader, size_t line, size_t column)
{
	struct table_line result;
	result.text = reader_line(reader, line, &result.length);
	for (size_t i = 1; i < column && result.length > 0 && (is_blank(*result.text) || *result.text == '>'); i++) {
		result.text++;
		result.length--;
	}
	while (result.length > 0 && is_blank(*result.text)) {
		result.text++;
		result.length--;
	}
	while (result.length > 0 && is_blank(result.text[result.length - 1]))
		result.length--;
	return result;
}

/* Cut the next cell off the line; false at its end. Cells are trimmed; the pipes at both ends of a line are
 * optional. */
static bool next_cell(struct table_line *line, struct table_line *cell)
{
	if (line->length == 0)
		return false;
	size_t end = 0;
	while (end < line->length && line->text[end] != '|')
		end += line->text[end] == '\\' && end + 1 < line->length ? 2 : 1;
	*cell = (struct table_line){ line->text, end };
	size_t used = end < line->length ? end + 1 : end;
	line->text += used;
	line->length -= used;
	while (cell->length > 0 && is_blank(*cell->text)) {
		cell->text++;
		cell->length--;
	}
	while (cell->length > 0 && is_blank(cell->text[cell->length - 1]))
		cell->length--;
	return true;
}

static struct table_line without_outer_pipe(struct table_line line)
{
	if (line.length > 0 && *line.text == '|') {
		line.text++;
		line.length--;
	}
	return line;
}

static size_t count_cells(struct table_line line)
{
	struct table_line rest = without_outer_pipe(line), cell;
	size_t count = 0;
	while (next_cell(&rest, &cell))
		count++;
	return count;
}

/* ":--", ":-:", "--:" or "---" */
static bool delimiter_align(struct table_line cell, enum cell_align *align)
{
	if (cell.length == 0)
		return false;
	bool left = cell.text[0] == ':', right = cell.text[cell.length - 1] == ':';
	size_t from = left ? 1 : 0, to = cell.length - (right && cell.length > 1 ? 1 : 0);
	if (from >= to)
		return false;
	for (size_t i = from; i < to; i++)
		if (cell.text[i] != '-')
			return false;
	*align = left && right ? ALIGN_CENTRE : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
	return true;
}

/* Number of columns of a delimiter row, 0 when the line is none. */
static size_t delimiter_columns(struct table_line line, enum cell_align *aligns)
{
	if (line.length == 0 || strchr("|:-", *line.text) == NULL || memchr(line.text, '|', line.length) == NULL)
		return 0;
	struct table_line rest = without_outer_pipe(line), cell;
	size_t count = 0;
	while (next_cell(&rest, &cell)) {
		enum cell_align align;
		if (!delimiter_align(cell, &align))
			return 0;
		if (aligns != NULL)
			aligns[count] = align;
		count++;
	}
	return count;
}

/* A cell's words, "\|" turned into "|", which no longer divides. */
static const char *cell_words(struct arena *arena, struct table_line cell, size_t *length)
{
	char *words = arena_strndup(arena, cell.text, cell.length);
	size_t to = 0;
	for (size_t from = 0; from < cell.length; from++) {
		if (cell.text[from] == '\\' && from + 1 < cell.length && cell.text[from + 1] == '|')
			from++;
		words[to++] = cell.text[from];
	}
	words[to] = '\0';
	*length = to;
	return words;
}

struct table_reader {
	struct reader *reader;
	struct node *table;
	struct inline_text *texts;
	size_t count, capacity;
};

static void add_cell(struct table_reader *at, struct node *row, struct table_line cell)
{
	struct reader *reader = at->reader;
	size_t offset = (size_t)(cell.text - reader->body);
	struct place place = reader_place_at(reader, offset);
	struct node *node = reader_node(reader, NODE_CELL, 0, 0);
	node->line = place.line;
	node->column = place.column;
	node_append(row, node);
	struct inline_text *text = ARRAY_PUSH(reader->context->arena, at->texts, at->count, at->capacity);
	text->parent = node;
	text->text = cell_words(reader->context->arena, cell, &text->length);
	text->offset = offset;
}

static void add_row(struct table_reader *at, struct table_line line)
{
	struct reader *reader = at->reader;
	size_t columns = at->table->as.table.columns, count = count_cells(line);
	struct place place = reader_place_at(reader, (size_t)(line.text - reader->body));
	if (count != columns)
		diag_report(reader->context->diagnostics, DIAG_TABLE_RAGGED, place,
			    "the line of dashes has %zu cell%s, this row has %zu; give every row the same number, and "
			    "write \\| for a bar "
			    "inside a cell",
			    columns, columns == 1 ? "" : "s", count);
	struct node *row = reader_node(reader, NODE_ROW, 0, 0);
	row->line = place.line;
	row->column = place.column;
	node_append(at->table, row);
	struct table_line rest = without_outer_pipe(line), cell;
	for (size_t i = 0; i < columns && next_cell(&rest, &cell); i++)
		add_cell(at, row, cell);
}

/* A paragraph directly above that is wholly bold becomes the caption: its node turns into the table. */
static struct node *table_node(struct reader *reader, struct node *target, int line, int column)
{
	struct node *last = target->last_child, *table;
	bool is_caption = last != NULL && last->kind == NODE_PARAGRAPH && last->first_child != NULL &&
			  last->first_child == last->last_child && last->first_child->kind == NODE_STRONG;
	if (!is_caption) {
		table = reader_node(reader, NODE_TABLE, line, column);
		node_append(target, table);
		return table;
	}
	struct node *caption = reader_node(reader, NODE_PARAGRAPH, 0, 0);
	caption->line = last->line;
	caption->column = last->column;
	for (struct node *child = last->first_child->first_child, *next; child != NULL; child = next) {
		next = child->next;
		node_append(caption, child);
	}
	table = last;
	table->kind = NODE_TABLE;
	table->line = line + reader->first_line - 1;
	table->column = column;
	table->first_child = table->last_child = NULL;
	table->as.table.caption = caption;
	return table;
}

static void report_start(struct reader *reader, struct table_line line)
{
	diag_report(reader->context->diagnostics, DIAG_TABLE_START,
		    reader_place_at(reader, (size_t)(line.text - reader->body)),
		    "a table starts inside this paragraph; leave a blank line before its first row");
}

bool tables_take(struct reader *reader, struct node *target, size_t first_line, size_t last_line, size_t column)
{
	struct table_line delimiter = table_line(reader, first_line + 1, column);
	size_t columns = delimiter_columns(delimiter, NULL);
	for (size_t line = first_line + 2; columns == 0 && line <= last_line && line < reader->line_count; line++) {
		struct table_line header = table_line(reader, line - 1, column);
		if (delimiter_columns(table_line(reader, line, column), NULL) > 0 &&
		    memchr(header.text, '|', header.length) != NULL) {
			report_start(reader, header);
			return false;
		}
	}
	if (columns == 0)
		return false;
	struct table_reader at = { .reader = reader };
	at.table = table_node(reader, target, (int)first_line + 1, (int)column);
	at.table->as.table.columns = columns;
	at.table->as.table.align = arena_calloc(reader->context->arena, columns, sizeof *at.table->as.table.align);
	delimiter_columns(delimiter, at.table->as.table.align);
	for (size_t line = first_line; line <= last_line && line < reader->line_count; line++)
		if (line != first_line + 1)
			add_row(&at, table_line(reader, line, column));
	reader_inlines(reader, at.texts, at.count);
	return true;
}
