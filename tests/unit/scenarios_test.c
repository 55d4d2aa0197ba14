/* Scenarios: which blocks belong to them, where choices lead, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "lesson.h"

/* A list of two choices that lead to `a` and `b`. */
#define CHOICES(a, b)        "- [x] [One](#" a ")\n  > Yes.\n- [ ] [Two](#" b ")\n  > No.\n\n"
#define STEP(name, id, rest) "### " name " {#" id "}\n\nText.\n\n" rest
#define START                "## Practice {#m01-s1 .scenario}\n\n"
#define AT                   "kit/en/m01-start/01-lesson.md:"
#define EMPTY(line)                                                                                                    \
	AT line ":1: error: the first step of this scenario is an ending, so there is nothing to practise; write "     \
		"choices below its text "                                                                              \
		"[scenario-empty]\n"
#define SOUND START "Where.\n\n" STEP("First", "first", CHOICES("last", "last")) STEP("Last", "last", "")

static const struct scenario *scenario(const struct lesson *lesson, size_t index)
{
	assert_true(index < lesson->module->scenario_count);
	return lesson->module->scenarios[index];
}

static const struct scenario_step *step(const struct lesson *lesson, size_t index)
{
	assert_true(index < scenario(lesson, 0)->step_count);
	return &scenario(lesson, 0)->steps[index];
}

/* A scenario in a file of its own, and a lesson. */
static void load_file(struct lesson *lesson, const char *text)
{
	scene_write(&lesson->scene, "kit/en/m01-start/scenario-talk.md", text);
	lesson_load(lesson, "Words.\n");
}

