/*
 * Lesson: a module with one lesson in a scene's kit, loaded, and its tree as one line of text. For unit tests of what is
 * recognised in a text.
 *
 *     struct lesson lesson;
 *     lesson_open(&lesson);
 *     lesson_load(&lesson, "Some *words*.\n");
 *     assert_string_equal(lesson_tree(&lesson), "(paragraph 'Some ' (emphasis 'words') '.')");
 *     lesson_close(&lesson);
 */
#ifndef WAYMARK_TESTS_LESSON_H
#define WAYMARK_TESTS_LESSON_H

#include "base/strbuf.h"
#include "base/xmlread.h"
#include "load/load.h"
#include "model/scenario.h"
#include "scene.h"

/* "# Title" and a blank line come before the text: it starts here. */
enum { LESSON_LINE = 3 };

struct lesson {
	struct scene scene;
	struct arena arena;
	struct kit *kit;
	const struct module *module;
};

static inline void lesson_open(struct lesson *lesson)
{
	*lesson = (struct lesson){ .arena = ARENA_INIT };
	xmlread_start_library();
	scene_open(&lesson->scene);
	scene_write_kit(&lesson->scene);
	scene_write(&lesson->scene, "kit/references.md",
		    "# References\n\n## book\n\nA book. 2020.\n\n- url: https://example.org/\n- facts: fact-one\n");
	scene_write(&lesson->scene, "kit/en/glossary.md", "# Glossary\n\n## Care {#care}\n\nWhat helps.\n");
}

/* Read the kit again, whatever was written into it. */
static inline const struct module *lesson_reload(struct lesson *lesson, const struct load_options *more)
{
	struct load_options options = more != NULL ? *more : (struct load_options){ 0 };

	options.templates = lesson->scene.templates;
	kit_free(lesson->kit);
	arena_reset(&lesson->arena);
	lesson->kit = load_kit(lesson->scene.kit, &options, lesson->scene.diagnostics);
	const struct edition *edition = &lesson->kit->editions[0];
	lesson->module =
	    load_module(&lesson->arena, lesson->kit, edition, &edition->modules[0], lesson->scene.diagnostics);
	return lesson->module;
}

/* A module whose first lesson, m01-p1, holds this text below its title. */
static inline const struct module *lesson_load(struct lesson *lesson, const char *text)
{
	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md",
		    arena_printf(&lesson->scene.arena, "# Title\n\n%s", text));
	return lesson_reload(lesson, NULL);
}

static inline void lesson_close(struct lesson *lesson)
{
	kit_free(lesson->kit);
	arena_release(&lesson->arena);
	scene_close(&lesson->scene);
}

static inline const struct section *lesson_section(const struct lesson *lesson)
{
	return &lesson->module->sections[1];
}

/* ---- trees as text ---------------------------------------------------------------------------------- */

static const char *const lesson_kinds[] = {
	[NODE_PARAGRAPH] = "paragraph", [NODE_HEADING] = "heading",
	[NODE_LIST] = "list",           [NODE_ITEM] = "item",
	[NODE_QUOTE] = "quote",         [NODE_CALLOUT] = "callout",
	[NODE_CODE_BLOCK] = "code",     [NODE_RULE] = "rule",
	[NODE_TABLE] = "table",         [NODE_ROW] = "row",
	[NODE_CELL] = "cell",           [NODE_FIGURE] = "figure",
	[NODE_PLAYER] = "player",       [NODE_QUESTION] = "question",
	[NODE_SCENARIO] = "scenario",
	[NODE_CONDITION] = "condition", [NODE_TEXT] = "text",
	[NODE_CODE] = "code",           [NODE_SOFT_BREAK] = "soft",
	[NODE_HARD_BREAK] = "hard",     [NODE_EMPHASIS] = "emphasis",
	[NODE_STRONG] = "strong",       [NODE_LINK] = "link",
	[NODE_TERM] = "term",           [NODE_CITATION] = "citation",
	[NODE_IMAGE] = "image",         [NODE_GAP] = "gap",
};

static inline void lesson_write_link(const struct link *link, struct strbuf *out)
{
	static const char *const kinds[] = { "nowhere", "within", "module", "page", "external" };

	strbuf_addf(out, " %s", kinds[link->kind]);
	const char *parts[] = { link->module, link->page, link->anchor, link->url };
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i] != NULL)
			strbuf_addf(out, " %s", parts[i]);
}

