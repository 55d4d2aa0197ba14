/*
 * Options: the help text, made from the tables.
 */
#include "options_table.h"

/* The options of build or check that are not for every command. */
static bool is_about_kit(const struct option_row *row)
{
	return (row->commands & (BIT(COMMAND_BUILD) | BIT(COMMAND_CHECK))) && !(row->commands & BIT(COMMAND_NONE));
}

static void write_option(const struct option_row *row, struct strbuf *out)
{
	struct strbuf left = STRBUF_INIT;

	if (row->letter)
		strbuf_addf(&left, "-%c, ", row->letter);
	else
		strbuf_addstr(&left, "    ");
	strbuf_addf(&left, "--%s%s%s", row->name, row->argument ? "=" : "", row->argument ? row->argument : "");
	strbuf_addf(out, "  %-27s  %s\n", left.text, row->help);
	strbuf_release(&left);
}

static void write_options(enum command command, struct strbuf *out)
{
	for (size_t i = 0; i < option_row_count; i++)
		if (option_rows[i].commands & BIT(command))
			write_option(&option_rows[i], out);
}

static void write_command_help(const struct command_row *row, struct strbuf *out)
{
	strbuf_addf(out, "Usage: waymark %s%s%s [OPTION...]\n\n", row->name, row->argument[0] ? " " : "",
	            row->argument);
	strbuf_addf(out, "  %s\n\nOptions:\n", row->help);
	write_options(row->command, out);
}

static void write_command(const struct command_row *row, struct strbuf *out)
{
	struct strbuf left = STRBUF_INIT;

	strbuf_addf(&left, "%s %s", row->name, row->argument);
	strbuf_addf(out, "  %-27s  %s\n", left.text, row->help);
	strbuf_release(&left);
}

static void write_whole_help(struct strbuf *out)
{
	strbuf_addstr(out, "Waymark turns a folder of Markdown into training that opens without a network.\n\n"
	                   "Usage: waymark COMMAND [OPTION...]\n\nCommands:\n");
	for (size_t i = 0; i < command_row_count; i++)
		write_command(&command_rows[i], out);
	strbuf_addstr(out, "\nOptions of build and check:\n");
	for (size_t i = 0; i < option_row_count; i++)
		if (is_about_kit(&option_rows[i]))
			write_option(&option_rows[i], out);
	strbuf_addstr(out, "\nAlways:\n");
	write_options(COMMAND_NONE, out);
	strbuf_addstr(out, "\nExit status: 0 clean, 1 the content has errors, 2 wrong usage, 3 the system failed.\n");
}

void options_write_help(enum command command, struct strbuf *out)
{
	for (size_t i = 0; i < command_row_count; i++) {
		if (command_rows[i].command == command) {
			write_command_help(&command_rows[i], out);
			return;
		}
	}
	write_whole_help(out);
}
