/* The folder facilitator/: sessions, audiences, "before you lead", and what is checked when all modules are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "lesson.h"
#include "load/source.h"
#include "model/outline.h"

static void write_text(struct lesson *lesson, const char *name, const char *text)
{
	scene_write(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/en/facilitator/%s", name), text);
}

static const struct leading *load_text(struct lesson *lesson, const char *name, const char *text)
{
	write_text(lesson, name, text);
	lesson_load(lesson, "Words.\n\n### Which? {#m01-q1 .q}\n\n- [x] A\n  > a\n- [ ] B\n  > b\n\n> c\n\n"
	                    "### Word? {#m01-q2 .q}\n\nA [[door]] is open.\n\n> c\n");
	return lesson->kit->editions[0].leading;
}

static void nothing_is_written(void **state)
{
	struct lesson *lesson = *state;

	assert_null(load_text(lesson, ".hidden", ""));
	assert_silent(&lesson->scene);
}

/* ---- before.md and audiences.md -------------------------------------------------------------------------- */

static void before_you_lead(void **state)
{
	struct lesson *lesson = *state;
	const struct leading *leading = load_text(
	    lesson, "before.md",
	    "# Before *you*\n\nRead it. [@book]\n\n## The room {#room}\n\nSee [below](#own-care), [care](../glossary.md#care).\n\n"
	    "## Own care\n\n## Own care\n\n<!-- if region=us -->\n\nHere.\n\n<!-- end -->\n\n<!-- if region=xx -->\n\nThere.\n\n<!-- end -->\n");

	assert_reported(&lesson->scene, "before.md:19:1: error: the kit has no region 'xx'");
	assert_string_equal(lesson_children(lesson, leading->heading), "'Before ' (emphasis 'you')");
	assert_string_equal(lesson_children(lesson, leading->before),
	                    "(paragraph 'Read it. ' (citation book)) (heading 2 before-room 'The room') "
	                    "(paragraph 'See ' (link page before before-own-care 'below') ', ' (term care 'care') '.') "
	                    "(heading 2 before-own-care 'Own care') (heading 2 before-own-care-3 'Own care') (paragraph 'Here.') (paragraph 'There.')");
	assert_int_equal(leading->session_count, 0);
}

static void audiences(void **state)
{
	struct lesson *lesson = *state;
	const struct leading *leading = load_text(
	    lesson, "audiences.md", "---\ntranslates: 0000\n---\n# People\n\n## At *school* {#school}\n\nSay it early.\n\n### More\n");

	assert_silent(&lesson->scene);
	assert_null(leading->before);
	assert_int_equal(leading->audience_count, 1);
	assert_string_equal(leading->audiences[0].audience, "school");
	assert_string_equal(lesson_children(lesson, leading->audiences[0].title), "'At ' (emphasis 'school')");
	assert_string_equal(lesson_children(lesson, leading->audiences[0].body),
	                    "(paragraph 'Say it early.') (heading 3 audience-school-more 'More')");
}

