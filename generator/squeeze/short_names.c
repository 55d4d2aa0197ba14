#include "squeeze/short_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

enum {
	FIRST_SLOTS = 64,
	LETTER_COUNT = sizeof letters - 1,
	START_COUNT = LETTER_COUNT - 10, /* a name does not start with a digit */
	NAME_SIZE = 16
};

/* ---- the table */

/* The slot of this name, or the free one where it belongs. There is always a free one. */
static size_t find_slot(const struct short_names *table, const char *text, size_t length)
{
	size_t slot = (size_t)hash_fnv(HASH_FNV_START, text, length) & (table->slot_count - 1);

	while (table->slots[slot] != 0) {
		const struct short_name *name = &table->names[table->slots[slot] - 1];

		if (name->length == length && memcmp(name->text, text, length) == 0)
			break;
		slot = (slot + 1) & (table->slot_count - 1);
	}
	return slot;
}

static void grow(struct short_names *table)
{
	table->slot_count = table->slot_count > 0 ? 2 * table->slot_count : FIRST_SLOTS;
	table->slots = arena_calloc(table->arena, table->slot_count, sizeof *table->slots);
	for (size_t i = 0; i < table->count; i++)
		table->slots[find_slot(table, table->names[i].text, table->names[i].length)] = i + 1;
}

size_t short_names_add(struct short_names *table, const char *text, size_t length)
{
	size_t slot;

	if (2 * table->count >= table->slot_count)
		grow(table);
	slot = find_slot(table, text, length);
	if (table->slots[slot] == 0) {
		*ARRAY_PUSH(table->arena, table->names, table->count, table->capacity) =
		    (struct short_name){ .text = text, .length = length };
		table->slots[slot] = table->count;
	}
	table->names[table->slots[slot] - 1].uses++;
	return table->slots[slot] - 1;
}

const struct short_name *short_names_find(const struct short_names *table, const char *text, size_t length)
{
	size_t index = table->slot_count > 0 ? table->slots[find_slot(table, text, length)] : 0;

	return index > 0 ? &table->names[index - 1] : NULL;
}

void short_names_keep(struct short_names *table, size_t name)
{
	table->names[name].kept = true;
}

/* ---- giving */

/* The names in their order: a, b, … _, aa, ba, … The length of the one with this number. */
static size_t spell(size_t number, char name[NAME_SIZE])
{
	size_t length = 0;

	name[length++] = letters[number % START_COUNT];
	for (number /= START_COUNT; number > 0; number /= LETTER_COUNT)
		name[length++] = letters[--number % LETTER_COUNT];
	name[length] = '\0';
	return length;
}

static bool is_taken(const struct short_names *table, const char *text, size_t length)
{
	const struct short_name *name = short_names_find(table, text, length);

	return name != NULL && name->kept;
}

static int compare_uses(const void *a, const void *b)
{
	const struct short_name *one = *(struct short_name *const *)a;
	const struct short_name *other = *(struct short_name *const *)b;

	if (one->uses != other->uses)
		return one->uses > other->uses ? -1 : 1;
	return one < other ? -1 : 1;
}

void short_names_give(struct short_names *table, bool (*is_forbidden)(const char *text, size_t length))
{
	struct short_name **order = arena_calloc(table->arena, table->count + 1, sizeof(struct short_name *));
	size_t count = 0;
	size_t number = 0;

	for (size_t i = 0; i < table->count; i++)
		if (!table->names[i].kept)
			order[count++] = &table->names[i];
	if (count == 0)
		return;
	qsort(order, count, sizeof(struct short_name *), compare_uses);
	for (size_t i = 0; i < count; i++) {
		char name[NAME_SIZE];
		size_t length;

		do
			length = spell(number++, name);
		while (is_taken(table, name, length) || (is_forbidden != NULL && is_forbidden(name, length)));
		order[i]->given = arena_strndup(table->arena, name, length);
	}
}
