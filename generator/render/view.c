#include "render/view.h"

#include <string.h>

#include "base/array.h"

struct view {
	struct arena *arena;
	struct view_value *values;
	size_t count;
	size_t capacity;
	struct view *next; /* the element after this one in its list */
};

uint32_t view_hash(const char *name, size_t length)
{
	/* FNV-1a, 32 bits: the names are short and few, this only has to be quick and to differ. */
	uint32_t hash = UINT32_C(2166136261);

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)name[i]) * UINT32_C(16777619);
	return hash;
}

struct view *view_new(struct arena *arena)
{
	struct view *view = arena_alloc(arena, sizeof *view);

	view->arena = arena;
	return view;
}

const struct view_value *view_find(const struct view *view, const char *name, size_t length, uint32_t hash)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct view_value *value = &view->values[i];

		if (value->hash == hash && strncmp(value->name, name, length) == 0 && value->name[length] == '\0')
			return value;
	}
	return NULL;
}

/* The value of a name, new or to be replaced. */
static struct view_value *value_for(struct view *view, const char *name, enum view_kind kind)
{
	size_t length = strlen(name);
	uint32_t hash = view_hash(name, length);
	struct view_value *value = NULL;

	for (size_t i = 0; i < view->count && value == NULL; i++)
		if (view->values[i].hash == hash && strcmp(view->values[i].name, name) == 0)
			value = &view->values[i];
	if (value == NULL)
		value = ARRAY_PUSH(view->arena, view->values, view->count, view->capacity);
	*value = (struct view_value){ .name = name, .hash = hash, .kind = kind };
	return value;
}

void view_text(struct view *view, const char *name, const char *text)
{
	struct view_value *value = value_for(view, name, VIEW_TEXT);

	value->as.text.text = text;
	value->as.text.length = text != NULL ? strlen(text) : 0;
}

void view_number(struct view *view, const char *name, long number)
{
	value_for(view, name, VIEW_NUMBER)->as.number = number;
}

void view_markup(struct view *view, const char *name, const char *markup, size_t length)
{
	struct view_value *value = value_for(view, name, VIEW_MARKUP);

	value->as.text.text = markup;
	value->as.text.length = length;
}

void view_flag(struct view *view, const char *name, bool flag)
{
	value_for(view, name, VIEW_FLAG)->as.flag = flag;
}

void view_write(struct view *view, const char *name, view_writer *write, const void *context)
{
	struct view_value *value = value_for(view, name, VIEW_WRITER);

	value->as.writer.write = write;
	value->as.writer.context = context;
}

void view_list(struct view *view, const char *name)
{
	value_for(view, name, VIEW_LIST);
}

struct view *view_append(struct view *view, const char *list)
{
	size_t length = strlen(list);
	const struct view_value *found = view_find(view, list, length, view_hash(list, length));
	struct view_value *value;
	struct view *element = view_new(view->arena);

	if (found == NULL || found->kind != VIEW_LIST)
		value = value_for(view, list, VIEW_LIST);
	else
		value = &view->values[found - view->values];
	if (value->as.list.last != NULL)
		value->as.list.last->next = element;
	else
		value->as.list.first = element;
	value->as.list.last = element;
	return element;
}

bool view_value_is_set(const struct view_value *value)
{
	switch (value->kind) {
	case VIEW_TEXT:
	case VIEW_MARKUP:
		return value->as.text.length > 0;
	case VIEW_NUMBER:
		return value->as.number != 0;
	case VIEW_FLAG:
		return value->as.flag;
	case VIEW_LIST:
		return value->as.list.first != NULL;
	case VIEW_WRITER:
		return true;
	}
	return false;
}

const struct view *view_next(const struct view *element)
{
	return element->next;
}

size_t view_names(const struct view *view, const char **names, size_t limit)
{
	size_t count = view->count < limit ? view->count : limit;

	for (size_t i = 0; i < count; i++)
		names[i] = view->values[i].name;
	return count;
}