static inline void lesson_write_tree(const struct node *node, struct strbuf *out);

static inline void lesson_write_payload(const struct node *node, struct strbuf *out)
{
	static const char *const marks[] = { "", " [ ]", " [x]", " [~]" };
	static const char *const aligns[] = { "none", "left", "centre", "right" };

	if (node->kind == NODE_HEADING)
		strbuf_addf(out, " %d %s", node->as.heading.level, node->as.heading.attributes.id);
	else if (node->kind == NODE_ITEM)
		strbuf_addstr(out, marks[node->as.item.mark]);
	else if (node->kind == NODE_CALLOUT)
		strbuf_addf(out, " %s%s%s", callout_name(node->as.callout.kind), node->as.callout.label ? ": " : "",
			    node->as.callout.label ? node->as.callout.label : "");
	else if (node->kind == NODE_LINK)
		lesson_write_link(&node->as.link.link, out);
	else if (node->kind == NODE_TERM)
		strbuf_addf(out, " %s", node->as.term.term->id);
	else if (node->kind == NODE_CITATION)
		strbuf_addf(out, " %s%s%s", node->as.citation.reference->key, node->as.citation.locator ? " " : "",
			    node->as.citation.locator ? node->as.citation.locator : "");
	else if (node->kind == NODE_QUESTION)
		strbuf_addf(out, " %s", node->as.question.question->id);
	else if (node->kind == NODE_SCENARIO)
		strbuf_addf(out, " %s", node->as.scenario.scenario->id);
	else if (node->kind == NODE_FIGURE || node->kind == NODE_IMAGE || node->kind == NODE_PLAYER)
		strbuf_addf(out, " %s '%s'", node->as.figure.asset->published, node->as.figure.alt);
	for (size_t i = 0; node->kind == NODE_CONDITION && i < node->as.condition.count; i++)
		strbuf_addf(out, " %s", node->as.condition.audiences[i]);
	for (size_t i = 0; node->kind == NODE_TABLE && i < node->as.table.columns; i++)
		strbuf_addf(out, " %s", aligns[node->as.table.align[i]]);
	if (node->kind == NODE_TABLE && node->as.table.caption != NULL) {
		strbuf_addstr(out, " caption ");
		lesson_write_tree(node->as.table.caption, out);
	}
}

static inline void lesson_write_tree(const struct node *node, struct strbuf *out)
{
	if (node->kind == NODE_TEXT) {
		strbuf_addf(out, "'%.*s'", (int)node->as.text.length, node->as.text.text);
		return;
	}
	strbuf_addf(out, "(%s", lesson_kinds[node->kind]);
	lesson_write_payload(node, out);
	if (node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
		strbuf_addf(out, " '%.*s'", (int)node->as.text.length, node->as.text.text);
	for (const struct node *child = node->first_child; child != NULL; child = child->next) {
		strbuf_addch(out, ' ');
		lesson_write_tree(child, out);
	}
	strbuf_addch(out, ')');
}

/* The children of a node, one after the other; "-" for no node. */
static inline const char *lesson_children(struct lesson *lesson, const struct node *parent)
{
	struct strbuf out = STRBUF_INIT;

	if (parent == NULL)
		return "-";
	for (const struct node *child = parent->first_child; child != NULL; child = child->next) {
		if (child != parent->first_child)
			strbuf_addch(&out, ' ');
		lesson_write_tree(child, &out);
	}
	const char *text = arena_strdup(&lesson->scene.arena, out.text);
	strbuf_release(&out);
	return text;
}

/* The blocks of the lesson. */
static inline const char *lesson_tree(struct lesson *lesson)
{
	return lesson_children(lesson, lesson_section(lesson)->body);
}

/* ---- a test of one text --------------------------------------------------------------------------------- */

static inline int lesson_set_up(void **state)
{
	static struct lesson lesson;

	lesson_open(&lesson);
	*state = &lesson;
	return 0;
}

static inline int lesson_tear_down(void **state)
{
	lesson_close(*state);
	return 0;
}

#define assert_tree(lesson, text, tree)                                                                                \
	do {                                                                                                           \
		lesson_load(lesson, text);                                                                             \
		assert_string_equal(lesson_tree(lesson), tree);                                                        \
	} while (0)

#define lesson_test(name) cmocka_unit_test_setup_teardown(name, lesson_set_up, lesson_tear_down)

#endif
