/* How questions are written, in both languages and with the project's own lists of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "base/strbuf.h"
#include "check/check.h"
#include "lesson.h"
#include "question/question.h"

/* The project's templates: the tests lie in build/tests/unit/. */
static const char *project_templates(struct arena *arena)
{
	char program[4096];
	ssize_t length;

	if (getenv("WAYMARK_TEMPLATES"))
		return getenv("WAYMARK_TEMPLATES");
	length = readlink("/proc/self/exe", program, sizeof program - 1);
	assert_true(length > 0);
	program[length] = '\0';
	return path_join(arena, path_folder(arena, program), "../../../templates");
}

static int set_up(void **state)
{
	static struct lesson lesson;
	lesson_open(&lesson);
	lesson.scene.templates = project_templates(&lesson.scene.arena);
	*state = &lesson;
	return 0;
}

static void in_spanish(struct lesson *lesson)
{
	scene_write_settings(&lesson->scene, "es");
	scene_write(&lesson->scene, "kit/es/m01-start/module.md",
		    "---\ntitle: Start\nsummary: What it is.\nminutes: 5\nstatus: draft\nobjectives:\n  m01-o1: Say "
		    "one.\n---\n");
}

/* Load the kit with this lesson in the language it has. */
static const struct module *load(struct lesson *lesson, const char *text)
{
	const char *language = lesson->kit ? lesson->kit->editions[0].code : "en";
	scene_write(&lesson->scene, arena_printf(&lesson->scene.arena, "kit/%s/m01-start/01-lesson.md", language),
		    arena_printf(&lesson->scene.arena, "# Title\n\n%s", text));
	return lesson_reload(lesson, NULL);
}

/* The rules that are broken, each once: "option-absolute stem-negative ". */
static const char *broken_by(struct lesson *lesson, const struct module *module, bool school)
{
	const char *rules = "";
	diagnostics_free(lesson->scene.diagnostics);
	lesson->scene.diagnostics = diagnostics_new();
	check_module(module, &(struct check_rules){ .school = school }, lesson->scene.diagnostics);
	const char *messages = scene_messages(&lesson->scene);
	for (int rule = 0; rule < DIAG_RULE_COUNT; rule++) {
		const char *id = diag_rule_info((enum diag_rule)rule)->id;
		if (strstr(messages, arena_printf(&lesson->scene.arena, "[%s]", id)))
			rules = arena_printf(&lesson->scene.arena, "%s%s ", rules, id);
	}
	return rules;
}

/* A question with this title, stem and first option. */
static const struct module *ask(struct lesson *lesson, const char *title, const char *stem, const char *option)
{
	return load(lesson,
		    arena_printf(&lesson->scene.arena,
				 "### %s {#m01-q1 .q}\n\n%s\n\n- [ ] %s\n  > No.\n- [x] Other\n  > Yes.\n\n> Why.\n",
				 title, stem, option));
}

static void assert_broken(struct lesson *lesson, const struct module *module, bool school, const char *expected,
			  const char *text)
{
	const char *rules = broken_by(lesson, module, school);
	if (strcmp(rules, expected) != 0)
		fail_msg("'%s' breaks '%s', not '%s'", text, rules, expected);
}

static void each_option(struct lesson *lesson, const char *const *options, const char *expected)
{
	for (; *options; options++)
		assert_broken(lesson, ask(lesson, "Which?", "", *options), false, expected, *options);
}

static void each_title(struct lesson *lesson, const char *const *titles, bool school, const char *expected)
{
	for (; *titles; titles++)
		assert_broken(lesson, ask(lesson, *titles, "", "One"), school, expected, *titles);
}

#define TEXTS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* ---- options -------------------------------------------------------------------------------------------- */

static void options_that_stand_for_others(void **state)
{
	each_option(*state,
		    TEXTS("All of the above", "*None* of the above.", "ALL OF THE ABOVE", "\"None of the above\""),
		    "option-all-above ");
	each_option(*state, TEXTS("Recall of the above", "All of the aboveground work", "All of them"), "");
	in_spanish(*state);
	load(*state, "Text.\n");
	each_option(
	    *state,
	    TEXTS("Todas las anteriores", "NINGUNA de las anteriores", "Nada de lo anterior.", "Todos los anteriores"),
	    "option-all-above ");
	each_option(*state, TEXTS("Todas las anterioridades", "Todas ellas"), "");
}

