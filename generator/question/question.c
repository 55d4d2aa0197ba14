#include "question/question.h"

#include <string.h>

#define QUESTION_TYPE(name) extern const struct question_type question_##name;
#include "question/types.def"
#undef QUESTION_TYPE

static const struct question_type *const types[] = {
#define QUESTION_TYPE(name) &question_##name,
#include "question/types.def"
#undef QUESTION_TYPE
};

enum { TYPE_COUNT = sizeof types / sizeof types[0] };

const struct question_type *question_type_for(const struct question_source *source)
{
	for (size_t i = 0; i < TYPE_COUNT; i++)
		if (types[i]->claims(source))
			return types[i];
	return NULL;
}

const struct question_type *const *question_types(size_t *count)
{
	*count = TYPE_COUNT;
	return types;
}

static bool is_among(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

size_t question_type_classes(const char **names, size_t limit)
{
	size_t count = 0;
	for (size_t i = 0; i < TYPE_COUNT; i++)
		for (const char *const *name = types[i]->classes; *name != NULL; name++)
			if (count < limit && !is_among(names, count, *name))
				names[count++] = *name;
	return count;
}
