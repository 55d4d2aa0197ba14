/*
 * Options: two tables, of commands and of options, and a reader that knows nothing but the tables.
 */
#include "options.h"

#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "options_table.h"
#include "options_value.h"

#define ON_KIT (BIT(COMMAND_BUILD) | BIT(COMMAND_CHECK))
#define ON_TEXT (ON_KIT | BIT(COMMAND_TRANSLATE))
#define ON_ANY (BIT(COMMAND_NONE) | ON_TEXT | BIT(COMMAND_INSPECT) | BIT(COMMAND_TARGETS) | BIT(COMMAND_RULES))

const struct command_row command_rows[] = {
	{ COMMAND_BUILD, "build", "[KIT]", "build every edition of the kit (default: content)" },
	{ COMMAND_CHECK, "check", "[KIT]", "report every mistake in the kit, write nothing" },
	{ COMMAND_TRANSLATE, "translate", "mark LANG [KIT]", "note in the texts of a language what they were translated from" },
	{ COMMAND_INSPECT, "inspect", "FILE.zip", "say what a package is and what is wrong with it, whoever made it" },
	{ COMMAND_TARGETS, "targets", "", "list what can be built, one line each" },
	{ COMMAND_RULES, "rules", "", "list what is checked, one line each" },
};

#define COMMAND_ROWS (sizeof command_rows / sizeof command_rows[0])

const size_t command_row_count = COMMAND_ROWS;

#define MEMBER(member) offsetof(struct options, member)

static const char *const translate_actions[] = { "mark", NULL };

const struct operand_row operand_rows[] = {
	{ COMMAND_TRANSLATE, "what to do", translate_actions, MEMBER(action) },
	{ COMMAND_TRANSLATE, "the language", NULL, MEMBER(language) },
	{ COMMAND_INSPECT, "the package", NULL, MEMBER(package) },
};

const size_t operand_row_count = sizeof operand_rows / sizeof operand_rows[0];

const struct option_row option_rows[] = {
	{ "output", 'o', VALUE_TEXT, "DIR", "where the editions go (default: dist)", BIT(COMMAND_BUILD),
	  MEMBER(build.output), 0 },
	{ "target", 't', VALUE_LIST, "TARGET,...", "only these formats (default: all but pdf)", ON_KIT, MEMBER(names),
	  MEMBER(name_count) },
	{ "language", 'l', VALUE_LIST, "LANG,...", "only these languages (default: all of the kit)", ON_KIT,
	  MEMBER(build.languages), MEMBER(build.language_count) },
	{ "module", 'm', VALUE_LIST, "MODULE,...", "only these modules (default: all of the kit)", ON_TEXT,
	  MEMBER(build.modules), MEMBER(build.module_count) },
	{ "region", 'r', VALUE_TEXT, "REGION", "whose helplines and law (default: the kit's)", ON_KIT,
	  MEMBER(build.region), 0 },
	{ "jobs", 'j', VALUE_THREADS, "N", "how many threads (default: one a processor)", ON_KIT,
	  MEMBER(build.threads), 0 },
	{ "templates", 0, VALUE_TEXT, "DIR", "templates to use instead of the program's own", ON_TEXT,
	  MEMBER(build.templates), 0 },
	{ "strict", 0, VALUE_FLAG, NULL, "warnings count as errors", ON_KIT, MEMBER(build.strict), 0 },
	{ "discreet", 0, VALUE_FLAG, NULL, "names of packages, headings and lists tell no more than numbers",
	  BIT(COMMAND_BUILD), MEMBER(build.discreet), 0 },
	{ "edition", 0, VALUE_CHOICE, "3|4", "edition of SCORM 2004 packages (default: 4)", BIT(COMMAND_BUILD),
	  MEMBER(build.formats.scorm_edition), 0 },
	{ "cartridge", 0, VALUE_CHOICE, "1.1|1.3", "version of Common Cartridges (default: 1.1)", BIT(COMMAND_BUILD),
	  MEMBER(build.formats.cartridge_version), 0 },
	{ "paper", 0, VALUE_WORD, "letter|A4", "size of PDF files (default: letter)", BIT(COMMAND_BUILD),
	  MEMBER(build.formats.paper), 0 },
	{ "quiet", 0, VALUE_FLAG, NULL, "print nothing but mistakes", ON_TEXT, MEMBER(build.quiet), 0 },
	{ "json", 0, VALUE_FLAG, NULL, "what is found as JSON on standard output", BIT(COMMAND_CHECK) | BIT(COMMAND_INSPECT),
	  MEMBER(json), 0 },
	{ "school", 0, VALUE_FLAG, NULL, "refuse questions about learners' own lives", BIT(COMMAND_CHECK),
	  MEMBER(build.rules.school), 0 },
	{ "due", 0, VALUE_DAYS, "DAYS", "tell also which helplines grow too old within as many days", BIT(COMMAND_CHECK),
	  MEMBER(build.rules.due), 0 },
	{ "packages", 0, VALUE_FLAG, NULL, "the rules that inspect has for packages", BIT(COMMAND_RULES), MEMBER(packages), 0 },
	{ "help", 'h', VALUE_FLAG, NULL, "show this help", ON_ANY, MEMBER(help), 0 },
	{ "version", 0, VALUE_FLAG, NULL, "show the version", BIT(COMMAND_NONE), MEMBER(version), 0 },
};

