/*
 * A small kit with one module, made by hand, for the tests of pages and documents.
 */
#ifndef WAYMARK_TESTS_RENDER_MODEL_H
#define WAYMARK_TESTS_RENDER_MODEL_H

#include "render_fixture.h"

#include "load/words.h"
#include "question/question.h"
#include "render/page.h"

/* ---- trees ---- */

static inline struct node *make_node(struct arena *arena, enum node_kind kind)
{
	struct node *node = arena_alloc(arena, sizeof *node);

	node->kind = kind;
	return node;
}

static inline struct node *add_node(struct arena *arena, struct node *parent, enum node_kind kind)
{
	struct node *node = make_node(arena, kind);

	node_append(parent, node);
	return node;
}

static inline struct node *add_text(struct arena *arena, struct node *parent, const char *text)
{
	struct node *node = add_node(arena, parent, NODE_TEXT);

	node->as.text.text = text;
	node->as.text.length = strlen(text);
	return node;
}

/* A paragraph with these words below `parent` (NULL: on its own). */
static inline struct node *add_paragraph(struct arena *arena, struct node *parent, const char *text)
{
	struct node *paragraph = make_node(arena, NODE_PARAGRAPH);

	add_text(arena, paragraph, text);
	if (parent != NULL)
		node_append(parent, paragraph);
	return paragraph;
}

static inline struct node *make_root(struct arena *arena)
{
	return make_node(arena, NODE_QUOTE);
}

static inline struct node *root_with(struct arena *arena, const char *text)
{
	struct node *root = make_root(arena);

	add_paragraph(arena, root, text);
	return root;
}

static inline struct node *add_link(struct arena *arena, struct node *parent, struct link link, const char *text)
{
	struct node *node = add_node(arena, parent, NODE_LINK);

	node->as.link.link = link;
	add_text(arena, node, text);
	return node;
}

/* ---- a question type of the tests' own ---- */

static inline void write_test_controls(const struct question *question, struct question_writer *writer)
{
	strbuf_addf(writer->out,
		    "<label class=\"option\" data-option=\"a\"><input type=\"radio\" name=\"%s\" value=\"a\" /> ",
		    question->id);
	writer->inlines(writer, question->data);
	strbuf_addstr(writer->out, "</label>\n");
}

static inline void write_test_answer(const struct question *question, struct question_writer *writer)
{
	strbuf_addstr(writer->out, "<div class=\"reason\" data-option=\"a\">");
	writer->blocks(writer, ((struct node *)question->data)->parent);
	strbuf_addstr(writer->out, "</div>\n");
}

static inline void write_test_data(const struct question *question, struct strbuf *out)
{
	(void)question;
	strbuf_addstr(out, ",\"options\":[\"a\"],\"right\":[\"a\"]");
}

static const struct question_type test_type = {
	.name = "multiple",
	.is_scored = true,
	.write_controls = write_test_controls,
	.write_answer = write_test_answer,
	.write_data = write_test_data,
};

/* ---- the kit ---- */

struct render_model {
	struct kit *kit;
	struct edition *edition;
	struct module *module;
	struct question *practice, *asked;
	struct templates *templates;
};

static inline struct question *make_question(struct arena *arena, const char *id, bool practice)
{
	struct question *question = arena_alloc(arena, sizeof *question);
	struct node *options = root_with(arena, "A way & a <word>");

	*question = (struct question){
		.id = id,
		.key = "k1x",
		.type = &test_type,
		.practice = practice,
		.points = 2,
		.objective = "m07-o1",
		.title = add_paragraph(arena, NULL, "Which first sentence?"),
		.data = options->first_child,
		.explanation = root_with(arena, "Permission first."),
		.hint = practice ? root_with(arena, "Think of a choice.") : NULL,
		.stem = practice ? root_with(arena, "Two friends talk.") : NULL,
	};
	return question;
}

static inline void make_references(struct arena *arena, struct kit *kit)
{
	static const char *const keys[] = { "ilo2022", "polaris2023", "unodc" };

	kit->reference_count = 3;
	kit->references = arena_calloc(arena, 3, sizeof *kit->references);
	for (size_t i = 0; i < 3; i++)
		kit->references[i] = (struct reference){
			.key = keys[i],
			.text = root_with(arena, arena_printf(arena, "Full text of %s & others.", keys[i])),
			.url = i == 0 ? "https://example.org/?a=1&b=2" : NULL,
			.accessed = "2026-11-02",
			.licence = "CC BY",
		};
}

static inline void make_terms(struct arena *arena, struct edition *edition)
{
	static const char *const ids[] = { "coercion", "grooming", "unused" };
	struct node *use;

	edition->term_count = 3;
	edition->terms = arena_calloc(arena, 3, sizeof *edition->terms);
	for (size_t i = 0; i < 3; i++)
		edition->terms[i] = (struct term){
			.id = ids[i],
			.name = add_paragraph(arena, NULL, ids[i]),
			.meaning = add_paragraph(arena, NULL, "Meaning. "),
			.say = "this",
			.avoid = "that",
		};
	/* "coercion" is explained with "grooming". */
	use = add_node(arena, edition->terms[0].meaning, NODE_TERM);
	use->as.term.term = &edition->terms[1];
	add_text(arena, use, "grooming");
}