static void load_and_check(struct lesson *lesson, const char *text)
{
	lesson_load(lesson, text);
	check_module(lesson->module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
}

/* Fails when nothing or anything else is reported. */
static void assert_only(struct lesson *lesson, const char *text, const char *message)
{
	load_and_check(lesson, text);
	assert_string_equal(scene_messages(&lesson->scene), message);
	diagnostics_free(lesson->scene.diagnostics);
	lesson->scene.diagnostics = diagnostics_new();
}

/* ---- what belongs to them -------------------------------------------------------------------------------- */

static void test_in_a_lesson(void **state)
{
	struct lesson *lesson = *state;

	load_and_check(lesson, "Before.\n\n" SOUND "## After\n\nMore.\n");
	assert_string_equal(
	    lesson_tree(lesson),
	    "(paragraph 'Before.') (scenario m01-s1) (heading 2 m01-p1-after 'After') (paragraph 'More.')");
	const struct scenario *s = scenario(lesson, 0);
	assert_string_equal(s->id, "m01-s1");
	assert_string_equal(s->section, "m01-p1");
	assert_int_equal(s->level, 2);
	assert_int_equal(s->place.line, LESSON_LINE + 2);
	assert_string_equal(lesson_children(lesson, s->title), "'Practice'");
	assert_string_equal(lesson_children(lesson, s->setting), "(paragraph 'Where.')");
	assert_int_equal(s->step_count, 2);
	assert_true(s->is_whole);
	assert_silent(&lesson->scene);
}

static void test_steps_and_choices(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(lesson, START "### The *hall* {#hall}\n\nShe says: no.\n\n- a plain list\n\nWell?\n\n"
				  "- [x] [\"Is it *safe*?\"](#end)\n  > Good.\n\n  > More.\n"
				  "- [~] [Wait.](#m01-s1-end)\n  > Fair.\n- [ ] [Go on.](#hall)\n  > Hm.\n\n"
				  "> [!FACILITATOR] 3 min\n> Vote.\n\n### The end {#end}\n\n> [!STORY]\n> She goes.\n");
	const struct scenario_step *hall = step(lesson, 0);
	assert_string_equal(hall->id, "hall");
	assert_string_equal(hall->anchor, "m01-s1-hall");
	assert_string_equal(lesson_children(lesson, hall->title), "'The ' (emphasis 'hall')");
	assert_string_equal(lesson_children(lesson, hall->body),
			    "(paragraph 'She says: no.') (list (item (paragraph 'a plain list'))) "
			    "(paragraph 'Well?') (callout facilitator: 3 min (paragraph 'Vote.'))");
	assert_int_equal(hall->choice_count, 3);
	assert_string_equal(lesson_children(lesson, hall->choices[0].words), "'\"Is it ' (emphasis 'safe') '?\"'");
	assert_int_equal(hall->choices[0].mark, MARK_ON);
	assert_int_equal(hall->choices[1].mark, MARK_PARTLY);
	assert_int_equal(hall->choices[2].mark, MARK_OFF);
	assert_int_equal(hall->choices[0].to, 1);
	assert_int_equal(hall->choices[1].to, 1);
	assert_int_equal(hall->choices[2].to, 0);
	assert_string_equal(lesson_children(lesson, hall->choices[1].coach), "(paragraph 'Fair.')");
	assert_int_equal(step(lesson, 1)->choice_count, 0);
	assert_string_equal(lesson_children(lesson, step(lesson, 1)->body), "(callout story (paragraph 'She goes.'))");
}

static void test_a_file_of_its_own(void **state)
{
	struct lesson *lesson = *state;

	load_file(
	    lesson,
	    "---\nminutes: 6\nobjectives: [m01-o1]\ncontent-note: Shouting.\nsummary: They talk.\n---\n"
	    "# A talk {#m01-s1 .scenario}\n\nWhere.\n\n## First {#first}\n\nText, see [the end](#last) and "
	    "[lesson](01-lesson.md).\n\n" CHOICES("last", "last") "## Last {#last}\n\nText.\n\n#### Deeper\n\nMore.\n");
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->section_count, 3);
	const struct section *section = &lesson->module->sections[2];
	assert_int_equal(section->kind, SECTION_SCENARIO);
	assert_string_equal(section->id, "m01-s1");
	assert_string_equal(section->title, "A talk");
	assert_string_equal(lesson_children(lesson, section->heading), "'A talk'");
	assert_int_equal(section->minutes, 6);
	assert_string_equal(section->content_note, "Shouting.");
	assert_int_equal(section->place.line, 7);
	assert_string_equal(lesson_children(lesson, section->body), "(scenario m01-s1)");
	assert_string_equal(scenario(lesson, 0)->section, "m01-s1");
	assert_int_equal(scenario(lesson, 0)->level, 1);
	assert_string_equal(lesson_children(lesson, step(lesson, 0)->body),
			    "(paragraph 'Text, see ' (link within m01-s1-last 'the end') ' and ' "
			    "(link within m01-p1 'lesson') '.')");
	assert_string_equal(lesson_children(lesson, step(lesson, 1)->body),
			    "(paragraph 'Text.') (heading 4 m01-s1-deeper 'Deeper') (paragraph 'More.')");
}