#define OPTION_ROWS (sizeof option_rows / sizeof option_rows[0])

const size_t option_row_count = OPTION_ROWS;

/* A command line while it is read. */
struct reading {
	struct arena *arena;
	char *const *arguments; /* what is left */
	size_t left;
	struct options *options;
	struct strbuf *problem;
	bool used[OPTION_ROWS];
	bool has_kit;
};

/* ---- arguments ------------------------------------------------------------------------------------------ */

/* One option; `value` is what stands in the same argument, or NULL. */
static bool take_option(struct reading *reading, const struct option_row *row, const char *value)
{
	reading->used[row - option_rows] = true;
	if (row->kind == VALUE_FLAG) {
		if (value) {
			strbuf_addf(reading->problem, "'--%s' takes no value; write --%s alone", row->name, row->name);
			return false;
		}
		*(bool *)((char *)reading->options + row->offset) = true;
		return true;
	}
	if (!value) {
		if (reading->left == 0) {
			strbuf_addf(reading->problem, "'--%s' needs a value; write --%s=%s", row->name, row->name,
			            row->argument);
			return false;
		}
		value = *reading->arguments++;
		reading->left--;
	}
	return option_take_value(reading->arena, row, value, reading->options, reading->problem);
}

static bool unknown_option(struct reading *reading, const char *name)
{
	const char *names[OPTION_ROWS];
	const char *nearest;

	for (size_t i = 0; i < OPTION_ROWS; i++)
		names[i] = option_rows[i].name;
	nearest = diag_nearest(name, names, OPTION_ROWS);
	strbuf_addf(reading->problem, "unknown option '--%s'", name);
	if (nearest)
		strbuf_addf(reading->problem, "; did you mean '--%s'?", nearest);
	return false;
}

/* "--name" or "--name=value" */
static bool take_long(struct reading *reading, const char *argument)
{
	const size_t length = strcspn(argument, "=");
	const char *value = argument[length] == '=' ? argument + length + 1 : NULL;

	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (strlen(option_rows[i].name) == length && strncmp(option_rows[i].name, argument, length) == 0)
			return take_option(reading, &option_rows[i], value);
	return unknown_option(reading, arena_strndup(reading->arena, argument, length));
}

/* "-o", its value in the next argument, or "-oDIR" */
static bool take_short(struct reading *reading, const char *argument)
{
	const char *value = argument[1] == '\0' ? NULL : argument + 1;

	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (option_rows[i].letter == *argument)
			return take_option(reading, &option_rows[i], value);
	strbuf_addf(reading->problem, "unknown option '-%s'", argument);
	return false;
}