static void texts_that_are_wrong(void **state)
{
	static const struct {
		const char *name, *text, *message;
	} rows[] = {
		{ "before.md", "", "before.md:1:1: error: the text does not start with its title;" },
		{ "before.md", "Words.\n", "before.md:1:1: error: the text does not start with its title;" },
		{ "before.md", "# T\n\n# U\n", "before.md:3:1: error: a page has one title with a single '#'" },
		{ "before.md", "# T\n\n[x](#rom)\n\n## Room {#room}\n", "no heading of this text has the id 'rom'; did you mean 'room'?" },
		{ "before.md", "# T {.wide}\n", "the class '.wide' means nothing here;" },
		{ "before.md", "# T\n\n## U {#u minutes=3}\n", "the attribute 'minutes' means nothing here;" },
		{ "before.md", "# T\n\n![a](b.png)\n", "[text-only]" },
		{ "before.md", "# T\n\n[x](../m01-start/09-none.md)\n", "[link-broken]" },
		{ "before.md", "---\ntitle: T\n---\n# T\n", "unknown key 'title'" },
		{ "before.md", "# T\n\n\xff\n", "these bytes are not UTF-8;" },
		{ "audiences.md", "# T\n\nWords.\n", "text above the first '## ' heading is shown nowhere;" },
		{ "audiences.md", "# T\n\n## A {#schol}\n", "there is no audience 'schol'; did you mean 'school'?" },
		{ "audiences.md", "# T\n\n## School\n\n## Twice {#school}\n", "the audience 'school' is already in line 3;" },
		{ "session-sixty.md", "", "session-sixty.md: error: the folder facilitator holds before.md, audiences.md and sessions" },
		{ "session-060.md", "", "session-060.md: error: the folder facilitator holds" },
		{ "notes.txt", "", "notes.txt: error: the folder facilitator holds" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		load_text(lesson, rows[i].name, rows[i].text);
		assert_reported(&lesson->scene, rows[i].message);
	}
}

/* ---- sessions ------------------------------------------------------------------------------------------- */

#define FRONT "---\ntitle: Half\nminutes: 30\n---\n"

static void a_session(void **state)
{
	struct lesson *lesson = *state;
	const struct leading *leading = load_text(
	    lesson, "session-30.md",
	    "---\ntitle: Half an hour\nminutes: 30\nmaterials:\n  - Pens\n  - \"Paper, blank\"\nbefore: [m01-q1]\nafter: m01-q2\n---\n# Half an hour\n\n"
	    "Welcome. [@book]\n\nAll of you.\n\n## Start {#s30-start}\n\n### Say *hello* {#s30-hello minutes=10 shows=\"m01-p1, m01-q1\"}\n\nTalk.\n\n"
	    "#### More {#more}\n\n### Go on {#s30-on minutes=15}\n\n## End {#s30-end}\n\n### Bye {#s30-bye minutes=5}\n");

	assert_silent(&lesson->scene);
	assert_int_equal(leading->session_count, 1);
	const struct session *session = &leading->sessions[0];
	assert_string_equal(session->id, "30");
	assert_string_equal(session->title, "Half an hour");
	assert_int_equal(session->minutes, 30);
	assert_int_equal(session->material_count, 2);
	assert_string_equal(session->materials[1], "Paper, blank");
	assert_int_equal(session->before_count, 1);
	assert_string_equal(session->after[0], "m01-q2");
	assert_int_equal(session->after_place.line, 8);
	assert_string_equal(lesson_children(lesson, session->opening), "(paragraph 'Welcome. ' (citation book)) (paragraph 'All of you.')");
	assert_int_equal(session->part_count, 2);
	assert_int_equal(session->parts[0].minutes, 25);
	assert_int_equal(session->parts[0].step_count, 2);
	assert_string_equal(session->parts[1].id, "s30-end");
	assert_int_equal(session->parts[1].step_count, 1);
	const struct session_step *step = &session->parts[0].steps[0];
	assert_string_equal(step->id, "s30-hello");
	assert_int_equal(step->minutes, 10);
	assert_int_equal(step->place.line, 18);
	assert_string_equal(lesson_children(lesson, step->title), "'Say ' (emphasis 'hello')");
	assert_int_equal(step->show_count, 2);
	assert_string_equal(step->shows[0], "m01-p1");
	assert_string_equal(step->shows[1], "m01-q1");
	assert_string_equal(lesson_children(lesson, step->notes), "(paragraph 'Talk.') (heading 4 s30-hello-more 'More')");
	assert_null(session->parts[0].steps[1].notes);
	assert_int_equal(session->parts[0].steps[1].show_count, 0);
}

static void sessions_by_their_length(void **state)
{
	struct lesson *lesson = *state;

	write_text(lesson, "session-120.md", "---\ntitle: A\nminutes: 120\n---\n## S {#s120-s}\n### T {#s120-t minutes=120}\n");
	write_text(lesson, "session-90.md", "---\ntitle: B\nminutes: 90\n---\n## S {#s90-s}\n### T {#s90-t minutes=90}\n");
	const struct leading *leading =
	    load_text(lesson, "session-30.md", "---\ntitle: C\nminutes: 30\n---\n## S {#s30-s}\n### T {#s30-t minutes=30}\n");
	assert_silent(&lesson->scene);
	assert_int_equal(leading->session_count, 3);
	assert_string_equal(leading->sessions[0].id, "30");
	assert_string_equal(leading->sessions[1].id, "90");
	assert_string_equal(leading->sessions[2].id, "120");
}

static void sessions_that_are_wrong(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "", "session-30.md:1:1: error: the key 'title' is missing;" },
		{ "---\ntitle: A\nminutes: 3O\n---\n", "the value '3O' of 'minutes' is out of range or no number;" },
		{ "---\ntitle: A\nminutes: 30\nlength: 3\n---\n", "session-30.md:4:1: error: unknown key 'length';" },
		{ "---\ntitle: A\nminutes: 45\n---\n", "session-30.md:3:10: error: the session has 45 minutes and its file is called session-30.md;" },
		{ FRONT, "session-30.md:3:10: error: the session has 30 minutes and its steps have 0 together;" },
		{ FRONT "## S {#s30-s}\n", "session-30.md:5:1: error: this part has no step, so it takes no time; write '### Words {#s30-… minutes=5}'" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t}\n", "session-30.md:6:1: error: nothing says how long this takes;" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t minutes=12}\n### U {#s30-u minutes=17}\n", "the session has 30 minutes and its steps have 29 together;" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t minutes=300}\n", "'minutes=300' is no number of minutes;" },
		{ FRONT "### T {#s30-t minutes=3}\n", "a step belongs to a part; write '## Words {#s30-…}' above it" },
		{ FRONT "## S {#s30-s}\n\nWords.\n", "text above the first step of a part is shown nowhere;" },
		{ FRONT "## Start\n", "the id 'start' does not start with 's30-', as those of this session do; write {#s30-start …}" },
		{ FRONT "## S {#s60-s}\n", "the id 's60-s' does not start with 's30-'" },
		{ FRONT "## S {#S30}\n", "'S30' cannot be an id;" },
		{ FRONT "## S {#s30-s}\n### T {#s30-s minutes=3}\n", "session-30.md:6:1: error: id 's30-s' was given before, in line 5;" },
		{ FRONT "## S {#s30-s minutes=3}\n", "the attribute 'minutes' means nothing here;" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t minutes=3 show=m01-p1}\n", "the attribute 'show' means nothing here; did you mean 'shows'?" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t minutes=3 shows=m01-p1,,m01-q1}\n", "'shows=m01-p1,,m01-q1' is no list of ids;" },
		{ FRONT "## S {#s30-s}\n### T {#s30-t minutes=3 shows=\"m01-p1 m01-q1\"}\n", "'shows=m01-p1 m01-q1' is no list of ids;" },
		{ FRONT "# Other\n", "the title here is 'Other', the one in the front matter is 'Half';" },
		{ FRONT "Words.\n\n# Half\n", "a page has one title with a single '#'" },
		{ FRONT "[x](#nowhere)\n", "'#nowhere' leads nowhere; link to a lesson" },
		{ "---\ntitle: A\nminutes: 30\nbefore: [m01-q1]\n---\n", ":4:9: error: the form before has 1 questions and the form after 0;" },
		{ "---\ntitle: A\nminutes: 30\nbefore: [m01-q1]\nafter: [m01-q1]\n---\n", ":5:9: error: the question 'm01-q1' is in these forms already;" },
		{ "---\ntitle: A\nminutes: 30\nbefore: [m01-q1, m01-q1]\nafter: [m01-q2, m01-q3]\n---\n", ":4:18: error: the question 'm01-q1' is in these forms already;" },
		{ FRONT "\xff\n", "these bytes are not UTF-8;" },
		{ "---\ntitle: A\n", "[frontmatter-unclosed]" },
		{ "---\n- a\n---\n", "this is not a map;" },
	};
	struct lesson *lesson = *state;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		load_text(lesson, "session-30.md", rows[i].text);
		assert_reported(&lesson->scene, rows[i].message);
	}
}

