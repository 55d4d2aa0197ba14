/*
 * Section file: what the texts of a module (introduction, lessons, scenarios, check) have in common: front matter, a title, a
 * body.
 */
#ifndef WAYMARK_LOAD_SECTION_FILE_H
#define WAYMARK_LOAD_SECTION_FILE_H

#include <stdbool.h>

#include "load/load.h"
#include "load/module_load.h"
#include "load/yaml.h"

/* One file of the module, opened. */
struct module_file {
	struct source source;
	struct frontmatter parts;
	const struct yaml *front; /* NULL: there is none that can be read */
};

/* Read a file of the module's folder and find its parts. False: reported. */
bool section_file_open(struct module_load *load, const char *name, struct module_file *file);

/* Parse the front matter into `file->front`. */
void section_file_front(struct module_load *load, struct module_file *file);

/* Where a key of the front matter stands; the file's start when it is not there. */
struct place section_file_place(const struct module_file *file, const char *key);

/* A new section of the module, and the one being read from now on. */
struct section *section_add(struct module_load *load, enum section_kind kind, const char *id, const char *path);

/* Parse the text into `section->body`. */
void section_read_body(struct module_load *load, struct section *section, const struct module_file *file);

/* Is it "# Title"? */
bool section_is_title(const struct node *node);

/* Take "# Title" from the front of the body; false when the body does not start with it. More of them are reported. */
bool section_take_title(struct module_load *load, struct section *section);

/* Give the section a title that its text does not have. */
void section_use_title(struct module_load *load, struct section *section, const char *title);

/* Report a title in the front matter (NULL: there is none) that is not the section's. */
void section_check_title(struct module_load *load, const struct section *section, const char *title,
			 struct place place);

/* "the title here is 'a', the one in the front matter is 'b'": `where` is "in the front matter". */
void section_report_titles(struct module_load *load, struct place place, const char *here, const char *where,
			   const char *there);

void section_report_extra_title(struct module_load *load, const struct node *node);
void section_report_no_title(struct module_load *load, const struct module_file *file);

#endif