static bool take_command(struct reading *reading, const char *name)
{
	const char *names[COMMAND_ROWS];
	const char *nearest;

	for (size_t i = 0; i < COMMAND_ROWS; i++) {
		names[i] = command_rows[i].name;
		if (strcmp(name, command_rows[i].name) == 0) {
			reading->options->command = command_rows[i].command;
			return true;
		}
	}
	nearest = diag_nearest(name, names, COMMAND_ROWS);
	strbuf_addf(reading->problem, "unknown command '%s'", name);
	if (nearest)
		strbuf_addf(reading->problem, "; did you mean '%s'?", nearest);
	for (size_t i = 0; i < COMMAND_ROWS && !nearest; i++)
		strbuf_addf(reading->problem, "%s%s", i == 0 ? "; there is " : ", ", names[i]);
	return false;
}

static bool has_kit(enum command command)
{
	for (size_t i = 0; i < COMMAND_ROWS; i++)
		if (command_rows[i].command == command)
			return strstr(command_rows[i].argument, "[KIT]") != NULL;
	return false;
}

/* A path as diagnostics show it: "content/" is "content". */
static const char *without_last_slash(struct arena *arena, const char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	return arena_strndup(arena, path, length);
}

/* What stands before the kit and was not given yet, or NULL. */
static const struct operand_row *next_operand(const struct reading *reading)
{
	for (size_t i = 0; i < operand_row_count; i++) {
		const struct operand_row *row = &operand_rows[i];
		const char *const *member = (const char *const *)(const void *)((const char *)reading->options + row->offset);
		if (row->command == reading->options->command && !*member)
			return row;
	}
	return NULL;
}

static bool is_known_operand(const struct operand_row *row, const char *argument)
{
	for (size_t i = 0; row->known && row->known[i]; i++)
		if (strcmp(row->known[i], argument) == 0)
			return true;
	return row->known == NULL;
}

static bool take_fixed(struct reading *reading, const struct operand_row *row, const char *argument)
{
	if (!is_known_operand(row, argument)) {
		strbuf_addf(reading->problem, "'%s' is nothing that 'translate' does; there is %s", argument, row->known[0]);
		return false;
	}
	*(const char **)(void *)((char *)reading->options + row->offset) = argument;
	return true;
}

static bool take_operand(struct reading *reading, const char *argument)
{
	const struct operand_row *row = next_operand(reading);

	if (reading->options->command == COMMAND_NONE)
		return take_command(reading, argument);
	if (row)
		return take_fixed(reading, row, argument);
	if (reading->has_kit || !has_kit(reading->options->command)) {
		strbuf_addf(reading->problem, "'%s' is one argument too many", argument);
		return false;
	}
	if (*argument == '\0') {
		strbuf_addstr(reading->problem, "the kit is empty; write the kit's folder");
		return false;
	}
	reading->has_kit = true;
	reading->options->build.kit = without_last_slash(reading->arena, argument);
	return true;
}

static bool take_arguments(struct reading *reading)
{
	bool only_operands = false;

	while (reading->left > 0) {
		const char *argument = *reading->arguments++;
		bool taken;

		reading->left--;
		if (!only_operands && strcmp(argument, "--") == 0) {
			only_operands = true;
			continue;
		}
		if (only_operands || argument[0] != '-' || argument[1] == '\0')
			taken = take_operand(reading, argument);
		else if (argument[1] == '-')
			taken = take_long(reading, argument + 2);
		else
			taken = take_short(reading, argument + 1);
		if (!taken)
			return false;
	}
	return true;
}

/* ---- what only makes sense together ----------------------------------------------------------------------- */

static const char *command_name(enum command command)
{
	for (size_t i = 0; i < COMMAND_ROWS; i++)
		if (command_rows[i].command == command)
			return command_rows[i].name;
	return "waymark";
}

