/* Text for sheets of paper: nothing to press or to follow, sources and help numbers below it, answers apart from it. */
#include "render_model.h"

#include "model/scenario.h"
#include "render/paper.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct theme *theme;
static struct paper paper;
static struct paper_sheets sheets;

static int set_up(void **state)
{
	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	theme = theme_load(arena, project_templates(fixture), NULL, fixture->diagnostics);
	if (theme == NULL)
		fail_msg("%s", reported(fixture));
	paper = (struct paper){ .arena = arena,
				.theme = theme,
				.kit = model.kit,
				.edition = model.edition,
				.module = model.module,
				.diagnostics = fixture->diagnostics };
	sheets = (struct paper_sheets){ 0 };
	return 0;
}

static int tear_down(void **state)
{
	theme_free(theme);
	return render_tear_down(state);
}

static struct node *add_callout(struct node *parent, enum callout_kind kind, const char *label, const char *text)
{
	struct node *callout = add_node(arena, parent, NODE_CALLOUT);

	callout->as.callout.kind = kind;
	callout->as.callout.label = label;
	add_paragraph(arena, callout, text);
	return callout;
}

static struct activity make_activity(struct node *body)
{
	return (struct activity){
		.id = "m07-a1", .title = add_paragraph(arena, NULL, "Know & ask"), .minutes = 12, .body = body
	};
}

static const char *sheet(size_t index, enum paper_kind kind, const char *id)
{
	assert_true(index < sheets.count);
	assert_string_equal(reported(fixture), "");
	assert_int_equal(sheets.items[index].kind, kind);
	assert_string_equal(sheets.items[index].id, id);
	assert_well_formed(sheets.items[index].text->data);
	return sheets.items[index].text->data;
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
		count++;
	return count;
}

/* ---- activities ---- */

static void what_is_handed_out_is_a_sheet_of_its_own(void **state)
{
	struct node *body = root_with(arena, "Read the case aloud.");
	struct node *step = add_node(arena, add_node(arena, body, NODE_LIST), NODE_ITEM);
	const struct activity activity = make_activity(body);
	const char *steps;

	(void)state;
	add_callout(body, CALLOUT_HANDOUT, "Three columns", "Write what fits.");
	add_callout(step, CALLOUT_HANDOUT, NULL, "Another sheet.");
	add_callout(body, CALLOUT_FACILITATOR, NULL, "The answer is two.");
	add_callout(body, CALLOUT_SLIDE, NULL, "A slide.");
	paper_add_activity(&paper, &activity, &sheets);
	assert_int_equal(sheets.count, 3);
	assert_contains(sheet(0, PAPER_ACTIVITY, "m07-a1-1"), "Another sheet.");
	assert_string_equal(sheets.items[0].title, "Know & ask");
	assert_contains(sheet(1, PAPER_ACTIVITY, "m07-a1-2"), "Write what fits.");
	assert_string_equal(sheets.items[1].title, "Three columns");
	for (size_t i = 0; i < 2; i++) {
		assert_lacks(sheets.items[i].text->data, "The answer is two.");
		assert_lacks(sheets.items[i].text->data, "Read the case");
	}
	steps = sheet(2, PAPER_STEPS, "m07-a1-steps");
	assert_contains(steps, "12 minutes");
	assert_contains(steps, "Read the case aloud.");
	assert_contains(steps, "Now hand out the sheet \xe2\x80\x9cThree columns\xe2\x80\x9d.");
	assert_contains(steps, "Now hand out the sheet.");
	assert_contains(steps, "The answer is two.");
	assert_lacks(steps, "Write what fits.");
	assert_lacks(steps, "A slide.");
}

static size_t lines_of(struct node *body)
{
	const struct activity activity = make_activity(body);

	sheets = (struct paper_sheets){ 0 };
	paper_add_activity(&paper, &activity, &sheets);
	return count_of(sheet(0, PAPER_ACTIVITY, "m07-a1-1"), "sheet__line");
}

static void there_is_room_to_write(void **state)
{
	struct node *plain = make_root(arena), *ruled = make_root(arena), *blank = make_root(arena),
		    *boxes = make_root(arena);
	struct node *item;

	(void)state;
	add_callout(plain, CALLOUT_HANDOUT, NULL, "A case.");
	add_node(arena, add_callout(ruled, CALLOUT_HANDOUT, NULL, "A case."), NODE_RULE);
	add_callout(blank, CALLOUT_HANDOUT, NULL, "My next step: ____");
	item =
	    add_node(arena, add_node(arena, add_callout(boxes, CALLOUT_HANDOUT, NULL, "Tick."), NODE_LIST), NODE_ITEM);
	item->as.item.mark = MARK_OFF;
	assert_int_equal(lines_of(plain), 6);
	assert_int_equal(lines_of(ruled), 1);
	assert_int_equal(lines_of(blank), 0);
	assert_int_equal(lines_of(boxes), 0);
}

/* ---- handouts ---- */