/* A sum that cannot be right is no second mistake. */
static void minutes_that_are_missing_make_no_sum(void **state)
{
	struct lesson *lesson = *state;

	load_text(lesson, "session-30.md", FRONT "## S {#s30-s}\n### T {#s30-t}\n");
	assert_null(strstr(scene_messages(&lesson->scene), "[minutes-differ]"));
}

/* As large as a file may be, with as many mistakes as fit into it. */
static void a_session_of_64_kb(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, FRONT);
	while (text.length + 40 < SOURCE_LESSON_LIMIT)
		strbuf_addstr(&text, "## a\n### a {shows=m01-x1}\n#### a\n[a](#b)\n");
	const struct leading *leading = load_text(lesson, "session-30.md", text.text);
	assert_int_equal(leading->session_count, 1);
	strbuf_addstr(&text, "- a line that makes it too large\n");
	while (text.length <= SOURCE_LESSON_LIMIT)
		strbuf_addstr(&text, "a\n");
	leading = load_text(lesson, "session-30.md", text.text);
	assert_null(leading);
	strbuf_release(&text);
}

/* ---- when all modules are known ---------------------------------------------------------------------------- */

static void check_session(struct lesson *lesson, const char *text)
{
	struct outline_module module = { 0 };
	const struct leading *leading = load_text(lesson, "session-30.md", text);
	const struct outline outline = { .edition = &lesson->kit->editions[0], .modules = &module, .module_count = 1 };

	assert_non_null(leading);
	outline_of_module(&lesson->scene.arena, lesson->module, &outline.modules[0]);
	check_sessions(outline.edition, &outline, lesson->scene.diagnostics);
}

