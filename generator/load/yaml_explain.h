/*
 * What libyaml says, in words that tell an author what to do.
 */
#ifndef WAYMARK_LOAD_YAML_EXPLAIN_H
#define WAYMARK_LOAD_YAML_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

struct yaml_explanation {
	const char *problem; /* part of libyaml's words */
	bool opened;         /* the place where the thing was opened says more than the place where it failed */
	const char *message;
};

/* `before` are the `length` bytes of the line before the place of the problem. NULL: nothing better is known than libyaml's words. */
const struct yaml_explanation *yaml_explain(const char *problem, const char *before, size_t length);

#endif
