/* The command line: both forms of options, what belongs to which command, and messages that say what to write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "options.h"

struct fixture {
	struct arena arena;
	struct strbuf problem;
	struct options options;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .arena = ARENA_INIT, .problem = STRBUF_INIT };
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_release(&fixture->arena);
	strbuf_release(&fixture->problem);
	return 0;
}

/* The arguments after the program's name, separated by spaces. */
static bool parse(struct fixture *fixture, const char *line)
{
	char *arguments[32] = { arena_strdup(&fixture->arena, "waymark") };
	char *rest = arena_strdup(&fixture->arena, line);
	int count = 1;

	for (char *word = strtok(rest, " "); word; word = strtok(NULL, " "))
		arguments[count++] = word;
	strbuf_reset(&fixture->problem);
	return options_from_arguments(&fixture->arena, count, arguments, &fixture->options, &fixture->problem);
}

static void assert_refused(struct fixture *fixture, const char *line, const char *part)
{
	assert_false(parse(fixture, line));
	if (!strstr(fixture->problem.text, part))
		fail_msg("'%s' says '%s', not '%s'", line, fixture->problem.text, part);
}

static void defaults(void **state)
{
	struct fixture *fixture = *state;
	size_t count, built = 0;
	const struct target *const *all = targets(&count);

	for (size_t i = 0; i < count; i++)
		built += !all[i]->on_request;
	assert_true(built < count);
	assert_true(parse(fixture, "build"));
	assert_int_equal(fixture->options.command, COMMAND_BUILD);
	assert_string_equal(fixture->options.build.kit, "content");
	assert_string_equal(fixture->options.build.output, "dist");
	assert_int_equal(fixture->options.build.target_count, built);
	assert_int_equal(fixture->options.build.language_count, 0);
	assert_int_equal(fixture->options.build.module_count, 0);
	assert_null(fixture->options.build.region);
	assert_true(fixture->options.build.threads >= 1);
	assert_false(fixture->options.build.strict);
	assert_false(fixture->options.build.discreet);
}

static void every_form_of_an_option(void **state)
{
	static const char *const lines[] = { "build -o out", "build -oout", "build --output out", "build --output=out",
		                             "-o out build", "build kit -o out/" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_true(parse(fixture, lines[i]));
		assert_string_equal(fixture->options.build.output, "out");
	}
}

static void the_last_one_counts(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build -o one -o two"));
	assert_string_equal(fixture->options.build.output, "two");
}

static void lists(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build kit/ -l en,es -m m02 -r us-nc -j 3 --strict --quiet --discreet"));
	assert_string_equal(fixture->options.build.kit, "kit");
	assert_int_equal(fixture->options.build.language_count, 2);
	assert_string_equal(fixture->options.build.languages[1], "es");
	assert_int_equal(fixture->options.build.module_count, 1);
	assert_string_equal(fixture->options.build.modules[0], "m02");
	assert_string_equal(fixture->options.build.region, "us-nc");
	assert_int_equal(fixture->options.build.threads, 3);
	assert_true(fixture->options.build.strict);
	assert_true(fixture->options.build.quiet);
	assert_true(fixture->options.build.discreet);
}

static void versions_of_formats(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build"));
	assert_int_equal(fixture->options.build.formats.scorm_edition, 4);
	assert_int_equal(fixture->options.build.formats.cartridge_version, 11);
	assert_true(parse(fixture, "build --edition 3 --cartridge=1.3"));
	assert_int_equal(fixture->options.build.formats.scorm_edition, 3);
	assert_int_equal(fixture->options.build.formats.cartridge_version, 13);
	assert_refused(fixture, "build --edition 2", "'--edition' is '2'; write 3 or 4");
	assert_refused(fixture, "build --edition 3|4", "'--edition' is '3|4'; write 3 or 4");
	assert_refused(fixture, "build --cartridge 1.", "'--cartridge' is '1.'; write 1.1 or 1.3");
}

static void targets_in_the_order_of_the_table(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build --target=scorm12,site"));
	assert_int_equal(fixture->options.build.target_count, 2);
	assert_string_equal(fixture->options.build.targets[0]->name, "site");
	assert_string_equal(fixture->options.build.targets[1]->name, "scorm12");
}

static void a_school_asks_for_more(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "check"));
	assert_false(fixture->options.build.rules.school);
	assert_true(parse(fixture, "check --school"));
	assert_true(fixture->options.build.rules.school);
	assert_refused(fixture, "build --school", "'build' has no option '--school'");
	assert_refused(fixture, "build --due 30", "'build' has no option '--due'");
}