static void test_order_of_sections(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/scenario-b.md", "# B {#m01-s2 .scenario}\n\n## End\n\nText.\n");
	scene_write(&lesson->scene, "kit/en/m01-start/scenario-a.md", "# A {#m01-s9 .scenario}\n\n## End\n\nText.\n");
	scene_write(&lesson->scene, "kit/en/m01-start/check.md",
		    "# Check\n\n## Q {#m01-q .q objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n");
	lesson_load(lesson, "Words.\n");
	const struct section *sections = lesson->module->sections;
	const char *ids[] = { "m01", "m01-p1", "m01-s9", "m01-s2", "m01-check" };
	assert_int_equal(lesson->module->section_count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(sections[i].id, ids[i]);
	assert_silent(&lesson->scene);
}

static void test_ids_from_words(void **state)
{
	struct lesson *lesson = *state;

	lesson_load(
	    lesson,
	    START "### At the door\n\nText.\n\n" CHOICES("at-the-door-2", "end") "### At the door\n\nText.\n\n" CHOICES(
		"end", "at-the-door") "### End\n\nText.\n");
	assert_string_equal(step(lesson, 0)->id, "at-the-door");
	assert_string_equal(step(lesson, 1)->id, "at-the-door-2");
	assert_string_equal(step(lesson, 1)->anchor, "m01-s1-at-the-door-2");
	assert_int_equal(step(lesson, 0)->choices[0].to, 1);
	assert_int_equal(step(lesson, 1)->choices[1].to, 0);
	assert_silent(&lesson->scene);
}

/* The same step may be included in several scenarios; each knows it by its own id. */
static void test_two_scenarios_and_an_include(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/shared/end.md", "### The end {#end}\n\nText.\n");
	lesson_load(
	    lesson,
	    START STEP(
		"One", "one",
		CHOICES("end", "end")) "[The end](../../shared/end.md \"include\")\n\n"
				       "## Again {#m01-s2 .scenario}\n\n" STEP(
					   "One", "one",
					   CHOICES("end", "end")) "[The end](../../shared/end.md \"include\")\n");
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->module->scenario_count, 2);
	assert_string_equal(scenario(lesson, 1)->steps[1].anchor, "m01-s2-end");
}

static void test_links_from_elsewhere(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/scenario-talk.md",
		    "# A talk {#m01-s1 .scenario}\n\n## End {#end}\n\nText.\n");
	lesson_load(lesson, "[a](scenario-talk.md) [b](scenario-talk.md#end) [c](#m01-s1-end) [d](#m01-s1)\n");
	assert_string_equal(lesson_tree(lesson),
			    "(paragraph (link within m01-s1 'a') ' ' (link within m01-s1-end 'b') ' ' "
			    "(link within m01-s1-end 'c') ' ' (link within m01-s1 'd'))");
	assert_silent(&lesson->scene);
}

static void test_links_from_another_module(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m02-next/module.md",
		    "---\ntitle: Next\nsummary: It.\nminutes: 5\nstatus: draft\n---\n");
	scene_write(&lesson->scene, "kit/en/m02-next/scenario-talk.md",
		    "---\nminutes: 1 # one\n---\n# A talk {#m02-s1 .scenario}\n\n## End {#end}\n\nText.\n\n## More "
		    "words\n\nText.\n");
	scene_write(&lesson->scene, "kit/en/m02-next/01-a.md",
		    "# A\n\n## S {#m02-s2 .scenario}\n\n### End {#end}\n\nText.\n\n"
		    "## Part\n\nWords.\n");
	lesson_load(lesson, "[a](../m02-next/scenario-talk.md) [b](../m02-next/scenario-talk.md#end) "
			    "[c](../m02-next/scenario-talk.md#m02-s1-more-words) [d](../m02-next/01-a.md#m02-s2-end) "
			    "[e](../m02-next/01-a.md#part)\n");
	assert_string_equal(lesson_tree(lesson),
			    "(paragraph (link module m02 m02-s1 'a') ' ' (link module m02 m02-s1-end 'b') ' ' "
			    "(link module m02 m02-s1-more-words 'c') ' ' (link module m02 m02-s2-end 'd') ' ' "
			    "(link module m02 m02-p1-part 'e'))");
	assert_silent(&lesson->scene);
	lesson_load(lesson, "[a](../m02-next/scenario-talk.md#ende)\n");
	assert_reported(&lesson->scene, "has no heading '#ende'");
}

/* A region's condition is settled while reading: what stands in it is a part of the scenario like all else. */
static void test_conditions(void **state)
{
	struct lesson *lesson = *state;

	load_and_check(lesson, START STEP("First", "first",
					  "<!-- if audience=school -->\n\nAt school.\n\n<!-- end -->\n\n" CHOICES(
					      "last", "last")) "<!-- if region=us -->\n\n" STEP("Last", "last",
												"") "<!-- end -->\n");
	assert_silent(&lesson->scene);
	assert_int_equal(scenario(lesson, 0)->step_count, 2);
	assert_string_equal(lesson_children(lesson, step(lesson, 0)->body),
			    "(paragraph 'Text.') (condition school (paragraph 'At school.'))");
}