static struct handout make_handout(struct node *body)
{
	return (struct handout){ .id = "m07-h1", .title = add_paragraph(arena, NULL, "To remember"), .body = body };
}

static void add_citation(struct node *paragraph, size_t reference)
{
	add_node(arena, paragraph, NODE_CITATION)->as.citation.reference = &model.kit->references[reference];
}

static void a_handout_has_sources_and_help_numbers(void **state)
{
	struct node *body = make_root(arena), *heading;
	struct node *text = add_paragraph(arena, body, "A clue ");
	const struct handout handout = make_handout(body);
	const char *page;

	(void)state;
	add_citation(text, 2);
	add_citation(text, 0);
	add_citation(text, 2);
	heading = add_node(arena, body, NODE_HEADING);
	heading->as.heading.level = 3;
	heading->as.heading.attributes.id = "m07-more";
	add_link(arena, text, (struct link){ .kind = LINK_EXTERNAL, .url = "https://example.org/a" }, "A site");
	add_link(arena, text, (struct link){ .kind = LINK_MODULE, .module = "m02", .anchor = "" }, "another module");
	paper_add_handout(&paper, &handout, &sheets);
	page = sheet(0, PAPER_HANDOUT, "m07-h1");
	assert_contains(page, "A clue [1][2][1]A site (<bdi dir=\"ltr\">https://example.org/a</bdi>)another module");
	assert_contains(
	    page, "<li>Full text of unodc &amp; others</li>\n<li>Full text of ilo2022 &amp; others. example.org</li>");
	assert_contains(page, "data-region=\"us-nc\">");
	assert_contains(page, "data-region=\"us\" hidden=\"hidden\">");
	assert_contains(page, "1-888-373-7888");
	assert_lacks(page, "Hotline");
	assert_lacks(page, "<a ");
	assert_lacks(page, " id=");
	assert_lacks(page, "polaris2023");
}

/* A drawing stands in both columns of a sheet in two languages, and maybe on other sheets of the page. */
static void ids_of_drawings_begin_with_those_of_their_sheet(void **state)
{
	struct asset asset = {
		.kind = ASSET_DRAWING,
		.svg = "<svg viewBox=\"0 0 1 1\"><path id=\"d-a\" fill=\"url(#d-b)\"/><use href=\"#d-a\"/></svg>"
	};
	struct node *body = make_root(arena);
	struct node *figure = add_node(arena, body, NODE_FIGURE);
	const struct handout handout = make_handout(body);
	const char *page;

	(void)state;
	figure->as.figure.asset = &asset;
	figure->as.figure.alt = "A door";
	paper_add_handout(&paper, &handout, &sheets);
	page = sheet(0, PAPER_HANDOUT, "m07-h1");
	assert_contains(page, "<path id=\"m07-h1-d-a\" fill=\"url(#m07-h1-d-b)\"/><use href=\"#m07-h1-d-a\"/>");
	assert_contains(page, "aria-label=\"A door\"");
}

/* ---- stories and questions ---- */

static struct scenario *make_story(void)
{
	struct scenario *story = arena_alloc(arena, sizeof *story);

	*story = (struct scenario){ .id = "m07-s1", .level = 1, .is_whole = true, .step_count = 2 };
	story->title = add_paragraph(arena, NULL, "After class");
	story->steps = arena_calloc(arena, 2, sizeof *story->steps);
	story->steps[0] = (struct scenario_step){ .id = "hall",
						  .anchor = "m07-s1-hall",
						  .title = add_paragraph(arena, NULL, "The hallway"),
						  .body = root_with(arena, "She & you."),
						  .choice_count = 1 };
	story->steps[0].choices = arena_calloc(arena, 1, sizeof *story->steps[0].choices);
	story->steps[0].choices[0] = (struct scenario_choice){ .words = add_paragraph(arena, NULL, "Is it <safe>?"),
							       .mark = MARK_ON,
							       .to = 1,
							       .coach = root_with(arena, "Good & kind.") };
	story->steps[1] = (struct scenario_step){ .id = "end",
						  .anchor = "m07-s1-end",
						  .title = add_paragraph(arena, NULL, "Later"),
						  .body = root_with(arena, "She goes.") };
	return story;
}

static void a_story_does_not_say_what_the_coach_says(void **state)
{
	const char *story, *coach;

	(void)state;
	paper_add_story(&paper, make_story(), &sheets);
	assert_int_equal(sheets.count, 2);
	story = sheet(0, PAPER_STORY, "m07-s1");
	assert_contains(story, "<h3>1. The hallway</h3>");
	assert_contains(story, "Is it &lt;safe&gt;? <span class=\"tale__next\">\xe2\x86\x92 go to 2</span>");
	assert_contains(story, "The end");
	assert_lacks(story, "Good &amp; kind.");
	assert_lacks(story, "Helpful");
	assert_lacks(story, "<a ");
	coach = sheet(1, PAPER_COACH, "m07-s1-coach");
	assert_contains(coach, "Good &amp; kind.");
	assert_contains(coach, "Helpful");
}

