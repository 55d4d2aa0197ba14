#include "load/parts.h"

#include <string.h>

#include "base/array.h"
#include "load/values.h"

struct node *parts_new(struct arena *arena, enum node_kind kind, const struct node *like)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	node->kind = kind;
	node->path = like->path;
	node->line = like->line;
	node->column = like->column;
	return node;
}

struct node *parts_name(struct arena *arena, struct node *heading)
{
	struct node *name = parts_new(arena, NODE_PARAGRAPH, heading);
	for (struct node *child = heading->first_child, *next; child; child = next) {
		next = child->next;
		node_append(name, child);
	}
	heading->first_child = heading->last_child = NULL;
	return name;
}

static bool is_heading(const struct node *node, int level)
{
	return node->kind == NODE_HEADING && node->as.heading.level == level;
}

static struct part part_of(struct arena *arena, struct node *heading)
{
	return (struct part){
		.heading = heading,
		.place = node_place(heading),
		.title = node_plain_words(arena, heading),
		.name = parts_name(arena, heading),
		.body = parts_new(arena, NODE_QUOTE, heading),
	};
}

struct part *parts_read(const struct markdown_context *context, const struct source *source, const char *body,
			size_t length, int first_line, size_t *count)
{
	struct part *parts = NULL;
	size_t capacity = 0;
	struct node *root = markdown_parse(context, source, body, length, first_line);
	*count = 0;
	for (struct node *block = root->first_child, *next; block; block = next) {
		next = block->next;
		if (is_heading(block, 2))
			*ARRAY_PUSH(context->arena, parts, *count, capacity) = part_of(context->arena, block);
		else if (*count > 0)
			node_append(parts[*count - 1].body, block);
		else if (!is_heading(block, 1) || block != root->first_child)
			diag_report(context->diagnostics, DIAG_TEXT_LOST, node_place(block),
				    "text above the first '## ' heading is shown nowhere; move it below a heading");
	}
	return parts;
}

struct node *parts_take(struct node *parent, enum node_kind kind)
{
	struct node *previous = NULL;
	for (struct node *child = parent->first_child; child; previous = child, child = child->next) {
		if (child->kind != kind)
			continue;
		if (previous)
			previous->next = child->next;
		else
			parent->first_child = child->next;
		if (!child->next)
			parent->last_child = previous;
		child->next = NULL;
		return child;
	}
	return NULL;
}

struct node *parts_or_null(struct node *node)
{
	return node->first_child ? node : NULL;
}

void parts_check_attributes(const struct part *part, const char *known_class, const char *known_key,
			    struct diagnostics *diagnostics)
{
	const struct attributes *attributes = &part->heading->as.heading.attributes;
	if (attributes->id && !value_is_id(attributes->id))
		diag_report(diagnostics, DIAG_ID_SYNTAX, part->place,
			    "the id '%s' has other characters than a-z, 0-9 and '-'; change them", attributes->id);
	for (size_t i = 0; i < attributes->class_count; i++) {
		if (!known_class || strcmp(attributes->classes[i], known_class) != 0)
			diag_report(diagnostics, DIAG_CLASS_UNKNOWN, part->place,
				    "the class '.%s' means nothing here; remove it", attributes->classes[i]);
	}
	for (size_t i = 0; i < attributes->pair_count; i++) {
		if (!known_key || strcmp(attributes->pairs[i].key, known_key) != 0)
			diag_report(diagnostics, DIAG_ATTRIBUTE_UNKNOWN, part->place,
				    "the attribute '%s=' means nothing here; remove it", attributes->pairs[i].key);
	}
}
