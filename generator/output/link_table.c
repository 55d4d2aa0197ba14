#include "output/link_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "output/hashset.h"

static bool same_target(const struct pending_link *a, const struct pending_link *b)
{
	return a->file == b->file && a->anchor == b->anchor && a->loads == b->loads;
}

static uint32_t *find_slot(const struct link_table *table, const struct pending_link *link)
{
	const size_t mask = table->slot_count - 1;
	size_t i = (size_t)(hashset_mix(link->file, link->anchor) + link->loads) & mask;
	while (table->slots[i] && !same_target(&table->links[table->slots[i] - 1], link))
		i = (i + 1) & mask;
	return &table->slots[i];
}

static void grow(struct link_table *table)
{
	if (table->count * 2 < table->slot_count)
		return;
	if (table->count > UINT32_MAX / 4)
		memory_die("more links than can be remembered");
	table->slot_count = table->slot_count > 0 ? table->slot_count * 2 : 64;
	size_t bytes = memory_product(table->slot_count, sizeof *table->slots);
	table->slots = memory_realloc(table->slots, bytes);
	memset(table->slots, 0, bytes);
	for (size_t i = 0; i < table->count; i++)
		*find_slot(table, &table->links[i]) = (uint32_t)i + 1;
}

static bool comes_before(const struct pending_link *a, const struct pending_link *b)
{
	int order = strcmp(a->shown, b->shown);
	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	return order < 0 || (order == 0 && strcmp(a->written, b->written) < 0);
}

/* One page names many targets one after another: its name is copied once. */
static const char *shared_copy(struct link_table *table, const char *text, const char *last)
{
	if (*text == '\0')
		return "";
	return last && strcmp(last, text) == 0 ? last : arena_strdup(&table->arena, text);
}

static struct pending_link copy_of(struct link_table *table, const struct pending_link *link)
{
	const struct pending_link *last = table->count > 0 ? &table->links[table->count - 1] : NULL;
	struct pending_link copy = *link;
	copy.written = arena_strdup(&table->arena, link->written);
	copy.shown = shared_copy(table, link->shown, last ? last->shown : NULL);
	copy.made_from = shared_copy(table, link->made_from, last ? last->made_from : NULL);
	return copy;
}

void link_table_add(struct link_table *table, const struct pending_link *link)
{
	grow(table);
	uint32_t *slot = find_slot(table, link);
	if (*slot) {
		struct pending_link *known = &table->links[*slot - 1];
		if (comes_before(link, known))
			*known = copy_of(table, link);
		return;
	}
	struct pending_link copy = copy_of(table, link);
	*ARRAY_PUSH(&table->arena, table->links, table->count, table->capacity) = copy;
	*slot = (uint32_t)table->count;
}

void link_table_release(struct link_table *table)
{
	arena_release(&table->arena);
	free(table->slots);
	*table = (struct link_table){ .arena = ARENA_INIT };
}