static inline void make_regions(struct arena *arena, struct kit *kit, struct edition *edition)
{
	edition->region_count = 2;
	edition->regions = arena_calloc(arena, 2, sizeof *edition->regions);
	edition->regions[0] = (struct region){
		.id = "us-nc", .title = "North Carolina", .parent = "us", .checked = "2026-11-22", .line_count = 2
	};
	edition->regions[0].lines = arena_calloc(arena, 2, sizeof *edition->regions[0].lines);
	edition->regions[0].lines[0] = (struct help_line){
		.id = "local",
		.group = "local",
		.name = add_paragraph(arena, NULL, "Local line"),
		.call = "336-555-0100",
		.unconfirmed = "2018",
		.source = &kit->references[2],
	};
	edition->regions[0].lines[1] = (struct help_line){
		.id = "hotline",
		.group = "talk",
		.name = add_paragraph(arena, NULL, "Hotline, as NC sees it"),
		.call = "1-888-373-7888",
		.text = "233733",
		.text_word = "BEFREE",
		.chat = "https://example.org/chat",
		.relay = "711",
		.checked = "2026-11-22",
		.languages = "English, Spanish",
		.hours = "always",
		.answered_by = "advocates",
		.may_report = "danger to a child",
	};
	edition->regions[1] = (struct region){ .id = "us",
					       .title = "United States",
					       .checked = "2026-11-22",
					       .line_count = 2,
					       .expect = root_with(arena, "Somebody answers.") };
	edition->regions[1].lines = arena_calloc(arena, 2, sizeof *edition->regions[1].lines);
	edition->regions[1].lines[0] = (struct help_line){
		.id = "hotline",
		.group = "talk",
		.name = add_paragraph(arena, NULL, "Hotline, overridden"),
		.call = "1",
		.checked = "2026-11-22",
	};
	edition->regions[1].lines[1] = (struct help_line){
		.id = "911",
		.group = "danger",
		.name = add_paragraph(arena, NULL, "Emergency"),
		.call = "911",
		.unconfirmed = "n.d.",
		.notes = root_with(arena, "A note."),
	};
}

static inline struct section make_section(struct arena *arena, enum section_kind kind, const char *id,
					  const char *title)
{
	return (struct section){ .kind = kind,
				 .id = id,
				 .key = id[3] == '-' ? id + 4 : "x1",
				 .title = title,
				 .heading = add_paragraph(arena, NULL, title),
				 .body = make_root(arena),
				 .minutes = 6 };
}

static inline void make_sections(struct arena *arena, struct module *module)
{
	module->section_count = 4;
	module->sections = arena_calloc(arena, 4, sizeof *module->sections);
	module->sections[0] = make_section(arena, SECTION_INTRODUCTION, "m07", "Clues & stories");
	module->sections[1] = make_section(arena, SECTION_LESSON, "m07-p1", "Why context");
	module->sections[2] = make_section(arena, SECTION_LESSON, "m07-p2", "Near and far");
	module->sections[3] = make_section(arena, SECTION_CHECK, "m07-check", "Check");
	add_paragraph(arena, module->sections[1].body, "In short: one sign proves nothing.");
	add_paragraph(arena, module->sections[3].body, "Take your time.");
}

static inline void make_module(struct arena *arena, struct render_model *model)
{
	struct module *module = arena_alloc(arena, sizeof *module);
	struct module_entry *entry = arena_alloc(arena, sizeof *entry);

	*entry = (struct module_entry){ .id = "m07",
					.title = "Clues & stories",
					.summary = "What to notice.",
					.minutes = 40,
					.status = "draft",
					.updated = "2026-11-02" };
	entry->objective_count = 1;
	entry->objectives = arena_calloc(arena, 1, sizeof *entry->objectives);
	entry->objectives[0] = (struct objective){ .id = "m07-o1", .text = "See </script> clues" };
	*module = (struct module){ .arena = arena,
				   .kit = model->kit,
				   .edition = model->edition,
				   .entry = entry,
				   .pool_count = 1,
				   .draw = 1,
				   .attempts = 3,
				   .pass_mark = 80,
				   .content_hash = "0123abcd",
				   .state_limit = 99 };
	module->pools = arena_calloc(arena, 1, sizeof *module->pools);
	module->pools[0] = (struct question_pool){ .draw = 1, .count = 1 };
	make_sections(arena, module);
	model->practice = make_question(arena, "m07-q1", true);
	model->asked = make_question(arena, "m07-q2", false);
	module->question_count = 2;
	module->questions = arena_calloc(arena, 2, sizeof *module->questions);
	module->questions[0] = model->practice;
	module->questions[1] = model->asked;
	model->edition->modules = entry;
	model->edition->module_count = 1;
	model->module = module;
}

static inline struct render_model make_model(struct render_fixture *fixture, const char *language)
{
	static const char *audiences[] = { "school", "health" };
	static const char *audience_names[] = { "School staff", "Health & care" };
	struct arena *arena = &fixture->arena;
	struct render_model model = { .kit = arena_alloc(arena, sizeof *model.kit) };

	*model.kit = (struct kit){ .id = "demo",
				   .version = "1.0.0",
				   .source_language = language,
				   .exit_url = "https://example.org/weather?a&b",
				   .region = "us-nc",
				   .pass_mark = 80,
				   .audiences = audiences,
				   .audience_count = 2,
				   .edition_count = 1 };
	model.edition = arena_alloc(arena, sizeof *model.edition);
	*model.edition = (struct edition){ .code = language,
					   .direction = "ltr",
					   .title = "Understanding & more",
					   .discreet_title = "Community course",
					   .audience_names = audience_names };
	model.edition->words =
	    words_load(arena, project_templates(fixture), "/nowhere", language, fixture->diagnostics);
	model.kit->editions = model.edition;
	make_references(arena, model.kit);
	make_terms(arena, model.edition);
	make_regions(arena, model.kit, model.edition);
	make_module(arena, &model);
	model.templates = templates_load(arena, project_templates(fixture), fixture->diagnostics);
	if (model.templates == NULL || model.edition->words == NULL)
		fail_msg("%s", reported(fixture));
	return model;
}

#endif
