/* Scenarios as a gamebook: numbered steps, choices as links, and what the coach says apart from them. */
#include "render_model.h"

#include "model/scenario.h"
#include "render/document.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct theme *theme;
static struct scenario *scenario;

static struct scenario_choice make_choice(const char *words, enum item_mark mark, size_t to, const char *coach)
{
	return (struct scenario_choice){
		.words = add_paragraph(arena, NULL, words), .mark = mark, .to = to, .coach = root_with(arena, coach)
	};
}

static struct scenario_step make_step(const char *id, const char *anchor, const char *title, const char *text)
{
	return (struct scenario_step){
		.id = id, .anchor = anchor, .title = add_paragraph(arena, NULL, title), .body = root_with(arena, text)
	};
}

static struct scenario *make_scenario(int level)
{
	struct scenario *made = arena_alloc(arena, sizeof *made);

	*made =
	    (struct scenario){ .id = "m07-s1", .key = "s1k", .level = level, .section = "m07-p1", .is_whole = true };
	made->title = add_paragraph(arena, NULL, "After <class>");
	made->setting = root_with(arena, "Who & where.");
	made->step_count = 2;
	made->steps = arena_calloc(arena, 2, sizeof *made->steps);
	made->steps[0] = make_step("hall-way", "m07-s1-hall-way", "The hallway", "She & you.");
	made->steps[1] = make_step("end", "m07-s1-end", "Later", "She goes.");
	made->steps[0].choice_count = 3;
	made->steps[0].choices = arena_calloc(arena, 3, sizeof *made->steps[0].choices);
	made->steps[0].choices[0] = make_choice("Is it <safe>?", MARK_ON, 1, "Good & kind.");
	made->steps[0].choices[1] = make_choice("Wait.", MARK_PARTLY, 1, "Fair.");
	made->steps[0].choices[2] = make_choice("Stay.", MARK_OFF, 0, "Hm.");
	return made;
}

static int set_up(void **state)
{
	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	theme = theme_load(arena, project_templates(fixture), NULL, fixture->diagnostics);
	if (theme == NULL)
		fail_msg("%s", reported(fixture));
	scenario = make_scenario(2);
	add_node(arena, model.module->sections[1].body, NODE_SCENARIO)->as.scenario.scenario = scenario;
	model.module->scenarios = &scenario;
	model.module->scenario_count = 1;
	return 0;
}

static int tear_down(void **state)
{
	theme_free(theme);
	return render_tear_down(state);
}

static const struct rendered *rendered(void)
{
	const struct rendered *all = document_render(arena, theme, model.module, fixture->diagnostics);

	assert_string_equal(reported(fixture), "");
	assert_well_formed(all->sections[1].markup);
	return all;
}

static void is_a_gamebook(void **state)
{
	const char *page = rendered()->sections[1].markup;

	(void)state;
	assert_contains(page, "<div class=\"scenario\" id=\"m07-s1\" data-scenario=\"m07-s1\">\n"
			      "<h2 class=\"scenario__title\">After &lt;class&gt;</h2>\n"
			      "<div class=\"scenario__setting\">\n<p>Who &amp; where.</p>\n</div>");
	assert_contains(
	    page,
	    "<section class=\"step question\" id=\"m07-s1-hall-way\">\n"
	    "<h3 class=\"step__title\"><small>1. </small>The hallway</h3>\n<p>She &amp; you.</p>");
	assert_contains(
	    page,
	    "<ol class=\"step__choices\" type=\"a\">\n<li><a class=\"option\" href=\"#m07-s1-end\">Is it "
	    "&lt;safe&gt;? <small>\xe2\x86\x92 go to 2</small></a></li>");
	assert_contains(page, "href=\"#m07-s1-hall-way\">Stay. <small>\xe2\x86\x92 go to 1</small>");
	assert_contains(page, "<small>2. </small>Later</h3>\n<p>She goes.</p>\n<p "
			      "class=\"step__end\">The end</p>");
}

/* On paper it must not give the choices away: no step holds it. */
static void keeps_the_coach_apart(void **state)
{
	const char *page = rendered()->sections[1].markup;
	const char *coach = strstr(page, "<section class=\"coach\">");

	(void)state;
	assert_non_null(coach);
	assert_contains(
	    coach, "<details id=\"coach-m07-s1-hall-way\"><summary>1. The hallway</summary>");
	assert_contains(coach,
			"<li class=\"said said--right\"><p>Is it &lt;safe&gt;?</p>"
			"<b>Helpful</b><p>Good &amp; kind.</p>\n</li>");
	assert_contains(
	    coach, "said--partly\"><p>Wait.</p><b>Partly helpful</b>");
	assert_contains(
	    coach, "said--other\"><p>Stay.</p><b>Not the best fit</b>");
	assert_lacks(coach, "coach-m07-s1-end");
	assert_true(strstr(page, "said") > coach);
}

static void is_a_page_of_its_own(void **state)
{
	const char *page;

	(void)state;
	scenario->level = 1;
	page = rendered()->sections[1].markup;
	assert_contains(page, "<div class=\"scenario\" data-scenario=\"m07-s1\">\n<div class=\"scenario__setting\">");
	assert_contains(page, "<h2 class=\"step__title\">");
	assert_lacks(page, "After &lt;class&gt;");
}

/* Words stand inside a link, and twice: no links and sources in them, and nothing for facilitators in the texts. */
static void leaves_out_what_cannot_stand_there(void **state)
{
	struct node *callout = add_node(arena, scenario->steps[0].body, NODE_CALLOUT);
	const char *page;

	(void)state;
	callout->as.callout.kind = CALLOUT_FACILITATOR;
	add_paragraph(arena, callout, "Let the room vote.");
	add_link(arena, scenario->steps[1].title, (struct link){ .kind = LINK_WITHIN, .anchor = "m07-p2" }, " again");
	page = rendered()->sections[1].markup;
	assert_lacks(page, "Let the room vote.");
	assert_contains(page, "<small>2. </small>Later again</h3>");
}

static void tells_the_script_where_choices_lead(void **state)
{
	(void)state;
	assert_contains(
	    rendered()->data,
	    "\"scenarios\":[{\"id\":\"m07-s1\",\"key\":\"s1k\",\"section\":\"m07-p1\",\"steps\":["
	    "{\"id\":\"hall-way\",\"choices\":[1,1,0]},{\"id\":\"end\",\"choices\":[]}]}]");
}

static void is_left_out_when_it_is_broken(void **state)
{
	(void)state;
	scenario->is_whole = false;
	assert_lacks(rendered()->sections[1].markup, "scenario");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(is_a_gamebook),
		TEST(keeps_the_coach_apart),
		TEST(is_a_page_of_its_own),
		TEST(leaves_out_what_cannot_stand_there),
		TEST(tells_the_script_where_choices_lead),
		TEST(is_left_out_when_it_is_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