/* ---- what is wrong with them --------------------------------------------------------------------------- */

static void test_places(void **state)
{
	struct lesson *lesson = *state;

	assert_only(
	    lesson, "> ## Q {#m01-s1 .scenario}\n",
	    AT
	    "3:8: error: a scenario cannot stand in a quote, a list or a description; move it out [scenario-place]\n");
	assert_only(
	    lesson, START STEP("First", "first", "#### Inner {#m01-s2 .scenario}\n\nText.\n"),
	    AT "9:12: error: a scenario cannot stand in another one; give its heading as few '#' as the other one's, "
	       "or a file of its own [scenario-place]\n");
	assert_only(
	    lesson, START STEP("First", "first", "### Inner {#m01-q1 .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n"),
	    AT
	    "9:11: error: a question cannot stand in a scenario; move it above the scenario, or below a heading with "
	    "2 '#' or fewer [question-place]\n");
	assert_only(
	    lesson, "<!-- if audience=school -->\n\n" SOUND "<!-- end -->\n",
	    AT
	    "5:1: error: a scenario cannot stand inside a condition for an audience; move it out [scenario-place]\n");
	scene_write(&lesson->scene, "kit/en/m01-start/01-lesson.md",
		    "# Title {#m01-s1 .scenario}\n\n## First {#first}\n\nText.\n");
	lesson_reload(lesson, NULL);
	assert_string_equal(
	    scene_messages(&lesson->scene),
	    AT "1:9: error: this page is no scenario as a whole; call the file scenario-….md, or write the "
	       "scenario's heading with '##' below the title [scenario-place]\n");
}

static void test_in_a_check(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/check.md",
		    "# Check\n\n## Q {#m01-q .q objective=m01-o1}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n\n" SOUND);
	lesson_load(lesson, "Words.\n");
	assert_string_equal(
	    scene_messages(&lesson->scene),
	    "kit/en/m01-start/check.md:12:13: error: a check holds only questions; move the scenario into a "
	    "file scenario-….md or into a lesson [scenario-place]\n");
	assert_int_equal(lesson->module->scenario_count, 0);
}

static void test_headings(void **state)
{
	struct lesson *lesson = *state;

	assert_only(lesson, "## Practice {.scenario}\n\n" STEP("First", "first", ""),
		    AT "3:13: error: this scenario has no id; write {#m01-s1 .scenario} with a number of its own "
		       "[scenario-id-missing]\n" EMPTY("5"));
	assert_only(
	    lesson, START "Words.\n",
	    AT "3:1: error: this scenario has no steps; write them below it, each with a heading that has one '#' more "
	       "[scenario-empty]\n");
	assert_only(lesson, "## P {#m01-s1 .scenario .tf x=1}\n\n### F {#f .big y=2}\n\nText.\n",
		    AT "3:6: error: a scenario cannot have the attribute 'x'; take it out [attribute-unknown]\n" AT
		       "3:6: error: a scenario cannot have the class '.tf'; take it out [class-unknown]\n" EMPTY("5") AT
		    "5:7: error: a step cannot have the attribute 'y'; take it out [attribute-unknown]\n" AT
		    "5:7: error: a step cannot have the class '.big'; take it out [class-unknown]\n");
	assert_only(
	    lesson,
	    START STEP("First", "first", CHOICES("last", "last")) STEP("Other", "first", "") STEP("Last", "last", ""),
	    AT "14:1: error: id 'm01-s1-first' was given before, at kit/en/m01-start/01-lesson.md:5:1; choose another "
	       "one [id-duplicate]\n" AT
	       "14:1: error: no way from the start leads to the step 'first'; let a choice lead "
	       "to #first, or take the step out [step-unreachable]\n");
	assert_only(
	    lesson, START STEP("First", "First", ""),
	    AT "5:1: error: 'm01-s1-First' cannot be an id; use a to z, 0 to 9 and hyphens [id-syntax]\n" EMPTY("5"));
}

