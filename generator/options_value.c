#include "options_value.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

#define DAY_LIMIT 3650

struct taking {
	struct arena *arena;
	struct options *options;
	struct strbuf *problem;
};

static bool take_list(const struct taking *taking, const struct option_row *row, const char *value)
{
	const char **items = NULL;
	size_t count = 0, capacity = 0;

	for (;;) {
		const size_t length = strcspn(value, ",");

		if (length == 0) {
			strbuf_addf(taking->problem,
			            "'--%s' has an empty element; write %s without spaces around the commas", row->name,
			            row->argument);
			return false;
		}
		*ARRAY_PUSH(taking->arena, items, count, capacity) = arena_strndup(taking->arena, value, length);
		if (value[length] == '\0')
			break;
		value += length + 1;
	}
	*(const char *const **)(void *)((char *)taking->options + row->offset) = items;
	*(size_t *)(void *)((char *)taking->options + row->count_offset) = count;
	return true;
}

static bool take_number(const struct taking *taking, const struct option_row *row, const char *value, int limit)
{
	char *end = NULL;
	long number;

	errno = 0;
	number = strtol(value, &end, 10);
	if (errno != 0 || *end != '\0' || number < 1 || number > limit) {
		strbuf_addf(taking->problem, "'--%s' is '%s'; write a whole number from 1 to %d", row->name, value,
		            limit);
		return false;
	}
	*(int *)(void *)((char *)taking->options + row->offset) = (int)number;
	return true;
}

/* "3 or 4" of "3|4" */
static const char *choices_in_words(struct arena *arena, const char *choices)
{
	const size_t first = strcspn(choices, "|");

	if (choices[first] == '\0')
		return choices;
	return arena_printf(arena, "%.*s or %s", (int)first, choices, choices_in_words(arena, choices + first + 1));
}

static int number_without_point(const char *text, size_t length)
{
	int number = 0;

	for (size_t i = 0; i < length; i++)
		if (text[i] != '.')
			number = number * 10 + (text[i] - '0');
	return number;
}

static bool is_choice(const char *choices, const char *value)
{
	while (*choices) {
		const size_t length = strcspn(choices, "|");

		if (strlen(value) == length && strncmp(choices, value, length) == 0)
			return true;
		choices += length + (choices[length] == '|');
	}
	return false;
}

static bool take_choice(const struct taking *taking, const struct option_row *row, const char *value)
{
	void *member = (char *)taking->options + row->offset;

	if (is_choice(row->argument, value)) {
		if (row->kind == VALUE_WORD)
			*(const char **)member = value;
		else
			*(int *)member = number_without_point(value, strlen(value));
		return true;
	}
	strbuf_addf(taking->problem, "'--%s' is '%s'; write %s", row->name, value,
	            choices_in_words(taking->arena, row->argument));
	return false;
}

bool option_take_value(struct arena *arena, const struct option_row *row, const char *value, struct options *options,
		       struct strbuf *problem)
{
	const struct taking taking = { arena, options, problem };

	if (*value == '\0') {
		strbuf_addf(problem, "'--%s' is empty; write --%s=%s", row->name, row->name, row->argument);
		return false;
	}
	switch (row->kind) {
	case VALUE_LIST:
		return take_list(&taking, row, value);
	case VALUE_THREADS:
		return take_number(&taking, row, value, OPTION_THREAD_LIMIT);
	case VALUE_DAYS:
		return take_number(&taking, row, value, DAY_LIMIT);
	case VALUE_CHOICE:
	case VALUE_WORD:
		return take_choice(&taking, row, value);
	case VALUE_TEXT:
	case VALUE_FLAG:
		break;
	}
	*(const char **)(void *)((char *)options + row->offset) = value;
	return true;
}
