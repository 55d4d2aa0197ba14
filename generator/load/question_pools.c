/*
 * Question pools: in check.md a link titled "draw 5" that stands alone makes the questions of the file it leads to a pool
 * of the check. Its blocks wait in a NODE_POOL until the questions are gathered; see questions.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "load/questions.h"
#include "load/reader.h"
#include "load/translation.h"

enum { DRAW_LIMIT = 999 };

/* ---- the link ---------------------------------------------------------------------------------------- */

bool question_pools_meant(const char *title)
{
	return strncmp(title, "draw", 4) == 0 && (title[4] == '\0' || title[4] == ' ');
}

static struct place place_of_title(struct reader *reader, const char *title)
{
	return reader_place_of(reader, title, strlen(title));
}

void question_pools_report_place(struct reader *reader, const char *title)
{
	const struct markdown_context *context = reader->context;
	struct place place = place_of_title(reader, title);
	if (context->load != NULL)
		context->load->draw_links++;
	if (reader->in_pool)
		diag_report(context->diagnostics, DIAG_POOL_PLACE, place,
			    "a pool cannot draw from another one; link to that file from check.md");
	else if (context->load != NULL && context->load->section->kind == SECTION_CHECK)
		diag_report(context->diagnostics, DIAG_POOL_PLACE, place,
			    "a link that draws questions stands alone; put it into a paragraph of its own, outside "
			    "of quotes and lists");
	else
		diag_report(context->diagnostics, DIAG_POOL_PLACE, place,
			    "only check.md draws questions; move this link there, or write \"include\" to have all "
			    "of the text here");
}

/* How many questions "draw 5" wants; 0: it does not say so, reported. */
static int read_draw(struct reader *reader, const char *title)
{
	char *end = NULL;
	bool has_digit = strlen(title) > 5 && title[5] >= '0' && title[5] <= '9';
	long draw = has_digit ? strtol(title + 5, &end, 10) : 0;
	if (has_digit && *end == '\0' && draw >= 1 && draw <= DRAW_LIMIT)
		return (int)draw;
	diag_report(reader->context->diagnostics, DIAG_CHECK_DRAW, place_of_title(reader, title),
		    "'%s' does not say how many questions each attempt asks; write \"draw 5\" with a number from 1 "
		    "to %d",
		    title, DRAW_LIMIT);
	return 0;
}

/* A file gives its questions once: they would be asked twice. */
static bool is_new(struct reader *reader, const char *inside, struct place place)
{
	const struct module_load *load = reader->context->load;
	for (size_t i = 0; i < load->pool_count; i++) {
		if (strcmp(load->pools[i].file, inside) != 0)
			continue;
		diag_report(reader->context->diagnostics, DIAG_POOL_TWICE, place,
			    "line %d draws from '%s' already; draw more there, or take this link out",
			    load->pools[i].place.line, inside);
		return false;
	}
	return true;
}

static void read_pool(struct reader *reader, struct node *parent, const struct source *source,
		      const struct question_pool *pool)
{
	struct module_load *load = reader->context->load;
	struct frontmatter parts;
	if (!frontmatter_split(source->path, source->text, source->length, &parts, reader->context->diagnostics))
		return;
	translation_check_front(reader->context->arena, source, &parts, reader->context->diagnostics);
	struct node *node = reader_node(reader, NODE_POOL, 0, 0);
	node->line = pool->place.line;
	node->column = pool->place.column;
	node->as.pool.index = load->pool_count;
	*ARRAY_PUSH(load->arena, load->pools, load->pool_count, load->pool_capacity) = *pool;
	includes_read(reader, node, source, &parts, true);
	node_append(parent, node);
}

void question_pools_take(struct reader *reader, struct node *parent, const char *url, const char *title)
{
	struct module_load *load = reader->context->load;
	bool in_check = load != NULL && !reader->context->plain && load->section->kind == SECTION_CHECK;
	if (!in_check || reader->in_pool || reader->containers > 0) {
		question_pools_report_place(reader, title);
		return;
	}
	load->draw_links++;
	struct question_pool pool = { .place = reader_place_of(reader, url, strlen(url)) };
	pool.draw = read_draw(reader, title);
	struct source source;
	reader->cursor = reader->begin;
	if (!includes_open(reader, url, &source) || !is_new(reader, source.inside, pool.place))
		return;
	pool.file = source.inside;
	read_pool(reader, parent, &source, &pool);
}

/* ---- when the questions are gathered ----------------------------------------------------------------- */

static size_t add_pool(struct module_load *load, struct question_pool pool)
{
	struct module *module = load->module;
	*ARRAY_PUSH(load->arena, module->pools, module->pool_count, load->settled_capacity) = pool;
	return module->pool_count - 1;
}

/* The pool that has this file; NULL: the questions written in check.md. It is entered where its first question stands. */
static size_t pool_with(struct module_load *load, const struct question_pool *wanted)
{
	const struct module *module = load->module;
	for (size_t i = 0; i < module->pool_count; i++)
		if (module->pools[i].file == wanted->file)
			return i;
	return add_pool(load, *wanted);
}

void question_pools_join(struct module_load *load, struct question *question)
{
	const struct question_pool written = { .place = load->section->place };
	question->pool = pool_with(load, load->asked_pool != NULL ? load->asked_pool : &written);
	load->module->pools[question->pool].count++;
}

static void report_left(struct module_load *load, const struct node *pool)
{
	for (const struct node *node = pool->first_child; node != NULL; node = node->next)
		if (node->kind != NODE_QUESTION)
			diag_report(load->diagnostics, DIAG_CHECK_TEXT, node_place(node),
				    "a pool file holds nothing but questions; move this into check.md or a lesson");
}

void question_pools_gather(struct module_load *load, struct node *node)
{
	const struct question_pool *pool = &load->pools[node->as.pool.index];
	int found = questions_count(node);
	load->asked_pool = pool;
	questions_group(load, node);
	load->asked_pool = NULL;
	report_left(load, node);
	if (found == 0)
		diag_report(load->diagnostics, DIAG_CHECK_EMPTY, pool->place,
			    "'%s' has no question to draw; write one, with '.q' in the {…} of its heading", pool->file);
	else if (pool->draw > found)
		diag_report(load->diagnostics, DIAG_CHECK_DRAW, pool->place,
			    "%d questions are to be drawn and '%s' has %d; lower the number or write more questions",
			    pool->draw, pool->file, found);
}

/* ---- when the check is read -------------------------------------------------------------------------- */

/* Questions written before and after a link belong together. Few, and nearly in order. */
static void order_questions(struct module *module)
{
	struct question **questions = module->questions;
	for (size_t i = 1; i < module->question_count; i++)
		for (size_t k = i; k > 0 && !questions[k]->practice && !questions[k - 1]->practice &&
				   questions[k]->pool < questions[k - 1]->pool;
		     k--) {
			struct question *moved = questions[k];
			questions[k] = questions[k - 1];
			questions[k - 1] = moved;
		}
}

int question_pools_written(const struct module *module)
{
	for (size_t i = 0; i < module->pool_count; i++)
		if (module->pools[i].file == NULL)
			return module->pools[i].count;
	return 0;
}

void question_pools_settle(struct module *module, int draw)
{
	order_questions(module);
	for (size_t i = 0; i < module->pool_count; i++) {
		struct question_pool *pool = &module->pools[i];
		int wanted = pool->file == NULL ? draw : pool->draw;
		pool->draw = wanted > 0 && wanted <= pool->count ? wanted : pool->count;
		module->draw += pool->draw;
	}
}
