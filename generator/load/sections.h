/*
 * Sections: the texts of a module, each read into the section that it becomes.
 */
#ifndef WAYMARK_LOAD_SECTIONS_H
#define WAYMARK_LOAD_SECTIONS_H

#include "load/module_load.h"

void sections_read_introduction(struct module_load *load);

/* `name` is the file's, `id` the one it gives to the section. */
void sections_read_lesson(struct module_load *load, const char *name, const char *id);
void sections_read_scenario(struct module_load *load, const char *name);

/* check.md, and the pools that it draws from. */
void sections_read_check(struct module_load *load);

#endif