#define SESSION(forms, shows) "---\ntitle: Half\nminutes: 30\n" forms "---\n## S {#s30-s}\n### T {#s30-t minutes=30 " shows "}\n\n[@book] [Care](../glossary.md#care)\n"

static void names_that_modules_have(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/scenario-door.md",
	            "# Door {#m01-s1 .scenario}\n\n## A {#a}\n\nStart.\n\n- [x] [b](#b)\n  > c\n- [ ] [c](#b)\n  > d\n\n## B {#b}\n\nEnd.\n");
	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md", "# T\n\n## A {#m01-a1 .activity minutes=3}\n\n## H {#m01-h1 .handout}\n");
	check_session(lesson, SESSION("", "shows=m01-p1,m01-q1,m01-q2,m01-s1,m01-a1,m01-h1"));
	assert_silent(&lesson->scene); /* neither is anything unused: the session cites and links */
}

static void names_that_no_module_has(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ SESSION("", "shows=m01-p2"), "session-30.md:6:1: error: no module has a lesson, a part of one, a question, scenario, activity or handout 'm01-p2'; did you mean 'm01-p1'?" },
		{ SESSION("", "shows=m01"), "activity or handout 'm01';" },
		{ SESSION("", "shows=m01-h2"), "activity or handout 'm01-h2'; did you mean 'm01-h1'?" },
		{ SESSION("", "shows=m01-check"), "activity or handout 'm01-check';" },
		{ SESSION("before: [m01-q9]\nafter: [m01-q1]\n", ""), "session-30.md:4:9: error: no module has a question 'm01-q9';" },
		{ SESSION("before: [m01-q1]\nafter: [m01-p1]\n", ""), "session-30.md:5:8: error: no module has a question 'm01-p1';" },
		{ SESSION("before: [m01-q2]\nafter: [m01-q1]\n", ""), "session-30.md:4:9: error: the question 'm01-q2' cannot be counted on paper;" },
	};
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md", "# T\n\n## H {#m01-h1 .handout}\n");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		check_session(lesson, rows[i].text);
		assert_reported(&lesson->scene, rows[i].message);
	}
}

static void handouts_for_an_audience(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md", "# T\n\n## H {#m01-h1 .handout}\n\n## A {#m01-a1 .activity minutes=3}\n");
	write_text(lesson, "audiences.md", "# People\n\n## At school {#school shows=m01-h1}\n\nSay it early.\n");
	check_session(lesson, SESSION("", ""));
	assert_silent(&lesson->scene);
	assert_int_equal(lesson->kit->editions[0].leading->audiences[0].show_count, 1);
	assert_string_equal(lesson->kit->editions[0].leading->audiences[0].shows[0], "m01-h1");
	write_text(lesson, "audiences.md", "# People\n\n## At school {#school shows=m01-a1,m01-h2}\n\nSay it early.\n");
	check_session(lesson, SESSION("", ""));
	assert_reported(&lesson->scene, "audiences.md:3:1: error: no module has a handout 'm01-a1'; did you mean 'm01-h1'? [session-unknown]");
	assert_reported(&lesson->scene, "audiences.md:3:1: error: no module has a handout 'm01-h2'; did you mean 'm01-h1'? [session-unknown]");
	write_text(lesson, "audiences.md", "# People\n\n## At school {#school shows=\"m01-h1 m01-h2\"}\n\nSay it early.\n");
	check_session(lesson, SESSION("", ""));
	assert_reported(&lesson->scene, "audiences.md:3:1: error: 'shows=m01-h1 m01-h2' is no list of ids;");
}

