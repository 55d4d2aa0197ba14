/*
 * Options, the tables: what commands and options there are. Read by the parser and by --help.
 */
#ifndef WAYMARK_OPTIONS_TABLE_H
#define WAYMARK_OPTIONS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"

#define BIT(command) (1u << (command))

struct command_row {
	enum command command;
	const char *name;
	const char *argument; /* as --help shows it; "" when there is none */
	const char *help;
};

/* What stands before the kit on the command line of a command. */
struct operand_row {
	enum command command;
	const char *name;         /* as --help shows it */
	const char *const *known; /* what it can be, up to a NULL; or NULL: anything */
	size_t offset;            /* of the member of struct options */
};

extern const struct operand_row operand_rows[];
extern const size_t operand_row_count;

/* VALUE_CHOICE: one of the numbers that `argument` has with '|' between them; a point in it is left out: "1.3" is 13. VALUE_WORD: one of the
 * words that it has so. */
enum value_kind { VALUE_FLAG, VALUE_TEXT, VALUE_LIST, VALUE_THREADS, VALUE_DAYS, VALUE_CHOICE, VALUE_WORD };

struct option_row {
	const char *name;
	char letter;          /* 0: there is no short form */
	enum value_kind kind;
	const char *argument; /* how --help calls the value; NULL for a flag */
	const char *help;
	unsigned commands;    /* a BIT() each */
	size_t offset;        /* of the member of struct options */
	size_t count_offset;  /* VALUE_LIST: of the member that counts */
};

extern const struct command_row command_rows[];
extern const size_t command_row_count;

extern const struct option_row option_rows[];
extern const size_t option_row_count;

#endif