static void test_titles_of_files(void **state)
{
	struct lesson *lesson = *state;

	load_file(lesson, "# A talk {#m01-s1}\n\n## End {#end}\n\nText.\n");
	assert_string_equal(
	    scene_messages(&lesson->scene),
	    "kit/en/m01-start/scenario-talk.md:1:10: error: the title of this file does not say that it is a "
	    "scenario; write {#m01-s1 .scenario} behind it, with a number of its own [title-missing]\n");
	diagnostics_free(lesson->scene.diagnostics);
	lesson->scene.diagnostics = diagnostics_new();
	load_file(lesson, "Words.\n\n## End\n\nText.\n");
	assert_reported(&lesson->scene, "scenario-talk.md:1:1: error: the text does not start with its title");
	load_file(lesson, "# A {#m01-s1 .scenario}\n\n## End\n\nText.\n\n# B\n\nText.\n\n# C {#m01-s2 .scenario}\n\n## "
			  "End\n\nText.\n");
	assert_reported(&lesson->scene, "scenario-talk.md:7:1: error: a page has one title");
	assert_reported(&lesson->scene, "scenario-talk.md:11:1: error: a page has one title");
	scene_write(&lesson->scene, "kit/en/m01-start/scenario-two words.md", "# A {#m01-s1 .scenario}\n");
	lesson_load(lesson, "Words.\n");
	assert_reported(&lesson->scene, "'scenario-two words.md' is no name for a text of a module");
}

static void test_forms_of_steps(void **state)
{
	struct lesson *lesson = *state;

	assert_only(lesson, START "- [x] [One](#first)\n  > a\n\n" STEP("First", "first", ""),
		    AT "5:1: error: choices belong to a step; write the step's heading above its text [step-form]\n");
	assert_only(lesson,
		    START STEP("First", "first", CHOICES("last", "last") "Between.\n\n" CHOICES("last", "last"))
			STEP("Last", "last", ""),
		    AT "14:1: error: a step ends with its choices; move this above them, or to the steps they lead to "
		       "[step-form]\n");
	assert_only(
	    lesson,
	    START STEP("First", "first", CHOICES("last", "last") "* [x] [One](#last)\n  > a\n")
		STEP("Last", "last", ""),
	    AT "14:1: error: a step has one list of choices; make these a part of the first one, or a step of their "
	       "own [step-form]\n");
	assert_only(
	    lesson,
	    START STEP("First", "first", "<!-- if audience=school -->\n\n" CHOICES("last", "last") "<!-- end -->\n\n")
		STEP("Last", "last", ""),
	    AT "9:1: error: choices cannot stand inside a condition; take them out of it [step-form]\n");
	assert_only(
	    lesson,
	    START STEP("First", "first", CHOICES("last", "last")) "<!-- if audience=school -->\n\n" STEP(
		"Last", "last", "") "<!-- end -->\n",
	    AT "14:1: error: a step cannot stand inside a condition; put the condition into the step [step-form]\n");
	assert_only(lesson, START "### First {#first}\n\n> [!FACILITATOR]\n> Only for some.\n",
		    EMPTY("5") AT
		    "5:1: error: this step has no text; write above its choices what happens and what people say "
		    "[step-text]\n");
	assert_only(lesson,
		    START STEP("First", "first", "- [x] [One](#last)\n> Yes.\n\n- [ ] [Two](#last)\n> No.\n\n")
			STEP("Last", "last", ""),
		    AT "10:1: error: the list of choices ends here; indent the '>' below a choice by two spaces "
		       "[feedback-missing]\n");
	assert_only(
	    lesson, START STEP("First", "first", "> - [x] [One](#first)\n"),
	    EMPTY("5") AT
	    "9:3: error: a list with boxes belongs to a question; write {#m01-q1 .q} behind the heading above it, "
	    "with a number of its own, or take the boxes out [markup-lost]\n");
}

