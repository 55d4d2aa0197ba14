/*
 * The text an author wrote, as a tree: blocks that hold blocks or inlines, inlines that hold inlines.
 *
 * load/markdown.c makes it from cmark's tree, everything after that only reads it. Nodes live in the arena of
 * their module (or of the kit, for references, glossary and regions). The tree is open on purpose: every
 * output format walks it.
 */
#ifndef WAYMARK_MODEL_NODE_H
#define WAYMARK_MODEL_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct question;
struct scenario;
struct asset;
struct term;
struct reference;

enum node_kind {
	/* blocks */
	NODE_PARAGRAPH,
	NODE_HEADING,
	NODE_LIST,
	NODE_ITEM,       /* child of NODE_LIST */
	NODE_QUOTE,
	NODE_CALLOUT,    /* > [!KIND] Label */
	NODE_CODE_BLOCK,
	NODE_RULE,
	NODE_TABLE,      /* children: NODE_ROW, the first is the header */
	NODE_ROW,
	NODE_CELL,       /* children: inlines */
	NODE_FIGURE,     /* an image alone in its paragraph; children: caption inlines */
	NODE_PLAYER,     /* a link to sound or video alone in its paragraph; children: link text inlines */
	NODE_QUESTION,   /* a practice question in a lesson */
	NODE_SCENARIO,   /* a branching practice */
	NODE_CONDITION,  /* blocks for some audiences only; region conditions are settled when loading */
	NODE_POOL,       /* a pool file of the check with its blocks, while loading; afterwards its questions are the module's */
	/* inlines */
	NODE_TEXT,
	NODE_CODE,
	NODE_SOFT_BREAK,
	NODE_HARD_BREAK,
	NODE_EMPHASIS,
	NODE_STRONG,
	NODE_LINK,
	NODE_TERM,       /* link to a glossary term */
	NODE_CITATION,   /* [@key] or [@key, p. 4] */
	NODE_IMAGE,      /* an image inside running text */
	NODE_GAP         /* [[answer]] in a question: the question's type writes it */
};

enum callout_kind {
	CALLOUT_NOTE,
	CALLOUT_TIP,
	CALLOUT_IMPORTANT,
	CALLOUT_WARNING,
	CALLOUT_CAUTION,
	CALLOUT_KEY,
	CALLOUT_REFLECT,
	CALLOUT_STORY,
	CALLOUT_CONTENT,
	CALLOUT_SUPPORT,
	CALLOUT_FACILITATOR, /* never in a learner edition */
	CALLOUT_HANDOUT,     /* never in a learner edition */
	CALLOUT_SLIDE        /* never in a learner edition */
};

/* The name used in markup, class names and interface words: "note" … "slide". */
const char *callout_name(enum callout_kind kind);
bool callout_is_for_facilitator(enum callout_kind kind);

/* Where a link leads. Unresolved references are reported when loading; NODE_LINK then has LINK_NOWHERE. */
enum link_kind {
	LINK_NOWHERE,
	LINK_WITHIN,   /* to `anchor` in this module */
	LINK_MODULE,   /* to `anchor` ("" = its start) in the module `module` of the same language */
	LINK_PAGE,     /* to a page of the kit: `page` = "help", "glossary", "references", "paths", "settings", "home"; "before" for people who lead */
	LINK_EXTERNAL, /* `url`: http, https, mailto or tel; leaves the course */
};

struct link {
	enum link_kind kind;
	const char *module;
	const char *anchor;
	const char *section; /* MODULE: id of the section that `anchor` stands in; "" = the introduction */
	const char *page;
	const char *url;
};

/* Attribute tail of a heading: {#id .class key=value} */
struct attribute {
	const char *key;
	const char *value;
};

struct attributes {
	const char *id; /* NULL when there is none */
	const char **classes;
	size_t class_count;
	struct attribute *pairs;
	size_t pair_count;
};

bool attributes_has_class(const struct attributes *attributes, const char *name);
const char *attributes_value(const struct attributes *attributes, const char *key); /* or NULL */

/* The box in front of a list item. */
enum item_mark { MARK_NONE, MARK_OFF, MARK_ON, MARK_PARTLY }; /* no box, [ ], [x], [~] */

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct node {
	enum node_kind kind;
	int line;   /* in the file of the section (or of the include), from 1 */
	int column;
	const char *path; /* the file, as shown in diagnostics */
	struct node *parent;
	struct node *first_child;
	struct node *last_child;
	struct node *next;
	union {
		struct { const char *text; size_t length; } text;                    /* TEXT, CODE, CODE_BLOCK */
		struct {
			int level;
			struct attributes attributes; /* id is never NULL after loading */
			bool has_made_id;             /* of its words: it changes with them and from language to language */
		} heading;
		struct { bool ordered; bool tight; int start; } list;
		struct { enum item_mark mark; } item;
		struct { enum callout_kind kind; const char *label; } callout;        /* label NULL = the interface word */
		struct { struct node *caption; size_t columns; enum cell_align *align; } table; /* caption: a paragraph or NULL */
		struct { struct asset *asset; const char *alt; } figure;              /* FIGURE, IMAGE, PLAYER (alt "") */
		struct { struct question *question; } question;
		struct { struct scenario *scenario; } scenario;
		struct { const char **audiences; size_t count; } condition;
		struct { size_t index; } pool;                                        /* in module_load->pools */
		struct { struct link link; } link;
		struct { const struct term *term; } term;
		struct { const struct reference *reference; const char *locator; } citation; /* locator NULL or "p. 4" */
		struct { const struct question *question; size_t index; } gap;       /* index from 0, in document order */
	} as;
};

/* The name of a lesson's part: the id of its `##` heading, where the author gave one; NULL: the node begins no part with a name. */
const char *node_part_name(const struct node *node);

/* Is there a part with this name among the blocks below `parent`, those in conditions included? */
bool node_has_part(const struct node *parent, const char *name);

/* Append `child` as the last child of `parent`. */
void node_append(struct node *parent, struct node *child);

/* Is it a callout of this kind? */
bool node_is_callout(const struct node *node, enum callout_kind kind);

/* Where its author wrote it; inside paragraphs the column is a hint. */
struct place node_place(const struct node *node);

/* The plain words below a node, for titles, search, keys and descriptions, so without callouts for facilitators. Appended to `out`. */
struct strbuf;
void node_plain_text(const struct node *node, struct strbuf *out);

/* The same as a text in `arena`. */
struct arena;
char *node_plain_words(struct arena *arena, const struct node *node);

/* Visit a node and all below it in document order: also table captions, the parts of a question or a scenario and the text
 * twin of a figure. */
typedef void node_visitor(const struct node *node, void *context);
void node_walk(const struct node *node, node_visitor *visit, void *context);

/* The same without what only facilitators see. */
void node_walk_learner(const struct node *node, node_visitor *visit, void *context);

/* What learners see of a question: title, stem, answers, hint, explanation. */
void question_walk(const struct question *question, node_visitor *visit, void *context);

#endif