static void options_that_hold_always(void **state)
{
	each_option(*state, TEXTS("You always ask", "NEVER ask", "Ask, no *matter* what", "Ask every time"),
		    "option-absolute ");
	each_option(*state,
		    TEXTS("\"Never tell anyone.\"", "Say “It is always fine”", "Nevertheless, ask",
			  "Sam was given only a couch", "Every person and every institution"),
		    "");
	in_spanish(*state);
	load(*state, "Text.\n");
	each_option(*state, TEXTS("Siempre pregunte", "JAMAS lo haga", "Nunca", "Pase lo que pase, pregunte"),
		    "option-absolute ");
	each_option(*state, TEXTS("«Nunca se lo diga a nadie»", "Solo lo que vio"), "");
}

/* ---- stems ---------------------------------------------------------------------------------------------- */

static void questions_for_what_is_not(void **state)
{
	each_title(*state,
		   TEXTS("Which of these is NOT a sign?", "Which of these isn't a sign?",
			 "What should the coach not do", "In this case, which step would you not take?",
			 "In which case is this not so?",
			 "All of these are signs, except:", "Which sign is least likely?", "Who must never be told?"),
		   false, "stem-negative ");
	each_title(*state,
		   TEXTS("What do you do when she does not answer?", "What helps a person who is not ready?",
			 "Which sentence says that he is not to blame?", "Why is one clue not proof?",
			 "One clue is not proof.", "What do you say to \"Which is not yours?\"", "Is it not so?",
			 "Which notebook?"),
		   false, "");
}

static void questions_for_what_is_not_in_spanish(void **state)
{
	in_spanish(*state);
	load(*state, "Text.\n");
	each_title(*state,
		   TEXTS("¿Cuál de estas señales NO está en la lista?", "¿Qué no conviene hacer?",
			 "En este caso, ¿cuál no es cierta?", "Todas son señales, excepto:", "¿Qué es lo que no ayuda?",
			 "¿En qué caso no hace falta?"),
		   false, "stem-negative ");
	each_title(*state,
		   TEXTS("¿Qué dice usted si ella no quiere hablar?", "¿Por qué una señal no es prueba?",
			 "Una señal no es prueba.", "¿Qué ayuda a quien no está listo?", "¿Cuál es una nota segura?",
			 "Ana llegó sana y salva. ¿Qué sigue?"),
		   false, "");
}

static void stems_are_read_too(void **state)
{
	struct lesson *lesson = *state;
	assert_broken(lesson, ask(lesson, "Question 3", "They are not paid. Which of these is not a sign?", "One"),
		      false, "stem-negative ", "a stem");
	assert_reported(&lesson->scene, "01-lesson.md:5:1: warning: the question asks for what is not so ('not')");
	assert_broken(
	    lesson,
	    ask(lesson, "Question 3", "They are not paid, which is not fair. What he does not say is a sign.", "One"),
	    false, "", "a case");
}

/* ---- the learner's own life ----------------------------------------------------------------------------- */

static void questions_about_the_learner(void **state)
{
	struct lesson *lesson = *state;
	static const char personal[] = "question-personal ";
	const char *const titles[] = { "Have you ever been offered money?",
				       "Are you afraid of somebody?",
				       "What do your parents do?",
				       "Which part of your body hurts?",
				       "Who in your life listens?",
				       "When have you ever felt so?",
				       "What is your RELIGION?",
				       "My family is safe.",
				       NULL };
	each_title(lesson, titles, true, personal);
	each_title(lesson, titles, false, "");
	each_title(lesson,
		   TEXTS("What do Ana's parents owe?", "What do you say to Ana about her family?",
			 "She asks, \"Are your parents at home?\" What do you say?",
			 "What if the people you meet are you know who?", "Which facts belong in your notes?"),
		   true, "");
	assert_broken(lesson, ask(lesson, "Which?", "Think. Has anyone hurt you?", "One"), true, personal, "a stem");
	assert_broken(lesson, ask(lesson, "Which?", "", "I talk with my parents"), true, personal, "an option");
	assert_broken(lesson, ask(lesson, "Which?", "", "\"Are your parents at home?\""), true, "", "words to say");
}

static void questions_about_the_learner_in_spanish(void **state)
{
	struct lesson *lesson = *state;
	in_spanish(lesson);
	load(lesson, "Text.\n");
	each_title(lesson,
		   TEXTS("¿Alguna vez te han ofrecido dinero?", "¿Eres de otro país?", "¿Qué hacen TUS PADRES?",
			 "¿Quién te escucha en tu vida?", "¿Está usted en peligro?", "Mi familia está bien."),
		   true, "question-personal ");
	each_title(lesson,
		   TEXTS("¿Qué deben los padres de Ana?", "¿Qué le dice usted a Ana sobre su familia?",
			 "Ana pregunta: «¿Eres de aquí?»"),
		   true, "");
}

