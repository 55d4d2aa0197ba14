/*
 * Reader: one text while it is turned into nodes. Shared by the files that each recognise one thing on the tree.
 */
#ifndef WAYMARK_LOAD_READER_H
#define WAYMARK_LOAD_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "load/markdown.h"
#include "load/module_load.h"
#include "load/yaml.h"

enum { READER_DEPTH_LIMIT = 100 };

/* An open <!-- if … -->. */
struct reader_condition {
	bool open;
	bool dropped; /* what stands in it is left out */
	struct place place;
};

/* A place that was asked for: the next one in its line is counted from there, or a line of 60 KB would be
 * counted again for each mistake in it. */
struct reader_column {
	size_t line, offset;
	size_t column; /* from 0 */
};

struct reader {
	const struct markdown_context *context;
	const struct source *source;
	const char *body;
	size_t length;
	int first_line;        /* of the body, in the file */
	const uint32_t *lines; /* offset of each line in the body */
	size_t line_count;

	/* The block being read: diagnostics look for their text in body[begin, end), from `cursor` on. */
	size_t begin, end, cursor;
	int fixed_line, fixed_column; /* a cell or caption that is parsed by itself stands here; 0 = ask cmark */

	struct reader_column last;

	int depth;      /* nesting of blocks and inlines */
	int containers; /* quotes, lists and the like around the present block */
	int hidden;     /* callouts around it that learners never see; one more in a text that they never get */
	struct reader_condition condition;
	struct reader *outer;  /* the text that includes this one, or NULL */
	bool in_pool;          /* a pool file, or a text that one includes */
	size_t *include_count; /* of the whole module or file */
	size_t *suggestions;
};

/* A new node; it is not appended yet. Position in the body as cmark counts, 0 = that of the present block. */
struct node *reader_node(const struct reader *reader, enum node_kind kind, int line, int column);

/* The place of an offset in the body, column in characters. */
struct place reader_place_at(struct reader *reader, size_t offset);

/* Where `needle` stands in the present block; the block's begin when it is not found as it is written. */
struct place reader_place_of(struct reader *reader, const char *needle, size_t length);

/* The same as an offset in the body. */
size_t reader_find(struct reader *reader, const char *needle, size_t length);

/* The end of a message about an unknown name, in the arena: "did you mean 'x'?" or the remedy. */
const char *reader_suggest(const struct reader *reader, const char *word, const char *const *candidates, size_t count,
			   const char *remedy);

/* The line (from 0) of the body, without its line feed. */
const char *reader_line(const struct reader *reader, size_t line, size_t *length);

/* A text node with `length` bytes that stay where they are. */
void reader_append_text(const struct reader *reader, struct node *parent, const char *text, size_t length, int line,
			int column);

/* The blocks of another file below `parent`, as an include does. (markdown.c) */
void reader_blocks(struct reader *reader, struct node *parent);

/* ---- what the other files recognise ------------------------------------------------------------------ */

/* citations.c: append text, split at [@key]. `text` stays in the arena. */
void citations_append_text(struct reader *reader, struct node *parent, const char *text, size_t length, int line,
			   int column);

/* citations.c: report footnotes that cmark takes for links or link definitions. */
void citations_report_link(struct reader *reader, const struct node *link);
void citations_report_definitions(struct reader *reader);

/* lost.c: report what is meant as markup but stays in the text; lists with boxes and gaps that belong to no question. */
void lost_report(struct reader *reader, const char *text);
bool lost_is_task_list(const struct node *node);
void lost_report_lists(struct module_load *load, const struct node *parent);

/* marks.c: "[x] words" in an item: the box becomes the item's mark. */
void marks_take(struct node *item);

/* attributes.c: take the {…} tail from a heading's last text; check and register the id. */
void attributes_take(struct reader *reader, struct node *heading);

/* callouts.c: how the text of a quote's first paragraph starts. */
enum callout_match { CALLOUT_NO_MATCH, CALLOUT_UNKNOWN, CALLOUT_KNOWN };
enum callout_match callouts_match(const char *text, enum callout_kind *kind, size_t *marker_length);

/* callouts.c: turn a quote whose first paragraph starts with a marker into a callout. */
void callouts_take(struct reader *reader, struct node *quote, enum callout_kind kind, size_t marker_length);
void callouts_report_unknown(struct reader *reader, const char *text);

/* callouts.c: report a marker that lacks its "!" or has blanks. */
void callouts_report_lost(struct reader *reader, const char *text);

/* tables.c: a paragraph whose source lines are a pipe table; lines counted from 0 in the body. True: `target`
 * got a table. */
bool tables_take(struct reader *reader, struct node *target, size_t first_line, size_t last_line, size_t column);

/* conditions.c: an HTML block. Returns the parent for what follows. */
struct node *conditions_take(struct reader *reader, struct node *parent, struct node *target, const char *literal,
			     int line, int column);
void conditions_finish(struct reader *reader);
void conditions_report_html(struct reader *reader, const char *literal, struct place place);

/* conditions.c: the words between "<!--" and "-->", in the arena. NULL: the literal is not exactly one comment. */
char *conditions_comment(struct arena *arena, const char *literal);

/* waivers.c: does an HTML block want to be `<!-- allow rule: reason -->`? Read the rule into the waiver, whose place is set.
 * False: it does not count; what is wrong was reported. */
bool waivers_match(const char *literal);
bool waivers_read(struct reader *reader, const char *literal, struct waiver *waiver);

/* includes.c: put the blocks of the file `url` below `parent`. */
void includes_take(struct reader *reader, struct node *parent, const char *url);

/* The two halves of it: the file that stands in for a link to `url` (false: it may not, reported), and its blocks below
 * `parent`, by a reader inside `outer`. */
bool includes_open(struct reader *reader, const char *url, struct source *source);
void includes_read(struct reader *outer, struct node *parent, const struct source *source,
		   const struct frontmatter *parts, bool in_pool);

/* question_pools.c: does a link's title want to draw questions? "draw 5" */
bool question_pools_meant(const char *title);

/* question_pools.c: a link that stands alone in its paragraph: a NODE_POOL with the file's blocks below `parent`. */
void question_pools_take(struct reader *reader, struct node *parent, const char *url, const char *title);

/* question_pools.c: report a link that wants to draw where none can. */
void question_pools_report_place(struct reader *reader, const char *title);

#endif