/* PDF files are printed from the facilitator area. */
static void what_a_target_needs_is_built_along(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build -t pdf"));
	assert_int_equal(fixture->options.build.target_count, 2);
	assert_string_equal(fixture->options.build.targets[0]->name, "facilitator");
	assert_string_equal(fixture->options.build.targets[1]->name, "pdf");
	assert_string_equal(fixture->options.build.formats.paper, "letter");
	assert_true(parse(fixture, "build -t pdf --paper A4"));
	assert_string_equal(fixture->options.build.formats.paper, "A4");
	assert_false(parse(fixture, "build --paper a5"));
	assert_string_equal(fixture->problem.text, "'--paper' is 'a5'; write letter or A4");
}

static void checking_writes_nothing(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "check kit --json"));
	assert_null(fixture->options.build.output);
	assert_true(fixture->options.json);
}

static void operands_after_two_dashes(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "build -- --odd-kit"));
	assert_string_equal(fixture->options.build.kit, "--odd-kit");
}

static void refusals(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, "", "waymark build");
	assert_refused(fixture, "biuld", "did you mean 'build'");
	assert_refused(fixture, "xyz", "there is build, check, translate, inspect, targets, rules");
	assert_refused(fixture, "build --traget site", "did you mean '--target'");
	assert_refused(fixture, "build -x", "unknown option '-x'");
	assert_refused(fixture, "build -t siet", "did you mean 'site'");
	assert_refused(fixture, "build -t quilting", "waymark targets");
	assert_refused(fixture, "build --strict=yes", "takes no value");
	assert_refused(fixture, "build -o", "--output=DIR");
	assert_refused(fixture, "build --output=", "--output=DIR");
	assert_refused(fixture, "build -l en,,es", "empty element");
	assert_refused(fixture, "build -l en,", "empty element");
	assert_refused(fixture, "build -j 0", "1 to 256");
	assert_refused(fixture, "build -j 2x", "1 to 256");
	assert_refused(fixture, "build -j 99999999999999999999", "1 to 256");
	assert_refused(fixture, "check --due 0", "1 to 3650");
	assert_refused(fixture, "check --due soon", "1 to 3650");
	assert_true(parse(fixture, "check --due 365"));
	assert_int_equal(fixture->options.build.rules.due, 365);
	assert_refused(fixture, "build one two", "'two' is one argument too many");
	assert_refused(fixture, "targets kit", "one argument too many");
}

static void options_belong_to_commands(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, "build --json", "'build' has no option '--json'");
	assert_refused(fixture, "check -o out", "'check' has no option '--output'");
	assert_refused(fixture, "check --discreet", "'check' has no option '--discreet'");
	assert_refused(fixture, "rules --strict", "'rules' has no option '--strict'");
	assert_refused(fixture, "build --version", "'build' has no option '--version'");
}

static void help_comes_before_all(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "--help"));
	assert_true(parse(fixture, "check -h -o x"));
	assert_true(fixture->options.help);
	assert_int_equal(fixture->options.command, COMMAND_CHECK);
	assert_true(parse(fixture, "--version"));
	assert_true(fixture->options.version);
}

static void help_lists_what_is_read(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf help = STRBUF_INIT;

	(void)fixture;
	options_write_help(COMMAND_CHECK, &help);
	assert_non_null(strstr(help.text, "--json"));
	assert_null(strstr(help.text, "--output"));
	strbuf_reset(&help);
	options_write_help(COMMAND_NONE, &help);
	assert_non_null(strstr(help.text, "-o, --output=DIR"));
	assert_non_null(strstr(help.text, "rules"));
	strbuf_release(&help);
}

static void translate_has_an_action_and_a_language(void **state)
{
	struct fixture *fixture = *state;

	assert_true(parse(fixture, "translate mark es kit -m m01"));
	assert_int_equal(fixture->options.command, COMMAND_TRANSLATE);
	assert_string_equal(fixture->options.language, "es");
	assert_string_equal(fixture->options.build.kit, "kit");
	assert_true(parse(fixture, "translate mark es"));
	assert_string_equal(fixture->options.build.kit, "content");
	assert_refused(fixture, "translate", "'translate' needs what to do");
	assert_refused(fixture, "translate mark", "'translate' needs the language");
	assert_refused(fixture, "translate sing es", "'sing' is nothing that 'translate' does; there is mark");
	assert_refused(fixture, "translate mark es kit more", "one argument too many");
	assert_refused(fixture, "translate mark es --strict", "'translate' has no option '--strict'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(defaults, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_form_of_an_option, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_last_one_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lists, set_up, tear_down),
		cmocka_unit_test_setup_teardown(versions_of_formats, set_up, tear_down),
		cmocka_unit_test_setup_teardown(targets_in_the_order_of_the_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_target_needs_is_built_along, set_up, tear_down),
		cmocka_unit_test_setup_teardown(checking_writes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_school_asks_for_more, set_up, tear_down),
		cmocka_unit_test_setup_teardown(operands_after_two_dashes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refusals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(options_belong_to_commands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_comes_before_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_lists_what_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(translate_has_an_action_and_a_language, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