/* One list instead of CHOICES(…), which begins in line 9. */
static void assert_choices(struct lesson *lesson, const char *list, const char *message)
{
	const char *text = arena_printf(&lesson->scene.arena,
					START "### First {#first}\n\nText.\n\n%s\n" STEP("Last", "last", ""), list);
	assert_only(lesson, text, message);
}

static void test_choices(void **state)
{
	struct lesson *lesson = *state;

	assert_choices(
	    lesson, "- [x] [One](#last)\n- [ ] [Two](#last)\n  > No.\n",
	    AT "9:1: error: the coach says nothing to this choice; write below it, indented, '> ' and what it does "
	       "for the other person [feedback-missing]\n");
	assert_choices(
	    lesson, "- [x] [One](#last)\n  > Yes.\n- [Two](#last)\n  > No.\n",
	    AT "11:1: error: this choice does not say how well it fits; start it with [x], [~] for partly, or [ ] "
	       "[option-mark]\n");
	assert_choices(
	    lesson, "- [One](#last)\n  > Yes.\n",
	    AT "5:1: warning: the step has one choice, which is none; write another one, or join it with the step it "
	       "leads to [choice-count]\n" AT "9:1: error: this choice does not say how well it fits; start it with "
	       "[x], [~] for partly, or [ ] [option-mark]\n");
	assert_choices(
	    lesson, "- [x] One\n  > Yes.\n- [ ] [Two](#last) now\n  > No.\n- [ ] [Three](01-lesson.md)\n  > No.\n",
	    AT "9:1: error: a choice is one link to a step of this scenario and nothing else; write [words](#step), "
	       "and sources into the coach's note [choice-link]\n" AT
	       "11:1: error: a choice is one link to a step of this scenario and nothing else; write [words](#step), "
	       "and sources into the coach's note [choice-link]\n" AT
	       "13:1: error: a choice is one link to a step of this scenario and nothing else; write [words](#step), "
	       "and sources into the coach's note [choice-link]\n");
	assert_choices(
	    lesson, "- [x] [One [@book]](#last)\n  > Yes.\n- [ ] [Two](#last)\n  > No.\n",
	    AT "9:1: error: a choice is one link to a step of this scenario and nothing else; write [words](#step), "
	       "and sources into the coach's note [choice-link]\n");
	assert_choices(lesson, "- [x] [One](#last)\n  > Yes.\n- [ ] [*one*](#first)\n  > No.\n",
		       AT "11:1: error: this choice says the same as the one in line 9; change one of them "
			  "[option-duplicate]\n");
	assert_choices(lesson, "- [x] [One](#last)\n  > Yes.\n\n  More.\n- [ ] [Two](#first)\n  > No.\n",
		       AT "12:3: error: a choice is one link and one quote; put this into the quote [option-text]\n");
	assert_choices(
	    lesson, "- [x] [One](#lost)\n  > Yes.\n- [ ] [Two](#m01-s1-lasd)\n  > No.\n",
	    AT "9:1: error: this scenario has no step 'lost'; did you mean 'last'? [step-unknown]\n" AT
	       "11:1: error: this scenario has no step 'm01-s1-lasd'; known here: first, last [step-unknown]\n");
}

static void test_how_many_choices(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf list = STRBUF_INIT;

	for (int i = 1; i <= 27; i++) {
		strbuf_addf(&list, "- [x] [Choice %d](#last)\n  > Yes.\n", i);
		if (i == 1)
			assert_choices(
			    lesson, list.text,
			    AT "5:1: warning: the step has one choice, which is none; write another one, or join it "
			       "with the step it leads to [choice-count]\n");
		if (i == 4)
			assert_choices(lesson, list.text, "");
		if (i == 5 || i == 26)
			assert_choices(
			    lesson, list.text,
			    arena_printf(&lesson->scene.arena,
					 AT "5:1: warning: the step has %d choices; two to 4 are enough, more tire "
					    "without telling more [choice-count]\n",
					 i));
	}
	assert_choices(lesson, list.text,
		       AT
		       "5:1: warning: the step has 26 choices; two to 4 are enough, more tire without telling more "
		       "[choice-count]\n" AT
		       "9:1: error: this step has 27 choices; give it 2 to 4, and never more than 26 [option-limit]\n");
	strbuf_release(&list);
}