/* Statements to agree with, and questions to think about: here topics count as well. */
/* As if its question were of a type in which nothing is right or wrong. */
static void score_nothing(const struct module *module)
{
	static struct question_type unscored;
	unscored = *module->questions[0]->type;
	unscored.is_scored = false;
	module->questions[0]->type = &unscored;
}

static void without_a_right_answer_topics_count(void **state)
{
	struct lesson *lesson = *state;
	const char *const statements[] = { "I have used drugs.", "What I know of prison is enough.",
					   "You were arrested.", NULL };
	for (size_t i = 0; statements[i]; i++) {
		const struct module *module = ask(lesson, "Do you agree?", "", statements[i]);
		assert_broken(lesson, module, true, "", statements[i]);
		score_nothing(module);
		assert_broken(lesson, module, true, "question-personal ", statements[i]);
	}
	const struct module *module = ask(lesson, "Do you agree?", "", "Boys can be hurt by their family. I can help.");
	score_nothing(module);
	assert_broken(lesson, module, true, "", "an attitude");
}

static void a_kit_has_its_own_list(void **state)
{
	struct lesson *lesson = *state;
	scene_write(&lesson->scene, "kit/en/strings.yaml", "authoring:\n  absolute-words: perpetually\n");
	each_option(lesson, TEXTS("Ask perpetually"), "option-absolute ");
	each_option(lesson, TEXTS("Always ask"), "");
}

/* ---- patterns ------------------------------------------------------------------------------------------- */

/* Questions with three options in a lesson. The digits say which one is right, and `right` what it says; 'a', 'b', 'c' are right too,
 * but as long as the others. */
static const struct module *series(struct lesson *lesson, const char *digits, const char *right)
{
	struct arena *arena = &lesson->scene.arena;
	const char *text = "";
	for (size_t i = 0; digits[i]; i++) {
		const bool is_short = digits[i] >= 'a';
		const char place = (char)(is_short ? digits[i] - 'a' + '1' : digits[i]);
		text = arena_printf(arena, "%s### Number %zu? {#m01-q%zu .q}\n\n", text, i, i);
		for (char option = '1'; option <= '3'; option++) {
			const char *words = arena_printf(arena, "option no %c", option);
			text = arena_printf(arena, "%s- [%c] %s\n  > Why.\n", text, option == place ? 'x' : ' ',
					    option == place && !is_short ? right : words);
		}
		text = arena_printf(arena, "%s\n> Why.\n\n", text);
	}
	return load(lesson, text);
}

static void each_series(struct lesson *lesson, const char *const *digits, const char *expected)
{
	for (; *digits; digits++)
		assert_broken(lesson, series(lesson, *digits, "eleven let"), false, expected, *digits);
}

static void right_options_in_one_place(void **state)
{
	struct lesson *lesson = *state;
	each_series(lesson, TEXTS("11111", "11211", "33323133233"), "answer-position ");
	each_series(lesson, TEXTS("1111", "11223", "3332311323", "1"), "");
	series(lesson, "22122", "right");
	broken_by(lesson, lesson->module, false);
	assert_reported(
	    &lesson->scene,
	    "kit/en/m01-start/module.md:1:1: warning: in 4 of 5 single-choice questions of the lessons option 2 "
	    "is the right one;");
}

static void right_options_that_go_round(void **state)
{
	struct lesson *lesson = *state;
	each_series(lesson, TEXTS("123123", "1231231", "31231231", "12121", "321321"), "answer-position ");
	each_series(lesson, TEXTS("1231", "12312", "123122", "123132", "112233", "1213121"), "");
	series(lesson, "231231", "right");
	broken_by(lesson, lesson->module, false);
	assert_reported(
	    &lesson->scene,
	    "the right options of all 6 single-choice questions of the lessons go round (options 2, 3, 1, and again)");
}

static void right_options_that_are_longest(void **state)
{
	struct lesson *lesson = *state;
	static const char longest[] = "this is a good deal longer";
	assert_broken(lesson, series(lesson, "1232", longest), false, "answer-length ", "four of four");
	assert_reported(
	    &lesson->scene,
	    "kit/en/m01-start/module.md:1:1: warning: in 4 of 4 single-choice questions of the lessons the right "
	    "option is "
	    "clearly the longest (lines 01-lesson.md:3, 01-lesson.md:14, 01-lesson.md:25, 01-lesson.md:36);");
	assert_broken(lesson, series(lesson, "123", longest), false, "", "three questions");
	assert_broken(lesson, series(lesson, "1232", "some more letters"), false, "answer-length ", "characters count");
	assert_broken(lesson, series(lesson, "1232", "éééééé ééé"), false, "", "characters count, not bytes");
	assert_broken(lesson, series(lesson, "1232", "twelve letter"), false, "", "hardly longer");
	assert_broken(lesson, series(lesson, "12ca", longest), false, "", "half of them");
	assert_broken(lesson, series(lesson, "12c3a", longest), false, "answer-length ", "more than half");
}

