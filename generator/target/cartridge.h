/*
 * Cartridge: what the parts of the target imscc share. A cartridge has all modules of a language:
 *
 *     imsmanifest.xml          what there is, in order (cartridge_manifest.h)
 *     m07-check.xml            a module's check as an assessment (qti.h)
 *     bank.xml                 all questions of all checks
 *     pages/m07.html           a module's introduction, pages/m07-p1.html a lesson, pages/m07-s1.html a scenario
 *     pages/help.html          for the whole course: also glossary.html, references.html
 *     pages/media/ pages/s/    what they show and their style
 *     pages/units.html         where "Exit this page" leads in a kit that names no other place
 *
 * The pages lie in one folder, as those of a language do in a site, so links between them are names. What refers to files from QTI would
 * do so from the root, where Moodle (from the XML's folder) and the others (from the cartridge's root) mean the same place.
 */
#ifndef WAYMARK_TARGET_CARTRIDGE_H
#define WAYMARK_TARGET_CARTRIDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "target/target.h"

#define CARTRIDGE_NAME  "imscc"
#define CARTRIDGE_PAGES "pages/"
#define CARTRIDGE_MEDIA CARTRIDGE_PAGES "media/"

/* A page, or a check, that the manifest lists as an item. Everything lives as long as the file. */
struct cartridge_item {
	const char *id;    /* "m07-p1"; unlike those of all other items */
	const char *title; /* what LMSs list */
	struct bundle_file file;
};

struct cartridge_items {
	struct cartridge_item *list;
	size_t count;
	size_t capacity;
};

/* A module's pages, in order: introduction, lessons and scenarios. Mistakes are reported. */
void cartridge_add_module_pages(struct target_job *job, struct cartridge_items *items);

/* The pages of the course: help, glossary, references. Mistakes are reported. */
void cartridge_add_kit_pages(struct target_job *job, struct cartridge_items *items);

/* The neutral page (render/units.h) without its script: the table alone. NULL: mistakes were reported. */
struct blob *cartridge_units_page(struct target_job *job);

/* What LMSs list a section as: its title where the kit has plain titles, or "Community course – 7.2". */
const char *cartridge_section_title(struct arena *arena, const struct module *module, size_t index);

#endif