static void write_best(const struct question *question, struct question_writer *writer)
{
	strbuf_addstr(writer->out, writer->on_paper ? "<p>The best " : "<p>On the screen ");
	writer->inlines(writer, question->data);
	strbuf_addstr(writer->out, "</p>");
}

static void write_boxes(const struct question *question, struct question_writer *writer)
{
	(void)question;
	strbuf_addstr(writer->out, writer->on_paper ? "<ol class=\"options\"><li>One</li></ol>" : "<input />");
}

static void use_paper_type(void)
{
	static struct question_type type;

	type = test_type;
	type.write_controls = write_boxes;
	type.write_key = write_best;
	model.practice->type = model.asked->type = &type;
}

static void the_key_is_apart_from_the_quiz(void **state)
{
	const char *quiz, *key;

	(void)state;
	use_paper_type();
	paper_add_quiz(&paper, &sheets);
	assert_int_equal(sheets.count, 2);
	quiz = sheet(0, PAPER_QUIZ, "m07-quiz");
	assert_int_equal(count_of(quiz, "<li class=\"ask"), 1); /* the practice question stays in its lesson */
	assert_contains(quiz, "<ol class=\"options\"><li>One</li></ol>");
	assert_lacks(quiz, "The best");
	assert_lacks(quiz, "Permission first.");
	assert_lacks(quiz, "<input");
	key = sheet(1, PAPER_QUIZ_KEY, "m07-quiz-key");
	assert_contains(key, "The best A way &amp; a &lt;word&gt;");
	assert_contains(key, "Permission first.");
}

/* Whatever of a question they stand in, and with whom alone they are about. */
static void notes_stand_above_the_key(void **state)
{
	static const char *school[] = { "school" };
	struct node *condition = add_node(arena, model.asked->explanation, NODE_CONDITION);
	const char *key;

	(void)state;
	use_paper_type();
	condition->as.condition.audiences = school;
	condition->as.condition.count = 1;
	add_callout(condition, CALLOUT_FACILITATOR, NULL, "Said at school.");
	model.asked->hint = make_root(arena);
	add_callout(model.asked->hint, CALLOUT_FACILITATOR, NULL, "Beside the hint.");
	model.asked->answers = make_root(arena);
	add_callout(add_node(arena, model.asked->answers, NODE_QUOTE), CALLOUT_FACILITATOR, NULL, "Beside an answer.");
	paper_add_quiz(&paper, &sheets);
	key = sheet(1, PAPER_QUIZ_KEY, "m07-quiz-key");
	assert_contains(key, "<div class=\"sheet__note\"><p>Beside an answer.</p>");
	assert_contains(key, "<div class=\"sheet__note\"><p>Beside the hint.</p>");
	assert_contains(key, "<div class=\"sheet__note\"><b>School staff</b> <p>Said at school.</p>");
	assert_int_equal(count_of(key, "Said at school."), 1);
	assert_lacks(sheets.items[0].text->data, "Said at school.");
}

static void a_module_without_a_check_has_no_quiz(void **state)
{
	(void)state;
	model.asked->practice = true;
	paper_add_quiz(&paper, &sheets);
	assert_int_equal(sheets.count, 0);
}

static void a_question_of_a_form_cites_nothing(void **state)
{
	struct paper_question question;

	(void)state;
	use_paper_type();
	add_citation(model.practice->stem->first_child, 0);
	question = paper_question(&paper, model.practice);
	assert_string_equal(question.id, "m07-q1");
	assert_contains(question.asked->data, "Two friends talk.");
	assert_lacks(question.asked->data, "[1]");
	assert_lacks(question.asked->data, "Permission first.");
	assert_contains(question.answer->data, "Permission first.");
}

/* ---- columns ---- */

static void blocks_come_one_by_one(void **state)
{
	struct node *body = root_with(arena, "One.");
	struct paper_blocks blocks;

	(void)state;
	add_citation(body->first_child, 1);
	add_citation(add_paragraph(arena, body, "Two."), 2);
	blocks = paper_blocks(&paper, "en-m07-h1", body, true);
	assert_int_equal(blocks.count, 2);
	assert_string_equal(blocks.items[0]->data, "<p>One.[1]</p>\n");
	assert_string_equal(blocks.items[1]->data, "<p>Two.[2]</p>\n");
	assert_contains(blocks.help->data, "1-888-373-7888");
	assert_contains(blocks.sources->data, "Full text of polaris2023");
	assert_int_equal(paper_blocks(&paper, "en-m07-a1-1", body, false).help->length, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_handed_out_is_a_sheet_of_its_own),
		TEST(there_is_room_to_write),
		TEST(a_handout_has_sources_and_help_numbers),
		TEST(ids_of_drawings_begin_with_those_of_their_sheet),
		TEST(a_story_does_not_say_what_the_coach_says),
		TEST(the_key_is_apart_from_the_quiz),
		TEST(notes_stand_above_the_key),
		TEST(a_module_without_a_check_has_no_quiz),
		TEST(a_question_of_a_form_cites_nothing),
		TEST(blocks_come_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
