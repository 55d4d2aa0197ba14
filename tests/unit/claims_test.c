/* Claims: which numbers are figures that need a source, and that long passages take no time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "check/passage_checks.h"
#include "model/wordlist.h"
#include "scene.h"

static const struct word word_list[] = {
	{ .key = "authoring.size-words", .text = "percent, million, mil" },
	{ .key = "authoring.proportion-words", .text = "in, of, out of, de" },
	{ .key = "authoring.number-words", .text = "page, step, section, room, página, WCAG" },
	{ .key = "authoring.time-words", .text = "p.m., a. m." },
	{ .key = "authoring.no-figures", .text = "911" },
	{ .key = "authoring.law-words", .text = "is a crime" },
	{ .key = "authoring.wording.evil.avoid", .text = "evil, bad" },
	{ .key = "authoring.wording.evil.prefer", .text = "hard" },
	{ .key = "authoring.wording.evil.except", .text = "bad luck, evil eye, lesser evil" },
};

static void judge(struct scene *scene, const struct passage_check *check, const char *text)
{
	diagnostics_free(scene->diagnostics);
	scene->diagnostics = diagnostics_new();
	const size_t count = sizeof word_list / sizeof *word_list;
	const struct words *words = wordlist_new(&scene->arena, "words.yaml", word_list, count);
	const void *data = check->read ? check->read(&scene->arena, words) : NULL;
	check->judge(&(struct passage){ .kind = PASSAGE_PROSE, .text = text, .place = { "a.md", 1, 1 } }, data,
		     scene->diagnostics);
}

/* The first figure is what the message shows. */
static void assert_figure(struct scene *scene, const char *text, const char *shown)
{
	judge(scene, &passage_check_claims, text);
	assert_reported(scene, arena_printf(&scene->arena, "the figure in '%s' has", shown));
}

static void assert_none(struct scene *scene, const char *text)
{
	judge(scene, &passage_check_claims, text);
	assert_silent(scene);
}

static void figures(void **state)
{
	struct scene *scene = *state;
	assert_figure(scene, "About 63% had one.", "63% had one");
	assert_figure(scene, "They were counted by the ILO. 1,200 people came.", "1,200 people came");
	assert_figure(scene, "U.S. 494 people came.", "494 people came");
	assert_figure(scene, "In the U.S. 512 people", "512 people");
	assert_figure(scene, "Some 50-60% of them", "50-60% of them");
	assert_figure(scene, "12,000-15,000 people", "12,000-15,000 people");
	assert_figure(scene, "It costs $5M a year", "5M a year");
	assert_figure(scene, "It makes US$236B.", "236B");
	assert_figure(scene, "Of 25k people", "25k people");
	assert_figure(scene, "A 27.6-billion market", "27.6-billion market");
	assert_figure(scene, "There were 1,200: that is many", "1,200");
	assert_figure(scene, "1 in 7, and section 7 million", "1 in 7");
	assert_figure(scene, "section 7 million", "7 million");
	assert_figure(scene, "1.200.000 personas", "1.200.000 personas");
	assert_figure(scene, "step 2 of 5 and then 1,000", "1,000");
}

static void numbers_that_are_none(void **state)
{
	struct scene *scene = *state;
	assert_none(scene, "See step 2 of 5, page 3 of 100, página 5 de 120, Room 204.");
	assert_none(scene, "Section 7.2, Section 1591, § 1591, §1591, 18 U.S.C. 1589 and G.S. 14-318.6, 7102(11).");
	assert_none(scene, "At 8.30 p.m., 4:10 or 8.30 a. m. on 12.05.2024, WCAG 2.1, version 2.1.3.");
	assert_none(scene, "In 1865, 1500-1510, or 2021; call 911, (888) 373-7888, 1-888-373-7888 or 373-7888.");
	assert_none(scene, "Form 7B-301, m07, 24/7, 16 years old, 50km, a 10-year plan.");
}

static void a_long_word_is_cut(void **state)
{
	struct scene *scene = *state;
	struct strbuf text = STRBUF_INIT;
	strbuf_addstr(&text, "1,000 ");
	for (int i = 0; i < 30000; i++)
		strbuf_addstr(&text, "é");
	judge(scene, &passage_check_claims, text.text);
	assert_true(strlen(scene_messages(scene)) < 300);
	for (int i = 0; i < 30; i++)
		strbuf_addstr(&text, " e");
	judge(scene, &passage_check_sentence, text.text);
	assert_reported(scene, "[sentence-long]");
	assert_true(strlen(scene_messages(scene)) < 300);
	strbuf_release(&text);
}

/* Each takes minutes when a check goes through the rest of the passage, or what came before, for every hit. */
static void long_passages_take_no_time(void **state)
{
	struct scene *scene = *state;
	struct strbuf numbers = STRBUF_INIT, words = STRBUF_INIT;
	for (int i = 0; i < 40000; i++) {
		strbuf_addstr(&numbers, "1 ");
		strbuf_addstr(&words, "evil eye ");
	}
	assert_none(scene, numbers.text);
	judge(scene, &passage_check_terms, words.text);
	assert_silent(scene);
	strbuf_release(&numbers);
	strbuf_release(&words);
}

static void a_word_is_reported_once(void **state)
{
	struct scene *scene = *state;
	judge(scene, &passage_check_terms, "The lesser evil, evil eye, bad luck. An evil, evil eye; evil and bad.");
	assert_string_equal(scene_messages(scene),
			    "a.md:1:1: warning: 'bad' is a word to avoid; write 'hard' instead [wording]\n"
			    "a.md:1:1: warning: 'evil' is a word to avoid; write 'hard' instead [wording]\n");
	judge(scene, &passage_check_terms, "Evil eye evil. Evil");
	assert_reported(scene, "'evil'");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_set_up, scene_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(figures),
		TEST(numbers_that_are_none),
		TEST(a_long_word_is_cut),
		TEST(long_passages_take_no_time),
		TEST(a_word_is_reported_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
