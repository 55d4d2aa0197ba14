/*
 * Titles: how much of the course its names tell to somebody who only glances at a screen, a history or a list of files.
 *
 *     by default       Tabs, histories, LMS lists and file names say "Community course – 7". The course's own name and those of its
 *                      modules stand inside the pages only: that is what a reader came for.
 *     titles: plain    In LMS packages, where a course is found by its name, tabs and manifests say the names. The site and the
 *                      one-file editions stay as they are: those are what lies on shared devices and in histories.
 *     --discreet       Whatever kit.yaml says: also the heading of the start page, the menu, the names of packages and of media say no more
 *                      than numbers, and the start page has no summaries.
 *
 * Identifiers in manifests are the same in all three: by them an LMS recognises a package's next version, and it shows them to nobody.
 * They are made of ids, so an id should be a number ("m07") or a word that tells nothing.
 */
#ifndef WAYMARK_RENDER_TITLES_H
#define WAYMARK_RENDER_TITLES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/model.h"

/* Where a title will be read. */
enum title_place { TITLE_ON_DEVICE, TITLE_IN_LMS };

/* "2" of the module "m02", as pages and titles show it; the id where it has no number. Points into the id. */
const char *title_module_number(const struct module_entry *entry);

/* The course, in tabs and lists. */
const char *title_of_course(const struct kit *kit, const struct edition *edition, enum title_place place);

/* A module, in tabs and lists: "Community course – 2". It ends with the number, because the script adds the page: "… – 2.3". */
const char *title_of_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    const struct module_entry *entry, enum title_place place);

/* The course as the start page's heading, a module as the heading of its menu. */
const char *title_heading(const struct kit *kit, const struct edition *edition);
const char *title_menu(struct arena *arena, const struct kit *kit, const struct edition *edition,
		       const struct module_entry *entry);

#endif
