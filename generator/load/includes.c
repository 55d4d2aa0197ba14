/*
 * Includes: a link titled "include" that stands alone is replaced by the blocks of the file it leads to.
 */
#include <string.h>

#include "base/array.h"
#include "base/path.h"
#include "load/links.h"

enum { INCLUDE_DEPTH_LIMIT = 8, INCLUDE_COUNT_LIMIT = 256 };

/* Report an include that may not be followed. */
static bool is_allowed(struct reader *reader, const char *inside, struct place place)
{
	struct diagnostics *diagnostics = reader->context->diagnostics;
	int depth = 1;
	for (const struct reader *outer = reader; outer != NULL; outer = outer->outer, depth++) {
		if (strcmp(outer->source->inside, inside) == 0) {
			diag_report(diagnostics, DIAG_INCLUDE_CYCLE, place,
				    "'%s' includes itself; take this include out", inside);
			return false;
		}
	}
	if (depth > INCLUDE_DEPTH_LIMIT + 1) {
		diag_report(diagnostics, DIAG_INCLUDE_LIMIT, place,
			    "includes are nested more than %d levels deep; include the file directly",
			    INCLUDE_DEPTH_LIMIT);
		return false;
	}
	if (++*reader->include_count > INCLUDE_COUNT_LIMIT) {
		diag_report(diagnostics, DIAG_INCLUDE_LIMIT, place,
			    "more than %d includes in one module; write some of the text here", INCLUDE_COUNT_LIMIT);
		return false;
	}
	return true;
}

void includes_read(struct reader *outer, struct node *parent, const struct source *source,
		   const struct frontmatter *parts, bool in_pool)
{
	struct reader reader = {
		.context = outer->context,
		.source = source,
		.body = parts->body,
		.length = parts->body_length,
		.first_line = parts->body_line,
		.depth = outer->depth,
		.containers = outer->containers,
		.hidden = outer->hidden,
		.outer = outer,
		.in_pool = in_pool,
		.include_count = outer->include_count,
		.suggestions = outer->suggestions,
	};
	reader_blocks(&reader, parent);
}

bool includes_open(struct reader *reader, const char *url, struct source *source)
{
	const struct markdown_context *context = reader->context;
	struct place place = reader_place_of(reader, url, strlen(url));
	const char *inside = links_resolve_path(reader, url, place);
	if (inside == NULL || !is_allowed(reader, inside, place))
		return false;
	struct module_load *load = context->load;
	if (load != NULL)
		*ARRAY_PUSH(load->arena, load->included, load->included_count, load->included_capacity) = inside;
	return source_read(context->arena, context->kit->root, inside, SOURCE_LESSON_LIMIT, place, context->diagnostics,
			   source);
}

void includes_take(struct reader *reader, struct node *parent, const char *url)
{
	const struct markdown_context *context = reader->context;
	if (context->plain || context->kit == NULL) {
		diag_report(context->diagnostics, DIAG_TEXT_ONLY, reader_place_of(reader, url, strlen(url)),
			    "this text cannot include another one; write the words here");
		return;
	}
	struct source source;
	struct frontmatter parts;
	if (includes_open(reader, url, &source) &&
	    frontmatter_split(source.path, source.text, source.length, &parts, context->diagnostics))
		includes_read(reader, parent, &source, &parts, reader->in_pool);
}