/* ---- ways through them ----------------------------------------------------------------------------------- */

static void test_ways(void **state)
{
	struct lesson *lesson = *state;

	assert_only(lesson, SOUND, "");
	/* Going back and round is no mistake as long as there is a way out. */
	assert_only(lesson,
		    START STEP("A", "a", CHOICES("b", "b")) STEP("B", "b", CHOICES("a", "c")) STEP("C", "c", ""), "");
	assert_only(
	    lesson, START STEP("A", "a", CHOICES("b", "b")) STEP("B", "b", CHOICES("a", "a")),
	    AT "3:1: error: no step of this scenario is an ending; write one without choices and let some lead to it "
	       "[ending-missing]\n");
	assert_only(lesson,
		    START STEP("A", "a", CHOICES("b", "c")) STEP("B", "b", CHOICES("d", "d")) STEP("C", "c", "")
			STEP("D", "d", CHOICES("b", "d")),
		    AT "14:1: error: no ending can be reached from the step 'b'; let one of its choices lead out "
		       "[step-endless]\n" AT
		       "27:1: error: no ending can be reached from the step 'd'; let one of its choices lead out "
		       "[step-endless]\n");
	assert_only(
	    lesson,
	    START STEP("A", "a", CHOICES("b", "b")) STEP("B", "b", "") STEP("C", "c", CHOICES("b", "d"))
		STEP("D", "d", ""),
	    AT "18:1: error: no way from the start leads to the step 'c'; let a choice lead to #c, or take the step "
	       "out [step-unreachable]\n" AT
	       "27:1: error: no way from the start leads to the step 'd'; let a choice lead to #d, or take the step "
	       "out [step-unreachable]\n");
}

/* Made by hand: a file cannot hold so many. A chain, and from every step a way back to the start. */
static void test_many_steps(void **state)
{
	struct lesson *lesson = *state;
	enum { COUNT = 200000 };
	struct scenario_choice *choices = arena_calloc(&lesson->scene.arena, 2 * COUNT, sizeof *choices);
	struct scenario big = { .id = "m01-s1", .step_count = COUNT, .is_whole = true };
	struct scenario *list[] = { &big };
	struct module module = *lesson_load(lesson, "Words.\n");

	big.steps = arena_calloc(&lesson->scene.arena, COUNT, sizeof *big.steps);
	for (size_t i = 0; i < COUNT; i++) {
		choices[2 * i].to = i + 1 < COUNT ? i + 1 : 0;
		big.steps[i] = (struct scenario_step){ .id = "x",
						       .choices = &choices[2 * i],
						       .choice_count = i + 1 < COUNT ? 2 : 0 };
	}
	module.scenarios = list;
	module.scenario_count = 1;
	check_module(&module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
	assert_silent(&lesson->scene);
	big.steps[COUNT - 1].choice_count = 2;
	check_module(&module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
	assert_reported(&lesson->scene, "[ending-missing]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(test_in_a_lesson),
		lesson_test(test_steps_and_choices),
		lesson_test(test_a_file_of_its_own),
		lesson_test(test_order_of_sections),
		lesson_test(test_ids_from_words),
		lesson_test(test_two_scenarios_and_an_include),
		lesson_test(test_links_from_elsewhere),
		lesson_test(test_links_from_another_module),
		lesson_test(test_conditions),
		lesson_test(test_places),
		lesson_test(test_in_a_check),
		lesson_test(test_headings),
		lesson_test(test_titles_of_files),
		lesson_test(test_forms_of_steps),
		lesson_test(test_choices),
		lesson_test(test_how_many_choices),
		lesson_test(test_ways),
		lesson_test(test_many_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