/* A build of some modules leaves out the handouts of the others, and no more. */
static void handouts_of_modules_that_are_left_out(void **state)
{
	const char *modules[] = { "m01" };
	const struct load_options options = { .modules = modules, .module_count = 1 };
	struct lesson *lesson = *state;
	const struct audience_note *note;

	scene_write(&lesson->scene, "kit/en/m02-more/module.md", "---\ntitle: More\nsummary: S.\nobjectives:\n  - Say two.\n---\nM.\n");
	write_text(lesson, "audiences.md", "# People\n\n## At school {#school shows=m02-h1,m01-h1,m02-h2}\n\nSay it early.\n");
	lesson_reload(lesson, &options);
	note = &lesson->kit->editions[0].leading->audiences[0];
	assert_int_equal(note->show_count, 1);
	assert_string_equal(note->shows[0], "m01-h1");
}

static void parts_of_lessons(void **state)
{
	struct lesson *lesson = *state;

	scene_write(&lesson->scene, "kit/en/m01-start/02-more.md",
	            "# More\n\n## Two {#m01-two}\n\n<!-- if audience=school -->\n\n## One {#m01-one}\n\n<!-- end -->\n\n"
	            "### Small {#m01-small}\n\n## Nothing\n\n> ## Quoted {#m01-quoted}\n");
	check_session(lesson, SESSION("", "shows=m01-two,m01-one"));
	assert_silent(&lesson->scene);
	check_session(lesson, SESSION("", "shows=m01-p2-nothing"));
	assert_reported(&lesson->scene, "'m01-p2-nothing'; known here: m01-one, m01-p1, m01-p2, m01-q1, m01-q2, m01-two");
	check_session(lesson, SESSION("", "shows=m01-small"));
	assert_reported(&lesson->scene, "no module has a lesson, a part of one, a question, scenario, activity or handout 'm01-small'");
	check_session(lesson, SESSION("", "shows=m01-quoted"));
	assert_reported(&lesson->scene, "handout 'm01-quoted'");
}

/* More names than a message can list: then it says which parts there are, and how a part gets its name. */
static void parts_to_choose_from(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf guide = STRBUF_INIT;

	strbuf_addstr(&guide, "# T\n");
	for (int i = 1; i <= 30; i++)
		strbuf_addf(&guide, "\n## A {#m01-a%d .activity minutes=3}\n", i);
	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md", guide.text);
	check_session(lesson, SESSION("", "shows=m01-the-rings"));
	assert_reported(&lesson->scene, "'m01-the-rings'; write {#m01-the-rings} behind the '## ' heading of the part that you mean");
	scene_write(&lesson->scene, "kit/en/m01-start/02-more.md", "# More\n\n## Two {#m01-two}\n\n## One {#m01-one}\n");
	check_session(lesson, SESSION("", "shows=m01-the-rings"));
	assert_reported(&lesson->scene, "'m01-the-rings'; parts of its lessons are m01-one, m01-two; or write {#m01-the-rings} behind the");
	check_session(lesson, SESSION("", "shows=m01-q999"));
	assert_reported(&lesson->scene, "handout 'm01-q999'; name one that the modules have");
	check_session(lesson, SESSION("", "shows=m01-q9-rings"));
	assert_reported(&lesson->scene, "or write {#m01-q9-rings} behind the");
	check_session(lesson, SESSION("", "shows=m77-the-rings"));
	assert_reported(&lesson->scene, "'m77-the-rings'; name one that the modules have");
	strbuf_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		lesson_test(nothing_is_written),       lesson_test(before_you_lead),
		lesson_test(audiences),                lesson_test(texts_that_are_wrong),
		lesson_test(a_session),                lesson_test(sessions_by_their_length),
		lesson_test(sessions_that_are_wrong),  lesson_test(minutes_that_are_missing_make_no_sum),
		lesson_test(a_session_of_64_kb),       lesson_test(names_that_modules_have),
		lesson_test(names_that_no_module_has), lesson_test(parts_of_lessons),
		lesson_test(handouts_for_an_audience),
		lesson_test(handouts_of_modules_that_are_left_out),
		lesson_test(parts_to_choose_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