/* "Verdadero" is longer than "Falso", and that is nobody's fault. */
static void true_and_false_have_their_lengths(void **state)
{
	struct lesson *lesson = *state;
	const char *text = "";
	for (int i = 0; i < 4; i++)
		text = arena_printf(&lesson->scene.arena,
				    "%s### Es así. {#m01-q%d .q .tf}\n\n- [x] Verdadero\n  > Sí.\n- [ ] Falso\n  > "
				    "No.\n\n> Así es.\n\n",
				    text, i);
	assert_broken(lesson, load(lesson, text), false, "", "Verdadero");
}

static void long_lists_of_lines_are_cut(void **state)
{
	struct lesson *lesson = *state;
	series(lesson, "123213121312312", "this is a good deal longer");
	broken_by(lesson, lesson->module, false);
	assert_reported(&lesson->scene, " and 3 more)");
}

/* The check is judged by itself, and its lines need no file name. */
static void the_check_is_a_series_of_its_own(void **state)
{
	struct lesson *lesson = *state;
	static const char question[] =
	    "%s## Number %d? {#m01-c%d .q objective=m01-o1}\n\n- [x] This one is right, as anybody can see\n  > Yes.\n"
	    "- [ ] No\n  > No.\n\n> Why.\n\n";
	const char *text = "# Check\n\n";
	for (int i = 0; i < 5; i++)
		text = arena_printf(&lesson->scene.arena, question, text, i, i);
	scene_write(&lesson->scene, "kit/en/m01-start/check.md", text);
	assert_broken(lesson, series(lesson, "2323", "right"), false, "answer-length answer-position ", "a check");
	assert_reported(&lesson->scene, "kit/en/m01-start/check.md:1:1: warning: in 5 of 5 single-choice questions of "
					"the check the right option is "
					"clearly the longest (lines 3, 12, 21, 30, 39);");
	assert_reported(
	    &lesson->scene,
	    "kit/en/m01-start/check.md:1:1: warning: in 5 of 5 single-choice questions of the check option 1 is");
}

/* Below the front matter, with or without a title behind it. */
static void lessons_with_waivers(void **state)
{
	static const char module[] = "---\ntitle: Start\nsummary: S.\nminutes: 5\nstatus: draft\n---\n"
				     "<!-- allow answer-position: the first step is always first -->\n\n%s";
	struct lesson *lesson = *state;
	const char *const bodies[] = { "", "# Start\n\nText.\n", "Text.\n" };
	for (size_t i = 0; i < 3; i++) {
		scene_write(&lesson->scene, "kit/en/m01-start/module.md",
			    arena_printf(&lesson->scene.arena, module, bodies[i]));
		series(lesson, "11111", "right");
		check_module(lesson->module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
		assert_silent(&lesson->scene);
	}
}

static void a_check_with_waivers(void **state)
{
	struct lesson *lesson = *state;
	const char *text = "<!-- allow answer-position: true is shown first -->\n\n# Check\n\n";
	for (int i = 0; i < 5; i++)
		text = arena_printf(&lesson->scene.arena,
				    "%s## Is it %d? {#m01-c%d .q objective=m01-o1}\n\n- [x] Yes\n  > Yes.\n- [ ] No\n  "
				    "> No.\n\n> Why.\n\n",
				    text, i, i);
	scene_write(&lesson->scene, "kit/en/m01-start/check.md", text);
	load(lesson, "Text.\n");
	check_module(lesson->module, &(struct check_rules){ 0 }, lesson->scene.diagnostics);
	assert_silent(&lesson->scene);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, lesson_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(options_that_stand_for_others),
		TEST(options_that_hold_always),
		TEST(questions_for_what_is_not),
		TEST(questions_for_what_is_not_in_spanish),
		TEST(stems_are_read_too),
		TEST(questions_about_the_learner),
		TEST(questions_about_the_learner_in_spanish),
		TEST(without_a_right_answer_topics_count),
		TEST(a_kit_has_its_own_list),
		TEST(right_options_in_one_place),
		TEST(right_options_that_go_round),
		TEST(right_options_that_are_longest),
		TEST(true_and_false_have_their_lengths),
		TEST(long_lists_of_lines_are_cut),
		TEST(the_check_is_a_series_of_its_own),
		TEST(lessons_with_waivers),
		TEST(a_check_with_waivers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
