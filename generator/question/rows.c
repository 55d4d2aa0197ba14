#include "question/rows.h"

#include "base/hash.h"
#include "question/options.h"
#include "question/reading.h"

/* ---- reading ----------------------------------------------------------------------------------------- */

struct node *rows_list(const struct question_source *source)
{
	struct node *list = source->blocks->first_child;
	bool is_plain = list != NULL && list->kind == NODE_LIST && list->first_child != NULL &&
			list->first_child->as.item.mark == MARK_NONE;
	return is_plain ? list : NULL;
}

static size_t count_items(const struct node *list)
{
	size_t count = 0;
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		count++;
	return count;
}

static bool count_fits(struct question_source *source, const struct rows_form *form, const struct node *list)
{
	size_t count = count_items(list);
	if (count >= form->minimum && count <= form->maximum)
		return true;
	diag_report(source->diagnostics, DIAG_OPTION_LIMIT, node_place(list),
		    "this question has %zu %s%s; give it %zu to %zu", count, form->name, count == 1 ? "" : "s",
		    form->minimum, form->maximum);
	return false;
}

static bool report_more(struct question_source *source, const struct rows_form *form, const struct node *block)
{
	const char *remedy = form->has_reasons
				 ? "is one paragraph and at most one quote that says why; put this into it"
				 : "is one paragraph; put this before or after the list";
	diag_report(source->diagnostics, DIAG_OPTION_TEXT, node_place(block), "this %s has more text; it %s",
		    form->name, remedy);
	return false;
}

/* A paragraph, then a quote where the type has reasons. */
static bool read_row(struct question_source *source, const struct rows_form *form, const struct node *item,
		     struct question_row *row)
{
	struct node *words = item->first_child;
	if (item->as.item.mark != MARK_NONE) {
		diag_report(source->diagnostics, DIAG_OPTION_MARK, node_place(item),
			    "the other lines of this list have no box; take this one's out");
		return false;
	}
	if (words == NULL || words->kind != NODE_PARAGRAPH || !reading_has_words(words)) {
		diag_report(source->diagnostics, DIAG_OPTION_EMPTY, node_place(item),
			    "this %s has no words; write them, or take the line out", form->name);
		return false;
	}
	const struct node *next = words->next;
	row->words = words;
	if (next != NULL && form->has_reasons && next->kind == NODE_QUOTE) {
		row->why = next;
		next = next->next;
	}
	return next == NULL || report_more(source, form, next);
}

bool rows_parse(struct question_source *source, const struct rows_form *form, struct question_rows *rows)
{
	const struct node *list = rows_list(source);
	if (!count_fits(source, form, list))
		return false;
	bool done = true;
	rows->items = arena_calloc(source->arena, count_items(list), sizeof *rows->items);
	for (const struct node *item = list->first_child; item != NULL; item = item->next)
		done = read_row(source, form, item, &rows->items[rows->count++]) && done;
	return done;
}

static bool differs(struct question_source *source, const struct rows_form *form, const struct question_rows *rows,
		    size_t index)
{
	const char *words = reading_words_to_compare(source->arena, rows->items[index].words);
	for (size_t i = 0; i < index; i++) {
		if (strcmp(words, reading_words_to_compare(source->arena, rows->items[i].words)) != 0)
			continue;
		diag_report(source->diagnostics, DIAG_OPTION_DUPLICATE, node_place(rows->items[index].words),
			    "this %s says the same as the one in line %d; change one of them", form->name,
			    rows->items[i].words->line);
		return false;
	}
	return true;
}

bool rows_all_differ(struct question_source *source, const struct rows_form *form, const struct question_rows *rows)
{
	bool differ = true;
	for (size_t i = 1; i < rows->count; i++)
		differ = differs(source, form, rows, i) && differ;
	return differ;
}

/* ---- items ------------------------------------------------------------------------------------------- */

void rows_fill_item(const struct question_rows *rows, const struct item_maker *maker, struct item *item)
{
	item->row_count = rows->count;
	item->rows = arena_calloc(maker->arena, rows->count, sizeof *item->rows);
	for (size_t i = 0; i < rows->count; i++)
		item->rows[i] = (struct item_row){
			.letter = option_letters[i],
			.words = item_inlines(maker, rows->items[i].words),
			.why = item_blocks(maker, rows->items[i].why),
		};
}

/* ---- order ------------------------------------------------------------------------------------------- */

static void swap(size_t *one, size_t *other)
{
	size_t kept = *one;
	*one = *other;
	*other = kept;
}

static bool is_in_order(const size_t *order, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (order[i] != i)
			return false;
	return true;
}

size_t *rows_mixed_order(struct arena *arena, const char *id, size_t count)
{
	size_t *order = arena_calloc(arena, count + 1, sizeof *order);
	uint64_t state = hash_text(id);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t i = count; i > 1; i--) {
		state = hash_fnv(state, &(unsigned char){ (unsigned char)i }, 1);
		swap(&order[i - 1], &order[(state >> 32) % i]);
	}
	if (count > 1 && is_in_order(order, count))
		swap(&order[0], &order[count - 1]);
	return order;
}
