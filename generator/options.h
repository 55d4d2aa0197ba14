/*
 * Options: what the command line asks for. One table of commands and one of options make both the parser and --help.
 */
#ifndef WAYMARK_OPTIONS_H
#define WAYMARK_OPTIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "build.h"

enum command { COMMAND_NONE, COMMAND_BUILD, COMMAND_CHECK, COMMAND_TRANSLATE, COMMAND_INSPECT, COMMAND_TARGETS, COMMAND_RULES };

struct options {
	enum command command;
	bool help;
	bool version;
	bool json;                    /* check, inspect: what was found as JSON on stdout */
	bool packages;                /* rules: those of inspect */
	const char *package;          /* inspect: the zip */
	const char *action;           /* translate: "mark" */
	const char *language;         /* translate: code of the language that translates */
	const char *const *names;     /* of the targets asked for; build.targets holds the targets themselves */
	size_t name_count;
	struct build_options build;   /* kit, output, targets …, with defaults; templates NULL when not given */
};

/* Read the command line. Texts stay in `argv` or go to `arena`. False: `problem` says what is wrong and what to do. */
bool options_from_arguments(struct arena *arena, int argc, char *const *argv, struct options *options,
                            struct strbuf *problem);

/* The help for one command, or for the whole program when it is COMMAND_NONE. */
void options_write_help(enum command command, struct strbuf *out);

#endif