static bool options_belong(const struct reading *reading)
{
	for (size_t i = 0; i < OPTION_ROWS; i++) {
		if (reading->used[i] && !(option_rows[i].commands & BIT(reading->options->command))) {
			strbuf_addf(reading->problem, "'%s' has no option '--%s'; 'waymark %s--help' lists what it has",
			            command_name(reading->options->command), option_rows[i].name,
			            reading->options->command == COMMAND_NONE
			                ? ""
			                : arena_printf(reading->arena, "%s ", command_name(reading->options->command)));
			return false;
		}
	}
	return true;
}

static bool is_wanted(const struct options *options, const char *name)
{
	for (size_t i = 0; i < options->name_count; i++)
		if (strcmp(options->names[i], name) == 0)
			return true;
	return false;
}

/* Is it what the named ones need, or, where none is named, one that is always built? */
static bool is_built(const struct options *options, const struct target *target)
{
	if (options->name_count == 0)
		return !target->on_request;
	if (is_wanted(options, target->name))
		return true;
	for (size_t i = 0; i < options->name_count; i++) {
		const char *needed = target_find(options->names[i])->needs;

		if (needed && strcmp(needed, target->name) == 0)
			return true;
	}
	return false;
}

static bool unknown_target(struct reading *reading, const char *name)
{
	size_t count;
	const struct target *const *all = targets(&count);
	const char **names = arena_calloc(reading->arena, count, sizeof *names);
	const char *nearest;

	for (size_t i = 0; i < count; i++)
		names[i] = all[i]->name;
	nearest = diag_nearest(name, names, count);
	strbuf_addf(reading->problem, "unknown target '%s'", name);
	if (nearest)
		strbuf_addf(reading->problem, "; did you mean '%s'?", nearest);
	else
		strbuf_addstr(reading->problem, "; 'waymark targets' lists them");
	return false;
}

/* In the order of the table, whatever the order on the command line, so that the output is the same. */
static bool choose_targets(struct reading *reading)
{
	struct options *options = reading->options;
	size_t count;
	const struct target *const *all = targets(&count);
	const struct target **chosen = arena_calloc(reading->arena, count, sizeof(*chosen));

	for (size_t i = 0; i < options->name_count; i++)
		if (!target_find(options->names[i]))
			return unknown_target(reading, options->names[i]);
	for (size_t i = 0; i < count; i++)
		if (is_built(options, all[i]))
			chosen[options->build.target_count++] = all[i];
	options->build.targets = chosen;
	return true;
}

static int processors(void)
{
	const long online = sysconf(_SC_NPROCESSORS_ONLN);

	return online < 1 ? 1 : online > OPTION_THREAD_LIMIT ? OPTION_THREAD_LIMIT : (int)online;
}

bool options_from_arguments(struct arena *arena, int argc, char *const *argv, struct options *options,
                            struct strbuf *problem)
{
	struct reading reading = { .arena = arena,
		                   .arguments = argv + 1,
		                   .left = argc > 1 ? (size_t)argc - 1 : 0,
		                   .options = options,
		                   .problem = problem };

	*options = (struct options){ .build = { .kit = "content",
		                                .output = "dist",
		                                .formats = { .scorm_edition = 4, .cartridge_version = 11, .paper = "letter" },
		                                .threads = processors() } };
	if (!take_arguments(&reading))
		return false;
	if (options->help)
		return true;
	if (!options_belong(&reading))
		return false;
	if (options->command == COMMAND_NONE && !options->version) {
		strbuf_addstr(problem, "no command; write 'waymark build' to build the kit in content/");
		return false;
	}
	const struct operand_row *missing = next_operand(&reading);
	if (missing) {
		strbuf_addf(problem, "'%s' needs %s; write 'waymark %s %s'", command_name(options->command), missing->name,
		            command_name(options->command),
		            options->command == COMMAND_INSPECT ? "FILE.zip" : "mark LANG");
		return false;
	}
	options->build.output = options->command == COMMAND_CHECK ? NULL
	                                                          : without_last_slash(arena, options->build.output);
	return choose_targets(&reading);
}
