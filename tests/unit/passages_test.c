/* Passages: what each block is for a reader, and whether a source stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "check/passages.h"
#include "lesson.h"

static void add_passage(const struct passage *passage, void *context)
{
	static const char *const kinds[] = { "prose",         "title",  "cell",  "story", "answer",
					     "misconception", "reason", "front", "leader", "material" };
	if (passage->kind != PASSAGE_FRONT)
		strbuf_addf(context, "%s: %s%s\n", kinds[passage->kind], passage->text,
			    passage->is_cited ? " [@]" : "");
}

static void assert_passages(struct lesson *lesson, const char *text, const char *expected)
{
	struct strbuf out = STRBUF_INIT;
	lesson_load(lesson, text);
	assert_silent(&lesson->scene);
	passages_of_module(lesson->module, add_passage, &out);
	assert_string_equal(out.text, expected);
	strbuf_release(&out);
}

static void blocks(void **state)
{
	assert_passages(*state,
			"A *text*. [@book]\n\n## Part\n\n- One\n\n  More [@book]\n- Two\n\n> A letter.\n\n> [!STORY] "
			"Sam\n> He waits.\n\n"
			"> [!FACILITATOR] 3 min\n> Ask.\n\n**Rows**\n\n| A | B |\n|---|---|\n| 1 [@book] | 2 |\n\n**All [@book]**\n\n| C |\n|---|\n| 3 |\n",
			"title: Start\ntitle: Title\nprose: A text.  [@]\ntitle: Part\nprose: One [@]\nprose: More  "
			"[@]\nprose: Two\nprose: A letter.\n"
			"story: He waits.\nleader: Ask.\ncell: Rows\ncell: A\ncell: B\ncell: 1  [@]\ncell: 2 [@]\ncell: All  [@]\ncell: C [@]\ncell: 3 [@]\n");
}

static void a_question(void **state)
{
	assert_passages(*state,
			"### Which? {#m01-q1 .q}\n\nA case.\n\n> [!TIP]\n> Think.\n\n- [x] One\n  > Yes. [@book]\n- [ "
			"] Two\n  > No.\n\n> Why.\n",
			"title: Start\ntitle: Title\nstory: Which? [@]\nstory: A case. [@]\nanswer: One [@]\nreason: "
			"Yes.  [@]\nmisconception: Two [@]\n"
			"reason: No. [@]\nreason: Think. [@]\nreason: Why. [@]\n");
}

static void a_scenario(void **state)
{
	assert_passages(*state,
			"## Play {#m01-s1 .scenario}\n\nA school.\n\n### Start {#start}\n\nShe waits.\n\n- [x] "
			"[Wait](#end)\n  > Good. [@book]\n"
			"- [ ] [Shout](#end)\n  > Loud.\n\n### End {#end}\n\nDone.\n",
			"title: Start\ntitle: Title\nprose: A school.\ntitle: Start\nstory: She waits.\nstory: "
			"Wait\nreason: Good.  [@]\n"
			"misconception: Shout\nreason: Loud.\ntitle: End\nstory: Done.\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, lesson_set_up, lesson_tear_down)

static void what_people_who_lead_read(void **state)
{
	struct lesson *lesson = *state;
	struct strbuf out = STRBUF_INIT;
	scene_write(&lesson->scene, "kit/en/m01-start/facilitator.md",
		    "# Lead\n\nNotes. [@book]\n\n## Act {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT] Sheet\n> Words of the sheet.\n\n"
		    "## Keep {#m01-h1 .handout}\n\nWords to keep.\n");
	assert_passages(lesson, "Text.\n",
			"title: Start\ntitle: Title\nprose: Text.\ntitle: Lead\nleader: Notes.  [@]\ntitle: Act\nleader: Words of the "
			"sheet.\ntitle: Keep\nleader: Words to keep.\n");
	scene_write(&lesson->scene, "kit/en/facilitator/before.md", "# Before\n\nRead it.\n");
	scene_write(&lesson->scene, "kit/en/facilitator/audiences.md", "## A {#school}\n\nSay it early.\n");
	scene_write(&lesson->scene, "kit/en/facilitator/session-30.md",
		    "---\ntitle: Half\nminutes: 30\nmaterials: [Pens]\n---\nWelcome.\n\n## S {#s30-s}\n\n### T {#s30-t minutes=30}\n\nTalk.\n");
	lesson_load(lesson, "Text.\n");
	assert_silent(&lesson->scene);
	passages_of_edition(&lesson->kit->editions[0], add_passage, &out);
	assert_string_equal(out.text, "title: Care\nprose: What helps.\ntitle: Before\nleader: Read it.\ntitle: A\nleader: Say it early.\n"
				      "leader: Welcome.\ntitle: S\ntitle: T\nleader: Talk.\nmaterial: Pens\n");
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(blocks), TEST(a_question), TEST(a_scenario), TEST(what_people_who_lead_read) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
